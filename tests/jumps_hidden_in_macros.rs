//! Macros of the user's that leave the body: a `return` is the function's own, whatever that returns.

use genfn_tests::engines;

macro_rules! stop_if {
    ($condition:expr) => {
        if $condition {
            return;
        }
    };
}

macro_rules! give_if {
    ($condition:expr, $value:expr) => {
        if $condition {
            return $value;
        }
    };
}

macro_rules! some_or {
    ($option:expr, $jump:expr) => {
        match $option {
            Some(value) => value,
            None => $jump,
        }
    };
}

macro_rules! question {
    ($result:expr) => {
        $result?
    };
}

macro_rules! try_opt {
    ($option:expr) => {
        match $option {
            Some(value) => value,
            None => return None,
        }
    };
}

macro_rules! bail {
    ($($message:tt)+) => {
        return Err(format!($($message)+).into())
    };
}

macro_rules! ensure {
    ($condition:expr, $error:expr) => {
        if !$condition {
            return Err($error);
        }
    };
}

macro_rules! done {
    () => {
        return
    };
    ($value:expr) => {
        return $value
    };
}

macro_rules! skip_if {
    ($condition:expr) => {
        if $condition {
            continue;
        }
    };
}

macro_rules! next_or_stop {
    ($iterator:expr) => {
        match $iterator.next() {
            Some(value) => value,
            None => break,
        }
    };
}

engines! {
    test of_nothing of generators
    {
        #[generator]
        fn iterator(n: u32, d: D) -> impl Iterator<Item = u32> {
            let held = make("held");
            yield_!(1);
            stop_if!(n > 3);
            yield_!(2);
            for i in 0..n {
                let inner = make("inner");
                let i = some_or!(i.checked_sub(1), continue);
                yield_!(i);
                some_or!(i.checked_sub(1), break);
            }
            log("end");
        }

        #[generator]
        fn generator(n: u32) -> impl Generator<Yield = u32, Send = u32> {
            let sent = yield_!(1);
            stop_if!(sent > n);
            let held = make("held");
            let sent = yield_!(2);
            stop_if!(sent > n);
            log("end");
        }
    }
    run {
        drive!(iterator(5, make("argument")));
        drive!(iterator(3, make("argument")));
        drive!(generator(3), [1u32, 2]);
        drive!(generator(3), [1u32, 4]);
        drive!(generator(3), [4u32]);
    }
}

