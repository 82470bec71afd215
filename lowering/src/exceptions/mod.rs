//! `try_!` becomes labelled blocks and matches: syntax in, syntax out, so that later passes know of no exceptions.
//!
//! ```text
//! try_! {{ body } except Lost(who) => arm else { rest } finally { last }}
//!
//! {
//!     let __outcome = '__finally_1: {
//!         let __tried_1 = match '__try_2: { let __tried_2 = { body }; break '__try_2 Ok(__tried_2); } {
//!             Ok(()) => { rest }
//!             Err(Exception::Error(Lost(who))) => arm,
//!             Err(raised) => break '__finally_1 Err(raised),
//!         };
//!         break '__finally_1 Ok(__tried_1);
//!     };
//!     { last }
//!     match __outcome { Ok(value) => value, Err(raised) => /* raised around it */ }
//! }
//! ```
//!
//! Invariants:
//!
//! - To *raise* is to `break` out of the labelled block of the nearest `try_!` with `Err(exception)`; outside any, it is to
//!   return from the body. So no way out exists that native Rust does not know, and every scope that is left drops its locals
//!   as it always does.
//! - `?` raises: `match branch(x) { Continue(value) => value, Break(raised) => /* raise */ }`. So does what a suspended
//!   generator is woken with, unless it is a sent value: each marker inside a `try_!` carries the label as an attribute,
//!   `#[raises('__try_1)]`, which `desugar` reads.
//! - A macro that can't be read may hide a `?` or a `return Err(…)`: it runs in a closure, whose error is raised. Where the
//!   body returns neither a `Result` nor an `Option` it stays as it is, and nothing that it hides can leave the function.
//! - Nothing leaves a body or an `except` past a `finally`: `return`, and each `break` and `continue` out of it, becomes a
//!   `break '__finally_1 Ok(__Exit1::…)`, and is done after `last` has run. The exits of one `finally` are an enum of its own:
//!
//!   ```text
//!   enum __Exit1<Value, Return, Break1> { Value(Value), Return(Return), Break1(Break1), Continue2 }
//!   ```
//!
//! - A jump into which a labelled block comes needs a label: loops without one get one.
//! - A function has an error type, or `?` in it raises what it finds. Which of them it is, only rustc knows, so the emitted
//!   calls are methods of the [shape](crate::codegen). Where nothing tells the type of an error, because no `?` is there, a
//!   *quiet* method is called that needs none.
//!
//! | file | what it does |
//! | --- | --- |
//! | `enclosing.rs` | what is around the code that is rewritten: where it raises, what its jumps leave |
//! | `rewrite.rs` | `?`, jumps, markers and macros |
//! | `awaits.rs` | what is awaited in an async generator |
//! | `assemble.rs` | what `except`, `else` and `finally` become |
//! | `pieces.rs` | the pieces that it is put together of |
//!
//! What a `try_!` is put together from may hold another one: so `rewrite.rs` and `assemble.rs` call each other.

mod assemble;
mod awaits;
mod enclosing;
mod pieces;
mod rewrite;

use syn::visit_mut::VisitMut;

use crate::source::signature::Declared;
use crate::syntax::markers::Marker;
use crate::syntax::suspends;
use crate::syntax::walk_mut::WalkerMut;
use crate::syntax::words::Words;
use enclosing::Knowledge;
use rewrite::Rewrite;

/// A body without `try_!`.
pub(crate) struct Lowered {
    pub(crate) block: syn::Block,
    /// Whether it had one.
    pub(crate) handles: bool,
    /// Whether it may raise a `GeneratorExit` by itself.
    pub(crate) exits: bool,
    /// The words of the block.
    pub(crate) words: Words,
    /// Whether a `return` that a macro hides would leave a `try_!` without its `finally`.
    leaves_handlers: bool,
}

impl Lowered {
    /// The same of what the block has become.
    pub(crate) fn with(&self, block: syn::Block) -> Lowered {
        Lowered { block, words: self.words.clone(), ..*self }
    }

    /// Whether a macro may hide a `return`, which is then the function's own.
    pub(crate) fn may_return(&self) -> bool {
        !self.leaves_handlers && !self.words.are_readable()
    }
}

/// Lowers the exceptions of a checked body.
pub(crate) fn lower(block: &syn::Block, words: Words, declared: &Declared) -> Lowered {
    let handles = words.has(Marker::Try.ident());
    let exits = words.has(suspends::EXIT);
    if !handles && !exits {
        return Lowered { block: block.clone(), handles, exits, words, leaves_handlers: false };
    }
    // Once to see what is raised where, once to write it.
    let mut seen = Rewrite::new(declared, Knowledge::default());
    WalkerMut(&mut seen).visit_block_mut(&mut block.clone());
    let mut written = Rewrite::new(declared, seen.knowledge);
    let mut block = block.clone();
    WalkerMut(&mut written).visit_block_mut(&mut block);
    block.stmts.splice(0..0, written.exit_enums.into_iter().map(syn::Stmt::Item));
    Lowered { words: Words::of(&block), block, handles, exits, leaves_handlers: written.leaves_handlers }
}
