//! As explicit machines.

pub mod prelude {
    pub use genfn_tests::machine::{BoxGenerator, Generator, drive, generator, yield_, yield_from};
}
#[path = "../subjects/mod.rs"]
pub mod subjects;
