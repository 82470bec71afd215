//! What surrounds the code that is being rewritten: where it raises, and what its jumps leave.

use proc_macro2::Span;
use quote::format_ident;
use syn::{Ident, Lifetime};

use crate::sorted::Map;

/// Numbers the labelled blocks of the `try_!`s, in the order in which they are come to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct TryId(pub(super) usize);

/// A construct around what is being rewritten.
pub(super) enum Enclosing {
    Loop {
        label: Option<Lifetime>,
    },
    /// `'label: { … }`
    Block {
        label: Lifetime,
    },
    /// The labelled block of a body that `except`s follow.
    Try {
        id: TryId,
        label: Lifetime,
    },
    /// The labelled block of what a `finally` follows.
    Finally {
        id: TryId,
        label: Lifetime,
        exits: FinallyExits,
    },
}

impl Enclosing {
    /// What is raised inside leaves this block.
    pub(super) fn raises(&self) -> Option<(TryId, &Lifetime)> {
        match self {
            Enclosing::Try { id, label } | Enclosing::Finally { id, label, .. } => Some((*id, label)),
            Enclosing::Loop { .. } | Enclosing::Block { .. } => None,
        }
    }

    pub(super) fn is_loop(&self) -> bool {
        match self {
            Enclosing::Loop { .. } => true,
            Enclosing::Block { .. } | Enclosing::Try { .. } | Enclosing::Finally { .. } => false,
        }
    }

    pub(super) fn is_finally(&self) -> bool {
        match self {
            Enclosing::Finally { .. } => true,
            Enclosing::Loop { .. } | Enclosing::Block { .. } | Enclosing::Try { .. } => false,
        }
    }

    pub(super) fn is_named(&self, name: &Lifetime) -> bool {
        match self {
            Enclosing::Loop { label: Some(label) } | Enclosing::Block { label } => label.ident == name.ident,
            Enclosing::Loop { label: None } | Enclosing::Try { .. } | Enclosing::Finally { .. } => false,
        }
    }
}

/// The exits past a `finally`, besides its body's end and what is raised.
#[derive(Default)]
pub(super) struct FinallyExits {
    pub(super) returns: bool,
    pub(super) jumps: Vec<FinallyExit>,
}

impl FinallyExits {
    pub(super) fn is_empty(&self) -> bool {
        !self.returns && self.jumps.is_empty()
    }

    /// The variant of a jump, which all jumps of its kind share.
    pub(super) fn variant(&mut self, exit: FinallyExit) -> Ident {
        let known = self.jumps.iter().position(|known| *known == exit);
        let at = known.unwrap_or(self.jumps.len());
        let variant = exit.variant(at);
        if known.is_none() {
            self.jumps.push(exit);
        }
        variant
    }
}

/// A `break` or `continue` past a `finally`.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct FinallyExit {
    pub(super) kind: JumpKind,
    pub(super) label: Lifetime,
    pub(super) has_value: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum JumpKind {
    Break,
    Continue,
}

impl FinallyExit {
    pub(super) fn variant(&self, at: usize) -> Ident {
        let name = match self.kind {
            JumpKind::Break => "Break",
            JumpKind::Continue => "Continue",
        };
        format_ident!("{name}{}", at + 1, span = Span::mixed_site())
    }
}

/// What is known of how each labelled block is left.
#[derive(Default)]
pub(super) struct Knowledge {
    of: Map<TryId, Raised>,
}

/// How the type of what is raised out of a labelled block gets known to rustc.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub(super) enum Raised {
    /// Nothing is raised.
    #[default]
    Nothing,
    /// What the generator is woken with, or `GeneratorExit`: no `?` tells a type.
    UnknownType,
    /// `?`, or a macro that may hide one.
    KnownType,
}

impl Raised {
    pub(super) fn is_type_known(self) -> bool {
        match self {
            Raised::KnownType => true,
            Raised::Nothing | Raised::UnknownType => false,
        }
    }
}

impl Knowledge {
    pub(super) fn of(&self, id: TryId) -> Raised {
        self.of.get(&id).copied().unwrap_or_default()
    }

    pub(super) fn note(&mut self, id: TryId, raised: Raised) {
        let known = self.of.entry(id).or_default();
        *known = raised.max(*known);
    }
}
