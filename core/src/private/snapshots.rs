//! Are there snapshots? What reads and writes them is left out where the feature `serde` is off, and the error says so.
//!
//! ```text
//! snapshots! { { struct Order { … } impl Serialize for Order { … } … } { struct Order; } }
//! ```
//!
//! With an `@` in front it is of a machine that is not there either, and with an `in` it is the body of a function: nothing more is said.
//!
//! The whole machine is in it, for what a loop iterates by is written down, too; and beside the error stands what its callers need.

/// The first tokens.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __snapshots {
    (@ $($snapshots:tt)*) => { $($snapshots)* };
    (in { $($snapshots:tt)* } { $($without:tt)* }) => { $($snapshots)* };
    ({ $($snapshots:tt)* } { $($without:tt)* }) => { $($snapshots)* };
}

/// An error, and the others.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __snapshots {
    (@ $($snapshots:tt)*) => {};
    (in { $($snapshots:tt)* } { $($without:tt)* }) => { $($without)* };
    ({ $($snapshots:tt)* } { $($without:tt)* }) => {
        $crate::__private::core::compile_error!(
            "a generator that is written down needs the feature `serde` of genfn: `cargo add genfn --features serde`"
        );
        $($without)*
    };
}
