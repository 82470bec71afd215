//! Types of locals that follow from the signature: from what bounds a type parameter, and from what is sent.
//!
//! ```text
//! fn names(users: impl Iterator<Item = Result<User, Error>>) -> impl Iterator<Item = Result<Name, Error>> {
//!     for user in users {         // Result<User, Error>
//!         let user = user?;       // User
//!         yield_!(Ok(user.name));
//! ```
//!
//! It is what is known where a type has to be written (`analysis/known_types/`), but for what is only likely: that `User::new(…)` makes
//! a `User`. A type may have holes: `Result<User, _>`.

use quote::format_ident;
use syn::visit_mut::VisitMut;
use syn::{Generics, Ident, Type};

use crate::analysis::known_types::{Told, TypesBySyntax};
use crate::ir::{Body, LocalId};
use crate::listed::Listed;
use crate::sorted::Map;
use crate::source::arguments::Argument;
use crate::source::signature::Declared;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

pub(super) fn known(body: &Body, arguments: &[Argument], declared: &Declared) -> Map<LocalId, Type> {
    let mut named = OpaqueToParam { generics: declared.generics.clone() };
    let of_arguments = arguments.iter().map(|argument| {
        let mut ty = argument.ty.clone()?;
        WalkerMut(&mut named).visit_type_mut(&mut ty);
        Some(ty)
    });
    let of_arguments = of_arguments.listed();
    let nobody = Ident::new("__nobody", proc_macro2::Span::mixed_site());
    let told = Told {
        declared,
        arguments: of_arguments,
        locals: &[],
        itself: (&nobody, syn::parse_quote!(())),
        generics: &named.generics,
        are_written: false,
    };
    TypesBySyntax::solve(body, &told).locals
}

/// `impl Iterator<Item = User>` is a parameter without a name.
struct OpaqueToParam {
    generics: Generics,
}

impl VisitorMut for OpaqueToParam {
    fn enter_type(&mut self, ty: &mut Type) -> Walk {
        let Type::ImplTrait(opaque) = ty else { return Walk::Into };
        let (name, bounds) = (format_ident!("__Opaque{}", self.generics.params.len()), &opaque.bounds);
        self.generics.params.push(syn::parse_quote!(#name: #bounds));
        *ty = syn::parse_quote!(#name);
        Walk::Over
    }
}
