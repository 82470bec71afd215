//! Random bodies of generators: judged by the same body as a plain function, and by nightly's coroutines.

pub mod generate;
mod judge;
mod render;
mod shrink;

pub use judge::{Judge, Tallies};
