//! Which locals may be closures of the body that were put into something and taken out again.
//!
//! ```text
//! let mut jobs = vec![move || text];             // may hold a closure, which takes `text`
//! jobs.push(…); job = Some(|| name);             // what a closure is put into
//! while let Some(job) = jobs.pop() { job(); }    // may be one
//! for job in jobs { job(); }
//! ```
//!
//! What closures stand in a value, and which locals it names that may hold some, is all that is looked at: what comes out of it may be one of
//! them. That answers *may* too often: rustc is asked of the type, too (`core/src/consume/held.rs`), before what they take counts.

use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::{Block, Expr, ExprAssign, ExprMethodCall, Stmt};

use super::builder::Builder;
use crate::ir::LocalId;
use crate::syntax::place::bare;
use crate::syntax::tokens;

impl Builder<'_> {
    /// These locals have parts of a value; `before` tells how many closures there were before it was evaluated.
    pub(super) fn taken_out(&mut self, value: &Expr, before: usize, parts: &[LocalId]) {
        if parts.is_empty() {
            return;
        }
        if let Some(taken) = self.held_in(value, before) {
            parts.iter().for_each(|part| self.put_into(*part, &taken));
        }
    }

    /// These locals, of one `let`, have a value whole. Of closures that take nothing by value rustc may be asked whether they are `Copy`.
    pub(super) fn made_of(&mut self, value: &Expr, whole: &[LocalId]) {
        if self.is_made_of_closures(value) {
            let takes = |local: &&LocalId| self.held_by.get(local).is_some_and(|taken| !taken.is_empty());
            let whole: Vec<LocalId> = whole.iter().filter(takes).copied().collect();
            self.flow.made_of_closures.extend(whole);
        }
    }

    /// Whether the type of a value holds that of a closure for certain: `Some(move || a)`, `(1, || b)`.
    fn is_made_of_closures(&self, value: &Expr) -> bool {
        let part = |part: &Expr| matches!(bare(part), Expr::Closure(_)) || self.is_made_of_closures(part);
        match bare(value) {
            Expr::Call(call) => {
                let made = ["Some", "Ok", "Err"];
                let is_variant = |path: &syn::ExprPath| made.iter().any(|name| path.path.is_ident(name));
                matches!(&*call.func, Expr::Path(path) if is_variant(path)) && call.args.iter().any(part)
            }
            Expr::Tuple(tuple) => tuple.elems.iter().any(part),
            Expr::Array(array) => array.elems.iter().any(part),
            Expr::Struct(literal) => literal.fields.iter().any(|field| part(&field.expr)),
            Expr::If(branch) => {
                let otherwise = branch.else_branch.as_ref().map(|(_, otherwise)| &**otherwise);
                self.ends_made_of_closures(&branch.then_branch)
                    || otherwise.is_some_and(|otherwise| self.is_made_of_closures(otherwise))
            }
            Expr::Block(block) => self.ends_made_of_closures(&block.block),
            Expr::Match(matched) => matched.arms.iter().any(|arm| self.is_made_of_closures(&arm.body)),
            value => self.resolve_silently(value).is_some_and(|local| self.flow.made_of_closures.contains(&local)),
        }
    }

    fn ends_made_of_closures(&self, block: &Block) -> bool {
        matches!(block.stmts.last(), Some(Stmt::Expr(tail, None)) if self.is_made_of_closures(tail))
    }

    fn resolve_silently(&self, value: &Expr) -> Option<LocalId> {
        match value {
            Expr::Path(path) => self.innermost(&path.path.get_ident()?.to_string())?.local,
            _ => None,
        }
    }

    /// `jobs.push(move || text)`
    pub(super) fn put_by_method(&mut self, call: &ExprMethodCall, before: usize) {
        let Some(receiver) = self.resolve(&call.receiver) else { return };
        let taken: Vec<_> = call.args.iter().filter_map(|arg| self.held_in(arg, before)).flatten().collect();
        if !taken.is_empty() {
            self.put_into(receiver, &taken);
        }
    }

    /// `job = Some(move || text)`
    pub(super) fn put_by_assignment(&mut self, assign: &ExprAssign, before: usize) {
        if let Some(local) = self.resolve(&assign.left) {
            self.taken_out(&assign.right, before, &[local]);
            self.made_of(&assign.right, &[local]);
        }
    }

    /// What the closures take that a value may hold.
    fn held_in(&self, value: &Expr, before: usize) -> Option<Vec<LocalId>> {
        let mut taken: Vec<LocalId> = self.loose_closures[before..].iter().flatten().copied().collect();
        tokens::each(value.to_token_stream(), &mut |token| {
            if let TokenTree::Ident(name) = token
                && let Some(local) = self.innermost(&name.to_string()).and_then(|known| known.local)
            {
                for held in [self.closures.get(&local), self.held_by.get(&local)].into_iter().flatten() {
                    taken.extend(held);
                }
            }
        });
        (!taken.is_empty()).then_some(taken)
    }

    fn put_into(&mut self, local: LocalId, taken: &[LocalId]) {
        let held = self.held_by.entry(local).or_default();
        for taken in taken {
            if !held.contains(taken) {
                held.push(*taken);
            }
        }
    }
}
