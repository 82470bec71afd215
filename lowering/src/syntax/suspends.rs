//! Whether code suspends the generator that it stands in.

use quote::ToTokens;
use syn::visit::Visit;
use syn::{Expr, Macro};

use super::macros;
use super::markers::{Marker, tokens_hold_marker};
use super::tokens::tokens_hold;

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
    tokens_hold(&block.to_token_stream(), Marker::Try.ident())
}

/// Whether `GeneratorExit` is named, which may be raised.
pub(crate) fn names_exit(block: &syn::Block) -> bool {
    tokens_hold(&block.to_token_stream(), "GeneratorExit")
}

fn search(visit: impl FnOnce(&mut Finder)) -> bool {
    let mut finder = Finder { found: false };
    visit(&mut finder);
    finder.found
}

pub(crate) struct Finder {
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
