//! Structs of which one field is moved before a yield, and others are named after it.

use super::*;

#[derive(Debug)]
struct Four {
    _d: D,
    n: u32,
    text: String,
    a: D,
}

fn four() -> Four {
    Four { _d: D("d"), n: 4, text: "text".to_owned(), a: D("a") }
}

faithful! {
    fn one_field_after_the_other(pair: Pair) -> impl Iterator<Item = D> {
        let _after = D("after");
        yield_!(pair.a);
        let _later = D("later");
        yield_!(pair.b);
        yield_!(D("last"));
    }
    with (pair());
}

faithful! {
    /// Of a literal; the second one stays until the end.
    fn one_field_of_a_literal(n: u32) -> impl Iterator<Item = usize> {
        let _before = D("before");
        let pair = Pair { a: D("a"), b: D("b") };
        let _after = D("after");
        drop(pair.b);
        yield_!(1);
        yield_!(pair.a.0.len());
        let _last = D("last");
        yield_!(2);
    }
    with (1);
}

faithful! {
    fn fields_of_items(pairs: Vec<Pair>, boxed: Vec<Box<Pair>>, numbered: Vec<Pair>) -> impl Iterator<Item = D> {
        for pair in pairs {
            let _between = D("between");
            yield_!(pair.b);
            yield_!(pair.a);
        }
        for pair in boxed {
            let _between = D("between");
            yield_!(pair.a);
            yield_!(D(pair.b.0));
        }
        for (i, pair) in numbered.into_iter().enumerate() {
            yield_!(pair.a);
            if i == 0 {
                continue;
            }
            yield_!(D("between"));
            let b = pair.b;
            yield_!(D("moved"));
        }
    }
    with (vec![pair(), pair()], vec![Box::new(pair())], vec![pair(), pair()]);
}

faithful! {
    /// The next one is named after the yield.
    fn values_before_the_next_node(mut head: Option<Box<Node>>) -> impl Iterator<Item = D> {
        while let Some(node) = head {
            let _after = D("after");
            yield_!(node.value);
            head = node.next;
        }
    }
    with (nodes());
}

struct Node {
    next: Option<Box<Node>>,
    value: D,
}

fn nodes() -> Option<Box<Node>> {
    Some(Box::new(Node { next: Some(Box::new(Node { next: None, value: D("second") })), value: D("first") }))
}

faithful! {
    /// Where the first one is copied, or filled, all others stay, whatever they are, in the order of the struct.
    fn fields_after_a_copy(one: Four, two: Four, three: Four) -> impl Iterator<Item = usize> {
        let _after = D("after");
        drop(one.n);
        yield_!(1);
        drop(one.text);
        yield_!(2);
        drop(two.text);
        yield_!(two.a.0.len());
        drop(three.n);
        yield_!(3);
        drop(three.a);
        let _last = D("last");
        yield_!(4);
    }
    with (four(), four(), four());
}

faithful! {
    /// What is left has a field that is `Copy` besides, and is changed.
    test fields_that_are_changed
    {
        struct Three {
            last: D,
            n: usize,
            first: D,
        }
        #[generator]
        fn each(mut three: Three, end: bool) -> impl Iterator<Item = usize> {
            let _after = D("after");
            drop(three.first);
            yield_!(three.n);
            three.n += 1;
            yield_!(three.n);
            three.last = D("new");
            if end {
                return;
            }
            yield_!(three.last.0.len());
            panic!("boom");
        }
    }
    run {
        drive!(each(Three { last: D("last"), n: 3, first: D("first") }, false));
        drive!(each(Three { last: D("last"), n: 3, first: D("first") }, true));
    }
}

