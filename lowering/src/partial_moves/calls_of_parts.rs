//! Calls that may consume a part of a local: of the part itself, or of a method of it.
//!
//! ```text
//! let value = worker.handle.join().unwrap();
//!
//! let mut rest;
//! let value = {
//!     let asked = asked_of_part!(worker, worker.handle, [] { … } |receiver| receiver.join());
//!     let receiver = { let (part, left) = take_if_asked!(worker, handle, asked); rest = left; part };
//!     if asked.stays() {
//!         asked.goes_on();
//!         let called = asked.whole(&mut rest).handle.join();
//!         called
//!     } else {
//!         asked.is_gone();
//!         asked.part(receiver).join()
//!     }
//! }.unwrap();
//! ```
//!
//! Of the two ways rustc looks only into the one that its own answer leaves: on the other stands a call that never returns. What is left of the
//! local, or all of it, is kept from before the call, so that nothing is moved while what the call comes to is borrowed from it.
//!
//! Such a call is found in the body as it was desugared, and that is done again, with this in its place. Until the [mark](super::mark) behind it is resolved,
//! `let receiver = worker.handle;` takes the part, and `stayed!(worker).handle.join()` is called.
//!
//! Invariants:
//!
//! - It is only asked where the local is in scope at a suspension that follows, and nothing names the local after the call, or borrows from it before. Else the call
//!   stays as it is: it is *refused*, and not asked about again.
//! - What the call is given can stand twice: only one of the two is evaluated, and nothing that it makes is borrowed for longer.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Expr;

use super::signature_types;
use crate::emit::questions;
use crate::emit::tokens::internal;
use crate::exceptions::Lowered;
use crate::listed::Listed;
use crate::sorted::Set;
use crate::syntax::macros;
use crate::syntax::markers::Marker;
use crate::syntax::place::{self, Place, bare, place};
use crate::syntax::receiver::{Others, Receiver, borrows_in_std};
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

/// The part that a call may consume, and what the call is called: a method's name, or nothing.
pub(super) fn asked(call: &Expr) -> Option<(Place, String)> {
    let (part, name) = match call {
        Expr::MethodCall(call) if call.turbofish.is_none() && call.args.iter().all(is_plain) => {
            let is_known = Receiver::of(call).consumes().is_some() || borrows_in_std(&call.method);
            (place(&call.receiver).filter(|_| !is_known)?, call.method.to_string())
        }
        Expr::Call(call) if call.args.iter().all(is_plain) => (place(&call.func)?, String::new()),
        _ => return None,
    };
    let names_it = |argument: &Expr| place(argument).is_some_and(|other| other.root == part.root);
    let is_named = match call {
        Expr::MethodCall(call) => call.args.iter().any(names_it),
        Expr::Call(call) => call.args.iter().any(names_it),
        _ => false,
    };
    (part.path.len() == 1 && !part.through_deref && !is_named).then_some((part, name))
}

fn is_plain(argument: &Expr) -> bool {
    matches!(bare(argument), Expr::Lit(_) | Expr::Path(_)) || place(argument).is_some()
}

/// A body as it is desugared: as it was lowered, or with such calls asked about.
pub(crate) struct Source<'a> {
    written: &'a Lowered,
    /// [Whether](signature_types::are_asked) types that follow from the signature may be of use.
    pub(crate) asks_types: bool,
    told_apart: Option<Lowered>,
    calls: Asked,
}

impl<'a> Source<'a> {
    pub(crate) fn new(written: &'a Lowered) -> Self {
        let asks_types = signature_types::are_asked(&written.block);
        Source { written, asks_types, told_apart: None, calls: Asked::default() }
    }

    pub(crate) fn body(&self) -> &Lowered {
        self.told_apart.as_ref().unwrap_or(self.written)
    }

    /// Whether it has become another body by what there is to be asked.
    pub(crate) fn changes(&mut self, asked: Asked) -> bool {
        let changes = self.calls.grows_by(asked);
        if changes {
            self.told_apart = Some(self.written.with(told_apart(&self.written.block, &self.calls)));
        }
        changes
    }
}

/// Calls, by what they are found again.
#[derive(Default)]
pub(crate) struct Asked {
    /// Those to be asked about.
    asked: Set<String>,
    /// Those that stay as they are.
    refused: Set<String>,
}

impl Asked {
    pub(super) fn ask(&mut self, part: &Place, name: &str) {
        self.asked.insert(key(part, name));
    }

    /// All calls of a part.
    pub(super) fn refuse(&mut self, part: &Place) {
        self.refused.insert(key(part, ""));
    }

    /// Whether another one brings something new.
    fn grows_by(&mut self, other: Asked) -> bool {
        let known = (self.asked.len(), self.refused.len());
        self.asked.extend(other.asked);
        self.refused.extend(other.refused);
        (self.asked.len(), self.refused.len()) != known
    }

