//! Temporaries whose life `let` extends to the end of its block: each is a local of the block.
//!
//! ```text
//! let first = &make();
//!
//! let temporary = make();
//! let first = &temporary;
//! ```
//!
//! Where it suspends, what is evaluated before that is named too, in Rust's order of evaluation:
//!
//! ```text
//! let both = (f(), &yield_!(1));
//!
//! let operand = f();
//! let temporary = yield_!(1);
//! let both = (operand, &temporary);
//! ```

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Expr, UnOp};

use super::builder::Desugar;
use super::drop_order;
use crate::ir::{EndedBy, Role, Stmt, Tail};
use crate::syntax::need::Evaluated;
use crate::syntax::operands::operands_mut;
use crate::syntax::place::{bare, bare_mut, is_upper_case};
use crate::syntax::temporaries::{has_temporaries, is_droppable};

impl Desugar<'_> {
    /// What a `let` that does not suspend is given.
    pub(super) fn extended(&mut self, init: &Expr, out: &mut Vec<Stmt>) -> Expr {
        let mut init = init.clone();
        self.extend_in(&mut init, out);
        init
    }

    fn extend_in(&mut self, init: &mut Expr, out: &mut Vec<Stmt>) {
        match bare_mut(init) {
            Expr::Reference(reference) => {
                self.extend_in(&mut reference.expr, out);
                let span = reference.and_token.span;
                self.extend_place(&mut reference.expr, reference.mutability.is_some(), span, out);
            }
            expr => extending(expr).into_iter().for_each(|(operand, _)| self.extend_in(operand, out)),
        }
    }

    /// What is borrowed of a temporary keeps all of it.
    pub(super) fn extend_place(&mut self, expr: &mut Expr, mutable: bool, span: Span, out: &mut Vec<Stmt>) {
        let place = whole(expr);
        if is_droppable(place) {
            *place = self.bind_value(Role::Temporary, place, mutable, span, out);
        }
    }

    /// What a `let` is given that suspends and extends a temporary. `by_ref` says whether its pattern borrows.
    ///
    /// A temporary that is not extended would live too long here, so where there may be one this is left to who calls it.
    pub(super) fn extended_around_suspensions(
        &mut self,
        init: &Expr,
        by_ref: bool,
        out: &mut Vec<Stmt>,
    ) -> Option<Expr> {
        if !(extends(init) || (by_ref && is_extended(init))) || !can_be_named(init) {
            return None;
        }
        let mut init = init.clone();
        let mut made = Vec::new();
        self.extend_suspending(&mut init, &mut made);
        if by_ref {
            self.extend_suspending_place(&mut init, true, &mut made);
        }
        // The index of an element of it.
        let init = self.without_suspensions(&init, &mut made);
        drop_order::declare_first(
            &mut made,
            Some(&Tail::Native(Box::new(init.clone()))),
            EndedBy::Statement,
            &self.locals,
        );
        out.extend(made);
        Some(init)
    }

    fn extend_suspending(&mut self, init: &mut Expr, out: &mut Vec<Stmt>) {
        if let Expr::Reference(reference) = bare_mut(init) {
            self.extend_suspending(&mut reference.expr, out);
            self.extend_suspending_place(&mut reference.expr, reference.mutability.is_some(), out);
            return;
        }
        let mut operands = extending(bare_mut(init));
        let Some(last) = operands.iter().rposition(|(operand, _)| self.splits(operand) || extends(operand)) else {
            return;
        };
        for i in 0..=last {
            let later: Vec<Expr> = operands[i + 1..=last].iter().map(|(later, _)| (**later).clone()).collect();
            let (operand, evaluated) = &mut operands[i];
            if extends(operand) {
                self.extend_suspending(operand, out);
            } else if self.splits(operand) {
                **operand = self.bind_expr(Role::Operand, EndedBy::Statement, operand, None, out);
            } else if self.is_evaluated_first(operand, *evaluated, &later) {
                **operand = self.bind_value(Role::Operand, operand, false, operand.span(), out);
            }
        }
    }

    fn extend_suspending_place(&mut self, expr: &mut Expr, mutable: bool, out: &mut Vec<Stmt>) {
        let place = whole(expr);
        if !is_droppable(place) {
            return;
        }
        let span = place.span();
        if self.splits(place) {
            *place = self.bind_expr(Role::Temporary, EndedBy::Statement, place, None, out);
            // It is declared where it is made, unless there are operands before it.
            if out.len() == 1 && !mutable {
                return;
            }
        }
        *place = self.bind_value(Role::Temporary, place, mutable, span, out);
    }
}