engines! {
    test of_a_value of generators
    {
        #[generator]
        fn boxed(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = Box<dyn std::fmt::Debug>> {
            let held = make("held");
            let sent = yield_!(1);
            if sent == 0 {
                return Box::new("nothing");
            }
            give_if!(sent > n, Box::new(sent) as Box<dyn std::fmt::Debug>);
            yield_!(2);
            Box::new('e')
        }

        #[generator]
        fn result(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = Result<u32, String>> {
            let sent = yield_!(1);
            give_if!(sent > n, Ok(sent));
            let more = question!(sent.checked_sub(1).ok_or("too small"));
            let sent = yield_!(more);
            give_if!(sent == 0, Err("zero".to_owned()));
            Ok(more)
        }

        #[generator]
        fn option(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = Option<u32>> {
            let sent = yield_!(1);
            give_if!(sent > n, Some(sent));
            let more = question!(sent.checked_sub(1));
            Some(more)
        }
    }
    run {
        for sent in [0u32, 2, 7] {
            drive!(boxed(3), [sent, 1]);
            drive!(result(3), [sent, 1]);
            drive!(result(3), [sent, 0]);
            drive!(option(3), [sent]);
        }
    }
}

engines! {
    test of_a_value_that_is_no_result of generators
    {
        struct Summary { lines: usize, words: usize }
        impl std::fmt::Debug for Summary {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, "{} {}", self.lines, self.words) }
        }

        #[generator]
        fn count(limit: usize, d: D) -> impl Generator<Yield = usize, Send = Option<String>, Return = Summary> {
            let mut summary = Summary { lines: 0, words: 0 };
            loop {
                let held = make("held");
                let line = yield_!(summary.words);
                let line = some_or!(line, return summary);
                skip_if!(line.is_empty());
                summary.lines += 1;
                for word in line.split(' ').map(String::from).collect::<Vec<_>>() {
                    skip_if!(word == "a");
                    let inner = make("inner");
                    give_if!(word == "stop", summary);
                    summary.words += 1;
                    yield_!(word.len());
                    give_if!(summary.words > limit, summary);
                }
                log(held.0);
            }
        }

        #[generator]
        fn names(n: u32) -> impl Generator<Yield = u32, Return = String> {
            let name = String::from("name");
            give_if!(n == 0, name);
            yield_!(1);
            give_if!(n == 1, name + "1");
            yield_!(2);
            done!(String::from("end"))
        }

        #[generator]
        fn pair<T: Clone + std::fmt::Debug>(x: T, n: u32) -> impl Generator<Yield = T, Send = u32, Return = (T, u32)> {
            let sent = yield_!(x.clone());
            give_if!(sent > n, (x, sent));
            let other = x.clone();
            let more = yield_!(other);
            (x, more)
        }
    }
    run {
        let line = |text: &str| Some(text.to_owned());
        drive!(count(9, make("argument")), [line("one two"), None, None, line(""), line("a three"), None, None]);
        drive!(count(9, make("argument")), [line("one stop"), None, None]);
        drive!(count(0, make("argument")), [line("a one two"), None]);
        drive!(names(0));
        drive!(names(1));
        drive!(names(2));
        drive!(pair(make("x"), 3), [4u32]);
        drive!(pair(make("x"), 3), [1u32, 2]);
    }
}

engines! {
    test of_an_option of generators
    {
        #[generator]
        fn digits(text: &'static str) -> impl Generator<Yield = u32, Send = bool, Return = Option<u32>> {
            let mut sum = 0;
            for c in text.chars() {
                let held = make("digit");
                let digit = try_opt!(c.to_digit(10));
                skip_if!(digit == 0);
                let goes_on = yield_!(digit);
                sum += digit;
                give_if!(!goes_on, Some(sum));
            }
            done!(Some(sum))
        }
    }
    run {
        drive!(digits("1x2"), [true, true]);
        drive!(digits("1023"), [true, true, true, true]);
        drive!(digits("123"), [true, false]);
        drive!(digits("x"), [true, false]);
    }
}

engines! {
    test of_a_result of generators
    {
        #[generator]
        fn parse(lines: Vec<&'static str>) -> impl Generator<Yield = (usize, i32), Send = Option<i32>, Return = Result<i32, Box<dyn std::error::Error>>> {
            let mut sum = 0;
            for (n, line) in lines.into_iter().enumerate() {
                let held = make("line");
                skip_if!(line.is_empty());
                ensure!(!line.starts_with('#'), format!("{n}: no comments").into());
                let number: i32 = question!(line.parse());
                if number < 0 {
                    bail!("{n}: {number} is negative");
                }
                give_if!(number == 0, Ok(sum));
                let sent = yield_!((n, number));
                sum += some_or!(sent, done!(Ok(-1)));
            }
            Ok(sum)
        }

        #[generator]
        fn unit(fails: bool, n: u32) -> impl Generator<Yield = u32, Return = Result<(), &'static str>> {
            yield_!(0);
            ensure!(!fails, "failed");
            give_if!(n == 1, Ok(()));
            yield_!(1);
            ensure!(n == 2, "not two");
            done!(Ok(()))
        }
    }
    run {
        drive!(parse(vec!["1", "", "2"]), [Some(1), Some(10)]);
        drive!(parse(vec!["1", "0", "2"]), [Some(1), Some(10)]);
        drive!(parse(vec!["1", "-1", "2"]), [Some(1), Some(10)]);
        drive!(parse(vec!["1", "#1", "2"]), [Some(1), Some(10)]);
        drive!(parse(vec!["1", "x", "2"]), [Some(1), Some(10)]);
        drive!(parse(vec!["1", "2"]), [None, Some(10)]);
        drive!(unit(true, 0));
        drive!(unit(false, 1));
        drive!(unit(false, 2));
        drive!(unit(false, 3));
    }
}

