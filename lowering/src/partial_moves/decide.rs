//! What each mark becomes: whether a way is open for what is left of its local, and which.

use proc_macro2::Ident;
use quote::{format_ident, quote, quote_spanned};
use syn::{Expr, Stmt as SynStmt};

use super::ahead::{self, Ahead};
use super::held_parts::TakingParts;
use super::known_fields;
use super::moved::{MoveKind, Part, PartialMove, Probe, Purpose, Remainder, Variant, remainder_call};
use super::resolver::{Drawn, Resolver};
use super::{destructors, held, mark, spent};
use crate::emit::questions;
use crate::ir::{LocalId, MarkId};
use crate::listed::Listed;
use crate::syntax::place::{self, Place};

impl Resolver<'_> {
    pub(super) fn decide(&mut self, drawn: &Drawn, partial_moves: &[PartialMove], mark: MarkId) {
        let Drawn { flow, segments, .. } = drawn;
        let partial_move = &partial_moves[mark.0];
        let Some(place) = flow.marks.get(&mark) else { return };
        let Some(local) = place.local else { return };
        if !self.takes_a_part(drawn, mark, partial_move, local) {
            return;
        }
        if !partial_move.calls.is_empty() && held::may_be(self.declared) {
            self.ask_of_calls(drawn, mark, partial_move, local);
        }
        if partial_move.parts.is_empty() && partial_move.remainder.is_none() && partial_move.variant.is_none() {
            return;
        }
        if let Some(variant) = partial_move.variant.as_ref().filter(|variant| !variant.always) {
            let ahead = Ahead::of(flow, segments, place, local, &[]);
            if (ahead.asked || self.ended.contains(&local)) && !ahead.named && !ahead.assigned {
                let remainder = self.remainder_of(mark, local, &partial_move.root, partial_move.at());
                self.match_again(mark, variant, remainder);
                return;
            }
        }
        // It is declared again where it has to become mutable, so it has to have its value by then.
        let initialised = || {
            let mut events = flow.nodes.iter().flat_map(|node| &node.events);
            events.any(|event| event.initialised() == Some(local))
        };
        let fills = self.locals[local.0].mutable || initialised();
        if !partial_move.is_asked
            && let Some(remainder) = &remainder(drawn, partial_moves, mark, local, fills)
        {
            let ahead = Ahead::of(flow, segments, place, local, &[]);
            let asked = ahead.asked || self.ended.contains(&local);
            let kept = asked && !ahead.named && !ahead.assigned;
            if remainder.stays() && ahead.used {
                let root = &partial_move.root;
                self.stays.entry(root.to_string()).or_insert(true);
                self.code.insert(mark, vec![syn::parse_quote!(::genfn::__private::stays!(#root);)]);
                return;
            }
            if remainder.stays() {
                let settled = kept || !ahead::is_left_behind(flow, segments, place, local);
                *self.stays.entry(partial_move.root.to_string()).or_insert(true) &= settled;
            }
            if kept {
                if remainder.is_filled() {
                    self.refilled.insert(local);
                }
                let name = self.remainder_of(mark, local, &partial_move.root, partial_move.at());
                let taken = taken_out(&partial_move.root, remainder);
                self.code.insert(mark, vec![syn::parse_quote!(#name = #taken;)]);
                return;
            }
        }
        if self.holds(drawn, partial_move, mark, local) {
            return;
        }
        if partial_move.is_asked {
            partial_move.parts.iter().for_each(|part| self.calls.refuse(&part.place));
            return;
        }
        if !fills {
            return;
        }
        let missing = partial_move.parts.iter().filter(|part| {
            let path: Vec<String> = part.place.path.iter().map(place::member).listed();
            let ahead = Ahead::of(flow, segments, place, local, &path);
            ahead.asked && !ahead.named
        });
        // What was made of a literal may have nothing left to drop, and is not saved then.
        let is_saved = drawn.shapes.get(&local).is_none_or(known_fields::Shape::is_told);
        let code: Vec<SynStmt> = missing.filter_map(|part| filled(part, is_saved)).listed();
        if !code.is_empty() {
            self.refilled.insert(local);
            self.code.insert(mark, code);
        }
    }

    /// Whether the mark is that of something that may take a part.
    fn takes_a_part(&mut self, drawn: &Drawn, mark: MarkId, partial_move: &PartialMove, local: LocalId) -> bool {
        match partial_move.purpose {
            Purpose::Take => !self.locals[local.0].needs_no_drop() && !self.apart.contains_key(&local),
            Purpose::Assign => {
                self.code.insert(mark, vec![mark::stmt(mark, &partial_move.root)]);
                false
            }
            Purpose::End => {
                if drawn.flow.marks.get(&mark).is_some_and(|place| ahead::is_gone(&drawn.flow, place, local)) {
                    self.gone.insert(partial_move.root.to_string());
                }
                false
            }
        }
    }

    /// The calls of parts of a local that nothing names after them.
    fn ask_of_calls(&mut self, drawn: &Drawn, mark: MarkId, partial_move: &PartialMove, local: LocalId) {
        let Some(place) = drawn.flow.marks.get(&mark) else { return };
        let ahead = Ahead::of(&drawn.flow, &drawn.segments, place, local, &[]);
        if ahead.asked && !ahead.named && !ahead.assigned {
            partial_move.calls.iter().for_each(|(part, name)| self.calls.ask(part, name));
        }
    }

    /// Whether a body of rustc's own keeps what is left, if nothing fills the hole. What may be borrowed stays where it is.
    fn holds(&mut self, drawn: &Drawn, partial_move: &PartialMove, mark: MarkId, local: LocalId) -> bool {
        let Drawn { flow, segments, lent, .. } = drawn;
        let root = &partial_move.root;
        let variant = partial_move.variant.as_ref().filter(|variant| variant.always);
        if !held::may_be(self.declared)
            || lent.contains(&root.to_string())
            || (variant.is_none() && partial_move.alone.is_empty())
        {
            return false;
        }
        let Some(place) = flow.marks.get(&mark) else { return false };
        let ahead = Ahead::of(flow, segments, place, local, &[]);
        let asked = ahead.asked || self.ended.contains(&local);
        if !asked || ahead.named || ahead.assigned {
            return false;
        }
        match variant {
            Some(variant) => {
                let remainder = self.remainder_of(mark, local, root, partial_move.at());
                self.match_again(mark, variant, remainder);
            }
            None => self.take(mark, local, partial_move),
        }
        true
    }

    /// Each part is taken together with what is left then.
    fn take(&mut self, mark: MarkId, local: LocalId, partial_move: &PartialMove) {
        let PartialMove { root, alone, is_asked, .. } = partial_move;
        let last = self.remainder_of(mark, local, root, partial_move.at());
        let between = (1..alone.len()).map(|at| format_ident!("__left_of_{}_{}", mark.0, at, span = last.span()));
        let names = between.chain([last.clone()]).listed();
        let declared = self.remainders.entry(local).or_default();
        declared.extend(names[..names.len() - 1].iter().map(|name| (name.clone(), false)));
        self.held.extend(names.iter().map(ToString::to_string));
        declared.iter_mut().filter(|(name, _)| *is_asked && *name == last).for_each(|(_, mutable)| *mutable = true);
        self.takes.insert(
            mark,
            TakingParts { root: root.clone(), parts: alone.clone(), is_asked: *is_asked, names, taken: 0 },
        );
    }

    fn match_again(&mut self, mark: MarkId, variant: &Variant, remainder: Ident) {
        if variant.both.is_empty() && held::may_be(self.declared) {
            self.held.extend([&remainder, &variant.left].map(ToString::to_string));
        }
        self.branches.insert(mark, variant.clone(), remainder);
    }
}

/// What is left of the local, whichever way it is told. `fills`: whether holes of it may be filled.
fn remainder(
    drawn: &Drawn,
    partial_moves: &[PartialMove],
    mark: MarkId,
    local: LocalId,
    fills: bool,
) -> Option<Remainder> {
    let Drawn { flow, shapes, told, lent, .. } = drawn;
    let partial_move = &partial_moves[mark.0];
    let of_fields = || {
        let is_lent = lent.contains(&partial_move.root.to_string());
        let shape = shapes.get(&local).filter(|shape| !(is_lent && shape.is_told()))?;
        let gone = spent::gone(flow, partial_moves, flow.marks.get(&mark)?, local);
        known_fields::remainder(partial_move, shape, &gone)
    };
    let of_captures = || {
        let captured = partial_move.parts.iter().all(|part| part.kind.is_captured());
        captured.then(|| Remainder::Captured(if fills { partial_move.parts.clone() } else { Vec::new() }))
    };
    let of_all = || if fills { spent::rest(flow, told, partial_moves, mark, local) } else { None };
    partial_move.remainder.clone().or_else(of_fields).or_else(of_captures).or_else(of_all)
}

/// `is_saved`: if the local is saved with the hole that nothing fills, which is an error.
fn filled(part: &Part, is_saved: bool) -> Option<SynStmt> {
    let place = &part.place;
    let span = part.place.root.span();
    let taken = match &part.kind {
        MoveKind::Moved if is_saved => quote_spanned!(span=> taken []),
        MoveKind::Moved | MoveKind::Copied | MoveKind::Into => quote_spanned!(span=> moved []),
        MoveKind::Consumed => quote_spanned!(span=> consumed []),
        MoveKind::Elements(_) => return None,
        MoveKind::Matched(owners) | MoveKind::Captured(owners) => {
            let staying = part.staying.iter().map(|Probe { pat, part }| quote!([#pat => #part]));
            quote_spanned!(span=> matched [#(#owners),* #(; #staying)*])
        }
    };
    let call = questions::refill(&taken, place, span);
    Some(syn::parse_quote!(#call;))
}

fn taken_out(root: &Ident, remainder: &Remainder) -> Expr {
    let call = match remainder {
        Remainder::Pattern { bound, complement, left } => {
            let left = destructors::together(left);
            quote!([#(#bound),*], #complement => #left)
        }
        Remainder::Staying(asked) => return asked.clone(),
        Remainder::Base { complement, left } => quote!(base, #complement => #left),
        Remainder::Fields { made, bound, complement, left } => {
            let made = made.as_ref().map(|made| quote!(made #made));
            quote!(#made [#(#bound),*], #complement => #left)
        }
        Remainder::Captured(parts) => {
            let filled = parts.iter().filter_map(|part| filled(part, false));
            quote!(captured { #(#filled)* })
        }
        Remainder::Spent { last, whole, path, fields } => {
            let fill = filled(last, false);
            let place = &last.place;
            let call =
                questions::spent(root, &quote!(#place, { #fill }, #whole, [#path] { #(#fields),* }), root.span());
            return syn::parse_quote!(#call);
        }
        Remainder::Content { bound, inner } => quote!(content [#(#bound),*] #inner),
    };
    remainder_call(&Place::of_local(root.clone()), &call)
}
