//! Written, and not yet put to the engines.

pub use super::prelude;

macro_rules! files {
    ($($file:ident)*) => {
        $(pub mod $file;)*
        pub const ALL: &[(&str, &[crate::Case])] = &[$((stringify!($file), $file::CASES)),*];
    };
}

files! { coroutines decoders graphs guards lexers machines macros parsers queues records requests slices tables text trees types walks search }
