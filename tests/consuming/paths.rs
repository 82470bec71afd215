//! Calls on some paths only.

use super::*;

faithful! {
    fn on_one_of_two_paths(b: bool) -> impl Iterator<Item = u32> {
        let order = Order::new("order", 1);
        let _last = D("last");
        if b {
            yield_!(order.finish());
        } else {
            yield_!(0);
        }
        yield_!(1);
        log("end");
    }
    with (true), (false);
}

faithful! {
    fn in_native_code(b: bool) -> impl Iterator<Item = u32> {
        let order = Order::new("order", 1);
        let mut other = Order::new("other", 1);
        let _last = D("last");
        if b {
            log(order.finish());
            other.add(2);
        }
        yield_!(1);
        yield_!(2);
    }
    with (true), (false);
}

faithful! {
    fn differently_on_each(n: u32) -> impl Iterator<Item = u32> {
        let mut order = Order::new("order", 1);
        let _last = D("last");
        match n {
            0 => yield_!(order.finish()),
            1 => yield_!(order.total()),
            2 => {
                let twice = order.twice();
                yield_!(twice.total());
            }
            3 => drop(order),
            _ => _ = order.add(1),
        }
        yield_!(10);
        yield_!(11);
    }
    with (0), (1), (2), (3), (4);
}

faithful! {
    fn parked_then_gone(n: u32) -> impl Iterator<Item = u32> {
        let order = Order::new("order", 1);
        let _last = D("last");
        if n == 0 {
            log(order.finish());
            yield_!(0);
        } else if n == 1 {
            drop(order);
            yield_!(1);
        } else if n == 2 {
            log(order.total());
            yield_!(2);
        } else {
            yield_!(3);
        }
        yield_!(4);
    }
    with (0), (1), (2), (3);
}

faithful! {
    fn given_a_value_again(n: u32) -> impl Iterator<Item = u32> {
        let mut order = Order::new("order", 1);
        for i in 0..n {
            yield_!(order.finish());
            yield_!(0);
            order = Order::new("again", i);
        }
        log("end");
    }
    with (0), (2);
}

faithful! {
    fn borrowed_and_given_a_value_again(n: u32) -> impl Iterator<Item = u32> {
        let mut order = Order::new("order", 1);
        for i in 0..n {
            order.add(1);
            yield_!(0);
            order = Order::new("again", i);
            yield_!(1);
        }
        log(order.total());
        yield_!(2);
    }
    with (0), (2);
}

faithful! {
    fn of_a_loop_that_breaks(orders: Vec<Order>) -> impl Iterator<Item = u32> {
        for order in orders {
            let _last = D("last");
            if order.total() > 1 {
                yield_!(order.finish());
                break;
            }
            if order.total() == 0 {
                continue;
            }
            yield_!(100);
        }
        yield_!(200);
    }
    with (vec![Order::new("a", 0), Order::new("b", 1), Order::new("c", 2)]);
}

faithful! {
    fn captured_by_a_closure() -> impl Iterator<Item = u32> {
        let a = Order::new("a", 1);
        let b = Order::new("b", 2);
        let n = Some(1).map(|n| n + a.finish()).unwrap_or(0);
        yield_!(n);
        let m = Some(1).map(|n| n + b.total()).unwrap_or(0);
        yield_!(m);
        yield_!(3);
    }
    with ();
}
