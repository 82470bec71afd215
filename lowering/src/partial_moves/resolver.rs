//! What the marks are resolved by: what is known before, and what is decided so far.

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::Stmt as SynStmt;

use super::apart::Apart;
use super::branches::MatchedAgain;
use super::calls_of_parts::Asked;
use super::held_parts::TakingParts;
use super::known_fields::Shape;
use super::{declared_types, held};
use crate::analysis::Segments;
use crate::flow::Flow;
use crate::ir::{Body, Local, LocalId, MarkId, PointId, Role};
use crate::sorted::{Map, Set};
use crate::source::signature::Declared;

/// What is known of the body before anything is resolved.
pub(super) struct Drawn {
    pub(super) flow: Flow,
    pub(super) segments: Segments,
    pub(super) shapes: Map<LocalId, Shape>,
    pub(super) told: declared_types::KnownTypes,
    /// The names of locals that may be borrowed for longer than a statement.
    pub(super) lent: Set<String>,
}

pub(super) struct Resolver<'a> {
    /// What each mark becomes.
    pub(super) code: Map<MarkId, Vec<SynStmt>>,
    pub(super) branches: MatchedAgain,
    /// The locals that are filled, and have to be mutable.
    pub(super) refilled: Set<LocalId>,
    /// For a local, the names of the locals that hold what is left of it, and whether they are mutable.
    pub(super) remainders: Map<LocalId, Vec<(Ident, bool)>>,
    /// For a tuple or an array that is taken apart where it is declared, its parts.
    pub(super) apart: Map<LocalId, Apart>,
    pub(super) declared: &'a Declared,
    pub(super) marks: Map<PointId, Vec<(MarkId, String)>>,
    pub(super) locals: Vec<Local>,
    pub(super) remainder_of: Map<LocalId, LocalId>,
    /// For the name of a temporary, that of what is left of it.
    pub(super) left: Map<String, Ident>,
    /// The names of temporaries of which nothing is left where they would end.
    pub(super) gone: Set<String>,
    /// The temporaries that an `else` may end, or what is left of them.
    pub(super) ended: Set<LocalId>,
    /// The names of locals that may stay where patterns bind all of them, and whether what stays is always kept.
    pub(super) stays: Map<String, bool>,
    /// The parts that are taken together with what is left, by the marks behind them.
    pub(super) takes: Map<MarkId, TakingParts>,
    /// The names of locals that may hold what a body of rustc's own keeps: of another type wherever it is written.
    pub(super) held: Set<String>,
    /// The locals that the guard of their arm names.
    pub(super) guarding: Set<LocalId>,
    /// The [calls](super::calls_of_parts) to be asked about, and the parts whose calls are not.
    pub(super) calls: Asked,
    /// Where a call may have consumed a part, what is left of the local, or all of it.
    pub(super) staying: Map<String, Ident>,
    /// The names of locals that have become mutable.
    pub(super) filled: Set<String>,
}

impl<'a> Resolver<'a> {
    /// Takes out of the body what changes.
    pub(super) fn new(body: &mut Body, declared: &'a Declared) -> Self {
        Resolver {
            apart: Map::new(),
            code: Map::new(),
            branches: MatchedAgain::new(held::may_be(declared)),
            refilled: Set::new(),
            remainders: Map::new(),
            declared,
            marks: std::mem::take(&mut body.marks),
            locals: std::mem::take(&mut body.locals),
            remainder_of: std::mem::take(&mut body.remainder_of),
            left: Map::new(),
            gone: Set::new(),
            ended: Set::new(),
            stays: Map::new(),
            takes: Map::new(),
            held: Set::new(),
            calls: Asked::default(),
            staying: Map::new(),
            guarding: Set::new(),
            filled: std::mem::take(&mut body.filled),
        }
    }

    /// Puts it back.
    pub(super) fn finish(self, body: &mut Body) {
        body.locals = self.locals;
        for local in body.locals.iter_mut().filter(|local| self.held.contains(&local.name.to_string())) {
            local.role = Role::Others;
        }
        body.remainder_of = self.remainder_of;
        body.filled = self.filled;
    }

    /// The name of a local for what is left of another.
    pub(super) fn remainder_of(&mut self, mark: MarkId, local: LocalId, root: &Ident, at: Span) -> Ident {
        let name = format_ident!("__rest_of_{}", mark.0, span = Span::mixed_site().located_at(at));
        self.remainders.entry(local).or_default().push((name.clone(), false));
        self.left.insert(root.to_string(), name.clone());
        name
    }

    pub(super) fn declare(&mut self, local: Local) -> LocalId {
        self.locals.push(local);
        LocalId(self.locals.len() - 1)
    }
}
