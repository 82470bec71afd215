//! A machine whose type has a name: see [`TypeName`].
//!
//! ```text
//! pub struct Walk<'a, T> { state: __WalkStates<&'a Tree<T>, Iter<'a, T>> }
//! enum __WalkStates<Tree, Iter> { Unresumed { tree: Tree }, Suspend1 { iter: Iter, … }, Returned }     // as without a name
//!
//! impl<'a, T> Iterator for Walk<'a, T> {
//!     type Item = &'a T;
//!     fn next(&mut self) -> Option<&'a T> { named::next(&mut self.state, |state: &mut __WalkStates<_, _>| …) }
//! }
//! fn walk<'a, T>(tree: &'a Tree<T>) -> Walk<'a, T> { Walk { state: __WalkStates::Unresumed { tree } } }
//! ```
//!
//! The enum stays generic: so `derive` on both says what it should, and no arm names a type. The types stand in the struct's one field.
//! What they are, the body's syntax has to tell (`analysis/known_types/`). What is dead needs no type as long as it has nothing to drop:
//! its field is `()`, which rustc is asked to confirm where it is saved. Where a live one is not known, rustc is asked for it: the body is
//! emitted as it is without a name, in a closure that nobody calls, with a question for each (`core/src/named/saved.rs`).

mod emitted;
mod generics;
mod refused;
mod snapshot;

pub(crate) use emitted::NamedMachine;
pub(crate) use refused::stub_type;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Type;

use self::generics::{
    declared_generics, delegated_to, derived_bounds, impl_generics, needs_bounds, promised_besides, quiet,
    unused_parameters,
};
use super::context::Codegen;
use super::fold::Whole;
use super::{bounds, resume, state};
use crate::analysis::known_types::{Told, TypesBySyntax, exit_enums, outside};
use crate::emit::questions;
use crate::emit::tokens::internal;
use crate::emit::tokens::located;
use crate::exceptions::Lowered;
use crate::layout::Layout;
use crate::layout::fields::Field;
use crate::layout::written_types::NamedTypes;
use crate::listed::Listed;
use crate::source::arguments::Argument;
use crate::source::function::Function;
use crate::source::signature::Declared;
use crate::source::type_name::TypeName;

