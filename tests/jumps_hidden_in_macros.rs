//! Macros of the user's that leave the body, on the pinned engine: a `return` is the function's own, whatever that returns.

use genfn_tests::faithful;

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

faithful! {
    test of_nothing
    {
        #[generator(pinned)]
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

        #[generator(pinned)]
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

faithful! {
    test of_a_value
    {
        #[generator(pinned)]
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

        #[generator(pinned)]
        fn result(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = Result<u32, String>> {
            let sent = yield_!(1);
            give_if!(sent > n, Ok(sent));
            let more = question!(sent.checked_sub(1).ok_or("too small"));
            let sent = yield_!(more);
            give_if!(sent == 0, Err("zero".to_owned()));
            Ok(more)
        }

        #[generator(pinned)]
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
}
