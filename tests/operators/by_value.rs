//! The last use of a local is an operator's operand, and the generator suspends after it.

use super::*;

faithful! {
    fn negated() -> impl Iterator<Item = u32> {
        let d = sum(3, "d");
        let e = -d;
        yield_!(e);
        log("end");
    }
    with ();
}

faithful! {
    fn inverted() -> impl Iterator<Item = bool> {
        let d = sum(3, "d");
        let n = !d;
        yield_!(n);
        log("end");
    }
    with ();
}

faithful! {
    fn inverted_in_conditions(n: u32) -> impl Iterator<Item = u32> {
        let d = sum(n, "d");
        if !d {
            yield_!(1);
        }
        let (e, f) = (sum(n, "e"), sum(0, "f"));
        if !!!e && !f {
            log("both");
        }
        yield_!(2);
        let g = sum(n, "g");
        while !g {
            log("turn");
            yield_!(3);
            return;
        }
        log("end");
    }
    with (0), (1);
}

faithful! {
    fn added_in_place(start: u32) -> impl Iterator<Item = u32> {
        let mut e = sum(start, "e");
        let d = sum(3, "d");
        e += d;
        yield_!(e.0);
        let f = D("f");
        e <<= f;
        yield_!(e.0);
        let mut number = start;
        let g = sum(2, "g");
        number += g;
        yield_!(number);
        if !e {
            yield_!(0);
        }
        log("end");
    }
    with (0), (4);
}

faithful! {
    fn added_to_an_element_or_a_field() -> impl Iterator<Item = u32> {
        let mut list = vec![sum(1, "list")];
        let mut pair = (sum(2, "pair"), 0);
        let (d, e) = (sum(3, "d"), sum(4, "e"));
        list[0] += d;
        yield_!(list[0].0);
        pair.0 += e;
        yield_!(pair.0.0);
        log("end");
    }
    with ();
}

faithful! {
    fn ends_of_a_range() -> impl Iterator<Item = u32> {
        let (d, e) = (sum(1, "d"), sum(2, "e"));
        let range = d..e;
        yield_!(range.start.0);
        let f = sum(3, "f");
        let from = f..;
        yield_!(from.start.0);
        let g = sum(4, "g");
        let to = ..=g;
        yield_!(to.end.0);
        log("end");
    }
    with ();
}

faithful! {
    fn both_sides() -> impl Iterator<Item = u32> {
        let (a, b) = (sum(1, "a"), sum(2, "b"));
        let c = a - b;
        yield_!(c.0);
        let d = sum(3, "d");
        let e = c * d;
        yield_!(e.0);
        let f = sum(4, "f");
        let g = e << f;
        yield_!(g.0);
        let h = sum(5, "h");
        let i = g | h;
        yield_!(i.0);
        let j = sum(6, "j");
        let k = i % j;
        yield_!(k.0);
        log("end");
    }
    with ();
}

faithful! {
    fn beside_a_literal() -> impl Iterator<Item = u32> {
        let (a, b) = (sum(1, "a"), sum(2, "b"));
        let c = a * 2;
        yield_!(c);
        let d = 3 - b;
        yield_!(d);
        log("end");
    }
    with ();
}

faithful! {
    fn operand_that_suspends() -> impl Generator<Yield = u32, Send = u32, Return = ()> {
        let a = sum(1, "a");
        let c = a - yield_!(1);
        yield_!(c);
        let (mut d, e) = (sum(2, "d"), sum(3, "e"));
        d += e * Sum::new(yield_!(2), "f");
        yield_!(d.0);
        log("end");
    }
    with () [7u32, 8u32, 9u32, 10u32, 11u32];
}

faithful! {
    fn indexed_by_what_is_consumed() -> impl Iterator<Item = u32> {
        let table = Table([10, 11, 12, 13]);
        let d = sum(2, "d");
        let found = table[d];
        yield_!(found);
        log("end");
    }
    with ();
}

faithful! {
    fn compared_and_kept() -> impl Iterator<Item = bool> {
        let (a, b) = (sum(1, "a"), sum(2, "b"));
        let less = a < b;
        yield_!(less);
        let (c, d) = (sum(1, "c"), sum(1, "d"));
        if c == d && c != a {
            log("equal");
        }
        yield_!(true);
        log("end");
    }
    with ();
}

faithful! {
    fn dereferenced_and_kept() -> impl Iterator<Item = u32> {
        let handle = Handle(5, D("handle"));
        let n = *handle - 1;
        yield_!(n);
        log("end");
    }
    with ();
}

/// It is not `Copy`.
enum Level {
    Low = 1,
    High = 2,
}

faithful! {
    fn cast() -> impl Iterator<Item = u32> {
        let (low, high) = (Level::Low, Level::High);
        let a = low as u32;
        yield_!(a);
        yield_!(a + high as u32);
        log("end");
    }
    with ();
}

faithful! {
    fn in_a_closure_that_is_called_at_once(flag: bool) -> impl Iterator<Item = u32> {
        let d = sum(3, "d");
        let e = Some(1).filter(|_| flag).map_or(0, |n| n * d);
        yield_!(e);
        log("end");
    }
    with (true), (false);
}
