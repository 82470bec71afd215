//! The enum that is written: a variant for each place.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::resting_places::{RestingPlace, WrittenField};
use super::snapshot_of::{SnapshotOf, closed};
use crate::layout::fields::Field;
use crate::listed::Listed;
use crate::source::snapshot::Snapshot;

impl SnapshotOf<'_> {
    pub(super) fn enumeration(&self, vis: &syn::Visibility) -> TokenStream {
        let (snapshot, serde, places) = (self.snapshot, self.snapshot.serde(), self.places_name());
        let params = self.params();
        let all_of = |asked: &TokenStream, of_maybe: &TokenStream| {
            let bounds = params.iter().map(|(field, param, _)| {
                let asked = if field.variable().is_optional() { of_maybe } else { asked };
                quote!(#param: #asked)
            });
            let bounds: Vec<TokenStream> = bounds.listed();
            quote!(#(#bounds),*).to_string()
        };
        let written = all_of(&quote!(#serde::Serialize), &quote!(::genfn::snapshot::WritesMaybe));
        let read = all_of(&quote!(#serde::Deserialize<'de>), &quote!(::genfn::snapshot::ReadsMaybe<'de>));
        let (derived, bounds): (Vec<_>, Vec<_>) = [
            snapshot.serialize.as_ref().map(|_| (quote!(#serde::Serialize), quote!(serialize = #written))),
            snapshot.deserialize.as_ref().map(|_| (quote!(#serde::Deserialize), quote!(deserialize = #read))),
        ]
        .into_iter()
        .flatten()
        .unzip();
        // A name of the user's need not be one of Rust's, as RON asks of an enum's.
        let (serde, called) = (serde.to_string(), self.name.name.to_string().trim_start_matches("r#").to_owned());
        let variants = self.places.iter().map(|RestingPlace { name, held, .. }| {
            let fields = held.iter().map(|WrittenField { field, name, .. }| {
                let (param, ways) = (self.param(*field), self.ways(*field));
                quote!(#ways #name: #param)
            });
            quote!(#name { #(#fields),* })
        });
        let closed = closed();
        // A type of no parameters has the user's name itself, for rustc to say that.
        let shown = self.is_named_as_shown();
        let params = params.iter().map(|(_, param, ty)| if shown { quote!(#param = #ty) } else { quote!(#param) });
        let params: Vec<TokenStream> = params.listed();
        // Rust has no way to name the fields of an enum that it does not see.
        let vis = snapshot.is_shown().then_some(vis);
        let doc = if shown { self.doc() } else { quote!(#[doc(hidden)]) };
        let alias = (snapshot.is_shown() && !shown).then(|| self.alias(vis));
        quote! {
            #doc
            #[derive(#(#derived),*)]
            #[serde(crate = #serde, rename = #called, deny_unknown_fields, bound(#(#bounds),*))]
            #[allow(non_camel_case_types, dead_code)]
            #vis enum #places<#(#params),*> { #(#variants,)* #closed {} }
            #alias
        }
    }

    /// How a field is written and read. One that may be there is a list, of which JSON knows whether something is in it: it does not know
    /// `Some(())` from `None`.
    fn ways(&self, field: Field) -> TokenStream {
        let Snapshot { serialize, deserialize, .. } = self.snapshot;
        let is_maybe = field.variable().is_optional();
        let write = serialize.as_ref().filter(|_| is_maybe);
        let write = write.map(|_| quote!(#[serde(serialize_with = "::genfn::snapshot::write_maybe")]));
        let read = if is_maybe { "::genfn::snapshot::read_maybe" } else { "::genfn::snapshot::there" };
        let read = deserialize.as_ref().map(|_| quote!(#[serde(deserialize_with = #read)]));
        quote!(#write #read)
    }

    fn doc(&self) -> TokenStream {
        let doc =
            format!("Where an [`{}`] may be suspended, and what it holds there: what a snapshot says.", self.name.name);
        quote!(#[doc = #doc])
    }

    /// What the user's functions see of it, where the generator has parameters.
    fn alias(&self, vis: Option<&syn::Visibility>) -> TokenStream {
        let (name, places, doc) = (self.snapshot.shown(&self.name.name), self.places_name(), self.doc());
        let params = self.name.generics.params.iter().map(|param| match param {
            syn::GenericParam::Type(param) => param.ident.to_token_stream(),
            syn::GenericParam::Lifetime(param) => param.lifetime.to_token_stream(),
            syn::GenericParam::Const(param) => {
                let (name, ty) = (&param.ident, &param.ty);
                quote!(const #name: #ty)
            }
        });
        let types = self.params().into_iter().map(|(_, _, ty)| ty).listed();
        quote! {
            #doc
            #[allow(dead_code)]
            #vis type #name<#(#params),*> = #places<#(#types),*>;
        }
    }
}

/// What leaves a `finally`, where that is written down.
pub(in crate::codegen::named) fn written(exits: &TokenStream, snapshot: &Snapshot) -> TokenStream {
    let serde = snapshot.serde();
    let at = serde.to_string();
    let written = snapshot.serialize.as_ref().map(|_| quote!(#serde::Serialize));
    let read = snapshot.deserialize.as_ref().map(|_| quote!(#serde::Deserialize));
    let derived = written.into_iter().chain(read);
    quote!(#[derive(#(#derived),*)] #[serde(crate = #at)] #exits)
}
