//! Random bodies of generators: judged by the same body as a plain function, and by nightly's coroutines.

pub mod generate;
mod judge;
mod labels;
pub mod operands;
mod plain;
mod render;
mod shrink;
mod tried;

pub use judge::{Judge, Tallies};
