//! A generator whose type has a name: `#[generator(type = Walk)]`.
//!
//! ```text
//! #[generator(type = Walk)]
//! #[derive(Clone, Debug)]
//! pub fn walk<T>(tree: &Tree<T>) -> impl Iterator<Item = &T> { … }
//!
//! pub struct Walk<'a, T> { … }
//! pub fn walk<'a, T>(tree: &'a Tree<T>) -> Walk<'a, T> { … }
//! ```
//!
//! The type has the function's visibility and its generics, in their order. A lifetime that is left out gets a name, for a field can't
//! leave it out: those come first, in the order in which they stand. What stands below `#[generator]` is the function's, but for
//! `derive`s, what else is written for a type, and attributes that follow a `derive` and that no function has: its helpers.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::visit_mut::VisitMut;
use syn::{
    Attribute, FnArg, GenericParam, Generics, Lifetime, LifetimeParam, Meta, PathArguments, ReturnType, Token, Type,
};

use super::fingerprint;
use super::function::Function;
use super::snapshot::{Snapshot, SnapshotArguments};
use crate::diagnostics::Diagnostics;
use crate::listed::Listed;
use crate::sorted::Set;
use crate::syntax::tokens;
use crate::syntax::types;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

/// The type, as far as it is written.
pub(crate) struct TypeName {
    pub(crate) name: Ident,
    /// The types that the attribute tells of locals.
    pub(crate) told: Vec<(Ident, Type)>,
    /// The function's, with a name for each lifetime.
    pub(crate) generics: Generics,
    /// What is derived, each by its path.
    pub(crate) derives: Vec<syn::Path>,
    /// What else belongs on a type.
    pub(crate) attrs: Vec<Attribute>,
    /// How it is written down, if it is.
    pub(crate) snapshot: Option<Snapshot>,
    /// What is wrong with what is said of that: it is told beside the generator, which is made all the same.
    pub(crate) errors: Vec<syn::Error>,
}

impl TypeName {
    /// Takes what is the type's from the function; nothing of a method, beside which no type can stand.
    pub(crate) fn take(
        name: Ident,
        told: Vec<(Ident, Type)>,
        snapshots: &SnapshotArguments,
        function: &mut Function,
        diagnostics: &Diagnostics,
    ) -> Option<TypeName> {
        refuse(function, diagnostics);
        let fingerprint = fingerprint::of(function);
        if function.signature.receiver().is_some() {
            return None;
        }
        name_lifetimes(&mut function.signature);
        let mut derives = Vec::new();
        let mut attrs = Vec::new();
        function.attrs.retain(|attribute| {
            if let (true, Meta::List(list)) = (attribute.path().is_ident("derive"), &attribute.meta) {
                let paths = list.parse_args_with(syn::punctuated::Punctuated::<syn::Path, Token![,]>::parse_terminated);
                match paths {
                    Ok(paths) => derives.extend(paths),
                    Err(error) => diagnostics.push(error),
                }
                return false;
            }
            let of_the_type = is_of_a_type(attribute) || (!derives.is_empty() && is_helper(attribute));
            if of_the_type {
                attrs.push(attribute.clone());
            }
            !of_the_type
        });
        let default = derives.iter().find(|path| path.segments.last().is_some_and(|last| last.ident == "Default"));
        if let (Some(default), false) = (default, function.signature.inputs.is_empty()) {
            diagnostics.error(default, "`Default` calls the function, and this one has arguments: leave `Default` out");
        }
        let mut errors = Vec::new();
        let snapshot = Snapshot::take(
            &mut derives,
            &mut attrs,
            snapshots,
            &function.signature,
            fingerprint,
            diagnostics,
            &mut errors,
        );
        Some(TypeName { name, told, generics: function.signature.generics.clone(), derives, attrs, snapshot, errors })
    }

    /// An error at each name in the attribute that the body gives to none of its locals.
    pub(crate) fn told_of_nothing<'a>(&self, locals: impl Iterator<Item = &'a Ident>) -> Vec<syn::Error> {
        let locals: Vec<&Ident> = locals.listed();
        let of_nothing = self.told.iter().filter(|(name, _)| !locals.contains(&name));
        let error = |(name, _): &(Ident, Type)| {
            syn::Error::new(name.span(), format!("no local has the name `{name}`: leave it out"))
        };
        of_nothing.map(error).listed()
    }

    /// The name of the enum that its states are.
    pub(crate) fn states(&self) -> Ident {
        format_ident!("__{}States", self.name, span = self.name.span())
    }

    /// `Walk<'a, T>`
    pub(crate) fn ty(&self) -> TokenStream {
        let (name, (_, generics, _)) = (&self.name, self.generics.split_for_impl());
        quote!(#name #generics)
    }

    /// Whether it derives `Serialize`.
    pub(crate) fn is_serialized(&self) -> bool {
        self.snapshot.as_ref().is_some_and(|snapshot| snapshot.serialize.is_some())
    }

    /// Whether a trait of this name is derived.
    pub(crate) fn derives(&self, name: &str) -> bool {
        self.derives.iter().any(|path| path.segments.last().is_some_and(|last| last.ident == name))
    }

    /// What is derived by others.
    pub(crate) fn derived_elsewhere(&self) -> Vec<&syn::Path> {
        let own = ["Debug", "Default"];
        let is_own =
            |path: &&syn::Path| path.segments.last().is_some_and(|last| own.iter().any(|own| last.ident == own));
        self.derives.iter().filter(|path| !is_own(path)).listed()
    }
}