engines! {
    test of_what_iterates
    {
        #[generator]
        fn results(lines: Vec<&'static str>) -> impl Iterator<Item = Result<u32, String>> {
            let mut lines = lines.into_iter();
            loop {
                let held = make("held");
                let line = next_or_stop!(lines);
                skip_if!(line.is_empty());
                give_if!(line == "end", Ok(()));
                ensure!(line != "bad", "bad".to_owned());
                let n: u32 = question!(line.parse::<u32>().map_err(|_| format!("{line}?")));
                yield_!(Ok(n));
                log(held.0);
            }
            log("end");
        }

        #[generator]
        fn options(lines: Vec<&'static str>) -> impl Iterator<Item = Option<u32>> {
            for line in lines {
                let held = make("held");
                stop_if!(line == "end");
                skip_if!(line.is_empty());
                yield_!(line.parse().ok());
                let n: u32 = some_or!(line.parse().ok(), continue);
                yield_!(Some(n + 1));
            }
        }
    }
    run {
        for last in ["", "end", "bad", "x", "4"] {
            drive!(results(vec!["1", "", last, "3"]));
            drive!(options(vec!["1", "", last, "3"]));
        }
    }
}

engines! {
    test where_a_part_of_a_local_is_gone of generators
    {
        struct Pair { first: String, second: D }

        #[generator]
        fn iterator(n: u32) -> impl Iterator<Item = u32> {
            let pair = Pair { first: "first".to_owned(), second: make("second") };
            stop_if!(n == 0);
            drop(pair.first);
            yield_!(1);
            stop_if!(n == 1);
            log(pair.second.0);
        }

        #[generator]
        fn generator(n: u32) -> impl Generator<Yield = u32, Return = &'static str> {
            let pair = Pair { first: "first".to_owned(), second: make("second") };
            give_if!(n == 0, "early");
            drop(pair.first);
            yield_!(1);
            give_if!(n == 1, "in between");
            log(pair.second.0);
            "late"
        }
    }
    run {
        for n in 0..3 {
            drive!(iterator(n));
            drive!(generator(n));
        }
    }
}

