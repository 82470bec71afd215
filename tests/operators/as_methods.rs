//! The operators' traits, called as methods.

use super::*;

faithful! {
    fn by_value() -> impl Iterator<Item = u32> {
        let d = sum(3, "d");
        let e = d.neg();
        yield_!(e);
        let f = sum(1, "f");
        if f.not() {
            yield_!(0);
        }
        let (a, b) = (sum(1, "a"), sum(2, "b"));
        let c = a.add(b);
        yield_!(c.0);
        let g = sum(3, "g");
        let h = c.sub(g);
        yield_!(h.0);
        let i = h.shl(2);
        yield_!(i);
        log("end");
    }
    with ();
}

faithful! {
    fn of_what_is_borrowed(n: i32) -> impl Iterator<Item = i32> {
        let m = n.clone();
        let a = m.neg();
        yield_!(a);
        let b = m.add(1).mul(m);
        yield_!(b);
        let mut s = String::from("s");
        s.add_assign("t");
        yield_!(m);
        log(s);
    }
    with (4);
}

faithful! {
    fn of_a_string() -> impl Iterator<Item = usize> {
        let s = String::from("a");
        let t = s.add("b");
        yield_!(t.len());
        log(t);
    }
    with ();
}

/// Has methods of these names that are of no trait.
struct Own(#[allow(dead_code)] D);

impl Own {
    fn neg(&self) -> u32 {
        log("own neg");
        1
    }

    fn add(&mut self, n: u32) -> &mut Own {
        log(n);
        self
    }

    fn not(self) -> u32 {
        log("own not");
        2
    }
}

faithful! {
    fn methods_of_ones_own() -> impl Iterator<Item = u32> {
        let mut own = Own(D("own"));
        let a = own.neg();
        yield_!(a);
        own.add(1).add(2);
        yield_!(0);
        let b = own.not();
        yield_!(b);
        log("end");
    }
    with ();
}

faithful! {
    fn added_on_some_paths(flag: bool) -> impl Iterator<Item = u32> {
        let (a, b) = (sum(1, "a"), sum(2, "b"));
        if flag {
            log(a.add(b).0);
        }
        yield_!(1);
        log("end");
    }
    with (true), (false);
}

faithful! {
    fn of_what_is_in_a_box() -> impl Iterator<Item = u32> {
        let d = Box::new(sum(3, "d"));
        let e = d.neg();
        yield_!(e);
        let f = Box::new(sum(4, "f"));
        let g = f.mul(2);
        yield_!(g);
        log("end");
    }
    with ();
}

/// Without the operators' traits in scope: what is called is the type's own.
mod not_in_scope {
    use genfn_tests::{D, faithful, log};

    struct Total(u32, #[allow(dead_code)] D);

    impl Total {
        fn add(&mut self, n: u32) -> u32 {
            self.0 += n;
            self.0
        }

        fn neg(&self) -> u32 {
            log("own neg");
            self.0
        }
    }

    impl std::ops::Add<u32> for Total {
        type Output = u32;
        fn add(self, n: u32) -> u32 {
            self.0 + n
        }
    }

    impl std::ops::Neg for Total {
        type Output = u32;
        fn neg(self) -> u32 {
            0
        }
    }

    faithful! {
        fn methods_of_ones_own() -> impl Iterator<Item = u32> {
            let mut total = Total(1, D("total"));
            let n = total.add(2);
            yield_!(n);
            let other = Total(1, D("other"));
            let n = other.neg();
            yield_!(n);
            log("end");
        }
        with ();
    }
}
