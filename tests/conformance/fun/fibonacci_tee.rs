//! `test_generators.fun_tests`, Fibonacci's numbers from copies of themselves, made by `tee`.

use super::lazy::{Tee, tee};
use crate::prelude::*;

fn fibonacci() -> Tee {
    #[generator]
    fn sums(mut a: Tee, mut b: Tee) -> impl Iterator<Item = u64> {
        loop {
            yield_!(a.next().unwrap() + b.next().unwrap());
        }
    }

    #[generator]
    fn stream(head: Tee, mut tail: Tee) -> Box<dyn Iterator<Item = u64>> {
        yield_!(1);
        yield_!(2);
        tail.next(); // the first one is thrown away
        for i in sums(head, tail) {
            yield_!(i);
        }
    }

    let (of, [head, tail, result]) = tee();
    of(stream(head, tail));
    result
}

fn main() {
    let numbers = fibonacci();
    println!("{:?}", numbers.take(17).collect::<Vec<_>>());
}

same_as_python!();
