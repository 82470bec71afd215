//! What is looked into, and what decides nothing: a loop that neither suspends nor is left from inside is drawn as nothing.

use quote::ToTokens;
use syn::visit::Visit;
use syn::{Expr, Lifetime, Macro};

use crate::syntax::markers::{self, Marker};
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};
use crate::syntax::{macros, tokens};

/// Whether an expression suspends the machine, or leaves what it stands in.
pub(super) fn matters(expr: &Expr) -> bool {
    let mut search = Matters { found: false, loops: 0, labels: Vec::new() };
    Walker(&mut search).visit_expr(expr);
    search.found
}

/// Macros whose arms are those of a `match` over futures.
const SELECTS: &[&str] = &["select", "select_biased"];

/// Whether a macro that can't be read suspends the machine, or may leave what it stands in.
pub(super) fn may_matter(mac: &Macro) -> bool {
    let is_read = markers::is_gen(mac) || macros::is_definition(mac) || macros::operands(mac).is_some();
    !is_read && (markers::tokens_hold_marker(&mac.tokens) || is_select(mac) && tokens::jumps(&mac.tokens))
}

pub(super) fn is_select(mac: &Macro) -> bool {
    mac.path.segments.last().is_some_and(|last| SELECTS.iter().any(|select| last.ident == select))
}

struct Matters {
    found: bool,
    loops: usize,
    /// The labels of what lies inside the expression.
    labels: Vec<Lifetime>,
}

impl Matters {
    fn within(&mut self, label: Option<&syn::Label>, loops: usize, visit: impl FnOnce(&mut Self)) {
        self.loops += loops;
        self.labels.extend(label.map(|label| label.name.clone()));
        visit(self);
        self.loops -= loops;
        if label.is_some() {
            self.labels.pop();
        }
    }

    fn leaves(&self, label: Option<&Lifetime>) -> bool {
        match label {
            Some(label) => !self.labels.iter().any(|known| known.ident == label.ident),
            None => self.loops == 0,
        }
    }
}

impl Visitor for Matters {
    fn enter_macro(&mut self, mac: &Macro) -> Walk {
        self.found |= Marker::of(mac).is_some() || may_matter(mac);
        Walk::Into
    }
    fn enter_nested(&mut self, nested: Nested<'_>) -> Walk {
        // A future that yields is one of the body's own, on the pinned engine.
        if let Nested::Async(future) = nested {
            self.found |= markers::tokens_hold_marker(&future.block.to_token_stream());
        }
        Walk::Over
    }
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        let block = match expr {
            Expr::Try(_) | Expr::Return(_) => {
                self.found = true;
                return Walk::Over;
            }
            Expr::Break(jump) => {
                self.found |= self.leaves(jump.label.as_ref());
                return Walk::Into;
            }
            Expr::Continue(jump) => {
                self.found |= self.leaves(jump.label.as_ref());
                return Walk::Over;
            }
            Expr::While(looped) => {
                self.within(looped.label.as_ref(), 1, |this| {
                    Walker(this).visit_expr(&looped.cond);
                    Walker(this).visit_block(&looped.body);
                });
                return Walk::Over;
            }
            Expr::ForLoop(looped) => {
                Walker(self).visit_expr(&looped.expr);
                (looped.label.as_ref(), 1, &looped.body)
            }
            Expr::Loop(looped) => (looped.label.as_ref(), 1, &looped.body),
            Expr::Block(block) if block.label.is_some() => (block.label.as_ref(), 0, &block.block),
            _ => return Walk::Into,
        };
        self.within(block.0, block.1, |this| Walker(this).visit_block(block.2));
        Walk::Over
    }
}
