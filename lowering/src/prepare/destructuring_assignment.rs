//! Assignments that take a value apart.
//!
//! ```text
//! (a, _) = value;
//!
//! { let (place, _) = value; a = place; };
//! ```
//!
//! That is what rustc makes of them. It is made here where the value suspends, and of all of them where native code is taken
//! apart, or it matters what locals held before: so what the pattern leaves is dropped before the old values are.

use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr};

use crate::listed::Listed;
use crate::syntax::place::bare;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};
use crate::syntax::{pattern, suspends};

/// The body with such assignments made one by one: those that suspend, or all.
pub(crate) fn one_by_one(block: &Block, all: bool) -> Block {
    let mut block = block.clone();
    WalkerMut(&mut OneByOne { all }).visit_block_mut(&mut block);
    block
}

struct OneByOne {
    all: bool,
}

impl VisitorMut for OneByOne {
    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        visit_mut::visit_expr_mut(&mut WalkerMut(self), expr);
        let Expr::Assign(assign) = expr else { return Walk::Over };
        if !takes_apart(&assign.left) {
            return Walk::Over;
        }
        let (pat, places) = pattern::assignee(&assign.left);
        if self.all || suspends::suspends(&assign.left) || suspends::suspends(&assign.right) {
            let bound: Vec<_> = pattern::bindings(&pat).into_iter().map(|bound| bound.name).listed();
            let (value, attrs) = (&assign.right, &assign.attrs);
            *expr = syn::parse_quote!({ #(#attrs)* let #pat = #value; #(#places = #bound;)* });
        }
        Walk::Over
    }
}

/// Whether the left side of an assignment is no place.
fn takes_apart(left: &Expr) -> bool {
    matches!(bare(left), Expr::Tuple(_) | Expr::Array(_) | Expr::Struct(_) | Expr::Call(_) | Expr::Infer(_))
}
