//! Whether a body gives a variable a value that it has no use for: the next thing that it does with it is to give it another one.
//!
//! ```text
//! let mut text = String::new();
//! yield_!(1);
//! text = make();
//! ```
//!
//! Told of are statements of one block whose value does not suspend: what else there is rustc finds in the arms.

use syn::visit::Visit;
use syn::{Block, Expr, Pat, Stmt};

use super::pattern;
use super::place::bare;
use super::suspends::suspends;
use super::tokens;
use super::walk::{Nested, Visitor, Walk, Walker};

/// Whether it does so with a local.
pub(crate) fn is_any(block: &Block) -> bool {
    let mut found = Overwritten(false);
    Walker(&mut found).visit_block(block);
    found.0
}

struct Overwritten(bool);

impl Visitor for Overwritten {
    fn enter_block(&mut self, block: &Block) -> Walk {
        for (at, stmt) in block.stmts.iter().enumerate() {
            if let Stmt::Local(local) = stmt
                && local.init.is_some()
                && let Pat::Ident(pat) = pattern::untyped(&local.pat)
                && pat.mutability.is_some()
            {
                self.0 |= is_assigned_first(&block.stmts[at + 1..], &pat.ident.to_string());
            }
        }
        Walk::Into
    }

    fn enter_nested(&mut self, nested: Nested<'_>) -> Walk {
        nested.unless_item()
    }
}

/// Whether the first of these statements that names it is `name = …;`.
pub(crate) fn is_assigned_first(stmts: &[Stmt], name: &str) -> bool {
    let first = stmts.iter().find(|stmt| tokens::names(stmt, name));
    let Some(Stmt::Expr(Expr::Assign(assign), _)) = first else { return false };
    let is_it = matches!(bare(&assign.left), Expr::Path(path) if path.path.is_ident(name));
    is_it && !tokens::names(&assign.right, name) && !suspends(&assign.right)
}
