//! Random programs, each judged by what it must be faithful to.
//!
//! ```text
//! cargo run --release -p genfn-tests-differential -- --programs 1000 [--seed N] [--judge python|plain|nightly]
//! ```
//!
//! - [`protocol`]: programs of the protocol, judged by Python;
//! - [`bodies`]: bodies over all that a generator may hold, judged by the same body as a plain function, and by nightly's
//!   coroutines.
//!
//! A program is made from its seed alone. What differs is made smaller while it still does, and printed.

pub mod batches;
pub mod bodies;
mod lines;
pub mod options;
pub mod protocol;
pub mod tally;
pub mod workshop;
