//! Operands, in Rust's order of evaluation.
//!
//! Of a list of operands, those left of the last one that suspends are evaluated first and named; the rest stay in place.
//! What may be taken late is: constants, closure literals, and places that are only borrowed (a receiver, the operand of `&`),
//! which Rust too takes after the suspensions to their right could have run, since taking them has no effect of its own.

use syn::spanned::Spanned;
use syn::{Expr, Member, Pat};

use super::builder::Desugar;
use super::drop_order::spilled_operands;
use super::synthetic::{name_of, synthetic};
use crate::emit::questions;
use crate::ir::kind::TypeKind;
use crate::ir::{Binding, EndedBy, Role, Stmt};
use crate::listed::Listed;
use crate::syntax::assigned::assigns_any;
use crate::syntax::macros;
use crate::syntax::markers::Marker;
use crate::syntax::need::Evaluated;
use crate::syntax::operands::{Besides, assigns_in_place, besides, is_lazy, operands as operands_of, operands_mut};
use crate::syntax::place::{constant, is_place, is_simple_place};
use crate::syntax::temporaries::{
    has_temporaries, is_droppable, operands_that_keep_temporaries, through_box, through_boxes,
};

impl Desugar<'_> {
    /// Takes the suspension points out of an expression: they go to `out`, what is left is native.
    pub(super) fn without_suspensions(&mut self, expr: &Expr, out: &mut Vec<Stmt>) -> Expr {
        if !self.splits(expr) {
            return expr.clone();
        }
        let mut expr = expr.clone();
        match &mut expr {
            Expr::Paren(paren) => *paren.expr = self.without_suspensions(&paren.expr, out),
            Expr::Group(group) => *group.expr = self.without_suspensions(&group.expr, out),
            Expr::Assign(assign) => self.assignment(assign, out),
            Expr::Binary(binary) if is_lazy(&binary.op) && self.splits_operand(&binary.right) => {
                return self.spill_suspending(&expr, out);
            }
            // What an operand of these holds ends with it.
            Expr::Binary(binary) if is_lazy(&binary.op) => {
                *binary.left = self.bind_expr(Role::Value, EndedBy::TerminatingScope, &binary.left, None, out);
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
                    **value = self.spill_suspending(value, out);
                }
            }
            Expr::Macro(mac) if macros::ends_temporaries(&mac.mac) || Marker::of(&mac.mac).is_some() => {
                return self.spill_suspending(&expr, out);
            }
            Expr::Macro(mac) => self.macro_operands(&mut mac.mac, out),
            // What its scrutinee holds, it holds for the whole statement.
            Expr::Match(matched) => {
                if has_temporaries(&matched.expr) || is_droppable(&matched.expr) {
                    *matched.expr = self.scrutinee(&matched.expr, out);
                }
                return self.spill_suspending(&expr, out);
            }
            _ => return self.operands_without_suspensions(expr, out),
        }
        expr
    }

    /// The same of an expression that does nothing but evaluate its operands, or else is a construct.
    fn operands_without_suspensions(&mut self, mut expr: Expr, out: &mut Vec<Stmt>) -> Expr {
        match besides(&expr) {
            Besides::Nothing => {}
            Besides::Paths => return self.spill_suspending(&expr, out),
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
        self.operands(operands.map(|(operand, need)| (operand, need.evaluated())).listed(), out);
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
            *assign.right = self.spill_suspending(&assign.right, out);
        }
        if self.splits(&assign.left) && !constant(&assign.right) && !self.is_synthetic(&assign.right) {
            *assign.right = self.spill(&assign.right, out);
        }
        *assign.right = self.without_suspensions(&assign.right, out);
        *assign.left = self.without_suspensions(&assign.left, out);
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
            *value = self.without_suspensions(value, out);
            if !is_simple_place(place) {
                *value = if self.is_synthetic(value) { value.clone() } else { self.spill(value, out) };
                *place = questions::place_last(place, value);
            }
        }
        *place = self.without_suspensions(place, out);
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
    pub(super) fn place_without_suspensions(&mut self, expr: &Expr, out: &mut Vec<Stmt>) -> Expr {
        let operands = out.len();
        let mut expr = expr.clone();
        through_box(&mut expr);
        let native = self.without_suspensions(&expr, out);
        let alone = operands == 0 && out.len() == 1;
        if self.splits(&expr) && !alone && super::synthetic::is_value_of_node(&native, out, &self.locals) {
            return self.bind_value(Role::Temporary, &native, true, native.span(), out);
        }
        native
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
        let names = spilled_operands(expr);
        let is_operand =
            |stmt: &Stmt| synthetic(stmt, &self.locals).is_some_and(|made| names.contains(&made.name.to_string()));
        let Some(first) = out.iter().position(is_operand) else { return };
        if out[first..].iter().all(is_operand) {
            return;
        }
        let mut follows = false;
        for (operand, evaluated) in operands_that_keep_temporaries(expr) {
            let named = self.is_synthetic(operand);
            if follows && !named && !evaluated.is_place() && !may_be_late(operand, &[]) {
                *operand = self.spill(operand, out);
            }
            follows |= named;
        }
    }

    /// The type of what is returned. An iterator's body evaluates to `()`, but an `Err` may be returned from it.
    fn expected_return(&self) -> Option<syn::Type> {
        (!self.declared.protocol.is_iterator()).then(|| self.declared.returns.clone())
    }

    /// `let name = expr;`, where `expr` suspends.
    fn spill_suspending(&mut self, expr: &Expr, out: &mut Vec<Stmt>) -> Expr {
        let role = match expr {
            Expr::Macro(_) => Role::Sent,
            _ => Role::Value,
        };
        self.bind_expr(role, EndedBy::Statement, expr, None, out)
    }

    /// Spills an operand, `let operand = expr;`, where `expr` is native; its own temporaries last as long as the statement.
    fn spill(&mut self, expr: &Expr, out: &mut Vec<Stmt>) -> Expr {
        let expr = self.keep_temporaries(expr, out);
        self.spill_value(&expr, out)
    }

    /// The same where a place is needed: what is no place yet is a temporary, and a field stays one of it.
    fn spill_place(&mut self, expr: &Expr, out: &mut Vec<Stmt>) -> Expr {
        match expr {
            Expr::Field(field) if !is_place(expr) => {
                let base = Box::new(self.spill_place(&field.base, out));
                Expr::Field(syn::ExprField { base, ..field.clone() })
            }
            Expr::Paren(inner) => self.spill_place(&inner.expr, out),
            Expr::Group(inner) => self.spill_place(&inner.expr, out),
            _ if self.is_synthetic(expr) => expr.clone(),
            _ => {
                let held = self.keep_temporaries(expr, out);
                self.bind_value(Role::Temporary, &held, true, held.span(), out)
            }
        }
    }

    pub(super) fn operands(&mut self, mut operands: Vec<(&mut Expr, Evaluated)>, out: &mut Vec<Stmt>) {
        through_boxes(&mut operands);
        let Some(last) = operands.iter().rposition(|(operand, _)| self.splits(operand)) else {
            return;
        };
        for i in 0..last {
            let splits = self.splits(operands[i].0);
            let later = operands[i + 1..=last].iter().any(|(later, _)| assigns_any(later, operands[i].0));
            let (operand, evaluated) = &mut operands[i];
            if splits {
                let native = self.without_suspensions_as(*evaluated, operand, out);
                let late = self.is_synthetic(&native) || (!evaluated.is_value() && is_place(&native));
                **operand = if late { native } else { self.spill_as(*evaluated, &native, out) };
            } else if self.needs_value_first(operand, *evaluated, later) {
                **operand = self.spill_as(*evaluated, operand, out);
            } else if let Expr::Reference(reference) = &mut **operand
                && !is_place(&reference.expr)
                && !constant(&reference.expr)
            {
                *reference.expr = self.spill_place(&reference.expr, out);
            }
        }
        *operands[last].0 = self.without_suspensions_as(operands[last].1, operands[last].0, out);
    }

    pub(super) fn without_suspensions_as(&mut self, evaluated: Evaluated, operand: &Expr, out: &mut Vec<Stmt>) -> Expr {
        match evaluated {
            Evaluated::Place => self.place_without_suspensions(operand, out),
            Evaluated::Value | Evaluated::LatePlace => self.without_suspensions(operand, out),
        }
    }

    fn spill_as(&mut self, evaluated: Evaluated, operand: &Expr, out: &mut Vec<Stmt>) -> Expr {
        match evaluated {
            Evaluated::Place => self.spill_place(operand, out),
            Evaluated::Value | Evaluated::LatePlace => self.spill(operand, out),
        }
    }

    /// Whether an operand has to be evaluated before the suspensions to its right.
    fn needs_value_first(&self, operand: &Expr, evaluated: Evaluated, assigned_later: bool) -> bool {
        match operand {
            Expr::Closure(_) => false,
            Expr::Reference(reference) => assigned_later && is_place(&reference.expr),
            _ if constant(operand) => false,
            _ if !is_place(operand) => true,
            _ => match evaluated {
                Evaluated::Place | Evaluated::LatePlace => assigned_later,
                // A variable known to be a reference is reborrowed late, not moved.
                Evaluated::Value => assigned_later || !self.is_known_reference(operand),
            },
        }
    }

    /// Whether an operand that is no place has to be evaluated before those that follow it, which `later` are and where none
    /// suspends. They may leave the statement, or panic: then it is dropped as an operand, not as the variable that it was.
    pub(super) fn is_evaluated_first(&self, operand: &Expr, evaluated: Evaluated, later: &[Expr]) -> bool {
        let assigned_later = later.iter().any(|later| assigns_any(later, operand));
        !may_be_late(operand, later)
            || (evaluated.is_value() && self.needs_value_first(operand, evaluated, assigned_later))
    }

    pub(super) fn is_known_reference(&self, operand: &Expr) -> bool {
        self.copied_kind(operand).is_some()
    }

    /// What a variable is that has another one's value.
    pub(super) fn copied_kind(&self, operand: &Expr) -> Option<TypeKind> {
        let Expr::Path(path) = operand else { return None };
        let name = path.path.get_ident()?;
        // Which of several it is, is not known yet.
        let mut named = self.locals.iter().filter(|local| local.name == *name);
        let kind = named.next().filter(|local| local.needs_no_drop())?.kind;
        let known = match kind {
            TypeKind::Plain | TypeKind::Shared => kind,
            TypeKind::Unknown
            | TypeKind::Exclusive
            | TypeKind::NoDrop
            | TypeKind::Owned
            | TypeKind::Collection
            | TypeKind::OwnedCollection
            | TypeKind::Reader
            | TypeKind::Once
            | TypeKind::Assumed => TypeKind::NoDrop,
        };
        named.try_fold(known, |known, local| match local.needs_no_drop() {
            true if local.kind == known => Some(known),
            true => Some(TypeKind::NoDrop),
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
