//! What is refused does not compile: a doctest for each file, which fails once it does. That the same file compiles elsewhere in
//! this crate shows that it is the engine that it fails for.

pub use crate::plain::prelude;

/// Each file as a program, around which `subjects/` compiles.
macro_rules! doctests {
    ($fence:literal $generator:literal $($file:ident)*) => {
        $(
            #[doc = concat!("```", $fence)]
            #[doc = "macro_rules! cases { ($($case:tt)*) => {} }"]
            #[doc = "pub mod prelude {"]
            #[doc = "    pub use genfn::{BoxGenerator, Generator, yield_, yield_from};"]
            #[doc = concat!("    pub use ", $generator, " as generator;")]
            #[doc = "}"]
            #[doc = "pub mod file {"]
            #[doc = include_str!(concat!(stringify!($file), ".rs"))]
            #[doc = "}"]
            #[doc = "fn main() {}"]
            #[doc = "```"]
            mod $file {}
        )*
    };
}

macro_rules! files {
    ($($file:ident)*) => { doctests! { "compile_fail" "genfn::generator" $($file)* } };
}
#[path = "../refused/mod.rs"]
mod refused;

macro_rules! files {
    ($($file:ident)*) => { doctests! { "" "genfn::generator" $($file)* } };
}
#[path = "../subjects/mod.rs"]
mod subjects;

macro_rules! files {
    ($($file:ident)*) => { doctests! { "" "genfn_tests_plain::pinned" $($file)* } };
}
#[path = "../subjects/mod.rs"]
mod subjects_pinned;
