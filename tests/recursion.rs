//! Recursion through boxes: trees, permutations, directories.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use genfn::prelude::*;

#[derive(Debug)]
struct Tree<T> {
    left: Option<Box<Tree<T>>>,
    value: T,
    right: Option<Box<Tree<T>>>,
}

impl<T: PartialOrd> Tree<T> {
    fn of(values: impl IntoIterator<Item = T>) -> Option<Box<Self>> {
        let mut root = None;
        for value in values {
            let mut place = &mut root;
            while let Some(tree) = place {
                let tree: &mut Box<Tree<T>> = tree;
                place = if value < tree.value { &mut tree.left } else { &mut tree.right };
            }
            *place = Some(Box::new(Tree { left: None, value, right: None }));
        }
        root
    }
}

impl<T> Tree<T> {
    #[generator]
    fn in_order(&self) -> Box<dyn Iterator<Item = &T> + '_> {
        if let Some(left) = &self.left {
            for value in left.in_order() {
                yield_!(value);
            }
        }
        yield_!(&self.value);
        if let Some(right) = &self.right {
            yield_from!(right.in_order());
        }
    }

    #[generator]
    fn into_values(self) -> Box<dyn Iterator<Item = (usize, T)>>
    where
        T: 'static,
    {
        let Tree { left, value, right } = self;
        if let Some(left) = left {
            for (depth, value) in { left }.into_values() {
                yield_!((depth + 1, value));
            }
        }
        yield_!((0, value));
        if let Some(right) = right {
            for (depth, value) in { right }.into_values() {
                yield_!((depth + 1, value));
            }
        }
    }

    #[generator]
    fn depths(&self, depth: u32) -> BoxGenerator<'_, (u32, &T), (), u32> {
        let mut deepest = depth;
        for child in [&self.left, &self.right].into_iter().flatten() {
            let below = yield_from!(child.depths(depth + 1));
            deepest = deepest.max(below);
        }
        yield_!((depth, &self.value));
        deepest
    }
}

#[test]
fn in_order_walk_of_a_binary_tree() {
    let tree = Tree::of([5, 2, 8, 1, 9, 3]).unwrap();
    assert_eq!(tree.in_order().copied().collect::<Vec<_>>(), [1, 2, 3, 5, 8, 9]);
    assert_eq!(tree.in_order().take(2).count(), 2);
}

#[test]
fn walk_of_a_degenerate_tree() {
    let tree = Tree::of(0..200).unwrap();
    assert!(tree.in_order().copied().eq(0..200));
}

#[test]
fn consuming_walk() {
    let words = ["m", "c", "x", "a"].map(String::from);
    let tree = Tree::of(words).unwrap();
    let all: Vec<_> = tree.into_values().map(|(depth, word)| format!("{depth}{word}")).collect();
    assert_eq!(all, ["2a", "1c", "0m", "1x"]);
}

#[test]
fn return_values_come_up_through_the_recursion() {
    let tree = Tree::of([5, 2, 8, 1]).unwrap();
    let mut walk = tree.depths(0);
    let mut seen = vec![];
    let deepest = loop {
        match next(&mut walk) {
            Ok((depth, value)) => seen.push((depth, *value)),
            Err(stop) => break stop.value,
        }
    };
    assert_eq!(deepest, Some(2));
    assert_eq!(seen, [(2, 1), (1, 2), (1, 8), (0, 5)]);
}

#[generator]
fn permutations<T: Clone + 'static>(mut items: Vec<T>, n: usize) -> Box<dyn Iterator<Item = Vec<T>>> {
    if n == 0 {
        yield_!(items);
    } else {
        for i in 0..n {
            items.swap(i, n - 1);
            for permutation in permutations(items.clone(), n - 1) {
                yield_!(permutation);
            }
            items.swap(i, n - 1);
        }
    }
}

#[test]
fn permutations_of_four() {
    let mut all: Vec<_> = permutations(vec!['a', 'b', 'c', 'd'], 4).collect();
    assert_eq!(all.len(), 24);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 24);
    assert_eq!(all[0], ['a', 'b', 'c', 'd']);
    assert_eq!(all[23], ['d', 'c', 'b', 'a']);
    assert_eq!(permutations(Vec::<u8>::new(), 0).count(), 1);
}

#[generator]
fn walk_files(directory: PathBuf) -> Box<dyn Iterator<Item = io::Result<PathBuf>>> {
    let mut entries = fs::read_dir(directory)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(|entry| entry.file_name());
    for entry in entries {
        if entry.file_type()?.is_dir() {
            for path in walk_files(entry.path()) {
                yield_!(path);
            }
        } else {
            yield_!(Ok(entry.path()));
        }
    }
}

