//! The types of the fields of a state that has a name: as far as the body's syntax [tells](crate::analysis::known_types).

use syn::Type;

use super::fields::Field;
use super::names::FieldNames;
use super::variables::Variable;
use crate::analysis::known_types::{TypesBySyntax, has_hole, needs_no_drop};
use crate::ir::LocalId;
use crate::sorted::Map;
use crate::source::signature::Declared;

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
    pub(crate) fn solve(known: TypesBySyntax, names: &FieldNames, declared: &Declared) -> NamedTypes {
        let mut types = NamedTypes { known, fields: Map::new() };
        for field in names.all_fields() {
            let ty = types.of_field(field, declared);
            types.fields.insert(field, ty);
        }
        types
    }

    fn of_field(&self, field: Field, declared: &Declared) -> Option<Type> {
        let whole = |ty: Option<&Type>| ty.filter(|ty| !has_hole(ty)).cloned();
        match field {
            Field::Local(local, _) => match field.variable() {
                Variable::Own(_) => whole(self.known.locals.get(&local)),
                Variable::DropOnly(_) if self.dead(local) == Dead::Whole => whole(self.known.locals.get(&local)),
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
                Some(self.known.delegations.get(&point)?.held(&ty, declared.has_items(), &declared.returns))
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
