//! One file that is compiled in the editions 2018, 2021 and 2024: what it means depends on the edition, and the machine
//! has to follow.

#![allow(array_into_iter, boxed_slice_into_iter, non_fmt_panics, rust_2021_compatibility, rust_2024_compatibility)]

use std::cell::RefCell;

use genfn_tests::{engines, faithful};

faithful! {
    /// By reference in 2018, by value since 2021.
    fn array_into_iter() -> impl Iterator<Item = usize> {
        for x in [1u8, 2].into_iter() {
            yield_!(std::mem::size_of_val(&x));
        }
    }
    with ();
}

faithful! {
    /// A closure captures the whole variable in 2018, the one field since 2021.
    fn closure_captures() -> impl Iterator<Item = usize> {
        let other = D("other");
        let length = {
            let pair = (D("a"), D("b"));
            move || pair.0.touch().len()
        };
        yield_!(length());
        drop(length);
        yield_!(1);
    }
    with ();
}

engines! {
    /// What a pattern leaves of a struct is kept by a closure that captures fields, in 2018 too.
    test parameters_that_are_taken_apart
    {
        struct Parts {
            a: D,
            b: D,
            c: D,
        }

        #[generator]
        fn apart(Parts { c: _, b, a: _ }: Parts, (d, _): (D, D), [_, e, _]: [D; 3], f: D) -> impl Iterator<Item = u32> {
            yield_!(1);
            drop(d);
            yield_!(2);
        }
    }
    run {
        let parts = Parts { a: D("a"), b: D("b"), c: D("c") };
        drive!(apart(parts, (D("d"), D("left")), [D("1"), D("e"), D("2")], D("f")));
    }
}

faithful! {
    /// The temporaries of an `if let` outlive its `else` up to 2021.
    fn if_let_temporaries(n: usize) -> impl Iterator<Item = u32> {
        let _local = D("local");
        if let Some(c) = make("scrutinee").0.chars().nth(n) {
            yield_!(c as u32);
        } else {
            yield_!(0);
            log("else");
        }
        yield_!(3);
    }
    with (0), (100);
}

faithful! {
    fn if_let_temporaries_in_a_chain_of_elses(n: usize) -> impl Iterator<Item = u32> {
        if let Some(_) = make("first").0.chars().nth(n) {
            yield_!(1);
        } else if let Some(_) = make("second").0.chars().nth(n / 2) {
            yield_!(2);
        } else if make("third").0.len() == n {
            yield_!(3);
        } else {
            yield_!(4);
        }
        log("end");
    }
    with (0), (7), (100);
}

faithful! {
    /// The temporaries of a tail expression outlive the block's locals up to 2021.
    fn tail_temporaries() -> impl Iterator<Item = usize> {
        let n = {
            let _local = D("local");
            yield_!(0);
            make("tail").touch().len()
        };
        yield_!(n);
    }
    with ();
}

faithful! {
    fn tail_temporaries_of_the_body(xs: &RefCell<Vec<u32>>) -> impl Generator<Yield = u32, Return = usize> + '_ {
        let _local = D("local");
        yield_!(1);
        make("tail").touch().len() + xs.borrow().len()
    }
    with (&RefCell::new(vec![1]));
}

faithful! {
    fn tail_temporaries_of_a_match_arm_and_an_if(n: u32) -> impl Iterator<Item = usize> {
        let a = match n {
            0 => {
                let _arm = D("arm");
                make("in the arm").touch().len()
            }
            _ => {
                let _arm = D("other arm");
                yield_!(1);
                make("in the other arm").touch().len()
            }
        };
        let b = if n == 1 {
            let _then = D("then");
            yield_!(2);
            make("in then").touch().len()
        } else {
            0
        };
        yield_!(a + b);
    }
    with (0), (1);
}

faithful! {
    /// A lone string is no format string in 2018.
    fn panic_messages(n: u32) -> impl Iterator<Item = u32> {
        let _local = D("local");
        yield_!(n);
        panic!("boom {n}");
    }
    with (3);
}

faithful! {
    fn inline_format_arguments(n: u32) -> impl Iterator<Item = String> {
        yield_!(format!("{n:>4}"));
        let n = n + 1;
        log(format_args!("{n} {}", n));
        yield_!(format!("{n}"));
    }
    with (3);
}

faithful! {
    fn let_else_and_matches(xs: Vec<Option<u32>>) -> impl Iterator<Item = u32> {
        for x in xs {
            let Some(n) = x else {
                yield_!(100);
                continue;
            };
            if matches!(n, 3..=5) {
                yield_!(n);
            }
        }
    }
    with (vec![Some(1), None, Some(4)]);
}

faithful! {
    fn borrowed_arguments<'a>(text: &'a str, xs: &'a [u32]) -> impl Iterator<Item = (&'a str, u32)> {
        for (word, x) in text.split(' ').zip(xs) {
            yield_!((word, *x));
        }
    }
    with ("a b", &[1, 2, 3]);
}

faithful! {
    test methods
    {
        struct Words(Vec<String>);
        impl Words {
            #[generator]
            fn each<'a>(&'a self) -> impl Iterator<Item = &'a str> {
                for word in &self.0 {
                    yield_!(word.as_str());
                }
            }
            #[generator]
            fn lengths(&self) -> Box<dyn Iterator<Item = usize> + '_> {
                for word in self.0.iter() {
                    yield_!(word.len());
                }
            }
            #[generator]
            fn append(&mut self) -> impl Generator<Yield = usize, Send = Option<String>, Return = usize> + '_ {
                while let Some(word) = yield_!(self.0.len()) {
                    self.0.push(word);
                }
                self.0.len()
            }
        }
    }
    run {
        let mut words = Words(vec!["a".into(), "bc".into()]);
        drive!(words.each());
        drive!(words.lengths());
        drive!(words.append(), [Some(String::from("d")), None]);
    }
}

faithful! {
    fn sends_and_returns() -> impl Generator<Yield = u32, Send = Option<u32>, Return = Result<u32, String>> {
        let mut sum = 0;
        let _guard = D("guard");
        loop {
            match yield_!(sum) {
                Some(0) => Err("zero")?,
                Some(n) => sum += n,
                None => break Ok(sum),
            }
        }
    }
    with () [Some(1u32), Some(2), None], () [Some(1u32), Some(0)];
}

faithful! {
    fn async_blocks_and_closures(n: u32) -> impl Iterator<Item = u32> {
        let future = async move {
            let inner = async { n };
            inner.await
        };
        yield_!(n);
        drop(future);
        let add = move |m| n + m;
        yield_!(add(1));
    }
    with (1);
}
