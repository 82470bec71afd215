//! Walks over syntax trees that change them: as in `walk.rs`, where the rules are told.

use syn::visit_mut::{self, VisitMut};
use syn::{Arm, Block, Expr, ExprAsync, ExprClosure, ExprConst, FieldPat, FieldValue, Ident, ImplItem, Item, Macro};
use syn::{Pat, Path, Stmt, TraitBound, Type};

use super::macros;
use super::walk::Walk;

/// What stands in a body, but is evaluated by another one: see [`super::walk::Nested`]. With the node, where a visitor asks for it.
pub(crate) enum NestedMut<'a> {
    Closure,
    Async(&'a mut ExprAsync),
    Const,
    Item(&'a mut Item),
}

impl NestedMut<'_> {
    /// For who asks of names: an item sees no local.
    pub(crate) fn unless_item(self) -> Walk {
        match self {
            NestedMut::Closure | NestedMut::Async(_) | NestedMut::Const => Walk::Into,
            NestedMut::Item(_) => Walk::Over,
        }
    }
}

/// Is asked about each node before the walk goes into it, and may put another in its place: then it goes into that.
pub(crate) trait VisitorMut {
    fn enter_block(&mut self, _: &mut Block) -> Walk {
        Walk::Into
    }
    fn enter_stmt(&mut self, _: &mut Stmt) -> Walk {
        Walk::Into
    }
    /// Of what is [nested](NestedMut) it is asked first.
    fn enter_expr(&mut self, _: &mut Expr) -> Walk {
        Walk::Into
    }
    fn enter_nested(&mut self, _: NestedMut<'_>) -> Walk {
        Walk::Over
    }
    /// What is in a macro is its operands, if its tokens are expressions.
    fn enter_macro(&mut self, _: &mut Macro) -> Walk {
        Walk::Over
    }
    fn enter_arm(&mut self, _: &mut Arm) -> Walk {
        Walk::Into
    }
    fn enter_pat(&mut self, _: &mut Pat) -> Walk {
        Walk::Into
    }
    fn enter_field_pat(&mut self, _: &mut FieldPat) -> Walk {
        Walk::Into
    }
    fn enter_field_value(&mut self, _: &mut FieldValue) -> Walk {
        Walk::Into
    }
    fn enter_path(&mut self, _: &mut Path) -> Walk {
        Walk::Into
    }
    fn enter_type(&mut self, _: &mut Type) -> Walk {
        Walk::Into
    }
    fn enter_trait_bound(&mut self, _: &mut TraitBound) -> Walk {
        Walk::Into
    }
    fn enter_impl_item(&mut self, _: &mut ImplItem) -> Walk {
        Walk::Into
    }
    fn visit_ident(&mut self, _: &mut Ident) {}
}

/// Takes a visitor along on syn's walk.
pub(crate) struct WalkerMut<'v>(pub(crate) &'v mut dyn VisitorMut);

impl VisitMut for WalkerMut<'_> {
    fn visit_block_mut(&mut self, block: &mut Block) {
        if self.0.enter_block(block).goes_into() {
            visit_mut::visit_block_mut(self, block);
        }
    }
    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        if self.0.enter_stmt(stmt).goes_into() {
            visit_mut::visit_stmt_mut(self, stmt);
        }
    }
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if self.0.enter_expr(expr).goes_into() {
            visit_mut::visit_expr_mut(self, expr);
        }
    }
    fn visit_expr_closure_mut(&mut self, closure: &mut ExprClosure) {
        if self.0.enter_nested(NestedMut::Closure).goes_into() {
            visit_mut::visit_expr_closure_mut(self, closure);
        }
    }
    fn visit_expr_async_mut(&mut self, block: &mut ExprAsync) {
        if self.0.enter_nested(NestedMut::Async(block)).goes_into() {
            visit_mut::visit_expr_async_mut(self, block);
        }
    }
    fn visit_expr_const_mut(&mut self, block: &mut ExprConst) {
        if self.0.enter_nested(NestedMut::Const).goes_into() {
            visit_mut::visit_expr_const_mut(self, block);
        }
    }
    fn visit_item_mut(&mut self, item: &mut Item) {
        if self.0.enter_nested(NestedMut::Item(item)).goes_into() {
            visit_mut::visit_item_mut(self, item);
        }
    }
    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if self.0.enter_macro(mac).goes_into() {
            macros::rewrite_operands(mac, &mut |operand| self.visit_expr_mut(operand));
        }
    }
    fn visit_arm_mut(&mut self, arm: &mut Arm) {
        if self.0.enter_arm(arm).goes_into() {
            visit_mut::visit_arm_mut(self, arm);
        }
    }
    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        if self.0.enter_pat(pat).goes_into() {
            visit_mut::visit_pat_mut(self, pat);
        }
    }
    fn visit_field_pat_mut(&mut self, field: &mut FieldPat) {
        if self.0.enter_field_pat(field).goes_into() {
            visit_mut::visit_field_pat_mut(self, field);
        }
    }
    fn visit_field_value_mut(&mut self, field: &mut FieldValue) {
        if self.0.enter_field_value(field).goes_into() {
            visit_mut::visit_field_value_mut(self, field);
        }
    }
    fn visit_path_mut(&mut self, path: &mut Path) {
        if self.0.enter_path(path).goes_into() {
            visit_mut::visit_path_mut(self, path);
        }
    }
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if self.0.enter_type(ty).goes_into() {
            visit_mut::visit_type_mut(self, ty);
        }
    }
    fn visit_trait_bound_mut(&mut self, bound: &mut TraitBound) {
        if self.0.enter_trait_bound(bound).goes_into() {
            visit_mut::visit_trait_bound_mut(self, bound);
        }
    }
    fn visit_impl_item_mut(&mut self, item: &mut ImplItem) {
        if self.0.enter_impl_item(item).goes_into() {
            visit_mut::visit_impl_item_mut(self, item);
        }
    }
    fn visit_ident_mut(&mut self, ident: &mut Ident) {
        self.0.visit_ident(ident);
    }
}
