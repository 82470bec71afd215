//! Questions about syntax trees and tokens. Nothing here knows the [`ir`](crate::ir), reports an error or rewrites a body.
//!
//! | file | what it tells |
//! | --- | --- |
//! | `assigned.rs` | whether an operand assigns to what another one names |
//! | `changed.rs` | which variables a body may change |
//! | `clauses.rs` | what stands inside `try_!` |
//! | `hygiene.rs` | who wrote a token |
//! | `iterated.rs` | which heads of loops are no streams for certain |
//! | `macros.rs` | how a macro uses its operands |
//! | `made.rs` | syntax that is put together from its parts |
//! | `markers.rs` | which macros are markers |
//! | `need.rs` | what follows from what an operand is needed as |
//! | `notes.rs` | attributes that one pass leaves for another |
//! | `of_options.rs` | what shows itself as an `Option` |
//! | `operands.rs` | the operands of an expression, and as what each is needed |
//! | `overwritten.rs` | whether a value is overwritten at once |
//! | `pattern.rs` | what a pattern binds, and takes |
//! | `place.rs` | which expressions are places; fields of locals |
//! | `place_names.rs` | what the places of a generator that is written down are called |
//! | `ranges.rs` | what is called where a range ends |
//! | `receiver.rs` | what methods do with their receiver |
//! | `std_macros.rs` | what std's macros mean |
//! | `suspends.rs` | whether code suspends |
//! | `temporaries.rs` | what an expression holds until its statement ends |
//! | `tokens.rs` | what stands among tokens that nobody has parsed |
//! | `types.rs` | what is known of types by their syntax |
//! | `walk.rs`, `walk_mut.rs` | syn's walks over a body's own code, each compiled once for all visitors |
//! | `words.rs` | the words of a body |

pub(crate) mod assigned;
pub(crate) mod changed;
pub(crate) mod clauses;
pub(crate) mod hygiene;
pub(crate) mod iterated;
pub(crate) mod macros;
pub(crate) mod made;
pub(crate) mod markers;
pub(crate) mod need;
pub(crate) mod notes;
pub(crate) mod of_options;
pub(crate) mod operands;
pub(crate) mod overwritten;
pub(crate) mod pattern;
pub(crate) mod place;
pub(crate) mod place_names;
pub(crate) mod ranges;
pub(crate) mod receiver;
pub(crate) mod std_macros;
pub(crate) mod suspends;
pub(crate) mod temporaries;
pub(crate) mod tokens;
pub(crate) mod types;
pub(crate) mod walk;
pub(crate) mod walk_mut;
pub(crate) mod words;