/// What the type of a free function can be, and nothing else's.
fn refuse(function: &Function, diagnostics: &Diagnostics) {
    if let ReturnType::Type(_, ty) = &function.signature.output
        && let Type::ImplTrait(returned) = types::bare(ty)
        && let Some(opaque) = opaque(&returned.bounds)
    {
        diagnostics.error(
            opaque,
            "a type with a name can't yield or return an `impl Trait`: write the type, or a box, `Box<dyn Trait>`",
        );
    }
    for input in &function.signature.inputs {
        match input {
            FnArg::Receiver(receiver) => diagnostics.error(
                receiver.self_token,
                "a method's generator can't have a name of its own, for a type can't be declared there: write a free function with `type = …`, and call it here",
            ),
            FnArg::Typed(argument) => {
                if let Some(opaque) = opaque(&argument.ty) {
                    diagnostics.error(
                        opaque,
                        "a type with a name can't hold an `impl Trait`: write a type parameter, `fn name<T: Trait>(…: T)`",
                    );
                }
            }
        }
    }
}

/// The `impl` of an `impl Trait` in a type.
fn opaque(ty: &impl ToTokens) -> Option<Ident> {
    let mut found = None;
    tokens::any_ident(ty.to_token_stream(), &mut |name| {
        found = (name == "impl").then(|| name.clone());
        found.is_some()
    });
    found
}

/// Attributes that only a type has.
fn is_of_a_type(attribute: &Attribute) -> bool {
    ["non_exhaustive", "repr"].iter().any(|name| attribute.path().is_ident(name))
}

/// Whether a `derive` may have asked for it: no attribute of rustc's, and no macro of a path.
fn is_helper(attribute: &Attribute) -> bool {
    const OF_FUNCTIONS: &[&str] = &[
        "doc",
        "inline",
        "cold",
        "must_use",
        "deprecated",
        "allow",
        "warn",
        "deny",
        "forbid",
        "expect",
        "cfg",
        "cfg_attr",
        "track_caller",
        "target_feature",
        "test",
        "ignore",
        "should_panic",
        "instrument",
        "generator",
    ];
    attribute.path().get_ident().is_some_and(|name| !OF_FUNCTIONS.iter().any(|known| name == known))
}

/// Gives each lifetime a name that the signature leaves out, where that of what is returned is meant by it, too.
fn name_lifetimes(signature: &mut syn::Signature) {
    let mut taken: Set<String> = signature.generics.lifetimes().map(|param| param.lifetime.ident.to_string()).collect();
    tokens::any_label(signature.to_token_stream(), &mut |label| {
        taken.insert(label.to_string());
        false
    });
    let mut naming = NameLifetimes { taken, named: Vec::new(), instead: None };
    for input in &mut signature.inputs {
        if let FnArg::Typed(argument) = input {
            WalkerMut(&mut naming).visit_type_mut(&mut argument.ty);
        }
    }
    let named = naming.named;
    // What is left out of the return type is the one lifetime that there is.
    let all: Vec<Lifetime> =
        named.iter().cloned().chain(signature.generics.lifetimes().map(|param| param.lifetime.clone())).listed();
    if let (ReturnType::Type(_, ty), [only]) = (&mut signature.output, &all[..]) {
        **ty = with_lifetime(ty, only.clone());
    }
    for lifetime in named.into_iter().rev() {
        signature.generics.params.insert(0, GenericParam::Lifetime(LifetimeParam::new(lifetime)));
    }
}

/// A type with this lifetime where one is left out.
pub(crate) fn with_lifetime(ty: &Type, only: Lifetime) -> Type {
    let mut naming = NameLifetimes { taken: Set::new(), named: Vec::new(), instead: Some(only) };
    let mut ty = ty.clone();
    WalkerMut(&mut naming).visit_type_mut(&mut ty);
    ty
}

struct NameLifetimes {
    taken: Set<String>,
    named: Vec<Lifetime>,
    /// The one that stands for all.
    instead: Option<Lifetime>,
}

impl NameLifetimes {
    fn name(&mut self) -> Lifetime {
        if let Some(instead) = &self.instead {
            return instead.clone();
        }
        let name =
            ('a'..='z').map(String::from).chain((0..).map(|n| format!("a{n}"))).find(|name| !self.taken.contains(name));
        let name = name.unwrap_or_else(|| "a".to_owned());
        self.taken.insert(name.clone());
        let lifetime = Lifetime { apostrophe: Span::call_site(), ident: Ident::new(&name, Span::call_site()) };
        self.named.push(lifetime.clone());
        lifetime
    }
}

impl VisitorMut for NameLifetimes {
    fn enter_type(&mut self, ty: &mut Type) -> Walk {
        match ty {
            Type::Reference(reference) => {
                if reference.lifetime.as_ref().is_none_or(|lifetime| lifetime.ident == "_") {
                    reference.lifetime = Some(self.name());
                }
                Walk::Into
            }
            // Those of a function's own are not this one's.
            Type::FnPtr(_) => Walk::Over,
            _ => Walk::Into,
        }
    }

    fn enter_path(&mut self, path: &mut syn::Path) -> Walk {
        for segment in &mut path.segments {
            if let PathArguments::AngleBracketed(arguments) = &mut segment.arguments {
                for argument in &mut arguments.args {
                    match argument {
                        syn::GenericArgument::Lifetime(lifetime) if lifetime.ident == "_" => *lifetime = self.name(),
                        syn::GenericArgument::Type(ty) => WalkerMut(self).visit_type_mut(ty),
                        syn::GenericArgument::AssocType(bound) => WalkerMut(self).visit_type_mut(&mut bound.ty),
                        _ => {}
                    }
                }
            }
        }
        Walk::Over
    }
}
