//! From syntax to places and ways. It knows the meaning of what the user wrote, not of what desugaring makes of it, so that it can
//! say it in the same words; that both lead to the same places is held by a test.
//!
//! ```text
//! if a { yield_!(1); } else { b?; }          the decision between `a` and `else`; in the `else`, one between that and `raised`
//! if a { f() } else { g() }                  nothing: it decides nothing of what is drawn
//! for x in xs { yield_!(x); }                a decision between `next x` and `no more`
//! ```
//!
//! A jump out of a `finally`'s reach goes through a copy of that, as it is gone once for each.

use std::rc::Rc;

use proc_macro2::Span;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit;
use syn::{Block, Expr, Lifetime, Local, Macro, Stmt};

use super::matters::{matters, may_matter};
use super::model::{How, Spot, StateKind};
use super::places::{CLOSED, ELSE, PathGraph, PlaceId, Rest};
use super::text::text;
use crate::sorted::Map;
use crate::syntax::clauses::Try;
use crate::syntax::macros;
use crate::syntax::markers::{Marker, is_gen, is_mention};
use crate::syntax::place_names;
use crate::syntax::suspends;
use crate::syntax::walk::{Visitor, Walk, Walker};

/// What is found of a body.
pub(super) struct Sketch {
    pub(super) places: PathGraph,
    pub(super) points: Map<usize, PointFound>,
    /// The `try_!`s, outermost first.
    pub(super) scopes: Vec<Attempted>,
}

/// A `try_!`: all of it, and its body, whose errors it is there for.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Attempted {
    pub(super) place: Spot,
    pub(super) body: Spot,
}

/// A suspension point.
pub(super) struct PointFound {
    pub(super) kind: StateKind,
    pub(super) text: String,
    pub(super) label: Option<String>,
    pub(super) place: Spot,
}

/// `throws`: errors may be thrown into it where it is suspended.
pub(super) fn drawn(block: &Block, throws: bool) -> Sketch {
    let mut places = PathGraph::default();
    let (created, closed) = (places.add(Some(Rest::Created)), places.add(Some(Rest::Closed)));
    let (points, scopes) = (Map::new(), Vec::new());
    let drawn = Sketch { places, points, scopes };
    let mut drawing = Drawing { drawn, at: created, closed, frames: Vec::new(), throws };
    drawing.block(block);
    drawing.link_to(closed);
    drawing.drawn
}

pub(super) struct Drawing {
    pub(super) drawn: Sketch,
    pub(super) at: PlaceId,
    pub(super) closed: PlaceId,
    pub(super) frames: Vec<Frame>,
    pub(super) throws: bool,
}

/// What stands around the code that is walked.
#[derive(Clone)]
pub(super) enum Frame {
    Loop {
        label: Option<Lifetime>,
        head: PlaceId,
        after: PlaceId,
    },
    Block {
        label: Lifetime,
        after: PlaceId,
    },
    /// The handlers of a `try_!`: where errors go, and where what is closed goes.
    Handlers {
        error: PlaceId,
        exit: PlaceId,
    },
    Finally {
        block: Rc<Block>,
        error: PlaceId,
        exit: PlaceId,
    },
}

impl Frame {
    fn is_named(&self, wanted: Option<&Lifetime>) -> bool {
        match (self, wanted) {
            (Frame::Loop { .. }, None) => true,
            (Frame::Loop { label: Some(label), .. } | Frame::Block { label, .. }, Some(wanted)) => {
                label.ident == wanted.ident
            }
            (Frame::Loop { .. } | Frame::Block { .. } | Frame::Handlers { .. } | Frame::Finally { .. }, _) => false,
        }
    }

    fn raises_to(&self) -> Option<(PlaceId, PlaceId)> {
        match self {
            Frame::Handlers { error, exit } | Frame::Finally { error, exit, .. } => Some((*error, *exit)),
            Frame::Loop { .. } | Frame::Block { .. } => None,
        }
    }
}