/// The function's block, and what stands beside it; or an error at each type that is missing.
pub(crate) fn named_machine(
    function: &Function,
    declared: &Declared,
    source: &Lowered,
    arguments: &[Argument],
    layout: &Layout<'_>,
    name: &TypeName,
) -> NamedMachine {
    let ident = &function.signature.ident;
    let ty = name.ty();
    let told = Told {
        declared,
        arguments: arguments.iter().map(|argument| argument.ty.clone()).listed(),
        locals: &name.told,
        itself: (ident, syn::parse_quote!(#ty)),
        generics: &name.generics,
        are_written: true,
    };
    let known = TypesBySyntax::solve(layout.analysed.body, &told);
    let mut codegen = resume::codegen(ident, declared, source, arguments, layout, Some(name));
    codegen.named = Some(NamedTypes::solve(known, codegen.body, codegen.names, declared));
    let of_nothing = name.told_of_nothing(codegen.body.locals.iter().map(|local| &local.name));
    let of_nothing: TokenStream = of_nothing.iter().map(syn::Error::to_compile_error).collect();
    let missing = codegen.types_missing();
    let inside = codegen.types_declared_inside();
    if missing.is_empty() && inside.is_empty() {
        codegen.frames =
            codegen.frames.iter().copied().filter(|point| codegen.body.points[point.0].calls_itself).collect();
        if let Some(known) = &codegen.named {
            codegen.types = codegen.types.of_a_named(known);
        }
        let NamedMachine { body, is_made, items } =
            codegen.named_machine(ident, source, arguments, &function.signature, name, &function.visibility);
        let machine = NamedMachine { body, is_made, items: quote!(#of_nothing #items) };
        return match &name.snapshot {
            Some(snapshot) => {
                machine.if_there_are_snapshots(snapshot, arguments, &stub_type(function, Some(declared), name))
            }
            None => machine,
        };
    }
    codegen.named = None;
    codegen.state_name = state::state_name(source, declared, None);
    codegen.asks_types = missing;
    codegen.refused_without_types(source, arguments, function, name, inside)
}

impl Codegen<'_> {
    /// The function's block, and the type.
    pub(super) fn named_machine(
        &self,
        function: &Ident,
        source: &Lowered,
        arguments: &[Argument],
        signature: &syn::Signature,
        name: &TypeName,
        vis: &syn::Visibility,
    ) -> NamedMachine {
        let Some(types) = &self.named else { unreachable!("it has types; this is a bug in genfn") };
        let first = self.pack_arguments(arguments);
        let fields = self.names.all_fields().map(|field| types.fields[&field].clone());
        let fields: Vec<Type> = fields.flatten().listed();
        let held = self.held_types();
        let held = if self.declared.recursion.is_some() { quote!(::genfn::recursion::States<#held>) } else { held };
        let needs_bounds = self.body.handles || fields.iter().any(|ty| needs_bounds(ty, name));
        let definition = self.state_definition(function);
        let checked = self.as_written(source, arguments);
        let itself = (!checked.is_empty()).then(|| self.itself());
        let checked = quote!(#itself #checked);
        let built = self.built(signature, name, &first, &held);
        let struct_ = self.named_struct(function, name, vis, &held, needs_bounds);
        let exits = self.exits_outside(name);
        let struct_ = quote!(#struct_ #exits);
        let implemented = [
            self.named_iterator(source, arguments, name),
            self.named_generator(name),
            self.named_traits(signature, name, &fields),
            self.snapshots(name, types, vis),
        ];
        let implemented: TokenStream = implemented.into_iter().collect();
        let items = self.hoisted_items();
        if items.is_empty() {
            let is_made = checked.is_empty();
            let items = quote!(#struct_ #definition #implemented);
            return NamedMachine { body: quote!(#checked #built), is_made, items };
        }
        // What the body declares is there once for all that is implemented, and nobody else sees it.
        let (inputs, bounds) = (&signature.inputs, &name.generics.where_clause);
        let (generics, ty) = (impl_generics(&name.generics), name.ty());
        let checked = (!checked.is_empty()).then(|| {
            quote! {
                #[allow(dead_code, unused)]
                impl #generics #ty #bounds { fn __as_written(#inputs) { #checked } }
            }
        });
        let hidden = quote! {
            #[allow(non_local_definitions)]
            const _: () = { #items #implemented #checked };
        };
        NamedMachine { body: built, is_made: true, items: quote!(#struct_ #definition #hidden) }
    }

    /// What leaves the `finally`s, as the type of what they hold back.
    fn exits_outside(&self, name: &TypeName) -> TokenStream {
        let exits = exit_enums(self.body).into_iter().map(|exits| {
            let (ident, generics, variants) = (outside(&exits.ident, &name.name), &exits.generics, &exits.variants);
            let derived = name.derived_elsewhere();
            let debug = name.derives("Debug").then(|| quote!(::genfn::__private::core::fmt::Debug));
            let derived: Vec<TokenStream> = derived.iter().map(ToTokens::to_token_stream).chain(debug).listed();
            let derived = (!derived.is_empty()).then(|| quote!(#[derive(#(#derived),*)]));
            let exits = quote!(#derived enum #ident #generics { #variants });
            match &name.snapshot {
                Some(snapshot) => snapshot::written(&exits, snapshot),
                None => exits,
            }
        });
        exits.collect()
    }

    /// The value that the function returns.
    fn built(
        &self,
        signature: &syn::Signature,
        name: &TypeName,
        first: &TokenStream,
        held: &TokenStream,
    ) -> TokenStream {
        let ident = &name.name;
        let unused = unused_parameters(&name.generics, held)
            .map(|_| quote!(, unused: ::genfn::__private::core::marker::PhantomData));
        let panicked = name.is_serialized().then(|| quote!(, panicked: false));
        let first = if self.declared.recursion.is_some() {
            quote!(::genfn::recursion::States::of(#first))
        } else {
            first.clone()
        };
        let made = quote!(#ident { state: #first #panicked #unused });
        let promised = [(self.declared.send, "must_be_send"), (self.declared.sync, "must_be_sync")];
        let promised = promised.iter().filter(|(given, _)| *given).map(|(_, promise)| {
            let function = Ident::new(promise, located(self.declared.named));
            let ty = name.ty();
            quote!(let _ = |made: &#ty| ::genfn::held_across_a_yield::#function(made);)
        });
        let promised = promised.chain(promised_besides(signature, name));
        let promised: Vec<TokenStream> = promised.listed();
        let primed = self.declared.primed.then(|| quote!(::genfn::GeneratorExt::primed));
        if primed.is_some() { quote!(#(#promised)* #primed (#made)) } else { quote!(#(#promised)* #made) }
    }

    fn named_struct(
        &self,
        function: &Ident,
        name: &TypeName,
        vis: &syn::Visibility,
        held: &TokenStream,
        needs_bounds: bool,
    ) -> TokenStream {
        let TypeName { name: ident, generics, attrs, .. } = name;
        let what = if self.declared.has_items() { "iterator over" } else { "generator of" };
        let yields = crate::diagnostics::shown(&self.declared.yields);
        let doc = format!("What [`{function}`] returns: an {what} `{yields}`.").replace("an generator", "a generator");
        let must_use = if self.declared.has_items() {
            "iterators are lazy and do nothing unless consumed"
        } else {
            "generators are lazy and do nothing unless resumed"
        };
        let derives = name.derived_elsewhere();
        let derives = (!derives.is_empty()).then(|| quote!(#[derive(#(#derives),*)]));
        let declared = declared_generics(generics, needs_bounds);
        let bounds = needs_bounds.then_some(&generics.where_clause);
        let unused = unused_parameters(generics, held).map(|unused| quote!(, unused: #unused));
        let panicked = name.is_serialized().then(|| quote!(, panicked: bool));
        quote! {
            #[doc = #doc]
            #[must_use = #must_use]
            #(#attrs)*
            #derives
            #vis struct #ident #declared #bounds { state: #held #panicked #unused }
        }
    }

    /// `Iterator`, where it is nothing else.
    fn named_iterator(&self, source: &Lowered, arguments: &[Argument], name: &TypeName) -> TokenStream {
        if !self.declared.has_items() {
            return TokenStream::new();
        }
        let (implemented, ty, bounds) = (impl_generics(&name.generics), name.ty(), &name.generics.where_clause);
        let yields = &self.declared.yields;
        let option = quote!(::genfn::__private::Option);
        let next = if self.takes_resume_argument() {
            quote!(self.__stepped(::genfn::named::Iterating))
        } else {
            let (items, step) = (self.named_items(), self.step());
            let next = Ident::new(if self.says() { "next_that_says" } else { "next" }, Span::call_site());
            let next = quote!(::genfn::named::#next::<#yields, _, _, _>(&mut self.state, &#step));
            let next = if name.is_serialized() { told_of_panics(&next) } else { next };
            quote!(#items #next)
        };
        let size_hint = self.named_size_hint();
        let fold = self.whole(source, arguments, &self.unknowns()).map(|Whole { fresh, run }| {
            let (items, recurses) = (self.named_items(), self.declared.recursion.is_some());
            let (is_fresh, folded) = if recurses {
                let itself = internal("__itself");
                let held = self.held_types();
                let unused = unused_parameters(&name.generics, &held)
                    .map(|_| quote!(, unused: ::genfn::__private::core::marker::PhantomData));
                let stepped = quote! {
                    |state, sink: ::genfn::__private::Sink<'_, #yields>| {
                        let rest = Self { state: ::genfn::recursion::States::of(state) #unused };
                        ::genfn::recursion::stepped_into(rest, sink);
                    }
                };
                let folded = quote! {
                    ::genfn::recursion::folded_by_name::<#yields, _, _, _, _, _, _>(
                        &#itself, self.state, #run, #stepped, init, &mut fold
                    )
                };
                (quote!(self.state.only().is_some_and(#fresh)), folded)
            } else {
                let state = &self.state_name;
                let folded = quote! {
                    ::genfn::named::folded_whole::<#yields, _, _, _, _, _>(self.state, #run, init, fold)
                };
                (quote!(::genfn::__private::core::matches!(self.state, #state::Unresumed { .. })), folded)
            };
            let mutable = recurses.then(|| quote!(mut));
            let asked = self.recursion_asked();
            quote! {
                #[cfg(not(debug_assertions))]
                #[inline]
                fn fold<__B, __G: ::genfn::__private::core::ops::FnMut(__B, #yields) -> __B>(self, init: __B, #mutable fold: __G) -> __B {
                    #items
                    #asked
                    if #is_fresh {
                        return #folded;
                    }
                    ::genfn::named::folded_items(self, init, fold)
                }
            }
        });
        let quiet = quiet();
        quote! {
            #quiet
            impl #implemented ::genfn::__private::Iterator for #ty #bounds {
                type Item = #yields;
                #[inline]
                fn next(&mut self) -> #option<#yields> { #next }
                #size_hint
                #fold
            }
            impl #implemented ::genfn::__private::FusedIterator for #ty #bounds {}
        }
    }

    /// The call that makes the machine of this step, and uses it.
    fn stepped(&self, name: &TypeName, step: &TokenStream) -> TokenStream {
        let (yields, sends, returns) = (&self.declared.yields, &self.declared.sends, &self.declared.returns);
        let kind = questions::kind(sends);
        // One that ignored its exit has not panicked in its body: so only the step is told of.
        let (stepped, told) = if name.is_serialized() {
            (quote!(stepped_and_told), quote!(, ::genfn::__private::core::cell::Cell::from_mut(&mut self.panicked)))
        } else {
            (quote!(stepped), TokenStream::new())
        };
        if self.declared.recursion.is_some() {
            let mode = if self.declared.has_items() {
                quote!(::genfn::recursion::Items)
            } else {
                quote!(::genfn::__private::Plain)
            };
            let itself = internal("__itself");
            return quote! {
                ::genfn::recursion::stepped::<#yields, #sends, #returns, _, _, _, _, _, _, _>(
                    #kind, &mut self.state, #step, #mode, &#itself, __uses
                )
            };
        }
        let types = quote!(#yields, #sends, #returns, _, _, _, _, _);
        quote!(::genfn::named::#stepped::<#types>(#kind, &mut self.state, #step, __uses #told))
    }

    /// The step, in a method, and what is made of it: `Generator`, its items, its end.
    fn named_generator(&self, name: &TypeName) -> TokenStream {
        if !self.takes_resume_argument() {
            return TokenStream::new();
        }
        let (implemented, ty, bounds) = (impl_generics(&name.generics), name.ty(), &name.generics.where_clause);
        let (yields, sends, returns) = (&self.declared.yields, &self.declared.sends, &self.declared.returns);
        let (items, step) = (self.named_items(), self.step());
        let quiet = quiet();
        let (asked, stepped) = (self.recursion_asked(), self.stepped(name, &step));
        let stepped = quote! {
            #quiet
            impl #implemented #ty #bounds {
                #[inline(always)]
                fn __stepped<__U: ::genfn::named::Uses<#yields, #sends, #returns>>(&mut self, __uses: __U) -> __U::Out {
                    #items
                    #asked
                    #stepped
                }
            }
        };
        let dropped = self.body.handles.then(|| {
            quote! {
                impl #implemented ::genfn::__private::core::ops::Drop for #ty #bounds {
                    fn drop(&mut self) { self.__stepped(::genfn::named::Dropping) }
                }
            }
        });
        if self.declared.has_items() {
            return quote!(#stepped #dropped);
        }
        let (iterated, generator) = (self.named_items_of_a_generator(name), self.named_protocol(name));
        quote!(#stepped #dropped #iterated #generator)
    }

    /// `Generator`, by its steps.
    fn named_protocol(&self, name: &TypeName) -> TokenStream {
        let (implemented, ty, bounds) = (impl_generics(&name.generics), name.ty(), &name.generics.where_clause);
        let (yields, sends, returns) = (&self.declared.yields, &self.declared.sends, &self.declared.returns);
        let kind = questions::kind(sends);
        let option = quote!(::genfn::__private::Option);
        let saved = quote!(::genfn::__private::Saved::<#yields, #sends, #returns>);
        let handles = self.body.handles;
        // Where nothing is handled, to end it where it stands is to drop it.
        let ended = handles.then(|| {
            let ended = match self.declared.recursion {
                Some(_) => quote!(self.__stepped(::genfn::named::Ending)),
                None => quote!(::genfn::__private::Close::close(&mut self.state);),
            };
            quote!(fn end_where_it_stands(&mut self) { #ended })
        });
        quote! {
            impl #implemented ::genfn::Generator for #ty #bounds {
                type Yield = #yields;
                type Send = #sends;
                type Return = #returns;
                #[inline(always)]
                fn resume(&mut self, resume: ::genfn::Resume<#sends, #returns>)
                    -> ::genfn::__private::Result<#yields, ::genfn::StopIteration<#returns>>
                {
                    self.__stepped(::genfn::named::Resuming(resume))
                }
                #[inline(always)]
                fn sent_to<'__d>(
                    &mut self,
                    sent: #sends,
                    receiver: &mut ::genfn::frames::Receiver<'_, '__d, #yields, #sends, #returns>,
                ) -> #option<#yields>
                where
                    Self: '__d,
                {
                    self.__stepped(::genfn::named::Sending(sent, &mut receiver.stop))
                }
                fn state(&self) -> ::genfn::State { #saved::state(&self.state) }
                fn suspended_at(&self) -> #option<&'static ::genfn::__private::core::panic::Location<'static>> {
                    #saved::suspended_at(&self.state)
                }
                fn delegate(&self) -> #option<&dyn ::genfn::Inspect> { #saved::delegate(&self.state) }
                fn is_nothing(&self, sent: &#sends) -> bool { ::genfn::named::is_nothing(#kind, sent) }
                fn nothing(&self) -> #option<#sends> { ::genfn::named::nothing_to_send(#kind) }
                fn drive<'__d>(
                    &mut self,
                    wake: ::genfn::frames::Wake<#sends, #returns>,
                    _: ::genfn::frames::Handover<'_, '__d, #yields, #sends, #returns>,
                ) -> ::genfn::frames::Driven<#yields, #returns>
                where
                    Self: '__d,
                {
                    self.__stepped(::genfn::named::Driving(wake))
                }
                fn has_handlers(&self) -> bool { #handles }
                #ended
            }
        }
    }

    /// What a generator iterates over that is sent nothing.
    fn named_items_of_a_generator(&self, name: &TypeName) -> TokenStream {
        if !self.declared.iterates {
            return TokenStream::new();
        }
        let (implemented, ty, bounds) = (impl_generics(&name.generics), name.ty(), &name.generics.where_clause);
        let (yields, returns) = (&self.declared.yields, &self.declared.returns);
        let option = quote!(::genfn::__private::Option);
        let (item, mode) = if self.declared.protocol.is_fallible() {
            (quote!(<#returns as ::genfn::Iterates<#yields>>::Item), quote!(::genfn::__private::LastError))
        } else {
            let mode = self.declared.asked.clone().unwrap_or_else(|| quote!(::genfn::Plain));
            (yields.to_token_stream(), mode)
        };
        let size_hint = self.named_size_hint();
        quote! {
            impl #implemented ::genfn::__private::Iterator for #ty #bounds {
                type Item = #item;
                #[inline]
                fn next(&mut self) -> #option<#item> { ::genfn::named::item(#mode, self) }
                #size_hint
            }
            impl #implemented ::genfn::__private::FusedIterator for #ty #bounds {}
        }
    }

    /// What else is implemented: `Debug` and `Default`, if they are derived; what it is delegated to as.
    fn named_traits(&self, signature: &syn::Signature, name: &TypeName, fields: &[Type]) -> TokenStream {
        let (implemented, ty, bounds) = (impl_generics(&name.generics), name.ty(), &name.generics.where_clause);
        let fmt = quote!(::genfn::__private::core::fmt);
        let debug = name.derives("Debug").then(|| {
            let asked = derived_bounds(&name.generics, fields, &quote!(#fmt::Debug));
            quote! {
                impl #implemented #fmt::Debug for #ty #asked {
                    fn fmt(&self, f: &mut #fmt::Formatter<'_>) -> #fmt::Result { #fmt::Debug::fmt(&self.state, f) }
                }
            }
        });
        let function = &signature.ident;
        let default = name.derives("Default").then(|| {
            quote! {
                impl #implemented ::genfn::__private::core::default::Default for #ty #bounds {
                    fn default() -> Self { #function() }
                }
            }
        });
        let delegated = delegated_to(self.declared, name);
        quote! {
            #debug
            #default
            #delegated
        }
    }

    /// How many items are still to come, if the state tells.
    fn named_size_hint(&self) -> Option<TokenStream> {
        let option = quote!(::genfn::__private::Option);
        self.remaining.is_some().then(|| {
            quote! {
                #[inline]
                fn size_hint(&self) -> (usize, #option<usize>) {
                    ::genfn::__private::Close::size_hint(&self.state)
                }
            }
        })
    }

    /// What stands before the step.
    fn named_items(&self) -> TokenStream {
        let (itself, iterates) = (self.itself(), bounds::iterates(&self.declared.items));
        let heads = self.heads();
        quote!(#itself #iterates #heads)
    }

    /// The fields whose types nobody knows.
    pub(super) fn types_missing(&self) -> Vec<Field> {
        self.named.iter().flat_map(NamedTypes::missing).listed()
    }
}

/// A step that may panic: then the generator, which has ended, is not to be written down as one that came to its end.
///
/// ```text
/// let panicked = replace(&mut self.panicked, true);
/// let stepped = …;
/// self.panicked = panicked;
/// stepped
/// ```
fn told_of_panics(step: &TokenStream) -> TokenStream {
    let (panicked, stepped) = (internal("__panicked"), internal("__stepped"));
    quote! {
        let #panicked = ::genfn::__private::core::mem::replace(&mut self.panicked, true);
        let #stepped = #step;
        self.panicked = #panicked;
        #stepped
    }
}
