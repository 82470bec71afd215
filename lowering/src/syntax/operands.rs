//! The operands of an expression, and as what each is needed.

use syn::{BinOp, Expr};

use super::macros::{self, Operands};
use super::place::bare_mut;
use super::receiver::borrows_receiver;
use super::std_macros::Access;

/// What an operand is needed as.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    Value,
    /// A place to borrow; a value is a temporary of the statement.
    Place,
    /// A callee, or the receiver of a method that consumes it: a place is taken late, a value is an operand.
    Late,
}

pub(crate) fn assigns_in_place(op: &BinOp) -> bool {
    matches!(
        op,
        BinOp::AddAssign(_)
            | BinOp::SubAssign(_)
            | BinOp::MulAssign(_)
            | BinOp::DivAssign(_)
            | BinOp::RemAssign(_)
            | BinOp::BitXorAssign(_)
            | BinOp::BitAndAssign(_)
            | BinOp::BitOrAssign(_)
            | BinOp::ShlAssign(_)
            | BinOp::ShrAssign(_)
    )
}

pub(crate) fn compares(op: &BinOp) -> bool {
    matches!(op, BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_))
}

pub(crate) fn is_lazy(op: &BinOp) -> bool {
    matches!(op, BinOp::And(_) | BinOp::Or(_))
}

/// The operands of a macro that moves them all.
pub(crate) fn value_operands(mac: &syn::Macro) -> Option<Operands> {
    let operands = macros::operands(mac).filter(|_| macros::is_known(mac))?;
    operands.list.iter().all(|operand| operand.access == Access::Value).then_some(operands)
}

/// The operands of an expression, in their order, each with what it is needed as and without its parentheses.
pub(crate) fn operands(expr: &mut Expr) -> Vec<(&mut Expr, Need)> {
    let operands = operands_as_written(expr).into_iter();
    operands.map(|(operand, need)| (bare_mut(operand), need)).collect()
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
            let need = if super::operands::compares(&binary.op) { Need::Place } else { Need::Value };
            vec![(&mut *binary.left, need), (&mut *binary.right, need)]
        }
        Expr::Match(matched) => vec![(&mut *matched.expr, Need::Place)],
        _ => Vec::new(),
    }
}
