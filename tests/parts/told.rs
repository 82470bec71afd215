//! Parts of locals whose types are declared: all else is left, whatever the part is.

use super::*;

#[derive(Debug)]
struct Three<T> {
    last: D,
    middle: T,
    first: D,
}

fn three() -> Three<D> {
    Three { first: D("first"), middle: D("middle"), last: D("last") }
}

faithful! {
    /// Of an argument; what is left is dropped in the order in which the struct declares it.
    fn part_of_an_argument(three: Three<D>, also: bool) -> impl Iterator<Item = usize> {
        let _before = D("before");
        if also {
            let middle = three.middle;
            let _after = D("after");
            yield_!(middle.0.len());
        } else {
            drop(three.last);
            yield_!(1);
        }
        yield_!(2);
    }
    with (three(), true), (three(), false);
}

faithful! {
    /// Of `self`, which is generic: a loop over a field, and a pattern.
    test part_of_self
    {
        struct Three<T> {
            last: D,
            middle: T,
            first: D,
        }
        impl<T: IntoIterator<Item = u32>> Three<T> {
            #[generator]
            fn each(self) -> impl Iterator<Item = u32> {
                for n in self.middle {
                    yield_!(n);
                }
                let _after = D("after");
                yield_!(0);
            }

            #[generator]
            fn by_pattern(self) -> impl Iterator<Item = u32> {
                let Self { middle, .. } = self;
                let _after = D("after");
                for n in middle {
                    yield_!(n);
                }
            }
        }
    }
    run {
        drive!(Three { last: D("last"), middle: [1, 2], first: D("first") }.each());
        drive!(Three { last: D("last"), middle: (1..3).map(|n| n + 1), first: D("first") }.by_pattern());
    }
}

faithful! {
    /// Of what a loop takes out of a collection: one field, or one after the other.
    fn part_of_an_item(mut all: VecDeque<Three<D>>) -> impl Iterator<Item = usize> {
        while let Some(three) = all.pop_back() {
            let _before = D("before");
            drop(three.first);
            yield_!(1);
        }
        let all: Vec<Three<D>> = vec![three(), three()];
        for three in all {
            let _before = D("before");
            let last = three.last;
            let _after = D("after");
            yield_!(last.0.len());
        }
    }
    with (VecDeque::from([three(), three()]));
}

faithful! {
    /// What was copied leaves all of it, and so does a type with a destructor.
    test copied_part_of_an_argument
    {
        struct Guard {
            n: u32,
            _held: D,
        }
        impl Drop for Guard {
            fn drop(&mut self) {
                log("guard");
            }
        }
        #[generator]
        fn of_a_guard(guard: Guard) -> impl Iterator<Item = u32> {
            let n = guard.n;
            let _after = D("after");
            yield_!(n);
        }
        #[generator]
        fn of_a_struct(three: Three<u32>) -> impl Iterator<Item = u32> {
            let n = three.middle;
            let _after = D("after");
            yield_!(n);
        }
    }
    run {
        drive!(of_a_guard(Guard { n: 1, _held: D("held") }));
        drive!(of_a_struct(Three { last: D("last"), middle: 2, first: D("first") }));
    }
}

faithful! {
    /// What is borrowed meanwhile stays where it is.
    fn copied_part_beside_a_borrow(three: Three<u32>, mut pair: Pair) -> impl Iterator<Item = usize> {
        let first = &three.first;
        let n = three.middle;
        yield_!(first.0.len());
        let a = &mut pair.a;
        yield_!(a.0.len());
        *a = D("other");
        yield_!(first.0.len() + n as usize);
    }
    with (Three { last: D("last"), middle: 2, first: D("first") }, pair());
}
