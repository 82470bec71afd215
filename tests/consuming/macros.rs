//! Macros that can't be read, and what they do with the locals that they name.

use genfn_tests::engines;

macro_rules! consume {
    ($value:expr) => {
        drop($value)
    };
}

macro_rules! keep {
    ($value:ident) => {
        let _kept = $value;
    };
}

macro_rules! question {
    ($result:expr) => {
        $result?
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

macro_rules! shown {
    ($($value:expr),*) => {
        log(format!("{:?}", ($(&$value,)*)))
    };
}

engines! {
    test what_owns_plain_data_may_be_consumed of generators
    {
        #[generator]
        fn text(name: String, list: Vec<u32>) -> impl Iterator<Item = usize> {
            let n = name.len();
            consume!(name);
            yield_!(n);
            let sum = list.iter().sum::<u32>();
            keep!(list);
            yield_!(sum as usize);
        }

        #[generator]
        fn numbers(lines: Vec<Result<u32, String>>) -> impl Iterator<Item = Result<u32, String>> {
            for line in lines {
                let n = question!(line);
                yield_!(Ok(n));
            }
        }

        #[generator]
        fn option(given: Option<String>, n: u32) -> impl Generator<Yield = usize, Send = Option<String>, Return = usize> {
            let given = some_or!(given, return 0);
            yield_!(given.len());
            let answer = yield_!(0);
            if n > 0 {
                let answer = some_or!(answer, return 1);
                yield_!(answer.len());
            }
            yield_!(9);
            2
        }
    }
    run {
        drive!(text("name".to_owned(), vec![1, 2]));
        drive!(numbers(vec![Ok(1), Ok(2)]));
        drive!(numbers(vec![Ok(1), Err("e".to_owned()), Ok(2)]));
        drive!(option(None, 1), [Some(String::new()); 0]);
        drive!(option(Some("abc".to_owned()), 1), [Some("x".to_owned()), None]);
        drive!(option(Some("abc".to_owned()), 1), [Some("x".to_owned()), Some("yy".to_owned()), None, None]);
        drive!(option(Some("abc".to_owned()), 0), [Some("x".to_owned()), Some("yy".to_owned()), None]);
    }
}

engines! {
    test on_some_paths of generators
    {
        #[generator]
        fn branches(n: u32, text: String, list: Vec<String>) -> impl Iterator<Item = u32> {
            if n == 0 {
                consume!(text);
            } else if n == 1 {
                drop(text);
            }
            yield_!(1);
            match n {
                0 => shown!(list),
                1 => consume!(list),
                _ => {}
            }
            yield_!(2);
        }

        #[generator]
        fn again(n: u32) -> impl Iterator<Item = u32> {
            let mut text = String::from("a");
            for i in 0..n {
                if i == 1 {
                    consume!(text);
                    yield_!(10);
                    text = "b".repeat(i as usize);
                }
                yield_!(text.len() as u32);
                shown!(text);
            }
        }
    }
    run {
        for n in 0..3 {
            drive!(branches(n, "text".to_owned(), vec!["x".to_owned()]));
            drive!(again(n));
        }
    }
}

engines! {
    test what_is_seen_to_be_dropped_is_held of generators
    {
        #[generator]
        fn held(n: u32, argument: D, all: Vec<D>) -> impl Iterator<Item = u32> {
            let local = make("local");
            let option = Some(make("option"));
            shown!(local, option, argument);
            yield_!(1);
            if n == 1 {
                shown!(all);
            }
            let later = make("later");
            yield_!(2);
            shown!(later);
        }

        /// The way out where it consumes such a thing.
        #[generator]
        fn taken(local: D, option: Option<D>) -> impl Iterator<Item = u32> {
            let held = make("held");
            {
                let local = local;
                consume!(local);
            }
            yield_!(1);
            let inner = { let option = option; some_or!(option, return) };
            yield_!(2);
            {
                let inner = inner;
                consume!(inner);
            }
            yield_!(3);
        }

        #[generator]
        fn closures(text: String, d: D) -> impl Iterator<Item = u32> {
            let shows = || shown!(text, d);
            shows();
            yield_!(1);
            let owns = move || shown!(text, d);
            yield_!(2);
            owns();
        }
    }
    run {
        for n in [0, 1] {
            drive!(held(n, make("argument"), vec![make("element")]));
        }
        drive!(taken(make("local"), Some(make("option"))));
        drive!(taken(make("local"), None));
        drive!(closures("text".to_owned(), make("d")));
    }
}
