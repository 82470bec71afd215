//! A machine whose type has a name: see [`TypeName`].
//!
//! ```text
//! pub struct Walk<'a, T> { state: __Walk<&'a Tree<T>, Iter<'a, T>> }
//! enum __Walk<Tree, Iter> { Unresumed { tree: Tree }, Suspend1 { iter: Iter, … }, Returned }     // as without a name
//!
//! impl<'a, T> Iterator for Walk<'a, T> {
//!     type Item = &'a T;
//!     fn next(&mut self) -> Option<&'a T> { named::next(&mut self.state, |state: &mut __Walk<_, _>| …) }
//! }
//! fn walk<'a, T>(tree: &'a Tree<T>) -> Walk<'a, T> { Walk { state: __Walk::Unresumed { tree } } }
//! ```
//!
//! The enum stays generic: so `derive` on both says what it should, and no arm names a type. The types stand in the struct's one field.
//! What they are, the body's syntax has to tell (`analysis/known_types/`). What is dead needs no type as long as it has nothing to drop:
//! its field is `()`, which rustc is asked to confirm where it is saved. Where a live one is not known, rustc is asked for it: the body is
//! emitted as it is without a name, in a closure that nobody calls, with a question for each (`core/src/named/saved.rs`).

mod generics;
mod refused;

pub(crate) use refused::stub_type;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Type;

use self::generics::{
    declared_generics, derived_bounds, impl_generics, needs_bounds, promised_besides, quiet, unused_parameters,
};
use super::context::Codegen;
use super::fold::Whole;
use super::{bounds, items, resume, state};
use crate::analysis::known_types::{Told, TypesBySyntax, exhausted};
use crate::emit::questions;
use crate::emit::tokens::{internal, located};
use crate::exceptions::Lowered;
use crate::layout::Layout;
use crate::layout::fields::Field;
use crate::layout::written_types::NamedTypes;
use crate::listed::Listed;
use crate::sorted::{Map, Set};
use crate::source::arguments::Argument;
use crate::source::function::Function;
use crate::source::signature::Declared;
use crate::source::type_name::TypeName;
use crate::syntax::tokens;

