//! As machines of the pinned engine.

pub mod prelude {
    pub use genfn_tests::machine::{BoxGenerator, Generator, drive, pinned as generator, yield_, yield_from};
}
#[path = "../refused/mod.rs"]
pub mod refused;
#[path = "../subjects/mod.rs"]
pub mod subjects;
