//! What reads it: this version, and older ones.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

use super::resting_places::{RestingPlace, WrittenField};
use super::snapshot_of::{SnapshotOf, closed, variable};
use crate::codegen::named::generics::{impl_generics, unused_parameters};
use crate::listed::Listed;
use crate::syntax::tokens::Joined;

impl SnapshotOf<'_> {
    pub(super) fn deserialize(&self) -> TokenStream {
        if self.snapshot.deserialize.is_none() {
            return TokenStream::new();
        }
        let (serde, ty, generics) = (self.snapshot.serde(), self.name.ty(), self.reading_generics());
        let (bounds, result) = (self.read_bounds(), quote!(::genfn::__private::Result));
        let (places, closed) = (self.places_name(), closed());
        let types = self.places.iter().enumerate().map(|(number, place)| {
            let made =
                self.made(place, |_, WrittenField { ty, .. }| quote!(::genfn::snapshot::Reads::<#ty>::NEW.read()));
            let number = proc_macro2::Literal::usize_unsuffixed(number);
            quote!(#number => #made,)
        });
        let types: TokenStream = types.collect();
        let read = quote!(::genfn::snapshot::read_as(deserializer, |place: usize| match place { #types _ => #places::#closed {} })?);
        let state = if self.snapshot.check.is_some() {
            let shown = self.arms(&|place| self.made(place, |i, _| it(i)));
            quote!(Self::__of_a_snapshot(match #read { #shown #places::#closed {} => #places::#closed {} }))
        } else {
            let arms = self.restored(&it);
            let state = &self.codegen.state_name;
            let made = self.itself(&quote!(match #read { #arms #places::#closed {} => #state::Returned }));
            quote!(#result::Ok(#made))
        };
        let (migrated, of_a_snapshot) = (self.migrated(), self.of_a_snapshot());
        quote! {
            impl #generics #serde::Deserialize<'__de> for #ty #bounds {
                fn deserialize<__D: #serde::Deserializer<'__de>>(deserializer: __D) -> #result<Self, __D::Error> {
                    ::genfn::snapshot::read(deserializer)
                }
            }
            impl #generics ::genfn::snapshot::Restored<'__de> for #ty #bounds {
                fn restored<__D: #serde::Deserializer<'__de>>(deserializer: __D) -> #result<Self, __D::Error> {
                    #[allow(unused_imports)]
                    use ::genfn::snapshot::{NotReadable as _, OfOthers as _};
                    #state
                }
                #migrated
            }
            #of_a_snapshot
        }
    }

    /// `impl<'__de, 'a, T>`
    fn reading_generics(&self) -> TokenStream {
        let mut generics = self.name.generics.clone();
        generics.params.insert(0, syn::parse_quote!('__de));
        impl_generics(&generics)
    }

    /// An arm for each place, in which its fields are variables.
    fn arms(&self, value: &dyn Fn(&RestingPlace) -> TokenStream) -> TokenStream {
        let arms = self.places.iter().map(|place| {
            let (found, value) = (self.made(place, |i, _| variable(i).into_token_stream()), value(place));
            quote!(#found => #value,)
        });
        arms.joined()
    }

    /// The same, where the value is the state. `it` is what was read, of the variable of that number.
    fn restored(&self, it: &dyn Fn(usize) -> TokenStream) -> TokenStream {
        self.arms(&|place| {
            let mut checks = TokenStream::new();
            let fields = place.held.iter().enumerate().map(|(i, WrittenField { field, .. })| {
                let name = self.codegen.names.field(*field);
                let value = it(i);
                if field.delegating_point().is_none() {
                    return quote!(#name: #value);
                }
                let (variable, called) = (variable(i), place.name.to_string());
                let handled = self.codegen.body.handles.then(|| quote!(.handled()));
                checks.extend(quote! {
                    let #variable = #value #handled;
                    if !::genfn::snapshot::AsDelegate(&#variable).suspended() {
                        return ::genfn::__private::Err(::genfn::snapshot::not_suspended(#called));
                    }
                });
                quote!(#name: #variable)
            });
            let left_out = place.left_out.iter().map(|(field, nothing)| {
                let name = self.codegen.names.field(*field);
                quote!(#name: #nothing)
            });
            let fields: Vec<TokenStream> = fields.chain(left_out).listed();
            let made = self.codegen.variant_made(place.entry, &quote!(#(#fields),*), Span::call_site());
            if checks.is_empty() { made } else { quote!({ #checks #made }) }
        })
    }

    /// `Order { state: … }`
    fn itself(&self, state: &TokenStream) -> TokenStream {
        let name = &self.name.name;
        let held = self.codegen.held_types();
        let unused = unused_parameters(&self.name.generics, &held)
            .map(|_| quote!(, unused: ::genfn::__private::core::marker::PhantomData));
        let panicked = self.name.is_serialized().then(|| quote!(, panicked: false));
        quote!(#name { state: #state #panicked #unused })
    }

    /// Older versions, each by the user's function.
    fn migrated(&self) -> TokenStream {
        if self.snapshot.from.is_empty() {
            return TokenStream::new();
        }
        let (serde, result) = (self.snapshot.serde(), quote!(::genfn::__private::Result));
        let arms = self.snapshot.from.iter().enumerate().map(|(number, (version, function))| {
            let number = proc_macro2::Literal::usize_unsuffixed(number);
            let version = version.value();
            let at = function.span();
            let migrated = quote_spanned! {at=>
                ::genfn::snapshot::migrated(#version, #function(#serde::Deserialize::deserialize(deserializer)?))?
            };
            quote!(#number => #migrated,)
        });
        let arms: TokenStream = arms.collect();
        quote! {
            fn migrated<__D: #serde::Deserializer<'__de>>(older: usize, deserializer: __D) -> #result<Self, __D::Error> {
                Self::__of_a_snapshot(match older {
                    #arms
                    _ => return #result::Err(#serde::de::Error::custom("nobody reads this version; this is a bug in genfn")),
                })
            }
        }
    }

    /// The generator that a snapshot says, if it is a good one.
    fn of_a_snapshot(&self) -> TokenStream {
        if !self.snapshot.is_shown() {
            return TokenStream::new();
        }
        let (serde, ty, generics) = (self.snapshot.serde(), self.name.ty(), impl_generics(&self.name.generics));
        let (_, args, _) = self.name.generics.split_for_impl();
        let (bounds, shown) = (self.read_bounds(), self.snapshot.shown(&self.name.name));
        let (places, closed, state) = (self.places_name(), closed(), &self.codegen.state_name);
        let check = self
            .snapshot
            .check
            .as_ref()
            .map(|check| quote_spanned!(check.span()=> ::genfn::snapshot::checked(#check(&snapshot))?;));
        let arms = self.restored(&|i| variable(i).into_token_stream());
        let made = self.itself(&quote!(match snapshot { #arms #places::#closed {} => #state::Returned }));
        let result = quote!(::genfn::__private::Result);
        quote! {
            impl #generics #ty #bounds {
                fn __of_a_snapshot<__E: #serde::de::Error>(snapshot: #shown #args) -> #result<Self, __E> {
                    #[allow(unused_imports)]
                    use ::genfn::snapshot::OfOthers as _;
                    #check
                    #result::Ok(#made)
                }
            }
        }
    }
}

/// What was read, out of what read it.
fn it(i: usize) -> TokenStream {
    let variable = variable(i);
    quote!(#variable.it())
}
