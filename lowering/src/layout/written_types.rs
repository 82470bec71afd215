//! The types of the fields of a state that has a name: as far as the body's syntax [tells](crate::analysis::known_types).

use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

use super::fields::Field;
use super::names::FieldNames;
use super::variables::Variable;
use crate::analysis::known_types::{TypesBySyntax, has_hole, needs_no_drop};
use crate::ir::LocalId;
use crate::sorted::Map;
use crate::source::signature::{Declared, is_unit};
use crate::syntax::tokens;
use crate::syntax::types;

/// The types of the fields, and how dead locals are saved.
pub(crate) struct NamedTypes {
    pub(crate) known: TypesBySyntax,
    pub(crate) fields: Map<Field, Option<Type>>,
}

/// How a dead local is saved.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dead {
    /// As its type has it: rustc is asked.
    Asked,
    /// Whole.
    Whole,
    /// Not at all: its type has nothing to drop.
    Nothing,
    /// Not at all, if rustc confirms that there is nothing to drop in it.
    Confirmed,
}

impl NamedTypes {
    pub(crate) fn solve(
        known: TypesBySyntax,
        names: &FieldNames,
        declared: &Declared,
        itself: &TokenStream,
    ) -> NamedTypes {
        let mut types = NamedTypes { known, fields: Map::new() };
        for field in names.all_fields() {
            let ty = types.of_field(field, declared, itself);
            types.fields.insert(field, ty);
        }
        types
    }

    fn of_field(&self, field: Field, declared: &Declared, itself: &TokenStream) -> Option<Type> {
        let whole = |ty: Option<&Type>| ty.filter(|ty| !has_hole(ty)).cloned();
        match field {
            Field::Local(local, _) => match field.variable() {
                Variable::Own(_) => whole(self.known.locals.get(&local)),
                Variable::DropOnly(_) if self.dead(local) == Dead::Whole => {
                    whole(self.known.locals.get(&local))
                }
                Variable::Optional(_) => {
                    let held = match self.dead(local) {
                        Dead::Whole => whole(self.known.locals.get(&local))?,
                        Dead::Asked | Dead::Nothing | Dead::Confirmed => syn::parse_quote!(()),
                    };
                    Some(syn::parse_quote!(::genfn::__private::core::option::Option<#held>))
                }
                Variable::DropOnly(_) | Variable::Chain(_) | Variable::Field(_) => Some(syn::parse_quote!(())),
            },
            Field::Chain(..) => Some(syn::parse_quote!(())),
            Field::Value(join) => whole(self.known.values.get(&join)),
            Field::Delegate(point) => {
                let ty = whole(self.known.delegates.get(&point))?;
                Some(held(&ty, declared, itself))
            }
        }
    }

    /// How a dead local is saved.
    pub(crate) fn dead(&self, local: LocalId) -> Dead {
        match self.known.locals.get(&local).filter(|ty| !has_hole(ty)) {
            Some(ty) if needs_no_drop(ty) => Dead::Nothing,
            Some(_) => Dead::Whole,
            None => Dead::Confirmed,
        }
    }

    pub(crate) fn missing(&self) -> impl Iterator<Item = Field> + '_ {
        self.fields.iter().filter(|(_, ty)| ty.is_none()).map(|(field, _)| *field)
    }
}

/// How what is delegated to is held. What is the generator itself, in a box or not, is written out: a projection would not be covariant.
fn held(ty: &Type, declared: &Declared, itself: &TokenStream) -> Type {
    let is_itself = |ty: &Type| tokens::same(&types::bare(ty), itself);
    let is_boxed_itself = match types::bare(ty) {
        Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "Box") => {
            match &path.path.segments.last().map(|last| last.arguments.clone()) {
                Some(syn::PathArguments::AngleBracketed(arguments)) => arguments
                    .args
                    .iter()
                    .any(|argument| matches!(argument, syn::GenericArgument::Type(ty) if is_itself(ty))),
                _ => false,
            }
        }
        _ => false,
    };
    if !is_itself(ty) && !is_boxed_itself {
        return syn::parse_quote!(
            <<#ty as ::genfn::named::DelegatedTo>::Way as ::genfn::named::Way<#ty>>::Held
        );
    }
    if declared.has_items() {
        return syn::parse_quote!(::genfn::DelegateIterator<#ty>);
    }
    let exhausted = exhausted(&declared.returns);
    syn::parse_quote!(::genfn::DelegateGenerator<#ty, #exhausted>)
}

/// What a generator evaluates to that was exhausted before: by what it returns.
pub(crate) fn exhausted(returns: &Type) -> TokenStream {
    let is_option = matches!(types::bare(returns), Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "Option"));
    let way = quote!(::genfn::delegation);
    if is_unit(returns) {
        quote!(#way::Unit)
    } else if is_option {
        quote!(#way::NoValue)
    } else {
        quote!(#way::Panics)
    }
}
