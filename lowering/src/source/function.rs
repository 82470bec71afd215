//! The annotated item, and its arguments as the body sees them.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Block, Signature, Token, Type, Visibility};

use super::arguments::self_name;
use super::attribute;
use crate::diagnostics::Diagnostics;
use crate::syntax::hygiene::Context;
use crate::syntax::pattern;

/// A function, a method, or a trait's method without a body.
#[derive(Clone)]
pub(crate) struct Function {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) defaultness: Option<Token![default]>,
    pub(crate) signature: Signature,
    /// `None` for a method that a trait only declares.
    pub(crate) block: Option<Block>,
    pub(crate) semi: Option<Token![;]>,
}

impl Parse for Function {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut attrs = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        let defaultness =
            if input.peek(Token![default]) && !input.peek2(Token![!]) { Some(input.parse()?) } else { None };
        let signature = input.parse()?;
        if input.peek(Token![;]) {
            let semi = Some(input.parse()?);
            return Ok(Function { attrs, visibility, defaultness, signature, block: None, semi });
        }
        let content;
        let brace_token = syn::braced!(content in input);
        // They say the same of the function from outside, where the emitted body can't hold them.
        attrs.extend(
            content
                .call(Attribute::parse_inner)?
                .into_iter()
                .map(|attribute| Attribute { style: syn::AttrStyle::Outer, ..attribute }),
        );
        let stmts = content.call(Block::parse_within)?;
        let block = Some(Block { brace_token, stmts });
        Ok(Function { attrs, visibility, defaultness, signature, block, semi: None })
    }
}

impl ToTokens for Function {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Function { attrs, visibility, defaultness, signature, block, semi } = self;
        tokens.extend(quote!(#(#attrs)* #visibility #defaultness #signature #block #semi));
    }
}

impl Function {
    /// A second `#[generator]` would find a machine in place of a body.
    pub(crate) fn take_own_attribute(&mut self, diagnostics: &Diagnostics) {
        self.attrs.retain(|attribute| {
            let again = attribute::is_generator_attribute(attribute);
            if again {
                diagnostics.error(attribute, "`#[generator]` is given twice: leave one out");
            }
            !again
        });
    }
}

/// Whether the parameters bind one name twice. Their patterns are taken out of the signature, where rustc would tell of it.
pub(crate) fn binds_twice(signature: &Signature) -> bool {
    struct Bound {
        names: HashSet<(String, Context)>,
        twice: bool,
    }
    impl<'ast> Visit<'ast> for Bound {
        fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
            let name = (pat.ident.to_string(), Context::of(pat.ident.span()));
            self.twice |= pattern::is_binding(pat) && !self.names.insert(name);
            visit::visit_pat_ident(self, pat);
        }

        /// Alternatives bind the same names.
        fn visit_pat_or(&mut self, pat: &'ast syn::PatOr) {
            pat.cases.first().into_iter().for_each(|case| self.visit_pat(case));
        }

        fn visit_type(&mut self, _: &'ast Type) {}
        fn visit_expr(&mut self, _: &'ast syn::Expr) {}
    }
    let mut bound = Bound { names: HashSet::new(), twice: false };
    signature.inputs.iter().for_each(|input| bound.visit_fn_arg(input));
    bound.twice
}

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

fn renamed(tokens: TokenStream) -> TokenStream {
    let mut renamed = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        renamed.push(match token {
            TokenTree::Ident(ident) if ident == "self" => {
                let is_path = matches!(tokens.peek(), Some(TokenTree::Punct(next)) if next.as_char() == ':');
                TokenTree::Ident(if is_path { ident } else { self_name(ident.span()) })
            }
            TokenTree::Group(group) => {
                let mut inner = proc_macro2::Group::new(group.delimiter(), self::renamed(group.stream()));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            TokenTree::Literal(literal) => TokenTree::Literal(renamed_capture(literal)),
            other => other,
        });
    }
    renamed.into_iter().collect()
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
