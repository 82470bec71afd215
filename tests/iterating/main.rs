//! Which generators are iterators, and of what: one rule, however they are declared. `docs/iterating.md` has it as a table, which is made here
//! of what rustc knows of each.

use std::fmt::Display;
use std::iter::FusedIterator;
use std::num::ParseIntError;

use futures::{FutureExt, Stream, StreamExt};
use genfn::prelude::*;
use genfn::{Iterates, Value};
use genfn_tests::said::Log;

mod returned;
mod table;

/// Something of one's own that is returned.
#[derive(Debug, PartialEq)]
struct Own;

/// Another one, which is known to be no error.
#[derive(Debug, PartialEq)]
struct Known;

impl Value for Known {}

type Parsed = Result<u32, ParseIntError>;

/// The same generators, declared in another way, with what is behind the `Return = R` of their type.
///
/// Each yields the numbers that are read, and says what it has come to.
macro_rules! declared {
    ($name:ident, [$($pinned:ident)?], {$($before:tt)*} {$($after:tt)*}) => {
        mod $name {
            use super::*;

            #[generator$(($pinned))?]
            fn unit(texts: Vec<&'static str>) -> $($before)* () $($after)* {
                for text in texts {
                    yield_!(text.len() as u32);
                }
            }

            #[generator$(($pinned))?]
            fn text(texts: Vec<&'static str>) -> $($before)* String $($after)* {
                let mut all = String::new();
                for text in texts {
                    yield_!(text.len() as u32);
                    all += text;
                }
                all
            }

            #[generator$(($pinned))?]
            fn option(texts: Vec<&'static str>) -> $($before)* Option<u32> $($after)* {
                for text in texts {
                    yield_!(text.parse().ok()?);
                }
                Some(0)
            }

            #[generator$(($pinned))?]
            fn known(texts: Vec<&'static str>) -> $($before)* Known $($after)* {
                for text in texts {
                    yield_!(text.len() as u32);
                }
                Known
            }

            #[generator$(($pinned))?]
            fn result(texts: Vec<&'static str>) -> $($before)* Result<usize, ParseIntError> $($after)* {
                let count = texts.len();
                for text in texts {
                    yield_!(text.parse()?);
                }
                Ok(count)
            }

            /// Handles exceptions, and has another machine around it.
            #[generator$(($pinned))?]
            fn handled(log: Log, texts: Vec<&'static str>) -> $($before)* Result<(), ParseIntError> $($after)* {
                for text in texts {
                    try_! {{
                        yield_!(text.parse()?);
                    } finally {
                        log.say(text);
                    }}
                }
                Ok(())
            }

            #[generator$(($pinned))?]
            fn delegates(texts: Vec<&'static str>) -> $($before)* Result<(), ParseIntError> $($after)* {
                let count = yield_from!(result(texts))?;
                yield_!(count as u32);
                yield_from!(result(vec!["7", "seven"])).map(drop)
            }

            const GOOD: [&str; 3] = ["1", "22", "3"];
            const BAD: [&str; 3] = ["1", "x", "3"];

            fn good() -> Vec<&'static str> {
                GOOD.to_vec()
            }

            fn bad() -> Vec<&'static str> {
                BAD.to_vec()
            }

            fn error() -> ParseIntError {
                "x".parse::<u32>().unwrap_err()
            }

            #[test]
            fn a_value_that_is_no_error_is_dropped() {
                assert!(unit(good()).eq([1, 2, 1]));
                assert!(text(good()).eq([1, 2, 1]));
                assert!(known(good()).eq([1, 2, 1]));
                assert_eq!(option(good()).sum::<u32>(), 26);
                assert!(option(bad()).eq([1]));
            }

            #[test]
            fn a_for_loop_is_given_the_error() {
                let mut seen = Vec::new();
                for item in result(bad()) {
                    seen.push(item);
                }
                assert_eq!(seen, [Ok(1), Err(error())]);
            }

            #[test]
            fn so_is_every_consumer() {
                assert_eq!(result(good()).collect::<Result<Vec<_>, _>>(), Ok(vec![1, 22, 3]));
                assert_eq!(result(bad()).collect::<Result<Vec<_>, _>>(), Err(error()));
                assert_eq!(result(bad()).sum::<Parsed>(), Err(error()));
                assert_eq!(result(bad()).fold(0, |count, item| count + 1 + 10 * u32::from(item.is_err())), 12);
                assert_eq!(result(bad()).count(), 2);
                assert_eq!(result(bad()).last(), Some(Err(error())));
                assert_eq!(result(bad()).nth(1), Some(Err(error())));
                assert_eq!(result(bad()).nth(2), None);
                assert_eq!(result(bad()).find_map(Result::err), Some(error()));
                let mut each = Vec::new();
                result(bad()).for_each(|item| each.push(item));
                assert_eq!(each, [Ok(1), Err(error())]);
            }

            #[test]
            fn for_each_gives_what_next_gives() {
                for texts in [vec![], good(), bad()] {
                    let mut g = result(texts.clone());
                    let stepped: Vec<Parsed> = std::iter::from_fn(|| g.next()).collect();
                    let mut folded = Vec::new();
                    result(texts).for_each(|item| folded.push(item));
                    assert_eq!(stepped, folded);
                }
            }

            #[test]
            fn an_iterator_that_is_borrowed_goes_on() {
                let mut g = result(bad());
                assert!(g.by_ref().take(1).eq([Ok(1)]));
                assert_eq!(g.next(), Some(Err(error())));
                assert_eq!(g.next(), None);
                assert_eq!(g.state(), State::Closed);
            }

            #[test]
            fn it_stays_at_its_end() {
                fn fused<I: FusedIterator>(mut items: I) {
                    items.by_ref().for_each(drop);
                    assert!(items.next().is_none() && items.next().is_none());
                }
                fused(unit(good()));
                fused(text(good()));
                fused(known(good()));
                fused(result(bad()));
                fused(handled(Log::default(), bad()));
                fused(&mut result(good()));
            }

            #[test]
            fn it_promises_no_fewer_items_than_it_has() {
                for texts in [vec![], good(), bad()] {
                    let (least, most) = result(texts.clone()).size_hint();
                    let count = result(texts).count();
                    assert!(least <= count && most.is_none_or(|most| count <= most));
                }
            }

            #[test]
            fn handlers_run_on_the_way() {
                let log = Log::default();
                assert!(handled(log.clone(), bad()).eq([Ok(1), Err(error())]));
                assert_eq!(log.said(), ["1", "x"]);
                let mut g = handled(log.clone(), good());
                assert_eq!(g.next(), Some(Ok(1)));
                drop(g);
                assert_eq!(log.said(), ["1"]);
            }

            #[test]
            fn what_is_delegated_to_gives_its_error_to_the_one_around_it() {
                assert!(delegates(bad()).eq([Ok(1), Err(error())]));
                assert!(delegates(vec!["4"]).eq([Ok(4), Ok(1), Ok(7), Err(error())]));
            }

            #[test]
            fn behind_an_object_it_iterates_over_the_same() {
                let boxed: Box<dyn Generator<Yield = u32, Send = (), Return = _>> = Box::new(result(bad()));
                assert!(boxed.eq([Ok(1), Err(error())]));
                let boxed: BoxGenerator<'_, _, (), _> = Box::new(text(good()));
                assert!(boxed.eq([1, 2, 1]));
                let mut g = result(bad());
                let object: &mut dyn Generator<Yield = u32, Send = (), Return = _> = &mut g;
                assert!(object.eq([Ok(1), Err(error())]));
                let items: Box<dyn Iterator<Item = Parsed>> = Box::new(result(bad()));
                assert!(items.eq([Ok(1), Err(error())]));
            }

            #[test]
            fn what_it_returns_is_there_for_those_who_resume_it() {
                let mut g = result(good());
                assert!(g.by_ref().take(3).eq([Ok(1), Ok(22), Ok(3)]));
                assert_eq!(next(&mut g), Err(StopIteration { value: Some(Ok(3)) }));
                let mut g = text(good());
                assert!(g.by_ref().take(3).eq([1, 2, 1]));
                assert_eq!(next(&mut g), Err(StopIteration { value: Some("1223".to_owned()) }));
            }
        }
    };
}

