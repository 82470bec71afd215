//! Generators written straight down, after the shapes of real programs: what a user writes who has not read what genfn
//! refuses. None is bent so that it passes.
//!
//! | folder | the explicit engine | the pinned engine |
//! | --- | --- | --- |
//! | `subjects/` | takes them | takes them |
//! | `refused/`, a file each | refuses them | takes them |
//!
//! Every one is written once, and compiled as the `#[generator]` of each module here; what they do must be what the plain
//! function does. A refusal is a doctest that has to fail: one that begins to compile moves into another folder.
//!
//! `scripts/corpus` tells which of them each engine takes, and nightly's coroutines.

#![allow(clippy::duplicate_mod, reason = "they are compiled with several engines")]

/// A function of the corpus, driven.
pub type Case = (&'static str, fn());

/// How each function of a file is driven.
macro_rules! cases {
    ($($name:ident { $($drives:tt)* })*) => {
        pub const CASES: &[$crate::Case] = &[$((stringify!($name), || { $($drives)* })),*];
    };
}

/// The files of a folder.
macro_rules! files {
    ($($file:ident)*) => {
        $(pub mod $file;)*
        pub const ALL: &[(&str, &[$crate::Case])] = &[$((stringify!($file), $file::CASES)),*];
    };
}

#[allow(clippy::all, clippy::pedantic)]
pub mod explicit;
#[allow(warnings, clippy::all, clippy::pedantic)]
pub mod named;
#[allow(warnings, clippy::all, clippy::pedantic)]
pub mod pinned;
#[allow(warnings, clippy::all, clippy::pedantic)]
pub mod plain;
#[cfg(doctest)]
mod refusals;

#[cfg(test)]
mod tests {
    use super::*;

    type Files = &'static [(&'static str, &'static [Case])];

    /// Compares each with the plain function, and tells of all that differ at once.
    fn compared(machines: Files, plain: Files) {
        let mut differ = Vec::new();
        for ((file, machines), (_, plain)) in machines.iter().zip(plain) {
            for ((name, machine), (_, plain)) in machines.iter().zip(*plain) {
                if let Err(panic) = std::panic::catch_unwind(|| genfn_tests::compare(*machine, *plain)) {
                    let said = panic.downcast_ref::<String>().map_or("it panicked", String::as_str);
                    differ.push(format!("{file}: {name}: {said}"));
                }
            }
        }
        assert!(differ.is_empty(), "{}", differ.join("\n"));
    }

    #[test]
    fn explicit_machines_do_what_plain_functions_do() {
        compared(explicit::subjects::ALL, plain::subjects::ALL);
    }

    #[test]
    fn machines_with_a_name_do_what_plain_functions_do() {
        compared(named::subjects::ALL, plain::subjects::ALL);
    }

    #[test]
    fn pinned_machines_do_what_plain_functions_do() {
        compared(pinned::subjects::ALL, plain::subjects::ALL);
        compared(pinned::refused::ALL, plain::refused::ALL);
    }
}
