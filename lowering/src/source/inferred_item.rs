//! The item of a `gen_!` without a type, as far as rustc has to know it before it infers types.
//!
//! ```text
//! gen_!({ yield_!(f(x)); })              _
//! gen_!({ yield_!(Ok(f(x)?)); })         Result<_, _>
//! gen_!({ yield_!(Some(f(x)?)); })       Option<_>: refused
//! ```
//!
//! A `?` or a `return` of a value ends the body with an error, which is the last item: so the items are `Result`s. They are not, if
//! something that is yielded or returned is written as an `Option`: then the `?` is [refused](crate::check), once, and not the items, too.

use proc_macro2::TokenStream;
use quote::quote;
use syn::visit::Visit;
use syn::{Block, Expr, Macro, Stmt};

use crate::syntax::markers::Marker;
use crate::syntax::place::bare;
use crate::syntax::walk::{Visitor, Walk, Walker};

/// Its type, or `_`.
pub(crate) fn of(block: &Block) -> TokenStream {
    let mut shown = Shown { may_raise: false, is_option: false };
    Walker(&mut shown).visit_block(block);
    match shown {
        Shown { may_raise: false, .. } => quote!(_),
        Shown { is_option: true, .. } => quote!(::genfn::__private::Option<_>),
        Shown { is_option: false, .. } => quote!(::genfn::__private::Result<_, _>),
    }
}

/// What a body shows of its item.
struct Shown {
    /// Whether it may end with an error.
    may_raise: bool,
    /// Whether one is written as an `Option`.
    is_option: bool,
}

impl Visitor for Shown {
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        match expr {
            Expr::Try(_) => self.may_raise = true,
            Expr::Return(jump) => {
                if let Some(value) = &jump.expr {
                    self.may_raise = true;
                    self.is_option |= is_option(value);
                }
            }
            _ => {}
        }
        Walk::Into
    }

    fn enter_macro(&mut self, mac: &Macro) -> Walk {
        if let Some(Marker::Yield) = Marker::of(mac)
            && let Ok(operand) = mac.parse_body()
        {
            self.is_option |= is_option(&operand);
        }
        Walk::Into
    }
}

/// Whether a value is `Some(…)` or `None` on one of its paths.
fn is_option(value: &Expr) -> bool {
    let ends_as_option = |block: &Block| matches!(block.stmts.last(), Some(Stmt::Expr(tail, None)) if is_option(tail));
    match bare(value) {
        Expr::Call(call) => names(&call.func, "Some"),
        Expr::Path(_) => names(value, "None"),
        Expr::Block(block) => ends_as_option(&block.block),
        Expr::If(branch) => {
            let otherwise = branch.else_branch.as_ref().is_some_and(|(_, otherwise)| is_option(otherwise));
            ends_as_option(&branch.then_branch) || otherwise
        }
        Expr::Match(matched) => matched.arms.iter().any(|arm| is_option(&arm.body)),
        _ => false,
    }
}

/// `Some`, `Option::Some`, `Option::<u32>::Some`.
fn names(path: &Expr, variant: &str) -> bool {
    matches!(bare(path), Expr::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == variant))
}
