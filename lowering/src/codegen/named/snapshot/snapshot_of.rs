//! What all that is emitted of a generator's snapshots has in common.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::Type;

use super::resting_places::{RestingPlace, WrittenField};
use crate::codegen::context::Codegen;
use crate::codegen::named::generics::{derived_bounds, impl_generics};
use crate::layout::fields::Field;
use crate::listed::Listed;
use crate::sorted::Set;
use crate::source::fingerprint::Hash;
use crate::source::snapshot::{Predicates, Snapshot};
use crate::source::type_name::TypeName;
use crate::syntax::place_names::CLOSED;
use crate::syntax::tokens;

/// All that is emitted of it, under way.
pub(super) struct SnapshotOf<'a> {
    pub(super) codegen: &'a Codegen<'a>,
    pub(super) name: &'a TypeName,
    pub(super) snapshot: &'a Snapshot,
    pub(super) places: Vec<RestingPlace>,
    /// Where the arguments of the attribute `bound` come from: the types of what is held.
    pub(super) types: Vec<Type>,
}

impl SnapshotOf<'_> {
    pub(super) fn is_named_as_shown(&self) -> bool {
        self.snapshot.is_shown() && self.name.generics.params.is_empty()
    }

    /// The user's imports are used, though what they import is not.
    pub(super) fn mentions(&self) -> TokenStream {
        let Snapshot { serialize, deserialize, .. } = self.snapshot;
        let mentions = serialize.iter().chain(deserialize).map(|path| quote!(#[allow(unused_imports)] use #path as _;));
        let mentions: Vec<TokenStream> = mentions.listed();
        quote!(const _: () = { #(#mentions)* };)
    }

    pub(super) fn places_name(&self) -> Ident {
        if self.is_named_as_shown() {
            return self.snapshot.shown(&self.name.name);
        }
        format_ident!("__{}Places", self.name.name, span = self.name.name.span())
    }

    /// Each field that is written, with the type parameter that stands for it.
    pub(super) fn params(&self) -> Vec<(Field, Ident, Type)> {
        let mut found = Set::new();
        let held = self.places.iter().flat_map(|place| &place.held);
        let held = held.filter(|held| found.insert(held.field));
        held.map(|held| (held.field, self.param(held.field), held.ty.clone())).listed()
    }

    /// A `line` may be a `Line`, which is a type of the user's, and what the parameter is by default.
    pub(super) fn param(&self, field: Field) -> Ident {
        let name = self.codegen.names.param(field);
        format_ident!("__Held{}", name, span = name.span())
    }

    pub(super) fn where_clause(&self, bounds: Option<&Predicates>, asked: &TokenStream) -> TokenStream {
        let generics = &self.name.generics;
        match bounds {
            Some(bounds) => {
                let written = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
                quote!(where #(#written,)* #bounds)
            }
            None => {
                let of_params = self
                    .types
                    .iter()
                    .filter(|ty| generics.type_params().any(|param| tokens::names(ty, &param.ident.to_string())));
                derived_bounds(generics, &of_params.cloned().listed(), asked)
            }
        }
    }

    pub(super) fn written_bounds(&self) -> TokenStream {
        let serde = self.snapshot.serde();
        let bounds = self.snapshot.bounds.as_ref().and_then(|bounds| bounds.serialize.as_ref());
        self.where_clause(bounds, &quote!(#serde::Serialize))
    }

    pub(super) fn read_bounds(&self) -> TokenStream {
        let serde = self.snapshot.serde();
        let bounds = self.snapshot.bounds.as_ref().and_then(|bounds| bounds.deserialize.as_ref());
        self.where_clause(bounds, &quote!(#serde::de::DeserializeOwned))
    }

    pub(super) fn snapshot(&self) -> TokenStream {
        let (ty, generics) = (self.name.ty(), impl_generics(&self.name.generics));
        let (bounds, state) = (&self.name.generics.where_clause, &self.codegen.state_name);
        let (called, hash) = (&self.snapshot.name, self.hash());
        let option = quote!(::genfn::__private::Option);
        let (version, of) = match &self.snapshot.version {
            Some(version) => (quote!(#option::Some(#version)), format!("{called} {version} #{hash:016x}")),
            None => (quote!(#option::None), format!("{called} #{hash:016x}")),
        };
        let from = self.snapshot.from.iter().map(|(version, _)| version);
        quote! {
            impl #generics ::genfn::snapshot::Snapshot for #ty #bounds {
                const OF: ::genfn::snapshot::Of = ::genfn::snapshot::Of::new(#called, #version, #of, &[#(#from),*]);
                fn is_suspended(&self) -> bool {
                    !::genfn::__private::core::matches!(self.state, #state::Unresumed { .. } | #state::Returned)
                }
            }
        }
    }

    /// What tells this machine from others: with a version its shape alone.
    pub(super) fn hash(&self) -> u64 {
        let mut hash = Hash::new();
        if self.snapshot.version.is_none() {
            hash.word(&format!("{:x}", self.snapshot.fingerprint));
        }
        for RestingPlace { name, held, .. } in &self.places {
            hash.word(&name.to_string());
            for WrittenField { name, ty, .. } in held {
                hash.word(&name.to_string());
                hash.tokens(ty.to_token_stream());
            }
            hash.word("}");
        }
        hash.finish()
    }

    /// `__OrderStates::Suspend1 { id, total }`, with variables for what is written and nothing else.
    pub(super) fn found(&self, place: &RestingPlace) -> TokenStream {
        let fields: Vec<(Field, Ident)> =
            place.held.iter().enumerate().map(|(i, held)| (held.field, variable(i))).listed();
        self.codegen.holding(place.entry, &fields)
    }

    /// `__OrderPlaces::paid { id: …, total: … }`
    pub(super) fn made(
        &self,
        place: &RestingPlace,
        value: impl Fn(usize, &WrittenField) -> TokenStream,
    ) -> TokenStream {
        let (places, name) = (self.places_name(), &place.name);
        let fields = place.held.iter().enumerate().map(|(i, held)| {
            let (name, value) = (&held.name, value(i, held));
            quote!(#name: #value)
        });
        quote!(#places::#name { #(#fields),* })
    }
}

pub(super) fn variable(i: usize) -> Ident {
    format_ident!("__held_{i}", span = Span::mixed_site())
}

pub(super) fn closed() -> Ident {
    Ident::new(CLOSED, Span::call_site())
}
