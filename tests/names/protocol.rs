//! Everything that a generator can be.

use std::cell::RefCell;
use std::fmt::Debug;
use std::num::ParseIntError;

use genfn::Resume;
use genfn::prelude::*;

use crate::twins::{Log, Noisy, iterated_anew, pretty_assertions, resumed, twins};

twins! {
    an_iterator_of_results:
    fn parsed as Parsed [(lines: &'static [&'static str]) -> impl Iterator<Item = Result<u32, ParseIntError>>] {
        for line in lines {
            let n = line.parse::<u32>()?;
            yield_!(Ok(n));
        }
    }
    run {
        let mut seen = iterated_anew(|_| parsed(&["1", "2", "x", "3"]));
        seen.push(format!("{:?}", parsed(&["1", "x"]).collect::<Result<Vec<_>, _>>()));
        seen
    }
}

twins! {
    a_generator_that_is_sent_values_and_returns:
    #[derive(Debug)]
    fn averager as Averager [() -> impl Generator<Yield = u32, Send = Option<f64>, Return = f64> + Debug] {
        let mut total = 0.0;
        let mut count = 0u32;
        while let Some(term) = yield_!(count) {
            total += term;
            count += 1;
        }
        total / f64::from(count)
    }
    run {
        let sent = |x| Resume::Send(Some(x));
        let mut seen = resumed(&Log::default(), averager(), vec![Resume::Start, sent(1.0), sent(2.0), Resume::Send(None), Resume::Start]);
        seen.extend(resumed(&Log::default(), averager(), vec![Resume::Start, sent(1.0), Resume::Close]));
        seen.extend(resumed(&Log::default(), averager(), vec![Resume::Send(None), Resume::Throw(0.5), Resume::Start]));
        seen
    }
}

twins! {
    a_generator_with_handlers:
    #[derive(Debug)]
    fn lines as Lines [
        (log: Log) -> impl Generator<Yield = u32, Send = String, Return = Result<u32, ParseIntError>> + Debug
    ] {
        let mut sum = 0u32;
        let _outer: Noisy = Noisy(log.clone(), 0);
        try_! {{
            while sum < 100 {
                sum += try_! {{
                    yield_!(sum).parse::<u32>()?
                } except error if sum == 0 => {
                    log.say(format!("ignored: {error}"));
                    0
                }};
            }
        } except GeneratorExit => {
            log.say(format!("closed at {sum}"));
        } finally {
            log.say("done");
        }}
        Ok(sum)
    }
    run {
        let log = Log::default();
        let sent = |text: &str| Resume::Send(text.to_owned());
        let error = "x".parse::<u32>().unwrap_err();
        let mut seen = resumed(&log, lines(log.clone()), vec![Resume::Start, sent("x"), sent("40"), Resume::Close, Resume::Start]);
        seen.extend(resumed(&log, lines(log.clone()), vec![Resume::Start, sent("40")]));
        seen.extend(resumed(&log, lines(log.clone()), vec![Resume::Start, sent("40"), Resume::Throw(Err(error.clone()))]));
        seen.extend(resumed(&log, lines(log.clone()), vec![Resume::Throw(Err(error))]));
        seen.extend(resumed(&log, lines(log.clone()), vec![]));
        seen
    }
}

twins! {
    an_iterator_with_handlers:
    fn guarded as Guarded [(log: Log) -> impl Iterator<Item = u32>] {
        try_! {{
            yield_!(1);
            yield_!(2);
        } finally {
            log.say("finally");
        }}
        log.say("after");
    }
    run { iterated_anew(|log| guarded(log.clone())) }
}

twins! {
    a_generator_that_ignores_its_exit:
    fn stubborn as Stubborn [() -> impl Generator<Yield = u32, Return = u8>] {
        try_! {{
            yield_!(1);
        } except GeneratorExit => {
            yield_!(2);
        }}
        3
    }
    run {
        let mut generator = stubborn();
        let mut seen = vec![format!("{:?}", next(&mut generator).ok())];
        let closed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| generator.close()));
        seen.push(format!("{:?}", closed.is_err()));
        seen.push(format!("{:?}", generator.state()));
        let mut dropped = stubborn();
        seen.push(format!("{:?}", next(&mut dropped).ok()));
        drop(dropped);
        seen
    }
}

/// Iterates over its items, the error that ended it coming last.
#[generator(type = Checked)]
fn checked(limit: u32) -> impl Generator<Yield = u32, Return = Result<(), String>> {
    for n in 0..limit {
        if n == 2 {
            return Err("two".to_owned());
        }
        yield_!(n);
    }
    Ok(())
}

#[test]
fn a_generator_iterates_as_its_return_type_has_it() {
    assert!(checked(2).eq([Ok(0), Ok(1)]));
    assert!(checked(5).eq([Ok(0), Ok(1), Err("two".to_owned())]));
}

/// An alias hides that it is a `Result`, so rustc is asked.
type Outcome = Option<u8>;

#[generator(type = Aliased)]
fn aliased() -> impl Generator<Yield = u32, Return = Outcome> {
    yield_!(1);
    Some(2)
}

#[test]
fn a_return_type_behind_an_alias() {
    assert!(aliased().eq([1]));
    let mut generator = aliased();
    assert_eq!(next(&mut generator), Ok(1));
    assert_eq!(next(&mut generator).map_err(|stop| stop.value), Err(Some(Some(2))));
}

#[generator(type = Total, primed)]
fn total() -> impl Generator<Yield = u32, Send = u32> {
    let mut total = 0;
    loop {
        total += yield_!(total);
    }
}

#[test]
fn primed() {
    let mut total: Total = total();
    assert_eq!(total.state(), State::Suspended);
    assert_eq!(total.send(1), Ok(1));
    assert_eq!(total.send(2), Ok(3));
}

#[generator(type = Endless)]
fn endless(log: &RefCell<Vec<u32>>) -> impl Generator<Yield = u32, Return = std::convert::Infallible> {
    let mut n = 0u32;
    loop {
        log.borrow_mut().push(n);
        yield_!(n);
        n += 1;
    }
}

#[test]
fn one_that_never_returns() {
    let log = RefCell::default();
    assert_eq!(endless(&log).take(3).sum::<u32>(), 3);
    assert_eq!(log.take(), [0, 1, 2]);
}

/// It can be boxed, and driven as an object.
#[test]
fn as_an_object() {
    type Object = Box<dyn Generator<Yield = u32, Send = (), Return = Result<(), String>>>;
    let mut generators: Vec<Object> = vec![Box::new(checked(1)), Box::new(checked(9))];
    assert_eq!(generators.iter_mut().map(|generator| next(generator).unwrap()).collect::<Vec<_>>(), [0, 0]);
    assert!(generators.pop().unwrap().eq([Ok(1), Err("two".to_owned())]));
}
