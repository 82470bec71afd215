//! Arrays and tuples that patterns take apart, one part after the other.
//!
//! The arrays are made in the bodies: one that is an argument is dropped as a whole by a generator that never starts, first element first.

use super::*;

faithful! {
    /// Of one that is declared with its type, of what a loop takes out of one, and of a literal.
    fn one_element_after_the_other(all: Vec<[D; 3]>) -> impl Iterator<Item = &'static str> {
        let pair: [D; 2] = ["a", "b"].map(D);
        let _before = D("before");
        let [first, _] = pair;
        yield_!(first.0);
        let _between = D("between");
        let [_, second] = pair;
        yield_!(second.0);
        for three in all {
            let [_, middle, _] = three;
            let _after = D("after");
            yield_!(middle.0);
            let [.., last] = three;
            yield_!(last.0);
        }
        let made = [D("x"), D("y"), D("z")];
        let [x, ..] = made;
        yield_!(x.0);
        drop(x);
        let [_, y, z] = made;
        yield_!(y.0);
        drop(z);
        yield_!("more");
    }
    with (vec![[D("c"), D("d"), D("e")], [D("f"), D("g"), D("h")]]);
}

faithful! {
    /// What no pattern names is dropped with the array: runs of elements last to first, each of them first to last.
    fn elements_that_stay(names: [&'static str; 5]) -> impl Iterator<Item = &'static str> {
        let list: [D; 5] = names.map(D);
        let mut other = [D("f"), D("g"), D("h"), D("i")];
        let _before = D("before");
        let [_, _, third, ..] = list;
        yield_!(third.0);
        if third.0 == "c" {
            let [.., fifth] = list;
            yield_!(fifth.0);
        }
        let [a, rest @ .., _] = other;
        yield_!(a.0);
        drop(rest);
        yield_!("between");
        let [.., mut d] = other;
        d.0 = "changed";
        yield_!(d.0);
    }
    with (["a", "b", "c", "d", "e"]), (["a", "b", "x", "d", "e"]);
}

faithful! {
    /// On some paths only, and in a block that does not suspend.
    fn elements_on_some_paths(n: u32) -> impl Iterator<Item = u32> {
        let list = [D("a"), D("b")];
        let _before = D("before");
        for i in 0..n {
            if i == 1 {
                let [_, b] = list;
                yield_!(b.0.len() as u32);
                break;
            }
            if i == 2 {
                yield_!(2);
                {
                    let [a, _] = list;
                    drop(a);
                }
                break;
            }
            yield_!(3);
        }
        let _after = D("after");
        yield_!(4);
    }
    with (1), (2), (3);
}

faithful! {
    /// Tuples likewise, whose parts are named besides; a part that is taken apart, too.
    fn parts_of_tuples(pair: (D, D), nested: (u32, (D, D), Pair)) -> impl Iterator<Item = &'static str> {
        let _before = D("before");
        let (first, _) = pair;
        yield_!(first.0);
        yield_!(pair.1.0);
        let (_, second) = pair;
        let _between = D("between");
        yield_!(second.0);
        let (n, (a, b), ..) = nested;
        yield_!(a.0);
        if n == 1 {
            drop(b);
        }
        yield_!(nested.2.a.0);
        let (.., Pair { a, b: last }) = nested;
        yield_!(last.0);
        drop(a);
        yield_!("end");
    }
    with ((D("a"), D("b")), (1, (D("c"), D("d")), Pair { a: D("e"), b: D("f") })),
        ((D("a"), D("b")), (2, (D("c"), D("d")), Pair { a: D("e"), b: D("f") }));
}

/// Of an argument, as whoever drives it sees it.
#[test]
fn elements_of_an_argument() {
    #[genfn::generator]
    fn lengths(names: [String; 2], others: [Vec<u32>; 3]) -> impl Iterator<Item = usize> {
        let [x, _] = names;
        genfn::yield_!(x.len());
        let [_, y] = names;
        genfn::yield_!(y.len());
        let [mut all, ..] = others;
        genfn::yield_!(all.len());
        let [_, more @ ..] = others;
        for list in more {
            all.extend(list);
        }
        genfn::yield_!(all.len());
    }
    let names = ["a".to_owned(), "bb".to_owned()];
    assert!(lengths(names, [vec![1], vec![2, 3], vec![4]]).eq([1, 2, 1, 4]));
}
