//! Borrows a local's fields one by one where a yield lends one of them and another is used later.
//!
//! `yield_!(&mut node.value)`, or `yield_from!(node.items.iter_mut())`, lends a part of what `node` points to for as long as the consumer likes; `node` as a whole can't be
//! kept beside it. That the borrow outlives the suspension tells that `node` is a `&mut` (from anything else it could not be lent
//! at all). So, where a body only ever names fields of it, they are borrowed one by one where it is bound:
//!
//! ```text
//! while let Some(node) = current { yield_!(&mut node.value); current = node.next.as_deref_mut(); }
//!
//! while let Some(node) = current {
//!     let node_next = &mut node.next;
//!     let node_value = &mut node.value;
//!     yield_!(&mut (*node_value));
//!     current = (*node_next).as_deref_mut();
//! }
//! ```

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Pat, Stmt};

use super::borrowed_fields::borrow_each;
use super::lends::lends;
use crate::syntax::tokens::{self, Joined};
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};
use crate::syntax::{pattern, place};

/// The body with such locals taken apart where a pattern binds them.
pub(crate) fn borrow_lent(block: &Block) -> Block {
    let mut block = block.clone();
    WalkerMut(&mut LentFields).visit_block_mut(&mut block);
    block
}

struct LentFields;

impl VisitorMut for LentFields {
    fn enter_block(&mut self, block: &mut Block) -> Walk {
        visit_mut::visit_block_mut(&mut WalkerMut(self), block);
        for at in (0..block.stmts.len()).rev() {
            if let Stmt::Local(local) = &block.stmts[at] {
                let rest = Block { stmts: block.stmts[at + 1..].to_vec(), ..*block };
                if let Some(apart) = taken_apart(&rest, &[&local.pat], &TokenStream::new()) {
                    block.stmts.truncate(at + 1);
                    block.stmts.extend(apart.stmts);
                }
            }
        }
        Walk::Over
    }

    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        visit_mut::visit_expr_mut(&mut WalkerMut(self), expr);
        match expr {
            Expr::While(looped) => in_branch(&mut looped.body, &looped.cond),
            Expr::If(branch) => in_branch(&mut branch.then_branch, &branch.cond),
            Expr::ForLoop(looped) => {
                if let Some(apart) = taken_apart(&looped.body, &[&looped.pat], &TokenStream::new()) {
                    looped.body = apart;
                }
            }
            _ => {}
        }
        Walk::Over
    }

    fn enter_arm(&mut self, arm: &mut syn::Arm) -> Walk {
        visit_mut::visit_arm_mut(&mut WalkerMut(self), arm);
        let body = match &*arm.body {
            Expr::Block(block) if block.label.is_none() => block.block.clone(),
            body => Block { brace_token: syn::token::Brace::default(), stmts: vec![Stmt::Expr(body.clone(), None)] },
        };
        let guard = match &arm.pat {
            Pat::Guard(guarded) => guarded.guard.to_token_stream(),
            _ => TokenStream::new(),
        };
        if let Some(apart) = taken_apart(&body, &[&arm.pat], &guard) {
            *arm.body = Expr::Block(syn::ExprBlock { attrs: Vec::new(), label: None, block: apart });
        }
        Walk::Over
    }
}

/// A block that is come to where a condition holds.
fn in_branch(block: &mut Block, condition: &Expr) {
    let mut conditions = Vec::new();
    lets(condition, &mut conditions);
    let values: TokenStream = conditions.iter().map(|condition| condition.expr.to_token_stream()).joined();
    let pats: Vec<&Pat> = conditions.iter().map(|condition| &*condition.pat).collect();
    if let Some(apart) = taken_apart(block, &pats, &values) {
        *block = apart;
    }
}

/// The `let`s of a chain.
fn lets<'e>(condition: &'e Expr, into: &mut Vec<&'e syn::ExprLet>) {
    match place::bare(condition) {
        Expr::Let(condition) => into.push(condition),
        Expr::Binary(chain) if matches!(chain.op, syn::BinOp::And(_)) => {
            lets(&chain.left, into);
            lets(&chain.right, into);
        }
        _ => {}
    }
}

/// The block, if it lends a field of what these patterns bind, with that taken apart; not what is named outside it, too.
fn taken_apart(block: &Block, bound_by: &[&Pat], outside: &TokenStream) -> Option<Block> {
    let mut apart = None;
    for bound in bound_by.iter().flat_map(|pat| pattern::bindings(pat)) {
        let block = apart.as_ref().unwrap_or(block);
        if !bound.by_ref && lends(&block.stmts, &bound.name) && !tokens::names(outside, &bound.name.to_string()) {
            apart = borrow_each(block, &bound.name).or(apart);
        }
    }
    apart
}
