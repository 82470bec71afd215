//! Where the temporaries of a statement are declared: Rust drops them after its operands.
//!
//! An operand is dropped with the expression that it is one of, a temporary with the statement. Some expressions end their
//! temporaries themselves, as a statement does: conditions, the operands of `&&` and `||`, and since edition 2024 the tail of a
//! block. There the operands of the outermost expression and the temporaries go in one order, the last made first.

use syn::{Expr, Pat};

use super::synthetic::{name_of, synthetic};
use crate::ir::{EndedBy, Local, Node, Stmt, Tail};
use crate::listed::Listed;
use crate::syntax::macros;
use crate::syntax::need::Evaluated;
use crate::syntax::operands::{Besides, besides, operands, place_around};
use crate::syntax::place::bare;
use crate::syntax::temporaries::operands_that_keep_temporaries;
use crate::syntax::tokens::names;

/// Operands are dropped before the temporaries of their statement, also those that were made later.
///
/// ```text
/// let operand = make(); let mut temporary = make();
///
/// let mut temporary; let operand = make(); temporary = make();
/// ```
///
/// A temporary stays where it is if it may borrow an earlier operand, or if the expression is a terminating scope and that
/// operand is its own. `tail` is what follows the statements.
pub(super) fn declare_first(stmts: &mut Vec<Stmt>, tail: Option<&Tail>, ended_by: EndedBy, locals: &[Local]) {
    let outermost = match (ended_by, tail) {
        (EndedBy::TerminatingScope, Some(Tail::Native(expr))) => spilled_operands(expr),
        (EndedBy::TerminatingScope, Some(Tail::Node(_)) | None) | (EndedBy::Statement, _) => Vec::new(),
    };
    let is_operand = |at: usize, stmts: &[Stmt]| {
        let Some(made) = synthetic(&stmts[at], locals) else { return false };
        // The value of a construct is one as well, unless a later statement borrows it.
        let borrowed = || {
            let name = &made.name.to_string();
            stmts[at + 1..].iter().any(|later| borrows(later, name))
                || tail.is_some_and(|tail| borrows_in_tail(tail, name))
        };
        made.role.is_operand() || (made.role.is_value() && !borrowed())
    };
    // The first operand that goes before the temporaries.
    let mut first = None;
    let mut at = 0;
    while at < stmts.len() {
        if synthetic(&stmts[at], locals).is_some_and(|made| outermost.contains(&made.name.to_string())) {
            first = None;
        } else if first.is_none() && is_operand(at, stmts) {
            first = Some(at);
        }
        let borrowed =
            |stmt: &Stmt| synthetic(stmt, locals).is_some_and(|made| borrows(&stmts[at], &made.name.to_string()));
        let earliest = stmts[..at].iter().rposition(borrowed);
        // What is left of a value is older than the operand that was taken out of it.
        let split = at.checked_sub(1).filter(|before| is_split(&stmts[*before], locals));
        if let Some(operand) = first.or(split)
            && let earliest = earliest.map_or(operand, |made| operand.max(made + 1))
            && earliest < at
            && synthetic(&stmts[at], locals).is_some_and(|made| made.role.is_held())
            && let Stmt::Native { stmt: syn::Stmt::Local(local), declares } = &mut stmts[at]
            && let (Pat::Ident(pat), Some(init)) = (&local.pat, &local.init)
        {
            let (name, value) = (&pat.ident, &init.expr);
            let declared = syn::parse_quote!(#[allow(unused_mut)] let mut #name;);
            let declared = Stmt::Native { stmt: declared, declares: std::mem::take(declares) };
            stmts[at] = Stmt::Native { stmt: syn::parse_quote!(#name = #value;), declares: Vec::new() };
            stmts.insert(earliest, declared);
            // Among themselves they keep their order.
            first = first.map(|_| earliest + 1);
            at += 1;
        }
        at += 1;
    }
}

/// Whether this takes an operand out of a value, and names both it and what is left.
fn is_split(stmt: &Stmt, locals: &[Local]) -> bool {
    stmt.declares().iter().any(|local| locals[local.0].role.is_left())
}

/// The operands of an expression, not of its operands, that are named: they are dropped with the expression.
pub(super) fn spilled_operands(expr: &Expr) -> Vec<String> {
    let mut expr = expr.clone();
    let operands = operands_that_keep_temporaries(&mut expr).into_iter().filter(|(_, evaluated)| !evaluated.is_place());
    operands.filter_map(|(operand, _)| name_of(operand)).listed()
}

/// Whether what a statement declares may borrow the local of this name or take a part of it, rather than take its value.
fn borrows(stmt: &Stmt, name: &str) -> bool {
    match stmt {
        Stmt::Native { stmt: syn::Stmt::Local(local), .. } => {
            local.init.as_ref().is_some_and(|init| borrows_in(&init.expr, name))
        }
        Stmt::Native { stmt: syn::Stmt::Expr(expr, _), .. } => borrows_in(expr, name),
        Stmt::Native { stmt, .. } => names(stmt, name),
        Stmt::Bind { node, .. } => borrows_in_node(node, name),
        Stmt::Jump(_) => false,
    }
}

fn borrows_in_tail(tail: &Tail, name: &str) -> bool {
    match tail {
        Tail::Native(expr) => borrows_in(expr, name),
        Tail::Node(node) => borrows_in_node(node, name),
    }
}

fn borrows_in_node(node: &Node, name: &str) -> bool {
    match node {
        // What is matched is a temporary, whatever the patterns take of it.
        Node::Match { scrutinee, .. } => is_in(scrutinee, name) || borrows_in(scrutinee, name),
        Node::Value(expr) | Node::If { cond: expr, .. } | Node::Delegate { operand: expr, .. } => {
            borrows_in(expr, name)
        }
        Node::Yield { operand, .. } => operand.as_ref().is_some_and(|operand| borrows_in(operand, name)),
        Node::Loop { .. } | Node::Scope { .. } => false,
    }
}

fn is_named(expr: &Expr, name: &str) -> bool {
    name_of(expr).is_some_and(|named| named == name)
}

/// Whether a place is in the local of this name, or in what that points to.
fn is_in(place: &Expr, name: &str) -> bool {
    is_named(place, name) || place_around(place).is_some_and(|around| is_in(around, name))
}

/// Whether what an expression comes to may borrow the local of this name or take a part of it.
fn borrows_in(expr: &Expr, name: &str) -> bool {
    let expr = bare(expr);
    if let Expr::Macro(mac) = expr
        && macros::is_known(&mac.mac)
        && let Some(operands) = macros::operands(&mac.mac)
    {
        let mut operands = operands.list.iter().map(|operand| (&operand.expr, Evaluated::of_access(operand.access)));
        return operands
            .any(|(operand, evaluated)| !evaluated.is_value() && is_in(operand, name) || borrows_in(operand, name));
    }
    if let Expr::Block(syn::ExprBlock { label: None, block: syn::Block { stmts, .. }, .. }) = expr
        && let [syn::Stmt::Expr(value, None)] = &stmts[..]
    {
        return borrows_in(value, name);
    }
    if let Expr::Path(_) = expr {
        return false;
    }
    match besides(expr) {
        Besides::Nothing => operands(expr)
            .into_iter()
            .any(|(operand, need)| (need.may_leave_behind() && is_in(operand, name)) || borrows_in(operand, name)),
        Besides::Paths | Besides::Captures | Besides::Tokens => names(expr, name),
    }
}
