//! What a machine does where a macro may hide a `return`: such a macro leaves the function that it stands in, so that has to return
//! what the body does.
//!
//! - The closure of an iterator returns that itself, `()` or the error that is the last item, and what is yielded is said beside
//!   it: see `core/src/machine/said.rs`.
//! - A generator may return anything, of which nothing can be made up where it yields. So the segments stand in an `async` block
//!   that returns what the body does; it is polled once, and never again where the segment comes to something else.
//!
//! ```text
//! |state, resume| -> Step<Y, R> {
//!     let genfn = PlainShape::<Y, R>::NEW;
//!     let mut stepped = None;
//!     let left = segment_in_block(async {
//!         let genfn = genfn.in_block();
//!         if false { return genfn.never(); }
//!         stepped = Some('stepped: { match state { … break 'stepped genfn.yielded(yielded); … return genfn.returned(value); … } });
//!         pending().await
//!     });
//!     return genfn.out_of_its_block(left, stepped);
//! }
//! ```
//!
//! Invariant: at the `.await` no local of the body is alive, and the block moves nothing into itself. So what it is made into holds
//! references only, and rustc makes a function of it again.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Codegen;
use crate::emit::shape::{self, WayOut};
use crate::emit::tokens::{async_block, internal};

impl Codegen<'_> {
    /// How a segment is left with what is no value that the body returns.
    pub(super) fn way_out(&self) -> WayOut {
        if self.is_in_block() {
            WayOut::OfSegment
        } else if self.says() {
            WayOut::Exit
        } else {
            WayOut::Return
        }
    }

    /// The same where the body stands once more, and never runs.
    pub(super) fn way_out_of_copies(&self) -> WayOut {
        if self.is_in_block() { WayOut::Nowhere } else { self.way_out() }
    }

    /// The same where it stands as it was written.
    pub(super) fn way_out_as_written(&self) -> WayOut {
        if self.may_return {
            WayOut::Nowhere
        } else if self.takes_resume_argument() {
            WayOut::Return
        } else {
            WayOut::Exit
        }
    }

    /// `return genfn.yielded(value)`: the segment comes to this.
    pub(super) fn comes_to(&self, step: &TokenStream) -> TokenStream {
        if self.is_in_block() { WayOut::OfSegment.with(step) } else { WayOut::Return.with(step) }
    }

    /// What the generator is woken with, where it goes out at once: the block takes it from where it lies.
    pub(super) fn whole_resume(&self) -> TokenStream {
        let resume = internal("__resume");
        if self.is_in_block() {
            quote!(::genfn::__private::replace(&mut #resume, ::genfn::Resume::Start))
        } else {
            quote!(#resume)
        }
    }

    /// The segments in their block.
    pub(super) fn in_block(&self, contents: &TokenStream, matched: &TokenStream) -> TokenStream {
        let (genfn, stepped, left) = (internal("__genfn"), internal("__stepped"), internal("__left"));
        let core = quote!(::genfn::__private::core);
        let never = shape::never_of_any(self.declared);
        let segments = quote! {
            let #genfn = #genfn.in_block();
            #never
            #contents
            #[allow(unused_labels, unreachable_code)]
            { #stepped = #core::option::Option::Some('__stepped: { #matched }); }
            #core::future::pending().await
        };
        let block = async_block(self.body.block.brace, segments);
        quote! {
            let mut #stepped = #core::option::Option::None;
            let #left = ::genfn::__private::segment_in_block(#block);
            return #genfn.out_of_its_block(#left, #stepped);
        }
    }
}