engines! {
    test of_a_macro_that_hides_nothing of generators
    {
        #[generator]
        fn shown(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = Vec<u32>> {
            macro_rules! square { ($x:expr) => { $x * $x } }
            macro_rules! push { ($to:ident, $x:expr) => { $to.push($x) } }
            let mut all = vec![square!(n)];
            while all.len() < 4 {
                let held = make("held");
                let sent = yield_!(n);
                push!(all, square!(sent));
            }
            all
        }
    }
    run {
        drive!(shown(3), [1u32, 2, 3]);
        drive!(shown(3), [1u32, 2]);
    }
}

mod driven {
    use genfn::StopIteration;
    use genfn::prelude::*;
    use genfn_tests::{D, log};

    #[generator(pinned)]
    fn inner(text: String) -> impl Generator<Yield = usize, Send = u32, Return = Result<u32, String>> {
        let _held = D("inner");
        give_if!(text.is_empty(), Ok(0));
        let n = yield_!(text.len());
        Ok(n)
    }

    #[generator(pinned)]
    fn outer(text: String) -> impl Generator<Yield = usize, Send = u32, Return = Result<u32, String>> + Send {
        let _held = D("outer");
        let text = text.trim();
        let n = yield_from!(inner(text.to_owned()))?;
        give_if!(n == 3, Ok(33));
        let n = yield_!(text.len() + 1);
        log(n);
        Ok(n)
    }

    fn ended<T>(value: T) -> Result<usize, StopIteration<T>> {
        Err(StopIteration { value: Some(value) })
    }

    #[test]
    fn what_is_thrown_or_closed_goes_out_of_the_block() {
        let start = || {
            let mut g = outer(" abc ".to_owned());
            assert_eq!(g.start(), Ok(3));
            g
        };
        assert_eq!(start().send(3), ended(Ok(33)));
        assert_eq!(start().throw("thrown"), ended(Err("thrown".to_owned())));
        assert_eq!(start().close(), None);
        let mut g = start();
        assert_eq!(g.send(4), Ok(4));
        assert_eq!(g.throw("thrown"), ended(Err("thrown".to_owned())));
        assert_eq!(g.send(1), Err(StopIteration { value: None }));
        let mut g = start();
        assert_eq!(g.send(4), Ok(4));
        assert_eq!(g.close(), None);
        assert_eq!(g.send(1), Err(StopIteration { value: None }));
        assert_eq!(outer(String::new()).start(), Ok(1));
        let mut g = outer(String::new());
        assert_eq!(g.throw("at once"), ended(Err("at once".to_owned())));
    }

    #[generator]
    fn items(numbers: Vec<Option<u32>>) -> impl futures_core::Stream<Item = Result<u32, String>> {
        let numbers = &numbers[..];
        for number in numbers {
            let number = some_or!(*number, return);
            give_if!(number == 0, Err("zero".to_owned()));
            yield_!(Ok(number));
            std::future::ready(()).await;
        }
    }

    #[test]
    fn a_stream_ends_by_a_hidden_return() {
        let collect = |numbers| futures::executor::block_on_stream(Box::pin(items(numbers))).collect::<Vec<_>>();
        assert_eq!(collect(vec![Some(1), None, Some(2)]), [Ok(1)]);
        assert_eq!(collect(vec![Some(1), Some(0), Some(2)]), [Ok(1), Err("zero".to_owned())]);
    }

    #[generator]
    fn nested(n: u32) -> BoxGenerator<'static, u32, u32, Result<u32, String>> {
        let sent = yield_!(n);
        ensure!(sent > 0, "zero".into());
        give_if!(sent > 5, Ok(sent));
        let inner = if n > 0 { yield_from!(nested(n - 1))? } else { 100 };
        give_if!(inner == 7, Ok(inner));
        Ok(inner + 1)
    }

    /// What is delegated to is handed to a driver, through the block of a segment.
    #[test]
    fn a_hidden_return_ends_a_generator_that_delegates_to_itself() {
        let end = |sent: &[u32]| {
            let mut g = nested(2);
            assert_eq!(g.start(), Ok(2));
            let mut last = None;
            for &sent in sent {
                last = Some(g.send(sent));
            }
            last.unwrap()
        };
        assert_eq!(end(&[1]), Ok(1));
        assert_eq!(end(&[1, 7]).unwrap_err().value, Some(Ok(7)));
        assert_eq!(end(&[1, 9]).unwrap_err().value, Some(Ok(10)));
        assert_eq!(end(&[1, 1, 6]).unwrap_err().value, Some(Ok(7)));
        assert_eq!(end(&[1, 1, 2]).unwrap_err().value, Some(Ok(103)));
        assert_eq!(end(&[1, 0]).unwrap_err().value, Some(Err("zero".to_owned())));
        let mut g = nested(1);
        assert_eq!((g.start(), g.send(1)), (Ok(1), Ok(0)));
        assert_eq!(g.throw("thrown").unwrap_err().value, Some(Err("thrown".to_owned())));
    }

    /// What is sent and thrown before it begins, and after its end.
    #[test]
    fn a_machine_with_a_block_keeps_the_protocol() {
        #[generator]
        fn one(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = Result<Vec<u32>, String>> + Clone + Send {
            let sent = yield_!(n);
            give_if!(sent > n, Ok(vec![sent]));
            bail!("too small")
        }
        let mut g = one(1);
        assert_eq!(g.throw("at once").unwrap_err().value, Some(Err("at once".to_owned())));
        assert_eq!(g.throw("again").unwrap_err().value, Some(Err("again".to_owned())));
        let mut g = one(1);
        assert_eq!(g.close(), None);
        assert_eq!(g.start().unwrap_err().value, None);
        let mut g = one(1);
        assert_eq!(g.start(), Ok(1));
        assert_eq!(g.clone().send(2).unwrap_err().value, Some(Ok(vec![2])));
        assert_eq!(g.clone().close(), None);
        assert_eq!(g.send(0).unwrap_err().value, Some(Err("too small".to_owned())));
        assert_eq!(g.state(), State::Closed);
    }
}

/// Beside a `try_!`: its handlers run as ever, and a `return` that a macro hides behind it is the function's own.
mod handled {
    use genfn::prelude::*;
    use genfn_tests::recording::record;
    use genfn_tests::{D, log};

    macro_rules! both {
        ($($name:ident [$($attribute:tt)*])*) => { $(mod $name {
            use super::*;

            #[generator $($attribute)*]
            fn unit(n: u32) -> impl Generator<Yield = u32, Send = u32> {
                let _held = D("held");
                let sent = try_! {{
                    yield_!(1)
                } except GeneratorExit => {
                    log("closed");
                    Err(GeneratorExit)?
                } finally {
                    log("finally");
                }};
                stop_if!(sent > n);
                yield_!(2);
                log("end");
            }

            #[generator $($attribute)*]
            fn result(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = Result<u32, String>> {
                let sent = try_! {{
                    let sent = yield_!(1);
                    ensure!(sent != 0, "zero".into());
                    if sent == 1 {
                        return Ok(1);
                    }
                    sent
                } except error if error == "zero" => {
                    log(error);
                    yield_!(10)
                } finally {
                    log("finally");
                }};
                give_if!(sent > n, Ok(sent));
                ensure!(sent > 2, "two".into());
                Err(GeneratorExit)?
            }

            #[generator $($attribute)*]
            fn items(numbers: Vec<Option<u32>>) -> impl Iterator<Item = Result<u32, String>> {
                for number in numbers {
                    try_! {{
                        yield_!(Ok(0));
                    } finally {
                        log("finally");
                    }}
                    skip_if!(number == Some(0));
                    let number = some_or!(number, return Err("none".to_owned()));
                    give_if!(number == 9, Ok(()));
                    yield_!(Ok(number));
                }
            }

            #[generator $($attribute)*]
            fn exits(n: u32) -> impl Iterator<Item = u32> {
                yield_!(1);
                stop_if!(n == 1);
                if n == 2 {
                    Err(GeneratorExit)?;
                }
                yield_!(2);
            }

            #[test]
            fn $name() {
                let told = |run: fn()| record(None, run).log;
                fn ended<R>(stop: Result<u32, genfn::StopIteration<R>>) -> Option<R> {
                    stop.unwrap_err().value
                }
                assert_eq!(told(|| {
                    let mut g = unit(3);
                    assert_eq!(g.start(), Ok(1));
                    assert_eq!(ended(g.send(4)), Some(()));
                    let mut g = unit(3);
                    assert_eq!(g.start(), Ok(1));
                    assert_eq!(g.send(2), Ok(2));
                    assert_eq!(g.close(), None);
                }), ["finally", "drop held", "finally", "drop held"]);
                assert_eq!(told(|| {
                    let mut g = unit(3);
                    assert_eq!(g.start(), Ok(1));
                    drop(g);
                }), ["closed", "finally", "drop held"]);
                assert_eq!(told(|| {
                    let sent = |sent: u32| {
                        let mut g = result(3);
                        assert_eq!(g.start(), Ok(1));
                        g.send(sent)
                    };
                    assert_eq!(ended(sent(5)), Some(Ok(5)));
                    assert_eq!(ended(sent(2)), Some(Err("two".to_owned())));
                    assert_eq!(ended(sent(1)), Some(Ok(1)));
                    assert_eq!(ended(sent(3)), None);
                    assert_eq!(sent(0), Ok(10));
                }), ["finally", "finally", "finally", "finally", "zero", "finally"]);
                assert_eq!(told(|| {
                    let items: Vec<_> = items(vec![Some(1), Some(0), None, Some(2)]).collect();
                    assert_eq!(items, [Ok(0), Ok(1), Ok(0), Ok(0), Err("none".to_owned())]);
                }), ["finally"; 3]);
                assert_eq!(items(vec![Some(9), Some(2)]).count(), 1);
                assert!(exits(1).eq([1]) && exits(2).eq([1]) && exits(3).eq([1, 2]));
            }
        })* };
    }
    both! { a_machine [] pinned [(pinned)] }
}
