//! The graph of native code: what its expressions do to the locals, and which way they go.
//!
//! By value, so that the local is gone afterwards (or `Copy`): an argument, an initialiser, an operand of arithmetic, `?`, a
//! field of a literal, what is returned; the receiver of a method whose name consumes; a pattern that binds all of it; what a
//! `move` closure captures. Everything else only uses it: `let _ = x`, an operand of a comparison, the left of `+=`, a callee,
//! any other receiver, `&x`, a part of it, and whatever a macro does that can't be read.

use proc_macro2::Span;
use quote::ToTokens;
use syn::{BinOp, Block, Expr, Pat, Stmt, UnOp};

use super::builder::{Builder, Jump};
use super::graph::{Event, NodeId};
use crate::ir::LocalId;
use crate::ir::kind::Kind;
use crate::syntax::pattern::{self, Taken};
use crate::syntax::receiver::{self, Receiver};

impl Builder<'_> {
    /// A statement; `declares` are the locals that its `let` binds, where it stands in a block of the ir.
    pub(super) fn native_stmt(&mut self, stmt: &Stmt, declares: &[LocalId]) {
        match stmt {
            Stmt::Expr(expr, _) => self.value(expr),
            Stmt::Macro(mac) => self.macro_call(&mac.mac),
            Stmt::Item(syn::Item::Macro(item)) => self.macro_definition(item),
            Stmt::Item(_) => {}
            Stmt::Local(local) => {
                let pat = match &local.pat {
                    Pat::Type(typed) => &*typed.pat,
                    pat => pat,
                };
                if let (Some(syn::LocalInit { expr, diverge: None, .. }), Pat::Ident(_)) = (&local.init, pat)
                    && let Expr::Closure(closure) = &**expr
                {
                    if self.closure(closure) {
                        self.flow.inert.extend(declares);
                    }
                } else if let Some(init) = &local.init {
                    let refutable = init.diverge.is_some();
                    let (matched, failed) = self.matched(&init.expr, pat, refutable);
                    if let Some((_, diverge)) = &init.diverge {
                        self.current = failed;
                        self.value(diverge);
                    }
                    self.current = matched;
                }
                if declares.is_empty() {
                    self.hide(pat);
                } else {
                    self.declare(declares, local.init.is_some());
                }
            }
        }
    }

    fn closure(&mut self, closure: &syn::ExprClosure) -> bool {
        self.capture(closure.capture.is_some(), |this| {
            closure.inputs.iter().for_each(|pat| this.hide(pat));
            this.value(&closure.body);
        })
    }

    pub(super) fn native_block(&mut self, block: &Block) {
        let outer = self.names.len();
        for stmt in &block.stmts {
            self.native_stmt(stmt, &[]);
        }
        self.names.truncate(outer);
    }

    /// Evaluates an expression by value.
    pub(super) fn value(&mut self, expr: &Expr) {
        if let Some(local) = self.resolve(expr) {
            self.event(Event::Move(local));
            return;
        }
        match expr {
            Expr::Array(array) => array.elems.iter().for_each(|elem| self.value(elem)),
            Expr::Tuple(tuple) => tuple.elems.iter().for_each(|elem| self.value(elem)),
            Expr::Assign(assign) => {
                // `_ = x` and `(a, _) = x` leave what they don't assign.
                if pattern::taken(&pattern::assignee(&assign.left).0) == Taken::All {
                    self.value(&assign.right);
                } else {
                    self.maybe_taken(|this| this.place(&assign.right));
                }
                self.assign(&assign.left, Some(tokens_of(assign)));
            }
            Expr::Async(block) => {
                self.capture(block.capture.is_some(), |this| this.native_block(&block.block));
            }
            Expr::Await(inner) => self.value(&inner.base),
            Expr::Binary(binary) => self.binary(binary),
            Expr::Block(block) => self.labelled(block.label.as_ref(), None, |this| this.native_block(&block.block)),
            Expr::Break(jump) => {
                if let Some(value) = &jump.expr {
                    self.value(value);
                }
                self.leave(jump.label.as_ref());
            }
            Expr::Call(call) => {
                match self.resolve(&call.func) {
                    Some(local) if self.locals[local.0].kind == Kind::Once => self.event(Event::Move(local)),
                    _ => self.place(&call.func),
                }
                call.args.iter().for_each(|arg| self.value(arg));
            }
            Expr::Cast(cast) => self.copied(&cast.expr),
            Expr::Closure(closure) => {
                self.closure(closure);
            }
            Expr::Continue(jump) => self.repeat(jump.label.as_ref()),
            Expr::Field(_) => self.maybe_taken(|this| this.place(expr)),
            Expr::Index(_) => self.place(expr),
            Expr::ForLoop(looped) => {
                self.value(&looped.expr);
                let outer = self.names.len();
                self.looped(looped.label.as_ref(), |this| {
                    let (item, end) = this.branch();
                    this.current = item;
                    this.hide(&looped.pat);
                    this.native_block(&looped.body);
                    vec![end]
                });
                self.names.truncate(outer);
            }
            Expr::Group(inner) => self.value(&inner.expr),
            Expr::If(conditional) => {
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
            Expr::Let(condition) => {
                let (matched, failed) = self.matched(&condition.expr, &condition.pat, true);
                self.hide(&condition.pat);
                self.current = matched;
                self.meet(vec![matched, failed]);
            }
            Expr::Loop(looped) => self.looped(looped.label.as_ref(), |this| {
                this.native_block(&looped.body);
                Vec::new()
            }),
            Expr::Macro(mac) => self.macro_call(&mac.mac),
            Expr::Match(matched) => {
                let pats: Vec<&Pat> = matched.arms.iter().map(|arm| &arm.pat).collect();
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
            Expr::MethodCall(call) => {
                match self.resolve(&call.receiver) {
                    Some(local)
                        if self.locals[local.0].kind == Kind::Reader && receiver::consumes_reader(&call.method) =>
                    {
                        self.event(Event::Move(local));
                    }
                    Some(local) if receiver::receiver(&call.method) == Receiver::Borrows => {
                        self.maybe_taken(|this| this.event(Event::Use(local)));
                    }
                    Some(local) => self.event(Event::Move(local)),
                    None => self.maybe_taken(|this| this.place(&call.receiver)),
                }
                call.args.iter().for_each(|arg| self.value(arg));
            }
            Expr::Paren(inner) => self.value(&inner.expr),
            Expr::Range(range) => range.start.iter().chain(&range.end).for_each(|end| self.copied(end)),
            Expr::RawAddr(raw) => self.place(&raw.expr),
            Expr::Reference(reference) => {
                self.place(&reference.expr);
                if reference.mutability.is_some() {
                    self.changed(&reference.expr);
                }
            }
            Expr::Repeat(repeat) => self.value(&repeat.expr),
            Expr::Return(jump) => {
                if let Some(value) = &jump.expr {
                    self.value(value);
                }
                self.diverge();
            }
            Expr::Struct(literal) => {
                literal.fields.iter().for_each(|field| self.value(&field.expr));
                if let Some(base) = &literal.rest {
                    self.maybe_taken(|this| this.place(base));
                }
            }
            Expr::Try(inner) => self.value(&inner.expr),
            Expr::Unary(unary) => match unary.op {
                UnOp::Deref(_) => self.maybe_taken(|this| this.place(&unary.expr)),
                UnOp::Neg(_) => self.copied(&unary.expr),
                _ => self.value(&unary.expr),
            },
            Expr::Unsafe(block) => self.native_block(&block.block),
            Expr::While(looped) => {
                let outer = self.names.len();
                self.looped(looped.label.as_ref(), |this| {
                    let (holds, fails) = this.condition(&looped.cond);
                    this.current = holds;
                    this.native_block(&looped.body);
                    vec![fails]
                });
                self.names.truncate(outer);
            }
            Expr::Const(_) | Expr::Infer(_) | Expr::Lit(_) | Expr::Path(_) => {}
            other => self.mentions(other.to_token_stream()),
        }
    }

    /// Evaluates an operand whose type is all but certainly `Copy`: a condition, an index, an operand of a cast. Were it not,
    /// rustc would say that it is used after it was moved.
    pub(super) fn copied(&mut self, expr: &Expr) {
        match (self.resolve(expr), expr) {
            (Some(local), _) => self.event(Event::Use(local)),
            (None, Expr::Unary(unary)) if !matches!(unary.op, UnOp::Deref(_)) => self.copied(&unary.expr),
            (None, Expr::Paren(inner)) => self.copied(&inner.expr),
            (None, _) => self.value(expr),
        }
    }

    /// Evaluates an expression as a place, which leaves what it names where it is.
    pub(super) fn place(&mut self, expr: &Expr) {
        if let Some(local) = self.resolve(expr) {
            self.event(Event::Use(local));
            return;
        }
        match expr {
            Expr::Field(field) => match self.resolve_part(expr) {
                Some((local, path)) => self.event(Event::Part(local, path)),
                None => self.place(&field.base),
            },
            Expr::Index(index) => {
                self.place(&index.expr);
                self.copied(&index.index);
            }
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.place(&unary.expr),
            Expr::Paren(inner) => self.place(&inner.expr),
            Expr::Group(inner) => self.place(&inner.expr),
            _ => self.value(expr),
        }
    }

    /// `spans` are those of the whole assignment; one of what is taken apart is told of where its place stands.
    fn assign(&mut self, left: &Expr, spans: Option<(Span, Span)>) {
        if let Some(local) = self.resolve(left) {
            self.flow
                .assignments
                .entry((self.current, local))
                .or_insert_with(|| spans.unwrap_or_else(|| tokens_of(left)));
            self.event(Event::Assign(local));
            return;
        }
        match left {
            Expr::Tuple(tuple) => tuple.elems.iter().for_each(|elem| self.assign(elem, None)),
            Expr::Array(array) => array.elems.iter().for_each(|elem| self.assign(elem, None)),
            Expr::Paren(inner) => self.assign(&inner.expr, spans),
            Expr::Call(call) => call.args.iter().for_each(|arg| self.assign(arg, None)),
            Expr::Struct(literal) => literal.fields.iter().for_each(|field| self.assign(&field.expr, None)),
            Expr::Infer(_) => {}
            Expr::Field(field) => match self.resolve_part(left) {
                Some((local, path)) => self.event(Event::AssignPart(local, path)),
                None => self.place(&field.base),
            },
            _ => {
                self.place(left);
                self.changed(left);
            }
        }
    }

    /// A place that is changed, or borrowed to be. Where its local would have to be `mut` for that, rustc is to tell of it as it
    /// is written.
    fn changed(&mut self, place: &Expr) {
        let mut root = place;
        loop {
            root = match root {
                Expr::Field(field) => &*field.base,
                Expr::Index(index) => &*index.expr,
                Expr::Paren(inner) => &*inner.expr,
                Expr::Group(inner) => &*inner.expr,
                _ => break,
            };
        }
        let Some(local) = self.resolve(root) else { return };
        let info = &self.locals[local.0];
        let through_it = info.kind == Kind::Exclusive && self.resolve(place).is_none();
        if !info.mutable && !through_it {
            self.event(Event::Mention(local));
        }
    }

    fn binary(&mut self, binary: &syn::ExprBinary) {
        match binary.op {
            BinOp::And(_) | BinOp::Or(_) => {
                self.copied(&binary.left);
                let (right, short) = self.branch();
                self.current = right;
                self.copied(&binary.right);
                self.meet(vec![self.current, short]);
            }
            BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => {
                self.place(&binary.left);
                self.place(&binary.right);
            }
            _ if crate::syntax::operands::assigns_in_place(&binary.op) => {
                self.copied(&binary.right);
                self.place(&binary.left);
                self.changed(&binary.left);
            }
            _ if is_number(&binary.left) || is_number(&binary.right) => {
                self.copied(&binary.left);
                self.copied(&binary.right);
            }
            _ => {
                self.value(&binary.left);
                self.value(&binary.right);
            }
        }
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

/// A literal number: what it is added to is a number too.
fn is_number(expr: &Expr) -> bool {
    matches!(expr, Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(_) | syn::Lit::Float(_), .. }))
}

/// The first token of an expression, and the last.
fn tokens_of(expr: &impl ToTokens) -> (Span, Span) {
    let mut spans = expr.to_token_stream().into_iter().map(|token| token.span());
    let first = spans.next().unwrap_or_else(Span::call_site);
    (first, spans.last().unwrap_or(first))
}
