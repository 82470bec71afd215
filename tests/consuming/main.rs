//! A call that consumes the local that it is called on, and one that only borrows it: rustc is asked which, for any method of any type.

use genfn_tests::{D, faithful, log};

mod calls;
mod held_closures;
mod macros;
mod of_std;
mod operands;
mod paths;

/// Consumed by some methods, borrowed by others, which no name tells.
struct Order {
    item: D,
    n: u32,
}

impl Order {
    fn new(item: &'static str, n: u32) -> Order {
        Order { item: D(item), n }
    }

    fn twice(mut self) -> Order {
        self.n *= 2;
        self
    }

    fn plus(mut self, n: impl Into<u32>, why: &str) -> Order {
        log(why);
        self.n += n.into();
        self
    }

    fn renamed(self, change: impl FnOnce(&'static str) -> &'static str) -> Order {
        Order { item: D(change(self.item.0)), n: self.n }
    }

    fn of<T: From<u32>>(self) -> T {
        T::from(self.n)
    }

    fn split<const N: usize>(self) -> [u32; N] {
        log("split");
        [self.n; N]
    }

    fn repeated<const N: usize>(&self) -> [u32; N] {
        [self.n; N]
    }

    fn finish(self) -> u32 {
        log("finish");
        self.n
    }

    fn total(&self) -> u32 {
        self.n
    }

    fn add(&mut self, n: u32) -> &mut Order {
        self.n += n;
        self
    }

    fn count(self) -> u32 {
        self.n
    }

    fn max(&self, n: u32) -> u32 {
        self.n.max(n)
    }
}

impl IntoIterator for Order {
    type Item = u32;
    type IntoIter = std::ops::Range<u32>;

    fn into_iter(self) -> std::ops::Range<u32> {
        0..self.n
    }
}

fn order(n: u32) -> Order {
    log("order");
    Order::new("temporary", n)
}

faithful! {
    fn method_of_ones_own(order: Order) -> impl Iterator<Item = u32> {
        let _last = D("last");
        let n = order.finish();
        yield_!(n);
        yield_!(n + 1);
    }
    with (Order::new("order", 1));
}

faithful! {
    fn method_that_borrows(mut order: Order) -> impl Iterator<Item = u32> {
        let _last = D("last");
        let other = Order::new("other", 3);
        let n = order.add(1).total();
        yield_!(n);
        yield_!(other.total());
        yield_!(3);
    }
    with (Order::new("order", 1));
}

faithful! {
    fn local_of_a_loop(n: u32) -> impl Iterator<Item = u32> {
        for i in 0..n {
            let order = Order::new("order", i);
            let next = Order::new("next", i + 1);
            let total = order.finish();
            yield_!(total);
            yield_!(next.total());
        }
    }
    with (2);
}

faithful! {
    fn many_locals_in_a_row() -> impl Iterator<Item = u32> {
        let a = Order::new("a", 1);
        let b = Order::new("b", 2);
        let c = Order::new("c", 3);
        let d = Order::new("d", 4);
        let n = a.total() + b.finish() + c.total() + d.finish();
        yield_!(n);
        let e = Order::new("e", 5);
        yield_!(e.finish());
        yield_!(0);
    }
    with ();
}

faithful! {
    fn chain_of_a_builder() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        let order = Order::new("a", 1).twice().plus(1_u8, "by one");
        yield_!(order.total());
        let sum = Order::new("b", 1).twice().plus(yield_!(0), "by what was sent").total();
        yield_!(sum);
        order.plus(yield_!(1), "again").finish()
    }
    with () [1_u32, 2, 3, 4, 5];
}

faithful! {
    fn operands_of_a_generic_method(n: u16) -> impl Iterator<Item = u32> {
        let a = Order::new("a", 1);
        let why = String::from("why");
        let b = a.plus(n, &why);
        yield_!(b.total());
        let c = Order::new("c", 1);
        let d = c.renamed(|_| "d");
        yield_!(d.total());
        let e = Order::new("e", 1);
        let f = e.of::<u64>();
        yield_!(f as u32);
    }
    with (7);
}

faithful! {
    /// A number is a generic argument, too: a literal, an expression in braces, a parameter of the function.
    fn numbers_as_generic_arguments<const N: usize>(order: Order, mut bytes: &'static [u8], more: [u8; N]) -> impl Iterator<Item = u32> {
        let repeated = order.repeated::<2>();
        yield_!(repeated[1]);
        let parts = order.split::<{ 1 + 1 }>();
        yield_!(parts[1]);
        let other = Order::new("other", more.len() as u32);
        let parts = other.split::<N>();
        yield_!(parts[0]);
        while let Some((head, rest)) = bytes.split_first_chunk::<2>() {
            yield_!(u32::from(u16::from_be_bytes(*head)));
            bytes = rest;
        }
    }
    with (Order::new("order", 1), b"abcde".as_slice(), [0; 3]);
}

faithful! {
    fn in_heads(orders: Vec<Order>) -> impl Iterator<Item = u32> {
        for n in order(2).twice() {
            yield_!(n);
        }
        match order(3).finish() {
            3 => yield_!(3),
            n => yield_!(n + 1),
        }
        if let Some(n) = order(4).finish().checked_add(1) {
            yield_!(n);
        }
        let mut orders = orders.into_iter();
        while let Some(n) = orders.next().map(|order| order.finish()) {
            yield_!(n);
        }
        for n in { order(2) }.twice() {
            yield_!(n);
        }
    }
    with (vec![Order::new("a", 1), Order::new("b", 2)]);
}

faithful! {
    fn borrowed_in_heads() -> impl Iterator<Item = u32> {
        match order(3).total() {
            n => yield_!(n),
        }
        if let Some(n) = order(4).add(1).total().checked_add(1) {
            yield_!(n);
        }
        for n in 0..order(2).total() {
            yield_!(n);
        }
    }
    with ();
}

faithful! {
    fn else_after_a_head_that_consumes_or_borrows(n: u32) -> impl Iterator<Item = u32> {
        if let Some(n) = order(n).finish().checked_sub(1) {
            yield_!(n);
        } else {
            log("else");
            yield_!(7);
        }
        if let Some(n) = order(n).total().checked_sub(1) {
            yield_!(n);
        } else {
            log("else");
            yield_!(8);
        }
        if let Some(n) = order(n).twice().finish().checked_sub(1) {
            log(n);
        } else if let Some(n) = order(n).add(1).total().checked_sub(2) {
            yield_!(n);
        } else {
            yield_!(9);
        }
    }
    with (0), (1), (2);
}

faithful! {
    fn operand_before_a_yield() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        let n = order(1).finish() + yield_!(1);
        let m = order(2).total() + yield_!(2);
        n + m
    }
    with () [10_u32, 20, 30];
}

faithful! {
    fn names_of_std_on_ones_own_type() -> impl Iterator<Item = u32> {
        let a = Order::new("a", 1);
        let b = Order::new("b", 2);
        let n = a.count();
        yield_!(n);
        let m = b.max(3);
        yield_!(m);
        yield_!(3);
    }
    with ();
}

faithful! {
    fn behind_a_box(order: Box<Order>) -> impl Iterator<Item = u32> {
        let other = Box::new(Order::new("other", 3));
        let n = order.finish();
        yield_!(n);
        yield_!(other.total());
        yield_!(2);
    }
    with (Box::new(Order::new("order", 1)));
}
