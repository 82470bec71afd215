//! From syntax to [`ir`](crate::ir): every suspension point becomes a statement of its own.
//!
//! What is evaluated before a suspension point in the same statement is given a name, in Rust's order of evaluation, so that
//! nothing is half evaluated when the generator suspends:
//!
//! ```text
//! f(g(), yield_!(1), h());
//!
//! {
//!     let operand = g();
//!     let sent = yield_!(1);
//!     f(operand, sent, h());
//! }
//! ```
//!
//! The block around it ends where the statement ends: temporaries are dropped when Rust drops them.
//!
//! | file | what it takes apart |
//! | --- | --- |
//! | `stmt.rs` | blocks, statements, `let` |
//! | `expr.rs` | expressions that are constructs of their own: `if`, `match`, loops, markers, `&&`, `||` |
//! | `extended.rs` | temporaries that `let` extends |
//! | `discard.rs` | values that are discarded |
//! | `for_loop.rs` | `for` loops |
//! | `condition.rs` | conditions that suspend, `let` chains |
//! | `guard.rs` | match guards that suspend |
//! | `bound_in_guard.rs` | what they name of their patterns |
//! | `labels.rs` | labels for loops that a labelled block hides |
//! | `must_split.rs` | native code whose paths have to be told apart |
//! | `operands.rs` | everything else: operands in order |
//! | `parameters.rs` | parameters that are taken apart |
//! | `scrutinee.rs` | what a scrutinee holds until its construct ends |
//! | `std_macros.rs` | `assert!`, `format!` and the like |
//! | `temporaries.rs` | temporaries that outlive a suspension |
//! | `unbound.rs` | patterns that leave a part behind |
//!
//! Constructs hold expressions, and these hold constructs: so `expr.rs`, `stmt.rs`, `operands.rs`, `temporaries.rs`, `scrutinee.rs`,
//! `condition.rs`, `extended.rs`, `guard.rs`, `for_loop.rs` and `std_macros.rs` call each other, and no other file is on that circle. Above it
//! lies `parameters.rs`; below it `bound_in_guard.rs`, `discard.rs`, `labels.rs`, `must_split.rs` and `unbound.rs`, `builder.rs`, which knows what all of
//! them need, `drop_order.rs`, where temporaries are declared, and `synthetic.rs`, the names that they make. What the operands of an
//! expression are, and as what each is needed, they ask [`syntax::operands`](crate::syntax::operands).

mod bound_in_guard;
mod builder;
mod condition;
mod discard;
mod drop_order;
mod expr;
mod extended;
mod for_loop;
mod guard;
mod labels;
mod must_split;
mod operands;
mod parameters;
mod scrutinee;
mod std_macros;
mod stmt;
mod synthetic;
mod temporaries;
mod unbound;

use crate::diagnostics::Diagnostics;
use crate::exceptions::Lowered;
use crate::ir::{BlockId, Body};
use crate::prepare::destructuring_assignment;
use crate::sorted::{Map, Set};
use crate::source::arguments::Argument;
use crate::source::signature::Declared;
use crate::syntax::ranges::methods_at_their_ends;
use builder::Desugar;

/// Desugars a checked body.
///
/// `split` names the locals that are moved on some paths only and dropped later: what moves them can't stay native, because
/// each path has to say whether the local is still there. `reassigned` names those of which it matters where they are assigned.
pub(crate) fn body(
    Lowered { block, handles, .. }: &Lowered,
    arguments: &[Argument],
    declared: &Declared,
    split: &Set<String>,
    reassigned: &Set<String>,
    diagnostics: &Diagnostics,
) -> Body {
    let block = &destructuring_assignment::one_by_one(block, !split.is_empty() || !reassigned.is_empty());
    let at_ends_of_ranges = methods_at_their_ends(block);
    let mut desugar = Desugar {
        declared,
        split,
        diagnostics,
        locals: Vec::new(),
        points: Vec::new(),
        joins: 0,
        blocks: 0,
        block: BlockId(0),
        loops: Vec::new(),
        names: 0,
    };
    let block = desugar.function_body(block, arguments);
    let Desugar { locals, points, joins, blocks, .. } = desugar;
    Body {
        block,
        locals,
        points,
        joins,
        blocks,
        handles: *handles,
        marks: Map::new(),
        remainder_of: Map::new(),
        kept: Set::new(),
        unasked: Set::new(),
        at_ends_of_ranges,
        filled: Set::new(),
    }
}
