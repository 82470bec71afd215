//! What may be true of a local at a point of the graph, and where what it holds is then.
//!
//! A status is a set: paths that meet bring theirs together. Where a call may consume the local it says which, for rustc answers for
//! each call by itself.

use crate::flow::AskedId;

/// What may be true of a local, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Status {
    bits: u8,
    /// The call that decides.
    unless: Unless,
}

/// Which call consumed a local, if it did.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
enum Unless {
    #[default]
    None,
    One(AskedId),
    /// On some path one, on some another one.
    Several {
        /// [All of them](AskedId::is_unlikely).
        are_unlikely: bool,
    },
}

impl Unless {
    fn or(self, other: Unless) -> Unless {
        match (self, other) {
            (Unless::None, call) | (call, Unless::None) => call,
            (Unless::One(one), Unless::One(other)) if one == other => self,
            (Unless::One(_) | Unless::Several { .. }, Unless::One(_) | Unless::Several { .. }) => {
                Unless::Several { are_unlikely: self.is_unlikely() && other.is_unlikely() }
            }
        }
    }

    fn is_unlikely(self) -> bool {
        match self {
            Unless::One(call) => call.is_unlikely(),
            Unless::Several { are_unlikely } => are_unlikely,
            Unless::None => false,
        }
    }

    fn is_several(self) -> bool {
        match self {
            Unless::Several { .. } => true,
            Unless::None | Unless::One(_) => false,
        }
    }

    fn one(self) -> Option<AskedId> {
        match self {
            Unless::One(call) => Some(call),
            Unless::None | Unless::Several { .. } => None,
        }
    }
}

impl Status {
    pub(crate) const INIT: Status = Status::known(1);
    pub(super) const UNINIT: Status = Status::known(2);
    pub(super) const DROP_ONLY: Status = Status::known(4);
    /// In an `Option` of its own.
    pub(super) const OPTIONAL: Status = Status::known(8);
    /// Its own variable has the value, unless the last call consumed it.
    pub(super) const ASKED: Status = Status::known(16);
    /// The same, and it is parked if it was there.
    pub(super) const DROP_ONLY_ASKED: Status = Status::known(32);

    const fn known(bits: u8) -> Status {
        Status { bits, unless: Unless::None }
    }

    pub(super) fn unless(self, call: AskedId) -> Status {
        Status { unless: Unless::One(call), ..self }
    }

    pub(super) fn or(self, other: Status) -> Status {
        let both = Status { bits: self.bits | other.bits, unless: self.unless.or(other.unless) };
        // Where the call was not come to, it is as if it had been.
        if both.may_be(Status::INIT) && both.is_asked() && both.unless.one().is_some_and(AskedId::holds_without_it) {
            return Status { bits: both.bits & !Status::INIT.bits | Status::ASKED.bits, ..both };
        }
        let differ = both.may_be(Status::INIT) || both.unless.is_several();
        if differ && both.may_be(Status::ASKED) && !both.may_be(Status::DROP_ONLY_ASKED) && both.unless.is_unlikely() {
            let bits = both.bits & !Status::ASKED.bits | Status::INIT.bits;
            return Status { bits, unless: Unless::None };
        }
        both
    }

    pub(super) fn is_certain(self) -> bool {
        self.bits.count_ones() <= 1 && !self.unless.is_several()
    }

    pub(super) fn may_be(self, other: Status) -> bool {
        self.bits & other.bits != 0
    }

    /// Whether its own variable may have the value.
    pub(super) fn is_doubtful(self) -> bool {
        !self.is_certain() && self.within(Status::INIT.or(Status::UNINIT).or(Status::ASKED))
    }

    /// Whether it depends on a call.
    pub(super) fn is_asked(self) -> bool {
        self.may_be(Status::ASKED.or(Status::DROP_ONLY_ASKED))
    }

    /// The call that decides on every path whether it is still there.
    pub(super) fn decided_by(self) -> Option<AskedId> {
        self.unless.one().filter(|_| self.within(Status::ASKED.or(Status::DROP_ONLY_ASKED)))
    }

    pub(crate) fn may_be_uninit(self) -> bool {
        self.may_be(Status::UNINIT)
    }

    /// Whether its own variable has the value, on every path; where it is named later, rustc vouches that no call consumed it.
    pub(crate) fn is_init(self) -> bool {
        self != Status::default() && self.within(Status::INIT.or(Status::ASKED))
    }

    pub(crate) fn whereabouts(self) -> Whereabouts {
        match (self, self.unless.one()) {
            (Status::DROP_ONLY, _) => Whereabouts::DropOnly,
            (Status::OPTIONAL, _) => Whereabouts::Optional,
            (Status::UNINIT, _) => Whereabouts::Gone,
            (_, Some(call)) if self == Status::ASKED.unless(call) => Whereabouts::Asked(call),
            (_, Some(call)) if self == Status::DROP_ONLY_ASKED.unless(call) => Whereabouts::DropOnlyAsked,
            // Rustc vouches for the value where it may have been moved: its type is `Copy`.
            (several, _) if several.within(Status::INIT) || !several.is_certain() => Whereabouts::Named,
            (other, _) => unreachable!("this is a bug in genfn: nothing tells where a local is that is {other:?}"),
        }
    }

    pub(super) fn within(self, allowed: Status) -> bool {
        self.bits & !allowed.bits == 0
    }
}

/// Where what a local holds is at the end of a path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Whereabouts {
    /// In its own variable.
    Named,
    /// Parked by an entry before.
    DropOnly,
    /// In its `Option`.
    Optional,
    Gone,
    /// In its own variable, unless this call consumed it.
    Asked(AskedId),
    /// Parked by an entry before, unless a call had consumed it.
    DropOnlyAsked,
}

impl Whereabouts {
    /// The call that may have consumed it.
    pub(crate) fn asked(self) -> Option<AskedId> {
        match self {
            Whereabouts::Asked(call) => Some(call),
            Whereabouts::Named | Whereabouts::DropOnly | Whereabouts::Optional | Whereabouts::Gone => None,
            Whereabouts::DropOnlyAsked => None,
        }
    }

    pub(crate) fn is_drop_only(self) -> bool {
        match self {
            Whereabouts::DropOnly | Whereabouts::DropOnlyAsked => true,
            Whereabouts::Named | Whereabouts::Optional | Whereabouts::Gone | Whereabouts::Asked(_) => false,
        }
    }

    pub(crate) fn is_optional(self) -> bool {
        match self {
            Whereabouts::Optional => true,
            Whereabouts::Named | Whereabouts::DropOnly | Whereabouts::Gone => false,
            Whereabouts::Asked(_) | Whereabouts::DropOnlyAsked => false,
        }
    }
}
