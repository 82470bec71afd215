//! Names that desugaring has made.

use syn::{Expr, Pat};

use crate::ir::{Binding, Stmt};
use crate::syntax::place::bare;

/// Whether an operand is a name that desugaring made.
pub(super) fn is_named(expr: &Expr) -> bool {
    matches!(expr, Expr::Path(path) if path.path.get_ident().is_some_and(|name| name.to_string().starts_with("__")))
}

/// Whether this names what a construct that suspends came to.
pub(super) fn is_value_of_node(expr: &Expr, stmts: &[Stmt]) -> bool {
    match bare(expr) {
        Expr::Path(path) => stmts
            .iter()
            .any(|stmt| stmt.node().is_some() && made_name(stmt).is_some_and(|name| path.path.is_ident(&name))),
        _ => false,
    }
}

pub(super) fn name_of(expr: &Expr) -> Option<String> {
    match bare(expr) {
        Expr::Path(path) => path.path.get_ident().map(ToString::to_string),
        _ => None,
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
