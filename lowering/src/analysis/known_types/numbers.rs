//! Numbers of which nothing tells what they are, but what they are put beside; those of a loop that nobody names, too.

use proc_macro2::Ident;
use syn::{BinOp, Expr, Pat, Stmt as SynStmt, Type, UnOp};

use super::shapes::{better, has_hole, is_number, is_open_number, primitive, stripped, with_number};
use super::solve::TypeSolver;
use crate::ir::walk::each_block;
use crate::ir::{Arm, Stmt};
use crate::syntax::place::bare;

impl TypeSolver<'_> {
    pub(super) fn operands_alike(&mut self, binary: &syn::ExprBinary) -> Option<Type> {
        let left = stripped(&self.expr(&binary.left, None)?);
        let right = stripped(&self.expr(&binary.right, None)?);
        self.alike(binary, &left, &right, None)
    }

    /// Two operands that are numbers are of one type. Each was found to be of one: to look again, at each operator, would take a long
    /// chain of them an exponential time.
    pub(super) fn alike(
        &mut self,
        binary: &syn::ExprBinary,
        left: &Type,
        right: &Type,
        expected: Option<&Type>,
    ) -> Option<Type> {
        let of = better(Some(left.clone()), Some(right.clone()))?;
        let of = if is_open_number(&of) { expected.cloned().unwrap_or(of) } else { of };
        if is_number(&of) {
            self.number(&binary.left, left, &of);
            self.number(&binary.right, right, &of);
        }
        Some(of)
    }

    /// An expression is this number, if it was `found` to be one of which nothing else tells.
    pub(super) fn number(&mut self, expr: &Expr, found: &Type, ty: &Type) {
        if is_open_number(found) {
            self.open_number(expr, ty);
        }
    }

    /// What such a number is computed of, is.
    fn open_number(&mut self, expr: &Expr, ty: &Type) {
        match bare(expr) {
            Expr::Path(path) => {
                if let Some(name) = path.path.get_ident()
                    && self.of_name(name).is_some_and(|ty| is_open_number(&ty))
                {
                    self.learn_name(name, ty);
                }
            }
            Expr::Unary(unary) if !matches!(unary.op, UnOp::Deref(_)) => self.open_number(&unary.expr, ty),
            Expr::Binary(binary) => {
                self.open_number(&binary.left, ty);
                // By how much one is shifted may be a number of another type.
                if !matches!(binary.op, BinOp::Shl(_) | BinOp::Shr(_)) {
                    self.open_number(&binary.right, ty);
                }
            }
            _ => {}
        }
    }

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
