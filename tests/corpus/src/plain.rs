//! As the plain functions that they are compared with.

pub mod prelude {
    pub use genfn_tests::machine::{BoxGenerator, Generator};
    pub use genfn_tests::plain::{drive, generator};
}
#[path = "../refused/mod.rs"]
pub mod refused;
#[path = "../subjects/mod.rs"]
pub mod subjects;