declared!(explicit, [], {impl Generator<Yield = u32, Return =} {>});
declared!(pinned, [pinned], {impl Generator<Yield = u32, Return =} {>});
declared!(boxed, [], {BoxGenerator<'static, u32, (), } {>});
declared!(boxed_and_pinned, [pinned], {BoxGenerator<'static, u32, (), } {>});
declared!(object, [], {Box<dyn Generator<Yield = u32, Send = (), Return =} {>>});

/// What is only a matter of `impl Generator`.
mod told_by_the_signature {
    use super::*;

    type Outcome = Result<(), ParseIntError>;

    #[generator]
    fn own() -> impl Generator<Yield = u32, Return = Own> {
        yield_!(1);
        Own
    }

    #[generator(pinned)]
    fn pinned_own() -> impl Generator<Yield = u32, Return = Own> {
        yield_!(1);
        Own
    }

    #[test]
    fn a_type_of_ones_own_is_no_error() {
        assert!(own().eq([1]));
        assert!(pinned_own().eq([1]));
    }

    #[generator]
    fn alias() -> impl Generator<Yield = u32, Return = Outcome> + Iterator<Item = Parsed> {
        yield_!(1);
        yield_!("x".parse()?);
        Ok(())
    }

    #[generator(pinned)]
    fn pinned_alias() -> impl Generator<Yield = u32, Return = Outcome> + Iterator<Item = Parsed> {
        yield_!(1);
        yield_!("x".parse()?);
        Ok(())
    }

    /// What it iterates over is not said, so only iterating is refused.
    #[generator]
    fn unseen() -> impl Generator<Yield = u32, Return = Outcome> {
        yield_from!(alias())
    }

    #[test]
    fn a_result_under_another_name_is_one_where_the_items_are_said() {
        assert_eq!(alias().last().map(|last| last.is_err()), Some(true));
        assert_eq!(pinned_alias().map(|item| item.is_ok()).collect::<Vec<_>>(), [true, false]);
        let mut g = unseen();
        assert_eq!(next(&mut g), Ok(1));
        assert!(next(&mut g).unwrap_err().value.unwrap().is_err());
        let mut boxed: BoxGenerator<'_, _, (), _> = Box::new(unseen());
        assert!(boxed.nth(1).unwrap().is_err());
    }

    /// A wrapper around any generator: what that one returns is for its caller to know.
    #[generator]
    fn logged<G>(
        log: Log,
        inner: G,
    ) -> impl Generator<Yield = u32, Return = G::Return> + Iterator<Item = <G::Return as Iterates<u32>>::Item>
    where
        G: Generator<Yield = u32, Send = ()>,
        G::Return: Iterates<u32>,
    {
        log.say("begins");
        yield_from!(inner)
    }

    #[generator]
    fn with_a_value<T: Value>(value: T) -> impl Generator<Yield = u32, Return = T> + Iterator<Item = u32> {
        yield_!(1);
        value
    }

    #[test]
    fn what_depends_on_a_type_parameter_iterates_as_that_does() {
        let log = Log::default();
        assert_eq!(logged(log.clone(), alias()).filter(|item| item.is_err()).count(), 1);
        assert!(logged(log.clone(), with_a_value("x")).eq([1]));
        assert_eq!(log.said(), ["begins", "begins"]);
    }

    struct Holder<T>(T);

    impl<T> Holder<T> {
        #[generator]
        fn value(self) -> impl Generator<Yield = u32, Return = T> {
            yield_!(1);
            self.0
        }

        #[generator]
        fn whole(self) -> impl Generator<Yield = u32, Return = Holder<T>> {
            yield_!(1);
            self
        }
    }

    impl<T: Value> Holder<T> {
        #[generator]
        fn known(self) -> impl Generator<Yield = u32, Return = T> {
            yield_!(1);
            self.0
        }
    }

    #[test]
    fn so_does_what_depends_on_one_of_an_impl() {
        let mut g = Holder(2).value();
        assert_eq!(next(&mut g), Ok(1));
        assert_eq!(next(&mut g), Err(StopIteration { value: Some(2) }));
        assert!(Holder("x").whole().eq([1]));
        assert!(Holder("x").known().eq([1]));
    }

    #[generator]
    fn displayed() -> impl Generator<Yield = impl Display> {
        yield_!(1);
        yield_!(2);
    }

    #[generator]
    fn displayed_or_failed() -> impl Generator<Yield = impl Display, Return = Result<(), ParseIntError>> {
        yield_!(1);
        "x".parse::<u32>()?;
        Ok(())
    }

    #[test]
    fn what_it_yields_may_be_opaque() {
        assert!(displayed().map(|item| item.to_string()).eq(["1", "2"]));
        let texts: Result<Vec<_>, _> = displayed_or_failed().map(|item| item.map(|item| item.to_string())).collect();
        assert!(texts.is_err());
    }

    #[generator]
    fn fused() -> impl FusedIterator<Item = u32> {
        yield_!(1);
    }

    #[generator]
    fn fused_generator() -> impl Generator<Yield = u32, Return = Own> + FusedIterator {
        yield_!(1);
        Own
    }

    #[generator]
    fn movable<T>(item: T) -> impl Generator<Yield = T> + Unpin {
        yield_!(item);
    }

    #[test]
    fn more_may_be_promised() {
        assert!(fused().eq([1]));
        assert!(fused_generator().eq([1]));
        assert!(movable(std::marker::PhantomPinned).count() == 1);
    }
}

/// Errors of iterators and of streams come last, as those of generators do.
mod others {
    use super::*;

    #[generator]
    fn iterator(texts: Vec<&'static str>) -> impl Iterator<Item = Parsed> {
        for text in texts {
            yield_!(Ok(text.parse()?));
        }
    }

    #[generator(pinned)]
    fn pinned_iterator(texts: Vec<&'static str>) -> Box<dyn Iterator<Item = Parsed>> {
        for text in texts {
            yield_!(Ok(text.parse()?));
        }
    }

    #[generator]
    fn stream(texts: Vec<&'static str>) -> impl Stream<Item = Parsed> {
        for text in texts {
            yield_!(Ok(text.parse()?));
        }
    }

    #[test]
    fn the_error_comes_last() {
        let texts = ["1", "x", "3"];
        let expected = [Ok(1), "x".parse()];
        assert!(iterator(texts.to_vec()).eq(expected.clone()));
        assert!(pinned_iterator(texts.to_vec()).eq(expected.clone()));
        assert_eq!(stream(texts.to_vec()).collect::<Vec<_>>().now_or_never(), Some(expected.to_vec()));
        let mut folded = Vec::new();
        iterator(texts.to_vec()).for_each(|item| folded.push(item));
        assert_eq!(folded, expected);
    }
}
