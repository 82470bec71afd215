//! A function that delegates to itself: the question whether it does, its machine, and what its state tells of such a call.
//!
//! ```text
//! impl<P, N, I> Recurses<P> for State<N, I>
//! where
//!     I: Calls<Function: IsItself<P>, Arguments = (N,)>,
//! {
//!     fn call(&mut self) -> Option<Self> {
//!         match self {
//!             State::Suspend1 { inner, .. } => match Calls::begins(inner) {
//!                 Some((n,)) => Some(State::Unresumed { n }),
//!                 None => None,
//!             },
//!             _ => None,
//!         }
//!     }
//! }
//! ```

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::context::Codegen;
use crate::emit::tokens::internal;
use crate::layout::fields::Field;
use crate::listed::Listed;
use crate::recursion;
use crate::syntax::tokens::Joined;

impl Codegen<'_> {
    /// Whether what is called so is the function itself: see [`recursion::asked`].
    pub(super) fn recursion_asked(&self) -> Option<TokenStream> {
        let recursion = self.declared.recursion.as_ref()?;
        if let Some(name) = self.type_name {
            return Some(recursion::asked_by_name(recursion, &internal("__itself"), &name.ty()));
        }
        let arguments: Vec<_> = self.arguments.iter().map(|argument| argument.value()).listed();
        Some(recursion::asked(recursion, (&internal("__itself"), &arguments), self.declared.has_items()))
    }

    /// The first state of what is called, of its arguments under these names.
    fn first_state(&self) -> (Vec<Ident>, TokenStream) {
        let first = self.layout.fields(self.flow.start);
        let params = &self.body.block.params;
        let names: Vec<_> = (0..params.len()).map(|at| format_ident!("__a{at}", span = Span::mixed_site())).listed();
        let made = params.iter().zip(&names).filter_map(|(param, argument)| {
            let field = first.iter().find(|field| field.only_local() == Some(*param))?;
            let name = self.names.field(*field);
            Some(quote!(#name: #argument))
        });
        let made = self.variant_made(self.flow.start, &quote!(#(#made),*), Span::mixed_site());
        (names, made)
    }

    /// A call in the body that is [run whole](super::fold): the body once more, of its arguments.
    ///
    /// ```text
    /// yield_from!(walk(left))         again.call(&mut sink, itself::<_, (&Node,)>(walk, (left,)), |(node,)| State::Unresumed { node })
    /// ```
    pub(super) fn again(&self, operand: &TokenStream) -> Option<TokenStream> {
        let recursion = self.declared.recursion.as_ref()?;
        let instead = recursion.instead(&syn::parse2(operand.clone()).ok()?)?;
        let (again, sink) = (internal("__again"), internal("__sink"));
        let (names, made) = self.first_state();
        Some(quote!(#again.call(&mut #sink, #instead, |(#(#names,)*)| #made)))
    }

    /// What its state tells of a call.
    pub(super) fn recurses_impl(&self) -> Option<TokenStream> {
        self.declared.recursion.as_ref()?;
        let (state, self_token) = (&self.state_name, internal("self"));
        let params = self.names.params();
        let first = self.layout.fields(self.flow.start);
        let arguments = self.body.block.params.iter().enumerate().map(|(at, param)| {
            let field = first.iter().find(|field| field.only_local() == Some(*param));
            let unsaved = || format_ident!("__A{at}", span = Span::mixed_site());
            (field, field.map_or_else(unsaved, |field| self.names.fields[field].1.clone()))
        });
        let arguments: Vec<(Option<&Field>, Ident)> = arguments.listed();
        let unsaved = arguments.iter().filter(|(field, _)| field.is_none()).map(|(_, param)| param);
        let types: Vec<_> = arguments.iter().map(|(_, param)| param).listed();
        let bounds = self.names.fields.iter().map(|(field, (_, param))| match field {
            Field::Delegate(point) if self.body.points[point.0].calls_itself => {
                quote!(#param: ::genfn::recursion::Calls<Function: ::genfn::recursion::IsItself<__P>, Arguments = (#(#types,)*)>)
            }
            Field::Delegate(_) | Field::Local(..) | Field::Chain(..) | Field::Value(_) => quote!(#param),
        });
        let (names, made) = self.first_state();
        let arms = self.segments.entries.keys().filter_map(|entry| {
            let point = self.layout.delegate(*entry).filter(|point| self.body.points[point.0].calls_itself)?;
            let name = self.names.field(Field::Delegate(point));
            let found = self.variant_of(*entry, &quote!(#name, ..));
            Some(quote! {
                #found => match ::genfn::recursion::Calls::begins(#name) {
                    ::genfn::__private::Some((#(#names,)*)) => ::genfn::__private::Some(#made),
                    ::genfn::__private::None => ::genfn::__private::None,
                },
            })
        });
        let arms = arms.joined();
        Some(quote! {
            #[allow(unused_variables)]
            impl<__P, #(#unsaved,)* #(#bounds),*> ::genfn::recursion::Recurses<__P> for #state<#(#params),*> {
                #[inline(always)]
                fn call(&mut #self_token) -> ::genfn::__private::Option<Self> {
                    match #self_token {
                        #arms
                        _ => ::genfn::__private::None,
                    }
                }
            }
        })
    }
}
