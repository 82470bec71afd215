//! `#[generator(pinned)]`: the protocol of any generator, and borrows of its own locals held across a yield.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Debug;

use genfn::prelude::*;
use genfn_tests::said::{Log, panics};

struct Noisy(Log, &'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        self.0.say(format!("drop {}", self.1));
    }
}

mod borrows {
    use super::*;

    #[generator(pinned)]
    fn words(text: String) -> impl Iterator<Item = usize> {
        let line = text.trim();
        for word in line.split(' ') {
            yield_!(word.len());
        }
    }

    #[test]
    fn of_an_argument_by_name() {
        assert!(words(" a bc def ".to_owned()).eq([1, 2, 3]));
    }

    #[generator(pinned)]
    fn doubled(n: u32) -> impl Iterator<Item = u32> {
        let mut local: Vec<u32> = (0..n).collect();
        for x in &mut local {
            *x *= 2;
            yield_!(*x);
        }
        let largest = local.iter().max();
        yield_!(100);
        if let Some(largest) = largest {
            yield_!(*largest);
        }
    }

    #[test]
    fn of_a_local_by_an_iterator() {
        assert!(doubled(3).eq([0, 2, 4, 100, 4]));
    }

    /// A parser over its own buffer.
    #[generator(pinned)]
    fn tokens(mut next_line: impl FnMut() -> Option<String>) -> impl Iterator<Item = String> {
        let mut buffer = String::new();
        while let Some(line) = next_line() {
            buffer.clear();
            buffer.push_str(&line);
            let mut rest = buffer.as_str();
            while let Some((token, after)) = rest.split_once(';') {
                yield_!(token.to_owned());
                rest = after;
            }
            if !rest.is_empty() {
                yield_!(rest.to_uppercase());
            }
        }
    }

    #[test]
    fn of_a_buffer_that_is_filled_again() {
        let mut lines = ["a;b", "", "c;"].iter();
        let found: Vec<_> = tokens(|| lines.next().map(|line| (*line).to_owned())).collect();
        assert_eq!(found, ["a", "B", "c"]);
    }

    #[generator(pinned)]
    fn entries() -> impl Generator<Yield = u32, Send = u32> {
        let mut map: HashMap<u32, u32> = HashMap::new();
        loop {
            let entry = map.entry(1).or_insert(0);
            *entry += yield_!(*entry);
        }
    }

    #[test]
    fn by_a_reference_into_a_map() {
        let mut g = entries();
        g.start().unwrap();
        assert_eq!((g.send(2), g.send(3)), (Ok(2), Ok(5)));
    }

    #[generator(pinned)]
    fn halves(pair: (String, String), log: Log) -> impl Generator<Yield = usize, Return = String> {
        // What the explicit engine refuses: the rest has no name.
        let (a, _) = pair;
        let _noisy = Noisy(log, "noisy");
        yield_!(a.len());
        a
    }

    #[test]
    fn a_part_may_be_moved_out() {
        let log = Log::default();
        let mut g = halves(("ab".to_owned(), "c".to_owned()), log.clone());
        assert_eq!(next(&mut g), Ok(2));
        assert_eq!(next(&mut g), Err(StopIteration { value: Some("ab".to_owned()) }));
        assert_eq!(log.said(), ["drop noisy"]);
    }
}

mod protocol {
    use super::*;

    #[generator(pinned)]
    fn averager() -> impl Generator<Yield = Option<f64>, Send = Option<f64>, Return = (u32, f64)> {
        let terms = RefCell::new(Vec::new());
        let mut held = terms.borrow_mut();
        let mut average = None;
        while let Some(term) = yield_!(average) {
            held.push(term);
            average = Some(held.iter().sum::<f64>() / held.len() as f64);
        }
        (held.len() as u32, average.unwrap_or(0.0))
    }

    #[test]
    fn send_and_return() {
        let mut g = averager();
        assert_eq!(g.state(), State::Created);
        assert_eq!(next(&mut g), Ok(None));
        assert_eq!(g.state(), State::Suspended);
        assert_eq!(g.send(10.0), Ok(Some(10.0)));
        assert_eq!(g.send(20.0), Ok(Some(15.0)));
        assert_eq!(g.send(None), Err(StopIteration { value: Some((2, 15.0)) }));
        assert_eq!(g.state(), State::Closed);
        assert_eq!(g.send(None), Err(StopIteration { value: None }));
    }

    #[test]
    fn a_value_sent_to_a_just_started_one_panics() {
        assert_eq!(panics(|| averager().send(1.0)), "can't send non-None value to a just-started generator");
    }

