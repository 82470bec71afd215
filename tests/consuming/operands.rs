//! Operands of which a generic method asks more than that they are there: where rustc is asked about the call, something of their types stands for them.

#![allow(unsafe_code, reason = "a method that is unsafe to call")]

use super::*;

/// What nothing but these have, so that `!` does not.
trait Priced {
    fn price(&self) -> u32;
}

impl Priced for &str {
    fn price(&self) -> u32 {
        self.len() as u32
    }
}

impl Priced for String {
    fn price(&self) -> u32 {
        self.len() as u32
    }
}

impl<const N: usize> Priced for [u32; N] {
    fn price(&self) -> u32 {
        self.iter().sum()
    }
}

impl Priced for Option<u32> {
    fn price(&self) -> u32 {
        self.unwrap_or(0)
    }
}

struct Item {
    name: String,
    n: u32,
}

impl Priced for Item {
    fn price(&self) -> u32 {
        self.n
    }
}

const NAME: &str = "name";

fn name() -> String {
    NAME.to_owned()
}

impl Order {
    fn and(mut self, what: impl Priced) -> Order {
        log("and");
        self.n += what.price();
        self
    }

    fn all(mut self, more: impl IntoIterator<Item = u32>) -> Order {
        self.n += more.into_iter().sum::<u32>();
        self
    }

    fn or(&mut self, what: impl Priced) -> u32 {
        self.n += what.price();
        self.n
    }

    fn put<T>(&mut self, _: Vec<T>) -> u32 {
        self.n
    }

    unsafe fn raw(self) -> u32 {
        log("raw");
        self.n
    }
}

faithful! {
    fn what_is_made_where_it_is_handed_over(order: Order, prices: [u32; 2]) -> impl Iterator<Item = u32> {
        let _last = D("last");
        let order = order.and([1, 2]);
        yield_!(order.total());
        let order = order.and(name());
        yield_!(order.total());
        let order = order.and(NAME).all(vec![1, 2, 3]);
        yield_!(order.total());
        let more = order.and(Some(prices[0]));
        yield_!(more.total());
        let more = more.all(prices.iter().copied().rev());
        yield_!(more.total());
        let more = more.and(Item { name: name(), n: prices[1] });
        yield_!(more.total());
        yield_!(more.finish());
    }
    with (Order::new("order", 1), [5, 6]);
}

faithful! {
    fn parts_and_sums(mut order: Order, item: Item, text: String) -> impl Iterator<Item = u32> {
        let _last = D("last");
        let n = order.or(item.name.clone());
        yield_!(n);
        let other = order.and(format!("{}{}", item.name, n));
        yield_!(other.total());
        let other = other.and(text + "!");
        yield_!(other.total());
        let done = other.all(0..item.n);
        yield_!(done.finish());
        yield_!(0);
    }
    with (Order::new("order", 1), Item { name: name(), n: 3 }, "text".to_owned());
}

faithful! {
    /// What is of whatever type is asked of it stays untold, and is no question.
    fn what_is_only_known_there(mut order: Order) -> impl Iterator<Item = u32> {
        let _last = D("last");
        let n = order.put::<u8>(Vec::new()) + order.put(Vec::<u8>::new());
        yield_!(n);
        let n = order.put(vec![0_u8; 3]);
        yield_!(n);
        yield_!(order.finish());
    }
    with (Order::new("order", 1));
}

faithful! {
    fn an_unsafe_method_in_its_block(order: Order, other: Order) -> impl Iterator<Item = u32> {
        let _last = D("last");
        let n = unsafe { order.raw() };
        yield_!(n);
        // SAFETY: nothing in it is unsafe.
        yield_!(unsafe { other.raw() });
        yield_!(2);
    }
    with (Order::new("order", 1), Order::new("other", 2));
}
