//! What an expression holds until its statement ends, as its syntax shows.

use crate::listed::Listed;
use proc_macro2::Ident;
use syn::Expr;

use super::need::Evaluated;
use super::operands::{Besides, besides, operands, operands_mut, value_operands};
use super::place::{bare, bare_mut, is_upper_case};
use super::tokens::names;

/// Whether evaluating an expression leaves temporaries behind that may have something to drop.
pub(crate) fn has_temporaries(expr: &Expr) -> bool {
    if let Expr::Macro(mac) = expr {
        let operands = value_operands(&mac.mac);
        return operands.is_some_and(|operands| operands.exprs().into_iter().any(has_temporaries));
    }
    operands_that_keep_temporaries(&mut expr.clone())
        .iter()
        .any(|(operand, evaluated)| needs_keeping(operand, *evaluated))
}

/// The operands whose temporaries last as long as those of the expression itself, each without its parentheses.
pub(crate) fn operands_that_keep_temporaries(expr: &mut Expr) -> Vec<(&mut Expr, Evaluated)> {
    let operands = operands_mut(expr).into_iter().filter(|(_, need)| need.keeps_temporaries());
    operands.map(|(operand, need)| (bare_mut(operand), need.evaluated())).listed()
}

/// What is taken out of a box that has just been made is its value: nothing is left of it that could be told from nothing.
///
/// ```text
/// Some(*Box::new(value))
///
/// Some({ *Box::new(value) })
/// ```
pub(crate) fn through_box(expr: &mut Expr) {
    if is_unboxed(expr) {
        *expr = syn::parse_quote!({ #expr });
    }
}

pub(crate) fn through_boxes(operands: &mut [(&mut Expr, Evaluated)]) {
    operands.iter_mut().for_each(|(operand, _)| through_box(operand));
}

fn is_unboxed(expr: &Expr) -> bool {
    content_of_new_box(&mut expr.clone()).is_some_and(|content| !has_temporaries(content) || is_unboxed(content))
}

/// `*Box::new(content)`
pub(crate) fn content_of_new_box(expr: &mut Expr) -> Option<&mut Expr> {
    match bare_mut(expr) {
        Expr::Unary(syn::ExprUnary { op: syn::UnOp::Deref(_), expr, .. }) => match &mut **expr {
            Expr::Call(call) if is_new_box(call) => call.args.first_mut(),
            _ => None,
        },
        _ => None,
    }
}

pub(crate) fn needs_keeping(operand: &Expr, evaluated: Evaluated) -> bool {
    if is_unboxed(operand) {
        return evaluated.is_place();
    }
    (evaluated.is_place() && is_droppable(operand)) || has_temporaries(operand)
}

/// Whether evaluating an expression may take the value of a local, or a part of it.
pub(crate) fn takes(expr: &Expr, name: &Ident) -> bool {
    match bare(expr) {
        Expr::Path(path) => path.path.is_ident(name),
        expr => match besides(expr) {
            Besides::Nothing => operands(expr).into_iter().any(|(operand, need)| match bare(operand) {
                Expr::Path(_) if need.evaluated().is_place() => false,
                operand => takes(operand, name),
            }),
            Besides::Paths | Besides::Captures | Besides::Tokens => names(expr, &name.to_string()),
        },
    }
}

/// Whether an expression makes a value that may have something to drop, rather than naming a place or a constant.
pub(crate) fn is_droppable(expr: &Expr) -> bool {
    match bare(expr) {
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
        Expr::Tuple(tuple) => tuple.elems.iter().any(may_have_something),
        Expr::Array(array) => array.elems.iter().any(may_have_something),
        // A part that is moved out of a temporary.
        Expr::Field(field) => is_droppable(&field.base),
        Expr::Binary(binary) if super::operands::compares(&binary.op) || super::operands::is_lazy(&binary.op) => false,
        Expr::Binary(binary) => is_droppable(&binary.left) || is_droppable(&binary.right),
        Expr::Reference(reference) => is_droppable(&reference.expr),
        _ => false,
    }
}

/// Whether a value that is moved into a literal may have something to drop: so may one that a variable held, or that a closure
/// holds.
fn may_have_something(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Path(path) => path.path.get_ident().is_some_and(|name| !is_upper_case(name)),
        Expr::Field(field) => may_have_something(&field.base),
        Expr::Unary(unary) => matches!(unary.op, syn::UnOp::Deref(_)) && may_have_something(&unary.expr),
        Expr::Closure(_) => true,
        _ => is_droppable(expr),
    }
}

/// `Box::new(…)`
pub(crate) fn is_new_box(call: &syn::ExprCall) -> bool {
    let Expr::Path(path) = &*call.func else { return false };
    let mut last = path.path.segments.iter().rev().map(|segment| &segment.ident);
    last.next().is_some_and(|name| name == "new") && last.next().is_some_and(|name| name == "Box")
}