faithful! {
    /// A type with a destructor is only copied from.
    test fields_of_a_guard
    {
        struct Guard {
            n: usize,
            m: usize,
            held: D,
        }
        impl Drop for Guard {
            fn drop(&mut self) {
                log(format_args!("guard {}", self.m));
            }
        }
        #[generator]
        fn each(mut guard: Guard) -> impl Iterator<Item = usize> {
            let _after = D("after");
            let n = guard.n;
            yield_!(n);
            guard.m += 1;
            yield_!(guard.m + guard.held.0.len());
            let _last = D("last");
            yield_!(1);
        }
        struct Shared {
            first: D,
            second: D,
        }
        impl Shared {
            #[generator]
            fn both(self) -> impl Iterator<Item = D> {
                let _after = D("after");
                yield_!(self.second);
                yield_!(self.first);
            }
        }
    }
    run {
        drive!(each(Guard { n: 3, m: 4, held: D("held") }));
        drive!(Shared { first: D("first"), second: D("second") }.both());
    }
}

#[test]
fn what_is_named_later_is_cloned_and_shown() {
    use genfn::prelude::*;

    #[derive(Clone, Debug)]
    struct Names {
        first: std::rc::Rc<str>,
        second: std::rc::Rc<str>,
    }
    #[generator]
    fn each(names: Names) -> impl Iterator<Item = std::rc::Rc<str>> + Clone + std::fmt::Debug {
        yield_!(names.first);
        yield_!(names.second);
    }
    let mut one = each(Names { first: "a".into(), second: "b".into() });
    assert_eq!(one.next().as_deref(), Some("a"));
    assert!(format!("{one:?}").starts_with("each { at: "), "{one:?}");
    let two = one.clone();
    assert_eq!(one.map(|name| name.to_string()).collect::<Vec<_>>(), ["b"]);
    assert_eq!(two.map(|name| name.to_string()).collect::<Vec<_>>(), ["b"]);
}

faithful! {
    /// Three steps: out of the struct, out of what is left of it, or of the whole that has been filled.
    test several_fields_one_after_the_other
    {
        struct One {
            n: u32,
            b: D,
            a: D,
        }
        struct Two {
            b: D,
            n: u32,
            text: String,
        }
        #[generator]
        fn each(one: One, two: Two, boxed: Box<One>, third: One) -> impl Iterator<Item = usize> {
            let _after = D("after");
            drop(one.a);
            yield_!(1);
            drop(one.b);
            let _between = D("between");
            yield_!(2);
            log(one.n);
            yield_!(two.text.len());
            drop(two.text);
            yield_!(3);
            drop(two.b);
            yield_!(4);
            yield_!(two.n as usize);
            let n = boxed.n;
            drop(boxed.b);
            yield_!(5);
            drop(boxed.a);
            yield_!(n as usize);
            let n = third.n;
            drop(third.a);
            yield_!(n as usize);
            yield_!(third.b.0.len());
        }
    }
    run {
        let one = || One { n: 1, b: D("b"), a: D("a") };
        drive!(each(one(), Two { b: D("2b"), n: 2, text: "text".to_owned() }, Box::new(one()), one()));
    }
}

faithful! {
    /// A pattern may move one part before a field is moved, and another behind: nobody sees what is left go.
    test parts_that_patterns_take_around_a_field
    {
        struct Tree {
            left: Option<Box<Tree>>,
            name: String,
            right: Option<Box<Tree>>,
        }
        fn leaf(name: &str) -> Option<Box<Tree>> {
            Some(Box::new(Tree { left: None, name: name.to_owned(), right: None }))
        }
        #[generator]
        fn in_order(n: Box<Tree>) -> impl Iterator<Item = String> {
            let _after = D("after");
            if let Some(left) = n.left {
                yield_!(left.name);
            }
            yield_!(n.name);
            if let Some(right) = n.right {
                let _between = D("between");
                yield_!(right.name);
            }
        }
    }
    run {
        let tree = |left, right| Box::new(Tree { left, name: "root".to_owned(), right });
        drive!(in_order(tree(leaf("left"), leaf("right"))));
        drive!(in_order(tree(None, leaf("right"))));
        drive!(in_order(tree(leaf("left"), None)));
    }
}
