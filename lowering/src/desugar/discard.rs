//! Values that are discarded: of `expr;`, of `let _ = expr;`.
//!
//! Such a value is a temporary of its statement, so it is dropped before what the statement holds from earlier:
//!
//! ```text
//! f(&make(), yield_!(1));
//!
//! { let temporary = make(); let sent = yield_!(1); f(&temporary, sent); }
//! ```
//!
//! An `if let` ends what its scrutinee holds by itself, since edition 2024, and then the value goes after that:
//!
//! ```text
//! if let Some(a) = make().get() { yield_!(a); b } else { c };
//!
//! {
//!     let temporary = make();
//!     let value = if let Some(a) = temporary.get() { yield_!(a); b } else { c };
//!     after_if(value, /* when an `if` ends them */)
//! };
//! ```

use proc_macro2::Span;
use syn::Expr;

use super::builder::Desugar;
use crate::emit::questions;
use crate::ir::{Binding, Block, Node, Role, Stmt, Tail};

impl Desugar<'_> {
    /// `node;`
    pub(super) fn discard_value(&mut self, mut node: Node, valued: bool, out: &mut Vec<Stmt>) {
        self.discard_inside(&mut node);
        let droppable = valued && has_value(&node);
        out.push(Stmt::Bind { binding: Binding::Discard { droppable, unread: false }, node });
    }

    /// `let _ = node;`
    pub(super) fn discard_unread(&mut self, mut node: Node, out: &mut Vec<Stmt>) {
        unread(&mut node);
        self.discard_inside(&mut node);
        let droppable = has_value(&node);
        out.push(Stmt::Bind { binding: Binding::Discard { droppable, unread: true }, node });
    }

    /// `node;`, which is `()`.
    pub(super) fn discard(node: Node, out: &mut Vec<Stmt>) {
        out.push(Stmt::Bind { binding: Binding::Discard { droppable: false, unread: false }, node });
    }

    /// The value of a statement is dropped before what the statement holds.
    fn discard_inside(&mut self, node: &mut Node) {
        let Node::Scope { label, block, .. } = node else { return };
        if !block.synthetic {
            return;
        }
        match block.tail.take() {
            // The `else` of a chain of conditions: a `break` out of the chain has the value of the other branch, after all that
            // the conditions hold has ended.
            Some(Tail::Node(chained)) if label.is_some() && chained.is_scope() => {
                block.tail = Some(Tail::Node(chained))
            }
            Some(Tail::Native(expr)) => {
                let stmt = syn::Stmt::Expr(*expr, Some(syn::token::Semi::default()));
                block.stmts.push(Stmt::Native { stmt, declares: Vec::new() });
            }
            Some(Tail::Node(mut node)) => match valued_if(&node) {
                Some(span) => {
                    let outer = std::mem::replace(&mut self.block, block.id);
                    let value = self.bind_node(Role::Value, node, None, span, &mut block.stmts);
                    self.block = outer;
                    let end = questions::end_of_scrutinee(span);
                    let kept = syn::parse_quote!(::genfn::__private::after_if(#value, #end));
                    block.tail = Some(Tail::Native(Box::new(kept)));
                }
                None => {
                    self.discard_inside(&mut node);
                    let droppable = has_value(&node);
                    block.stmts.push(Stmt::Bind { binding: Binding::Discard { droppable, unread: false }, node });
                }
            },
            None => {}
        }
    }
}

/// Whether some path ends in a value.
fn has_value(node: &Node) -> bool {
    let valued = |block: &Block| block.tail.is_some();
    match node {
        Node::Value(_) | Node::Yield { .. } | Node::Delegate { .. } | Node::Loop { .. } => true,
        Node::If { then, otherwise, .. } => valued(then) || otherwise.as_deref().is_some_and(valued),
        Node::Match { arms, .. } => arms.iter().any(|arm| valued(&arm.body)),
        Node::Scope { label, block, .. } => label.is_some() || valued(block),
    }
}

/// The place of an `if` both of whose branches end in a value.
fn valued_if(node: &Node) -> Option<Span> {
    let valued = |block: &Block| block.tail.is_some();
    match node {
        Node::If { token, then, otherwise, .. } => {
            (valued(then) && otherwise.as_deref().is_some_and(valued)).then_some(token.span)
        }
        Node::Value(_)
        | Node::Yield { .. }
        | Node::Delegate { .. }
        | Node::Match { .. }
        | Node::Loop { .. }
        | Node::Scope { .. } => None,
    }
}

/// `let _ = value;`: that it must be used is not said of such a value, and a place is not even read.
fn unread(node: &mut Node) {
    if let Node::Scope { block, .. } = node
        && block.synthetic
        && let Some(Tail::Native(value)) = &block.tail
        && !matches!(**value, Expr::Path(_))
    {
        let stmt = syn::parse_quote!(let _ = #value;);
        block.stmts.push(Stmt::Native { stmt, declares: Vec::new() });
        block.tail = None;
    }
}
