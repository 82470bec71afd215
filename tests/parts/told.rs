//! Parts of locals whose types are declared: all else is left, whatever the part is.

use super::*;

#[derive(Debug)]
struct Three<T> {
    last: D,
    middle: T,
    first: D,
}

fn three() -> Three<D> {
    Three { first: D("first"), middle: D("middle"), last: D("last") }
}

faithful! {
    /// Of an argument; what is left is dropped in the order in which the struct declares it.
    fn part_of_an_argument(three: Three<D>, also: bool) -> impl Iterator<Item = usize> {
        let _before = D("before");
        if also {
            let middle = three.middle;
            let _after = D("after");
            yield_!(middle.0.len());
        } else {
            drop(three.last);
            yield_!(1);
        }
        yield_!(2);
    }
    with (three(), true), (three(), false);
}

faithful! {
    /// Of `self`, which is generic: a loop over a field, and a pattern.
    test part_of_self
    {
        struct Three<T> {
            last: D,
            middle: T,
            first: D,
        }
        impl<T: IntoIterator<Item = u32>> Three<T> {
            #[generator]
            fn each(self) -> impl Iterator<Item = u32> {
                for n in self.middle {
                    yield_!(n);
                }
                let _after = D("after");
                yield_!(0);
            }

            #[generator]
            fn by_pattern(self) -> impl Iterator<Item = u32> {
                let Self { middle, .. } = self;
                let _after = D("after");
                for n in middle {
                    yield_!(n);
                }
            }
        }
    }
    run {
        drive!(Three { last: D("last"), middle: [1, 2], first: D("first") }.each());
        drive!(Three { last: D("last"), middle: (1..3).map(|n| n + 1), first: D("first") }.by_pattern());
    }
}

faithful! {
    /// Of what a loop takes out of a collection: one field, or one after the other.
    fn part_of_an_item(mut all: VecDeque<Three<D>>) -> impl Iterator<Item = usize> {
        while let Some(three) = all.pop_back() {
            let _before = D("before");
            drop(three.first);
            yield_!(1);
        }
        let all: Vec<Three<D>> = vec![three(), three()];
        for three in all {
            let _before = D("before");
            let last = three.last;
            let _after = D("after");
            yield_!(last.0.len());
        }
    }
    with (VecDeque::from([three(), three()]));
}

faithful! {
    /// What was copied leaves all of it, and so does a type with a destructor.
    test copied_part_of_an_argument
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
        fn of_a_guard(guard: Guard) -> impl Iterator<Item = u32> {
            let n = guard.n;
            let _after = D("after");
            yield_!(n);
        }
        #[generator]
        fn of_a_struct(three: Three<u32>) -> impl Iterator<Item = u32> {
            let n = three.middle;
            let _after = D("after");
            yield_!(n);
        }
    }
    run {
        drive!(of_a_guard(Guard { n: 1, _held: D("held") }));
        drive!(of_a_struct(Three { last: D("last"), middle: 2, first: D("first") }));
    }
}

faithful! {
    /// What is borrowed meanwhile stays where it is.
    fn copied_part_beside_a_borrow(three: Three<u32>, mut pair: Pair) -> impl Iterator<Item = usize> {
        let first = &three.first;
        let n = three.middle;
        yield_!(first.0.len());
        let a = &mut pair.a;
        yield_!(a.0.len());
        *a = D("other");
        yield_!(first.0.len() + n as usize);
    }
    with (Three { last: D("last"), middle: 2, first: D("first") }, pair());
}

struct Tree<T> {
    _before: D,
    value: T,
    depth: u32,
    children: Vec<Tree<T>>,
}

fn tree<T>(value: T, children: Vec<Tree<T>>) -> Tree<T> {
    Tree { _before: D("before"), value, depth: 1, children }
}

faithful! {
    /// Of a node out of a stack, or a queue, that was made of an argument.
    fn part_of_a_node_of_a_tree<T: std::fmt::Debug>(root: Tree<T>, other: Tree<T>) -> impl Iterator<Item = (u32, T)> {
        let mut stack = vec![root];
        while let Some(node) = stack.pop() {
            let _between = D("between");
            stack.extend(node.children.into_iter().rev());
            yield_!((node.depth, node.value));
        }
        let mut queue = VecDeque::from([other]);
        while let Some(node) = queue.pop_front() {
            queue.extend(node.children);
            yield_!((node.depth, node.value));
        }
    }
    with (tree(D("root"), vec![tree(D("a"), vec![tree(D("b"), vec![])]), tree(D("c"), vec![])]),
          tree(D("other"), vec![tree(D("d"), vec![])]));
}

faithful! {
    /// Of an entry: a tuple.
    fn part_of_an_entry(map: BTreeMap<u32, (D, D)>, mut other: BTreeMap<D, D>, held: HashMap<u32, D>) -> impl Iterator<Item = usize> {
        for entry in map {
            let _between = D("between");
            yield_!((entry.1).0.0.len());
            let pair = entry.1;
            drop(pair.1);
            yield_!(1);
        }
        while let Some(entry) = other.pop_first() {
            let _between = D("between");
            drop(entry.0);
            yield_!(2);
        }
        for entry in held {
            drop(entry.1);
            yield_!(3);
        }
    }
    with (BTreeMap::from([(1, (D("a"), D("b"))), (2, (D("c"), D("d")))]),
          BTreeMap::from([(D("e"), D("f")), (D("g"), D("h"))]), HashMap::from([(1, D("i"))]));
}

faithful! {
    /// Of what adaptors of iterators leave as it is, or number.
    fn part_of_an_adapted_item(one: Vec<Three<D>>, two: Vec<Three<D>>, mut three: Vec<Three<D>>) -> impl Iterator<Item = usize> {
        for (i, item) in one.into_iter().rev().enumerate().skip(1) {
            let _between = D("between");
            drop(item.middle);
            yield_!(i);
        }
        let mut items = two.into_iter();
        while let Some(item) = items.next() {
            let _between = D("between");
            drop(item.last);
            yield_!(7);
        }
        let item = three.remove(0);
        drop(item.first);
        yield_!(8);
        let item = three.pop().unwrap();
        drop(item.first);
        yield_!(9);
    }
    with (vec![three(), three()], vec![three(), three()], vec![three(), three(), three()]);
}

faithful! {
    /// Of a struct with fields that are not visible here: what is yielded is a copy, as the type of the items tells.
    test copied_part_of_a_struct_with_private_fields
    {
        mod elsewhere {
            pub struct Token {
                pub line: u32,
                pub name: &'static str,
                _held: super::D,
            }
            pub fn token(line: u32) -> Token {
                Token { line, name: "token", _held: super::D("held") }
            }
        }
        use elsewhere::{Token, token};

        #[generator]
        fn lines(token: Token, others: Vec<Token>) -> impl Iterator<Item = u32> {
            let _after = D("after");
            yield_!(token.line);
            for (_, other) in others.into_iter().enumerate() {
                yield_!(other.line);
            }
        }
        #[generator]
        fn names(token: Token) -> impl Iterator<Item = &'static str> {
            yield_!(token.name);
            yield_!("last");
        }
    }
    run {
        drive!(lines(token(1), vec![token(2), token(3)]));
        drive!(names(token(1)));
    }
}
