//! What desugaring knows on its way through a body, and how it names what it makes.

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::{Expr, Lifetime, Pat, Type};

use super::drop_order;
use crate::diagnostics::Diagnostics;
use crate::ir::kind::{self, TypeKind};
use crate::ir::{Binding, Block, BlockId, EndedBy, JoinId, Local, LocalId, Node, Point, PointId, Role, Stmt, Tail};
use crate::listed::Listed;
use crate::sorted::Set;
use crate::source::signature::Declared;
use crate::syntax::pattern;
use crate::syntax::place::bare;

pub(super) struct Desugar<'a> {
    pub(super) declared: &'a Declared,
    pub(super) split: &'a Set<String>,
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

    /// The same for a local.
    pub(super) fn name_for(&mut self, role: Role, span: Span) -> Ident {
        let mut name = self.fresh(role.stem(), span);
        if role.is_sent() {
            // In the user's context: what rustc says of it stands at the marker, and not in an expansion.
            name.set_span(span);
        }
        name
    }

    pub(super) fn declare(&mut self, name: Ident, mutable: bool, kind: TypeKind, role: Role) -> LocalId {
        self.locals.push(Local { name, mutable, block: self.block, kind, role });
        LocalId(self.locals.len() - 1)
    }

    /// The local that an expression names: of several the last one, for the others are shadowed.
    pub(super) fn local_named(&self, expr: &Expr) -> Option<&Local> {
        let Expr::Path(path) = expr else { return None };
        let name = path.path.get_ident()?;
        self.locals.iter().rev().find(|local| local.name == *name)
    }

    /// Whether an operand has been given a name.
    pub(super) fn is_synthetic(&self, operand: &Expr) -> bool {
        self.local_named(operand).is_some_and(|local| local.role.is_synthetic())
    }

    /// Declares what a pattern binds, in the block that is being filled.
    pub(super) fn declare_pat(&mut self, pat: &Pat, kind: TypeKind) -> Vec<LocalId> {
        let whole = matches!(pat, Pat::Ident(_));
        pattern::bindings(pat)
            .into_iter()
            .map(|bound| {
                let kind = match (bound.by_ref, whole) {
                    (true, _) => TypeKind::NoDrop,
                    (false, true) => kind,
                    (false, false) => kind.of_part(),
                };
                self.declare(bound.name, bound.mutable, kind, Role::User)
            })
            .listed()
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
    pub(super) fn synthetic_block(&mut self, fill: impl FnOnce(&mut Self, &mut Vec<Stmt>) -> Option<Tail>) -> Block {
        self.synthetic_block_of(EndedBy::Statement, fill)
    }

    /// The same for an expression whose temporaries this ends.
    pub(super) fn synthetic_block_of(
        &mut self,
        ended_by: EndedBy,
        fill: impl FnOnce(&mut Self, &mut Vec<Stmt>) -> Option<Tail>,
    ) -> Block {
        let mut stmts = Vec::new();
        let (id, tail) = self.in_block(|this, id| (id, fill(this, &mut stmts)));
        filled(id, ended_by, stmts, tail, &self.locals)
    }

    /// A scope of its own, filled with statements and a value.
    pub(super) fn scope(&mut self, fill: impl FnOnce(&mut Self, &mut Vec<Stmt>) -> Option<Tail>) -> Node {
        let block = Box::new(self.synthetic_block(fill));
        Node::Scope { label: None, safety: None, block, after: self.join() }
    }

    /// A scope where it holds more than the one construct.
    pub(super) fn scope_if_needed(&mut self, fill: impl FnOnce(&mut Self, &mut Vec<Stmt>) -> Node) -> Node {
        let mut block = self.synthetic_block(|this, out| Some(Tail::Node(fill(this, out))));
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
        let otherwise = Some(Box::new(self.synthetic_block(|_, _| None)));
        Node::If { token, cond: Box::new(cond), then: Box::new(then), otherwise, after: self.join() }
    }

    /// A block without a value that a pattern binds names in.
    pub(super) fn block_binding(&mut self, pat: &Pat, fill: impl FnOnce(&mut Self, &mut Vec<Stmt>)) -> Block {
        self.in_block(|this, id| {
            let params = this.declare_pat(pat, TypeKind::Unknown);
            let mut stmts = Vec::new();
            fill(this, &mut stmts);
            let brace = syn::token::Brace::default();
            Block::written(id, brace, params, stmts, None)
        })
    }

    /// `let name = node;`
    pub(super) fn bind_node(
        &mut self,
        role: Role,
        node: Node,
        ty: Option<&Type>,
        span: Span,
        out: &mut Vec<Stmt>,
    ) -> Expr {
        let name = self.name_for(role, span);
        let id = self.declare(name.clone(), false, TypeKind::Unknown, role);
        let pat = Box::new(syn::parse_quote!(#name));
        let ty = ty.map(|ty| Box::new(ty.clone()));
        out.push(Stmt::Bind { binding: Binding::Let { pat, ty, diverge: None, declares: vec![id] }, node });
        syn::parse_quote!(#name)
    }

    /// `let mut name = value;`, without the parentheses that it needed where it stood.
    pub(super) fn bind_value(
        &mut self,
        role: Role,
        value: &Expr,
        mutable: bool,
        span: Span,
        out: &mut Vec<Stmt>,
    ) -> Expr {
        let name = self.name_for(role, span);
        let value = bare(value);
        let id = self.declare(name.clone(), mutable, kind::kind(None, Some(value)), role);
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

/// A synthetic block of what it was filled with.
fn filled(id: BlockId, ended_by: EndedBy, mut stmts: Vec<Stmt>, tail: Option<Tail>, locals: &[Local]) -> Block {
    drop_order::declare_first(&mut stmts, tail.as_ref(), ended_by, locals);
    Block { id, brace: syn::token::Brace::default(), synthetic: true, ended_by, params: Vec::new(), stmts, tail }
}
