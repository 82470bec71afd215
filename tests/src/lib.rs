//! Compares a generator with its body run as a plain function.
//!
//! A behaviour test writes its generators once, and [`faithful!`] runs them twice:
//!
//! - as machines, with genfn's own `#[generator]`;
//! - as plain functions, with the `#[generator]` of `genfn-tests-plain`: `yield_!(e)` records the value of `e` and
//!   returns the next value of the script.
//!
//! Both write a log: what is yielded and returned, what the body [`log`]s, when a [`D`] is dropped, when something
//! panics. The two logs must be equal, first of a run to the end, then of runs that are dropped while suspended: at the
//! n-th yield for every n, before the start too. The plain function is dropped there by unwinding, which drops its
//! locals as Rust drops them.
//!
//! ```
//! genfn_tests::faithful! {
//!     /// One function, and the argument lists to run it with.
//!     fn countdown(mut n: u32) -> impl Iterator<Item = u32> {
//!         let _done = D("countdown");
//!         while n > 0 {
//!             yield_!(n);
//!             n -= 1;
//!         }
//!     }
//!     with (3), (0);
//! }
//!
//! genfn_tests::faithful! {
//!     /// Any items, and statements that drive them.
//!     test running_total
//!     {
//!         #[generator]
//!         fn total() -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
//!             let mut total = 0;
//!             while let Some(more) = yield_!(total) {
//!                 total += more;
//!             }
//!             total
//!         }
//!     }
//!     run {
//!         drive!(total(), [Some(1u32), Some(2), None]);
//!         drive!(total(), [Some(1u32), Some(2)]); // the script ends: dropped while suspended
//!     }
//! }
//! ```
//!
//! A script is of the very type that is sent, so its literals need their suffixes: nothing infers them on the plain side.
//! A body may panic on purpose with a message that has `boom` in it. A generator that is handed to another one as a
//! value has to be a machine on both sides: define it outside `faithful!`. An endless one is dropped after
//! [`recording::CAP`] yields.

//!
//! [`engines!`] is written in the same way, and runs all three engines: explicit machines, pinned ones and streams.

mod engines;
mod faithful;
pub mod ledger;
pub mod machine;
pub mod plain;
pub mod recording;
pub mod said;
pub mod stream;

pub use engines::compare_engines;
pub use faithful::compare;
pub use recording::log;

/// Logs when it is dropped.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct D(pub &'static str);

impl Drop for D {
    fn drop(&mut self) {
        log(format_args!("drop {}", self.0));
    }
}

impl D {
    /// Logs, and hands out its name.
    pub fn touch(&self) -> &'static str {
        log(format_args!("touch {}", self.0));
        self.0
    }

    /// Consumes itself.
    pub fn into_name(self) -> &'static str {
        self.0
    }
}

/// Logs that it was made.
pub fn make(name: &'static str) -> D {
    log(format_args!("make {name}"));
    D(name)
}

/// Logs the message and hands the value through: to see when an operand is evaluated.
pub fn seen<T>(message: &str, value: T) -> T {
    log(message);
    value
}

/// The README's program is a test. (The pages of `genfn::guide` that need nothing else are tests of `genfn`.)
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

/// So are the listings of the tour.
#[cfg(all(doctest, feature = "std"))]
#[doc = include_str!("../../docs/tour.md")]
pub struct Tour;

/// So are those of the porting guide.
#[cfg(doctest)]
#[doc = include_str!("../../docs/porting.md")]
pub struct Porting;

/// So are those about async-stream, its own and genfn's.
#[cfg(all(doctest, feature = "std"))]
#[doc = include_str!("../../docs/async-stream.md")]
pub struct AsyncStream;

/// So are those about iterating.
#[cfg(doctest)]
#[doc = include_str!("../../docs/iterating.md")]
pub struct Iterating;
