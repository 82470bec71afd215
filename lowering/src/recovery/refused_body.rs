//! The body of a function that could not be lowered, beside its stub: so that what it names counts as used, and what else is
//! wrong in it is told of in the same build.
//!
//! ```text
//! let _ = || {
//!     loop {
//!         let word = { let _ = text.next(); compile_error!("…") };       // was: yield_!(text.next())
//!         break;
//!     }
//! };
//! ```
//!
//! What can't be compiled as it is becomes a `compile_error!` once more: the same one, which rustc shows once. Its type is
//! unknown to rustc from then on, and nothing follows from it.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::Parser;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Stmt};

use crate::exceptions::grammar::{Caught, Handler, Try};
use crate::source::arguments::Argument;
use crate::source::attribute;
use crate::syntax::macros;
use crate::syntax::markers::{self, Marker};

/// The body, never run; `error` is an error that is reported anyway.
pub(crate) fn body(block: &Block, arguments: &[Argument], awaits: bool, error: &TokenStream) -> TokenStream {
    let mut block = block.clone();
    Refused { error, awaits }.visit_block_mut(&mut block);
    let patterns = arguments.iter().filter_map(|Argument { name, pat, .. }| {
        let pat = pat.as_ref()?;
        Some(quote!(let #pat = #name;))
    });
    let awaits = awaits.then(|| quote!(async));
    // A `break` that has nothing to leave was told of.
    let refused = quote! {
        let _ = #awaits || {
            #(#patterns)*
            loop {
                #block;
                break;
            }
        };
    };
    // What syn reads it may write otherwise.
    if Block::parse_within.parse2(refused.clone()).is_ok() { refused } else { TokenStream::new() }
}

/// An item that can't be read. If rustc can't read it either, it has said so, and does again; else it says so of the markers.
pub(crate) fn unread(item: TokenStream, error: &TokenStream) -> TokenStream {
    if markers::tokens_hold_marker(&item) { Refused { error, awaits: true }.tokens(item) } else { error.clone() }
}

#[derive(Clone, Copy)]
struct Refused<'a> {
    error: &'a TokenStream,
    awaits: bool,
}

impl Refused<'_> {
    fn error(self) -> Expr {
        let error = self.error;
        Expr::Verbatim(quote!((#error)))
    }

    /// An expression that evaluates the same operands.
    fn marker(&mut self, marker: Marker, mac: &syn::Macro) -> Expr {
        let error = self.error;
        let mention = markers::mention(&mac.path);
        if marker.is_try() {
            let Ok(mut found) = Try::of(mac) else { return Expr::Verbatim(quote!(({ #mention #error }))) };
            let handlers: TokenStream = found.handlers.iter_mut().map(|handler| self.handler(handler)).collect();
            let blocks = [Some(&mut found.body), found.otherwise.as_mut(), found.finally.as_mut()];
            blocks.into_iter().flatten().for_each(|block| self.visit_block_mut(block));
            let (body, otherwise, finally) = (&found.body, &found.otherwise, &found.finally);
            return Expr::Verbatim(
                quote!(({ #mention #body; match #error { #handlers _ => {} } { #otherwise; #finally; } #error })),
            );
        }
        let Some(operands) = macros::operands(mac) else { return Expr::Verbatim(quote!(({ #mention #error }))) };
        let mut operands: Vec<Expr> = operands.exprs().cloned().collect();
        operands.iter_mut().for_each(|operand| self.visit_expr_mut(operand));
        Expr::Verbatim(quote!(({ #mention #(let _ = #operands;)* #error })))
    }

    fn handler(&mut self, handler: &mut Handler) -> TokenStream {
        let pat = match &handler.caught {
            Caught::Matching { error: Some(pat), .. } => pat.to_token_stream(),
            Caught::Matching { error: None, .. } | Caught::All => quote!(_),
        };
        let guard = handler.guard.as_mut().map(|(token, guard)| {
            self.visit_expr_mut(guard);
            quote!(#token #guard)
        });
        self.visit_expr_mut(&mut handler.body);
        let body = &handler.body;
        quote!(#pat #guard => { #body; })
    }

    /// Markers among tokens that nobody has parsed.
    fn tokens(self, tokens: TokenStream) -> TokenStream {
        let mut replaced: Vec<TokenTree> = Vec::new();
        for token in tokens {
            match (&token, &replaced[..]) {
                (TokenTree::Group(_), [.., TokenTree::Ident(name), TokenTree::Punct(bang)])
                    if bang.as_char() == '!' && markers::is_marker(name) =>
                {
                    replaced.truncate(replaced.len() - 2);
                    while let [.., TokenTree::Ident(_), TokenTree::Punct(a), TokenTree::Punct(b)] = &replaced[..]
                        && a.as_char() == ':'
                        && b.as_char() == ':'
                    {
                        replaced.truncate(replaced.len() - 3);
                    }
                    replaced.extend(self.error().into_token_stream());
                }
                (TokenTree::Group(group), _) => {
                    let mut inside = Group::new(group.delimiter(), self.tokens(group.stream()));
                    inside.set_span(group.span());
                    replaced.push(TokenTree::Group(inside));
                }
                _ => replaced.push(token),
            }
        }
        replaced.into_iter().collect()
    }
}

impl VisitMut for Refused<'_> {
    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        if let Stmt::Macro(found) = stmt
            && let Some(marker) = Marker::of(&found.mac)
        {
            *stmt = Stmt::Expr(self.marker(marker, &found.mac), found.semi_token);
        } else {
            visit_mut::visit_stmt_mut(self, stmt);
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Macro(found) if Marker::of(&found.mac).is_some() => {
                let marker = Marker::of(&found.mac).unwrap_or(Marker::Yield);
                *expr = self.marker(marker, &found.mac.clone());
            }
            Expr::Await(found) if !self.awaits => {
                let (mut base, error) = (found.base.clone(), self.error);
                self.visit_expr_mut(&mut base);
                *expr = Expr::Verbatim(quote!(({ let _ = #base; #error })));
            }
            // What the closure around it returns is not what the generator does.
            Expr::Try(found) => {
                let (mut inner, error) = (found.expr.clone(), self.error);
                self.visit_expr_mut(&mut inner);
                *expr = Expr::Verbatim(quote!(({ let _ = #inner; #error })));
            }
            Expr::Return(found) => {
                let (mut value, error) = (found.expr.clone(), self.error);
                value.iter_mut().for_each(|value| self.visit_expr_mut(value));
                *expr = Expr::Verbatim(quote!(({ let _ = { #value }; return #error })));
            }
            Expr::Yield(_) => *expr = self.error(),
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_expr_async_mut(&mut self, block: &mut syn::ExprAsync) {
        let mut inside = Refused { awaits: true, ..*self };
        visit_mut::visit_expr_async_mut(&mut inside, block);
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        mac.tokens = self.tokens(mac.tokens.clone());
    }

    fn visit_item_fn_mut(&mut self, item: &mut syn::ItemFn) {
        // A nested generator is expanded by its own attribute.
        if !item.attrs.iter().any(attribute::is_generator_attribute) {
            let mut inside = Refused { awaits: item.sig.asyncness.is_some(), ..*self };
            visit_mut::visit_item_fn_mut(&mut inside, item);
        }
    }

    fn visit_impl_item_fn_mut(&mut self, item: &mut syn::ImplItemFn) {
        if !item.attrs.iter().any(attribute::is_generator_attribute) {
            let mut inside = Refused { awaits: item.sig.asyncness.is_some(), ..*self };
            visit_mut::visit_impl_item_fn_mut(&mut inside, item);
        }
    }
}
