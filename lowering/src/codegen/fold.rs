//! The body as it was written, for `fold` and what is made of it: no machine at all.
//!
//! ```text
//! while n > 0 { yield_!(n); n -= 1; }
//!
//! |state, sink| {
//!     if let State::Unresumed { n } = state { let mut n = n; while n > 0 { sink.put(n); n -= 1; } … }
//!     …
//! }
//! ```
//!
//! Only a fresh iterator can be run this way; one that is suspended goes on as a machine. The copy is there where debug
//! assertions are off: elsewhere it would only double what rustc has to say of the body, and to do. Nothing that the body
//! means is doubled by it, for none is made of a body that
//!
//! - holds a macro which can't be read, or the word `static`: what it expands to would exist twice;
//! - has items in inner blocks, which stand where the machine's segments need them;
//! - takes its arguments apart, handles exceptions, or is more than an iterator;
//! - yields what may hold a closure, which is of another type in each copy;
//! - leaves names to the closure that steps it, which takes them.

use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::context::Codegen;
use super::items;
use crate::emit::questions;
use crate::emit::shape::{self, WayOut};
use crate::emit::tokens::{self, internal};
use crate::emit::whole_body::{self, FoundMarker};
use crate::exceptions::Lowered;
use crate::ir::walk::each_block;
use crate::source::arguments::{self, Argument};
use crate::syntax::markers::Suspension;

/// The closures that `fold` needs.
pub(super) struct Whole {
    /// Whether the state is fresh.
    pub(super) fresh: TokenStream,
    /// Runs the body from its start to its end.
    pub(super) run: TokenStream,
}

impl Codegen<'_> {
    pub(super) fn whole(&self, source: &Lowered, arguments: &[Argument], unknowns: &TokenStream) -> Option<Whole> {
        // One that delegates to itself takes it for that alone.
        let recurses = self.declared.recursion.is_some() && self.declared.has_items() && !self.body.handles;
        if (self.takes_resume_argument() && !recurses)
            || self.declared.captures
            || self.yields_closures
            || arguments.iter().any(|argument| argument.pat.is_some())
            || self.has_inner_items()
        {
            return None;
        }
        if !source.words.are_readable() {
            return None;
        }
        let state = &self.state_name;
        let slot = internal("__state");
        let sink = internal("__sink");
        let genfn = internal("__genfn");
        let yields = &self.declared.yields;
        let block = whole_body::replace(&source.block, self.declared, WayOut::Return, &|found| self.put(found));
        let stmts = block.stmts.iter().filter(|stmt| !items::is_moved(stmt));
        let body = tokens::braced(block.brace_token, quote!(#(#stmts)*));
        let pattern = self.unpacked(self.flow.start);
        let fields = self.layout.fields(self.flow.start);
        let restored = arguments.iter().zip(&self.body.block.params).map(|(argument, param)| {
            let (name, mutable) = (&argument.name, argument.mutable.then(|| quote!(mut)));
            let field = fields.iter().find(|field| field.only_local() == Some(*param));
            let field = field.map(|field| self.names.field(*field));
            let allows = arguments::may_be_unused(name);
            let lints = &argument.lints;
            quote!(#allows #(#lints)* let #mutable #name = #field;)
        });
        let shape = shape::shape(self.declared);
        let never = shape::never(self.declared);
        let run = quote! {
            let #genfn = #shape;
            #never
            #[allow(unused_mut)]
            let mut #sink = #sink;
            if let #pattern = #slot {
                #(#restored)*
                let __value: () = #body;
                #[allow(unreachable_code)]
                return #genfn.returned(__value);
            }
            return #genfn.exited();
        };
        let run = tokens::braced(block.brace_token, run);
        let takes = self.takes();
        let again = recurses.then(|| {
            let again = internal("__again");
            quote!(, #again: ::genfn::recursion::Again<'_, #state #unknowns, #yields, _>)
        });
        Some(Whole {
            fresh: quote! {
                #takes |#slot: &#state #unknowns| ::genfn::__private::core::matches!(#slot, #state::Unresumed { .. })
            },
            run: quote!(#takes |#slot: #state #unknowns, #sink: ::genfn::__private::Sink<'_, #yields> #again| #run),
        })
    }

    /// ```text
    /// yield_!(operand)         { let value: Y = operand; sink.put(value) }
    /// yield_from!(operand)     match delegate!(operand).drain(&mut sink) { Some(value) => value, None => return genfn.exited() }
    /// ```
    ///
    /// A call of the function itself runs the body [again](Self::again).
    fn put(&self, FoundMarker { suspension, operand, .. }: FoundMarker) -> TokenStream {
        let sink = internal("__sink");
        let yields = &self.declared.yields;
        match suspension {
            Suspension::Yield => {
                let operand = self.declared.yielded(operand);
                quote!({ let __value: #yields = #operand; #sink.put(__value) })
            }
            Suspension::Delegate => {
                if let Some(again) = self.again(&operand) {
                    return again;
                }
                let genfn = internal("__genfn");
                let delegate = questions::delegate_again(&operand, None, &self.declared.yields, Span::call_site());
                quote! {
                    match #delegate.drain(&mut #sink) {
                        ::genfn::__private::Some(__value) => __value,
                        ::genfn::__private::None => return #genfn.exited(),
                    }
                }
            }
        }
    }

    pub(super) fn has_inner_items(&self) -> bool {
        let mut found = false;
        each_block(&self.body.block, &mut |block| {
            found |= block.id != self.body.block.id && !items::block_items(block).is_empty();
        });
        found
    }
}
