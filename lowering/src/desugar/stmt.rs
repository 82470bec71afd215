//! Blocks and statements.

use quote::quote;
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{Expr, Ident, Local, Pat, Type};

use super::builder::Desugar;
use crate::ir::kind::{self, TypeKind};
use crate::ir::{Binding, Block, EndedBy, LocalId, Node, Role, Stmt, Tail};
use crate::listed::Listed;
use crate::partial_moves;
use crate::syntax::pattern::{self, Bound};
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

impl Desugar<'_> {
    /// A block of the user's.
    pub(super) fn block(&mut self, block: &syn::Block, expected: Option<&Type>) -> Block {
        self.block_rebinding(block, &[], &[], expected)
    }

    /// The same, with the bindings that its construct gives it, and names that are bound again.
    pub(super) fn block_rebinding(
        &mut self,
        block: &syn::Block,
        pats: &[&Pat],
        rebound: &[Bound],
        expected: Option<&Type>,
    ) -> Block {
        self.in_block(|this, id| {
            let params = this.declare_pats(pats);
            let mut out = Vec::new();
            this.rebind(rebound, &mut out);
            let (stmts, tail) = this.stmts(&block.stmts, expected);
            out.extend(stmts);
            Block::written(id, block.brace_token, params, out, tail)
        })
    }

    /// `{ let pat = item; body }`
    pub(super) fn item_block(&mut self, block: &syn::Block, item: Ident, pat: &Pat) -> Block {
        self.in_block(|this, id| {
            // `for A | B in …`: a `let` wants them in parentheses.
            let whole = if matches!(pat, Pat::Or(_)) { quote!((#pat)) } else { quote!(#pat) };
            let stmt = syn::parse_quote!(let #whole = #item;);
            let params = vec![this.declare(item, false, TypeKind::Unknown, Role::Item)];
            let declares = this.declare_pat(pat, TypeKind::Unknown);
            let mut out = vec![Stmt::Native { stmt, declares }];
            let (stmts, tail) = this.stmts(&block.stmts, None);
            out.extend(stmts);
            Block::written(id, block.brace_token, params, out, tail)
        })
    }

    pub(super) fn declare_pats(&mut self, pats: &[&Pat]) -> Vec<LocalId> {
        pats.iter().flat_map(|pat| self.declare_pat(pat, TypeKind::Unknown)).listed()
    }

    /// An expression where a block is needed: the `else` of an `if`, an operand of `&&`. It ends its temporaries.
    pub(super) fn expr_block(&mut self, expr: &Expr, expected: Option<&Type>) -> Block {
        self.block_of(EndedBy::TerminatingScope, expr, None, &[], expected)
    }

    /// The body of an arm, with names that are bound again. What it holds ends with the arm.
    pub(super) fn arm_block(
        &mut self,
        body: &Expr,
        pat: Option<&Pat>,
        rebound: &[Bound],
        expected: Option<&Type>,
    ) -> Block {
        self.block_of(EndedBy::Statement, body, pat, rebound, expected)
    }

    fn block_of(
        &mut self,
        ended_by: EndedBy,
        expr: &Expr,
        pat: Option<&Pat>,
        rebound: &[Bound],
        expected: Option<&Type>,
    ) -> Block {
        self.in_block(|this, id| {
            let params = pat.map_or_else(Vec::new, |pat| this.declare_pat(pat, TypeKind::Unknown));
            let mut out = Vec::new();
            this.rebind(rebound, &mut out);
            match expr {
                Expr::Block(block) if block.label.is_none() && block.attrs.is_empty() => {
                    let (stmts, tail) = this.stmts(&block.block.stmts, expected);
                    out.extend(stmts);
                    Block::written(id, block.block.brace_token, params, out, tail)
                }
                _ => {
                    let tail = this.tail(ended_by, expr, expected, &mut out);
                    Block {
                        id,
                        brace: syn::token::Brace::default(),
                        synthetic: false,
                        ended_by,
                        params,
                        stmts: out,
                        tail,
                    }
                }
            }
        })
    }

    pub(super) fn stmts(&mut self, stmts: &[syn::Stmt], expected: Option<&Type>) -> (Vec<Stmt>, Option<Tail>) {
        let mut out = Vec::new();
        for (i, stmt) in stmts.iter().enumerate() {
            let last = i + 1 == stmts.len();
            match stmt {
                syn::Stmt::Expr(expr, None) if last => {
                    let tail = self.tail(EndedBy::TerminatingScope, expr, expected, &mut out);
                    return (out, tail);
                }
                syn::Stmt::Macro(mac) if last && mac.semi_token.is_none() => {
                    let expr = Expr::Macro(syn::ExprMacro { attrs: mac.attrs.clone(), mac: mac.mac.clone() });
                    let tail = self.tail(EndedBy::TerminatingScope, &expr, expected, &mut out);
                    return (out, tail);
                }
                syn::Stmt::Local(local) => {
                    let more = stmts[i + 1..].iter().any(|stmt| self.splits_stmt(stmt));
                    self.local(local, more, &mut out);
                }
                syn::Stmt::Expr(expr, _) => self.expr_stmt(expr, stmt, &mut out),
                syn::Stmt::Macro(mac) => {
                    let expr = Expr::Macro(syn::ExprMacro { attrs: mac.attrs.clone(), mac: mac.mac.clone() });
                    self.expr_stmt(&expr, stmt, &mut out);
                }
                syn::Stmt::Item(_) => out.push(Stmt::Native { stmt: stmt.clone(), declares: Vec::new() }),
            }
        }
        (out, None)
    }

    /// What ends the temporaries of a tail is since edition 2024 the tail, and up to 2021 what the block is in; here it is the tail
    /// in every edition, where it suspends.
    fn tail(&mut self, ended_by: EndedBy, expr: &Expr, expected: Option<&Type>, out: &mut Vec<Stmt>) -> Option<Tail> {
        if self.splits(expr) {
            let mut node = self.node_of(ended_by, expr, expected);
            if ended_by.is_statement() {
                self.value_inside(&mut node, expected);
            }
            return Some(Tail::Node(node));
        }
        if is_jump(expr) {
            out.push(Stmt::Jump(expr.clone()));
            return None;
        }
        Some(Tail::Native(Box::new(expr.clone())))
    }

    fn expr_stmt(&mut self, expr: &Expr, stmt: &syn::Stmt, out: &mut Vec<Stmt>) {
        if self.splits(expr) {
            // What stands without a semicolon is `()`.
            let valued = !matches!(stmt, syn::Stmt::Expr(_, None));
            let node = match expr {
                Expr::Match(matched) => self.matched(matched, None, valued),
                expr => self.node(expr, None),
            };
            self.discard_value(node, valued, out);
        } else if is_jump(expr) {
            out.push(Stmt::Jump(expr.clone()));
        } else {
            out.push(Stmt::Native { stmt: stmt.clone(), declares: Vec::new() });
        }
    }

    // Nothing but the node is in hand here while what is in it is gone through, for it may be deep.
    fn local(&mut self, local: &Local, more: bool, out: &mut Vec<Stmt>) {
        let Some(kind) = self.unsplit_local(local, more, out) else { return };
        let Some(init) = &local.init else { return };
        let splits = self.splits(&init.expr);
        let node = if splits { self.node(&init.expr, typed(local).1) } else { Node::Value(init.expr.clone()) };
        self.split_local(local, node, kind, out);
    }

    /// One that stays in one piece is done; of others, what kind of a type they have.
    fn unsplit_local(&mut self, local: &Local, more: bool, out: &mut Vec<Stmt>) -> Option<TypeKind> {
        let (pat, ty) = typed(local);
        let kind = match local.init.as_ref().map(|init| &*init.expr) {
            Some(init) if ty.is_none() => self.copied_kind(init).unwrap_or_else(|| kind::kind(ty, Some(init))),
            init => kind::kind(ty, init),
        };
        let Some(init) = &local.init else {
            let declares = self.declare_pat(pat, kind);
            out.push(Stmt::Native { stmt: syn::Stmt::Local(local.clone()), declares });
            return None;
        };
        let diverges = init.diverge.is_some() && self.splits_stmt(&syn::Stmt::Local(local.clone()));
        if !self.splits(&init.expr) && !diverges {
            let mut local = local.clone();
            if more && let Some(init) = &mut local.init {
                *init.expr = self.extended(&init.expr, out);
                let by_ref = pattern::bindings(pat).iter().any(|bound| bound.by_ref);
                if by_ref {
                    let span = init.expr.span();
                    self.extend_place(&mut init.expr, true, span, out);
                }
            }
            let declares = self.declare_pat(pat, kind);
            out.push(Stmt::Native { stmt: syn::Stmt::Local(local), declares });
            return None;
        }
        let by_ref = pattern::bindings(pat).iter().any(|bound| bound.by_ref);
        if init.diverge.is_none()
            && let Some(extended) = self.extended_around_suspensions(&init.expr, by_ref, out)
        {
            let init = Some(syn::LocalInit { expr: Box::new(extended), ..init.clone() });
            let declares = self.declare_pat(pat, kind);
            out.push(Stmt::Native { stmt: syn::Stmt::Local(Local { init, ..local.clone() }), declares });
            return None;
        }
        Some(kind)
    }

    /// One whose value is a node.
    fn split_local(&mut self, local: &Local, node: Node, kind: TypeKind, out: &mut Vec<Stmt>) {
        let (pat, ty) = typed(local);
        let Some(init) = &local.init else { return };
        if let (Pat::Wild(_), None, None) = (pat, ty, &init.diverge) {
            self.discard_unread(node, out);
            return;
        }
        let mut node = node;
        if init.diverge.is_none()
            && let Some(bound) = self.bind_inside(&mut node, pat, ty)
        {
            let declares = self.declare_pat(&bound, TypeKind::Unknown);
            let binding = Binding::Let { pat: Box::new(bound), ty: None, diverge: None, declares };
            out.push(Stmt::Bind { binding, node });
            return;
        }
        self.value_inside(&mut node, ty);
        let diverge = init.diverge.as_ref().map(|(_, diverge)| Box::new(self.expr_block(diverge, None)));
        let declares = self.declare_pat(pat, kind);
        let binding = Binding::Let { pat: Box::new(pat.clone()), ty: ty.cloned().map(Box::new), diverge, declares };
        out.push(Stmt::Bind { binding, node });
    }

    /// What a pattern leaves of a value is dropped before what the statement holds; so it is matched inside.
    ///
    /// ```text
    /// let (a, _) = f(&make(), yield_!(1));
    ///
    /// let (a,) = {
    ///     let temporary = make();
    ///     let sent = yield_!(1);
    ///     let (a, _) = f(&temporary, sent);
    ///     (a,)
    /// };
    /// ```
    fn bind_inside(&mut self, node: &mut Node, pat: &Pat, ty: Option<&Type>) -> Option<Pat> {
        let bindings = pattern::bindings(pat);
        let Node::Scope { label: None, block, .. } = node else { return None };
        let leaves = (!pattern::taken(pat).is_all() || partial_moves::may_be_drop_type(pat))
            && bindings.iter().all(|bound| !bound.by_ref);
        // An `if let` ends its temporaries itself. A `match` whose guards suspend is a labelled block.
        let holds = match &block.tail {
            Some(Tail::Native(_) | Tail::Node(Node::Match { .. } | Node::Scope { label: Some(_), .. })) => true,
            Some(Tail::Node(
                Node::Value(_)
                | Node::Yield { .. }
                | Node::Delegate { .. }
                | Node::If { .. }
                | Node::Loop { .. }
                | Node::Scope { label: None, .. },
            ))
            | None => false,
        };
        if !block.synthetic || !leaves || !holds {
            return None;
        }
        let outer = std::mem::replace(&mut self.block, block.id);
        let mut inner = pat.clone();
        WalkerMut(&mut Immutable).visit_pat_mut(&mut inner);
        let declares = self.declare_pat(&inner, TypeKind::Unknown);
        self.block = outer;
        let annotation = ty.map(|ty| quote::quote!(: #ty));
        match block.tail.take() {
            Some(Tail::Native(value)) => {
                let stmt = syn::parse_quote!(let #inner #annotation = #value;);
                block.stmts.push(Stmt::Native { stmt, declares });
            }
            Some(Tail::Node(node)) => {
                let ty = ty.cloned().map(Box::new);
                let binding = Binding::Let { pat: Box::new(inner), ty, diverge: None, declares };
                block.stmts.push(Stmt::Bind { binding, node });
            }
            None => {}
        }
        let names = bindings.iter().map(|bound| &bound.name);
        block.tail = Some(Tail::Native(Box::new(syn::parse_quote!((#(#names,)*)))));
        let names = bindings.iter().map(|bound| {
            let (name, mutable) = (&bound.name, bound.mutable.then(|| quote::quote!(mut)));
            quote::quote!(#mutable #name)
        });
        Some(syn::parse_quote!((#(#names,)*)))
    }
}

fn is_jump(expr: &Expr) -> bool {
    matches!(expr, Expr::Break(_) | Expr::Continue(_))
}

/// Names that are only handed on.
struct Immutable;

impl VisitorMut for Immutable {
    fn enter_pat(&mut self, pat: &mut Pat) -> Walk {
        if let Pat::Ident(pat) = pat {
            pat.mutability = None;
        }
        Walk::Into
    }
}

/// The pattern of a `let`, and the type that it is given there.
fn typed(local: &Local) -> (&Pat, Option<&Type>) {
    match &local.pat {
        Pat::Type(typed) => (&typed.pat, Some(&typed.ty)),
        pat => (pat, None),
    }
}
