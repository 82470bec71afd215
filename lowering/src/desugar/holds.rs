//! What an expression holds until its statement ends, as its syntax shows.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{BinOp, Expr};

use super::operand::Need;
use super::temporary::mentions;
use crate::macros::{self, Access, Operands};
use crate::names::{self, Receiver};

/// Whether evaluating an expression leaves temporaries behind that may have something to drop.
pub(crate) fn holds_temporaries(expr: &Expr) -> bool {
    if let Expr::Macro(mac) = expr {
        let operands = value_operands(&mac.mac);
        return operands.is_some_and(|operands| operands.exprs().any(holds_temporaries));
    }
    operands(&mut expr.clone()).iter().any(|(operand, need)| needs_holding(operand, *need))
}

/// What is taken out of a box that has just been made is its value: nothing is left of it that could be told from nothing.
///
/// ```text
/// Some(*Box::new(value))
///
/// Some({ *Box::new(value) })
/// ```
pub(super) fn through_box(expr: &mut Expr) {
    if is_unboxed(expr) {
        *expr = syn::parse_quote!({ #expr });
    }
}

pub(super) fn through_boxes(operands: &mut [(&mut Expr, Need)]) {
    operands.iter_mut().for_each(|(operand, _)| through_box(operand));
}

fn is_unboxed(expr: &Expr) -> bool {
    content_of_new_box(&mut expr.clone()).is_some_and(|content| !holds_temporaries(content) || is_unboxed(content))
}

/// `*Box::new(content)`
pub(super) fn content_of_new_box(expr: &mut Expr) -> Option<&mut Expr> {
    match expr {
        Expr::Paren(inner) => content_of_new_box(&mut inner.expr),
        Expr::Group(inner) => content_of_new_box(&mut inner.expr),
        Expr::Unary(syn::ExprUnary { op: syn::UnOp::Deref(_), expr, .. }) => match &mut **expr {
            Expr::Call(call) if names::is_new_box(call) => call.args.first_mut(),
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn needs_holding(operand: &Expr, need: Need) -> bool {
    if is_unboxed(operand) {
        return need == Need::Place;
    }
    (need == Need::Place && is_droppable(operand)) || holds_temporaries(operand)
}

/// The operands of a macro that moves them all.
pub(super) fn value_operands(mac: &syn::Macro) -> Option<Operands> {
    let operands = macros::operands(mac).filter(|_| macros::is_known(mac))?;
    operands.list.iter().all(|operand| operand.access == Access::Value).then_some(operands)
}

/// Whether a method borrows its receiver, as far as its name tells. `take` with an operand is an iterator's, not an `Option`'s.
pub(super) fn borrows_receiver(call: &syn::ExprMethodCall) -> bool {
    names::receiver(&call.method) == Receiver::Borrows && !(call.method == "take" && call.args.len() == 1)
}

/// The operands of an expression, in their order, each with what it is needed as and without its parentheses.
pub(super) fn operands(expr: &mut Expr) -> Vec<(&mut Expr, Need)> {
    let operands = operands_as_written(expr).into_iter();
    operands.map(|(operand, need)| (bare_mut(operand), need)).collect()
}

/// An expression without its parentheses.
pub(super) fn bare(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(inner) => bare(&inner.expr),
        Expr::Group(inner) => bare(&inner.expr),
        expr => expr,
    }
}

fn bare_mut(expr: &mut Expr) -> &mut Expr {
    match expr {
        Expr::Paren(inner) => bare_mut(&mut inner.expr),
        Expr::Group(inner) => bare_mut(&mut inner.expr),
        expr => expr,
    }
}

fn operands_as_written(expr: &mut Expr) -> Vec<(&mut Expr, Need)> {
    fn values<'e>(operands: impl Iterator<Item = &'e mut Expr>) -> Vec<(&'e mut Expr, Need)> {
        operands.map(|operand| (operand, Need::Value)).collect()
    }
    match expr {
        Expr::MethodCall(call) => {
            let need = if borrows_receiver(call) { Need::Place } else { Need::Late };
            std::iter::once((&mut *call.receiver, need)).chain(values(call.args.iter_mut())).collect()
        }
        Expr::Call(call) => {
            let need = if matches!(*call.func, Expr::Path(_)) { Need::Late } else { Need::Place };
            std::iter::once((&mut *call.func, need)).chain(values(call.args.iter_mut())).collect()
        }
        Expr::Field(field) => vec![(&mut *field.base, Need::Place)],
        Expr::Index(index) => vec![(&mut *index.expr, Need::Place), (&mut *index.index, Need::Value)],
        Expr::Unary(unary) => {
            let need = if matches!(unary.op, syn::UnOp::Deref(_)) { Need::Place } else { Need::Value };
            vec![(&mut *unary.expr, need)]
        }
        Expr::Reference(reference) => vec![(&mut *reference.expr, Need::Place)],
        Expr::Try(inner) => vec![(&mut *inner.expr, Need::Value)],
        Expr::Paren(inner) => operands_as_written(&mut inner.expr),
        Expr::Group(inner) => operands_as_written(&mut inner.expr),
        Expr::Cast(inner) => vec![(&mut *inner.expr, Need::Value)],
        Expr::Tuple(tuple) => values(tuple.elems.iter_mut()),
        Expr::Array(array) => values(array.elems.iter_mut()),
        Expr::Repeat(repeat) => vec![(&mut *repeat.expr, Need::Value)],
        Expr::Struct(syn::ExprStruct { fields, rest, .. }) => {
            let base = rest.iter_mut().map(|base| (&mut **base, Need::Place));
            values(fields.iter_mut().map(|field| &mut field.expr)).into_iter().chain(base).collect()
        }
        Expr::Range(syn::ExprRange { start, end, .. }) => values(start.iter_mut().chain(end).map(|end| &mut **end)),
        // Each operand of `&&` and `||` drops its temporaries itself.
        Expr::Binary(syn::ExprBinary { op: BinOp::And(_) | BinOp::Or(_), .. }) => Vec::new(),
        Expr::Binary(binary) => {
            let need = if super::operand::compares(&binary.op) { Need::Place } else { Need::Value };
            vec![(&mut *binary.left, need), (&mut *binary.right, need)]
        }
        Expr::Match(matched) => vec![(&mut *matched.expr, Need::Place)],
        _ => Vec::new(),
    }
}

/// Whether evaluating an expression may take the value of a local.
pub(super) fn takes(expr: &Expr, name: &Ident) -> bool {
    match expr {
        Expr::Path(path) => path.path.is_ident(name),
        Expr::Binary(binary) if super::operand::is_lazy(&binary.op) => {
            takes(&binary.left, name) || takes(&binary.right, name)
        }
        _ => match &operands(&mut expr.clone())[..] {
            [] => mentions(expr.to_token_stream(), &name.to_string()),
            operands => operands.iter().any(|(operand, need)| match operand {
                Expr::Path(_) if *need == Need::Place => false,
                operand => takes(operand, name),
            }),
        },
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
        Expr::Tuple(tuple) => tuple.elems.iter().any(may_have_something),
        Expr::Array(array) => array.elems.iter().any(may_have_something),
        // A part that is moved out of a temporary.
        Expr::Field(field) => is_droppable(&field.base),
        Expr::Binary(binary) if super::operand::compares(&binary.op) || super::operand::is_lazy(&binary.op) => false,
        Expr::Binary(binary) => is_droppable(&binary.left) || is_droppable(&binary.right),
        Expr::Reference(reference) => is_droppable(&reference.expr),
        _ => false,
    }
}

/// Whether a value that is moved into a literal may have something to drop: so may one that a variable held, or that a closure
/// holds.
fn may_have_something(expr: &Expr) -> bool {
    match expr {
        Expr::Path(path) => path.path.get_ident().is_some_and(|name| !name.to_string().starts_with(char::is_uppercase)),
        Expr::Field(field) => may_have_something(&field.base),
        Expr::Unary(unary) => matches!(unary.op, syn::UnOp::Deref(_)) && may_have_something(&unary.expr),
        Expr::Paren(inner) => may_have_something(&inner.expr),
        Expr::Group(inner) => may_have_something(&inner.expr),
        Expr::Closure(_) => true,
        _ => is_droppable(expr),
    }
}
