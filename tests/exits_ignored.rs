//! What is delegated to yields instead of ending, when it is closed or dropped: whoever delegates to it is told where it delegates, and
//! runs what is to be run. `tests/conformance/pep380/` holds the same against Python.

use std::num::ParseIntError;

use futures::{FutureExt, Stream, StreamExt};
use genfn::prelude::*;
use genfn_tests::said::{Log, panics};

struct Noisy(Log, &'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        self.0.say(format!("drop {}", self.1));
    }
}

/// The same three generators, declared in another way: an inner one that stays, one without handlers around it, and one with some.
macro_rules! declared {
    ($name:ident, [$($pinned:ident)?], $($returned:tt)*) => {
        mod $name {
            use super::*;

            #[generator$(($pinned))?]
            fn stays(log: Log) -> $($returned)* {
                let _local = Noisy(log.clone(), "the innermost");
                try_! {{
                    yield_!(1);
                } finally {
                    log.say("stays");
                    try_! {{
                        yield_!(2);
                    } finally {
                        log.say("told again");
                    }}
                }}
            }

            #[generator$(($pinned))?]
            fn passes(log: Log) -> $($returned)* {
                let _local = Noisy(log.clone(), "one without handlers");
                yield_from!(stays(log));
            }

            #[generator$(($pinned))?]
            fn finishes(log: Log) -> $($returned)* {
                let _local = Noisy(log.clone(), "one that finishes");
                try_! {{
                    yield_from!(passes(log.clone()));
                    log.say("never");
                } except GeneratorExit => {
                    log.say("never");
                } finally {
                    log.say("finally");
                }}
            }

            #[generator$(($pinned))?]
            fn outermost(log: Log) -> $($returned)* {
                let _first = Noisy(log.clone(), "first");
                let _second = Noisy(log.clone(), "second");
                try_! {{
                    yield_from!(finishes(log.clone()));
                } finally {
                    log.say("outer finally");
                }}
            }

            #[generator$(($pinned))?]
            fn catches(log: Log) -> $($returned)* {
                try_! {{
                    yield_from!(stays(log.clone()));
                } except GeneratorExit => {
                    log.say("never");
                } except => {
                    log.say("caught");
                }}
            }

            #[generator$(($pinned))?]
            fn goes_on(log: Log) -> $($returned)* {
                try_! {{
                    yield_!(1);
                } finally {
                    log.say("goes on");
                    yield_from!(stays(log.clone()));
                    log.say("never");
                }}
            }

            fn started(make: fn(Log) -> Boxed) -> (Boxed, Log) {
                let log = Log::default();
                let mut g = make(log.clone());
                assert_eq!(next(&mut g), Ok(1));
                (g, log)
            }

            type Boxed = BoxGenerator<'static, u32>;

            const INNER: [&str; 4] = ["stays", "told again", "drop the innermost", "drop one without handlers"];

            #[test]
            fn a_drop_runs_what_is_around_it() {
                let (g, log) = started(|log| Box::new(outermost(log)));
                drop(g);
                let outer = ["finally", "drop one that finishes", "outer finally", "drop second", "drop first"];
                assert_eq!(log.said(), [&INNER[..], &outer[..]].concat());
            }

            #[test]
            fn a_close_does_so_and_panics_then() {
                let (mut g, log) = started(|log| Box::new(outermost(log)));
                assert_eq!(panics(|| g.close()), "generator ignored GeneratorExit");
                let outer = ["finally", "drop one that finishes", "outer finally", "drop second", "drop first"];
                assert_eq!(log.said(), [&INNER[..], &outer[..]].concat());
                assert_eq!(g.state(), State::Closed);
                assert_eq!(next(&mut g), Err(StopIteration { value: None }));
                drop(g);
                assert!(log.said().is_empty());
            }

            #[test]
            fn where_nothing_handles_it_the_inner_one_is_told_twice_all_the_same() {
                let (g, log) = started(|log| Box::new(passes(log)));
                drop(g);
                assert_eq!(log.said(), INNER);
                let (mut g, log) = started(|log| Box::new(passes(log)));
                assert_eq!(panics(|| g.close()), "generator ignored GeneratorExit");
                assert_eq!(log.said(), INNER);
            }

            #[test]
            fn it_is_told_once_where_nothing_delegates_to_it() {
                let (g, log) = started(|log| Box::new(stays(log)));
                drop(g);
                assert_eq!(log.said(), ["stays", "drop the innermost"]);
            }

            /// What is around it was told before, and has come to it since: its own drop is all that there is.
            #[test]
            fn one_that_is_come_to_on_the_way_out_is_told_once() {
                let (g, log) = started(|log| Box::new(goes_on(log)));
                drop(g);
                assert_eq!(log.said(), ["goes on", "stays", "drop the innermost"]);
            }

            #[test]
            fn a_bare_except_catches_it() {
                let (mut g, log) = started(|log| Box::new(catches(log)));
                assert_eq!(g.close(), Some(()));
                assert_eq!(log.said(), ["stays", "told again", "drop the innermost", "caught"]);
                let (g, log) = started(|log| Box::new(catches(log)));
                drop(g);
                assert_eq!(log.said(), ["stays", "told again", "drop the innermost", "caught"]);
            }
        }
    };
}

