//! What is certain of the ways through statements: that they go on, or come round.

use syn::visit::Visit;
use syn::{Expr, Ident, Macro, Stmt};

use crate::syntax::markers::Marker;
use crate::syntax::std_macros::StdMacro;
use crate::syntax::suspends;
use crate::syntax::walk::{Visitor, Walk, Walker};

/// Whether the loop asks its iterator for another item once it has yielded.
///
/// ```text
/// { if word.is_empty() { continue; } yield_!(word.parse()?); }           it does
/// { if word.len() > 3 { yield_!(word.len()); break; } }                   it does not
/// ```
pub(super) fn comes_round_after_a_yield(body: &syn::Block) -> bool {
    suspends::block_suspends(body) && !may_leave(&|walker| walker.visit_block(body))
}

/// Whether what follows a statement may not be come to from it, for all that is certain.
pub(super) fn leaves(stmt: &Stmt) -> bool {
    may_leave(&|walker| walker.visit_stmt(stmt))
}

fn may_leave(visit: &dyn Fn(&mut Walker<'_>)) -> bool {
    struct MayLeave(bool);
    impl Visitor for MayLeave {
        fn enter_stmt(&mut self, stmt: &Stmt) -> Walk {
            // Its `else` leaves, but need not be come to.
            if let Stmt::Local(local) = stmt
                && let Some(init) = local.init.as_ref().filter(|_| !suspends::stmt_suspends(stmt))
            {
                Walker(self).visit_expr(&init.expr);
                return Walk::Over;
            }
            Walk::Into
        }
        fn enter_expr(&mut self, expr: &Expr) -> Walk {
            match expr {
                Expr::If(branch) if branch.else_branch.is_none() && !suspends::block_suspends(&branch.then_branch) => {
                    Walker(self).visit_expr(&branch.cond);
                    return Walk::Over;
                }
                Expr::Continue(jump) => self.0 |= jump.label.is_some(),
                Expr::Break(_) | Expr::Return(_) | Expr::Loop(_) => self.0 = true,
                _ => {}
            }
            Walk::Into
        }
        fn enter_macro(&mut self, mac: &Macro) -> Walk {
            self.0 |= Marker::of(mac).is_none() && StdMacro::of(mac).is_none_or(|known| known.diverges);
            Walk::Into
        }
    }
    let mut leaves = MayLeave(false);
    visit(&mut Walker(&mut leaves));
    leaves.0
}

/// Whether a block yields a local as it is.
pub(super) fn yields(block: &syn::Block, name: &Ident) -> bool {
    struct Yields<'n>(&'n Ident, bool);
    impl Visitor for Yields<'_> {
        fn enter_macro(&mut self, mac: &Macro) -> Walk {
            let is_yield = Marker::of(mac).is_some_and(|marker| !marker.is_try() && !marker.delegates());
            self.1 |= is_yield && mac.parse_body::<Ident>().is_ok_and(|yielded| yielded == *self.0);
            Walk::Into
        }
    }
    let mut found = Yields(name, false);
    Walker(&mut found).visit_block(block);
    found.1
}
