//! The markers (`yield_!`, `yield_from!`, `try_!`) and where they stand.
//!
//! A marker is known by the last segment of its path, so that `genfn::yield_!` is one too.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::visit::Visit;
use syn::{Expr, Macro};

use crate::macros;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marker {
    Yield,
    YieldFrom,
    Try,
}

impl Marker {
    pub(crate) fn of(mac: &Macro) -> Option<Marker> {
        if is_mention(mac) {
            return None;
        }
        Marker::named(&mac.path.segments.last()?.ident)
    }

    fn named(name: &proc_macro2::Ident) -> Option<Marker> {
        if name == "yield_" {
            Some(Marker::Yield)
        } else if name == "yield_from" {
            Some(Marker::YieldFrom)
        } else if name == "try_" {
            Some(Marker::Try)
        } else {
            None
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Marker::Yield => "yield_!",
            Marker::YieldFrom => "yield_from!",
            Marker::Try => "try_!",
        }
    }
}

/// `yield_!(@);`, which stands where a marker stood and is nothing: the name is still resolved, so that an editor can tell what
/// it means, and that its import counts as used.
pub(crate) fn mention(path: &syn::Path) -> TokenStream {
    quote!(#path!(@);)
}

/// Whether a macro is what is left of a marker.
pub(crate) fn is_mention(mac: &Macro) -> bool {
    let mut tokens = mac.tokens.clone().into_iter();
    matches!((tokens.next(), tokens.next()), (Some(TokenTree::Punct(at)), None) if at.as_char() == '@')
}

/// Whether this is the name of a marker.
pub(crate) fn is_marker(name: &proc_macro2::Ident) -> bool {
    Marker::named(name).is_some()
}

/// Whether evaluating this expression may suspend the generator that it stands in.
///
/// Closures, async blocks and items are functions of their own: what they hold is not evaluated here.
pub(crate) fn suspends(expr: &Expr) -> bool {
    search(|finder| finder.visit_expr(expr))
}

pub(crate) fn block_suspends(block: &syn::Block) -> bool {
    search(|finder| finder.visit_block(block))
}

pub(crate) fn stmt_suspends(stmt: &syn::Stmt) -> bool {
    search(|finder| finder.visit_stmt(stmt))
}

/// Whether the body handles exceptions: whether a `try_!` stands in it.
pub(crate) fn block_handles(block: &syn::Block) -> bool {
    tokens_hold(&block.to_token_stream(), "try_")
}

/// Whether `GeneratorExit` is named, which may be raised.
pub(crate) fn names_exit(block: &syn::Block) -> bool {
    tokens_hold(&block.to_token_stream(), "GeneratorExit")
}

/// Whether an identifier stands anywhere among these tokens.
pub(crate) fn tokens_hold(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => tokens_hold(&group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

fn search(visit: impl FnOnce(&mut Finder)) -> bool {
    let mut finder = Finder { found: false };
    visit(&mut finder);
    finder.found
}

struct Finder {
    found: bool,
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_macro(&mut self, mac: &'ast Macro) {
        if Marker::of(mac).is_some() {
            self.found = true;
        } else if !self.found
            && tokens_hold_marker(&mac.tokens)
            && let Some(operands) = macros::operands(mac)
        {
            operands.exprs().for_each(|expr| self.visit_expr(expr));
        }
    }
    fn visit_expr(&mut self, expr: &'ast Expr) {
        if !self.found {
            syn::visit::visit_expr(self, expr);
        }
    }
    fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
    fn visit_expr_async(&mut self, _: &'ast syn::ExprAsync) {}
    fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}
    fn visit_item(&mut self, _: &'ast syn::Item) {}
    fn visit_type(&mut self, _: &'ast syn::Type) {}
}

/// Whether a marker is invoked anywhere among these tokens.
pub(crate) fn tokens_hold_marker(tokens: &TokenStream) -> bool {
    marker_among(tokens).is_some()
}

/// The first marker among tokens that nobody has parsed.
pub(crate) fn marker_among(tokens: &TokenStream) -> Option<(proc_macro2::Ident, Marker)> {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    tokens.iter().enumerate().find_map(|(i, token)| {
        let TokenTree::Group(group) = token else { return None };
        let invoked = match &tokens[..i] {
            [.., TokenTree::Ident(name), TokenTree::Punct(bang)] if bang.as_char() == '!' => {
                Marker::named(name).map(|marker| (name.clone(), marker))
            }
            _ => None,
        };
        invoked.or_else(|| marker_among(&group.stream()))
    })
}