struct TemporaryDirectory(PathBuf);

impl TemporaryDirectory {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("genfn-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for TemporaryDirectory {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn directory_walk() {
    let root = TemporaryDirectory::new("walk");
    let file = |path: &str| fs::write(root.0.join(path), "x").unwrap();
    fs::create_dir_all(root.0.join("b/deep/empty")).unwrap();
    file("a");
    file("b/c");
    file("b/deep/d");
    file("e");
    let found: Vec<_> =
        walk_files(root.0.clone()).map(|path| path.unwrap().strip_prefix(&root.0).unwrap().to_path_buf()).collect();
    assert_eq!(found, ["a", "b/c", "b/deep/d", "e"].map(PathBuf::from));
}

#[test]
fn directory_walk_ends_with_the_error() {
    let missing = Path::new("/genfn/does/not/exist").to_path_buf();
    let items: Vec<_> = walk_files(missing).collect();
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].as_ref().unwrap_err().kind(), io::ErrorKind::NotFound);
}

#[test]
fn towers_of_hanoi() {
    #[generator]
    fn hanoi(n: u32, from: char, to: char, spare: char) -> BoxGenerator<'static, (char, char), (), u32> {
        if n == 0 {
            return 0;
        }
        let before = yield_from!(hanoi(n - 1, from, spare, to));
        yield_!((from, to));
        before + 1 + yield_from!(hanoi(n - 1, spare, to, from))
    }
    let moves: Vec<_> = hanoi(3, 'a', 'c', 'b').collect();
    assert_eq!(moves.len(), 7);
    assert_eq!(moves[0], ('a', 'c'));
    assert_eq!(moves[3], ('a', 'c'));
}

#[test]
fn mutual_recursion() {
    #[generator]
    fn even(n: u32) -> Box<dyn Iterator<Item = String>> {
        yield_!(format!("even {n}"));
        if n > 0 {
            yield_from!(odd(n - 1));
        }
    }
    #[generator]
    fn odd(n: u32) -> Box<dyn Iterator<Item = String>> {
        yield_!(format!("odd {n}"));
        if n > 0 {
            yield_from!(even(n - 1));
        }
    }
    assert_eq!(even(3).collect::<Vec<_>>(), ["even 3", "odd 2", "even 1", "odd 0"]);
}

#[test]
fn flattening_nested_lists() {
    enum List {
        One(u32),
        Many(Vec<List>),
    }
    impl List {
        #[generator]
        fn flat(&self) -> Box<dyn Iterator<Item = u32> + '_> {
            match self {
                List::One(n) => yield_!(*n),
                List::Many(lists) => {
                    for list in lists {
                        yield_from!(list.flat());
                    }
                }
            }
        }
    }
    let list = List::Many(vec![List::One(1), List::Many(vec![List::One(2), List::Many(vec![])]), List::One(3)]);
    assert_eq!(list.flat().collect::<Vec<_>>(), [1, 2, 3]);
}

mod compared {
    use genfn_tests::faithful;

    faithful! {
        /// The same walk, its drops logged on every level.
        test drops_on_every_level
        {
            #[derive(Debug)]
            struct Node(&'static str, Vec<Node>);

            #[generator]
            fn walk<'a>(node: &'a Node, depth: u32) -> BoxGenerator<'a, (u32, &'a str)> {
                let _d = D(node.0);
                yield_!((depth, node.0));
                for child in &node.1 {
                    let _turn = D("turn");
                    yield_from!(walk(child, depth + 1));
                }
                log("up");
            }
        }
        run {
            let tree = Node("root", vec![Node("a", vec![Node("aa", vec![])]), Node("b", vec![])]);
            drive!(walk(&tree, 0));
        }
    }
}

mod another_of_the_same_name {
    use super::*;

    struct Numbers;

    #[generator]
    fn all() -> impl Iterator<Item = u32> {
        yield_from!([1, 2]);
    }

    impl Numbers {
        #[generator]
        fn all() -> impl Iterator<Item = u32> {
            yield_from!(self::all());
        }

        #[generator]
        fn each(&self) -> impl Iterator<Item = u32> {
            yield_from!(each());
        }
    }

    #[generator]
    fn each() -> impl Iterator<Item = u32> {
        let each = || [3];
        yield_from!(each());
    }

    #[test]
    fn is_delegated_to_by_its_path_or_where_it_is_bound() {
        assert!(Numbers::all().eq([1, 2]));
        assert!(Numbers.each().eq([3]));
    }
}
