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
//! A guard sees its bindings by shared reference, and binds nothing unless it holds: so all of it is evaluated inside guards
//! that never hold, and only then the arm is taken.

use proc_macro2::{Ident, Span, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{BinOp, Expr, ExprBreak, Lifetime, Pat, PatIdent, Type};

use super::builder::Desugar;
use super::expr::before_brace;
use crate::ir::kind::Kind;
use crate::ir::{Arm, Binding, Node, Role, Stmt, Tail};
use crate::syntax::place::bare;
use crate::syntax::tokens;

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
        let block = self.made_block(|this, out| {
            let guarded = Guarded { matched, arm, pat: &guard.pat, place, label: &label, expected, span };
            let before = matched.arms[..at].iter().map(|arm| this.leaving(arm, &label, expected)).collect();
            this.conjuncts(&guarded, before, &conjuncts(&guard.guard), out);
            // What matched before can't be left over, but for rustc it is part of what is matched.
            let unguarded = matched.arms[..at].iter().filter(|arm| !matches!(arm.pat, Pat::Guard(_)));
            let mut rest: Vec<syn::Arm> = unguarded.map(|arm| taken_before(arm, span)).collect();
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
            arm.attrs.push(syn::parse_quote!(#[allow(unused_variables)]));
            let mut arms = before;
            arms.push(self.leaving(&arm, guarded.label, guarded.expected));
            arms.push(
                self.made_arm(syn::parse_quote!(_), "unreachable_patterns", |_, _| Some(unreachable(guarded.span))),
            );
            let node = self.match_node(guarded, arms);
            Self::discard(node, out);
            return;
        };
        let token = syn::token::If { span: guarded.span };
        if !self.splits(first) {
            let holds = self.ask(guarded, before, false, first, out);
            let then = self.made_block(|this, out| {
                this.conjuncts(guarded, Vec::new(), rest, out);
                None
            });
            let node = self.only_if(token, syn::parse_quote!(#holds), then);
            Self::discard(node, out);
            return;
        }
        // What the guard is suspended with, and what it asks when it is resumed.
        let mut asked = None;
        let mut then = self.made_block(|this, out| {
            let residual = this.residual(first, out);
            asked = single_yield(out);
            let residual = this.taken_in_guard(&residual, out);
            let holds = this.ask(guarded, Vec::new(), false, &residual, out);
            let then = this.made_block(|this, out| {
                this.conjuncts(guarded, Vec::new(), rest, out);
                None
            });
            let node = this.only_if(token, syn::parse_quote!(#holds), then);
            Self::discard(node, out);
            None
        });
        let Some(asked) = asked else {
            self.diagnostics.error(
                first,
                "each operand of a guard may suspend once, before anything else in it: move the rest into the arm as an `if`",
            );
            return;
        };
        let operand = self.ask(guarded, before, true, &asked, out);
        if let Some(Stmt::Bind { node: Node::Yield { operand: slot, .. }, .. }) = then.stmts.first_mut() {
            *slot = Some(Box::new(syn::parse_quote!(#operand)));
        }
        let some: Pat = syn::parse_quote!(::genfn::__private::core::option::Option::Some(#operand));
        let outer = std::mem::replace(&mut self.block, then.id);
        then.params = self.declare_pats(&[&some]);
        self.block = outer;
        let node = self.only_if(token, syn::parse_quote!(let #some = #operand), then);
        Self::discard(node, out);
    }

    /// A guard may not be evaluated, as far as anybody can tell; so what it takes is taken out of an `Option`.
    ///
    /// ```text
    /// holds = f(sent);
    ///
    /// let mut sent = Some(sent);
    /// holds = f(sent.take().unwrap());
    /// ```
    fn taken_in_guard(&mut self, residual: &Expr, out: &mut Vec<Stmt>) -> Expr {
        let Some(Stmt::Bind { binding: Binding::Let { pat, .. }, .. }) = out.last() else { return residual.clone() };
        let Pat::Ident(PatIdent { ident: sent, .. }) = &**pat else { return residual.clone() };
        if !tokens::names(residual, &sent.to_string()) {
            return residual.clone();
        }
        let (sent, span) = (sent.clone(), residual.span());
        let option = quote!(::genfn::__private::core::option::Option);
        let kept = self.bind_value(Role::Kept, &syn::parse_quote!(#option::Some(#sent)), true, span, out);
        let taken = quote_spanned!(span=> #kept.take().unwrap());
        let instead = tokens::replaced(residual.to_token_stream(), &mut |_, rest| match rest {
            [TokenTree::Ident(name), ..] if *name == sent => Some((1, taken.clone())),
            _ => None,
        });
        syn::parse2(instead).unwrap_or_else(|_| residual.clone())
    }

    /// Evaluates an expression where the pattern matches, with its bindings as a guard sees them, and names the answer.
    fn ask(
        &mut self,
        guarded: &Guarded<'_>,
        before: Vec<Arm>,
        optional: bool,
        expr: &Expr,
        out: &mut Vec<Stmt>,
    ) -> Ident {
        let (role, kind) = if optional { (Role::Operand, Kind::Unknown) } else { (Role::Holds, Kind::Inert) };
        let name = self.name_for(role, guarded.span);
        let id = self.declare(name.clone(), true, kind, role);
        let yields = &self.declared.yields;
        let (stmt, value): (_, Expr) = if optional {
            let none = syn::parse_quote!(
                let mut #name: ::genfn::__private::core::option::Option<#yields> = ::genfn::__private::core::option::Option::None;);
            (none, syn::parse_quote!(::genfn::__private::core::option::Option::Some(#expr)))
        } else {
            (syn::parse_quote!(let mut #name = false;), before_brace(expr))
        };
        out.push(Stmt::Native { stmt, declares: vec![id] });
        let pat = guarded.pat;
        let mut arms = before;
        let asks: Pat = if optional {
            syn::parse_quote!(#pat if { #name = #value; false })
        } else {
            syn::parse_quote!(#pat if { if #value { #name = true; } false })
        };
        arms.push(self.made_arm(asks, "unused_variables", |_, _| Some(unreachable(guarded.span))));
        arms.push(self.made_arm(syn::parse_quote!(_), "unreachable_patterns", |_, _| None));
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
            out.push(Stmt::Jump(Expr::Break(ExprBreak {
                attrs: Vec::new(),
                break_token: syn::token::Break::default(),
                label: Some(label.clone()),
                expr: Some(Box::new(value)),
            })));
        });
        Arm { attrs: arm.attrs.clone(), pat: arm.pat.clone(), body, end: None }
    }

    fn made_arm(&mut self, pat: Pat, allow: &str, fill: impl FnOnce(&mut Self, &mut Vec<Stmt>) -> Option<Tail>) -> Arm {
        let allow = quote::format_ident!("{allow}");
        Arm { attrs: vec![syn::parse_quote!(#[allow(#allow)])], pat, body: self.made_block(fill), end: None }
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
        #[allow(unused_variables)]
        #pat => ::genfn::__private::core::unreachable!(),
    };
    taken.attrs.extend(arm.attrs.clone());
    taken
}

fn unreachable(span: Span) -> Tail {
    Tail::Native(Box::new(syn::parse_quote_spanned!(span=> ::genfn::__private::core::unreachable!())))
}

/// The operand of the one suspension that statements consist of, taken out of it.
fn single_yield(stmts: &mut [Stmt]) -> Option<Expr> {
    let [Stmt::Bind { binding: Binding::Let { .. }, node: Node::Yield { operand, .. } }] = stmts else { return None };
    Some(operand.take().map_or_else(|| syn::parse_quote!(()), |operand| *operand))
}
