//! The types of the fields of a state that has a name: as far as the body's syntax [tells](crate::analysis::known_types).

use syn::Type;

use super::fields::Field;
use super::names::FieldNames;
use super::variables::Variable;
use crate::analysis::known_types::{TypesBySyntax, has_hole, needs_no_drop};
use crate::ir::{Body, LocalId};
use crate::sorted::{Map, Set};
use crate::source::signature::Declared;
use crate::syntax::made;

/// The types of the fields, and how dead locals are saved.
pub(crate) struct NamedTypes {
    pub(crate) known: TypesBySyntax,
    pub(crate) fields: Map<Field, Option<Type>>,
    /// What is left of locals of which a part may have been moved.
    left: Set<LocalId>,
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
    pub(crate) fn solve(known: TypesBySyntax, body: &Body, names: &FieldNames, declared: &Declared) -> NamedTypes {
        let left = body.locals.iter().enumerate().filter(|(_, local)| local.role.is_of_what_is_left());
        let left = left.map(|(id, _)| LocalId(id)).collect();
        let mut types = NamedTypes { known, fields: Map::new(), left };
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
                Variable::DropOnly(_) => self.held_dead(local),
                Variable::Optional(_) => Some(made::our_type(&["Option"], &self.held_dead(local)?)),
                Variable::Chain(_) | Variable::Field(_) => Some(made::type_unit()),
            },
            Field::Chain(..) => Some(made::type_unit()),
            Field::Value(join) => whole(self.known.values.get(&join)),
            Field::Delegate(point) => {
                let ty = whole(self.known.delegates.get(&point))?;
                Some(self.known.delegations.get(&point)?.held(&ty, declared))
            }
        }
    }

    /// What is saved of a dead local.
    fn held_dead(&self, local: LocalId) -> Option<Type> {
        let whole = || self.known.locals.get(&local).filter(|ty| !has_hole(ty)).cloned();
        match self.dead(local) {
            Dead::Whole => whole(),
            Dead::Asked | Dead::Nothing | Dead::Confirmed => Some(made::type_unit()),
        }
    }

    /// Whether a local is what is left where a part may have been moved, and of known type: that of the whole.
    pub(crate) fn is_left_as_a_whole(&self, local: LocalId) -> bool {
        self.left.contains(&local) && self.known.locals.get(&local).is_some_and(|ty| !has_hole(ty))
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
