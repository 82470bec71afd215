//! `self` becomes a [name](crate::source::arguments::self_name) that looks like it.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Block;
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;

use crate::source::arguments::{SELF, self_name};
use crate::syntax::tokens;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{NestedMut, VisitorMut, WalkerMut};

/// `self` can't be a variable of the emitted closure: it becomes a name that looks like it, in macros' tokens too.
///
/// Nested items have a `self` of their own.
pub(crate) fn rename_self(block: &mut Block) {
    note_name();
    WalkerMut(&mut RenameSelf).visit_block_mut(block);
}

/// rustc's lints about letters look at where a crate has a name first: in a macro of another crate they leave it alone.
fn note_name() {
    drop(TokenStream::from(TokenTree::Ident(self_name(Span::mixed_site()))));
}

struct RenameSelf;

impl VisitorMut for RenameSelf {
    fn visit_ident(&mut self, ident: &mut Ident) {
        if ident == "self" {
            *ident = self_name(ident.span());
        }
    }

    fn enter_path(&mut self, path: &mut syn::Path) -> Walk {
        // `self::module` is a path; `self` alone is the receiver.
        if path.segments.len() == 1 {
            return Walk::Into;
        }
        for segment in &mut path.segments {
            WalkerMut(self).visit_path_arguments_mut(&mut segment.arguments);
        }
        Walk::Over
    }

    fn enter_macro(&mut self, mac: &mut syn::Macro) -> Walk {
        mac.tokens = renamed(mac.tokens.clone());
        Walk::Over
    }

    fn enter_nested(&mut self, nested: NestedMut<'_>) -> Walk {
        if let NestedMut::Item(syn::Item::Macro(item)) = nested {
            item.mac.tokens = renamed(item.mac.tokens.clone());
            return Walk::Over;
        }
        nested.unless_item()
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
    let text = text.replace("{self}", &format!("{{{SELF}}}")).replace("{self:", &format!("{{{SELF}:"));
    match text.parse::<proc_macro2::Literal>() {
        Ok(mut renamed) => {
            renamed.set_span(literal.span());
            renamed
        }
        Err(_) => literal,
    }
}
