//! Random bodies of generators: judged by the same body as a plain function, and by nightly's coroutines.

mod forms;
pub mod generate;
mod judge;
mod jumps;
mod labels;
pub mod operands;
mod plain;
mod render;
mod shrink;
mod tried;

pub use forms::Form;
pub use judge::{Judge, Tallies};