impl Drawing {
    pub(super) fn place(&mut self) -> PlaceId {
        self.drawn.places.add(None)
    }

    pub(super) fn link_to(&mut self, to: PlaceId) {
        self.drawn.places.link(self.at, to, None);
    }

    /// Goes on at a place that many may lead to.
    pub(super) fn go_on_at(&mut self, place: PlaceId) {
        self.link_to(place);
        self.at = place;
    }

    /// Nothing leads here.
    fn nowhere(&mut self) {
        self.at = self.place();
    }

    /// A decision at this place: the places that it leads to.
    pub(super) fn decide(&mut self, texts: &[(&str, How)]) -> Vec<PlaceId> {
        let from = self.at;
        let mut places = Vec::new();
        for word in self.drawn.places.decision(texts) {
            let to = self.place();
            self.drawn.places.link(from, to, Some(word));
            places.push(to);
        }
        places
    }

    /// Where errors go from here, and where what is closed goes; `None` where it leaves the body.
    pub(super) fn handlers(&self) -> Option<(PlaceId, PlaceId)> {
        self.frames.iter().rev().find_map(Frame::raises_to)
    }

    pub(super) fn block(&mut self, block: &Block) {
        block.stmts.iter().for_each(|stmt| self.stmt(stmt));
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::Local(local) => self.local(local),
            Stmt::Expr(expr, _) => self.expr(expr),
            Stmt::Macro(stmt) => self.macro_call(&stmt.mac),
            Stmt::Item(_) => {}
        }
    }

    fn local(&mut self, local: &Local) {
        let Some(init) = &local.init else { return };
        self.expr(&init.expr);
        if let Some((_, diverge)) = &init.diverge {
            let matched = text(&local.pat);
            let ends = self.decide(&[(&matched, How::Resumed), (ELSE, How::Resumed)]);
            self.at = ends[1];
            self.expr(diverge);
            self.at = ends[0];
        }
    }

    pub(super) fn expr(&mut self, expr: &Expr) {
        if let Expr::Macro(mac) = expr
            && diverges(&mac.mac)
        {
            self.macro_call(&mac.mac);
        }
        if !matters(expr) {
            return;
        }
        match expr {
            Expr::If(branch) => self.branch(branch),
            Expr::Match(matched) => self.matched(matched),
            Expr::Loop(looped) => self.forever(looped),
            Expr::While(looped) => self.while_it_holds(looped),
            Expr::ForLoop(looped) => self.for_each(looped),
            Expr::Block(block) => match &block.label {
                Some(label) => {
                    let after = self.place();
                    self.frames.push(Frame::Block { label: label.name.clone(), after });
                    self.block(&block.block);
                    self.frames.pop();
                    self.go_on_at(after);
                }
                None => self.block(&block.block),
            },
            Expr::Break(jump) => {
                jump.expr.iter().for_each(|value| self.expr(value));
                self.jump(jump.label.as_ref(), false);
            }
            Expr::Continue(jump) => self.jump(jump.label.as_ref(), true),
            Expr::Return(jump) => {
                jump.expr.iter().for_each(|value| self.expr(value));
                self.leave(0);
                self.link_to(self.closed);
                self.nowhere();
            }
            Expr::Try(operand) => self.question_mark(&operand.expr),
            Expr::Binary(binary) if is_lazy(&binary.op) => {
                let (holds, fails) = self.condition(expr, false);
                let after = self.place();
                self.drawn.places.link(holds, after, None);
                self.drawn.places.link(fails, after, None);
                self.at = after;
            }
            Expr::Macro(mac) => self.macro_call(&mac.mac),
            Expr::Async(future) => self.among(&future.block.to_token_stream(), "in async"),
            expr => visit::visit_expr(&mut Walker(&mut EvaluatedParts(self)), expr),
        }
    }

    fn branch(&mut self, branch: &syn::ExprIf) {
        let otherwise = branch.else_branch.as_ref().map(|(_, otherwise)| &**otherwise);
        let is_asked_on = otherwise.is_some_and(|otherwise| matches!(otherwise, Expr::If(_)) && matters(otherwise));
        let (holds, fails) = self.condition(&branch.cond, is_asked_on);
        let after = self.place();
        self.at = holds;
        self.block(&branch.then_branch);
        self.link_to(after);
        self.at = fails;
        otherwise.into_iter().for_each(|otherwise| self.expr(otherwise));
        self.go_on_at(after);
    }

    fn matched(&mut self, matched: &syn::ExprMatch) {
        self.expr(&matched.expr);
        let after = self.place();
        // An arm that is the only one decides nothing.
        let told = |arm: &syn::Arm| match &arm.pat {
            _ if matched.arms.len() == 1 => String::new(),
            syn::Pat::Wild(_) => "any other".to_owned(),
            pat => text(pat),
        };
        let texts: Vec<String> = matched.arms.iter().map(told).collect();
        let texts: Vec<_> = texts.iter().map(|text| (text.as_str(), How::Resumed)).collect();
        let mut entries = vec![self.decide(&texts)];
        for (i, arm) in matched.arms.iter().enumerate() {
            let entry = self.place();
            entries.iter().for_each(|ways| self.drawn.places.link(ways[i], entry, None));
            self.at = entry;
            if let Some(guard) = guard(arm).filter(|guard| matters(guard)) {
                self.expr(guard);
                let ends = self.decide(&[(&text(guard), How::Resumed), (ELSE, How::Resumed)]);
                self.at = ends[1];
                entries.push(self.decide(&texts));
                self.at = ends[0];
            }
            self.expr(&arm.body);
            self.link_to(after);
        }
        self.at = after;
    }

    fn question_mark(&mut self, operand: &Expr) {
        self.expr(operand);
        let to = self.handlers();
        if let Expr::Call(call) = operand
            && let Expr::Path(path) = &*call.func
            && path.path.segments.last().is_some_and(|last| last.ident == "Err")
        {
            let exits = call.args.first().is_some_and(names_exit);
            let to = to.map(|(error, exit)| if exits { exit } else { error });
            let ends = self.decide(&[("raised", How::Raised)]);
            self.drawn.places.link(ends[0], to.unwrap_or(self.closed), None);
            return self.nowhere();
        }
        let ends = self.decide(&[("", How::Resumed), ("raised", How::Raised)]);
        self.drawn.places.link(ends[1], to.map_or(self.closed, |(error, _)| error), None);
        self.at = ends[0];
    }

    fn jump(&mut self, label: Option<&Lifetime>, again: bool) {
        let found = self.frames.iter().rposition(|frame| frame.is_named(label));
        let Some(target) = found else { return self.nowhere() };
        let to = match &self.frames[target] {
            Frame::Loop { head, .. } if again => *head,
            Frame::Loop { after, .. } | Frame::Block { after, .. } => *after,
            Frame::Handlers { .. } | Frame::Finally { .. } => return self.nowhere(),
        };
        self.leave(target + 1);
        self.link_to(to);
        self.nowhere();
    }

    /// Goes through each `finally` that a jump leaves, innermost first.
    fn leave(&mut self, depth: usize) {
        let frames = self.frames.clone();
        for (at, frame) in frames.iter().enumerate().skip(depth).rev() {
            if let Frame::Finally { block, .. } = frame {
                self.frames.truncate(at);
                self.block(block);
            }
        }
        self.frames = frames;
    }

    pub(super) fn macro_call(&mut self, mac: &Macro) {
        match Marker::of(mac) {
            Some(marker) if marker.is_try() => {
                if let Ok(found) = Try::of(mac) {
                    let braces = found.body.brace_token.span;
                    let body = braces.open().join(braces.close()).unwrap_or_else(|| braces.open());
                    let scope = Attempted { place: Spot::of(whole(mac)), body: Spot::of(body) };
                    if !self.drawn.scopes.contains(&scope) {
                        self.drawn.scopes.push(scope);
                    }
                    self.attempt(found);
                }
            }
            Some(marker) => self.point(mac, if marker.delegates() { StateKind::Delegate } else { StateKind::Yield }),
            None if is_gen(mac) || is_mention(mac) => {}
            None if may_matter(mac) => self.unread_macro(mac),
            None => {
                let Some(operands) = macros::operands(mac) else { return };
                if !macros::is_known(mac) {
                    return self.perhaps(mac, &operands.exprs());
                }
                operands.exprs().into_iter().for_each(|operand| self.expr(operand));
                if operands.diverges {
                    self.nowhere();
                }
            }
        }
    }

    /// What is handed to a macro of which nothing is known: what suspends is evaluated in order, what only leaves may be or not.
    ///
    /// ```text
    /// some_or!(next(), continue)
    /// ```
    fn perhaps(&mut self, mac: &Macro, operands: &[&Expr]) {
        for operand in operands {
            if suspends::suspends(operand) || !matters(operand) {
                self.expr(operand);
                continue;
            }
            let ends = self.decide(&[("", How::Resumed), (&text(mac), How::Resumed)]);
            self.at = ends[1];
            self.expr(operand);
            self.drawn.places.link(self.at, ends[0], None);
            self.at = ends[0];
        }
    }

    fn point(&mut self, mac: &Macro, kind: StateKind) {
        let operands = macros::operands(mac);
        let exprs = operands.iter().flat_map(|operands| operands.exprs());
        let label = exprs.clone().next().and_then(label);
        exprs.for_each(|operand| self.expr(operand));
        let at = mac.bang_token.span().byte_range().start;
        let place = Spot::of(whole(mac));
        // A macro of the body's own may have it in each of its calls.
        self.drawn.points.entry(at).or_insert(PointFound { kind, text: text(mac), label, place });
        let rest = self.drawn.places.add(Some(Rest::Point(at)));
        self.go_on_at(rest);
        if let Some((error, exit)) = self.handlers() {
            let mut ways = vec![("", How::Resumed, None), (CLOSED, How::Closed, Some(exit))];
            if self.throws {
                ways.push(("raised", How::Raised, Some(error)));
            }
            let texts: Vec<_> = ways.iter().map(|(text, how, _)| (*text, *how)).collect();
            let ends = self.decide(&texts);
            for (end, (_, _, to)) in ends.iter().zip(&ways) {
                to.iter().for_each(|to| self.drawn.places.link(*end, *to, None));
            }
            self.at = ends[0];
        }
    }
}

