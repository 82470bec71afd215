//! Walks over syntax trees that only read. (Those that change: `walk_mut.rs`.)
//!
//! A [`Visitor`] is asked about the nodes that visitors of this crate care about, and answers whether to go on into each; a [`Walker`]
//! takes it along on syn's walk. Since it knows it only as a `dyn`, that walk, some 300 functions, is compiled once, and not once for
//! each visitor.
//!
//! A walk stays in the body's own code, which is what the body itself evaluates: [`Nested`] is what lies outside.
//!
//! ```text
//! Walker(&mut visitor).visit_expr(expr)              asks about `expr`, then about what is in it
//! visit::visit_expr(&mut Walker(self), expr)         asks about what is in `expr`: from a hook that has more to do afterwards
//! ```

use syn::visit::{self, Visit};
use syn::{
    Arm, Block, ConstParam, Expr, ExprAsync, ExprClosure, ExprConst, FieldPat, GenericArgument, Ident, ImplItem, Item,
};
use syn::{Lifetime, Macro, Pat, Stmt, Type};

use super::macros;

/// Whether a walk goes on into a node.
#[derive(Clone, Copy)]
pub(crate) enum Walk {
    Into,
    Over,
}

impl Walk {
    pub(super) fn goes_into(self) -> bool {
        match self {
            Walk::Into => true,
            Walk::Over => false,
        }
    }
}

/// What stands in a body, but is evaluated by another one: later, elsewhere, or while compiling.
#[derive(Clone, Copy)]
pub(crate) enum Nested<'a> {
    Closure(&'a ExprClosure),
    Async(&'a ExprAsync),
    /// In a pattern, too.
    Const(&'a ExprConst),
    Item(&'a Item),
}

impl Nested<'_> {
    /// For who asks of names: an item sees no local.
    pub(crate) fn unless_item(self) -> Walk {
        match self {
            Nested::Closure(_) | Nested::Async(_) | Nested::Const(_) => Walk::Into,
            Nested::Item(_) => Walk::Over,
        }
    }
}

/// Is asked about each node before the walk goes into it.
pub(crate) trait Visitor {
    fn enter_block(&mut self, _: &Block) -> Walk {
        Walk::Into
    }
    fn enter_stmt(&mut self, _: &Stmt) -> Walk {
        Walk::Into
    }
    /// Of what is [`Nested`] it is asked first.
    fn enter_expr(&mut self, _: &Expr) -> Walk {
        Walk::Into
    }
    fn enter_nested(&mut self, _: Nested<'_>) -> Walk {
        Walk::Over
    }
    /// What is in a macro is its operands, if its tokens are expressions.
    fn enter_macro(&mut self, _: &Macro) -> Walk {
        Walk::Over
    }
    fn enter_arm(&mut self, _: &Arm) -> Walk {
        Walk::Into
    }
    fn enter_pat(&mut self, _: &Pat) -> Walk {
        Walk::Into
    }
    fn enter_field_pat(&mut self, _: &FieldPat) -> Walk {
        Walk::Into
    }
    fn enter_type(&mut self, _: &Type) -> Walk {
        Walk::Into
    }
    fn enter_generic_argument(&mut self, _: &GenericArgument) -> Walk {
        Walk::Into
    }
    fn enter_const_param(&mut self, _: &ConstParam) -> Walk {
        Walk::Into
    }
    fn enter_impl_item(&mut self, _: &ImplItem) -> Walk {
        Walk::Into
    }
    fn visit_ident(&mut self, _: &Ident) {}
    fn visit_lifetime(&mut self, _: &Lifetime) {}
}

/// Takes a visitor along on syn's walk.
pub(crate) struct Walker<'v>(pub(crate) &'v mut dyn Visitor);

impl<'ast> Visit<'ast> for Walker<'_> {
    fn visit_block(&mut self, block: &'ast Block) {
        if self.0.enter_block(block).goes_into() {
            visit::visit_block(self, block);
        }
    }
    fn visit_stmt(&mut self, stmt: &'ast Stmt) {
        if self.0.enter_stmt(stmt).goes_into() {
            visit::visit_stmt(self, stmt);
        }
    }
    fn visit_expr(&mut self, expr: &'ast Expr) {
        if self.0.enter_expr(expr).goes_into() {
            visit::visit_expr(self, expr);
        }
    }
    fn visit_expr_closure(&mut self, closure: &'ast ExprClosure) {
        if self.0.enter_nested(Nested::Closure(closure)).goes_into() {
            visit::visit_expr_closure(self, closure);
        }
    }
    fn visit_expr_async(&mut self, block: &'ast ExprAsync) {
        if self.0.enter_nested(Nested::Async(block)).goes_into() {
            visit::visit_expr_async(self, block);
        }
    }
    fn visit_expr_const(&mut self, block: &'ast ExprConst) {
        if self.0.enter_nested(Nested::Const(block)).goes_into() {
            visit::visit_expr_const(self, block);
        }
    }
    fn visit_item(&mut self, item: &'ast Item) {
        if self.0.enter_nested(Nested::Item(item)).goes_into() {
            visit::visit_item(self, item);
        }
    }
    fn visit_macro(&mut self, mac: &'ast Macro) {
        if self.0.enter_macro(mac).goes_into()
            && let Some(operands) = macros::operands(mac)
        {
            operands.exprs().into_iter().for_each(|operand| self.visit_expr(operand));
        }
    }
    fn visit_arm(&mut self, arm: &'ast Arm) {
        if self.0.enter_arm(arm).goes_into() {
            visit::visit_arm(self, arm);
        }
    }
    fn visit_pat(&mut self, pat: &'ast Pat) {
        if self.0.enter_pat(pat).goes_into() {
            visit::visit_pat(self, pat);
        }
    }
    fn visit_field_pat(&mut self, field: &'ast FieldPat) {
        if self.0.enter_field_pat(field).goes_into() {
            visit::visit_field_pat(self, field);
        }
    }
    fn visit_type(&mut self, ty: &'ast Type) {
        if self.0.enter_type(ty).goes_into() {
            visit::visit_type(self, ty);
        }
    }
    fn visit_generic_argument(&mut self, argument: &'ast GenericArgument) {
        if self.0.enter_generic_argument(argument).goes_into() {
            visit::visit_generic_argument(self, argument);
        }
    }
    fn visit_const_param(&mut self, param: &'ast ConstParam) {
        if self.0.enter_const_param(param).goes_into() {
            visit::visit_const_param(self, param);
        }
    }
    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        if self.0.enter_impl_item(item).goes_into() {
            visit::visit_impl_item(self, item);
        }
    }
    fn visit_ident(&mut self, ident: &'ast Ident) {
        self.0.visit_ident(ident);
    }
    fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
        self.0.visit_lifetime(lifetime);
        visit::visit_lifetime(self, lifetime);
    }
}
