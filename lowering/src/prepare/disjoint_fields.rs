//! Disjoint fields of a `&mut` argument.
//!
//! A machine holds the argument and what is borrowed from it side by side, which rustc refuses. Where a body only ever names
//! fields of the argument, and one is iterated, or lent, while another is used, they are borrowed one by one before it runs:
//!
//! ```text
//! for item in self.items.iter_mut() { self.total += *item; yield_!(self.total); }
//!
//! let self_items = &mut self.items;
//! let self_total = &mut self.total;
//! for item in (*self_items).iter_mut() { (*self_total) += *item; yield_!((*self_total)); }
//! ```

use proc_macro2::Ident;
use syn::visit::Visit;
use syn::{Block, Expr, Local, Pat, Stmt};

use super::borrowed_fields::borrow_each;
use super::lends::lends;
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};
use crate::syntax::{pattern, suspends, tokens};

/// Rewrites the body for the `&mut` arguments of these names; a body that needs no rewriting comes back as it was.
pub(crate) fn borrow_fields(block: &Block, arguments: &[Ident]) -> Block {
    let mut block = block.clone();
    for argument in arguments {
        if let Some(rewritten) = borrow_fields_of(&block, argument) {
            block = rewritten;
        }
    }
    block
}

fn borrow_fields_of(block: &Block, argument: &Ident) -> Option<Block> {
    let apart = held_with_others(block, argument) || lends(&block.stmts, argument);
    if apart { borrow_each(block, argument) } else { None }
}

/// Whether something borrowed from one field may be held while another is used: the head of a construct whose body suspends,
/// or a `let`, names a field.
fn held_with_others(block: &Block, argument: &Ident) -> bool {
    struct Heads<'a> {
        argument: &'a Ident,
        found: bool,
    }
    impl Heads<'_> {
        fn head(&mut self, head: &Expr) {
            self.found |= tokens::names(head, &self.argument.to_string());
        }
    }
    impl Visitor for Heads<'_> {
        fn enter_expr(&mut self, expr: &Expr) -> Walk {
            match expr {
                Expr::ForLoop(looped) if suspends::block_suspends(&looped.body) => self.head(&looped.expr),
                Expr::Let(condition) => self.head(&condition.expr),
                Expr::Match(matched) if matched.arms.iter().any(|arm| suspends::suspends(&arm.body)) => {
                    self.head(&matched.expr);
                }
                _ => {}
            }
            Walk::Into
        }
        fn enter_stmt(&mut self, stmt: &Stmt) -> Walk {
            if let Stmt::Local(Local { pat, init: Some(init), .. }) = stmt
                && let Pat::Ident(_) = pattern::untyped(pat)
            {
                self.head(&init.expr);
            }
            Walk::Into
        }
        fn enter_nested(&mut self, _: Nested<'_>) -> Walk {
            Walk::Into
        }
    }
    let mut heads = Heads { argument, found: false };
    Walker(&mut heads).visit_block(block);
    heads.found
}
