//! As explicit machines whose types have names, where the body tells all types that they save.

pub mod prelude {
    pub use genfn_tests::machine::{BoxGenerator, Generator, drive, yield_, yield_from};
    pub use genfn_tests_plain::named as generator;
}
#[path = "../subjects/mod.rs"]
pub mod subjects;
