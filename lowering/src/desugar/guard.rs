//! Match guards that suspend: the scrutinee is matched again after the resume.
//!
//! ```text
//! match place { before => a, pat if yield_!(operand) > n && more => b, rest => c }
//!
//! '__guard: {
//!     let mut operand = None;
//!     match place {
//!         before => break '__guard a,
//!         pat if { operand = Some(operand); false } => unreachable!(),
//!         _ => {}
//!     }
//!     if let Some(operand) = operand {
//!         let sent = yield_!(operand);
//!         let mut sent = Some(sent);
//!         let mut holds = false;
//!         match place { pat if { holds = sent.take().unwrap() > n; false } => unreachable!(), _ => {} }
//!         if holds {
//!             …                                   // the same for `more`
//!             match place { pat => break '__guard b, _ => unreachable!() }
//!         }
//!     }
//!     match place { before => unreachable!(), rest => c }
//! }
//! ```
//!
//! A guard sees its bindings by shared reference, and binds nothing unless it holds: so what names them is evaluated inside guards
//! that never hold, and only then the arm is taken. Each operand of its `&&` goes one of four ways, which `conjuncts` chooses: it does
//! not suspend; it suspends once and names what the pattern binds, as above; it suspends in any other way (`conjunct_outside`); or it is
//! an `if let` (`conjunct_that_binds`). The last two are evaluated beside the `match`, with what they name taken out before (`bound_in_guard.rs`).

