//! Runs the phases of the explicit engine until they agree.

use proc_macro2::Ident;

use crate::analysis::initialised::Undecided;
use crate::analysis::reborrow::{self, Reborrows};
use crate::analysis::{Analysed, Initialised, Liveness, Segments};
use crate::diagnostics::{Diagnostics, Heading};
use crate::exceptions::Lowered;
use crate::layout::{Layout, ScopeEnds};
use crate::sorted::Set;
use crate::source::arguments::Argument;
use crate::source::signature::Declared;
use crate::{codegen, desugar, flow, partial_moves};

/// From a checked body to the layout of its machine; `emit` makes of it what is wanted.
pub(crate) fn lower<T>(
    written: &Lowered,
    arguments: &[Argument],
    declared: &Declared,
    diagnostics: &Diagnostics,
    emit: impl FnOnce(&Layout<'_>) -> T,
) -> Option<T> {
    let (mut split, mut reassigned, mut unasked, mut copied) = (Set::new(), Set::new(), Set::new(), Set::new());
    let (mut source, mut ends) = (partial_moves::Source::new(written), ScopeEnds::default());
    loop {
        let mut body = desugar::body(source.body(), arguments, declared, &split, &reassigned, diagnostics);
        body.take_to_be_copy(&copied);
        body.unasked.clone_from(&unasked);
        let asked =
            partial_moves::resolve(&mut body, arguments, declared, &reassigned, ends.entered(), source.asks_types);
        if diagnostics.is_empty() && source.changes(asked) {
            continue;
        }
        codegen::items::check(&body, diagnostics);
        if !diagnostics.is_empty() {
            return None;
        }
        let mut flow = flow::build(&body);
        let mut segments = Segments::solve(&flow, ends.entered());
        let mut reborrows = Reborrows::solve(&body, &flow, &segments, declared.may_yield_borrows());
        if reborrow::keep_indices(&mut body, &reborrows) {
            flow = flow::build(&body);
            segments = Segments::solve(&flow, ends.entered());
            reborrows = Reborrows::solve(&body, &flow, &segments, declared.may_yield_borrows());
        }
        let liveness = Liveness::solve(&flow, body.locals.len(), &segments, &reborrows);
        let undecided = match Initialised::solve(
            &body,
            &flow,
            &segments,
            &liveness,
            &reborrows,
            (&reassigned, declared.has_name),
        ) {
            Ok(initialised) => {
                let analysed = Analysed { body: &body, flow, segments, initialised, reborrows };
                let layout = Layout::solve(declared, &analysed);
                if ends.change(&layout) {
                    continue;
                }
                return Some(emit(&layout));
            }
            Err(undecided) => undecided,
        };
        match undecided {
            Undecided::Native(locals) => {
                let known = (split.len(), unasked.len(), reassigned.len());
                let named = || locals.iter().map(|local| body.named(*local).to_string());
                split.extend(named());
                if split.len() == known.0 {
                    // Rustc can't be asked where code can't be put on every path.
                    unasked.extend(locals.iter().map(|local| body.locals[local.0].name.to_string()));
                }
                if (split.len(), unasked.len()) == (known.0, known.1) {
                    // One that is assigned again on some path only has to be in its `Option` before that.
                    reassigned.extend(named());
                }
                if (split.len(), unasked.len(), reassigned.len()) == known {
                    // Were it none, rustc is to tell of it.
                    copied.extend(named());
                }
            }
            Undecided::Reassigned(local) if reassigned.insert(body.locals[local.0].name.to_string()) => {}
            Undecided::Reassigned(local) if unasked.insert(body.locals[local.0].name.to_string()) => {}
            Undecided::Reassigned(local) => refuse(&body.locals[local.0].name, diagnostics),
        }
        if !diagnostics.is_empty() {
            return None;
        }
    }
}

fn refuse(local: &Ident, diagnostics: &Diagnostics) {
    diagnostics.explained(local, Heading::AssignmentInsideAnotherExpression, format!(
        "`{local}` may or may not hold a value where the generator suspends, and is assigned again inside another expression later: assign it in a statement of its own"
    ));
}
