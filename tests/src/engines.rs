//! [`engines!`](crate::engines) and what it does: run every engine, compare the logs with the plain function's.

use crate::faithful::same;

/// A `#[test]` that compares the explicit, the pinned and the streaming engine with the bodies run as plain functions.
///
/// It is written as [`faithful!`](crate::faithful) is; the functions in it return an `impl Iterator`. What is dropped before
/// the start is compared among the engines only: a plain function has taken its parameters apart by then, and no generator has.
///
/// `test name of generators { … } run { … }` leaves the streaming one out: a stream is sent nothing, and returns nothing.
#[macro_export]
macro_rules! engines {
    ($(#[$meta:meta])* test $name:ident of generators { $($items:tt)* } run { $($run:tt)* }) => {
        #[test]
        $(#[$meta])*
        fn $name() {
            $crate::engines!(@module plain [$crate::{machine::{BoxGenerator, Generator}, plain::{drive, generator}}] { $($items)* } { $($run)* });
            $crate::engines!(
                @module explicit [$crate::machine::{BoxGenerator, Generator, drive, generator, try_, yield_, yield_from}]
                { $($items)* } { $($run)* }
            );
            $crate::engines!(
                @module pinned
                [$crate::machine::{BoxGenerator, Generator, drive, pinned as generator, try_, yield_, yield_from}]
                { $($items)* } { $($run)* }
            );
            $crate::compare_engines(plain::run, &[("explicit", explicit::run as fn()), ("pinned", pinned::run)]);
        }
    };
    ($(#[$meta:meta])* test $name:ident { $($items:tt)* } run { $($run:tt)* }) => {
        #[test]
        $(#[$meta])*
        fn $name() {
            $crate::engines!(@module plain [$crate::plain::{drive, generator}] { $($items)* } { $($run)* });
            $crate::engines!(@module explicit [$crate::machine::{drive, generator, yield_}] { $($items)* } { $($run)* });
            $crate::engines!(
                @module pinned [$crate::machine::{drive, pinned as generator, yield_}] { $($items)* } { $($run)* }
            );
            $crate::engines!(
                @module stream [$crate::stream::{Stream, drive, generator, yield_}] { $($items)* } { $($run)* }
            );
            let engines: [(&str, fn()); 3] = [("explicit", explicit::run), ("pinned", pinned::run), ("stream", stream::run)];
            $crate::compare_engines(plain::run, &engines);
        }
    };
    ($(#[$meta:meta])* fn $name:ident $($rest:tt)*) => {
        $crate::engines!(@signature [$(#[$meta])*] $name [] $($rest)*);
    };
    (@module $module:ident [$($imported:tt)*] { $($items:tt)* } { $($run:tt)* }) => {
        #[allow(warnings, unsafe_code, clippy::all, clippy::pedantic, clippy::nursery)]
        mod $module {
            use super::*;
            use $crate::{D, log, make, seen};
            use $($imported)*;
            $($items)*
            pub fn run() {
                $($run)*
            }
        }
    };
    (@signature [$($meta:tt)*] $name:ident [$($signature:tt)*]
        { $($body:tt)* } with $(($($argument:tt)*)),+;) => {
        $crate::engines! {
            $($meta)*
            test $name
            {
                #[generator]
                fn $name $($signature)* { $($body)* }
            }
            run {
                $(drive!($name($($argument)*));)+
            }
        }
    };
    (@signature [$($meta:tt)*] $name:ident [$($signature:tt)*] $next:tt $($rest:tt)*) => {
        $crate::engines!(@signature [$($meta)*] $name [$($signature)* $next] $($rest)*);
    };
}

/// Runs all of them to the end, then to a drop at every suspension point, and compares their logs.
///
/// # Panics
///
/// If a log of one differs from that of another, or if a body panics without a `boom`.
pub fn compare_engines(plain: fn(), engines: &[(&str, fn())]) {
    let [(_, first), ..] = engines else { return };
    for &(engine, machine) in engines {
        let yields = same(&format!("{engine}, run to the end"), None, machine, plain);
        same(&format!("{engine}, dropped before the start"), Some(0), machine, *first);
        for n in 1..=yields {
            same(&format!("{engine}, dropped at yield {n}"), Some(n), machine, plain);
        }
    }
}
