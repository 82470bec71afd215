//! Native code, as it is emitted.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::visit::Visit;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Ident, Pat, Stmt};

use super::context::Codegen;
use super::places;
use crate::emit::question_marks;
use crate::emit::questions;
use crate::emit::shape::leave;
use crate::emit::tokens::internal;
use crate::flow::NodeId;
use crate::ir::part_calls::Call;
use crate::listed::{Listed, PushAll};
use crate::partial_moves;
use crate::syntax::receiver::Receiver;
use crate::syntax::walk::{Visitor, Walk, Walker};
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};
use crate::syntax::{macros, pattern};

impl Codegen<'_> {
    pub(super) fn native_expr(&self, segment: NodeId, expr: &Expr) -> TokenStream {
        self.native(segment, expr).into_token_stream()
    }

    /// The value of a block: in parentheses if it begins with a brace and goes on, `{ a }[0] = 1`, which would be a statement and
    /// half of another one.
    pub(super) fn native_tail(&self, segment: NodeId, expr: &Expr) -> TokenStream {
        Stmt::Expr(self.native(segment, expr), None).into_token_stream()
    }

    fn native(&self, segment: NodeId, expr: &Expr) -> Expr {
        let mut expr = places::rewritten(expr, &self.places(segment), |walk, expr| walk.visit_expr_mut(expr));
        WalkerMut(&mut Rewrite { codegen: self }).visit_expr_mut(&mut expr);
        expr
    }

    pub(super) fn native_stmt(&self, segment: NodeId, stmt: &Stmt) -> TokenStream {
        if let Some(replaced) = self.replaced_at(stmt) {
            return replaced;
        }
        let mut stmt = places::rewritten(stmt, &self.places(segment), |walk, stmt| walk.visit_stmt_mut(stmt));
        WalkerMut(&mut Rewrite { codegen: self }).visit_stmt_mut(&mut stmt);
        stmt.into_token_stream()
    }

    /// What a mark becomes.
    fn replaced_at(&self, stmt: &Stmt) -> Option<TokenStream> {
        let Stmt::Macro(mac) = stmt else { return None };
        match Call::of(&mac.mac) {
            Some(Call::Mark(mark, _)) => Some(self.replaced(mark)),
            Some(Call::Stays(_)) => Some(TokenStream::new()),
            Some(
                Call::Refill(..)
                | Call::Rest(_)
                | Call::Taken(_)
                | Call::UntilElse(_)
                | Call::EndOfScrutinee
                | Call::AskedOfPart
                | Call::Stayed(_),
            )
            | None => None,
        }
    }

    /// An assignment whose right side holds temporaries drops the old value before them. Where that is in an `Option`, this is
    /// what the assignment and the mark after it become:
    ///
    /// ```text
    /// x = make().field;    =>    x = match make().field { value => { filled_x = None; value } };
    /// ```
    ///
    /// `segment` is where the code's places have still to be found.
    pub(super) fn assigned_over(
        &self,
        segment: Option<NodeId>,
        stmt: &Stmt,
        next: Option<&Stmt>,
    ) -> Option<TokenStream> {
        let Stmt::Expr(Expr::Assign(assign), Some(_)) = stmt else { return None };
        let replaced = self.replaced_at(next?).filter(|replaced| !replaced.is_empty())?;
        if !crate::syntax::temporaries::has_temporaries(&assign.right) {
            return None;
        }
        let native = |expr: &Expr| match segment {
            Some(segment) => self.native_expr(segment, expr),
            None => {
                let mut expr = expr.clone();
                WalkerMut(&mut Rewrite { codegen: self }).visit_expr_mut(&mut expr);
                expr.into_token_stream()
            }
        };
        let (left, value) = (native(&assign.left), native(&assign.right));
        let name = internal("__value");
        Some(quote!(#left = match (#value) { #name => { #replaced #name } };))
    }

    /// What an `else` keeps of a temporary that the head may have consumed: a temporary is called on once.
    fn kept_unless(&self, call: &syn::ExprCall) -> Option<TokenStream> {
        let Expr::Path(path) = &*call.func else { return None };
        let Some(Expr::Path(temporary)) = call.args.first() else { return None };
        if path.path.segments.last().is_none_or(|last| last.ident != "until_else") {
            return None;
        }
        let name = temporary.path.get_ident()?;
        let mut asked = self.flow.calls.values().filter(|asked| {
            let local = &self.body.locals[self.flow.asked.get(**asked).local.0];
            local.name == *name && local.role.is_temporary()
        });
        let variable = quote!(#name);
        asked.next().map(|asked| questions::left_unless(&variable, &self.answer(*asked, &variable), name.span()))
    }

    /// Checks to run before a statement that takes locals apart which count as gone afterwards.
    pub(super) fn part_checks(&self, stmt: &Stmt) -> Vec<TokenStream> {
        let mut parted = Parted { locals: Vec::new() };
        Walker(&mut parted).visit_stmt(stmt);
        self.checks_of(parted)
    }

    /// The same for the head of a construct.
    pub(super) fn part_checks_of(&self, head: &Expr, pats: &[&Pat]) -> TokenStream {
        let mut parted = Parted { locals: Vec::new() };
        Walker(&mut parted).visit_expr(head);
        parted.matched(head, pats);
        self.checks_of(parted).into_iter().collect()
    }

    fn checks_of(&self, parted: Parted) -> Vec<TokenStream> {
        let is_gone = |name: &Ident| {
            let name = name.to_string();
            self.layout.uses.is_consumed(&name) && !self.body.kept.contains(&name)
        };
        let gone = parted.locals.into_iter().filter(|(name, _)| is_gone(name));
        gone.flat_map(|(name, pats)| partial_moves::checks(&name, &pats)).listed()
    }

    pub(super) fn native_pat(&self, segment: NodeId, pat: &syn::Pat) -> TokenStream {
        let mut pat = places::rewritten(pat, &self.places(segment), |walk, pat| walk.visit_pat_mut(pat));
        WalkerMut(&mut Rewrite { codegen: self }).visit_pat_mut(&mut pat);
        pat.into_token_stream()
    }
}

/// Collects the locals that a statement takes apart, blocks inside it aside: they are looked at by themselves.
struct Parted {
    /// With the patterns that bind all of them.
    locals: Vec<(Ident, Vec<Pat>)>,
}

impl Parted {
    fn matched(&mut self, scrutinee: &Expr, pats: &[&Pat]) {
        // What leaves a part is asked for by itself: see `partial_moves`.
        if let Expr::Path(path) = scrutinee
            && let Some(name) = path.path.get_ident()
        {
            let apart = pats.iter().filter(|pat| pattern::taken(pat).is_all());
            self.locals.push((name.clone(), apart.map(|pat| (*pat).clone()).listed()));
        }
    }
}

impl Visitor for Parted {
    fn enter_stmt(&mut self, stmt: &Stmt) -> Walk {
        let Stmt::Local(local) = stmt else { return Walk::Into };
        let pat = match &local.pat {
            Pat::Type(typed) => &typed.pat,
            pat => pat,
        };
        if let Some(init) = &local.init {
            self.matched(&init.expr, &[pat]);
        }
        Walk::Into
    }
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        match expr {
            Expr::Let(condition) => {
                self.matched(&condition.expr, &[&condition.pat]);
                Walk::Over
            }
            Expr::Match(matched) => {
                let pats: Vec<&Pat> = matched.arms.iter().map(|arm| &arm.pat).listed();
                self.matched(&matched.expr, &pats);
                Walk::Into
            }
            Expr::While(_) => Walk::Over,
            _ => Walk::Into,
        }
    }
    fn enter_macro(&mut self, mac: &syn::Macro) -> Walk {
        if macros::is_known(mac) { Walk::Into } else { Walk::Over }
    }
    fn enter_block(&mut self, _: &syn::Block) -> Walk {
        Walk::Over
    }
}

/// ```text
/// return value            return genfn.returned({ let value: R = value; value })
/// x.unwrap()              (consumes!(x), x.unwrap()).1      where `x` counts as gone afterwards
/// until_else(x, ends)     left_until_else(left_unless!(x, /* whether the call of the head consumed it */), ends)
/// ```
///
/// A `return Err(…)` in a body without a return value stays: the closure returns a `Result` itself, which is also what a
/// macro's hidden `return` meets.
struct Rewrite<'a> {
    codegen: &'a Codegen<'a>,
}

