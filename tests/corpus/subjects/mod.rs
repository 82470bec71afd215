//! What the explicit engine takes.

pub use super::prelude;

macro_rules! files {
    ($($file:ident)*) => {
        $(pub mod $file;)*
        pub const ALL: &[(&str, &[crate::Case])] = &[$((stringify!($file), $file::CASES)),*];
    };
}

files! { }
