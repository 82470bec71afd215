//! Temporaries that Rust keeps beyond a suspension point.
//!
//! The scrutinee of a `match`, `if let` or `while let` and the head of a `for` keep their temporaries until the construct
//! ends. Where its body suspends they become locals of the statement:
//!
//! ```text
//! if let Some(job) = queue.lock().unwrap().pop() { yield_!(job) }
//!
//! {
//!     let mut temporary = queue.lock().unwrap();
//!     if let Some(job) = temporary.pop() { yield_!(job) }
//! }
//! ```
//!
//! Only what may have something to drop is held: a receiver that is no place and whose method borrows it as far as its name
//! tells, and the operand of `&`. A receiver that the method consumes is gone anyway.

use syn::spanned::Spanned;
use syn::{BinOp, Expr, ExprReference};

use super::Desugar;
use crate::ir::Stmt;
use crate::macros::{self, Access};
use crate::names::{self, Receiver};

impl Desugar<'_> {
    /// Names the temporaries of an expression whose statement goes on after it.
    pub(super) fn hold(&mut self, expr: &Expr, out: &mut Vec<Stmt>) -> Expr {
        let mut expr = expr.clone();
        self.hold_in(&mut expr, out);
        expr
    }

    /// The head of a `for`. A method that hands out an iterator over its receiver, adapted or not, either consumed the receiver or
    /// borrows it for as long as the loop runs, which rustc refuses by itself: nothing of it needs to be held.
    pub(super) fn hold_head(&mut self, head: &Expr, out: &mut Vec<Stmt>) -> Expr {
        const ITERATES: &[&str] = &[
            "lines",
            "bytes",
            "chars",
            "char_indices",
            "split",
            "split_whitespace",
            "iter",
            "iter_mut",
            "drain",
            "keys",
            "values",
            "values_mut",
            "windows",
            "chunks",
        ];
        fn hold(this: &mut Desugar<'_>, head: &mut Expr, out: &mut Vec<Stmt>) {
            match head {
                // `x.into_iter()` has to consume `x`: a loop can't hold what is borrowed from it.
                Expr::MethodCall(call) if call.method == "into_iter" && matches!(*call.receiver, Expr::Path(_)) => {
                    let receiver = &call.receiver;
                    *call.receiver = syn::parse_quote!({ #receiver });
                }
                Expr::MethodCall(call) if ITERATES.iter().any(|name| call.method == name) => {
                    this.hold_in(&mut call.receiver, out);
                }
                Expr::MethodCall(call) if names::receiver(&call.method) != Receiver::Borrows => {
                    hold(this, &mut call.receiver, out);
                    call.args.iter_mut().for_each(|argument| this.hold_in(argument, out));
                }
                _ => this.hold_in(head, out),
            }
        }
        let mut head = head.clone();
        hold(self, &mut head, out);
        head
    }

    fn hold_in(&mut self, expr: &mut Expr, out: &mut Vec<Stmt>) {
        match expr {
            Expr::MethodCall(call) => {
                self.hold_in(&mut call.receiver, out);
                if names::receiver(&call.method) == Receiver::Borrows {
                    self.hold_place(&mut call.receiver, out);
                }
                for argument in &mut call.args {
                    self.hold_in(argument, out);
                }
            }
            Expr::Call(call) => {
                self.hold_in(&mut call.func, out);
                if !matches!(*call.func, Expr::Path(_)) {
                    self.hold_place(&mut call.func, out);
                }
                for argument in &mut call.args {
                    self.hold_in(argument, out);
                }
            }
            Expr::Field(field) => {
                self.hold_in(&mut field.base, out);
                self.hold_place(&mut field.base, out);
            }
            Expr::Index(index) => {
                self.hold_in(&mut index.expr, out);
                self.hold_place(&mut index.expr, out);
                self.hold_in(&mut index.index, out);
            }
            Expr::Unary(unary) => {
                self.hold_in(&mut unary.expr, out);
                if matches!(unary.op, syn::UnOp::Deref(_)) {
                    self.hold_place(&mut unary.expr, out);
                }
            }
            Expr::Reference(ExprReference { expr, .. }) => {
                self.hold_in(expr, out);
                self.hold_place(expr, out);
            }
            Expr::Try(inner) => self.hold_in(&mut inner.expr, out),
            Expr::Paren(inner) => self.hold_in(&mut inner.expr, out),
            Expr::Group(inner) => self.hold_in(&mut inner.expr, out),
            Expr::Cast(inner) => self.hold_in(&mut inner.expr, out),
            Expr::Tuple(tuple) => tuple.elems.iter_mut().for_each(|elem| self.hold_in(elem, out)),
            Expr::Array(array) => array.elems.iter_mut().for_each(|elem| self.hold_in(elem, out)),
            Expr::Repeat(repeat) => self.hold_in(&mut repeat.expr, out),
            Expr::Struct(literal) => {
                literal.fields.iter_mut().for_each(|field| self.hold_in(&mut field.expr, out));
                if let Some(base) = &mut literal.rest {
                    self.hold_in(base, out);
                    self.hold_place(base, out);
                }
            }
            Expr::Range(range) => {
                range.start.iter_mut().chain(&mut range.end).for_each(|end| self.hold_in(end, out));
            }
            Expr::Binary(binary) if !matches!(binary.op, BinOp::And(_) | BinOp::Or(_)) => {
                self.hold_in(&mut binary.left, out);
                self.hold_in(&mut binary.right, out);
                if super::operand::compares(&binary.op) {
                    self.hold_place(&mut binary.left, out);
                    self.hold_place(&mut binary.right, out);
                }
            }
            Expr::Match(matched) => {
                self.hold_in(&mut matched.expr, out);
                self.hold_place(&mut matched.expr, out);
            }
            Expr::Macro(mac) if macros::is_known(&mac.mac) => {
                let Some(mut operands) = macros::operands(&mac.mac) else { return };
                for operand in operands.list.iter_mut().filter(|operand| operand.access == Access::Value) {
                    self.hold_in(&mut operand.expr, out);
                }
                mac.mac.tokens = operands.to_tokens();
            }
            _ => {}
        }
    }

    /// A value where a place is needed lives as long as its statement.
    fn hold_place(&mut self, expr: &mut Expr, out: &mut Vec<Stmt>) {
        if is_droppable(expr) {
            *expr = self.bind_value("temporary", expr, true, expr.span(), out);
        }
    }
}

/// Whether an expression makes a value that may have something to drop, rather than naming a place or a constant.
pub(super) fn is_droppable(expr: &Expr) -> bool {
    match expr {
        Expr::Call(_)
        | Expr::MethodCall(_)
        | Expr::Macro(_)
        | Expr::Struct(_)
        | Expr::Try(_)
        | Expr::If(_)
        | Expr::Match(_)
        | Expr::Block(_)
        | Expr::Unsafe(_)
        | Expr::Loop(_)
        | Expr::Await(_) => true,
        Expr::Paren(inner) => is_droppable(&inner.expr),
        Expr::Group(inner) => is_droppable(&inner.expr),
        // A variable moved into it may have something to drop.
        Expr::Tuple(tuple) => tuple.elems.iter().any(|elem| is_droppable(elem) || is_variable(elem)),
        Expr::Array(array) => array.elems.iter().any(|elem| is_droppable(elem) || is_variable(elem)),
        Expr::Binary(binary) => is_droppable(&binary.left) || is_droppable(&binary.right),
        Expr::Reference(reference) => is_droppable(&reference.expr),
        _ => false,
    }
}

fn is_variable(expr: &Expr) -> bool {
    matches!(expr, Expr::Path(path) if path.path.get_ident().is_some_and(|name| {
        !name.to_string().starts_with(char::is_uppercase)
    }))
}
