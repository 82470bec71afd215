//! The phases that are run for it: those of [`expand`](crate::expand), but that nothing is emitted.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Block;

use super::edges::edges;
use super::model::{Edge, Machine, Scope, Spot, State, StateKind};
use super::paths::{Attempted, Sketch, drawn};
use super::places::Rest;
use super::saved::{Resting, held};
use crate::check;
use crate::diagnostics::Diagnostics;
use crate::expression;
use crate::listed::Listed;
use crate::lower::lower;
use crate::prepare::{self, prepared};
use crate::sorted::{Map, Set};
use crate::source::arguments;
use crate::source::function::Function;
use crate::source::signature::{self, Declared};
use crate::source::{attribute, fragments};
use crate::syntax::words::Words;

pub(super) fn machine(attr: TokenStream, item: TokenStream) -> Result<Machine, TokenStream> {
    let parsed = syn::parse2(fragments::kept_together(item));
    let mut function: Function = parsed.map_err(|error| error.to_compile_error())?;
    let diagnostics = Diagnostics::new();
    let given = attribute::arguments(attr, "#[generator]", &diagnostics);
    function.take_own_attribute(&diagnostics);
    if let Some(block) = &mut function.block {
        prepare::renamed_markers::under_their_own_names(block);
        prepare::own_macros::expanded(block, function.signature.inputs.to_token_stream(), &diagnostics);
    }
    let mut declared = signature::declared(&given, &function.signature, &diagnostics);
    if let Some(declared) = &mut declared {
        declared.has_name = given.type_name.is_some();
        declared.finds_recursion(&function);
    }
    let arguments = arguments::arguments(&mut function.signature, &diagnostics);
    let Some(block) = &function.block else {
        diagnostics.error(&function.signature.ident, "what has no body has no machine");
        return Err(diagnostics.finish());
    };
    let words = Words::of(block);
    check::body(block, &words, &function.signature, declared.as_ref(), &diagnostics);
    let mut machine = None;
    if let Some(declared) = declared.filter(|_| diagnostics.is_empty()) {
        let body = prepared(block, words, &declared, &arguments);
        let resting = if declared.pinned {
            Some(Resting::default())
        } else {
            lower(&body, &arguments, &declared, &diagnostics, held)
        };
        machine = resting.map(|resting| drawn_with(&function.signature.ident.to_string(), block, &declared, &resting));
    }
    let errors = diagnostics.finish();
    machine.ok_or(errors)
}

pub(super) fn expression(name: &str, input: TokenStream) -> Result<Machine, TokenStream> {
    expression::read(input, |written, declared, body, arguments, diagnostics| {
        let resting = if declared.pinned {
            Some(Resting::default())
        } else {
            lower(body, arguments, declared, diagnostics, held)
        };
        resting.map(|resting| drawn_with(name, &written.block, declared, &resting))
    })
}

fn drawn_with(name: &str, block: &Block, declared: &Declared, resting: &Resting) -> Machine {
    let drawn = drawn(block, declared.is_result() && !declared.has_items());
    let edges = edges(&drawn.places);
    let mut rests: Set<Rest> = [Rest::Created, Rest::Closed].into_iter().collect();
    rests.extend(edges.keys().flat_map(|(from, to, _)| [*from, *to]));
    let rests: Vec<Rest> = rests.iter().copied().listed();
    let numbers: Map<Rest, usize> = rests.iter().enumerate().map(|(number, rest)| (*rest, number)).collect();
    let states: Vec<State> =
        rests.iter().enumerate().map(|(number, rest)| state(&drawn, resting, number, *rest)).listed();
    let edge = |((from, to, how), words): (&(Rest, Rest, _), &String)| Edge {
        from: numbers[from],
        to: numbers[to],
        words: words.clone(),
        how: *how,
    };
    // One that is not drawn has no number of any: the last one if nothing leads to it, for all that is drawn.
    let number = |rest: &Rest| match (numbers.get(rest), rest) {
        (Some(number), _) => *number,
        (None, Rest::Point(at)) if drawn.points.contains_key(at) => usize::MAX,
        (None, Rest::Point(_) | Rest::Created | Rest::Closed) => usize::MAX - 1,
    };
    let leads = resting.leads.iter().map(|(from, to)| (number(from), number(to)));
    Machine {
        name: name.to_owned(),
        edges: edges.iter().map(edge).listed(),
        scopes: scopes(&drawn, &states),
        states,
        is_pinned: declared.pinned,
        leads: leads.listed(),
    }
}

fn state(drawn: &Sketch, resting: &Resting, number: usize, rest: Rest) -> State {
    let saved = resting.saved.get(&rest).cloned().unwrap_or_default();
    let plain = |name: &str, kind| State { name: name.to_owned(), kind, text: String::new(), place: None, saved };
    match rest {
        Rest::Created => plain("created", StateKind::Created),
        Rest::Closed => plain("closed", StateKind::Closed),
        Rest::Point(at) => {
            let point = &drawn.points[&at];
            let name = point.label.clone().unwrap_or_else(|| format!("s{number}"));
            State { text: point.text.clone(), place: Some(point.place.clone()), ..plain(&name, point.kind) }
        }
    }
}

/// The `try_!`s in whose bodies some state stands. What handles its errors stands beside it.
fn scopes(drawn: &Sketch, states: &[State]) -> Vec<Scope> {
    let mut found = drawn.scopes.clone();
    found.retain(|scope| states.iter().filter_map(|state| state.place.as_ref()).any(|place| scope.body.holds(place)));
    found.sort_by_key(|scope| (scope.body.bytes.start, std::cmp::Reverse(scope.body.bytes.end)));
    let innermost = |place: &Spot, below: usize| found[..below].iter().rposition(|outer| outer.body.holds(place));
    let scope = |(number, scope): (usize, &Attempted)| {
        let inside = states.iter().enumerate().filter(|(_, state)| {
            state.place.as_ref().is_some_and(|place| innermost(place, found.len()) == Some(number))
        });
        let inside = inside.map(|(state, _)| state).listed();
        Scope { place: scope.place.clone(), within: innermost(&scope.place, number), states: inside }
    };
    found.iter().enumerate().map(scope).listed()
}
