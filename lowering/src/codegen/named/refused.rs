//! A generator whose type has a name, where that can't be emitted: the body could not be lowered, or types are missing.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::emitted::NamedMachine;
use super::generics::{declared_generics, delegated_to, impl_generics, unused_parameters};
use crate::codegen::context::Codegen;
use crate::codegen::items;
use crate::exceptions::Lowered;
use crate::layout::fields::Field;
use crate::listed::Listed;
use crate::sorted::Set;
use crate::source::arguments::Argument;
use crate::source::function::Function;
use crate::source::signature::Declared;
use crate::source::type_name::TypeName;
use crate::syntax::tokens::{any, has_references, is_sign, names};

/// The type without its states, where the body could not be lowered or rustc is to tell of types: its callers need no more.
pub(crate) fn stub_type(function: &Function, declared: Option<&Declared>, name: &TypeName) -> TokenStream {
    let (vis, ident, ty) = (&function.visibility, &name.name, name.ty());
    let (implemented, bounds) = (impl_generics(&name.generics), &name.generics.where_clause);
    let declared_generics = declared_generics(&name.generics, false);
    let held = unused_parameters(&name.generics, &TokenStream::new());
    // What is borrowed lives long enough, as the fields would say.
    let borrows = declared.map(|declared| &declared.yields).filter(|yields| is_of_references(yields));
    let borrows = borrows.map(|yields| quote!(::genfn::__private::core::marker::PhantomData<fn() -> #yields>));
    let held = [held, borrows].into_iter().flatten();
    let struct_ = quote!(#[allow(dead_code)] #vis struct #ident #declared_generics (#(#held),*););
    let or_nothing = |ty: &syn::Type| if names(ty, "_") { syn::parse_quote!(()) } else { ty.clone() };
    let never = quote!(::genfn::__private::core::unimplemented!());
    let option = quote!(::genfn::__private::Option);
    let Some(Declared { yields, sends, returns, .. }) = declared else { return struct_ };
    let (yields, sends, returns) = (or_nothing(yields), or_nothing(sends), or_nothing(returns));
    let iterates = declared.is_some_and(|declared| declared.has_items() || declared.iterates);
    let is_fallible = declared.is_some_and(|declared| declared.protocol.is_fallible());
    let item = if is_fallible { quote!(<#returns as ::genfn::Iterates<#yields>>::Item) } else { quote!(#yields) };
    let iterator = iterates.then(|| {
        quote! {
            impl #implemented ::genfn::__private::Iterator for #ty #bounds {
                type Item = #item;
                fn next(&mut self) -> #option<#item> { #never }
            }
        }
    });
    let generator = declared.filter(|declared| !declared.has_items()).map(|_| {
        quote! {
            impl #implemented ::genfn::Generator for #ty #bounds {
                type Yield = #yields;
                type Send = #sends;
                type Return = #returns;
                fn resume(&mut self, _: ::genfn::Resume<#sends, #returns>)
                    -> ::genfn::__private::Result<#yields, ::genfn::StopIteration<#returns>> { #never }
                fn state(&self) -> ::genfn::State { #never }
                fn suspended_at(&self) -> #option<&'static ::genfn::__private::core::panic::Location<'static>> { #never }
                fn delegate(&self) -> #option<&dyn ::genfn::Inspect> { #never }
            }
        }
    });
    let derived = ["Clone", "Debug", "Default"].into_iter().filter(|derived| name.derives(derived)).map(|derived| match derived {
        "Clone" => quote! {
            impl #implemented ::genfn::__private::core::clone::Clone for #ty #bounds { fn clone(&self) -> Self { #never } }
        },
        "Debug" => quote! {
            impl #implemented ::genfn::__private::core::fmt::Debug for #ty #bounds {
                fn fmt(&self, _: &mut ::genfn::__private::core::fmt::Formatter<'_>) -> ::genfn::__private::core::fmt::Result { #never }
            }
        },
        _ => quote! {
            impl #implemented ::genfn::__private::core::default::Default for #ty #bounds { fn default() -> Self { #never } }
        },
    });
    let snapshots = stub_snapshots(name);
    let delegated = declared.map(|declared| delegated_to(declared, name));
    quote!(#struct_ #iterator #generator #(#derived)* #snapshots #delegated)
}

/// What is written down and read again by nobody.
pub(super) fn stub_snapshots(name: &TypeName) -> TokenStream {
    let Some(snapshot) = &name.snapshot else { return TokenStream::new() };
    let (serde, ty, bounds) = (snapshot.serde(), name.ty(), &name.generics.where_clause);
    let result = quote!(::genfn::__private::Result);
    let never = quote!(::genfn::__private::core::unimplemented!());
    let written = snapshot.serialize.as_ref().map(|path| {
        let implemented = impl_generics(&name.generics);
        quote! {
            #[allow(unused_imports)]
            const _: () = { use #path as _; };
            impl #implemented #serde::Serialize for #ty #bounds {
                fn serialize<__S: #serde::Serializer>(&self, _: __S) -> #result<__S::Ok, __S::Error> { #never }
            }
        }
    });
    let read = snapshot.deserialize.as_ref().map(|path| {
        let mut generics = name.generics.clone();
        generics.params.insert(0, syn::parse_quote!('__de));
        let implemented = impl_generics(&generics);
        quote! {
            #[allow(unused_imports)]
            const _: () = { use #path as _; };
            impl #implemented #serde::Deserialize<'__de> for #ty #bounds {
                fn deserialize<__D: #serde::Deserializer<'__de>>(_: __D) -> #result<Self, __D::Error> { #never }
            }
        }
    });
    quote!(::genfn::__private::snapshots! { @ #written #read })
}

/// Whether a type holds references, and names nothing that the bounds of a struct would have to tell.
fn is_of_references(ty: &syn::Type) -> bool {
    has_references(ty) && !any(ty.to_token_stream(), &mut |token| is_sign(token, ':')) && !names(ty, "_")
}

impl Codegen<'_> {
    /// An error at each local of a type that the body declares: it can't be named outside.
    pub(super) fn types_declared_inside(&self) -> Vec<syn::Error> {
        let declared = items::types(&self.body.block);
        let known = self.named.iter().flat_map(|types| &types.fields);
        let of_locals = known.filter_map(|(field, ty)| Some((field.only_local()?, ty.as_ref()?)));
        let mut told = Set::new();
        let errors = of_locals.filter_map(|(local, ty)| {
            let item = declared.iter().find(|item| names(ty, &item.to_string()))?;
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
            let heads = self.heads();
            let questions = self.questions_about_names(name);
            quote!(#questions let _ = || { #heads let _ = { #machine }; };)
        } else {
            let arguments = arguments.iter().map(Argument::value);
            quote!(let _ = (#(&#arguments,)*);)
        };
        let unnameable = self.asks_types.iter().filter_map(|field| self.unnameable(*field, name)).chain(inside);
        let errors: TokenStream = unnameable.map(|error| error.to_compile_error()).collect();
        let never = quote!(::genfn::__private::core::unimplemented!());
        NamedMachine {
            body: quote!(#machine #never),
            is_made: false,
            items: {
                let stub = stub_type(function, Some(self.declared), name);
                quote!(#errors #stub)
            },
        }
    }

    /// One whose type can't be written at all, and that rustc is not asked for.
    fn unnameable(&self, field: Field, name: &TypeName) -> Option<syn::Error> {
        const MAY_HOLD: &str = "may hold a closure or a future, whose type has no name";
        // No box can be written down, and no pointer.
        let or = |way_out: &'static str| if name.snapshot.is_some() { "" } else { way_out };
        let (at, message) = match field {
            Field::Local(local, _) if self.types.locals.contains_key(&local) => return None,
            Field::Delegate(_) | Field::Value(_) if self.types.fields.contains_key(&field) => return None,
            Field::Local(local, _) => {
                let shown = self.body.named(local);
                let role = self.body.locals[local.0].role;
                let message = if role.is_of_the_user() {
                    let or = or(", or write its type, a box or an `fn` pointer");
                    format!(
                        "`{shown}` is held across a `yield_!`, and {MAY_HOLD}: make it anew behind the `yield_!`{or}"
                    )
                } else if role.is_iterator() {
                    let or =
                        or(", or write a box before it, `let items: Box<dyn Iterator<Item = …> + '_> = Box::new(…);`");
                    format!("the iterator of this loop {MAY_HOLD}: do in the loop what the closure does{or}")
                } else {
                    let or = or(", a box or an `fn` pointer");
                    format!(
                        "what this evaluates to is held across a `yield_!`, and {MAY_HOLD}: write a `let` with its type before it{or}"
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
