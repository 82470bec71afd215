//! What the edition 2021 has of its own.

use genfn_tests::faithful;

faithful! {
    /// A keyword since 2024.
    fn gen_is_a_name(gen: u32) -> impl Iterator<Item = u32> {
        yield_!(gen);
        let gen = gen + 1;
        yield_!(gen);
    }
    with (1);
}

faithful! {
    /// `impl Trait` captures only the lifetimes that it names.
    fn lifetimes_are_captured_by_name<'a, T>(x: &'a T, times: usize) -> impl Iterator<Item = &'a T> + 'a
    where
        T: std::fmt::Debug,
    {
        for _ in 0..times {
            yield_!(x);
        }
    }
    with (&3, 2);
}

faithful! {
    fn lifetimes_captured_by_use<'a, T: std::fmt::Debug>(x: &'a T) -> impl Iterator<Item = String> + use<'a, T> {
        yield_!(format!("{x:?}"));
    }
    with (&3);
}

faithful! {
    fn arrays_iterate_by_value() -> impl Iterator<Item = &'static str> {
        for d in [D("a"), D("b")].into_iter() {
            yield_!(d.0);
        }
    }
    with ();
}

faithful! {
    fn closures_capture_fields(pair: (D, D)) -> impl Iterator<Item = usize> {
        let length = move || pair.1.0.len();
        yield_!(length());
        log(pair.0.0);
        yield_!(length());
    }
    with ((D("a"), D("b")));
}

mod by_hand {
    use genfn::prelude::*;
    use genfn_tests::said::Log;

    struct Told(Log, &'static str);

    impl Drop for Told {
        fn drop(&mut self) {
            self.0.say(self.1);
        }
    }

    #[generator]
    fn tail(log: Log) -> impl Iterator<Item = usize> {
        let n = {
            let _local = Told(log.clone(), "local");
            Told(log.clone(), "temporary").1.len() + {
                yield_!(1);
                2
            }
        };
        yield_!(n);
    }

    /// This does not follow the edition: where the tail does not yield, the local goes first here.
    #[test]
    fn a_tail_that_yields_ends_its_temporaries_as_since_2024() {
        let log = Log::default();
        assert_eq!(tail(log.clone()).collect::<Vec<_>>(), [1, 11]);
        assert_eq!(log.said(), ["temporary", "local"]);
    }

    struct Reader {
        lines: Vec<String>,
    }

    impl Reader {
        #[generator]
        fn numbers(&self) -> impl Iterator<Item = Result<u32, std::num::ParseIntError>> + '_ {
            for line in &self.lines {
                let n = line.parse()?;
                yield_!(Ok(n));
            }
        }
    }

    #[test]
    fn the_protocol() {
        let reader = Reader { lines: vec!["1".into(), "x".into(), "3".into()] };
        let all: Vec<_> = reader.numbers().collect();
        assert_eq!(all.len(), 2);
        assert_eq!(all[0], Ok(1));
        assert!(all[1].is_err());
    }
}

mod expressions {
    use genfn::prelude::*;

    fn lengths<'a>(texts: &'a [String], prefix: &'a str) -> impl Iterator<Item = String> + 'a {
        gen_!({
            for text in texts {
                yield_!(format!("{prefix}{}", text.len()));
            }
        })
    }

    #[test]
    fn captures_and_borrows() {
        assert!(lengths(&["a".to_owned()], "n").eq(["n1"]));
        let gen = 2u32;
        let mut total = 0;
        let sums = gen_!({
            for n in 0..3 {
                total += n * gen;
                yield_!(total);
            }
        });
        assert!(sums.eq([0, 2, 6]));
    }

    #[test]
    fn a_tail_that_yields() {
        let cell = std::cell::RefCell::new(vec![1]);
        let n = 3;
        assert!(gen_!({ yield_!(cell.borrow().len() + n) }).eq([4]));
    }
}

mod with_a_name {
    use genfn::prelude::*;

    /// Lifetimes that are left out are the type's first parameters.
    #[generator(type = Each)]
    #[derive(Clone)]
    fn each<T: Clone>(items: &[T], times: usize) -> impl Iterator<Item = T> + '_ {
        for item in items {
            for _ in 0..times {
                yield_!(item.clone());
            }
        }
    }

    #[test]
    fn a_generator_whose_type_has_a_name() {
        struct Holds<'a>(Each<'a, u8>);
        assert!(Holds(each(&[1, 2], 2)).0.eq([1, 1, 2, 2].iter().copied()));
    }
}
