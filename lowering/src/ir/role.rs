//! What a local is for. Desugaring names those that it makes for what they are, but nothing reads that from a name.

/// What a local is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The user's own.
    User,
    /// What was evaluated before a suspension to its right.
    Operand,
    /// What a marker came to.
    Sent,
    /// What another construct came to.
    Value,
    /// What a condition came to, or an operand of one.
    Condition,
    /// Whether a guard holds.
    Holds,
    /// What a statement holds until it ends.
    Temporary,
    /// The same of what is matched.
    Scrutinee,
    /// What outlives the construct that it was made in.
    Kept,
    /// What a call returned, less the operand that was taken out of it.
    Left,
    /// What a pattern leaves.
    Remainder,
    /// What is left of a struct whose fields are moved one after the other: a closure.
    Others,
    /// The iterator of a `for` loop.
    Iterator,
    /// An item of it, as a whole.
    Item,
    /// An argument, as it was given.
    Argument,
    /// An argument that is taken apart.
    Parameter,
    /// A part of one that a `ref` borrows.
    Borrowed,
    /// A copy of the index of a place that is borrowed.
    Index,
}

impl Role {
    /// What a name that is made for it begins with.
    pub(crate) fn stem(self) -> &'static str {
        match self {
            Role::User => "user",
            Role::Operand => "operand",
            Role::Sent => "sent",
            Role::Value => "value",
            Role::Condition => "condition",
            Role::Holds => "holds",
            Role::Temporary => "temporary",
            Role::Scrutinee => "scrutinee",
            Role::Kept => "kept",
            Role::Left => "left",
            Role::Remainder => "rest",
            Role::Others => "others",
            Role::Iterator => "iter",
            Role::Item => "item",
            Role::Argument => "argument",
            Role::Parameter => "parameter",
            Role::Borrowed => "borrowed",
            Role::Index => "at",
        }
    }

    /// Made by desugaring: the user never wrote its name.
    pub(crate) fn is_synthetic(self) -> bool {
        self != Role::User
    }

    /// What a marker came to, as an operand.
    pub(crate) fn is_sent(self) -> bool {
        self == Role::Sent
    }

    /// An operand of the expression that its statement evaluates.
    pub(crate) fn is_operand(self) -> bool {
        matches!(self, Role::Operand | Role::Sent)
    }

    /// An operand as well, unless something borrows it: then it is a temporary.
    pub(crate) fn is_value(self) -> bool {
        self == Role::Value
    }

    /// The iterator of a loop.
    pub(crate) fn is_iterator(self) -> bool {
        self == Role::Iterator
    }

    pub(crate) fn is_left(self) -> bool {
        self == Role::Left
    }

    pub(crate) fn is_temporary(self) -> bool {
        self == Role::Temporary
    }

    /// What the statement holds until it ends.
    pub(crate) fn is_held(self) -> bool {
        matches!(self, Role::Temporary | Role::Scrutinee)
    }

    /// A closure that desugaring made.
    pub(crate) fn is_a_closure(self) -> bool {
        self == Role::Others
    }

    /// Whether the user knows it by its name.
    pub(crate) fn is_of_the_user(self) -> bool {
        match self {
            Role::User | Role::Argument | Role::Parameter | Role::Borrowed => true,
            Role::Operand
            | Role::Sent
            | Role::Value
            | Role::Condition
            | Role::Holds
            | Role::Temporary
            | Role::Scrutinee
            | Role::Kept
            | Role::Left
            | Role::Remainder
            | Role::Others
            | Role::Iterator
            | Role::Item
            | Role::Index => false,
        }
    }

    /// Whether it is what a pattern leaves.
    #[cfg(feature = "machine")]
    pub(crate) fn is_of_a_pattern(self) -> bool {
        self == Role::Remainder
    }

    /// Whether it is what is left of something of which a part was taken.
    pub(crate) fn is_of_what_is_left(self) -> bool {
        match self {
            Role::Remainder | Role::Others | Role::Left => true,
            Role::User
            | Role::Operand
            | Role::Sent
            | Role::Value
            | Role::Condition
            | Role::Holds
            | Role::Temporary
            | Role::Scrutinee
            | Role::Kept
            | Role::Iterator
            | Role::Item
            | Role::Argument
            | Role::Parameter
            | Role::Borrowed
            | Role::Index => false,
        }
    }
}
