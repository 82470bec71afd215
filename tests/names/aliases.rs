//! An alias of `Result` names the error nowhere, and a type of one's own may be called as one of std's: what is held of them is what they are.

use std::fmt::Debug;

use genfn::Resume;
use genfn::prelude::*;

use crate::twins::{Log, Noisy, iterated_anew, pretty_assertions, resumed, twins};

/// As in `io::Result`.
type Result<T> = std::result::Result<T, Noisy>;

/// Each resumes, throws, and leaves it.
fn ways_on<R>(log: &Log) -> Vec<Vec<Resume<(), Result<R>>>> {
    let throws = |at: usize| {
        let mut with: Vec<Resume<(), Result<R>>> = (0..6).map(|_| Resume::Send(())).collect();
        with[0] = Resume::Start;
        with.insert(at, Resume::Throw(Err(Noisy(log.clone(), 9))));
        with
    };
    (1..6).map(throws).collect()
}

twins! {
    what_is_dead_and_may_hold_an_error_is_dropped_at_the_end_of_its_scope:
    fn waiting as Waiting [(log: Log) -> impl Iterator<Item = u32>] {
        let tried: Result<u32> = Err(Noisy(log.clone(), 1));
        yield_!(u32::from(tried.is_ok()));
        log.say("on");
        yield_!(2);
        log.say("end");
    }
    run { iterated_anew(|log| waiting(log.clone())) }
}

/// What looks like a wrapper of a number, and is dropped as a type of one's own is.
struct Reverse<T>(T, Log);

impl<T> Drop for Reverse<T> {
    fn drop(&mut self) {
        self.1.say("reversed");
    }
}

twins! {
    a_type_with_a_destructor_may_have_the_name_of_one_of_stds:
    fn reversed as Reversed [(log: Log) -> impl Iterator<Item = u32>] {
        let number: Reverse<u32> = Reverse(1, log.clone());
        yield_!(number.0);
        log.say("on");
        yield_!(2);
        log.say("end");
    }
    run { iterated_anew(|log| reversed(log.clone())) }
}

twins! {
    an_error_that_is_returned_past_a_finally_that_yields:
    fn last as Last [(log: Log, n: u32) -> impl Iterator<Item = std::result::Result<u32, Noisy>>] {
        for i in 0..n {
            try_! {{
                yield_!(Ok(i));
                match i {
                    1 => continue,
                    3 => return Err(Noisy(log.clone(), i)),
                    4 => return,
                    _ => {}
                }
                yield_!(Ok(10 + i));
            } finally {
                yield_!(Ok(100));
            }}
        }
    }
    run { iterated_anew(|log| last(log.clone(), 3)).into_iter().chain(iterated_anew(|log| last(log.clone(), 5))).collect::<Vec<_>>() }
}

twins! {
    an_alias_of_the_items:
    fn aliased as Aliased [(log: Log, n: u32) -> impl Iterator<Item = Result<u32>>] {
        for i in 0..n {
            try_! {{
                yield_!(Ok(i));
                if i == 2 {
                    Err(Noisy(log.clone(), 2))?;
                }
                if i == 1 {
                    return;
                }
            } except error if i > 2 => {
                return Err(error);
            } finally {
                yield_!(Ok(100));
            }}
        }
    }
    run { iterated_anew(|log| aliased(log.clone(), 1)).into_iter().chain(iterated_anew(|log| aliased(log.clone(), 4))).collect::<Vec<_>>() }
}

twins! {
    an_alias_of_what_is_returned:
    #[derive(Debug)]
    fn working as Working [(log: Log, n: u32) -> impl Generator<Yield = u32, Return = Result<u32>> + Debug] {
        for i in 0..n {
            try_! {{
                yield_!(i);
                if i == 3 {
                    return Err(Noisy(log.clone(), 3));
                }
            } except error if i == 1 => {
                yield_!(error.1);
            } finally {
                yield_!(100);
            }}
        }
        Ok(n)
    }
    run {
        let log = Log::default();
        let mut seen = Vec::new();
        for with in ways_on(&log) {
            seen.extend(resumed(&log, working(log.clone(), 4), with));
        }
        seen
    }
}
