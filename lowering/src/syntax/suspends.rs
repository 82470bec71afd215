//! Whether code suspends the generator that it stands in.

use syn::visit::Visit;
use syn::{Expr, Macro, Type};

use super::markers::{Marker, tokens_hold_marker};
use super::walk::{Visitor, Walk, Walker};

/// Whether evaluating this expression may suspend the generator that it stands in.
///
/// Closures, async blocks and items are functions of their own: what they hold is not evaluated here.
pub(crate) fn suspends(expr: &Expr) -> bool {
    search(&|walk| walk.visit_expr(expr))
}

pub(crate) fn block_suspends(block: &syn::Block) -> bool {
    search(&|walk| walk.visit_block(block))
}

pub(crate) fn stmt_suspends(stmt: &syn::Stmt) -> bool {
    search(&|walk| walk.visit_stmt(stmt))
}

/// What is raised in a generator that is closed.
pub(crate) const EXIT: &str = "GeneratorExit";

fn search(visit: &dyn Fn(&mut Walker<'_>)) -> bool {
    let mut finder = Finder { found: false };
    visit(&mut Walker(&mut finder));
    finder.found
}

struct Finder {
    found: bool,
}

impl Visitor for Finder {
    fn enter_macro(&mut self, mac: &Macro) -> Walk {
        self.found |= Marker::of(mac).is_some();
        if !self.found && tokens_hold_marker(&mac.tokens) { Walk::Into } else { Walk::Over }
    }
    fn enter_expr(&mut self, _: &Expr) -> Walk {
        if self.found { Walk::Over } else { Walk::Into }
    }
    fn enter_type(&mut self, _: &Type) -> Walk {
        Walk::Over
    }
}
