//! The graph of native code: what its expressions do to the locals.
//!
//! By value, so that the local is gone afterwards (or `Copy`): an argument, an initialiser, an operator's operand, `?`, a
//! field of a literal, what is returned; the receiver of a method whose name consumes; a pattern that binds all of it; what a
//! `move` closure captures. Everything else only uses it: `let _ = x`, an operand of a comparison, the left of `+=`, a callee,
//! any other receiver, `&x`, a part of it, and whatever a macro does that can't be read.

use proc_macro2::Span;
use quote::ToTokens;
use syn::{Block, Expr, Pat, Stmt};

use super::asked::TakenBy;
use super::builder::Builder;
use super::capture::Captured;
use super::graph::Event;
use crate::ir::LocalId;
use crate::syntax::need::Need;
use crate::syntax::operands::{Besides, besides, is_lazy, operands, place_around};
use crate::syntax::place::bare;
use crate::syntax::receiver::Consumes;

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
                    let before = (self.current, self.flow.nodes[self.current.0].events.len());
                    let Captured { takes, taken } = self.closure(closure, true);
                    self.closures.extend(declares.iter().map(|local| (*local, taken.clone())));
                    if !takes.is_empty() {
                        self.flow.taken_by_closures.extend(declares.iter().map(|local| (*local, takes.clone())));
                    } else if closure.capture.is_none() {
                        self.flow.need_no_drop.extend(declares);
                        // Whether it borrows all that it captures is believed: nothing else is known of what is not to be saved.
                        self.flow.calls.split_off(&before);
                    }
                } else if let (Some(syn::LocalInit { expr, diverge: None, .. }), Pat::Ident(_)) = (&local.init, pat)
                    && let Some(closure) = in_some(expr)
                {
                    let Captured { takes, taken } = self.closure(closure, false);
                    if !takes.is_empty() {
                        self.flow.taken_by_closures.extend(declares.iter().map(|local| (*local, takes.clone())));
                    }
                    self.held_by.extend(declares.iter().map(|local| (*local, taken.clone())));
                } else if let Some(init) = &local.init {
                    if let (Pat::Ident(_), Some(renamed)) = (pat, self.resolve(&init.expr))
                        && let Some(taken) = self.closures.get(&renamed).cloned()
                    {
                        self.closures.extend(declares.iter().map(|local| (*local, taken.clone())));
                    }
                    let before = self.loose_closures.len();
                    let refutable = init.diverge.is_some();
                    let (matched, failed) = self.matched(&init.expr, pat, refutable);
                    self.taken_out(&init.expr, before, declares);
                    if let Some((_, diverge)) = &init.diverge {
                        self.current = failed;
                        self.value(diverge);
                    }
                    self.current = matched;
                }
                if let (Some(syn::LocalInit { expr, diverge: None, .. }), Pat::Ident(_)) = (&local.init, pat) {
                    self.made_of(expr, declares);
                }
                if declares.is_empty() {
                    self.hide(pat);
                } else {
                    self.declare(declares, local.init.is_some());
                }
            }
        }
    }

    /// `is_kept` tells whether a `let` binds it.
    fn closure(&mut self, closure: &syn::ExprClosure, is_kept: bool) -> Captured {
        let captured = self.capture(closure.capture.is_some(), is_kept, |this| {
            closure.inputs.iter().for_each(|pat| this.hide(pat));
            this.value(&closure.body);
        });
        if !is_kept {
            self.loose_closures.push(captured.taken.clone());
        }
        captured
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
        match bare(expr) {
            Expr::Field(_) => self.maybe_taken(|this| this.place(expr)),
            Expr::Unary(syn::ExprUnary { op: syn::UnOp::Deref(_), expr: pointer, .. }) => {
                self.operands(expr);
                if let Some(local) = self.resolve(pointer).filter(|local| self.locals[local.0].mutable) {
                    self.ask_of_content(self.current, local, TakenBy::Value);
                }
            }
            Expr::Binary(binary) if is_lazy(&binary.op) => self.lazy(binary),
            Expr::Let(condition) => self.tested(condition),
            Expr::Macro(mac) => self.macro_call(&mac.mac),
            Expr::Closure(closure) => _ = self.closure(closure, false),
            Expr::Async(block) => {
                _ = self.capture(block.capture.is_some(), false, |this| this.native_block(&block.block))
            }
            Expr::Break(_) | Expr::Continue(_) => {
                self.operands(expr);
                self.jump(expr);
            }
            Expr::Return(_) => {
                self.operands(expr);
                self.diverge();
            }
            expr => match besides(expr) {
                Besides::Nothing => self.operands(expr),
                Besides::Paths => self.paths(expr),
                Besides::Captures | Besides::Tokens => self.mentions(expr.to_token_stream()),
            },
        }
    }

    /// Evaluates what an expression evaluates before all else that it does.
    pub(super) fn operands(&mut self, expr: &Expr) {
        let before = self.loose_closures.len();
        for (operand, need) in operands(expr) {
            self.operand(expr, operand, need);
        }
        match expr {
            Expr::MethodCall(call) => self.put_by_method(call, before),
            Expr::Assign(assign) => self.put_by_assignment(assign, before),
            _ => {}
        }
    }

    fn operand(&mut self, expr: &Expr, operand: &Expr, need: Need) {
        match need {
            Need::Value | Need::Iterated => self.value(operand),
            Need::Copied | Need::Computed => self.computed(operand, need),
            Need::Condition | Need::Lazy => self.decides(operand),
            Need::Compared | Need::Shared | Need::Whole => self.place(operand),
            Need::Exclusive | Need::Changed => {
                self.place(operand);
                self.changed(operand);
            }
            Need::Pointer | Need::Base | Need::Matched => self.maybe_taken(|this| this.place(operand)),
            Need::Callee => match self.resolve(operand) {
                Some(local) if self.locals[local.0].kind.is_once() => self.event(Event::Move(local)),
                Some(local) => {
                    self.maybe_taken(|this| this.place(operand));
                    if let Expr::Call(call) = expr {
                        self.ask_of_call(local, call);
                    }
                }
                None => self.place(operand),
            },
            Need::Receiver(receiver) => match self.resolve(operand) {
                Some(local) => {
                    let consumes = receiver.consumes_local(self.locals[local.0].kind.is_reader());
                    match consumes {
                        Some(_) => self.event(Event::Move(local)),
                        None => self.maybe_taken(|this| this.place(operand)),
                    }
                    if consumes.is_none_or(Consumes::is_asked)
                        && let Expr::MethodCall(call) = expr
                    {
                        self.ask_of_method(local, call);
                    }
                }
                None => self.maybe_taken(|this| this.place(operand)),
            },
            Need::Assigned => self.assign(operand, Some(tokens_of(expr))),
        }
    }

    /// Evaluates an operand by value, of an operator or its like: it may well be `Copy`.
    fn computed(&mut self, operand: &Expr, need: Need) {
        self.value(operand);
        if self.resolve(operand).is_some() {
            let place = self.flow.nodes[self.current.0].events.len() - 1;
            self.flow.computed.insert((self.current, place), need);
        }
    }

    /// Evaluates what decides which way to go: a `bool`.
    pub(super) fn decides(&mut self, expr: &Expr) {
        match self.resolve(expr) {
            Some(local) => self.event(Event::Use(local)),
            None => self.value(expr),
        }
    }

    /// Evaluates an expression as a place, which leaves what it names where it is.
    pub(super) fn place(&mut self, expr: &Expr) {
        if let Some(local) = self.resolve(expr) {
            self.event(Event::Use(local));
            return;
        }
        match bare(expr) {
            Expr::Field(field) => match self.resolve_part(expr) {
                Some((local, path)) => self.event(Event::UsePart(local, path)),
                None => self.place(&field.base),
            },
            expr if place_around(expr).is_some() => {
                for (operand, need) in operands(expr) {
                    if need.is_of_place() { self.place(operand) } else { self.operand(expr, operand, need) }
                }
            }
            expr => self.value(expr),
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
        let through_it = info.kind.is_exclusive() && self.resolve(place).is_none();
        if !info.mutable && !through_it {
            self.event(Event::Mention(local));
        }
    }
}

/// The first token of an expression, and the last.
pub(super) fn tokens_of(expr: &impl ToTokens) -> (Span, Span) {
    let mut spans = expr.to_token_stream().into_iter().map(|token| token.span());
    let first = spans.next().unwrap_or_else(Span::call_site);
    (first, spans.last().unwrap_or(first))
}

/// `Some(|| …)`
fn in_some(expr: &Expr) -> Option<&syn::ExprClosure> {
    match bare(expr) {
        Expr::Call(call) if matches!(&*call.func, Expr::Path(path) if path.path.is_ident("Some")) => {
            match call.args.first()? {
                Expr::Closure(closure) => Some(closure),
                _ => None,
            }
        }
        _ => None,
    }
}
