//! The locals that desugaring has made.

use syn::{Expr, Pat};

use crate::ir::{Binding, Local, Stmt};
use crate::syntax::place::bare;

/// Whether this names what a construct that suspends came to.
pub(super) fn is_value_of_node(expr: &Expr, stmts: &[Stmt], locals: &[Local]) -> bool {
    match bare(expr) {
        Expr::Path(path) => stmts.iter().any(|stmt| {
            stmt.node().is_some() && synthetic(stmt, locals).is_some_and(|made| path.path.is_ident(&made.name))
        }),
        _ => false,
    }
}

pub(super) fn name_of(expr: &Expr) -> Option<String> {
    match bare(expr) {
        Expr::Path(path) => path.path.get_ident().map(ToString::to_string),
        _ => None,
    }
}

/// The local that a statement made by desugaring declares: of a tuple the last, which is the operand. The others are what is left.
pub(super) fn synthetic<'l>(stmt: &Stmt, locals: &'l [Local]) -> Option<&'l Local> {
    let (pat, declares) = match stmt {
        Stmt::Native { stmt: syn::Stmt::Local(local), declares } => (&local.pat, declares),
        Stmt::Bind { binding: Binding::Let { pat, declares, .. }, .. } => (&**pat, declares),
        Stmt::Native { .. } | Stmt::Jump(_) | Stmt::Bind { .. } => return None,
    };
    match pat {
        Pat::Ident(_) | Pat::Tuple(_) => declares.last().map(|local| &locals[local.0]),
        _ => None,
    }
}
