//! The variables that fields become where they are taken out of the state, and how they come back into fields.
//!
//! | field | variable | saved again, as it holds its value | once it is parked | in its `Option` | gone | unless a call consumed it | parked unless one had |
//! | --- | --- | --- | --- | --- | --- | --- | --- |
//! | whole | `x` | `x` | | | | | |
//! | parked | `__held_x` | `park!(x)` | `__held_x` | | | | |
//! | parked unless consumed | `__held_x` | | | | | `park_unless!(x, …)` | `__held_x` |
//! | maybe | `__filled_x` | `Some(park!(x))` | `Some(__held_x)` | `__filled_x` | `None` | `some_unless!(x, …)` | `some_parked!(__held_x)` |
//! | chain | `__chain` | `park_link!(x)`, onto it | `__chain` | | | `park_link_unless!(x, …)`, onto it | `__chain` |
//! | value, delegate | called as the field is | | | | | | |

use super::fields::Field;
use crate::analysis::initialised::{Form, Whereabouts};
use crate::flow::AskedId;
use crate::ir::LocalId;

/// A variable that holds what a field did, or will.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Variable {
    /// The local's own.
    Own(LocalId),
    /// That of a local whose name nobody writes any more.
    Parked(LocalId),
    /// The `Option` that paths fill.
    Optional(LocalId),
    /// That of a chain.
    Chain(usize),
    /// It is called as the field is.
    Field(Field),
}

impl Variable {
    /// The local whose own it is.
    pub(crate) fn own(self) -> Option<LocalId> {
        match self {
            Variable::Own(local) => Some(local),
            Variable::Parked(_) | Variable::Optional(_) | Variable::Chain(_) | Variable::Field(_) => None,
        }
    }

    pub(crate) fn is_optional(self) -> bool {
        match self {
            Variable::Optional(_) => true,
            Variable::Own(_) | Variable::Parked(_) | Variable::Chain(_) | Variable::Field(_) => false,
        }
    }
}

impl Field {
    /// What it becomes where its variant is taken out.
    pub(crate) fn variable(self) -> Variable {
        match self {
            Field::Local(local, form) => form.variable(local),
            Field::Chain(chain, _) => Variable::Chain(chain),
            Field::Value(_) | Field::Delegate(_) => Variable::Field(self),
        }
    }
}

impl Form {
    fn variable(self, local: LocalId) -> Variable {
        match self {
            Form::Whole | Form::Again | Form::Unset => Variable::Own(local),
            Form::Parked | Form::Asked(_) => Variable::Parked(local),
            Form::Maybe => Variable::Optional(local),
        }
    }
}

/// How a local comes into its field.
pub(crate) enum Saved {
    /// By what this variable holds.
    As(Variable),
    /// By what its own variable holds, parked.
    Parked,
    /// As one of these in `Some`.
    SomeAs(Variable),
    SomeParked,
    /// By what its own variable holds, parked unless this call consumed it.
    ParkedUnless(AskedId),
    /// The same, in `Some`, or `None`.
    SomeUnless(AskedId),
    /// By what this variable holds, in `Some`, or `None` if it had been consumed.
    SomeHeld(Variable),
    /// It is gone.
    None,
}

impl Saved {
    /// In the form in which the field holds it, from where it is.
    pub(crate) fn of(local: LocalId, form: Form, whereabouts: Whereabouts) -> Saved {
        match (form, whereabouts) {
            (Form::Whole | Form::Again | Form::Unset, _) => Saved::As(Variable::Own(local)),
            (Form::Parked, Whereabouts::Parked) => Saved::As(Variable::Parked(local)),
            (Form::Asked(_), Whereabouts::Parked | Whereabouts::ParkedAsked) => Saved::As(Variable::Parked(local)),
            (Form::Asked(call), _) => Saved::ParkedUnless(call),
            (Form::Parked, _) => Saved::Parked,
            (Form::Maybe, Whereabouts::Asked(call)) => Saved::SomeUnless(call),
            (Form::Maybe, Whereabouts::ParkedAsked) => Saved::SomeHeld(Variable::Parked(local)),
            (Form::Maybe, Whereabouts::Gone) => Saved::None,
            (Form::Maybe, Whereabouts::Parked) => Saved::SomeAs(Variable::Parked(local)),
            (Form::Maybe, Whereabouts::Optional) => Saved::As(Variable::Optional(local)),
            (Form::Maybe, Whereabouts::Named) => Saved::SomeParked,
        }
    }
}

/// How a region comes by a local that is in scope where it begins.
pub(crate) enum Found {
    /// This field becomes its variable; or that of the chain of which it is the first.
    In(Field),
    /// In the variable of a chain, with locals before it.
    Chained,
    /// Nothing of it is saved: it is declared again, if the region gives it a value.
    Unset,
    /// The region has nothing to do: it works on it in place, or a statement takes it again.
    Untouched,
}
