//! What a body delegates to: how it begins, and goes on.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::context::Codegen;
use crate::emit::questions;
use crate::emit::tokens::{internal, located};
use crate::ir::{PointId, walk};
use crate::layout::fields::Field;
use crate::listed::Listed;
use crate::syntax::tokens::Joined;

impl Codegen<'_> {
    /// The code of a delegation, when it is come to; `packed` packs the state.
    ///
    /// It begins before it is saved, if its type is told:
    ///
    /// ```text
    /// let inner = delegate!(operand);
    /// let (inner, delegated) = inner.begun();
    /// *state = State::Suspend1 { inner, … };
    /// match delegated {
    ///     Delegated::Yield(item) => return genfn.yielded(item),
    ///     delegated => begun_1 = Some(delegated),
    /// }
    /// continue 'resume;                                        // its arm goes on with that
    /// ```
    ///
    /// Else it starts as if it were resumed, with nothing sent. Where there may be a driver, that one is told of it:
    ///
    /// ```text
    /// let inner = delegate!(operand, genfn.outer(&resume));
    /// let hands_over = inner.hands_over();
    /// *state = State::Suspend1 { inner, … };
    /// if hands_over { return genfn.delegates(); }
    /// continue 'resume;
    /// ```
    pub(super) fn begins(&self, point: PointId, operand: &TokenStream, packed: &TokenStream) -> TokenStream {
        let (genfn, inner, delegate) = (internal("__genfn"), self.inner(point), self.delegate(point, operand));
        let handled = self.body.handles.then(|| quote!(.handled()));
        if self.begins_at_once(point) {
            let (begun, yielded) = (self.begun(point), self.delegate_yielded(point));
            let delegated = internal("__delegated");
            let begins = quote_spanned!(self.body.points[point.0].name=> (#inner).begun());
            return quote! {
                let #inner = #delegate #handled;
                let (#inner, #delegated) = #begins;
                #packed
                match #delegated {
                    #yielded
                    #delegated => #begun = ::genfn::__private::Some(#delegated),
                }
                continue '__resume;
            };
        }
        let hands_over = self.frames.contains(&point);
        let asked = hands_over.then(|| quote!(let __hands_over = #inner.hands_over();));
        let delegates = self.comes_to(&quote!(#genfn.delegates()));
        let handed = hands_over.then(|| quote!(if __hands_over { #delegates; }));
        quote!(let #inner = #delegate #handled; #asked #packed #handed continue '__resume;)
    }

    /// `delegate!(operand)`
    fn delegate(&self, point: PointId, operand: &TokenStream) -> TokenStream {
        let span = self.body.points[point.0].name;
        if self.body.points[point.0].calls_itself {
            return self.called(point, operand);
        }
        let delegation = self.named.as_ref().and_then(|types| types.known.delegations.get(&point));
        if let Some(delegation) = delegation {
            return delegation.taken(operand, span);
        }
        questions::delegate(operand, self.outer_of(point).as_ref(), &self.declared.yields, span)
    }

    /// `called(itself::<_, (&Node,)>(walk, (left,)), genfn.outer(&resume))`, of a call of the function itself.
    pub(super) fn called(&self, point: PointId, operand: &TokenStream) -> TokenStream {
        let outer = self.outer_of(point);
        if self.named.is_some() {
            let itself = internal("__itself");
            return quote!(::genfn::recursion::called_by_name(#operand, &#itself #outer));
        }
        quote!(::genfn::recursion::called(#operand #outer))
    }

    /// What a driver is told of a delegation that it may take over.
    pub(super) fn outer_of(&self, point: PointId) -> Option<TokenStream> {
        let (genfn, resume) = (internal("__genfn"), internal("__resume"));
        self.frames.contains(&point).then(|| quote!(, #genfn.outer(&#resume)))
    }

    /// What came of a delegation that did not yield when it began: its arm goes on with that.
    pub(super) fn begun(&self, point: PointId) -> Ident {
        format_ident!("__begun_{}", point.0 + 1, span = Span::mixed_site())
    }

    /// `.resume(resume, …)`
    pub(super) fn resumed_with(&self, point: PointId) -> TokenStream {
        let genfn = internal("__genfn");
        let inner = self.inner(point);
        let taken = self.taken_resume(point);
        questions::resumed(&inner, &taken, &genfn, self.body.points[point.0].name)
    }

    /// The variable of what is delegated to.
    pub(super) fn inner(&self, point: PointId) -> Ident {
        let field = Field::Delegate(point);
        // Dead code saves none.
        if self.names.is_field(field) { self.names.field(field).clone() } else { internal("__inner") }
    }

    /// What the generator was woken with; what it asks for next starts afresh.
    pub(super) fn taken_resume(&self, point: PointId) -> TokenStream {
        let span = located(Some(self.body.points[point.0].name));
        let resume = internal("__resume");
        if self.takes_resume_argument() {
            quote_spanned!(span=> ::genfn::__private::replace(&mut #resume, ::genfn::Resume::Start))
        } else {
            quote!(::genfn::Resume::<(), ()>::Start)
        }
    }

    /// A delegate is resumed where it lies: only when it has ended is the state taken out.
    ///
    /// ```text
    /// let delegated = match inner.resume(resume, …) {
    ///     Delegated::Yield(item) => return genfn.yielded(item),
    ///     delegated => delegated,
    /// };
    /// ```
    pub(super) fn resume_delegate(&self, point: PointId) -> TokenStream {
        let delegated = internal("__delegated");
        let (resumed, yielded) = (self.resumed_with(point), self.delegate_yielded(point));
        quote! {
            let #delegated = match #resumed {
                #yielded
                #delegated => #delegated,
            };
        }
    }

    /// What is delegated to goes on, before all else: the loop goes from segment to segment, and what the generator was woken with is known
    /// here.
    ///
    /// ```text
    /// let mut begun_1 = None;
    /// match *state {
    ///     State::Suspend1 { ref mut inner, .. } => match inner.resume(resume, …) {
    ///         Delegated::Yield(item) => return genfn.yielded(item),
    ///         delegated => begun_1 = Some(delegated),
    ///     },
    ///     _ => {}
    /// }
    /// 'resume: loop { match *state { State::Suspend1 { .. } => { let Some(delegated) = begun_1.take() else …; … } … } }
    /// ```
    pub(super) fn delegates_go_on(&self) -> TokenStream {
        let points = walk::delegating_points(self.body).into_iter();
        let entries = points.map(|point| (point, self.flow.entry_of(point)));
        let begun =
            entries.filter(|(point, entry)| self.begins_at_once(*point) && self.segments.is_entry(*entry)).listed();
        if begun.is_empty() {
            return TokenStream::new();
        }
        let arms = begun.iter().map(|(point, entry)| {
            let (inner, delegated, begun) = (self.inner(*point), internal("__delegated"), self.begun(*point));
            let pattern = self.variant_of(*entry, &quote!(ref mut #inner, ..));
            let (resumed, yielded) = (self.resumed_with(*point), self.delegate_yielded(*point));
            quote! {
                #pattern => match #resumed {
                    #yielded
                    #delegated => #begun = ::genfn::__private::Some(#delegated),
                },
            }
        });
        let (arms, slot) = (arms.joined(), internal("__state"));
        let begun = begun.iter().map(|(point, _)| self.begun(*point));
        quote! {
            #(let mut #begun = ::genfn::__private::None;)*
            match *#slot {
                #arms
                _ => {}
            }
        }
    }

    /// The arm of what a delegate yields.
    pub(super) fn delegate_yielded(&self, point: PointId) -> TokenStream {
        let genfn = internal("__genfn");
        let yields = &self.declared.yields;
        let item = quote_spanned!(self.body.points[point.0].name=> __item);
        let yielded = self.comes_to(&quote!(#genfn.yielded(__yielded)));
        quote! {
            ::genfn::__private::Delegated::Yield(#item) => {
                let __yielded: #yields = #item;
                #yielded;
            }
        }
    }
}
