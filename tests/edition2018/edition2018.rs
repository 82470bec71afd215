//! What only the edition 2018 has.

#![allow(bare_trait_objects)]

use genfn_tests::faithful;

faithful! {
    /// A keyword since 2024.
    fn gen_is_a_name(gen: u32) -> impl Iterator<Item = u32> {
        yield_!(gen);
        let gen = gen + 1;
        yield_!(gen);
        yield_!(gen + gen);
    }
    with (1);
}

faithful! {
    fn trait_objects_without_dyn<'a>(shown: &'a std::fmt::Display, mut owned: Box<Iterator<Item = u32>>) -> impl Iterator<Item = String> + 'a {
        let debug: Box<std::fmt::Debug> = Box::new(owned.next());
        yield_!(shown.to_string());
        log(format!("{:?}", debug));
        for n in owned {
            yield_!(format!("{} {}", shown, n));
        }
    }
    with (&1.5, Box::new(0..3));
}

faithful! {
    /// Not in the prelude before 2021.
    fn traits_that_the_prelude_lacks(n: u32) -> impl Iterator<Item = u8> {
        use std::convert::TryInto;
        use std::iter::FromIterator;
        let byte: Result<u8, _> = n.try_into();
        yield_!(byte.unwrap_or(0));
        let all = Vec::from_iter(vec![byte.unwrap_or(7)]);
        yield_!(all[0]);
    }
    with (3), (300);
}

faithful! {
    fn boxed_slices_iterate_by_reference(xs: &'static [u8]) -> impl Iterator<Item = usize> {
        let boxed: Box<[u8]> = xs.into();
        let sizes: Vec<_> = (*boxed).into_iter().map(|x| std::mem::size_of_val(&x)).collect();
        for size in sizes {
            yield_!(size);
        }
    }
    with (&[1, 2]);
}

mod by_hand {
    use genfn::prelude::*;

    #[generator]
    fn countdown(mut n: u32) -> impl Iterator<Item = u32> {
        while n > 0 {
            yield_!(n);
            n -= 1;
        }
    }

    #[generator]
    fn adds() -> impl Generator<Yield = u32, Send = Option<u32>, Return = String> {
        let mut sum = 0;
        while let Some(n) = yield_!(sum) {
            sum += n;
        }
        yield_from!(countdown_of_options(2));
        sum.to_string()
    }

    #[generator]
    fn countdown_of_options(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>> {
        for i in countdown(n) {
            yield_!(i);
        }
    }

    #[test]
    fn the_protocol() {
        assert_eq!(countdown(3).collect::<Vec<_>>(), [3, 2, 1]);
        let mut g = adds();
        assert_eq!(next(&mut g), Ok(0));
        assert_eq!(g.send(4), Ok(4));
        assert_eq!(g.send(None), Ok(2));
        assert_eq!(next(&mut g), Ok(1));
        assert_eq!(next(&mut g).unwrap_err().value.as_deref(), Some("4"));
    }
}

mod expressions {
    use genfn::prelude::*;

    /// A closure captures the whole of what it names there.
    #[test]
    fn captures() {
        let pair = ("a".to_owned(), 2u32);
        let gen = |n: u32| n + 1;
        let numbers = gen_!({
            yield_!(pair.1);
            yield_!(gen(pair.0.len() as u32));
        });
        assert_eq!(numbers.collect::<Vec<_>>(), [2, 2]);
    }

    fn lengths<'a>(texts: &'a [String]) -> impl Iterator<Item = usize> + 'a {
        gen_!({
            for text in texts {
                yield_!(text.len());
            }
        })
    }

    #[test]
    fn borrows_and_errors() {
        assert_eq!(lengths(&["a".to_owned()]).collect::<Vec<_>>(), [1]);
        let words = vec!["1", "x"];
        let parsed = gen_!(|| -> impl Iterator<Item = Result<u8, std::num::ParseIntError>> {
            for word in words {
                yield_!(Ok(word.parse()?));
            }
        });
        assert_eq!(parsed.map(|item| item.is_ok()).collect::<Vec<_>>(), [true, false]);
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
