//! Markers in what other macros are given.
//!
//! On the explicit engine a marker has to be evaluated by the generator itself, once: so it may stand in the operands of std's macros.
//!
//! On the pinned engine it becomes an `.await`, and may stand wherever a macro puts one: in the handlers of `select!`, in an arm of
//! `join!`. What is not so, rustc says: of a closure, of a task that is spawned. Not inside a `try_!`: where something is raised at the
//! marker, the handlers have to be jumped to, which a macro may have put it out of reach of.

use proc_macro2::Ident;
use syn::{Expr, Macro};

use super::side_by_side;
use crate::diagnostics::Diagnostics;
use crate::syntax::macros::{self, Operands};
use crate::syntax::markers::{self, Marker};
use crate::syntax::suspends;

/// Where the macro stands.
pub(super) struct MacroStands<'a> {
    pub(super) diagnostics: &'a Diagnostics,
    /// Whether a marker becomes an `.await`, which may stand here.
    pub(super) pinned: bool,
    /// Whether futures run side by side there.
    pub(super) awaits: bool,
    /// Whether it is in a `try_!`.
    pub(super) tries: bool,
}

/// What of it is checked as it would be elsewhere.
pub(super) enum MacroHolds<'a> {
    Operand(&'a Expr),
    Marker(Marker, &'a Macro),
}

/// Checks what stands in a macro that is no marker.
pub(super) fn check(place: &MacroStands<'_>, mac: &Macro, held: &mut dyn FnMut(MacroHolds<'_>)) {
    // A generator of its own.
    if markers::is_gen(mac) {
        return;
    }
    let Some((found, marker)) = markers::marker_among(&mac.tokens) else { return };
    let path = mac.path.segments.last().map_or_else(String::new, |last| last.ident.to_string());
    if macros::is_definition(mac) {
        let name = marker.name();
        let message = format!(
            "this macro can't suspend the generator, for what it expands to can't be told for certain: let it evaluate to the operand, and write `{name}(the_macro!(…))` where you call it"
        );
        place.diagnostics.error(found, message);
        return;
    }
    let operands = macros::operands(mac);
    if place.pinned && !(macros::is_known(mac) && operands.is_some()) {
        on_the_pinned_engine(place, mac, operands, &path, held);
        return;
    }
    if let Some(advice) = concurrent(&path) {
        let name = marker.name();
        place.diagnostics.error(found, format!("`{name}` inside `{path}!`, whose futures run side by side: {advice}"));
        return;
    }
    by_the_generator_itself(place, operands, macros::is_known(mac), (&path, &found, marker), held);
}

fn on_the_pinned_engine(
    place: &MacroStands<'_>,
    mac: &Macro,
    operands: Option<Operands>,
    path: &str,
    held: &mut dyn FnMut(MacroHolds<'_>),
) {
    if place.tries {
        let mut first = None;
        markers::each_among(&mac.tokens, &mut |marker, found| {
            first.get_or_insert_with(|| (marker, found.path.clone()));
        });
        let Some((marker, at)) = first else { return };
        let name = marker.name();
        let before = || format!("write `let value = {name}(…);` before it and use `value`");
        let instead = concurrent(path).map_or_else(before, str::to_owned);
        let message =
            format!("`{name}` inside `{path}!` in a `try_!`, whose handlers can't be come to from there: {instead}");
        place.diagnostics.error(at, message);
        return;
    }
    let operands = operands.filter(|operands| operands.rest.is_empty());
    if tries(mac, operands.is_some(), path, place.diagnostics) {
        return;
    }
    if let Some(Operands { list, .. }) = operands {
        if place.awaits {
            side_by_side::check(list.iter().map(|operand| &operand.expr), Some(path), place.diagnostics);
        }
        list.iter().for_each(|operand| held(MacroHolds::Operand(&operand.expr)));
        return;
    }
    if place.awaits && concurrent(path).is_some() {
        side_by_side::arms(&mac.tokens, path, place.diagnostics);
    }
    markers::each_among(&mac.tokens, &mut |marker, found| held(MacroHolds::Marker(marker, found)));
}

/// A `try_!` in what a macro is given is not lowered: its handlers are come to by jumps.
fn tries(mac: &Macro, is_read: bool, path: &str, diagnostics: &Diagnostics) -> bool {
    let Some(found) = markers::try_among(&mac.tokens) else { return false };
    let message = if is_read {
        format!(
            "`try_!` inside `{path}!`, which may put it where its handlers can't be come to: write `let value = try_! {{{{ … }}}};` before it and use `value`"
        )
    } else {
        format!(
            "`try_!` inside `{path}!`, whose tokens can't be read: let it evaluate to a value, and write the `try_!` in a `match` over what `{path}!` evaluates to"
        )
    };
    diagnostics.error(found, message);
    true
}

fn by_the_generator_itself(
    place: &MacroStands<'_>,
    operands: Option<Operands>,
    is_known: bool,
    (path, found, marker): (&str, &Ident, Marker),
    held: &mut dyn FnMut(MacroHolds<'_>),
) {
    let name = marker.name();
    let Some(operands) = operands else {
        let message = format!(
            "`{name}` inside `{path}!`, whose tokens can't be read as expressions: write `let value = {name}(…);` before it and use `value`"
        );
        place.diagnostics.error(found, message);
        return;
    };
    if !is_known {
        let message = format!(
            "`{path}!` may evaluate this operand twice, or not at all: write `let value = {name}(…);` before it and use `value`"
        );
        place.diagnostics.error(found, message);
        return;
    }
    for operand in &operands.list {
        if operand.access.is_lazy() && suspends::suspends(&operand.expr) {
            let message = format!(
                "`{path}!` evaluates this operand only sometimes: write `let value = {name}(…);` before it and use `value`"
            );
            place.diagnostics.error(&operand.expr, message);
        } else {
            held(MacroHolds::Operand(&operand.expr));
        }
    }
    if let Some((found, _)) = markers::marker_among(&operands.rest) {
        let message = format!(
            "`{name}` can't stand in this part of `{path}!`: write `let value = {name}(…);` before it and use `value`"
        );
        place.diagnostics.error(found, message);
    }
}

/// What to write instead of a marker inside a macro that polls several futures in turns, known by the names that futures and
/// tokio give them.
fn concurrent(path: &str) -> Option<&'static str> {
    match path {
        "select" | "select_biased" => {
            Some("let each arm evaluate to a value, and write `yield_!` in a `match` over what `select!` evaluates to")
        }
        "join" | "try_join" => Some("write `yield_!` after it, of what it evaluates to"),
        _ => None,
    }
}
