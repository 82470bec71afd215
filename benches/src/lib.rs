//! The same work, written for genfn, by hand, and for its peers.
//!
//! | module | holds |
//! | --- | --- |
//! | [`workloads`] | the work: one module a workload, with all who do it |
//! | `bodies` | the macro that gives one body to everyone |
//! | [`drive`] | the ways to drive an iterator: `for`, boxed, `fold`, … |
//! | [`measure`] | the interleaved clock |
//! | [`sends`] | what is sent to a generator |
//!
//! `scripts/bench` runs all of it and writes BENCHMARKS.md.

#![cfg_attr(feature = "nightly", feature(gen_blocks, coroutines, coroutine_trait, stmt_expr_attributes))]

mod bodies;
pub mod drive;
pub mod measure;
pub mod sends;
pub mod workloads;
