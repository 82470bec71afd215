//! MatchedAgain whose pattern [is matched again](super::variants) where they begin.

use proc_macro2::Ident;
use syn::{Pat, Stmt as SynStmt};

use super::moved::Variant;
use crate::ir::MarkId;
use crate::ir::part_calls::Call;
use crate::sorted::Map;

/// The patterns that are matched again after these marks, and the locals for what they leave.
pub(super) struct MatchedAgain {
    marks: Map<MarkId, (Variant, Ident)>,
    /// Whether [a body of rustc's own](super::held) may keep what they leave.
    may_hold: bool,
}

impl MatchedAgain {
    pub(super) fn new(may_hold: bool) -> Self {
        MatchedAgain { marks: Map::new(), may_hold }
    }

    pub(super) fn insert(&mut self, mark: MarkId, variant: Variant, remainder: Ident) {
        self.marks.insert(mark, (variant, remainder));
    }

    /// What a branch begins with whose pattern is to be matched again, and the names that this binds; the pattern binds none then.
    pub(super) fn matched_again<'s>(
        &self,
        pat: &mut Pat,
        stmts: impl Iterator<Item = &'s SynStmt>,
    ) -> Option<([SynStmt; 2], Vec<Ident>)> {
        let marks = stmts.map_while(|stmt| match stmt {
            SynStmt::Macro(mac) => match Call::of(&mac.mac)? {
                Call::Mark(mark, _) => Some(mark),
                Call::Refill(..)
                | Call::Rest(_)
                | Call::Taken(_)
                | Call::UntilElse(_)
                | Call::EndOfScrutinee
                | Call::AskedOfPart
                | Call::Stayed(_)
                | Call::Stays(_) => None,
            },
            _ => None,
        });
        let (variant, remainder) = marks.filter_map(|mark| self.marks.get(&mark)).next()?;
        pat.clone_from(&variant.unbound);
        let left = &variant.left;
        Some(([variant.taken(self.may_hold), syn::parse_quote!(#remainder = #left;)], variant.names()))
    }
}