fn diverges(mac: &Macro) -> bool {
    Marker::of(mac).is_none() && macros::operands(mac).is_some_and(|operands| operands.diverges)
}

/// All of a macro's call.
fn whole(mac: &Macro) -> Span {
    mac.path.span().join(mac.delimiter.span().close()).unwrap_or_else(|| mac.path.span())
}

fn guard(arm: &syn::Arm) -> Option<&Expr> {
    match &arm.pat {
        syn::Pat::Guard(guarded) => Some(&guarded.guard),
        _ => None,
    }
}

/// `'paid: { … }`
fn label(operand: &Expr) -> Option<String> {
    let Expr::Block(block) = operand else { return None };
    let label = block.label.as_ref()?.name.ident.to_string();
    Some(label.trim_start_matches(place_names::PREFIX).to_owned())
}

fn names_exit(value: &Expr) -> bool {
    matches!(value, Expr::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "GeneratorExit"))
}

pub(super) fn is_lazy(op: &syn::BinOp) -> bool {
    matches!(op, syn::BinOp::And(_) | syn::BinOp::Or(_))
}

/// What is evaluated of an expression, from left to right.
struct EvaluatedParts<'d>(&'d mut Drawing);

impl Visitor for EvaluatedParts<'_> {
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        self.0.expr(expr);
        Walk::Over
    }
    fn enter_stmt(&mut self, stmt: &Stmt) -> Walk {
        self.0.stmt(stmt);
        Walk::Over
    }
}
