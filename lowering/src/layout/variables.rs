//! The variables that fields become where they are taken out of the state, and how they come back into fields.
//!
//! | field | variable | saved again, as it holds its value | once it is parked | in its `Option` | gone | unless a call consumed it | parked unless one had |
//! | --- | --- | --- | --- | --- | --- | --- | --- |
//! | whole | `x` | `x` | | | | | |
//! | parked | `__held_x` | `park!(x)` | `__held_x` | | | | |
//! | parked unless consumed | `__held_x` | | | | | `park_unless!(x, …)` | `__held_x` |
//! | maybe | `__filled_x` | `Some(park!(x))` | `Some(__held_x)` | `__filled_x` | `None` | `some_unless!(…, x)` | `some_parked!(__held_x)` |
//! | chain | `__chain` | `park_link!(x)`, onto it | `__chain` | | | `park_link_unless!(x, …)`, onto it | `__chain` |
//! | value, delegate | called as the field is | | | | | | |

use super::fields::Field;
use crate::analysis::form::Form;
use crate::analysis::status::Whereabouts;
use crate::flow::AskedId;
use crate::ir::LocalId;

/// A variable that holds what a field did, or will.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Variable {
    /// The local's own: `x`.
    Own(LocalId),
    /// That of a local whose name nobody writes any more: `__held_x`.
    DropOnly(LocalId),
    /// The `Option` that paths fill: `__filled_x`.
    Optional(LocalId),
    /// That of a chain, `__chain`, onto which more are parked.
    Chain(usize),
    /// It is called as the field is.
    Field(Field),
}

impl Variable {
    /// The local whose own it is.
    pub(crate) fn own(self) -> Option<LocalId> {
        match self {
            Variable::Own(local) => Some(local),
            Variable::DropOnly(_) | Variable::Optional(_) | Variable::Chain(_) | Variable::Field(_) => None,
        }
    }

    pub(crate) fn is_optional(self) -> bool {
        match self {
            Variable::Optional(_) => true,
            Variable::Own(_) | Variable::DropOnly(_) | Variable::Chain(_) | Variable::Field(_) => false,
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
            Form::Live | Form::Reborrowed | Form::Uninit => Variable::Own(local),
            Form::DropOnly | Form::Asked(_) => Variable::DropOnly(local),
            Form::Optional => Variable::Optional(local),
        }
    }
}

/// How a local comes into its field.
pub(crate) enum Saved {
    /// By what this variable holds.
    As(Variable),
    /// By what its own variable holds, parked: `park!(x)`.
    Parked,
    /// As one of these in `Some`: `Some(__held_x)`, `Some(park!(x))`.
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
            (Form::Live | Form::Reborrowed | Form::Uninit, _) => Saved::As(Variable::Own(local)),
            (Form::DropOnly, Whereabouts::DropOnly) => Saved::As(Variable::DropOnly(local)),
            (Form::Asked(_), Whereabouts::DropOnly | Whereabouts::DropOnlyAsked) => {
                Saved::As(Variable::DropOnly(local))
            }
            (Form::Asked(call), _) => Saved::ParkedUnless(call),
            (Form::DropOnly, _) => Saved::Parked,
            (Form::Optional, Whereabouts::Asked(call)) => Saved::SomeUnless(call),
            (Form::Optional, Whereabouts::DropOnlyAsked) => Saved::SomeHeld(Variable::DropOnly(local)),
            (Form::Optional, Whereabouts::Gone) => Saved::None,
            (Form::Optional, Whereabouts::DropOnly) => Saved::SomeAs(Variable::DropOnly(local)),
            (Form::Optional, Whereabouts::Optional) => Saved::As(Variable::Optional(local)),
            (Form::Optional, Whereabouts::Named) => Saved::SomeParked,
        }
    }
}

/// How a segment comes by a local that is in scope where it begins.
pub(crate) enum Found {
    /// This field becomes its variable; or that of the chain of which it is the first.
    In(Field),
    /// In the variable of a chain, with locals before it.
    Chained,
    /// Nothing of it is saved: it is declared again, if the segment gives it a value.
    Uninit,
    /// The segment has nothing to do: it works on it in place, or a statement takes it again.
    Untouched,
}
