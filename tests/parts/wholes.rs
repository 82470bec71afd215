//! Structs that a pattern takes apart, with `..`, out of a variant, a tuple or a box.

use std::cmp::Reverse;
use std::sync::mpsc::{Receiver, channel};

use super::*;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Order<T> {
    _before: D,
    payload: T,
    count: u32,
    owner: D,
    _after: D,
}

fn order() -> Order<D> {
    Order { owner: D("owner"), count: 1, payload: D("payload"), _after: D("after"), _before: D("before") }
}

faithful! {
    /// In the head of a loop, of a condition, of a `match`.
    fn struct_in_a_variant<T: std::fmt::Debug>(
        mut orders: VecDeque<Order<T>>,
        mut others: Vec<Reverse<Order<T>>>,
    ) -> impl Iterator<Item = T> {
        while let Some(Order { payload, owner, .. }) = orders.pop_front() {
            let _between = D("between");
            if owner.0.is_empty() {
                continue;
            }
            yield_!(payload);
            if orders.len() == 1 {
                break;
            }
        }
        if let Some(Order { payload, .. }) = orders.pop_back() {
            yield_!(payload);
        } else {
            return;
        }
        match others.pop() {
            Some(Reverse(Order { payload, mut count, .. })) => {
                let _between = D("between");
                count += 1;
                assert_eq!(count, 2);
                yield_!(payload);
            }
            None => {}
        }
    }
    with (VecDeque::from([order(), order(), order()]), vec![Reverse(order())]), (VecDeque::<Order<D>>::new(), vec![]);
}

faithful! {
    /// What has been received, and what comes with a number.
    fn struct_beside_a_number<T: std::fmt::Debug>(rx: Receiver<Order<T>>, more: Vec<Order<T>>) -> impl Iterator<Item = T> {
        for (at, Order { payload, owner, .. }) in more.into_iter().enumerate() {
            let _between = D("between");
            yield_!(payload);
            assert_eq!(owner.0.len() + at, 5 + at);
        }
        while let Ok(Order { payload, .. }) = rx.recv() {
            yield_!(payload);
        }
    }
    with (received(), vec![order(), order()]);
}

fn received() -> Receiver<Order<D>> {
    let (tx, rx) = channel();
    assert!(tx.send(order()).is_ok());
    rx
}

faithful! {
    /// In a box that is declared right before.
    fn struct_in_a_box<T: std::fmt::Debug>(list: Vec<Box<Order<T>>>, root: Box<Order<T>>) -> impl Iterator<Item = T> {
        let Order { payload, owner, .. } = *root;
        yield_!(payload);
        for order in list {
            let Order { payload, .. } = *order;
            let _between = D("between");
            yield_!(payload);
        }
        drop(owner);
        yield_!(panic!("boom"));
    }
    with (vec![Box::new(order()), Box::new(order())], Box::new(order()));
}

struct Chained<T> {
    value: T,
    left: Option<Box<Chained<T>>>,
    right: Option<Box<Chained<T>>>,
    _after: D,
}

fn chained<T>(value: T, left: Option<Box<Chained<T>>>, right: Option<Box<Chained<T>>>) -> Option<Box<Chained<T>>> {
    Some(Box::new(Chained { value, left, right, _after: D("node") }))
}

faithful! {
    /// A tree in order, with a stack of its nodes.
    fn nodes_of_a_stack<T: std::fmt::Debug>(root: Option<Box<Chained<T>>>) -> impl Iterator<Item = T> {
        let mut stack = Vec::new();
        let mut cur = root;
        loop {
            while let Some(mut node) = cur {
                cur = node.left.take();
                stack.push(node);
            }
            let Some(node) = stack.pop() else { break };
            let Chained { value, right, .. } = *node;
            yield_!(value);
            cur = right;
        }
    }
    with (chained(D("root"), chained(D("left"), None, None), chained(D("right"), chained(D("between"), None, None), None)));
}

faithful! {
    /// Where all that is bound is `Copy`, a type with a destructor may be taken apart, too; and by reference.
    test copied_parts_of_structs
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
        fn guards(mut guards: Vec<Guard>, boxed: Vec<Box<Guard>>) -> impl Iterator<Item = u32> {
            while let Some(Guard { n, .. }) = guards.pop() {
                let _after = D("after");
                yield_!(n);
            }
            for guard in boxed {
                let Guard { n, .. } = *guard;
                let _after = D("after");
                yield_!(n);
            }
        }
        #[generator]
        fn counts(mut orders: std::slice::Iter<'_, Order<D>>) -> impl Iterator<Item = u32> {
            while let Some(Order { count, owner, .. }) = orders.next() {
                yield_!(*count);
                assert_eq!(owner.0, "owner");
            }
        }
    }
    run {
        let guards = |from| (from..from + 2).map(|n| Guard { n, _held: D("held") });
        drive!(self::guards(guards(1).collect(), guards(3).map(Box::new).collect()));
        let orders = [order(), order()];
        drive!(counts(orders.iter()));
    }
}
