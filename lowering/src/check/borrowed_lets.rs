//! What a `let` borrows of a local of the generator's own, and holds across a yield.
//!
//! ```text
//! let first = list.first().unwrap();      let mut words = text.split(' ');
//! yield_!(1);                             while let Some(word) = words.next() { yield_!(word.len()); }
//! yield_!(first.len());
//! ```
//!
//! As of [loops](super::borrowed_loops), told of is what is certain: a name that is bound once, to what a method of std's lends, is named
//! after a statement that suspends and is gone on from; or in a loop that suspends and comes round. The guard of a cell need not be named: it has
//! something to drop. What `&place` borrows may be taken again
//! after the yield, and is none of these.

use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::visit::Visit;
use syn::{Block, Expr, Ident, Macro, Stmt};

use super::coming_round::{comes_round_after_a_yield, leaves};
use crate::syntax::macros;
use crate::syntax::place;
use crate::syntax::suspends;
use crate::syntax::tokens;
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};

/// Whether the name that a statement of the block declares is held across a yield.
pub(super) fn is_held(name: &Ident, following: &[Stmt]) -> bool {
    let mut suspended = false;
    for stmt in following {
        let named = names(stmt, name);
        if named && (suspended || comes_round(stmt, name)) {
            return true;
        }
        if leaves(stmt) {
            return false;
        }
        suspended |= suspends::stmt_suspends(stmt);
    }
    false
}

/// Whether what the name stands for, which has something to drop, is still there at a yield: nothing that follows may take it.
pub(super) fn is_kept(name: &Ident, following: &[Stmt]) -> bool {
    for stmt in following {
        if mentions(stmt, name) > borrows(stmt, name) {
            return false;
        }
        if suspends::stmt_suspends(stmt) {
            return true;
        }
        if leaves(stmt) {
            return false;
        }
    }
    false
}

/// How often the name stands among the tokens.
fn mentions(stmt: &Stmt, name: &Ident) -> usize {
    let mut found = 0;
    tokens::each(stmt.to_token_stream(), &mut |token| {
        found += usize::from(matches!(token, TokenTree::Ident(word) if word == name));
    });
    found
}

/// How often it is only borrowed: `name.method()`, `*name`, `&name`, `name[i]`. A method of a guard's own is called by its path.
fn borrows(stmt: &Stmt, name: &Ident) -> usize {
    struct Borrowed<'n>(&'n Ident, usize);
    impl Visitor for Borrowed<'_> {
        fn enter_expr(&mut self, expr: &Expr) -> Walk {
            let place = match expr {
                Expr::MethodCall(call) => &call.receiver,
                Expr::Unary(unary) => &unary.expr,
                Expr::Reference(reference) => &reference.expr,
                Expr::Index(index) => &index.expr,
                Expr::Field(field) => &field.base,
                _ => return Walk::Into,
            };
            self.1 += usize::from(matches!(place::bare(place), Expr::Path(path) if path.path.is_ident(self.0)));
            Walk::Into
        }
        fn enter_macro(&mut self, _: &Macro) -> Walk {
            Walk::Into
        }
    }
    let mut borrowed = Borrowed(name, 0);
    Walker(&mut borrowed).visit_stmt(stmt);
    borrowed.1
}

/// A loop that names it each time that it comes round.
fn comes_round(stmt: &Stmt, name: &Ident) -> bool {
    let Stmt::Expr(expr, _) = stmt else { return false };
    match place::bare(expr) {
        Expr::While(found) => {
            let named = names_in(name, &|walker| walker.visit_expr(&found.cond)) || named_within(&found.body, name);
            named && comes_round_after_a_yield(&found.body)
        }
        Expr::ForLoop(found) => named_within(&found.body, name) && comes_round_after_a_yield(&found.body),
        _ => false,
    }
}

fn named_within(block: &Block, name: &Ident) -> bool {
    names_in(name, &|walker| walker.visit_block(block))
}

fn names(stmt: &Stmt, name: &Ident) -> bool {
    names_in(name, &|walker| walker.visit_stmt(stmt))
}

fn names_in(name: &Ident, visit: &dyn Fn(&mut Walker<'_>)) -> bool {
    struct Named<'n>(&'n Ident, bool);
    impl Visitor for Named<'_> {
        fn enter_expr(&mut self, expr: &Expr) -> Walk {
            if let Expr::Path(path) = expr {
                self.1 |= path.path.is_ident(self.0);
            }
            Walk::Into
        }
        fn enter_nested(&mut self, nested: Nested<'_>) -> Walk {
            match nested {
                Nested::Closure(_) | Nested::Async(_) => Walk::Into,
                Nested::Const(_) | Nested::Item(_) => Walk::Over,
            }
        }
        fn enter_macro(&mut self, mac: &Macro) -> Walk {
            let captures = macros::is_known(mac).then(|| macros::operands(mac)).flatten();
            self.1 |= captures.is_some_and(|operands| operands.captures.iter().any(|captured| self.0 == captured));
            Walk::Into
        }
    }
    let mut named = Named(name, false);
    visit(&mut Walker(&mut named));
    named.1
}
