//! Conditions with `let` that suspend, or whose scrutinees have to be held, or that take what they have bound.
//!
//! ```text
//! if let Some(x) = a && yield_!(x) { then } else { otherwise }
//!
//! '__let_chain: {
//!     match a {
//!         Some(x) => {
//!             let condition = yield_!(x);
//!             if condition { break '__let_chain { then } }
//!         }
//!         _ => {}
//!     }
//!     otherwise
//! }
//! ```

use proc_macro2::{Ident, Span};
use syn::visit_mut::VisitMut;
use syn::{Block as SynBlock, Expr, Lifetime, Type};

use super::builder::Desugar;
use crate::ir::{Arm, EndedBy, Node, Role, Stmt, Tail};
use crate::listed::{Listed, PushAll};
use crate::syntax::pattern;
use crate::syntax::temporaries;

/// Whether an operand of a chain takes what a pattern before it has bound: `let Some(a) = x && let Some(b) = f(a)`.
pub(super) fn takes_its_own(parts: &[&Expr]) -> bool {
    let mut bound = Vec::new();
    for part in parts {
        let Expr::Let(condition) = part else {
            if bound.iter().any(|name| temporaries::takes(part, name)) {
                return true;
            }
            continue;
        };
        let by_value = !pattern::taken(&condition.pat).is_nothing();
        let takes = |name: &Ident| match &*condition.expr {
            Expr::Path(path) => by_value && path.path.is_ident(name),
            scrutinee => temporaries::takes(scrutinee, name),
        };
        if bound.iter().any(takes) {
            return true;
        }
        bound.push_all(pattern::bindings(&condition.pat).into_iter().map(|bound| bound.name));
    }
    false
}

impl Desugar<'_> {
    pub(super) fn nested_conditions(
        &mut self,
        token: syn::token::If,
        parts: &[&Expr],
        then: &SynBlock,
        otherwise: Otherwise<'_>,
        expected: Option<&Type>,
    ) -> Node {
        let name = self.fresh("let_chain", token.span);
        let label = Lifetime { apostrophe: name.span(), ident: name };
        let then = &self.with_labelled_jumps(then, |walk, then| walk.visit_block_mut(then));
        let parts: Vec<Expr> =
            parts.iter().map(|part| self.with_labelled_jumps(*part, |walk, part| walk.visit_expr_mut(part))).listed();
        let parts: Vec<&Expr> = parts.iter().listed();
        let block = self.synthetic_block(|this, out| {
            this.condition(token, &parts, then, &label, expected, out);
            match otherwise {
                Otherwise::Nothing => None,
                Otherwise::Expr(expr) => {
                    let expr = &this.with_labelled_jumps(expr, |walk, expr| walk.visit_expr_mut(expr));
                    let block = Box::new(this.expr_block(expr, expected));
                    Some(Tail::Node(Node::Scope { label: None, safety: None, block, after: this.join() }))
                }
                Otherwise::Break(span) => {
                    let jump = this.labelled_break(span);
                    out.push(Stmt::Jump(Expr::Break(jump)));
                    None
                }
            }
        });
        let label = Some(syn::Label { name: label, colon_token: syn::token::Colon::default() });
        Node::Scope { label, safety: None, block: Box::new(block), after: self.join() }
    }

    fn condition(
        &mut self,
        token: syn::token::If,
        parts: &[&Expr],
        then: &SynBlock,
        label: &Lifetime,
        expected: Option<&Type>,
        out: &mut Vec<Stmt>,
    ) {
        let Some((&first, rest)) = parts.split_first() else {
            let block = Box::new(self.block(then, expected));
            let node = Node::Scope { label: None, safety: None, block, after: self.join() };
            let value = self.bind_node(Role::Value, node, expected, token.span, out);
            out.push(Self::jump_of_value(label, &value, token.span));
            return;
        };
        if let Expr::Let(condition) = first {
            let node = self.scope(|this, out| {
                let scrutinee = Box::new(this.scrutinee(&condition.expr, out));
                let body = this.block_binding(&condition.pat, |this, out| {
                    this.condition(token, rest, then, label, expected, out);
                });
                let matched = Arm { attrs: Vec::new(), pat: (*condition.pat).clone(), body, end: None };
                let unmatched = Arm {
                    attrs: vec![syn::parse_quote!(#[allow(unreachable_patterns)])],
                    pat: syn::parse_quote!(_),
                    body: this.synthetic_block(|_, _| None),
                    end: None,
                };
                Some(Tail::Node(Node::Match {
                    token: syn::token::Match { span: token.span },
                    scrutinee,
                    brace: syn::token::Brace::default(),
                    arms: vec![matched, unmatched],
                    after: this.join(),
                }))
            });
            Self::discard(node, out);
            return;
        }
        let cond = if self.splits(first) {
            self.bind_expr(Role::Condition, EndedBy::TerminatingScope, first, None, out)
        } else {
            first.clone()
        };
        let body = self.synthetic_block(|this, out| {
            this.condition(token, rest, then, label, expected, out);
            None
        });
        let node = self.only_if(token, cond, body);
        Self::discard(node, out);
    }
}

/// What follows when a condition does not hold.
#[derive(Clone, Copy)]
pub(super) enum Otherwise<'e> {
    Nothing,
    Expr(&'e Expr),
    /// The condition is that of a loop.
    Break(Span),
}

impl<'e> Otherwise<'e> {
    pub(super) fn expr(self) -> Option<&'e Expr> {
        match self {
            Otherwise::Expr(expr) => Some(expr),
            Otherwise::Nothing | Otherwise::Break(_) => None,
        }
    }
}
