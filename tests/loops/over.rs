//! What a `for` loop runs over.

use super::*;

faithful! {
    fn over_iter_of_a_slice(xs: &[u32]) -> impl Iterator<Item = u32> {
        for x in xs.iter() {
            yield_!(*x);
        }
        yield_!(xs.len() as u32);
    }
    with (&[1, 2]), (&[]);
}

faithful! {
    fn over_a_reference(xs: &Vec<String>) -> impl Iterator<Item = &String> {
        for x in xs {
            yield_!(x);
        }
        for x in &xs[1..] {
            yield_!(x);
        }
    }
    with (&vec!["a".to_string(), "b".to_string()]);
}

faithful! {
    /// The places change while the generator is suspended, and keep their values.
    test over_iter_mut
    {
        #[generator]
        fn doubled(xs: &mut [u32]) -> impl Iterator<Item = u32> {
            for x in xs.iter_mut() {
                *x *= 2;
                yield_!(*x);
                *x += 1;
            }
        }
    }
    run {
        let mut xs = vec![1, 2, 3];
        drive!(doubled(&mut xs));
        log(format!("{xs:?}"));
    }
}

faithful! {
    fn over_mutable_references_handed_out(xs: &mut Vec<u32>) -> impl Iterator<Item = &mut u32> {
        for x in xs {
            *x += 1;
            yield_!(x);
        }
    }
    with (&mut vec![1, 2]);
}

faithful! {
    fn over_lines_of_an_argument(text: &str) -> impl Iterator<Item = &str> {
        for line in text.lines() {
            yield_!(line.trim());
        }
    }
    with ("a\n b \n\nc"), ("");
}

faithful! {
    fn over_enumerated_parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
        for (i, part) in text.split(' ').enumerate() {
            if !part.is_empty() {
                yield_!((i, part));
            }
        }
    }
    with ("a  b c");
}

faithful! {
    fn over_a_vec_by_value(xs: Vec<D>) -> impl Iterator<Item = &'static str> {
        for x in xs {
            yield_!(x.0);
        }
        log("after");
    }
    with (vec![D("a"), D("b"), D("c")]), (vec![]);
}

faithful! {
    fn over_an_array_of_owned(xs: [D; 2]) -> impl Iterator<Item = D> {
        for x in xs {
            log("next");
            yield_!(x);
        }
    }
    with ([D("a"), D("b")]);
}

faithful! {
    fn over_a_range_backwards(n: u32) -> impl Iterator<Item = u32> {
        for i in (0..n).rev().step_by(2) {
            yield_!(i);
        }
        for i in 0..=n {
            yield_!(i);
        }
    }
    with (3), (0);
}

faithful! {
    fn over_an_option() -> impl Iterator<Item = u32> {
        for x in Some(3) {
            yield_!(x);
        }
        for x in None::<u32> {
            yield_!(x);
        }
        for (i, c) in "xy".char_indices() {
            yield_!(i as u32 + c as u32);
        }
    }
    with ();
}

faithful! {
    /// The head is evaluated once, and what it makes is dropped when the loop ends.
    fn the_iterator_is_dropped_when_the_loop_ends(n: u32) -> impl Iterator<Item = u32> {
        struct Count(u32, D);
        impl Iterator for Count {
            type Item = u32;
            fn next(&mut self) -> Option<u32> {
                log("next");
                (self.0 > 0).then(|| {
                    self.0 -= 1;
                    self.0
                })
            }
        }
        for x in Count(n, make("iterator")) {
            let _item = D("item");
            yield_!(x);
            if x == 1 {
                break;
            }
            log("again");
        }
        log("after");
        yield_!(100);
    }
    with (4), (1), (0);
}

faithful! {
    fn iterator_advanced_by_hand_inside_its_own_loop(xs: Vec<u32>) -> impl Iterator<Item = u32> {
        let mut it = xs.into_iter();
        while let Some(x) = it.next() {
            if x == 0 {
                it.next();
                continue;
            }
            for y in it.by_ref() {
                if y == 0 {
                    break;
                }
                log(y);
            }
            yield_!(x);
        }
    }
    with (vec![1, 2, 3, 0, 4, 0, 0, 5, 6]);
}

faithful! {
    fn endless(seed: u32) -> impl Iterator<Item = u32> {
        let _d = D("held");
        let mut n = seed;
        loop {
            yield_!(n);
            n = n * 5 % 97;
        }
    }
    with (1);
}

faithful! {
    fn first_items_of_a_borrowed_list(xs: &[u32]) -> impl Iterator<Item = u32> {
        for &x in xs.iter().take(2) {
            yield_!(x);
        }
    }
    with (&[1, 2, 3]);
}
