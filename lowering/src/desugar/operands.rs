//! Operands, in Rust's order of evaluation.
//!
//! Of a list of operands, those left of the last one that suspends are evaluated first and named; the rest stay in place.
//! What may be taken late is: constants, closure literals, and places that are only borrowed (a receiver, the operand of `&`),
//! which Rust too takes after the suspensions to their right could have run, since taking them has no effect of its own.

use syn::spanned::Spanned;
use syn::{Expr, Member, Pat};

use super::builder::Desugar;
use super::drop_order::named_operands;
use super::made::{made, name_of};
use crate::emit::questions;
use crate::ir::kind::Kind;
use crate::ir::{Binding, EndedBy, Role, Stmt};
use crate::syntax::assigned::assigns_any;
use crate::syntax::macros;
use crate::syntax::markers::Marker;
use crate::syntax::need::As;
use crate::syntax::operands::{Besides, assigns_in_place, besides, is_lazy, operands as operands_of, operands_mut};
use crate::syntax::place::{constant, is_place, is_simple_place};
use crate::syntax::temporaries::{held_operands, holds_temporaries, is_droppable, through_box, through_boxes};

impl Desugar<'_> {
    /// Takes the suspension points out of an expression: they go to `out`, what is left is native.
    pub(super) fn residual(&mut self, expr: &Expr, out: &mut Vec<Stmt>) -> Expr {
        if !self.splits(expr) {
            return expr.clone();
        }
        let mut expr = expr.clone();
        match &mut expr {
            Expr::Paren(paren) => *paren.expr = self.residual(&paren.expr, out),
            Expr::Group(group) => *group.expr = self.residual(&group.expr, out),
            Expr::Assign(assign) => self.assignment(assign, out),
            Expr::Binary(binary) if is_lazy(&binary.op) && self.splits_operand(&binary.right) => {
                return self.named(&expr, out);
            }
            // What an operand of these holds ends with it.
            Expr::Binary(binary) if is_lazy(&binary.op) => {
                *binary.left = self.bind_expr(Role::Value, EndedBy::Itself, &binary.left, None, out);
            }
            Expr::Binary(binary) if assigns_in_place(&binary.op) => self.assignment_in_place(binary, out),
            Expr::Return(jump) => {
                let returns = self.expected_return();
                if let Some(value) = &mut jump.expr {
                    **value = self.bind_expr(Role::Value, EndedBy::Statement, value, returns.as_ref(), out);
                }
            }
            Expr::Break(jump) => {
                if let Some(value) = &mut jump.expr {
                    **value = self.named(value, out);
                }
            }
            Expr::Macro(mac) if macros::ends_temporaries(&mac.mac) || Marker::of(&mac.mac).is_some() => {
                return self.named(&expr, out);
            }
            Expr::Macro(mac) => self.macro_operands(&mut mac.mac, out),
            // What its scrutinee holds, it holds for the whole statement.
            Expr::Match(matched) => {
                if holds_temporaries(&matched.expr) || is_droppable(&matched.expr) {
                    *matched.expr = self.scrutinee(&matched.expr, out);
                }
                return self.named(&expr, out);
            }
            _ => return self.residual_of_operands(expr, out),
        }
        expr
    }

    /// The same of an expression that does nothing but evaluate its operands, or else is a construct.
    fn residual_of_operands(&mut self, mut expr: Expr, out: &mut Vec<Stmt>) -> Expr {
        match besides(&expr) {
            Besides::Nothing => {}
            Besides::Paths => return self.named(&expr, out),
            Besides::Captures | Besides::Tokens => {
                self.diagnostics.error(&expr, "`yield_!` can't stand inside this expression: write `let value = yield_!(…);` before it and use `value`");
                return expr;
            }
        }
        if let Expr::Struct(literal) = &mut expr {
            for field in &mut literal.fields {
                if let (None, Member::Named(_)) = (&field.colon_token, &field.member) {
                    field.colon_token = Some(syn::token::Colon::default());
                }
            }
        }
        let operands = operands_mut(&mut expr).into_iter();
        self.operands(operands.map(|(operand, need)| (operand, need.evaluated())).collect(), out);
        through_box(&mut expr);
        let changed = operands_of(&expr).into_iter().filter(|(_, need)| need.may_change());
        changed.filter_map(|(operand, _)| name_of(operand)).for_each(|name| self.make_mutable(&name, out));
        expr
    }

    /// What suspends is a place of its own, which may be changed: `yield_!(1).push(2)`.
    fn make_mutable(&mut self, name: &str, out: &mut [Stmt]) {
        if let Some(Stmt::Bind { binding: Binding::Let { pat, declares, .. }, .. }) = out.last_mut()
            && let Pat::Ident(pat) = &mut **pat
            && pat.ident == name
            && let [local] = declares[..]
        {
            pat.mutability = Some(syn::token::Mut::default());
            self.locals[local.0].mutable = true;
        }
    }

    /// `place = value`: the value comes first.
    fn assignment(&mut self, assign: &mut syn::ExprAssign, out: &mut Vec<Stmt>) {
        if self.splits(&assign.right) && self.splits(&assign.left) {
            *assign.right = self.named(&assign.right, out);
        }
        if self.splits(&assign.left) && !constant(&assign.right) && !self.is_made(&assign.right) {
            *assign.right = self.lift(&assign.right, out);
        }
        *assign.right = self.residual(&assign.right, out);
        *assign.left = self.residual(&assign.left, out);
    }

    /// `place += value`: of numbers the value comes first. Where that makes a difference, rustc is asked whether they are numbers.
    ///
    /// ```text
    /// xs[f(yield_!(1))] += g();
    ///
    /// let operand = g();
    /// let sent = yield_!(1);
    /// *place_last(&mut xs[f(sent)], &operand) += operand;
    /// ```
    fn assignment_in_place(&mut self, binary: &mut syn::ExprBinary, out: &mut Vec<Stmt>) {
        let (place, value) = (&mut *binary.left, &mut *binary.right);
        let may_be_late = !self.splits(value) && may_be_late(value, std::slice::from_ref(place));
        if !may_be_late {
            *value = self.residual(value, out);
            if !is_simple_place(place) {
                *value = if self.is_made(value) { value.clone() } else { self.lift(value, out) };
                *place = questions::place_last(place, value);
            }
        }
        *place = self.residual(place, out);
    }

    /// The same where a place is needed. The value of a construct that suspends is a temporary there, no operand; which matters
    /// where there are operands.
    ///
    /// ```text
    /// f(make(), { yield_!(1); make() }.get())
    ///
    /// let mut temporary;
    /// let operand = make();
    /// let value = { yield_!(1); make() };
    /// temporary = value;
    /// f(operand, temporary.get())
    /// ```
    pub(super) fn residual_place(&mut self, expr: &Expr, out: &mut Vec<Stmt>) -> Expr {
        let operands = out.len();
        let mut expr = expr.clone();
        through_box(&mut expr);
        let residual = self.residual(&expr, out);
        let alone = operands == 0 && out.len() == 1;
        if self.splits(&expr) && !alone && super::made::is_value_of_node(&residual, out, &self.locals) {
            return self.bind_value(Role::Temporary, &residual, true, residual.span(), out);
        }
        residual
    }

    /// An expression that ends its temporaries drops them and its operands in one order, should a later operand leave or panic. As
    /// long as this one is evaluated, the operands before it stay where they are declared.
    ///
    /// ```text
    /// if f(make(), { yield_!(1); pair() }.0?) { … }
    ///
    /// let operand = make();
    /// let value = { yield_!(1); pair() };
    /// let later = value.0?;
    /// if f(operand, later) { … }
    /// ```
    pub(super) fn operands_in_order(&mut self, expr: &mut Expr, out: &mut Vec<Stmt>) {
        let names = named_operands(expr);
        let is_operand =
            |stmt: &Stmt| made(stmt, &self.locals).is_some_and(|made| names.contains(&made.name.to_string()));
        let Some(first) = out.iter().position(is_operand) else { return };
        if out[first..].iter().all(is_operand) {
            return;
        }
        let mut follows = false;
        for (operand, evaluated) in held_operands(expr) {
            let named = self.is_made(operand);
            if follows && !named && !evaluated.is_place() && !may_be_late(operand, &[]) {
                *operand = self.lift(operand, out);
            }
            follows |= named;
        }
    }

    /// The type of what is returned. An iterator's body evaluates to `()`, but an `Err` may be returned from it.
    fn expected_return(&self) -> Option<syn::Type> {
        (!self.declared.protocol.is_iterator()).then(|| self.declared.returns.clone())
    }

    /// `let name = expr;`, where `expr` suspends.
    fn named(&mut self, expr: &Expr, out: &mut Vec<Stmt>) -> Expr {
        let role = match expr {
            Expr::Macro(_) => Role::Sent,
            _ => Role::Value,
        };
        self.bind_expr(role, EndedBy::Statement, expr, None, out)
    }

    /// `let operand = expr;`, where `expr` is native; its own temporaries last as long as the statement.
    fn lift(&mut self, expr: &Expr, out: &mut Vec<Stmt>) -> Expr {
        let expr = self.hold(expr, out);
        self.bind_operand(&expr, out)
    }

    /// The same where a place is needed: what is no place yet is a temporary, and a field stays one of it.
    fn lift_place(&mut self, expr: &Expr, out: &mut Vec<Stmt>) -> Expr {
        match expr {
            Expr::Field(field) if !is_place(expr) => {
                let base = Box::new(self.lift_place(&field.base, out));
                Expr::Field(syn::ExprField { base, ..field.clone() })
            }
            Expr::Paren(inner) => self.lift_place(&inner.expr, out),
            Expr::Group(inner) => self.lift_place(&inner.expr, out),
            _ if self.is_made(expr) => expr.clone(),
            _ => {
                let held = self.hold(expr, out);
                self.bind_value(Role::Temporary, &held, true, held.span(), out)
            }
        }
    }

    pub(super) fn operands(&mut self, mut operands: Vec<(&mut Expr, As)>, out: &mut Vec<Stmt>) {
        through_boxes(&mut operands);
        let Some(last) = operands.iter().rposition(|(operand, _)| self.splits(operand)) else {
            return;
        };
        for i in 0..last {
            let splits = self.splits(operands[i].0);
            let later = operands[i + 1..=last].iter().any(|(later, _)| assigns_any(later, operands[i].0));
            let (operand, evaluated) = &mut operands[i];
            if splits {
                let residual = self.residual_as(*evaluated, operand, out);
                let late = self.is_made(&residual) || (!evaluated.is_value() && is_place(&residual));
                **operand = if late { residual } else { self.lift_as(*evaluated, &residual, out) };
            } else if self.needs_value_first(operand, *evaluated, later) {
                **operand = self.lift_as(*evaluated, operand, out);
            } else if let Expr::Reference(reference) = &mut **operand
                && !is_place(&reference.expr)
                && !constant(&reference.expr)
            {
                *reference.expr = self.lift_place(&reference.expr, out);
            }
        }
        *operands[last].0 = self.residual_as(operands[last].1, operands[last].0, out);
    }

    pub(super) fn residual_as(&mut self, evaluated: As, operand: &Expr, out: &mut Vec<Stmt>) -> Expr {
        match evaluated {
            As::Place => self.residual_place(operand, out),
            As::Value | As::Late => self.residual(operand, out),
        }
    }

    fn lift_as(&mut self, evaluated: As, operand: &Expr, out: &mut Vec<Stmt>) -> Expr {
        match evaluated {
            As::Place => self.lift_place(operand, out),
            As::Value | As::Late => self.lift(operand, out),
        }
    }

    /// Whether an operand has to be evaluated before the suspensions to its right.
    fn needs_value_first(&self, operand: &Expr, evaluated: As, assigned_later: bool) -> bool {
        match operand {
            Expr::Closure(_) => false,
            Expr::Reference(reference) => assigned_later && is_place(&reference.expr),
            _ if constant(operand) => false,
            _ if !is_place(operand) => true,
            _ => match evaluated {
                As::Place | As::Late => assigned_later,
                // A variable known to be a reference is reborrowed late, not moved.
                As::Value => assigned_later || !self.is_known_reference(operand),
            },
        }
    }

    /// Whether an operand that is no place has to be evaluated before those that follow it, which `later` are and where none
    /// suspends. They may leave the statement, or panic: then it is dropped as an operand, not as the variable that it was.
    pub(super) fn is_evaluated_first(&self, operand: &Expr, evaluated: As, later: &[Expr]) -> bool {
        let assigned_later = later.iter().any(|later| assigns_any(later, operand));
        !may_be_late(operand, later)
            || (evaluated.is_value() && self.needs_value_first(operand, evaluated, assigned_later))
    }

    pub(super) fn is_known_reference(&self, operand: &Expr) -> bool {
        self.copied_kind(operand).is_some()
    }

    /// What a variable is that has another one's value.
    pub(super) fn copied_kind(&self, operand: &Expr) -> Option<Kind> {
        let Expr::Path(path) = operand else { return None };
        let name = path.path.get_ident()?;
        // Which of several it is, is not known yet.
        let mut named = self.locals.iter().filter(|local| local.name == *name);
        let kind = named.next().filter(|local| local.is_inert())?.kind;
        let known = match kind {
            Kind::Plain | Kind::Shared => kind,
            Kind::Unknown | Kind::Exclusive | Kind::Inert | Kind::Owned | Kind::Reader | Kind::Once | Kind::Assumed => {
                Kind::Inert
            }
        };
        named.try_fold(known, |known, local| match local.is_inert() {
            true if local.kind == known => Some(known),
            true => Some(Kind::Inert),
            false => None,
        })
    }
}

/// Whether an operand may be evaluated after those that follow it, which `later` are.
fn may_be_late(operand: &Expr, later: &[Expr]) -> bool {
    let taken = match operand {
        Expr::Reference(reference) => &reference.expr,
        _ => operand,
    };
    constant(operand)
        || matches!(operand, Expr::Closure(_))
        || (is_place(taken) && !later.iter().any(|later| assigns_any(later, taken)))
}
