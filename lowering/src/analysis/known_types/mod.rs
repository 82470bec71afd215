//! Which types are known of what a body holds, as far as its syntax goes.
//!
//! A generator whose type has a name has to name the types of what it saves; nothing infers them where a type is declared. Known are
//! those that are written, and what follows from them:
//!
//! ```text
//! fn windows<'t, T: Copy>(items: &'t [T], n: usize) -> impl Iterator<Item = Vec<T>> {
//!     let mut window = Vec::new();            // Vec<_>, and Vec<T> by the push
//!     for item in items {                     // slice::Iter<'t, T>, so the item is a &'t T
//!         window.push(*item);
//!         if window.len() == n { yield_!(window.clone()); window.remove(0); }
//!     }
//! }
//! ```
//!
//! It goes both ways: down from what is expected (`yield_!(n)` of a known type, an operand of one of a known type), and up from
//! operands. A literal without a suffix is of no type until something tells: rustc would take it for an `i32` only where nothing does.
//!
//! Each rule is one that rustc has, too, but for `Type::new(…)`, which is taken to make a `Type` where types are written. Where that is not
//! so, rustc says it of the field: nothing compiles to something else. Where a type is not known, or known with a hole, rustc is asked for it (see
//! `codegen/named/`), and whoever wrote the function has to write it.
//!
//! | file | what it knows |
//! | --- | --- |
//! | `solve.rs` | the body, block by block |
//! | `expr.rs` | what an expression evaluates to, and what it is expected to be |
//! | `calls.rs` | the same of calls, and what they tell of what is called |
//! | `closures.rs` | what closures and guards tell, where only names are wanted |
//! | `delegated.rs` | what is delegated to |
//! | `delegation.rs` | how that is held |
//! | `exits.rs` | what leaves a `finally` |
//! | `left.rs` | what blocks and loops are left with |
//! | `raised.rs` | what is raised |
//! | `numbers.rs` | the numbers of loops of which nothing tells |
//! | `pattern.rs` | what a pattern binds, and what its arm hands on |
//! | `iterators.rs` | what is iterated by what, and over what |
//! | `methods.rs` | what std's methods and functions return |
//! | `params.rs` | what type parameters are bound by |
//! | `shapes.rs` | std's types, by their names |

mod calls;
mod closures;
mod delegated;
mod delegation;
mod exits;
mod expr;
mod iterators;
mod left;
mod methods;
mod numbers;
mod params;
mod pattern;
mod raised;
mod shapes;
mod solve;

pub(crate) use delegation::exhausted;
pub(crate) use exits::{exit_enums, outside};
pub(crate) use iterators::is_own;
pub(crate) use shapes::{has_hole, named, needs_no_drop};
pub(crate) use solve::{Told, TypesBySyntax};