    #[derive(Debug, PartialEq)]
    struct Lost(&'static str);

    #[generator(pinned)]
    fn handling(log: Log) -> impl Generator<Yield = u32, Return = Result<u32, Lost>> {
        let numbers = vec![1, 2, 3];
        let mut sum = 0;
        for n in &numbers {
            try_! {{
                let _noisy = Noisy(log.clone(), "noisy");
                yield_!(*n);
                sum += n;
            } except Lost("skip") => {
                log.say("skipped");
                continue;
            } except GeneratorExit => {
                log.say("exit");
                Err(GeneratorExit)?
            } finally {
                log.say(format!("finally {n}"));
            }}
        }
        Ok(sum)
    }

    #[test]
    fn throw_close_and_drop_run_the_handlers() {
        let log = Log::default();
        let mut g = handling(log.clone());
        assert_eq!(next(&mut g), Ok(1));
        assert_eq!(g.throw(Lost("skip")), Ok(2));
        assert_eq!(log.said(), ["drop noisy", "skipped", "finally 1"]);
        assert_eq!(g.throw(Lost("all")), Err(StopIteration { value: Some(Err(Lost("all"))) }));
        assert_eq!(log.said(), ["drop noisy", "finally 2"]);
        let mut g = handling(log.clone());
        next(&mut g).unwrap();
        assert_eq!(g.close(), None);
        assert_eq!(log.said(), ["drop noisy", "exit", "finally 1"]);
        let mut g = handling(log.clone());
        next(&mut g).unwrap();
        drop(g);
        assert_eq!(log.said(), ["drop noisy", "exit", "finally 1"]);
        assert!(handling(log).eq([Ok(1), Ok(2), Ok(3)]));
    }

    #[test]
    fn what_never_started_runs_nothing() {
        let log = Log::default();
        drop(handling(log.clone()));
        assert_eq!(handling(log.clone()).close(), None);
        assert_eq!(handling(log.clone()).throw(Lost("x")), Err(StopIteration { value: Some(Err(Lost("x"))) }));
        assert!(log.said().is_empty());
    }

    #[generator]
    fn explicit() -> impl Generator<Yield = u32, Send = (), Return = Result<u32, Lost>> {
        try_! {{
            yield_!(10);
            Ok(1)
        } except Lost("again") => {
            yield_!(11);
            Ok(2)
        }}
    }

    #[generator(pinned)]
    fn delegating() -> impl Generator<Yield = u32, Return = Result<u32, Lost>> {
        let got = yield_from!(explicit())?;
        let local = [5, 6];
        yield_from!(local.iter().copied());
        let again = yield_from!(explicit())?;
        Ok(got * 10 + again)
    }

    #[test]
    fn delegation_hands_on_values_and_errors() {
        let mut g = delegating();
        assert_eq!(next(&mut g), Ok(10));
        assert_eq!(g.throw(Lost("again")), Ok(11));
        assert_eq!((next(&mut g), next(&mut g), next(&mut g)), (Ok(5), Ok(6), Ok(10)));
        assert_eq!(next(&mut g), Err(StopIteration { value: Some(Ok(21)) }));
        let mut g = delegating();
        next(&mut g).unwrap();
        assert_eq!(g.throw(Lost("x")), Err(StopIteration { value: Some(Err(Lost("x"))) }));
    }

    #[generator]
    fn around() -> impl Generator<Yield = u32, Return = Result<u32, Lost>> {
        yield_from!(delegating())
    }

    #[test]
    fn it_can_be_delegated_to() {
        let mut g = around();
        assert_eq!(next(&mut g), Ok(10));
        assert_eq!(g.throw(Lost("again")), Ok(11));
    }

    #[generator(pinned)]
    fn failing() -> impl Generator<Yield = u32> {
        yield_!(1);
        panic!("oh dear");
    }

    #[test]
    fn one_that_panicked_is_closed() {
        let mut g = failing();
        next(&mut g).unwrap();
        assert_eq!(panics(|| next(&mut g)), "oh dear");
        assert_eq!(g.state(), State::Closed);
        assert_eq!(next(&mut g), Err(StopIteration { value: None }));
    }

    #[generator(pinned)]
    fn shown() -> impl Generator<Yield = u32> + Debug {
        yield_!(1);
    }

    #[test]
    fn suspended_at_is_the_yield() {
        let mut g = shown();
        assert_eq!(format!("{g:?}"), "shown { .. }");
        next(&mut g).unwrap();
        let at = g.suspended_at().unwrap();
        assert_eq!(at.line(), line!() - 9);
        assert_eq!(format!("{g:?}"), format!("shown {{ at: \"{at}\", .. }}"));
    }

    #[generator(pinned)]
    fn shown_iterator() -> impl Iterator<Item = u32> + Debug {
        let local = [1, 2];
        for n in &local {
            yield_!(*n);
        }
    }

    #[test]
    fn an_iterator_that_can_be_shown_says_where_it_is() {
        let mut g = shown_iterator();
        assert_eq!(format!("{g:?}"), "shown_iterator { .. }");
        assert_eq!(g.next(), Some(1));
        let shown = format!("{g:?}");
        let at = format!(":{}:", line!() - 10);
        assert!(shown.starts_with("shown_iterator { at: ") && shown.contains(&at), "{shown}");
        assert_eq!((g.next(), g.next()), (Some(2), None));
        assert_eq!(format!("{g:?}"), "shown_iterator { .. }");
    }

    #[generator(pinned, primed)]
    fn primed() -> impl Generator<Yield = u32, Send = u32> {
        let mut n = 0;
        loop {
            n = yield_!(n) * 2;
        }
    }

    #[test]
    fn may_be_primed() {
        assert_eq!(primed().send(4), Ok(8));
    }
}

mod drops {
    use super::*;

