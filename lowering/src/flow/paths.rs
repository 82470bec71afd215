//! The graph of native code that goes one way or another: conditions, loops, blocks that are left.

use crate::listed::Listed;
use syn::{Expr, Pat};

use super::builder::{Builder, Jump};
use super::graph::NodeId;

impl Builder<'_> {
    pub(super) fn paths(&mut self, expr: &Expr) {
        let outer = self.names.len();
        match expr {
            Expr::Block(block) => self.labelled(block.label.as_ref(), None, |this| this.native_block(&block.block)),
            Expr::Unsafe(block) => self.native_block(&block.block),
            Expr::If(conditional) => self.conditional(conditional),
            Expr::Match(matched) => self.match_of(matched),
            Expr::Loop(looped) => self.looped(looped.label.as_ref(), |this| {
                this.native_block(&looped.body);
                Vec::new()
            }),
            Expr::While(looped) => self.looped(looped.label.as_ref(), |this| {
                let (holds, fails) = this.condition(&looped.cond);
                this.current = holds;
                this.native_block(&looped.body);
                vec![fails]
            }),
            Expr::ForLoop(looped) => {
                self.operands(expr);
                self.looped(looped.label.as_ref(), |this| {
                    let (item, end) = this.branch();
                    this.current = item;
                    this.hide(&looped.pat);
                    this.native_block(&looped.body);
                    vec![end]
                });
            }
            // Nothing else has paths: see `besides`.
            _ => {}
        }
        self.names.truncate(outer);
    }

    fn conditional(&mut self, conditional: &syn::ExprIf) {
        let outer = self.names.len();
        let (holds, fails) = self.condition(&conditional.cond);
        self.current = holds;
        self.native_block(&conditional.then_branch);
        let then = self.current;
        self.names.truncate(outer);
        self.current = fails;
        if let Some((_, otherwise)) = &conditional.else_branch {
            self.value(otherwise);
        }
        self.meet(vec![then, self.current]);
    }

    fn match_of(&mut self, matched: &syn::ExprMatch) {
        let pats: Vec<&Pat> = matched.arms.iter().map(|arm| &arm.pat).listed();
        let entries = self.arms(&matched.expr, &pats);
        let mut ends = Vec::new();
        for (arm, entry) in matched.arms.iter().zip(entries) {
            let outer = self.names.len();
            self.current = entry;
            self.hide(&arm.pat);
            self.value(&arm.body);
            ends.push(self.current);
            self.names.truncate(outer);
        }
        self.meet(ends);
    }

    /// `&&` and `||`
    pub(super) fn lazy(&mut self, binary: &syn::ExprBinary) {
        self.decides(&binary.left);
        let (right, short) = self.branch();
        self.current = right;
        self.decides(&binary.right);
        self.meet(vec![self.current, short]);
    }

    /// Runs `body` as a loop; `body` answers the nodes where the loop ends by itself.
    fn looped(&mut self, label: Option<&syn::Label>, body: impl FnOnce(&mut Self) -> Vec<NodeId>) {
        let head = self.branch_from(self.current);
        self.current = head;
        self.jumps.push(Jump { label: crate::ir::label_name(label).cloned(), head: Some(head), breaks: Vec::new() });
        let mut ends = body(self);
        self.link(self.current, head);
        ends.extend(self.jumps.pop().map_or_else(Vec::new, |jump| jump.breaks));
        let textual = self.current;
        self.meet(ends);
        if self.flow.nodes[self.current.0].preds.is_empty() {
            self.flow.nodes[self.current.0].textual = Some(textual);
        }
    }

    fn labelled(&mut self, label: Option<&syn::Label>, head: Option<NodeId>, body: impl FnOnce(&mut Self)) {
        let Some(label) = label else { return body(self) };
        self.jumps.push(Jump { label: Some(label.name.clone()), head, breaks: Vec::new() });
        body(self);
        let mut ends = vec![self.current];
        ends.extend(self.jumps.pop().map_or_else(Vec::new, |jump| jump.breaks));
        self.meet(ends);
    }
}
