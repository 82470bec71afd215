//! The graph of conditions and patterns in native code.

use syn::{BinOp, Expr, Pat};

use super::asked::TakenBy;
use super::builder::Builder;
use super::graph::{Event, NodeId};
use crate::ir::LocalId;
use crate::syntax::pattern;
use crate::syntax::place::bare;

impl Builder<'_> {
    /// A condition: the nodes where it holds and where it fails. The names that it binds stay in scope.
    pub(super) fn condition(&mut self, cond: &Expr) -> (NodeId, NodeId) {
        match cond {
            Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
                let (left, left_fails) = self.condition(&binary.left);
                self.current = left;
                let (right, right_fails) = self.condition(&binary.right);
                self.meet(vec![left_fails, right_fails]);
                (right, self.current)
            }
            Expr::Let(condition) => {
                let (matched, failed) = self.matched(&condition.expr, &condition.pat, true);
                self.hide(&condition.pat);
                (matched, failed)
            }
            _ => {
                self.decides(cond);
                self.branch()
            }
        }
    }

    /// A `let` that nothing depends on.
    pub(super) fn tested(&mut self, condition: &syn::ExprLet) {
        let (matched, failed) = self.matched(&condition.expr, &condition.pat, true);
        self.hide(&condition.pat);
        self.current = matched;
        self.meet(vec![matched, failed]);
    }

    /// Matches one pattern: the nodes where it matched and where it did not.
    pub(super) fn matched(&mut self, scrutinee: &Expr, pat: &Pat, refutable: bool) -> (NodeId, NodeId) {
        let whole = self.scrutinee(scrutinee, std::slice::from_ref(&pat));
        let (matched, failed) = if refutable { self.branch() } else { (self.current, self.current) };
        if let Some(local) = whole
            && pattern::taken(pat).is_all()
        {
            self.event_in(matched, Event::Move(local));
            if refutable && is_some(pat) {
                self.event_in(failed, Event::Move(local));
            }
        }
        self.content_matched(matched, scrutinee, pat);
        (matched, failed)
    }

    /// Matches several patterns in turn: the node where each arm begins, its guard evaluated.
    pub(super) fn arms(&mut self, scrutinee: &Expr, pats: &[&Pat]) -> Vec<NodeId> {
        let whole = self.scrutinee(scrutinee, pats);
        let mut test = self.current;
        let mut entries = Vec::new();
        for pat in pats {
            let mut entry = self.branch_from(test);
            if let Pat::Guard(guarded) = pat {
                let outer = self.names.len();
                self.hide(&guarded.pat);
                self.current = entry;
                let (holds, fails) = self.condition(&guarded.guard);
                self.names.truncate(outer);
                entry = holds;
                self.meet(vec![test, fails]);
                test = self.branch_from(self.current);
            }
            if let Some(local) = whole
                && pattern::taken(pat).is_all()
            {
                self.event_in(entry, Event::Move(local));
            }
            self.content_matched(entry, scrutinee, pat);
            entries.push(entry);
        }
        if entries.is_empty() {
            self.diverge();
        }
        entries
    }

    /// A pattern that takes all of what a local points to. Rustc is asked only where the local may get another value, or where the pattern
    /// hides it: what is left of others [`partial_moves`](crate::partial_moves) takes out of them.
    fn content_matched(&mut self, matched: NodeId, scrutinee: &Expr, pat: &Pat) {
        let Expr::Unary(syn::ExprUnary { op: syn::UnOp::Deref(_), expr, .. }) = bare(scrutinee) else { return };
        let taken = match pattern::bare(pat) {
            Pat::Ident(_) if pattern::taken(pat).is_all() => TakenBy::Value,
            pat if pattern::names_its_parts(pat) => TakenBy::Pattern,
            _ => return,
        };
        let Some(local) = self.resolve(expr) else { return };
        let info = &self.locals[local.0];
        if info.mutable || pattern::bindings(pat).iter().any(|bound| bound.name == info.name) {
            self.ask_of_content(matched, local, taken);
        }
    }

    /// Evaluates what patterns are matched against: the local, where it is one and some pattern moves out of it.
    fn scrutinee(&mut self, scrutinee: &Expr, pats: &[&Pat]) -> Option<LocalId> {
        let takes = pats.iter().any(|pat| pattern::binds_by_value(pat));
        match self.resolve(scrutinee) {
            Some(local) if takes => {
                self.maybe_taken(|this| this.event(Event::Use(local)));
                Some(local)
            }
            Some(local) => {
                self.event(Event::Use(local));
                None
            }
            None if takes => {
                self.maybe_taken(|this| this.place(scrutinee));
                None
            }
            None => {
                self.place(scrutinee);
                None
            }
        }
    }
}

/// `Some(…)`: what does not match it is `None`, which has nothing to drop.
pub(super) fn is_some(pat: &Pat) -> bool {
    match pattern::bare(pat) {
        Pat::TupleStruct(pat) => pat.path.segments.last().is_some_and(|last| last.ident == "Some"),
        _ => false,
    }
}