impl VisitorMut for Rewrite<'_> {
    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        visit_mut::visit_expr_mut(&mut WalkerMut(self), expr);
        self.codegen.marker_values.shown(expr);
        match expr {
            Expr::Return(_) => leave(expr, self.codegen.declared, self.codegen.way_out()),
            Expr::Try(_) => question_marks::told(expr, self.codegen.declared),
            Expr::Call(call) => {
                if let Some(kept) = self.codegen.kept_unless(call) {
                    *call.func = syn::parse_quote!(::genfn::__private::left_until_else);
                    call.args[0] = Expr::Verbatim(kept);
                }
            }
            Expr::MethodCall(call) => {
                let Expr::Path(path) = &*call.receiver else { return Walk::Over };
                let Some(name) = path.path.get_ident() else { return Walk::Over };
                if !self.codegen.layout.uses.is_consumed(&name.to_string()) {
                    return Walk::Over;
                }
                let mut locals = self.codegen.body.locals.iter();
                let is_reader = locals.any(|local| local.name == *name && local.kind.is_reader());
                let span = call.method.span();
                let Some(consumes) = Receiver::of(call).consumes_local(is_reader) else { return Walk::Over };
                if consumes.is_asked() && !self.codegen.body.unasked.contains(&name.to_string()) {
                    return Walk::Over;
                }
                let check = questions::consumes(name, consumes, span);
                *expr = Expr::Verbatim(quote!((#check, #call).1));
            }
            _ => {}
        }
        Walk::Over
    }

    fn enter_block(&mut self, block: &mut syn::Block) -> Walk {
        let stmts = std::mem::take(&mut block.stmts);
        let mut stmts = stmts.into_iter().peekable();
        while let Some(mut stmt) = stmts.next() {
            if let Some(both) = self.codegen.assigned_over(None, &stmt, stmts.peek()) {
                stmts.next();
                block.stmts.push(Stmt::Expr(Expr::Verbatim(both), None));
                continue;
            }
            if let Some(replaced) = self.codegen.replaced_at(&stmt) {
                block.stmts.push(Stmt::Expr(Expr::Verbatim(replaced), None));
                continue;
            }
            let checks = self.codegen.part_checks(&stmt);
            block.stmts.push_all(checks.into_iter().map(|check| Stmt::Expr(Expr::Verbatim(check), None)));
            WalkerMut(self).visit_stmt_mut(&mut stmt);
            block.stmts.push(stmt);
        }
        Walk::Over
    }

    /// Tokens that are expressions are code as well.
    fn enter_macro(&mut self, mac: &mut syn::Macro) -> Walk {
        if Call::of(mac).is_none() { Walk::Into } else { Walk::Over }
    }
}
