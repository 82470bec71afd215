//! `self` becomes `__self`.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Block;
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};

use crate::source::arguments::self_name;
use crate::syntax::tokens;

/// `self` can't be a variable of the emitted closure: it becomes `__self`, in macros' tokens too.
///
/// Nested items have a `self` of their own.
pub(crate) fn rename_self(block: &mut Block) {
    RenameSelf.visit_block_mut(block);
}

struct RenameSelf;

impl VisitMut for RenameSelf {
    fn visit_ident_mut(&mut self, ident: &mut Ident) {
        if ident == "self" {
            *ident = self_name(ident.span());
        }
    }

    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        // `self::module` is a path; `self` alone is the receiver.
        if path.segments.len() == 1 {
            visit_mut::visit_path_mut(self, path);
        } else {
            for segment in &mut path.segments {
                self.visit_path_arguments_mut(&mut segment.arguments);
            }
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        mac.tokens = renamed(mac.tokens.clone());
    }

    fn visit_item_mut(&mut self, item: &mut syn::Item) {
        if let syn::Item::Macro(item) = item {
            item.mac.tokens = renamed(item.mac.tokens.clone());
        }
    }
}

pub(crate) fn renamed(tokens: TokenStream) -> TokenStream {
    tokens::replaced(tokens, &mut |_, rest| match rest {
        [TokenTree::Ident(ident), next, ..] if ident == "self" && tokens::is_sign(next, ':') => None,
        [TokenTree::Ident(ident), ..] if ident == "self" => Some((1, self_name(ident.span()).into_token_stream())),
        [TokenTree::Literal(literal), ..] => Some((1, renamed_capture(literal.clone()).into_token_stream())),
        _ => None,
    })
}

/// `"{self}"` in a format string captures the receiver.
fn renamed_capture(literal: proc_macro2::Literal) -> proc_macro2::Literal {
    let text = literal.to_string();
    if !text.contains("{self") || !text.ends_with(['"', '#']) {
        return literal;
    }
    let text = text.replace("{self}", "{__self}").replace("{self:", "{__self:");
    match text.parse::<proc_macro2::Literal>() {
        Ok(mut renamed) => {
            renamed.set_span(Span::mixed_site().located_at(literal.span()));
            renamed
        }
        Err(_) => literal,
    }
}
