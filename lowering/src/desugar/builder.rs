//! What desugaring knows on its way through a body, and how it names what it makes.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::{Expr, Lifetime, Pat, Type};

use super::drop_order;
use crate::diagnostics::Diagnostics;
use crate::ir::kind::{self, Kind};
use crate::ir::{Binding, Block, BlockId, EndedBy, JoinId, Local, LocalId, Node, Point, PointId, Stmt, Tail};
use crate::source::signature::Declared;
use crate::syntax::pattern;

pub(super) struct Desugar<'a> {
    pub(super) declared: &'a Declared,
    pub(super) split: &'a BTreeSet<String>,
    pub(super) diagnostics: &'a Diagnostics,
    pub(super) locals: Vec<Local>,
    pub(super) points: Vec<Point>,
    pub(super) joins: usize,
    pub(super) blocks: usize,
    /// The block that is being filled.
    pub(super) block: BlockId,
    /// The loops around what is being desugared.
    pub(super) loops: Vec<LoopLabel>,
    /// How many names have been made up.
    pub(super) names: usize,
}

impl Desugar<'_> {
    pub(super) fn join(&mut self) -> JoinId {
        self.joins += 1;
        JoinId(self.joins - 1)
    }

    pub(super) fn point(&mut self, point: Point) -> PointId {
        self.points.push(point);
        PointId(self.points.len() - 1)
    }

    /// A name that no user can have written, readable in an expansion.
    pub(super) fn fresh(&mut self, stem: &str, span: Span) -> Ident {
        self.names += 1;
        format_ident!("__{stem}_{}", self.names, span = Span::mixed_site().located_at(span))
    }

    pub(super) fn declare(&mut self, name: Ident, mutable: bool, kind: Kind, synthetic: bool) -> LocalId {
        self.locals.push(Local { name, mutable, block: self.block, kind, synthetic });
        LocalId(self.locals.len() - 1)
    }

    /// Declares what a pattern binds, in the block that is being filled.
    pub(super) fn declare_pat(&mut self, pat: &Pat, kind: Kind) -> Vec<LocalId> {
        let whole = matches!(pat, Pat::Ident(_));
        pattern::bindings(pat)
            .into_iter()
            .map(|bound| {
                let kind = match (bound.by_ref, whole) {
                    (true, _) => Kind::Inert,
                    (false, true) => kind,
                    (false, false) => kind.of_part(),
                };
                self.declare(bound.name, bound.mutable, kind, false)
            })
            .collect()
    }

    /// Runs `fill` in a new block.
    pub(super) fn in_block<T>(&mut self, fill: impl FnOnce(&mut Self, BlockId) -> T) -> T {
        self.blocks += 1;
        let id = BlockId(self.blocks);
        let outer = std::mem::replace(&mut self.block, id);
        let filled = fill(self, id);
        self.block = outer;
        filled
    }

    /// A block made here rather than by the user.
    pub(super) fn made_block(&mut self, fill: impl FnOnce(&mut Self, &mut Vec<Stmt>) -> Option<Tail>) -> Block {
        self.made_block_of(EndedBy::Statement, fill)
    }

    /// The same for an expression whose temporaries this ends.
    pub(super) fn made_block_of(
        &mut self,
        ended_by: EndedBy,
        fill: impl FnOnce(&mut Self, &mut Vec<Stmt>) -> Option<Tail>,
    ) -> Block {
        self.in_block(|this, id| {
            let mut stmts = Vec::new();
            let tail = fill(this, &mut stmts);
            drop_order::declare_first(&mut stmts, tail.as_ref(), ended_by);
            Block { id, brace: syn::token::Brace::default(), made: true, ended_by, params: Vec::new(), stmts, tail }
        })
    }

    /// A scope of its own, filled with statements and a value.
    pub(super) fn scope(&mut self, fill: impl FnOnce(&mut Self, &mut Vec<Stmt>) -> Option<Tail>) -> Node {
        let block = Box::new(self.made_block(fill));
        Node::Scope { label: None, safety: None, block, after: self.join() }
    }

    /// A scope where it holds more than the one construct.
    pub(super) fn scope_if_needed(&mut self, fill: impl FnOnce(&mut Self, &mut Vec<Stmt>) -> Node) -> Node {
        let mut block = self.made_block(|this, out| Some(Tail::Node(fill(this, out))));
        match block.tail.take() {
            Some(Tail::Node(node)) if block.stmts.is_empty() => node,
            tail @ (Some(Tail::Node(_) | Tail::Native(_)) | None) => {
                block.tail = tail;
                Node::Scope { label: None, safety: None, block: Box::new(block), after: self.join() }
            }
        }
    }

    /// The `else` is kept though it is empty: the path on which the condition fails is a path that code can be put on.
    pub(super) fn only_if(&mut self, token: syn::token::If, cond: Expr, then: Block) -> Node {
        let otherwise = Some(Box::new(self.made_block(|_, _| None)));
        Node::If { token, cond: Box::new(cond), then: Box::new(then), otherwise, after: self.join() }
    }

    /// A block without a value that a pattern binds names in.
    pub(super) fn block_binding(&mut self, pat: &Pat, fill: impl FnOnce(&mut Self, &mut Vec<Stmt>)) -> Block {
        self.in_block(|this, id| {
            let params = this.declare_pat(pat, Kind::Unknown);
            let mut stmts = Vec::new();
            fill(this, &mut stmts);
            let brace = syn::token::Brace::default();
            Block { id, brace, made: false, ended_by: EndedBy::Itself, params, stmts, tail: None }
        })
    }

    /// `let name = node;` with a name made from `stem`.
    pub(super) fn bind_node(
        &mut self,
        stem: &str,
        node: Node,
        ty: Option<&Type>,
        span: Span,
        out: &mut Vec<Stmt>,
    ) -> Expr {
        let name = self.fresh(stem, span);
        let id = self.declare(name.clone(), false, Kind::Unknown, true);
        let pat = Box::new(syn::parse_quote!(#name));
        let ty = ty.map(|ty| Box::new(ty.clone()));
        out.push(Stmt::Bind { binding: Binding::Let { pat, ty, diverge: None, declares: vec![id] }, node });
        syn::parse_quote!(#name)
    }

    /// `let mut name = value;` with a name made from `stem`.
    pub(super) fn bind_value(
        &mut self,
        stem: &str,
        value: &Expr,
        mutable: bool,
        span: Span,
        out: &mut Vec<Stmt>,
    ) -> Expr {
        let name = self.fresh(stem, span);
        let id = self.declare(name.clone(), mutable, kind::kind(None, Some(value)), true);
        let stmt = if mutable {
            syn::parse_quote!(#[allow(unused_mut)] let mut #name = #value;)
        } else {
            syn::parse_quote!(let #name = #value;)
        };
        out.push(Stmt::Native { stmt, declares: vec![id] });
        syn::parse_quote!(#name)
    }
}

/// A loop around what is being desugared.
pub(super) struct LoopLabel {
    pub(super) name: Option<Lifetime>,
}