/// The operands of an expression that extends what they borrow, if it is extended itself.
fn extending(expr: &mut Expr) -> Vec<(&mut Expr, Evaluated)> {
    match expr {
        Expr::Block(syn::ExprBlock { label: None, block, .. }) => match &mut block.stmts[..] {
            [syn::Stmt::Expr(tail, None)] => return vec![(tail, Evaluated::Value)],
            _ => return Vec::new(),
        },
        // A tuple struct's or variant's constructor.
        Expr::Call(call) if !is_constructor(&call.func) => return Vec::new(),
        Expr::Array(_) | Expr::Tuple(_) | Expr::Struct(_) | Expr::Cast(_) | Expr::Call(_) => {}
        _ => return Vec::new(),
    }
    operands_mut(expr).into_iter().map(|(operand, need)| (operand, need.evaluated())).collect()
}

/// Whether what a `let` is given extends a temporary.
fn extends(init: &Expr) -> bool {
    match bare(init) {
        Expr::Reference(reference) => is_extended(&reference.expr) || extends(&reference.expr),
        Expr::Block(syn::ExprBlock { label: None, block, .. }) => {
            matches!(&block.stmts[..], [syn::Stmt::Expr(tail, None)] if extends(tail))
        }
        init @ (Expr::Array(_) | Expr::Tuple(_) | Expr::Struct(_) | Expr::Cast(_) | Expr::Call(_)) => {
            extending(&mut init.clone()).iter().any(|(operand, _)| extends(operand))
        }
        _ => false,
    }
}

/// Whether what is borrowed is, or is in, a temporary.
fn is_extended(borrowed: &Expr) -> bool {
    is_droppable(whole(&mut borrowed.clone()))
}

/// Whether all that is evaluated before the last suspension can be given a name in the block of the `let`: what follows an operand
/// would find its temporaries, which last as long as the `let`.
fn can_be_named(init: &Expr) -> bool {
    let mut init = init.clone();
    if let Expr::Reference(reference) = bare_mut(&mut init) {
        return can_be_named(whole(&mut reference.expr));
    }
    let operands = extending(bare_mut(&mut init));
    match &operands[..] {
        [(operand, _)] => can_be_named(operand),
        operands => !operands.iter().any(|(operand, _)| leaves_temporaries(operand)),
    }
}

/// Whether there are temporaries that are not extended, should this be.
fn leaves_temporaries(init: &Expr) -> bool {
    let mut init = init.clone();
    if let Expr::Reference(reference) = bare_mut(&mut init) {
        return leaves_temporaries(whole(&mut reference.expr));
    }
    let operands = extending(bare_mut(&mut init));
    let one_of_them = operands.iter().any(|(operand, _)| leaves_temporaries(operand));
    if operands.is_empty() { has_temporaries(&init) } else { one_of_them }
}

/// The place that a field, an element or what a pointer leads to is in.
fn whole(expr: &mut Expr) -> &mut Expr {
    let is_in_another = match expr {
        Expr::Paren(_) | Expr::Group(_) | Expr::Field(_) | Expr::Index(_) => true,
        Expr::Unary(unary) => matches!(unary.op, UnOp::Deref(_)),
        _ => false,
    };
    if !is_in_another {
        return expr;
    }
    match expr {
        Expr::Paren(inner) => whole(&mut inner.expr),
        Expr::Group(inner) => whole(&mut inner.expr),
        Expr::Field(field) => whole(&mut field.base),
        Expr::Index(index) => whole(&mut index.expr),
        Expr::Unary(unary) => whole(&mut unary.expr),
        expr => expr,
    }
}

fn is_constructor(callee: &Expr) -> bool {
    matches!(callee, Expr::Path(path) if path.path.segments.last().is_some_and(|last| is_upper_case(&last.ident)))
}
