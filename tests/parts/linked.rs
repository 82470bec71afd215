//! Nodes that are taken apart field by field, until nothing is left but their box.

use super::*;

struct Node<T> {
    value: T,
    depth: u32,
    next: Option<Box<Node<T>>>,
}

fn nodes() -> Option<Box<Node<D>>> {
    let last = Node { value: D("last"), depth: 2, next: None };
    Some(Box::new(Node { value: D("first"), depth: 1, next: Some(Box::new(last)) }))
}

faithful! {
    fn values_of_linked_nodes(mut head: Option<Box<Node<D>>>) -> impl Iterator<Item = D> {
        while let Some(node) = head {
            let _after = D("after");
            head = node.next;
            let depth = node.depth;
            yield_!(node.value);
            log(depth);
        }
    }
    with (nodes()), (None);
}

faithful! {
    fn values_of_generic_nodes<T: std::fmt::Debug>(mut head: Option<Box<Node<T>>>) -> impl Iterator<Item = T> {
        while let Some(node) = head {
            let node = *node;
            let _after = D("after");
            head = node.next;
            yield_!(node.value);
            yield_from!(head.take().map(|node| node.value));
        }
    }
    with (nodes());
}

faithful! {
    /// What the hole is filled in stays, and so do its other fields.
    test values_that_are_filled
    {
        struct Named {
            name: D,
            next: Option<Box<Named>>,
            title: String,
        }
        #[generator]
        fn titles(mut head: Option<Box<Named>>, empty: bool) -> impl Iterator<Item = String> {
            while let Some(node) = head {
                head = node.next;
                let _after = D("after");
                if empty {
                    log("empty");
                } else {
                    yield_!(node.title);
                }
                yield_!(String::new());
            }
        }
    }
    run {
        let named = || {
            let last = Named { name: D("last"), next: None, title: "b".to_owned() };
            Some(Box::new(Named { name: D("first"), next: Some(Box::new(last)), title: "a".to_owned() }))
        };
        log(named().map_or("", |named| named.name.0));
        drive!(titles(named(), false));
        drive!(titles(named(), true));
    }
}

faithful! {
    /// The shape of an item is told by that of the collection.
    fn one_part_of_each_item(pairs: Vec<(D, (D, u32))>, triples: [(D, D, u32); 2]) -> impl Iterator<Item = u32> {
        for pair in pairs {
            let _after = D("after");
            let n = (pair.1).1;
            drop(pair.0);
            yield_!(n);
        }
        for triple in triples.into_iter() {
            let n = triple.2;
            let _between = D("between");
            let second = triple.1;
            yield_!(n);
            drop(second);
            yield_!(n + 1);
        }
    }
    with (vec![(D("a"), (D("b"), 1)), (D("c"), (D("d"), 2))], [(D("e"), D("f"), 3), (D("g"), D("h"), 4)]);
}
