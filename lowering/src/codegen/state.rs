//! The state: an enum with one type parameter for each form of each saved local, so that rustc infers them all.
//!
//! The fields of a variant are declared in reverse: fields are dropped in order of declaration, locals in reverse order.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::context::Codegen;
use crate::analysis::EntryKind;
use crate::emit::tokens::internal;
use crate::exceptions::Lowered;
use crate::flow::NodeId;
use crate::ir::PointId;
use crate::layout::fields::Field;
use crate::listed::Listed;
use crate::sorted::Map;
use crate::source::arguments;
use crate::source::signature::Declared;
use crate::source::type_name::TypeName;
use crate::syntax::tokens::{self, Joined};

/// What the state is declared as: rustc shows this name where a borrow is held across a yield, and nothing else that it says of that can
/// carry a word of ours.
const DECLARED_AS: &str = "can_be_moved__generator_pinned_can_hold_borrows";

/// What the state is called in emitted code: no type of that name can be meant by the body or the signature.
pub(super) fn state_name(source: &Lowered, declared: &Declared, name: Option<&TypeName>) -> Ident {
    if let Some(name) = name {
        return name.states();
    }
    // In a `gen_!` that stands in another one, rustc would not know which of the two a `use` means.
    if declared.expression {
        return internal(DECLARED_AS);
    }
    let Declared { yields, sends, returns, .. } = declared;
    let written = quote!(#yields #sends #returns);
    let taken = source.words.has("generator") || tokens::names(&written, "generator");
    internal(if taken { "__generator" } else { "generator" })
}

impl Codegen<'_> {
    pub(super) fn state_definition(&self, function: &Ident) -> TokenStream {
        let state = &self.state_name;
        let params = self.names.params();
        let generics = if params.is_empty() { TokenStream::new() } else { quote!(<#(#params),*>) };
        let (tags, variants) = self.variants();
        let derive = self.derives();
        let debug = if self.is_debug() { self.debug_impl(function) } else { TokenStream::new() };
        let saved = if !self.takes_resume_argument() { TokenStream::new() } else { self.saved_impl() };
        let recurses = self.recurses_impl();
        let close = self.close_impl();
        let types = self.types_impl();
        let declared_as = if self.named.is_some() { state.clone() } else { internal(DECLARED_AS) };
        let renamed = (*state != declared_as).then(|| quote!(use #declared_as as #state;));
        quote! {
            #tags
            #derive
            #[allow(non_camel_case_types, clippy::large_enum_variant)]
            enum #declared_as #generics { #(#variants,)* Returned }
            #renamed
            #close
            #types
            #saved
            #recurses
            #debug
        }
    }

    fn is_debug(&self) -> bool {
        let is_derived = || self.type_name.is_some_and(|name| name.derives("Debug"));
        self.declared.debug || self.declared.expression || is_derived()
    }

    fn close_impl(&self) -> TokenStream {
        let state = &self.state_name;
        let params = self.names.params();
        let generics = if params.is_empty() { TokenStream::new() } else { quote!(<#(#params),*>) };
        let self_token = internal("self");
        let size_hint = self.size_hint();
        let closed = self.closed();
        let inlined = self.is_by_value().then(|| quote!(#[inline(always)]));
        quote! {
            impl #generics ::genfn::__private::Close for #state #generics {
                #inlined
                fn close(&mut #self_token) {
                    #closed
                }
                #size_hint
            }
        }
    }

    /// What drops all that is saved. Field by field and by value, for then the state's address goes nowhere, and all of it may lie in registers:
    ///
    /// ```text
    /// match mem::replace(self, State::Returned) {
    ///     State::Suspend1 { count, inner } => { drop(inner); gone(count); }
    ///     …
    /// }
    /// ```
    ///
    /// In the order of the fields, also where one panics: what is bound first is dropped last. Another machine is dropped where it stands: it
    /// does the same.
    fn closed(&self) -> TokenStream {
        let (state, self_token) = (&self.state_name, internal("self"));
        if !self.is_by_value() {
            return quote!(*#self_token = #state::Returned;);
        }
        let arms = self.layout.variants.firsts().into_iter().map(|entry| {
            let fields: Vec<_> = self.layout.fields(entry).iter().collect();
            let names = fields.iter().map(|field| self.names.field(**field));
            let pattern = self.variant_of_any(entry, &quote!(#(#names),*));
            let dropped = fields.iter().rev().map(|field| {
                let name = self.names.field(**field);
                if field.delegating_point().is_some() {
                    quote!(::genfn::__private::core::mem::drop(#name);)
                } else {
                    quote!(::genfn::__private::gone(#name);)
                }
            });
            quote!(#pattern => { #(#dropped)* })
        });
        quote! {
            match ::genfn::__private::replace(#self_token, #state::Returned) {
                #(#arms)*
                #state::Returned => {}
            }
        }
    }

    /// Where the machine is, and what it delegates to.
    fn saved_impl(&self) -> TokenStream {
        let state = &self.state_name;
        let params = self.names.params();
        let bounds = self.names.fields.iter().map(|(field, (_, param))| match field {
            Field::Delegate(_) => quote!(#param: ::genfn::__private::Delegate<__Y, __S, __R>),
            Field::Local(..) | Field::Chain(..) | Field::Value(_) => quote!(#param),
        });
        let start = self.is_at(self.flow.start);
        let locations = self.suspensions().into_iter().map(|(entry, location)| {
            let found = self.is_at(entry);
            quote!(#found => ::genfn::__private::Some(#location),)
        });
        let delegates: Vec<_> = self
            .segments
            .entries
            .keys()
            .filter_map(|entry| {
                let point = self.layout.delegate(*entry)?;
                let name = self.names.field(Field::Delegate(point));
                Some((point, self.variant_of(*entry, &quote!(#name, ..)), name))
            })
            .listed();
        let self_token = internal("self");
        let frames = self.frames_of(&delegates);
        let delegates = delegates.iter().map(|(_, found, name)| quote!(#found => ::genfn::__private::Some(#name),));
        quote! {
            impl<__Y, __S, __R, #(#bounds),*> ::genfn::__private::Saved<__Y, __S, __R> for #state<#(#params),*> {
                fn state(&#self_token) -> ::genfn::State {
                    match #self_token {
                        #start => ::genfn::State::Created,
                        #state::Returned => ::genfn::State::Closed,
                        #[allow(unreachable_patterns)]
                        _ => ::genfn::State::Suspended,
                    }
                }
                fn suspended_at(&#self_token)
                    -> ::genfn::__private::Option<&'static ::genfn::__private::core::panic::Location<'static>>
                {
                    match #self_token {
                        #(#locations)*
                        _ => ::genfn::__private::None,
                    }
                }
                fn delegate(&#self_token) -> ::genfn::__private::Option<&dyn ::genfn::Inspect> {
                    match #self_token {
                        #(#delegates)*
                        _ => ::genfn::__private::None,
                    }
                }
                #frames
            }
        }
    }

    /// What becomes a frame of a driver's stack, and what came of it.
    fn frames_of(&self, delegates: &[(PointId, TokenStream, &Ident)]) -> TokenStream {
        let frames: Vec<_> = delegates.iter().filter(|(point, ..)| self.frames.contains(point)).listed();
        if frames.is_empty() {
            return TokenStream::new();
        }
        let arms = |call: fn(&Ident) -> TokenStream| -> TokenStream {
            let arm = |(_, found, name): &&(PointId, TokenStream, &Ident)| {
                let call = call(name);
                quote!(#found => ::genfn::__private::Delegate::#call,)
            };
            frames.iter().map(arm).joined()
        };
        let handed = arms(|name| quote!(hand_over(#name, __to)));
        // A backtrace of what panics in there names the marker.
        let inside = frames.iter().map(|(point, found, name)| {
            let sent = quote!(__sent);
            let span = self.body.points[point.0].name;
            let call = quote_spanned!(span=> ::genfn::__private::Delegate::sent_inside(#name, #sent));
            quote!(#found => #call,)
        });
        let inside = inside.joined();
        let back = arms(|name| quote!(take_back(#name, __outcome)));
        // The types of the generator around it, which nothing else would tell.
        let away = arms(|name| quote!(<__Y, __S, __R>::is_away(#name)));
        let self_token = internal("self");
        quote! {
            const HANDS_OVER: bool = true;
            fn hand_over<'__a>(
                &mut #self_token,
                __to: ::genfn::__private::Handover<'_, '__a, __Y, __S, __R>,
            ) -> bool
            where
                Self: '__a,
            {
                match #self_token {
                    #handed
                    _ => false,
                }
            }
            #[inline(always)]
            fn sent_inside(&mut #self_token, __sent: __S) -> ::genfn::__private::Result<__Y, ::genfn::__private::Option<__S>> {
                match #self_token {
                    #inside
                    _ => ::genfn::__private::Err(::genfn::__private::Some(__sent)),
                }
            }
            fn take_back(&mut #self_token, __outcome: ::genfn::__private::Outcome<__R>) {
                match #self_token {
                    #back
                    _ => {}
                }
            }
            fn waits_for_frames(&#self_token) -> bool {
                match #self_token {
                    #away
                    _ => false,
                }
            }
        }
    }

    /// The entries that follow a suspension point, each with an expression for the point's place in the source.
    fn suspensions(&self) -> Vec<(NodeId, TokenStream)> {
        let suspension = |(entry, kind): (&NodeId, &EntryKind)| match kind {
            EntryKind::Resume(point) => {
                let span = self.body.points[point.0].name;
                Some((*entry, quote_spanned!(span=> ::genfn::__private::core::panic::Location::caller())))
            }
            EntryKind::Start | EntryKind::Jump(_) => None,
        };
        self.segments.entries.iter().filter_map(suspension).listed()
    }

    /// `walk { at: "src/main.rs:7:5", n: 4, i: 1 }`
    fn debug_impl(&self, function: &Ident) -> TokenStream {
        let state = &self.state_name;
        let params = self.names.params();
        let name = if self.declared.expression { format!("{function}!") } else { function.to_string() };
        let bounds = self.names.fields.iter().map(|(field, (_, param))| {
            if self.is_shown(field) { quote!(#param: ::genfn::__private::core::fmt::Debug) } else { quote!(#param) }
        });
        let mut locations: Map<NodeId, TokenStream> = self.suspensions().into_iter().collect();
        let span = function.span();
        let arms =
            self.segments.entries.keys().filter(|entry| self.layout.variants.is_resumable(**entry)).map(|entry| {
                let fields =
                    self.layout.fields(*entry).iter().copied().filter(|field| self.is_shown(field)).enumerate();
                let fields: Vec<(Field, Ident)> =
                    fields.map(|(i, field)| (field, format_ident!("__field_{i}", span = Span::mixed_site()))).listed();
                let shown = fields.iter().filter_map(|(field, held)| Some((field.only_local()?, held)));
                let shown = shown.map(|(local, held)| {
                    let text = arguments::shown(&self.body.locals[local.0].name);
                    quote!(.field(#text, #held))
                });
                let location = locations
                    .remove(entry)
                    .unwrap_or_else(|| quote_spanned!(span=> ::genfn::__private::core::panic::Location::caller()));
                let found = self.holding(*entry, &fields);
                quote! {
                    #found => f
                        .debug_struct(#name)
                        .field("at", &::genfn::__private::core::format_args!("\"{}\"", #location))
                        #(#shown)*
                        .finish(),
                }
            });
        quote! {
            impl<#(#bounds),*> ::genfn::__private::core::fmt::Debug for #state<#(#params),*> {
                fn fmt(&self, f: &mut ::genfn::__private::core::fmt::Formatter<'_>) -> ::genfn::__private::core::fmt::Result {
                    match self {
                        #(#arms)*
                        #state::Returned => f.write_str(::genfn::__private::core::concat!(#name, " { closed }")),
                    }
                }
            }
        }
    }
}
