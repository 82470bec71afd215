//! What leaves a `finally`: `__Exit1::Return(value)` is an `__Exit1<_, R>`, of which other exits tell the rest.
//!
//! The enum is the lowering's own, and stands in the body; where the generator's type has a name it stands beside that, under another one.

use proc_macro2::{Ident, Span};
use quote::{format_ident, quote};
use syn::{Item, ItemEnum, Type};

use super::shapes::{error, hole, is_hole, named};
use super::solve::TypeSolver;
use crate::ir::{Body, Stmt};
use crate::listed::Listed;

const NAME: &str = "__Exit";

/// The enums that a body declares of what leaves its `finally`s.
pub(crate) fn exit_enums(body: &Body) -> Vec<&ItemEnum> {
    let items = body.block.stmts.iter().filter_map(|stmt| match stmt {
        Stmt::Native { stmt: syn::Stmt::Item(Item::Enum(item)), .. } => Some(item),
        Stmt::Native { .. } | Stmt::Jump(_) | Stmt::Bind { .. } => None,
    });
    items.filter(|item| item.ident.to_string().starts_with(NAME)).listed()
}

/// What such an enum is called beside a generator's type.
pub(crate) fn outside(exits: &Ident, ty: &Ident) -> Ident {
    let number = exits.to_string();
    format_ident!("__{}Exit{}", ty, number.trim_start_matches(NAME), span = Span::mixed_site())
}

impl TypeSolver<'_> {
    /// The type of `__Exit1::Variant(value)`, or without a value.
    pub(super) fn exits(&self, path: &syn::Path, value: Option<&Type>) -> Option<Type> {
        let (variant, exits) = (path.segments.last()?, path.segments.first()?);
        if path.segments.len() != 2 || !exits.ident.to_string().starts_with(NAME) {
            return None;
        }
        let item = exit_enums(self.body).into_iter().find(|item| item.ident == exits.ident)?;
        let Type::Path(itself) = &self.told.itself.1 else { return None };
        let name = outside(&exits.ident, &itself.path.segments.last()?.ident);
        let params = item.generics.type_params().map(|param| match value {
            _ if param.ident == "Return" => self.returned_past(),
            Some(value) if param.ident == variant.ident => value.clone(),
            _ => hole(),
        });
        let params: Vec<Type> = params.listed();
        syn::parse2(quote!(#name<#(#params),*>)).ok()
    }

    /// What a `return` takes past a `finally`: of an iterator, an error that is the last item.
    fn returned_past(&self) -> Type {
        let declared = self.told.declared;
        let returns = &declared.returns;
        match error(declared.shows_errors()).filter(|_| declared.has_items()) {
            Some(error) => syn::parse_quote!(::genfn::__private::Result<#returns, #error>),
            None => returns.clone(),
        }
    }

    /// What is in `__Exit1::Variant(value)`, where this is what is expected.
    pub(super) fn in_exit(&self, path: &syn::Path, expected: &Type) -> Option<Type> {
        let (variant, exits) = (path.segments.last()?, path.segments.first()?);
        let item =
            exit_enums(self.body).into_iter().find(|item| path.segments.len() == 2 && item.ident == exits.ident)?;
        let at = item.generics.type_params().position(|param| param.ident == variant.ident)?;
        let (_, arguments) = named(expected)?;
        arguments.get(at).filter(|ty| !is_hole(ty)).cloned()
    }
}