declared!(explicit, [], impl Generator<Yield = u32>);
declared!(boxed, [], BoxGenerator<'static, u32>);
declared!(an_object, [], Box<dyn Generator<Yield = u32, Send = (), Return = ()>>);
declared!(pinned, [pinned], impl Generator<Yield = u32>);
declared!(boxed_and_pinned, [pinned], BoxGenerator<'static, u32>);

mod errors {
    use super::*;

    #[generator]
    fn stays() -> impl Generator<Yield = u32> {
        try_! {{
            yield_!(1);
        } except GeneratorExit => {
            yield_!(2);
        }}
    }

    #[generator]
    fn around(log: Log) -> impl Generator<Yield = u32, Return = Result<(), ParseIntError>> {
        try_! {{
            yield_from!(stays());
            "x".parse::<u32>()?;
        } except error => {
            log.say(format!("caught {error}"));
        } finally {
            log.say("finally");
        }}
        Ok(())
    }

    /// An error that can't be thrown into the inner generator closes it.
    #[test]
    fn what_is_thrown_gives_way_to_it() {
        let log = Log::default();
        let mut g = around(log.clone());
        next(&mut g).unwrap();
        let error = "y".parse::<u32>().unwrap_err();
        assert_eq!(panics(|| g.throw(error)), "generator ignored GeneratorExit");
        assert_eq!(log.said(), ["finally"]);
        assert_eq!(g.state(), State::Closed);
    }

    #[generator]
    fn around_that(log: Log) -> impl Generator<Yield = u32, Return = Result<(), ParseIntError>> {
        try_! {{
            yield_from!(around(log.clone()))?;
        } finally {
            log.say("outer finally");
        }}
        Ok(())
    }

    #[test]
    fn so_it_does_two_levels_above() {
        let log = Log::default();
        let mut g = around_that(log.clone());
        next(&mut g).unwrap();
        let error = "y".parse::<u32>().unwrap_err();
        assert_eq!(panics(|| g.throw(error)), "generator ignored GeneratorExit");
        assert_eq!(log.said(), ["finally", "outer finally"]);
    }

    #[generator]
    fn fails(log: Log) -> impl Generator<Yield = u32, Return = Result<(), ParseIntError>> {
        try_! {{
            yield_from!(stays());
        } finally {
            log.say("finally");
            "z".parse::<u32>()?;
        }}
        Ok(())
    }

    #[test]
    fn an_error_of_a_finally_replaces_it() {
        let log = Log::default();
        let mut g = fails(log.clone());
        next(&mut g).unwrap();
        assert!(g.close().unwrap().is_err());
        assert_eq!(log.said(), ["finally"]);
    }

    /// A function without an error type, whose handlers have errors of their own.
    #[generator]
    fn handles_its_own(log: Log) -> impl Generator<Yield = u32> {
        try_! {{
            try_! {{
                yield_from!(stays());
                "x".parse::<u32>()?;
            } except _ | GeneratorExit => {
                log.say("never");
            }}
            "x".parse::<f32>()?;
        } except _ => {
            log.say("never");
        } finally {
            log.say("finally");
        }}
    }

    #[test]
    fn handlers_of_every_error_let_it_pass() {
        let log = Log::default();
        let mut g = handles_its_own(log.clone());
        next(&mut g).unwrap();
        assert_eq!(panics(|| g.close()), "generator ignored GeneratorExit");
        assert_eq!(log.said(), ["finally"]);
        let mut g = handles_its_own(log.clone());
        next(&mut g).unwrap();
        drop(g);
        assert_eq!(log.said(), ["finally"]);
    }
}

/// What is iterated, or polled, is dropped where it is delegated to: it has no `close` that could tell of it.
mod without_a_close {
    use super::*;

    #[generator]
    fn items(log: Log) -> impl Iterator<Item = u32> {
        try_! {{
            yield_!(1);
        } finally {
            log.say("stays");
            yield_!(2);
            log.say("never");
        }}
    }

    #[generator(pinned)]
    fn pinned_items(log: Log) -> impl Iterator<Item = u32> {
        yield_from!(items(log));
        yield_from!([3, 4]);
    }

    #[generator]
    fn around(log: Log) -> impl Iterator<Item = u32> {
        try_! {{
            yield_from!(pinned_items(log.clone()));
        } except GeneratorExit => {
            log.say("exit");
        } finally {
            log.say("finally");
        }}
    }

    #[test]
    fn iterators() {
        let log = Log::default();
        let mut g = around(log.clone());
        assert_eq!(g.next(), Some(1));
        drop(g);
        assert_eq!(log.said(), ["stays", "exit", "finally"]);
    }

    #[generator]
    fn source(log: Log) -> impl Stream<Item = u32> {
        try_! {{
            yield_!(1);
        } finally {
            log.say("stays");
            yield_!(2);
            log.say("never");
        }}
    }

    #[generator]
    fn stream(log: Log) -> impl Stream<Item = u32> {
        try_! {{
            yield_from!(source(log.clone()));
        } except GeneratorExit => {
            log.say("exit");
        } finally {
            log.say("finally");
        }}
    }

    #[test]
    fn streams() {
        let log = Log::default();
        let mut g = Box::pin(stream(log.clone()));
        assert_eq!(g.next().now_or_never(), Some(Some(1)));
        drop(g);
        assert_eq!(log.said(), ["stays", "exit", "finally"]);
    }
}