    fn has(&self, part: &Place, name: &str) -> bool {
        self.asked.contains(&key(part, name)) && !self.refused.contains(&key(part, ""))
    }
}

/// What finds the whole where a call has not consumed a part.
pub(super) fn whole(kept: &syn::Ident) -> Expr {
    let asked = internal("__asked");
    syn::parse_quote!(#asked.whole(&mut #kept))
}

fn key(part: &Place, name: &str) -> String {
    let path: String = part.path.iter().map(|member| format!(".{}", place::member(member))).collect();
    format!("{}{path} {name}", part.root)
}

/// The body with these calls asked about.
fn told_apart(block: &syn::Block, calls: &Asked) -> syn::Block {
    let mut block = block.clone();
    syn::visit_mut::VisitMut::visit_block_mut(&mut WalkerMut(&mut TellingApart { calls }), &mut block);
    block
}

/// Whether a statement moves a part for such a call.
pub(super) fn takes(stmt: &syn::Stmt) -> bool {
    declares(stmt, "__receiver")
}

/// Whether a statement is such a call, on the way on which nothing is moved.
pub(super) fn is_called(stmt: &syn::Stmt) -> bool {
    declares(stmt, "__called")
}

fn declares(stmt: &syn::Stmt, name: &str) -> bool {
    let syn::Stmt::Local(local) = stmt else { return false };
    matches!(&local.pat, syn::Pat::Ident(ident) if ident.ident == name)
}

struct TellingApart<'c> {
    calls: &'c Asked,
}

impl VisitorMut for TellingApart<'_> {
    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        let Some((part, name)) = asked(expr) else { return Walk::Into };
        if !self.calls.has(&part, &name) {
            return Walk::Into;
        }
        *expr = both_ways(expr, &part);
        Walk::Over
    }

    fn enter_macro(&mut self, mac: &mut syn::Macro) -> Walk {
        let is_marker = Marker::of(mac).is_some_and(|marker| !marker.is_try());
        if is_marker || macros::is_known(mac) { Walk::Into } else { Walk::Over }
    }
}

fn both_ways(call: &Expr, part: &Place) -> Expr {
    let (asked, called, receiver) = (internal("__asked"), internal("__called"), internal("__receiver"));
    let (root, path) = (&part.root, &part.path);
    let stayed: Expr = syn::parse_quote!(::genfn::moved::stayed!(#root) #(.#path)*);
    let taken: Expr = syn::parse_quote!(#asked.part(#receiver));
    let (mut borrowed, mut consumed) = (call.clone(), call.clone());
    let question = match (&mut borrowed, &mut consumed) {
        (Expr::MethodCall(borrowed), Expr::MethodCall(consumed)) => {
            let question = of_method(consumed);
            (*borrowed.receiver, *consumed.receiver) = (stayed, taken);
            question
        }
        (Expr::Call(borrowed), Expr::Call(consumed)) => {
            (*borrowed.func, *consumed.func) = (syn::parse_quote!((#stayed)), syn::parse_quote!((#taken)));
            TokenStream::new()
        }
        _ => return consumed,
    };
    let question = questions::asked_of_part(part, &question);
    syn::parse_quote!({
        let #asked = #question;
        let #receiver = #part;
        if #asked.stays() {
            #asked.goes_on();
            #[allow(unreachable_code, clippy::let_unit_value)]
            let #called = #borrowed;
            #called
        } else {
            #asked.is_gone();
            #[allow(unreachable_code, clippy::let_unit_value)]
            let #called = #consumed;
            #called
        }
    })
}

/// `, [OfIterator] { trait … } |receiver| receiver.last()`
fn of_method(call: &syn::ExprMethodCall) -> TokenStream {
    let name = &call.method;
    let (receiver, probe) = (
        syn::Ident::new("__receiver", name.span()),
        internal("not_to_be_imported__write_braces_around_the_receiver_if_it_is_consumed"),
    );
    let others = Others::of(call).answers().iter().map(|of| internal(of)).listed();
    let operands = call.args.iter().map(|_| quote!(_: impl ::genfn::__private::core::marker::Sized));
    let values = call.args.iter().map(|_| quote!(::genfn::__private::never())).listed();
    quote!(, [#(#others)*] {
        #[allow(non_camel_case_types)]
        trait #probe {
            fn #name(self, #(#operands),*) -> ::genfn::consume::Borrowed
            where
                Self: ::genfn::__private::core::marker::Sized,
            {
                ::genfn::__private::never()
            }
        }
        impl<T> #probe for T {}
    } |#receiver| #receiver.#name(#(#values),*))
}
