//! Whether a local's own declaration tells all of its type, as far as syntax can say.
//!
//! What is dead, and only kept to be dropped, is asked for its type where it is parked. rustc knows that by then in most cases; in
//! an arm it may not where only another arm tells what comes out of `text.parse()` or goes into `Vec::new()`.

use syn::{Expr, Stmt as SynStmt};

use crate::ir::{Binding, Body, LocalId, Node, Stmt, walk};
use crate::sorted::Set;
use crate::syntax::place::bare;
use crate::syntax::receiver::returns_any_type;
use crate::syntax::std_macros::StdMacro;

/// The locals whose declaration leaves their type open.
pub(crate) fn declared_open(body: &Body) -> Set<LocalId> {
    let mut open = Set::new();
    walk::each_block(&body.block, &mut |block| {
        for stmt in &block.stmts {
            match stmt {
                Stmt::Native { stmt: SynStmt::Local(local), declares } => {
                    let is_closed = local.init.as_ref().is_some_and(|init| tells_its_type(&init.expr));
                    if !is_closed {
                        open.extend(declares);
                    }
                }
                Stmt::Bind { binding: Binding::Let { declares, .. }, node } => {
                    let is_closed = match node {
                        Node::Value(expr) => tells_its_type(expr),
                        Node::Yield { .. } => true,
                        Node::Delegate { .. }
                        | Node::If { .. }
                        | Node::Match { .. }
                        | Node::Loop { .. }
                        | Node::Scope { .. } => false,
                    };
                    if !is_closed {
                        open.extend(declares);
                    }
                }
                Stmt::Native { .. } | Stmt::Bind { .. } | Stmt::Jump(_) => {}
            }
        }
    });
    open
}

fn tells_its_type(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Lit(literal) => matches!(literal.lit, syn::Lit::Str(_) | syn::Lit::Char(_) | syn::Lit::Bool(_)),
        Expr::Path(path) => path.path.get_ident().is_some_and(|name| name != "None"),
        Expr::Reference(inner) => tells_its_type(&inner.expr),
        Expr::Unary(inner) => tells_its_type(&inner.expr),
        Expr::Try(inner) => tells_its_type(&inner.expr),
        Expr::Field(field) => tells_its_type(&field.base),
        Expr::Index(index) => tells_its_type(&index.expr),
        Expr::Cast(_) => true,
        Expr::MethodCall(call) => tells_its_type(&call.receiver) && !returns_any_type(&call.method),
        Expr::Macro(mac) => StdMacro::of(&mac.mac).is_some_and(|known| known.value.is_known()),
        _ => false,
    }
}
