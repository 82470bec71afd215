//! A `break` with a value out of a `for` or a `while`, which have none. rustc says so, but of the `loop` that such a loop becomes, which may
//! have one, it would say something else. So the `break` stands once more in a loop of its own, in code that never runs, and leaves
//! without its value where it stood:
//!
//! ```text
//! for x in xs { yield_!(x); break Some(x); }
//!
//! for x in xs { yield_!(x); { let _ = Some(x); break } }
//! let _ = || { for _ in [(); 0] { break assigned() } };
//! ```

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Label, Lifetime};

use super::foregone::assigned;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

/// Takes the values away, and what makes rustc tell of them.
pub(crate) fn taken_out(block: &mut Block) -> TokenStream {
    let mut valueless = Valueless { around: Vec::new(), again: TokenStream::new() };
    WalkerMut(&mut valueless).visit_block_mut(block);
    valueless.again
}

/// What a `break` may leave.
struct Around {
    label: Option<Lifetime>,
    /// As it begins where it has no value; `None` for what has one.
    head: Option<TokenStream>,
    /// A block is left by its label only.
    is_loop: bool,
}

struct Valueless {
    around: Vec<Around>,
    again: TokenStream,
}

impl Valueless {
    fn inside(&mut self, label: Option<&Label>, head: Option<TokenStream>, is_loop: bool, expr: &mut Expr) -> Walk {
        self.around.push(Around { label: label.map(|label| label.name.clone()), head, is_loop });
        visit_mut::visit_expr_mut(&mut WalkerMut(self), expr);
        self.around.pop();
        Walk::Over
    }

    /// What this `break` leaves.
    fn left_by(&self, label: Option<&Lifetime>) -> Option<&Around> {
        self.around.iter().rev().find(|around| match label {
            Some(label) => around.label.as_ref().is_some_and(|name| name.ident == label.ident),
            None => around.is_loop,
        })
    }
}

impl VisitorMut for Valueless {
    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        match expr {
            Expr::ForLoop(looped) => {
                let (label, token) = (looped.label.clone(), looped.for_token);
                // Rustc underlines the head of the loop.
                let all = looped.expr.span();
                let head = quote_spanned!(all=> #label #token _ in [(); 0]);
                self.inside(label.as_ref(), Some(head), true, expr)
            }
            Expr::While(looped) => {
                let (label, token) = (looped.label.clone(), looped.while_token);
                let all = looped.cond.span();
                let head = quote_spanned!(all=> #label #token ::genfn::__private::assigned::<bool>());
                self.inside(label.as_ref(), Some(head), true, expr)
            }
            Expr::Loop(looped) => {
                let label = looped.label.clone();
                self.inside(label.as_ref(), None, true, expr)
            }
            Expr::Block(block) if block.label.is_some() => {
                let label = block.label.clone();
                self.inside(label.as_ref(), None, false, expr)
            }
            Expr::Break(jump) => {
                let Some(value) = jump.expr.clone() else { return Walk::Into };
                let Some(Around { head: Some(head), .. }) = self.left_by(jump.label.as_ref()) else {
                    return Walk::Into;
                };
                let (token, label) = (jump.break_token, &jump.label);
                let again = assigned(&value);
                let mut body = Group::new(Delimiter::Brace, quote!(#token #label #again));
                body.set_span(value.span());
                let again = quote!(let _ = || { #head #body };);
                *expr = syn::parse_quote!({ let _ = #value; #token #label });
                self.again.extend(again);
                Walk::Into
            }
            _ => Walk::Into,
        }
    }
}