/// What a generator with a name is emitted as.
pub(crate) struct NamedMachine {
    /// The function's block.
    pub(crate) body: TokenStream,
    /// What stands beside the function.
    pub(crate) items: TokenStream,
}

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
    };
    let known = TypesBySyntax::solve(layout.analysed.body, &told);
    let mut codegen = resume::codegen(ident, declared, source, arguments, layout, Some(name));
    codegen.named = Some(NamedTypes::solve(known, codegen.names, declared));
    let of_nothing = name.told_of_nothing(codegen.body.locals.iter().map(|local| &local.name));
    let of_nothing: TokenStream = of_nothing.iter().map(syn::Error::to_compile_error).collect();
    let missing = codegen.types_missing();
    let inside = codegen.types_declared_inside();
    if missing.is_empty() && inside.is_empty() {
        codegen.frames = Set::new();
        let known = codegen.named.as_ref().map(|types| &types.known.locals);
        codegen.types = codegen.types.of_a_named(known.unwrap_or(&Map::new()));
        let NamedMachine { body, items } =
            codegen.named_machine(ident, source, arguments, &function.signature, name, &function.visibility);
        return NamedMachine { body, items: quote!(#of_nothing #items) };
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
        let state = self.state_name.clone();
        let fields = self.names.all_fields().map(|field| types.fields[&field].clone());
        let fields: Vec<Type> = fields.flatten().listed();
        let held = if fields.is_empty() { quote!(#state) } else { quote!(#state<#(#fields),*>) };
        let needs_bounds = self.body.handles || fields.iter().any(|ty| needs_bounds(ty, name));
        let definition = self.state_definition(function, source);
        let checked = self.as_written(source, arguments);
        let itself = (!checked.is_empty()).then(|| self.itself());
        let checked = quote!(#itself #checked);
        let built = self.built(signature, name, &first, &held);
        let struct_ = self.named_struct(function, name, vis, &held, needs_bounds);
        let implemented = [
            self.named_iterator(source, arguments, name),
            self.named_generator(name),
            self.named_traits(signature, name, &fields),
        ];
        let implemented: TokenStream = implemented.into_iter().collect();
        let items = self.hoisted_items();
        if items.is_empty() {
            return NamedMachine { body: quote!(#checked #built), items: quote!(#struct_ #definition #implemented) };
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
        NamedMachine { body: built, items: quote!(#struct_ #definition #hidden) }
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
        let made = quote!(#ident { state: #first #unused });
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
        quote! {
            #[doc = #doc]
            #[must_use = #must_use]
            #(#attrs)*
            #derives
            #vis struct #ident #declared #bounds { state: #held #unused }
        }
    }

    /// `Iterator`, where it is nothing else.
    fn named_iterator(&self, source: &Lowered, arguments: &[Argument], name: &TypeName) -> TokenStream {
        if !self.declared.has_items() {
            return TokenStream::new();
        }
        let (implemented, ty, bounds) = (impl_generics(&name.generics), name.ty(), &name.generics.where_clause);
        let yields = &self.declared.yields;
        let option = quote!(::genfn::__private::core::option::Option);
        let next = if self.takes_resume_argument() {
            quote!(self.__stepped(::genfn::named::Iterating))
        } else {
            let (items, step) = (self.named_items(), self.named_step());
            let next = Ident::new(if self.says() { "next_that_says" } else { "next" }, Span::call_site());
            quote!(#items ::genfn::named::#next::<#yields, _, _, _>(&mut self.state, #step))
        };
        let fold = self.whole(source, arguments, &self.unknowns()).map(|Whole { run, .. }| {
            let (state, items) = (&self.state_name, self.named_items());
            quote! {
                #[inline]
                fn fold<__B, __G: ::genfn::__private::core::ops::FnMut(__B, #yields) -> __B>(self, init: __B, fold: __G) -> __B {
                    #items
                    let is_fresh = ::genfn::__private::core::cfg!(not(debug_assertions))
                        && ::genfn::__private::core::matches!(self.state, #state::Unresumed { .. });
                    if is_fresh {
                        return ::genfn::named::folded_whole::<#yields, _, _, _, _, _>(self.state, #run, init, fold);
                    }
                    ::genfn::named::folded_items(self, init, fold)
                }
            }
        });
        let quiet = quiet();
        quote! {
            #quiet
            impl #implemented ::genfn::__private::core::iter::Iterator for #ty #bounds {
                type Item = #yields;
                #[inline]
                fn next(&mut self) -> #option<#yields> { #next }
                #[inline]
                fn size_hint(&self) -> (usize, #option<usize>) {
                    ::genfn::__private::Close::size_hint(&self.state)
                }
                #fold
            }
            impl #implemented ::genfn::__private::core::iter::FusedIterator for #ty #bounds {}
        }
    }

    /// The step, in a method, and what is made of it: `Generator`, its items, its end.
    fn named_generator(&self, name: &TypeName) -> TokenStream {
        if !self.takes_resume_argument() {
            return TokenStream::new();
        }
        let (implemented, ty, bounds) = (impl_generics(&name.generics), name.ty(), &name.generics.where_clause);
        let (yields, sends, returns) = (&self.declared.yields, &self.declared.sends, &self.declared.returns);
        let (kind, items, step) = (questions::kind(sends), self.named_items(), self.named_step());
        let quiet = quiet();
        let stepped = quote! {
            #quiet
            impl #implemented #ty #bounds {
                #[inline(always)]
                fn __stepped<__U: ::genfn::named::Uses<#yields, #sends, #returns>>(&mut self, __uses: __U) -> __U::Out {
                    #items
                    ::genfn::named::stepped::<#yields, #sends, #returns, _, _, _, _, _>(#kind, &mut self.state, #step, __uses)
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
        let option = quote!(::genfn::__private::core::option::Option);
        let saved = quote!(::genfn::__private::Saved::<#yields, #sends, #returns>);
        let handles = self.body.handles;
        let iterated = self.named_items_of_a_generator(name);
        quote! {
            #stepped
            #dropped
            #iterated
            impl #implemented ::genfn::Generator for #ty #bounds {
                type Yield = #yields;
                type Send = #sends;
                type Return = #returns;
                #[inline(always)]
                fn resume(&mut self, resume: ::genfn::Resume<#sends, #returns>)
                    -> ::genfn::__private::core::result::Result<#yields, ::genfn::StopIteration<#returns>>
                {
                    self.__stepped(::genfn::named::Resuming(resume))
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
        let option = quote!(::genfn::__private::core::option::Option);
        let (item, mode) = if self.declared.protocol.is_fallible() {
            (quote!(<#returns as ::genfn::Iterates<#yields>>::Item), quote!(::genfn::__private::LastError))
        } else {
            let mode = self.declared.asked.clone().unwrap_or_else(|| quote!(::genfn::Plain));
            (yields.to_token_stream(), mode)
        };
        quote! {
            impl #implemented ::genfn::__private::core::iter::Iterator for #ty #bounds {
                type Item = #item;
                #[inline]
                fn next(&mut self) -> #option<#item> { ::genfn::named::item(#mode, self) }
                #[inline]
                fn size_hint(&self) -> (usize, #option<usize>) {
                    ::genfn::__private::Close::size_hint(&self.state)
                }
            }
            impl #implemented ::genfn::__private::core::iter::FusedIterator for #ty #bounds {}
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
        let way = if self.declared.has_items() {
            quote!(::genfn::named::ByIterator)
        } else {
            let exhausted = exhausted(&self.declared.returns);
            quote!(::genfn::named::ByGenerator<#exhausted>)
        };
        let mut lent = name.generics.clone();
        lent.params.insert(0, syn::parse_quote!('__d));
        let lent = impl_generics(&lent);
        quote! {
            #debug
            #default
            #[diagnostic::do_not_recommend]
            impl #implemented ::genfn::named::DelegatedTo for #ty #bounds { type Way = #way; }
            #[diagnostic::do_not_recommend]
            impl #lent ::genfn::named::DelegatedTo for &'__d mut #ty #bounds { type Way = #way; }
        }
    }

    /// The closure that steps it.
    fn named_step(&self) -> TokenStream {
        let (parameter, state, output) = (self.parameter(), self.state_inferred(), self.output());
        if !self.takes_resume_argument() {
            let said = self.says().then(|| {
                let (said, yields) = (internal("__said"), &self.declared.yields);
                quote!(, #said: ::genfn::__private::Said<'_, #yields>)
            });
            let contents = self.contents(TokenStream::new());
            return quote!(|#parameter: &mut #state #said| #output { #contents });
        }
        let (sends, returns, resume) = (&self.declared.sends, &self.declared.returns, internal("__resume"));
        let contents = self.contents(quote!(let mut #resume = #resume;));
        quote!(|#parameter: &mut #state, #resume: ::genfn::Resume<#sends, #returns>| #output { #contents })
    }

    /// What stands before the step.
    fn named_items(&self) -> TokenStream {
        let (itself, iterates) = (self.itself(), bounds::iterates(&self.declared.items));
        quote!(#itself #iterates)
    }

    /// The fields whose types nobody knows.
    pub(super) fn types_missing(&self) -> Vec<Field> {
        self.named.iter().flat_map(NamedTypes::missing).listed()
    }
}

impl Codegen<'_> {
    /// An error at each local of a type that the body declares: it can't be named outside.
    fn types_declared_inside(&self) -> Vec<syn::Error> {
        let declared = items::types(&self.body.block);
        let known = self.named.iter().flat_map(|types| &types.fields);
        let of_locals = known.filter_map(|(field, ty)| Some((field.only_local()?, ty.as_ref()?)));
        let mut told = Set::new();
        let errors = of_locals.filter_map(|(local, ty)| {
            let item = declared.iter().find(|item| tokens::names(ty, &item.to_string()))?;
            let shown = self.body.named(local);
            told.insert(local).then(|| {
                let message = format!(
                    "`{shown}` is held across a `yield_!`, and its type names `{item}`, which only this function sees: declare `{item}` outside"
                );
                syn::Error::new(shown.span(), message)
            })
        });
        errors.listed()
    }

    /// The function where types are missing: its machine, in a closure that nobody calls, in which rustc tells of each.
    pub(super) fn refused_without_types(
        &self,
        source: &Lowered,
        arguments: &[Argument],
        function: &Function,
        name: &TypeName,
        inside: Vec<syn::Error>,
    ) -> NamedMachine {
        // Where nothing is asked, nothing is to be said of the machine.
        let asks = !self.missing_types_asked().is_empty();
        let machine = if asks {
            let machine = self.machine(&function.signature.ident, source, arguments);
            quote!(let _ = || { let _ = { #machine }; };)
        } else {
            let arguments = arguments.iter().map(Argument::value);
            quote!(let _ = (#(&#arguments,)*);)
        };
        let unnameable = self.asks_types.iter().filter_map(|field| self.unnameable(*field)).chain(inside);
        let errors: TokenStream = unnameable.map(|error| error.to_compile_error()).collect();
        let never = quote!(::genfn::__private::core::unimplemented!());
        NamedMachine {
            body: quote!(#machine #never),
            items: {
                let stub = stub_type(function, Some(self.declared), name);
                quote!(#errors #stub)
            },
        }
    }

    /// One whose type can't be written at all, and that rustc is not asked for.
    fn unnameable(&self, field: Field) -> Option<syn::Error> {
        const MAY_HOLD: &str = "may hold a closure or a future, whose type has no name";
        let (at, message) = match field {
            Field::Local(local, _) if self.types.locals.contains_key(&local) => return None,
            Field::Delegate(_) | Field::Value(_) if self.types.fields.contains_key(&field) => return None,
            Field::Local(local, _) => {
                let shown = self.body.named(local);
                let role = self.body.locals[local.0].role;
                let message = if role.is_of_the_user() {
                    format!(
                        "`{shown}` is held across a `yield_!`, and {MAY_HOLD}: make it anew behind the `yield_!`, or write its type, a box or an `fn` pointer"
                    )
                } else if role.is_iterator() {
                    format!(
                        "the iterator of this loop {MAY_HOLD}: do in the loop what the closure does, or write a box before it, `let items: Box<dyn Iterator<Item = …> + '_> = Box::new(…);`"
                    )
                } else {
                    format!(
                        "what this evaluates to is held across a `yield_!`, and {MAY_HOLD}: write a `let` with its type before it, a box or an `fn` pointer"
                    )
                };
                (shown.span(), message)
            }
            Field::Delegate(point) => {
                let message = format!(
                    "what is delegated to {MAY_HOLD}: write `for item in … {{ yield_!(item); }}`, or a `let` with its type before it"
                );
                (self.body.points[point.0].name, message)
            }
            Field::Value(_) | Field::Chain(..) => {
                let message =
                    format!("what this evaluates to {MAY_HOLD}: write a `let` with its type, `let value: … = …`");
                (self.names.field(field).span(), message)
            }
        };
        Some(syn::Error::new(at, message))
    }
}
