//! Bodies that stay whole: nothing is taken apart, each marker becomes an expression, and each `return` says so to the
//! [shape](crate::emit::shape::shape).
//!
//! The pinned engine and `fold` both emit a body this way; they differ in what a marker becomes. Only on the pinned engine markers stand
//! in [futures](crate::emit::in_futures) that the body polls, and among tokens that nobody can [read](crate::emit::in_tokens).

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::token::Brace;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Stmt};

use super::shape::{WayOut, leave};
use super::{in_futures, question_marks, questions};
use crate::source::signature::Declared;
use crate::syntax::iterated::is_iterated;
use crate::syntax::macros;
use crate::syntax::made;
use crate::syntax::markers::{self, Marker, Suspension};
use crate::syntax::notes::{self, Raises};
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

/// A marker that is replaced.
pub(crate) struct FoundMarker {
    pub(crate) suspension: Suspension,
    /// As it was written.
    pub(crate) path: syn::Path,
    /// The operand, in which all markers are replaced.
    pub(crate) operand: TokenStream,
    /// Where it raises.
    pub(crate) raises: Option<Raises>,
    /// Where it stands in the source: its name.
    pub(crate) at: Span,
    /// Where it ends: what it holds, in its parentheses.
    pub(crate) end: Span,
    /// It stands in an async block of the user's.
    pub(crate) in_a_future: bool,
}

/// Replaces every marker of a body by what `instead` makes of it.
pub(crate) fn replace(
    block: &Block,
    declared: &Declared,
    out: WayOut,
    instead: &dyn Fn(FoundMarker) -> TokenStream,
) -> Block {
    let mut block = block.clone();
    WalkerMut(&mut Replace { declared, out, instead, in_a_future: false }).visit_block_mut(&mut block);
    block
}

#[derive(Clone, Copy)]
pub(super) struct Replace<'a> {
    pub(super) declared: &'a Declared,
    pub(super) out: WayOut,
    pub(super) instead: &'a dyn Fn(FoundMarker) -> TokenStream,
    /// Whether it is in an async block of the user's, which a `return` and a `?` leave.
    pub(super) in_a_future: bool,
}

impl Replace<'_> {
    fn marker(&mut self, marker: Marker, attrs: &[syn::Attribute], mac: &syn::Macro) -> Expr {
        let instead = self.instead_of(marker, attrs, mac);
        // As the construct that it is: at the beginning of a statement, `{ … } - 1` has to stand in parentheses.
        let mut tokens = instead.clone().into_iter();
        match (tokens.next(), tokens.next()) {
            (Some(TokenTree::Group(block)), None) if block.delimiter() == Delimiter::Brace => {
                made::block(Brace(block.span()), block.stream())
            }
            _ => syn::parse2(instead.clone()).unwrap_or(Expr::Verbatim(instead)),
        }
    }

    /// What a marker becomes.
    pub(super) fn instead_of(&mut self, marker: Marker, attrs: &[syn::Attribute], mac: &syn::Macro) -> TokenStream {
        let at = mac.path.segments.last().map_or_else(Span::call_site, |last| last.ident.span());
        let end = mac.delimiter.span().join();
        let operand = macros::operands(mac).and_then(|operands| operands.list.into_iter().next());
        let operand = operand.map_or_else(
            || quote_spanned!(at=> ()),
            |mut operand| {
                WalkerMut(self).visit_expr_mut(&mut operand.expr);
                let operand = operand.expr;
                quote!(#operand)
            },
        );
        let suspension = marker.suspension();
        let Replace { in_a_future, instead, .. } = *self;
        let raises = notes::raises(attrs);
        instead(FoundMarker { suspension, path: mac.path.clone(), operand, raises, at, end, in_a_future })
    }

    /// Operands are code as well: markers and `return`s stand there.
    fn operands(&mut self, mac: &mut syn::Macro) {
        let written = mac.clone();
        if macros::rewrite_operands(mac, &mut |operand| WalkerMut(self).visit_expr_mut(operand)) {
            mac.tokens.extend(macros::asserted_as_written(&written));
        } else if self.declared.pinned && !markers::is_gen(mac) && macros::operands(mac).is_none() {
            mac.tokens = self.among(mac.tokens.clone());
        }
    }
}

impl VisitorMut for Replace<'_> {
    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        match expr {
            Expr::Macro(mac) => match Marker::of(&mac.mac) {
                Some(marker) => *expr = self.marker(marker, &mac.attrs, &mac.mac),
                None => self.operands(&mut mac.mac),
            },
            Expr::Async(future) if in_futures::yields(future) => {
                WalkerMut(&mut Replace { in_a_future: true, ..*self }).visit_block_mut(&mut future.block);
                if future.capture.is_some() {
                    *expr = in_futures::lent(future, self.out);
                }
            }
            Expr::ForLoop(looped) if self.declared.awaits() && !is_iterated(&looped.expr) => {
                WalkerMut(self).visit_expr_mut(&mut looped.expr);
                let asked = questions::looped(&looped.expr, looped.expr.span());
                *looped.expr = syn::parse2(asked.clone()).unwrap_or(Expr::Verbatim(asked));
                WalkerMut(self).visit_block_mut(&mut looped.body);
            }
            Expr::Return(_) | Expr::Try(_) if self.in_a_future => return Walk::Into,
            Expr::Try(_) => {
                visit_mut::visit_expr_mut(&mut WalkerMut(self), expr);
                question_marks::told(expr, self.declared);
            }
            Expr::Return(jump) => {
                if let Some(value) = &mut jump.expr {
                    WalkerMut(self).visit_expr_mut(value);
                }
                leave(expr, self.declared, self.out);
            }
            _ => return Walk::Into,
        }
        Walk::Over
    }

    fn enter_block(&mut self, block: &mut Block) -> Walk {
        let last = block.stmts.len().saturating_sub(1);
        for (i, stmt) in block.stmts.iter_mut().enumerate() {
            match stmt {
                Stmt::Macro(mac) => match Marker::of(&mac.mac) {
                    Some(marker) => {
                        let tail = i == last && mac.semi_token.is_none();
                        let value = self.marker(marker, &mac.attrs, &mac.mac);
                        *stmt = Stmt::Expr(value, (!tail).then(|| mac.semi_token.unwrap_or_default()));
                    }
                    None => self.operands(&mut mac.mac),
                },
                Stmt::Local(_) | Stmt::Item(_) | Stmt::Expr(..) => WalkerMut(self).visit_stmt_mut(stmt),
            }
        }
        Walk::Over
    }
}
