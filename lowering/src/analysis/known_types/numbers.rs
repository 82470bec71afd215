//! The numbers of a loop that nobody names, or that are named where nothing tells what they are.

use proc_macro2::Ident;
use syn::{Expr, Pat, Stmt as SynStmt};

use super::shapes::{has_hole, is_number, primitive, with_number};
use super::solve::TypeSolver;
use crate::ir::walk::each_block;
use crate::ir::{Arm, Stmt};
use crate::syntax::place::bare;

impl TypeSolver<'_> {
    /// `for i in 0..3`: the numbers are what their name turns out to be; if nobody names them, rustc takes an `i32`.
    pub(super) fn items_of(&mut self, scrutinee: &Expr, arm: &Arm) {
        let Expr::Call(call) = scrutinee else { return };
        let Some(Expr::Reference(lent)) = call.args.first().map(bare) else { return };
        let (Expr::Path(iterator), Pat::TupleStruct(some)) = (bare(&lent.expr), &arm.pat) else { return };
        let Some(name) = iterator.path.get_ident() else { return };
        let Some(ty) = self.of_name(name).filter(has_hole) else { return };
        let number = match some.elems.first() {
            Some(Pat::Wild(_)) if self.iterates_literals(name) => Some(primitive("i32")),
            Some(Pat::Ident(_)) => {
                let item = arm.body.params.first();
                let known = item
                    .and_then(|item| self.known.locals.get(item))
                    .filter(|ty| is_number(ty) && !has_hole(ty))
                    .cloned();
                // One that the user names nowhere, `for _ in 0..3`, is told by nobody.
                let is_nobodys = item.is_some_and(|item| self.body.locals[item.0].name.to_string().starts_with("__"));
                known.or_else(|| (is_nobodys && self.iterates_literals(name)).then(|| primitive("i32")))
            }
            _ => None,
        };
        if let Some(number) = number {
            self.learn_name(name, &with_number(&ty, &number));
        }
    }

    /// Whether a loop iterates a range of literals, of which nothing else tells a type. What a name is of, something may tell that is
    /// not seen here.
    fn iterates_literals(&self, iterator: &Ident) -> bool {
        let of = self.scope.iter().rev().find(|named| named.name == *iterator).and_then(|named| named.local);
        let mut found = false;
        each_block(&self.body.block, &mut |block| {
            for stmt in &block.stmts {
                if let Stmt::Native { stmt: SynStmt::Local(local), declares } = stmt
                    && declares.first() == of.as_ref()
                    && let Some(init) = &local.init
                {
                    found |= is_range_of_literals(&init.expr);
                }
            }
        });
        found
    }
}

/// `into_iter(0..3)`, `Head(0..=3).into_items()`, `into_iter([1, 2])`
fn is_range_of_literals(expr: &Expr) -> bool {
    let is_literal = |bound: &Expr| match bare(bound) {
        Expr::Unary(unary) => matches!(bare(&unary.expr), Expr::Lit(_)),
        bound => matches!(bound, Expr::Lit(_)),
    };
    match bare(expr) {
        Expr::Range(range) => range.start.iter().chain(&range.end).all(|bound| is_literal(bound)),
        Expr::Array(array) => array.elems.iter().all(is_literal),
        Expr::Call(call) => call.args.first().is_some_and(is_range_of_literals),
        Expr::MethodCall(call) => is_range_of_literals(&call.receiver),
        _ => false,
    }
}
