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

use quote::quote_spanned;
use syn::Expr;
use syn::spanned::Spanned;

use super::builder::Desugar;
use super::synthetic::synthetic;
use crate::emit::questions;
use crate::ir::kind::TypeKind;
use crate::ir::{Role, Stmt};
use crate::listed::Listed;
use crate::syntax::need::Evaluated;
use crate::syntax::operands::value_operands;
use crate::syntax::place::bare;
use crate::syntax::receiver::{Consumes, Receiver};
use crate::syntax::temporaries::{
    content_of_new_box, is_droppable, needs_keeping, operands_that_keep_temporaries, through_box, through_boxes,
};
use crate::syntax::tokens::jumps;

impl Desugar<'_> {
    /// Names the temporaries of an expression whose statement goes on after it.
    pub(super) fn keep_temporaries(&mut self, expr: &Expr, out: &mut Vec<Stmt>) -> Expr {
        let mut expr = expr.clone();
        self.keep_temporaries_in(&mut expr, out);
        self.without_suspensions(&expr, out)
    }

    /// The head of a `for`. A method that hands out an iterator over its receiver, adapted or not, either consumed the receiver or
    /// borrows it for as long as the loop runs, which rustc refuses by itself: nothing of it needs to be held.
    pub(super) fn keep_temporaries_of_head(&mut self, head: &Expr, out: &mut Vec<Stmt>) -> Expr {
        fn keep(this: &mut Desugar<'_>, head: &mut Expr, out: &mut Vec<Stmt>) {
            let Expr::MethodCall(call) = head else { return this.keep_temporaries_in(head, out) };
            let receiver = Receiver::of(call);
            match receiver.consumes() {
                // `x.into_iter()` has to consume `x`: a loop can't hold what is borrowed from it.
                Some(Consumes::IntoIter) if matches!(*call.receiver, Expr::Path(_)) => {
                    let receiver = &call.receiver;
                    *call.receiver = syn::parse_quote!({ #receiver });
                }
                Some(Consumes::Into | Consumes::IntoIter | Consumes::Std | Consumes::Reader) => {
                    keep(this, &mut call.receiver, out);
                    call.args.iter_mut().for_each(|argument| this.keep_temporaries_in(argument, out));
                }
                None if receiver.is_iterated() => this.keep_temporaries_in(&mut call.receiver, out),
                None => this.keep_temporaries_in(head, out),
            }
        }
        let mut head = head.clone();
        keep(self, &mut head, out);
        self.without_suspensions(&head, out)
    }

    fn keep_temporaries_in(&mut self, expr: &mut Expr, out: &mut Vec<Stmt>) {
        if let Expr::Macro(mac) = expr {
            if let Some(mut operands) = value_operands(&mac.mac) {
                self.keep_temporaries_of_operands(
                    operands.list.iter_mut().map(|operand| (&mut operand.expr, Evaluated::Value)).listed(),
                    out,
                );
                mac.mac.tokens = operands.to_tokens();
            }
        } else if let Some(content) = content_of_new_box(expr) {
            self.keep_temporaries_of_operands(vec![(content, Evaluated::Value)], out);
            through_box(expr);
        } else {
            self.keep_temporaries_of_operands(operands_that_keep_temporaries(expr), out);
        }
    }

    /// What is left of a temporary that is named has to be evaluated before it.
    fn keep_temporaries_of_operands(&mut self, mut operands: Vec<(&mut Expr, Evaluated)>, out: &mut Vec<Stmt>) {
        through_boxes(&mut operands);
        let Some(last) = operands.iter().rposition(|(operand, evaluated)| needs_keeping(operand, *evaluated)) else {
            return;
        };
        for i in 0..=last {
            let later: Vec<Expr> = operands[i + 1..=last].iter().map(|(later, _)| (**later).clone()).listed();
            let (operand, evaluated) = &mut operands[i];
            self.keep_temporaries_in(operand, out);
            // What it does to what is held now may depend on its paths.
            if self.splits(operand) {
                **operand = self.without_suspensions_as(*evaluated, operand, out);
            }
            if evaluated.is_place() {
                self.keep_place(operand, out);
            } else if self.part_of_call(operand, out).is_some()
                || (i < last && self.is_evaluated_first(operand, *evaluated, &later))
                || (self.is_part_of_temporary(operand) && later.iter().any(jumps))
            {
                **operand = self.spill_value(operand, out);
            }
        }
    }

    /// `let operand = expr;`, where a part of a temporary is taken out of it if that is a tuple.
    ///
    /// ```text
    /// let operand = temporary.0;
    ///
    /// let (left, operand) = { let mut whole = temporary; split!(whole, 0) };
    /// let mut temporary = left;
    /// ```
    pub(super) fn spill_value(&mut self, expr: &Expr, out: &mut Vec<Stmt>) -> Expr {
        let Some((whole, part)) = self.part_of_call(expr, out) else {
            return self.bind_value(Role::Operand, expr, false, expr.span(), out);
        };
        let span = expr.span();
        let (left, operand) = (self.name_for(Role::Left, span), self.name_for(Role::Operand, span));
        let declares = [(&left, Role::Left), (&operand, Role::Operand)];
        let declares = declares.map(|(name, role)| self.declare(name.clone(), false, TypeKind::Unknown, role)).to_vec();
        let split = questions::split(&quote_spanned!(span=> whole), part, span);
        let stmt = quote_spanned!(span=> let (#left, #operand) = { let mut whole = #whole; #split };);
        out.push(Stmt::Native { stmt: syn::parse_quote!(#stmt), declares });
        self.bind_value(Role::Temporary, &syn::parse_quote!(#left), true, span, out);
        syn::parse_quote!(#operand)
    }

    /// A value where a place is needed lives as long as its statement.
    fn keep_place(&mut self, expr: &mut Expr, out: &mut Vec<Stmt>) {
        if is_droppable(expr) {
            *expr = self.bind_value(Role::Temporary, expr, true, expr.span(), out);
        }
    }

    /// A part of a temporary: it is an operand from where it stands, should a later one leave.
    fn is_part_of_temporary(&self, operand: &Expr) -> bool {
        let Expr::Field(field) = operand else { return false };
        self.local_named(bare(&field.base)).is_some_and(|local| local.role.is_temporary())
    }

    /// The last value that was named, and which part of it this is; if it was made by a call or a construct, so that nothing else is
    /// known of it.
    fn part_of_call<'e>(&self, expr: &'e Expr, stmts: &[Stmt]) -> Option<(&'e Expr, &'e syn::Index)> {
        let Expr::Field(syn::ExprField { base, member: syn::Member::Unnamed(part), .. }) = expr else { return None };
        let last = stmts.last()?;
        let made = synthetic(last, &self.locals).filter(|made| made.role.is_temporary() || made.role.is_value())?;
        let base = bare(base);
        let is_it = matches!(base, Expr::Path(path) if path.path.is_ident(&made.name));
        let called = match last {
            Stmt::Bind { .. } => true,
            Stmt::Native { stmt: syn::Stmt::Local(local), .. } => local
                .init
                .as_ref()
                .is_some_and(|init| matches!(&*init.expr, Expr::Call(_) | Expr::MethodCall(_) | Expr::Block(_))),
            Stmt::Native { .. } | Stmt::Jump(_) => false,
        };
        (is_it && called).then_some((base, part))
    }
}
