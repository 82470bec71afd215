//! Where the temporaries of a statement are declared: Rust drops them after its operands.

use quote::ToTokens;
use syn::{Expr, Pat};

use super::holds::{borrows_receiver, value_operands};
use super::temporary::mentions;
use crate::ir::{Binding, Node, Stmt, Tail};
use crate::macros;

/// Operands are dropped before the temporaries of their statement, also those that were made later.
///
/// ```text
/// let operand = make(); let mut temporary = make();
///
/// let mut temporary; let operand = make(); temporary = make();
/// ```
///
/// One that may borrow an operand stays after it. `tail` is what follows the statements.
pub(super) fn declare_first(stmts: &mut Vec<Stmt>, tail: Option<&Tail>) {
    let is_operand = |(at, stmt): (usize, &Stmt)| {
        made_name(stmt).is_some_and(|name| {
            // The value of a construct is one as well, unless a later statement borrows it.
            let borrowed = || {
                stmts[at + 1..].iter().any(|later| borrows(later, &name))
                    || tail.is_some_and(|tail| borrows_in_tail(tail, &name))
            };
            let is_value = name.starts_with("__value") && !borrowed();
            is_value || name.starts_with("__operand") || name.starts_with("__sent")
        })
    };
    let Some(mut first) = stmts.iter().enumerate().position(is_operand) else { return };
    let mut at = first;
    while at < stmts.len() {
        let earliest =
            stmts[..at].iter().rposition(|stmt| made_name(stmt).is_some_and(|name| borrows(&stmts[at], &name)));
        let earliest = earliest.map_or(first, |made| first.max(made + 1));
        if earliest < at
            && made_name(&stmts[at])
                .is_some_and(|name| name.starts_with("__temporary") || name.starts_with("__scrutinee"))
            && let Stmt::Native { stmt: syn::Stmt::Local(local), declares } = &mut stmts[at]
            && let (Pat::Ident(pat), Some(init)) = (&local.pat, &local.init)
        {
            let (name, value) = (&pat.ident, &init.expr);
            let declared = syn::parse_quote!(#[allow(unused_mut)] let mut #name;);
            let declared = Stmt::Native { stmt: declared, declares: std::mem::take(declares) };
            stmts[at] = Stmt::Native { stmt: syn::parse_quote!(#name = #value;), declares: Vec::new() };
            stmts.insert(earliest, declared);
            // Among themselves they keep their order.
            first = earliest + 1;
            at += 1;
        }
        at += 1;
    }
}

/// Whether what a statement declares may borrow the local of this name, rather than take its value.
fn borrows(stmt: &Stmt, name: &str) -> bool {
    match stmt {
        Stmt::Native { stmt: syn::Stmt::Local(local), .. } => {
            local.init.as_ref().is_some_and(|init| borrows_in(&init.expr, name))
        }
        Stmt::Native { stmt: syn::Stmt::Expr(expr, _), .. } => borrows_in(expr, name),
        Stmt::Native { stmt, .. } => mentions(stmt.to_token_stream(), name),
        // What is matched is a temporary, whatever the patterns take of it.
        Stmt::Bind { node: Node::Match { scrutinee, .. }, .. } if is_named(scrutinee, name) => true,
        Stmt::Break(_) | Stmt::Bind { .. } => false,
    }
}

fn borrows_in_tail(tail: &Tail, name: &str) -> bool {
    match tail {
        Tail::Native(expr) | Tail::Node(Node::Value(expr)) => borrows_in(expr, name),
        Tail::Node(Node::If { cond: head, .. } | Node::Match { scrutinee: head, .. }) => borrows_in(head, name),
        Tail::Node(Node::Yield { operand, .. }) => operand.as_ref().is_some_and(|operand| borrows_in(operand, name)),
        Tail::Node(Node::Delegate { operand, .. }) => borrows_in(operand, name),
        Tail::Node(Node::Loop { .. } | Node::Scope { .. }) => false,
    }
}

fn is_named(expr: &Expr, name: &str) -> bool {
    match expr {
        Expr::Path(path) => path.path.is_ident(name),
        Expr::Paren(inner) => is_named(&inner.expr, name),
        Expr::Group(inner) => is_named(&inner.expr, name),
        _ => false,
    }
}

/// Whether a place is in the local of this name, or in what that points to.
fn is_in(place: &Expr, name: &str) -> bool {
    match place {
        Expr::Field(field) => is_in(&field.base, name),
        Expr::Index(index) => is_in(&index.expr, name),
        Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => is_in(&unary.expr, name),
        Expr::Paren(inner) => is_in(&inner.expr, name),
        Expr::Group(inner) => is_in(&inner.expr, name),
        place => is_named(place, name),
    }
}

fn borrows_in(expr: &Expr, name: &str) -> bool {
    match expr {
        Expr::Path(_) => false,
        Expr::Assign(assign) => mentions(assign.left.to_token_stream(), name) || borrows_in(&assign.right, name),
        Expr::Reference(reference) => is_in(&reference.expr, name) || borrows_in(&reference.expr, name),
        Expr::Return(syn::ExprReturn { expr, .. }) | Expr::Break(syn::ExprBreak { expr, .. }) => {
            expr.as_ref().is_some_and(|value| borrows_in(value, name))
        }
        Expr::Repeat(repeat) => borrows_in(&repeat.expr, name),
        Expr::Range(range) => range.start.iter().chain(&range.end).any(|end| borrows_in(end, name)),
        Expr::Call(call) => {
            mentions(call.func.to_token_stream(), name) || call.args.iter().any(|arg| borrows_in(arg, name))
        }
        Expr::MethodCall(call) => {
            let receiver = &call.receiver;
            (is_named(receiver, name) && borrows_receiver(call))
                || borrows_in(receiver, name)
                || call.args.iter().any(|arg| borrows_in(arg, name))
        }
        Expr::Struct(literal) => {
            let base = literal.rest.as_ref().is_some_and(|base| borrows_in(base, name));
            base || literal.fields.iter().any(|field| borrows_in(&field.expr, name))
        }
        Expr::Field(field) => borrows_in(&field.base, name),
        Expr::Unary(unary) => borrows_in(&unary.expr, name),
        Expr::Index(index) => mentions(index.expr.to_token_stream(), name) || borrows_in(&index.index, name),
        Expr::Cast(cast) => borrows_in(&cast.expr, name),
        Expr::Binary(binary)
            if super::operand::compares(&binary.op)
                && (is_named(&binary.left, name) || is_named(&binary.right, name)) =>
        {
            true
        }
        Expr::Binary(binary) => borrows_in(&binary.left, name) || borrows_in(&binary.right, name),
        Expr::Macro(mac) if macros::ends_temporaries(&mac.mac) => false,
        Expr::Macro(mac) if value_operands(&mac.mac).is_some() => {
            value_operands(&mac.mac).is_some_and(|operands| operands.exprs().any(|expr| borrows_in(expr, name)))
        }
        Expr::Tuple(tuple) => tuple.elems.iter().any(|elem| borrows_in(elem, name)),
        Expr::Array(array) => array.elems.iter().any(|elem| borrows_in(elem, name)),
        Expr::Paren(inner) => borrows_in(&inner.expr, name),
        Expr::Group(inner) => borrows_in(&inner.expr, name),
        Expr::Try(inner) => borrows_in(&inner.expr, name),
        _ => mentions(expr.to_token_stream(), name),
    }
}

/// The name that a statement made by desugaring declares.
pub(super) fn made_name(stmt: &Stmt) -> Option<String> {
    let pat = match stmt {
        Stmt::Native { stmt: syn::Stmt::Local(local), .. } => &local.pat,
        Stmt::Bind { binding: Binding::Let { pat, .. }, .. } => pat,
        Stmt::Native { .. } | Stmt::Break(_) | Stmt::Bind { .. } => return None,
    };
    match pat {
        Pat::Ident(pat) => Some(pat.ident.to_string()),
        // What is left, and the operand.
        Pat::Tuple(tuple) => match tuple.elems.last() {
            Some(Pat::Ident(pat)) => Some(pat.ident.to_string()),
            _ => None,
        },
        _ => None,
    }
}
