//! The forms in which an entry finds a local; when it is which, [`initialised.rs`](super::initialised) tells.

use std::fmt;

use crate::flow::AskedId;

/// How an entry finds a local.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Form {
    Live,
    Reborrowed,
    DropOnly,
    /// As `DropOnly`, unless this call consumed it.
    Asked(AskedId),
    Optional,
    Uninit,
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Form::Live => "live",
            Form::Reborrowed => "reborrowed",
            Form::DropOnly => "drop-only",
            Form::Asked(_) => "drop-only unless consumed",
            Form::Optional => "optional",
            Form::Uninit => "uninit",
        })
    }
}

impl Form {
    /// Whether the state holds nothing of it.
    pub(crate) fn is_absent(self) -> bool {
        match self {
            Form::Uninit | Form::Reborrowed => true,
            Form::Live | Form::DropOnly | Form::Asked(_) | Form::Optional => false,
        }
    }

    /// Whether it is named again, and is there.
    pub(crate) fn is_named_again(self) -> bool {
        match self {
            Form::Live | Form::Reborrowed => true,
            Form::DropOnly | Form::Asked(_) | Form::Optional | Form::Uninit => false,
        }
    }

    /// Whether it may be gone.
    pub(crate) fn may_be_uninit(self) -> bool {
        match self {
            Form::Uninit | Form::Optional | Form::Asked(_) => true,
            Form::Live | Form::Reborrowed | Form::DropOnly => false,
        }
    }

    /// Whether the state holds its value, to be used.
    pub(crate) fn is_live(self) -> bool {
        match self {
            Form::Live => true,
            Form::Reborrowed | Form::DropOnly | Form::Asked(_) | Form::Optional | Form::Uninit => false,
        }
    }

    /// Whether it is borrowed anew.
    pub(crate) fn is_reborrowed(self) -> bool {
        match self {
            Form::Reborrowed => true,
            Form::Live | Form::DropOnly | Form::Asked(_) | Form::Optional | Form::Uninit => false,
        }
    }

    /// Whether it is there on every path, and kept only to be dropped.
    pub(crate) fn is_drop_only(self) -> bool {
        match self {
            Form::DropOnly => true,
            Form::Live | Form::Reborrowed | Form::Asked(_) | Form::Optional | Form::Uninit => false,
        }
    }

    /// Whether it is in an `Option`.
    pub(crate) fn is_optional(self) -> bool {
        match self {
            Form::Optional => true,
            Form::Live | Form::Reborrowed | Form::DropOnly | Form::Asked(_) | Form::Uninit => false,
        }
    }

    /// The call that may have consumed it before it was parked.
    pub(crate) fn unless(self) -> Option<AskedId> {
        match self {
            Form::Asked(call) => Some(call),
            Form::Live | Form::Reborrowed | Form::DropOnly | Form::Optional | Form::Uninit => None,
        }
    }
}
