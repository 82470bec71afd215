//! A local in upper case. A pattern that is such a name may as well be a constant, which syntax doesn't show: it is taken for one, and so is
//! not saved over a yield. rustc would not find it there.

use syn::visit::Visit;
use syn::{Block, Expr, Ident, Pat, Stmt};

use crate::diagnostics::Diagnostics;
use crate::syntax::place::is_upper_case;
use crate::syntax::suspends::stmt_suspends;
use crate::syntax::tokens;
use crate::syntax::walk::{Visitor, Walk, Walker};

pub(super) fn check(block: &Block, diagnostics: &Diagnostics) {
    Walker(&mut UpperCase { diagnostics }).visit_block(block);
}

struct UpperCase<'a> {
    diagnostics: &'a Diagnostics,
}

impl Visitor for UpperCase<'_> {
    fn enter_block(&mut self, block: &Block) -> Walk {
        for (stmt, later) in block.stmts.iter().enumerate().map(|(at, stmt)| (stmt, &block.stmts[at + 1..])) {
            let Some(name) = declared(stmt) else { continue };
            let named = |stmt: &Stmt| tokens::names(stmt, &name.to_string());
            let suspension = later.iter().position(stmt_suspends);
            let held = suspension
                .is_some_and(|at| later[at + 1..].iter().any(named) || is_loop(&later[at]) && named(&later[at]));
            if held {
                let lower = name.to_string().to_lowercase();
                let message = format!(
                    "a name in upper case is taken for that of a constant, and not held across a yield: call this local `{lower}`"
                );
                self.diagnostics.error(name, message);
            }
        }
        Walk::Into
    }
}

/// What it names is named again after what it yields.
fn is_loop(stmt: &Stmt) -> bool {
    matches!(stmt, Stmt::Expr(Expr::Loop(_) | Expr::While(_) | Expr::ForLoop(_), _))
}

/// `let LIMIT = …;`
fn declared(stmt: &Stmt) -> Option<&Ident> {
    let Stmt::Local(local) = stmt else { return None };
    let pat = match &local.pat {
        Pat::Type(typed) => &*typed.pat,
        pat => pat,
    };
    let Pat::Ident(pat) = pat else { return None };
    let plain = pat.by_ref.is_none() && pat.mutability.is_none() && pat.subpat.is_none();
    (plain && is_upper_case(&pat.ident) && local.init.as_ref().is_some_and(|init| init.diverge.is_none()))
        .then_some(&pat.ident)
}
