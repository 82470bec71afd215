//! [`faithful!`] and what it does: run both, compare the logs.

use crate::recording::{self, Run};

/// A `#[test]` that compares machines with their bodies run as plain functions. The crate's documentation shows it.
#[macro_export]
macro_rules! faithful {
    ($(#[$meta:meta])* test $name:ident { $($items:tt)* } run { $($run:tt)* }) => {
        #[test]
        $(#[$meta])*
        fn $name() {
            #[allow(warnings, unsafe_code, clippy::all, clippy::pedantic, clippy::nursery)]
            mod machine {
                use super::*;
                use $crate::machine::{drive, gen_, generator, yield_, yield_from, BoxGenerator, Generator};
                use $crate::{log, make, seen, D};
                $($items)*
                pub fn run() {
                    $($run)*
                }
            }
            #[allow(warnings, unsafe_code, clippy::all, clippy::pedantic, clippy::nursery)]
            mod plain {
                use super::*;
                use $crate::machine::{BoxGenerator, Generator};
                use $crate::plain::{drive, gen_, generator};
                use $crate::{log, make, seen, D};
                $($items)*
                pub fn run() {
                    $($run)*
                }
            }
            $crate::compare(machine::run, plain::run);
        }
    };
    ($(#[$meta:meta])* fn $name:ident $($rest:tt)*) => {
        $crate::faithful!(@signature [$(#[$meta])*] $name [] $($rest)*);
    };
    (@signature [$($meta:tt)*] $name:ident [$($signature:tt)*]
        { $($body:tt)* } with $(($($argument:tt)*) $([$($sent:tt)*])?),+;) => {
        $crate::faithful! {
            $($meta)*
            test $name
            {
                #[generator]
                fn $name $($signature)* { $($body)* }
            }
            run {
                $(drive!($name($($argument)*) $(, [$($sent)*])?);)+
            }
        }
    };
    (@signature [$($meta:tt)*] $name:ident [$($signature:tt)*] $next:tt $($rest:tt)*) => {
        $crate::faithful!(@signature [$($meta)*] $name [$($signature)* $next] $($rest)*);
    };
}

/// Runs both to the end, then to a drop at every suspension point, and compares their logs.
///
/// # Panics
///
/// If a log of one differs from that of the other, or if a body panics without a `boom`.
pub fn compare(machine: fn(), plain: fn()) {
    let yields = same("run to the end", None, machine, plain);
    same("dropped before the start", Some(0), machine, plain);
    for n in 1..=yields {
        same(&format!("dropped at yield {n}"), Some(n), machine, plain);
    }
}

/// Compares one run of each, and says how many yields it had.
pub(crate) fn same(what: &str, drop_at: Option<usize>, machine: fn(), plain: fn()) -> usize {
    let plain = recording::record(drop_at, plain);
    let machine = recording::record(drop_at, machine);
    assert!(plain.log == machine.log, "{what}: {}", side_by_side(&plain, &machine));
    if let Some(panic) = plain.unexpected_panic() {
        panic!("{what}: the body panics: {panic}");
    }
    plain.yields
}

fn side_by_side(plain: &Run, machine: &Run) -> String {
    let mut text = format!("the machine differs\n    {:<40} machine\n", "plain");
    for n in 0..plain.log.len().max(machine.log.len()) {
        let line = |run: &Run| run.log.get(n).cloned().unwrap_or_default();
        let (plain, machine) = (line(plain), line(machine));
        let mark = if plain == machine { ' ' } else { '!' };
        text += &format!("  {mark} {plain:<40} {machine}\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{D, log};

    #[test]
    fn equal_logs_pass() {
        compare(|| log("a"), || log("a"));
    }

    #[test]
    #[should_panic(expected = "the machine differs")]
    fn a_wrong_side_effect_fails() {
        compare(|| log("a"), || log("b"));
    }

    #[test]
    #[should_panic(expected = "the machine differs")]
    fn a_missing_side_effect_fails() {
        compare(|| {}, || log("b"));
    }

    #[test]
    #[should_panic(expected = "the machine differs")]
    fn a_wrong_order_of_drops_fails() {
        compare(
            || {
                let _a = D("a");
                let _b = D("b");
            },
            || {
                let _b = D("b");
                let _a = D("a");
            },
        );
    }

    #[test]
    #[should_panic(expected = "dropped at yield 1")]
    fn a_wrong_drop_while_suspended_fails() {
        // It only shows while the machine is suspended.
        compare(
            || crate::machine::iterate(std::iter::once(1)),
            || {
                crate::plain::run(|| {
                    crate::plain::start(false);
                    crate::plain::suspend::<(), u32>(1);
                    crate::plain::end(());
                });
                if recording::drop_at() == Some(1) {
                    log("still held");
                }
            },
        );
    }

    #[test]
    #[should_panic(expected = "the body panics: assertion")]
    fn a_failed_assertion_in_a_body_fails() {
        let body = || {
            crate::plain::run(|| {
                crate::plain::start(false);
                panic!("assertion");
            });
        };
        compare(body, body);
    }

    #[test]
    #[should_panic(expected = "the machine differs")]
    fn an_iterator_that_is_not_fused_fails() {
        compare(
            || {
                let mut on = false;
                crate::machine::iterate(std::iter::from_fn(move || {
                    on = !on;
                    on.then_some(1)
                }));
            },
            || {
                crate::plain::run(|| {
                    crate::plain::start(false);
                    crate::plain::suspend::<(), u32>(1);
                    crate::plain::end(());
                });
            },
        );
    }
}
