//! As what an operand is needed, and what follows from that.
//!
//! Each question has an answer for each need, here, so that two phases that ask the same can't differ. Which operand is needed as
//! what is told by the [table](super::operands).

use super::receiver::Receiver;
use super::std_macros::Access;

/// What an operand is needed as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Need {
    /// Its value, moved or copied.
    Value,
    /// Its value, which is most likely `Copy`, and moved if not: an index, an end of a range, what is cast, or computed with.
    Copied,
    /// Its value, of which as many types are `Copy` as not: that on one side of `+`.
    Computed,
    /// A `bool` that decides which way to go. What it holds ends with it.
    Condition,
    /// The right one of `&&` and `||`: evaluated or not. What it holds ends with it.
    Lazy,
    /// The head of a `for`. What it holds ends with the loop.
    Iterated,
    /// A place, or a temporary, that is compared.
    Compared,
    /// The operand of `&` or `&raw const`.
    Shared,
    /// The operand of `&mut` or `&raw mut`.
    Exclusive,
    /// What a field or an element is one of.
    Whole,
    /// What `*` leads through.
    Pointer,
    /// `..base`, of which the fields are taken that the literal does not have.
    Base,
    /// What patterns are matched against.
    Matched,
    /// What is called.
    Callee,
    /// What a method is called on.
    Receiver(Receiver),
    /// The place that is given a value.
    Assigned,
    /// The place of `+=` and its like.
    Changed,
}

/// When an operand is evaluated, seen from those that follow it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Evaluated {
    Value,
    /// A place to borrow, which is late; a value is a temporary of the statement.
    Place,
    /// The receiver of a method that consumes it: a place is taken late, a value is an operand.
    LatePlace,
}

impl Need {
    pub(crate) fn evaluated(self) -> Evaluated {
        match self {
            Need::Value | Need::Copied | Need::Computed | Need::Condition | Need::Lazy | Need::Iterated => {
                Evaluated::Value
            }
            Need::Compared
            | Need::Shared
            | Need::Exclusive
            | Need::Whole
            | Need::Pointer
            | Need::Base
            | Need::Matched
            | Need::Assigned
            | Need::Callee
            | Need::Changed => Evaluated::Place,
            Need::Receiver(receiver) if receiver.consumes().is_some() => Evaluated::LatePlace,
            Need::Receiver(_) => Evaluated::Place,
        }
    }

    /// Whether it is `Copy` more likely than not.
    pub(crate) fn is_likely_copied(self) -> bool {
        match self {
            Need::Copied | Need::Condition | Need::Lazy => true,
            Need::Value
            | Need::Computed
            | Need::Iterated
            | Need::Compared
            | Need::Shared
            | Need::Exclusive
            | Need::Whole
            | Need::Pointer
            | Need::Base
            | Need::Matched
            | Need::Callee
            | Need::Receiver(_)
            | Need::Assigned
            | Need::Changed => false,
        }
    }

    /// Whether it is a place of which the expression names a part.
    pub(crate) fn is_of_place(self) -> bool {
        match self {
            Need::Whole | Need::Pointer => true,
            Need::Value
            | Need::Copied
            | Need::Computed
            | Need::Condition
            | Need::Lazy
            | Need::Iterated
            | Need::Compared
            | Need::Shared
            | Need::Exclusive
            | Need::Base
            | Need::Matched
            | Need::Callee
            | Need::Receiver(_)
            | Need::Assigned
            | Need::Changed => false,
        }
    }

    /// Whether its expression may give it another value, or borrow it for that: so may a method, or a closure in a field.
    pub(crate) fn may_change(self) -> bool {
        match self {
            Need::Exclusive | Need::Callee | Need::Receiver(_) | Need::Assigned | Need::Changed => true,
            Need::Value
            | Need::Copied
            | Need::Computed
            | Need::Condition
            | Need::Lazy
            | Need::Iterated
            | Need::Compared
            | Need::Shared
            | Need::Whole
            | Need::Pointer
            | Need::Base
            | Need::Matched => false,
        }
    }

    /// Whether what it holds temporarily lasts as long as what its expression does.
    pub(crate) fn keeps_temporaries(self) -> bool {
        match self {
            Need::Condition | Need::Lazy | Need::Iterated => false,
            // It may be several places.
            Need::Assigned => false,
            Need::Value
            | Need::Copied
            | Need::Computed
            | Need::Compared
            | Need::Shared
            | Need::Exclusive
            | Need::Whole
            | Need::Pointer
            | Need::Base
            | Need::Matched
            | Need::Callee
            | Need::Receiver(_)
            | Need::Changed => true,
        }
    }

    /// Whether the operand, or a part of it, may still be there when its expression has its value: borrowed, or left where it is.
    pub(crate) fn may_leave_behind(self) -> bool {
        match self {
            Need::Compared
            | Need::Shared
            | Need::Exclusive
            | Need::Whole
            | Need::Matched
            | Need::Callee
            | Need::Base
            | Need::Assigned => true,
            Need::Receiver(receiver) => receiver.consumes().is_none(),
            Need::Value
            | Need::Copied
            | Need::Computed
            | Need::Condition
            | Need::Lazy
            | Need::Iterated
            | Need::Pointer
            | Need::Changed => false,
        }
    }
}

impl Evaluated {
    pub(crate) fn of_access(access: Access) -> Evaluated {
        match access {
            Access::Value => Evaluated::Value,
            Access::Borrow | Access::Lazy => Evaluated::Place,
        }
    }

    pub(crate) fn is_value(self) -> bool {
        match self {
            Evaluated::Value => true,
            Evaluated::Place | Evaluated::LatePlace => false,
        }
    }

    pub(crate) fn is_place(self) -> bool {
        match self {
            Evaluated::Place => true,
            Evaluated::Value | Evaluated::LatePlace => false,
        }
    }
}
