//! Python's generators for stable Rust.
//!
//! Write a function with [`yield_!`] in it, put [`#[generator]`](macro@generator) on it, and it becomes an explicit
//! state machine that can be iterated, sent values, thrown errors, closed, delegated to, cloned and looked into. There is
//! no allocation, no `Pin` and no `unsafe` in what the attribute emits.
//!
//! ```
//! use genfn::prelude::*;
//!
//! #[generator]
//! fn countdown(mut n: u32) -> impl Iterator<Item = u32> {
//!     while n > 0 {
//!         yield_!(n);
//!         n -= 1;
//!     }
//! }
//!
//! assert!(countdown(3).eq([3, 2, 1]));
//! ```
//!
//! # The protocol
//!
//! | Python | here |
//! | --- | --- |
//! | `next(g)` | [`next(&mut g)`](next()), or `Iterator::next`; [`g.start()`](GeneratorExt::start) is the first of them for any `Send` |
//! | `g.send(v)` | [`g.send(v)`](GeneratorExt::send) |
//! | `StopIteration`, `.value` | [`StopIteration { value }`](StopIteration) |
//! | `g.throw(e)` | [`g.throw(e)`](GeneratorExt::throw) |
//! | `g.close()` | [`g.close()`](GeneratorExt::close) |
//! | `raise e` | `Err(e)?` |
//! | `try: … except P: … else: … finally: …` | [`try_! {{ … } except P => { … } else { … } finally { … }}`](try_!) |
//! | `yield from it` | [`yield_from!(it)`](yield_from!) |
//! | `inspect.getgeneratorstate(g)` | [`g.state()`](Generator::state) |
//! | `g.gi_frame.f_lineno` | [`g.suspended_at()`](Generator::suspended_at) |
//! | `g.gi_yieldfrom` | [`g.delegate()`](Generator::delegate) |
//!
//! # Features
//!
//! The crate is `no_std`. `alloc` adds what concerns `Box` and `String`, `std` (on by default) what only `std` has.

#![no_std]
#![deny(unsafe_code)]
#![warn(missing_docs)]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[cfg(feature = "alloc")]
mod boxed;
mod exception;
mod ext;
mod fallible;
mod generator;
mod machine;
mod markers;
#[cfg(any(feature = "alloc", feature = "stream"))]
mod pinned;
pub mod prelude;
mod sent;
mod state;
mod stop_iteration;

#[doc(hidden)]
#[path = "private/mod.rs"]
pub mod __private;

/// Turns a function with [`yield_!`] in its body into one that returns a generator.
///
/// The attribute takes no types: it reads them off the return type, which is what the function returns in fact.
///
/// | return type | the body evaluates to | `yield_!(x)` evaluates to |
/// | --- | --- | --- |
/// | `impl Iterator<Item = Y>` | `()` | `()` |
/// | `impl Iterator<Item = Result<Y, E>>` | `()`; an `Err` that leaves the body by `?` or `return` is the last item | `()` |
/// | `impl Generator<Yield = Y, Send = S, Return = R>`, each `()` if left out | `R` | `S` |
/// | `Box<dyn Iterator<Item = Y> + 'a>`, `Box<dyn Generator<…> + 'a>`, `BoxGenerator<'a, Y, S, R>` | as above | as above |
///
/// A generator that is sent nothing is an iterator too.
///
/// `#[generator(primed)]` runs the body to its first `yield_!` when the function is called.
///
/// # Examples
///
/// ```
/// use genfn::prelude::*;
///
/// #[generator]
/// fn running_total() -> impl Generator<Yield = u32, Send = Option<u32>, Return = &'static str> {
///     let mut total = 0;
///     while let Some(term) = yield_!(total) {
///         total += term;
///     }
///     "done"
/// }
///
/// let mut g = running_total();
/// assert_eq!(next(&mut g), Ok(0));
/// assert_eq!(g.send(2), Ok(2));
/// assert_eq!(g.send(40), Ok(42));
/// assert_eq!(g.send(None), Err(StopIteration { value: Some("done") }));
/// ```
pub use genfn_macros::generator;

#[cfg(feature = "alloc")]
pub use boxed::BoxGenerator;
pub use exception::{Exception, GeneratorExit};
pub use ext::{GeneratorExt, next};
pub use fallible::Fallible;
pub use generator::{Generator, Resume};
pub use sent::{Nothing, Sent};
pub use state::{Inspect, State};
pub use stop_iteration::StopIteration;