use proc_macro2::{Ident, Span, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{BinOp, Expr, Lifetime, Pat, PatIdent, Type};

use super::bound_in_guard;
use super::builder::Desugar;
use super::expr::before_brace;
use crate::ir::kind::TypeKind;
use crate::ir::{Arm, Binding, EndedBy, Node, Role, Stmt, Tail};
use crate::listed::Listed;
use crate::syntax::markers::Suspension;
use crate::syntax::place::bare;
use crate::syntax::suspends::suspends;
use crate::syntax::tokens;

/// What is asked inside a guard that never holds.
#[derive(Clone, Copy)]
enum Asks<'e> {
    /// What the generator is suspended with.
    Operand(&'e Expr, Suspension),
    WhetherItHolds(&'e Expr),
}

/// An arm with a guard that suspends, taken out of its match.
struct Guarded<'a> {
    matched: &'a syn::ExprMatch,
    arm: &'a syn::Arm,
    pat: &'a Pat,
    place: Expr,
    /// Leaves the whole match with its value.
    label: &'a Lifetime,
    expected: Option<&'a Type>,
    span: Span,
}

impl Desugar<'_> {
    pub(super) fn suspending_guard(&mut self, matched: &syn::ExprMatch, at: usize, expected: Option<&Type>) -> Node {
        let matched = &self.with_labelled_jumps(matched, |walk, matched| {
            matched.arms.iter_mut().for_each(|arm| walk.visit_arm_mut(arm));
        });
        let arm = &matched.arms[at];
        let Pat::Guard(guard) = &arm.pat else { return self.node(&matched.expr, expected) };
        let span = guard.if_token.span;
        let name = self.fresh("guard", span);
        let label = Lifetime { apostrophe: span, ident: name };
        // The value leaves the labelled block, but not what the scrutinee holds.
        self.scope_if_needed(|this, out| {
            let place = this.scrutinee(&matched.expr, out);
            this.guarded_block(matched, at, guard, place, label, expected)
        })
    }

    fn guarded_block(
        &mut self,
        matched: &syn::ExprMatch,
        at: usize,
        guard: &syn::PatGuard,
        place: Expr,
        label: Lifetime,
        expected: Option<&Type>,
    ) -> Node {
        let (arm, span) = (&matched.arms[at], guard.if_token.span);
        let block = self.synthetic_block(|this, out| {
            let guarded = Guarded { matched, arm, pat: &guard.pat, place, label: &label, expected, span };
            let before = matched.arms[..at].iter().map(|arm| this.leaving(arm, &label, expected)).listed();
            this.conjuncts(&guarded, before, &conjuncts(&guard.guard), out);
            // What matched before can't be left over, but for rustc it is part of what is matched.
            let unguarded = matched.arms[..at].iter().filter(|arm| !matches!(arm.pat, Pat::Guard(_)));
            let mut rest: Vec<syn::Arm> = unguarded.map(|arm| taken_before(arm, span)).listed();
            rest.extend_from_slice(&matched.arms[at + 1..]);
            let rest = Expr::Match(syn::ExprMatch { expr: Box::new(guarded.place), arms: rest, ..matched.clone() });
            if this.splits(&rest) {
                return Some(Tail::Node(this.node(&rest, expected)));
            }
            Some(Tail::Native(Box::new(rest)))
        });
        let label = Some(syn::Label { name: label, colon_token: syn::token::Colon::default() });
        Node::Scope { label, safety: None, block: Box::new(block), after: self.join() }
    }

    /// Asks the operands of `&&` one after the other; where all hold, the arm is taken.
    fn conjuncts(&mut self, guarded: &Guarded<'_>, before: Vec<Arm>, rest: &[&Expr], out: &mut Vec<Stmt>) {
        let Some((first, rest)) = rest.split_first() else {
            let pat = guarded.pat.clone();
            let mut arm = syn::Arm { pat, ..guarded.arm.clone() };
            // The guard, which used them, is no longer here.
            if let Pat::Guard(written) = &guarded.arm.pat
                && bound_in_guard::names_bound(guarded.pat, &written.guard)
            {
                arm.attrs.push(syn::parse_quote!(#[allow(unused_variables)]));
            }
            let mut arms = before;
            arms.push(self.leaving(&arm, guarded.label, guarded.expected));
            arms.push(
                self.synthetic_arm(syn::parse_quote!(_), "unreachable_patterns", |_, _| {
                    Some(unreachable(guarded.span))
                }),
            );
            let node = self.match_node(guarded, arms);
            Self::discard(node, out);
            return;
        };
        let names = bound_in_guard::names_bound(guarded.pat, first);
        let asked_for = || bound_in_guard::asked_for(first, guarded.pat, &guarded.place);
        match first {
            Expr::Let(_) => match asked_for() {
                Some(Expr::Let(condition)) => self.conjunct_that_binds(guarded, before, &condition, rest, out),
                _ => self.hides(first),
            },
            // To ask for what it names, that is matched with a guard: which would have to be taken apart, too, if this had.
            _ if !suspends(first) => {
                let holds = self.ask(guarded, before, Asks::WhetherItHolds(first), out);
                self.rest_if(guarded, &syn::parse_quote!(#holds), rest, out);
            }
            _ if names && self.suspends_once(first) => self.suspending_conjunct(guarded, before, first, rest, out),
            _ => match asked_for() {
                Some(first) => self.conjunct_outside(guarded, before, &first, rest, out),
                None => self.hides(first),
            },
        }
    }

    /// `if holds { /* the other operands of `&&` */ }`
    fn rest_if(&mut self, guarded: &Guarded<'_>, holds: &Expr, rest: &[&Expr], out: &mut Vec<Stmt>) {
        let token = syn::token::If { span: guarded.span };
        let then = self.synthetic_block(|this, out| {
            this.conjuncts(guarded, Vec::new(), rest, out);
            None
        });
        let node = self.only_if(token, holds.clone(), then);
        Self::discard(node, out);
    }

    /// Whether the pattern matches; `fill` what follows if so.
    fn where_it_matches(
        &mut self,
        guarded: &Guarded<'_>,
        before: Vec<Arm>,
        out: &mut Vec<Stmt>,
        fill: impl FnOnce(&mut Self, &mut Vec<Stmt>),
    ) {
        let matches = self.ask(guarded, before, Asks::WhetherItHolds(&syn::parse_quote!(true)), out);
        let then = self.synthetic_block(|this, out| {
            fill(this, out);
            None
        });
        let node = self.only_if(syn::token::If { span: guarded.span }, syn::parse_quote!(#matches), then);
        Self::discard(node, out);
    }

    /// What names nothing that the pattern binds is evaluated beside the match, however often it suspends.
    ///
    /// ```text
    /// pat if { yield_!(1); yield_!(2) > n } => …
    ///
    /// let mut matches = false;
    /// match place { pat if { matches = true; false } => unreachable!(), _ => {} }
    /// if matches {
    ///     let condition = { yield_!(1); yield_!(2) > n };
    ///     if condition { … }
    /// }
    /// ```
    fn conjunct_outside(
        &mut self,
        guarded: &Guarded<'_>,
        before: Vec<Arm>,
        first: &Expr,
        rest: &[&Expr],
        out: &mut Vec<Stmt>,
    ) {
        self.where_it_matches(guarded, before, out, |this, out| {
            let holds = this.bind_expr(Role::Condition, EndedBy::TerminatingScope, first, None, out);
            this.rest_if(guarded, &holds, rest, out);
        });
    }

    /// The same of what binds names itself.
    ///
    /// ```text
    /// pat if let Some(x) = yield_!(1) && x > n => …
    ///
    /// if matches {
    ///     let sent = yield_!(1);
    ///     if let Some(x) = sent { /* the same for `x > n` */ }
    /// }
    /// ```
    fn conjunct_that_binds(
        &mut self,
        guarded: &Guarded<'_>,
        before: Vec<Arm>,
        condition: &syn::ExprLet,
        rest: &[&Expr],
        out: &mut Vec<Stmt>,
    ) {
        self.where_it_matches(guarded, before, out, |this, out| {
            let expr = Box::new(this.scrutinee(&condition.expr, out));
            let then = this.block_binding(&condition.pat, |this, out| this.conjuncts(guarded, Vec::new(), rest, out));
            let cond = Expr::Let(syn::ExprLet { expr, ..condition.clone() });
            let node = this.only_if(syn::token::If { span: guarded.span }, cond, then);
            Self::discard(node, out);
        });
    }

    /// What names something that the pattern binds is evaluated inside guards: what it is suspended with, and what it asks when it is
    /// resumed.
    fn suspending_conjunct(
        &mut self,
        guarded: &Guarded<'_>,
        before: Vec<Arm>,
        first: &Expr,
        rest: &[&Expr],
        out: &mut Vec<Stmt>,
    ) {
        let token = syn::token::If { span: guarded.span };
        let mut asked = None;
        let mut then = self.synthetic_block(|this, out| {
            let native = this.without_suspensions(first, out);
            asked = single_suspension(out);
            let native = this.taken_in_guard(&native, out);
            let holds = this.ask(guarded, Vec::new(), Asks::WhetherItHolds(&native), out);
            this.rest_if(guarded, &syn::parse_quote!(#holds), rest, out);
            None
        });
        let Some((asked, suspension)) = asked else { return };
        let operand = self.ask(guarded, before, Asks::Operand(&asked, suspension), out);
        if let Some(Stmt::Bind { node, .. }) = then.stmts.first_mut() {
            put_operand(node, syn::parse_quote!(#operand));
        }
        let some: Pat = syn::parse_quote!(::genfn::__private::Some(#operand));
        let outer = std::mem::replace(&mut self.block, then.id);
        then.params = self.declare_pats(&[&some]);
        self.block = outer;
        let node = self.only_if(token, syn::parse_quote!(let #some = #operand), then);
        Self::discard(node, out);
    }

    /// Whether the first thing that an operand of a guard does is to suspend, and the only time that it does.
    fn suspends_once(&mut self, conjunct: &Expr) -> bool {
        let (points, locals) = (self.points.len(), self.locals.len());
        let made = (self.joins, self.blocks, self.names);
        let mut stmts = Vec::new();
        self.in_block(|this, _| this.without_suspensions(conjunct, &mut stmts));
        self.points.truncate(points);
        self.locals.truncate(locals);
        (self.joins, self.blocks, self.names) = made;
        single_suspension(&mut stmts).is_some()
    }

    fn hides(&mut self, conjunct: &Expr) {
        self.diagnostics.error(
            conjunct,
            "this hides a name that the pattern of the arm binds, in a guard that suspends: give it another name",
        );
    }

    /// A guard may not be evaluated, as far as anybody can tell; so what it takes is taken out of an `Option`.
    ///
    /// ```text
    /// holds = f(sent);
    ///
    /// let mut sent = Some(sent);
    /// holds = f(sent.take().unwrap());
    /// ```
    fn taken_in_guard(&mut self, native: &Expr, out: &mut Vec<Stmt>) -> Expr {
        let Some(Stmt::Bind { binding: Binding::Let { pat, .. }, .. }) = out.last() else { return native.clone() };
        let Pat::Ident(PatIdent { ident: sent, .. }) = &**pat else { return native.clone() };
        if !tokens::names(native, &sent.to_string()) {
            return native.clone();
        }
        let (sent, span) = (sent.clone(), native.span());
        let option = quote!(::genfn::__private::Option);
        let kept = self.bind_value(Role::Kept, &syn::parse_quote!(#option::Some(#sent)), true, span, out);
        let taken = quote_spanned!(span=> #kept.take().unwrap());
        let instead = tokens::replaced(native.to_token_stream(), &mut |_, rest| match rest {
            [TokenTree::Ident(name), ..] if *name == sent => Some((1, taken.clone())),
            _ => None,
        });
        syn::parse2(instead).unwrap_or_else(|_| native.clone())
    }

    /// Evaluates an expression where the pattern matches, with its bindings as a guard sees them, and names the answer.
    fn ask(&mut self, guarded: &Guarded<'_>, before: Vec<Arm>, asks: Asks<'_>, out: &mut Vec<Stmt>) -> Ident {
        let (role, kind) = match asks {
            Asks::Operand(..) => (Role::Operand, TypeKind::Unknown),
            Asks::WhetherItHolds(_) => (Role::Holds, TypeKind::NoDrop),
        };
        let name = self.name_for(role, guarded.span);
        let id = self.declare(name.clone(), true, kind, role);
        let pat = guarded.pat;
        let option = quote!(::genfn::__private::Option);
        let (stmt, guard): (_, Pat) = match asks {
            Asks::Operand(operand, suspension) => {
                let ty = match suspension {
                    Suspension::Yield => self.declared.yields.clone(),
                    Suspension::Delegate => syn::parse_quote!(_),
                };
                let none = syn::parse_quote!(let mut #name: #option<#ty> = #option::None;);
                (none, syn::parse_quote!(#pat if { #name = #option::Some(#operand); false }))
            }
            Asks::WhetherItHolds(value) => {
                let value = before_brace(value);
                (
                    syn::parse_quote!(let mut #name = false;),
                    syn::parse_quote!(#pat if { if #value { #name = true; } false }),
                )
            }
        };
        out.push(Stmt::Native { stmt, declares: vec![id] });
        let mut arms = before;
        arms.push(self.synthetic_arm(guard, "unused_variables", |_, _| Some(unreachable(guarded.span))));
        arms.push(self.synthetic_arm(syn::parse_quote!(_), "unreachable_patterns", |_, _| None));
        let node = self.match_node(guarded, arms);
        Self::discard(node, out);
        name
    }

    /// An arm whose value leaves the whole match.
    fn leaving(&mut self, arm: &syn::Arm, label: &Lifetime, expected: Option<&Type>) -> Arm {
        let body = self.block_binding(&arm.pat, |this, out| {
            let block = Box::new(this.arm_block(&arm.body, None, &[], expected));
            let node = Node::Scope { label: None, safety: None, block, after: this.join() };
            let value = this.bind_node(Role::Value, node, expected, arm.body.span(), out);
            out.push(Self::jump_of_value(label, &value, Span::call_site()));
        });
        Arm { attrs: arm.attrs.clone(), pat: arm.pat.clone(), body, end: None }
    }

    fn synthetic_arm(
        &mut self,
        pat: Pat,
        allow: &str,
        fill: impl FnOnce(&mut Self, &mut Vec<Stmt>) -> Option<Tail>,
    ) -> Arm {
        let allow = quote::format_ident!("{allow}");
        Arm { attrs: vec![syn::parse_quote!(#[allow(#allow)])], pat, body: self.synthetic_block(fill), end: None }
    }

    fn match_node(&mut self, guarded: &Guarded<'_>, arms: Vec<Arm>) -> Node {
        Node::Match {
            token: guarded.matched.match_token,
            scrutinee: Box::new(guarded.place.clone()),
            brace: syn::token::Brace::default(),
            arms,
            after: self.join(),
        }
    }
}

fn conjuncts(guard: &Expr) -> Vec<&Expr> {
    match bare(guard) {
        Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
            let mut parts = conjuncts(&binary.left);
            parts.extend(conjuncts(&binary.right));
            parts
        }
        guard => vec![guard],
    }
}

fn taken_before(arm: &syn::Arm, span: Span) -> syn::Arm {
    let pat = &arm.pat;
    let mut taken: syn::Arm = syn::parse_quote_spanned! {span=>
        #[allow(unused_variables, unreachable_code)]
        #pat => ::genfn::__private::core::unreachable!(),
    };
    taken.attrs.extend(arm.attrs.clone());
    taken
}

fn unreachable(span: Span) -> Tail {
    Tail::Native(Box::new(syn::parse_quote_spanned!(span=> ::genfn::__private::core::unreachable!())))
}

/// The operand of the one suspension that statements consist of, taken out of it.
fn single_suspension(stmts: &mut [Stmt]) -> Option<(Expr, Suspension)> {
    let [Stmt::Bind { binding: Binding::Let { .. }, node }] = stmts else { return None };
    match node {
        Node::Yield { operand, .. } => {
            let operand = operand.take().map_or_else(|| syn::parse_quote!(()), |operand| *operand);
            Some((operand, Suspension::Yield))
        }
        Node::Delegate { operand, .. } => Some(((**operand).clone(), Suspension::Delegate)),
        Node::Value(_) | Node::If { .. } | Node::Match { .. } | Node::Loop { .. } | Node::Scope { .. } => None,
    }
}

fn put_operand(suspension: &mut Node, instead: Expr) {
    match suspension {
        Node::Yield { operand, .. } => *operand = Some(Box::new(instead)),
        Node::Delegate { operand, .. } => **operand = instead,
        Node::Value(_) | Node::If { .. } | Node::Match { .. } | Node::Loop { .. } | Node::Scope { .. } => {}
    }
}
