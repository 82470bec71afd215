//! What is decided before it runs. rustc would warn of it, but what becomes of it in the expansion does not show it any more. So it
//! stands once more as it was written, around values of no meaning, in code that never runs:
//!
//! ```text
//! while let reply = yield_!(n) { … }
//! let reply = yield_!(n) else { return };
//! loop { yield_!(n); } after();
//!
//! let _ = || while let _ = assigned() {};
//! let _ = || { let _ = assigned() else { return }; };
//! let _ = || { loop {} assigned(); };
//! ```
//!
//! rustc tells of the same mistake once, should the expansion show it too.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::visit::Visit;
use syn::{Block, Expr, Stmt};

use crate::syntax::suspends::{block_suspends, suspends};
use crate::syntax::tokens::{self, is_sign};
use crate::syntax::walk::{Visitor, Walk, Walker};
use crate::syntax::{macros, pattern};

/// What makes rustc warn of it.
pub(crate) fn again(block: &Block) -> TokenStream {
    let mut foregone = Foregone { again: TokenStream::new() };
    Walker(&mut foregone).visit_block(block);
    foregone.again
}

struct Foregone {
    again: TokenStream,
}

impl Foregone {
    /// The condition of a construct, if it is a `let` that always matches.
    fn condition(&mut self, token: &dyn ToTokens, cond: &Expr) {
        if let Expr::Let(condition) = cond
            && pattern::is_irrefutable(&condition.pat)
            && suspends(&condition.expr)
        {
            let (token, binds) = (token.to_token_stream(), condition.let_token);
            let value = assigned(&condition.expr);
            self.again.extend(quote!(let _ = || #token #binds _ = #value {};));
        }
    }

    /// A loop without an end, and the statement that follows it.
    fn loop_before(&mut self, looped: &syn::ExprLoop, next: &Stmt) {
        if !block_suspends(&looped.body) || may_break(looped) || matches!(next, Stmt::Item(_)) {
            return;
        }
        let token = looped.loop_token;
        let body =
            group(Delimiter::Brace, quote!(::genfn::__private::assigned::<()>();), looped.body.brace_token.span.join());
        let mut next: Vec<TokenTree> = next.to_token_stream().into_iter().collect();
        let semicolon = next.pop_if(|last| is_sign(last, ';'));
        let value = assigned(&next.into_iter().collect::<TokenStream>());
        self.again.extend(quote!(let _ = || { #token #body #value #semicolon };));
    }
}

impl Visitor for Foregone {
    fn enter_block(&mut self, block: &Block) -> Walk {
        for pair in block.stmts.windows(2) {
            if let [Stmt::Expr(Expr::Loop(looped), _), next] = pair
                && !has_attributes(next)
            {
                self.loop_before(looped, next);
            }
        }
        Walk::Into
    }

    fn enter_stmt(&mut self, stmt: &Stmt) -> Walk {
        if has_attributes(stmt) {
            return Walk::Over;
        }
        if let Stmt::Local(local) = stmt
            && let Some(init) = &local.init
            && let Some((token, _)) = &init.diverge
            && pattern::is_irrefutable(&local.pat)
            && suspends(&init.expr)
        {
            let (binds, value, semicolon) = (local.let_token, assigned(&init.expr), local.semi_token);
            self.again.extend(quote!(let _ = || { #binds _ = #value #token { return } #semicolon };));
        }
        Walk::Into
    }

    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        match expr {
            Expr::If(branch) => self.condition(&branch.if_token, &branch.cond),
            Expr::While(looped) => self.condition(&looped.while_token, &looped.cond),
            _ => {}
        }
        Walk::Into
    }
}

/// Whether a statement has attributes of its own: a lint may be allowed there, and what stands elsewhere would not know.
pub(super) fn has_attributes(stmt: &Stmt) -> bool {
    match stmt {
        Stmt::Local(local) => !local.attrs.is_empty(),
        Stmt::Macro(mac) => !mac.attrs.is_empty(),
        Stmt::Expr(Expr::If(branch), _) => !branch.attrs.is_empty(),
        Stmt::Expr(Expr::ForLoop(looped), _) => !looped.attrs.is_empty(),
        Stmt::Expr(Expr::While(looped), _) => !looped.attrs.is_empty(),
        // Those of the operand that it begins with.
        Stmt::Expr(..) | Stmt::Item(_) => {
            stmt.to_token_stream().into_iter().next().is_some_and(|first| is_sign(&first, '#'))
        }
    }
}

/// Whether a loop may be left other than by leaving the function.
fn may_break(looped: &syn::ExprLoop) -> bool {
    let label = looped.label.as_ref().map(|label| label.name.ident.to_string());
    let mut breaks = BreaksOfLoop { label, nested: false, found: false };
    Walker(&mut breaks).visit_block(&looped.body);
    breaks.found
}

struct BreaksOfLoop {
    label: Option<String>,
    /// Whether a loop in between takes what has no label.
    nested: bool,
    found: bool,
}

impl Visitor for BreaksOfLoop {
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        let inner = match expr {
            Expr::Break(jump) => {
                self.found |= match (&jump.label, &self.label) {
                    (None, _) => !self.nested,
                    (Some(label), Some(own)) => label.ident == own,
                    (Some(_), None) => false,
                };
                return Walk::Into;
            }
            Expr::Loop(looped) => &looped.body,
            Expr::ForLoop(looped) => &looped.body,
            Expr::While(looped) => &looped.body,
            _ => return Walk::Into,
        };
        let mut inside = BreaksOfLoop { label: self.label.clone(), nested: true, found: false };
        Walker(&mut inside).visit_block(inner);
        self.found |= inside.found;
        Walk::Over
    }

    /// What can't be read may be left.
    fn enter_macro(&mut self, mac: &syn::Macro) -> Walk {
        let name = mac.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        self.found |= !macros::is_harmless(&name) || tokens::names(mac.tokens.clone(), "break");
        Walk::Over
    }
}

/// A call that reaches from the first token to the last.
pub(super) fn assigned(written: &impl ToTokens) -> TokenStream {
    let mut spans = written.to_token_stream().into_iter().map(|token| token.span());
    let first = spans.next().unwrap_or_else(Span::call_site);
    let call = group(Delimiter::Parenthesis, TokenStream::new(), spans.last().unwrap_or(first));
    let assigned = quote_spanned!(first=> ::genfn::__private::assigned::<u8>);
    quote!(#assigned #call)
}

fn group(delimiter: Delimiter, contents: TokenStream, span: Span) -> Group {
    let mut group = Group::new(delimiter, contents);
    group.set_span(span);
    group
}