    #[generator(pinned)]
    fn locals(log: Log, _unused: Noisy) -> impl Iterator<Item = u32> {
        let _a = Noisy(log.clone(), "a");
        let b = Noisy(log.clone(), "b");
        let _reference = &b;
        yield_!(1);
        log.say("end");
    }

    #[test]
    fn are_those_of_the_body() {
        let log = Log::default();
        let mut g = locals(log.clone(), Noisy(log.clone(), "unused"));
        g.next();
        drop(g);
        assert_eq!(log.said(), ["drop b", "drop a", "drop unused"]);
        assert_eq!(locals(log.clone(), Noisy(log.clone(), "unused")).count(), 1);
        assert_eq!(log.said(), ["end", "drop b", "drop a", "drop unused"]);
    }

    #[test]
    fn of_what_never_ran_are_those_of_its_arguments() {
        let log = Log::default();
        drop(locals(log.clone(), Noisy(log.clone(), "unused")));
        assert_eq!(log.said(), ["drop unused"]);
    }

    #[generator(pinned)]
    fn operand(log: Log) -> impl Iterator<Item = usize> {
        let cell = RefCell::new(vec![1, 2]);
        yield_!(cell.borrow().len());
        cell.borrow_mut().push(3);
        yield_!(cell.borrow().len());
        log.say("end");
    }

    #[test]
    fn of_the_operands_temporaries_come_before_the_suspension() {
        assert!(operand(Log::default()).eq([2, 3]));
    }
}

mod functions {
    use super::*;

    struct Grid {
        rows: Vec<Vec<u32>>,
        scale: u32,
    }

    impl Grid {
        #[generator(pinned)]
        fn cells(&self) -> impl Iterator<Item = u32> {
            let scaled: Vec<u32> = self.rows.iter().flatten().map(|cell| cell * self.scale).collect();
            for cell in &scaled {
                yield_!(*cell);
            }
        }

        #[generator(pinned)]
        fn into_cells(self) -> impl Iterator<Item = u32> {
            // A part of `self` by value, and the rest of it afterwards.
            for row in self.rows {
                for cell in &row {
                    yield_!(cell * self.scale);
                }
            }
        }
    }

    #[test]
    fn methods() {
        let grid = Grid { rows: vec![vec![1], vec![2, 3]], scale: 10 };
        assert!(grid.cells().eq([10, 20, 30]));
        assert!(grid.into_cells().eq([10, 20, 30]));
    }

    #[generator(pinned)]
    fn generic<T: Clone, const N: usize>(
        (first, rest): (T, [T; N]),
        mut map: impl FnMut(&T) -> T,
    ) -> impl Iterator<Item = T> {
        let all = rest;
        yield_!(map(&first));
        for one in &all {
            yield_!(map(one));
        }
    }

    #[test]
    fn generics_patterns_and_closures() {
        assert!(generic((1, [2, 3]), |n| n + 1).eq([2, 3, 4]));
    }

    #[generator(pinned)]
    fn boxed<'a>(text: &'a str) -> Box<dyn Iterator<Item = char> + 'a> {
        let owned = text.to_uppercase();
        for c in owned.chars() {
            yield_!(c);
        }
    }

    #[test]
    fn behind_a_box() {
        assert_eq!(boxed("ab").collect::<String>(), "AB");
    }

    #[test]
    fn it_is_unpin_and_goes_to_another_thread() {
        #[generator(pinned)]
        fn sent(text: String) -> impl Iterator<Item = usize> + Send + Unpin {
            for word in text.split(' ') {
                yield_!(word.len());
            }
        }
        let mut g = sent("a bc".to_owned());
        assert_eq!(g.next(), Some(1));
        let rest = std::thread::spawn(move || g.collect::<Vec<_>>()).join().unwrap();
        assert_eq!(rest, [2]);
    }
}
