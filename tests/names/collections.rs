//! `IntoIterator` for a collection of one's own, without a box for the iterator: that of `examples/collection.rs`.

#[allow(dead_code, unreachable_pub)]
#[path = "../../examples/collection.rs"]
mod example;

use example::Tree;

#[test]
fn by_value_by_reference_and_by_exclusive_reference() {
    let mut tree: Tree<String> = ["b", "c", "a", "d"].into_iter().map(str::to_owned).collect();
    for word in &mut tree {
        word.push('!');
    }
    let mut seen = Vec::new();
    for word in &tree {
        seen.push(word.as_str());
    }
    assert_eq!(seen, ["a!", "b!", "c!", "d!"]);
    let mut owned = tree.into_iter();
    assert_eq!(owned.next().as_deref(), Some("a!"));
    assert_eq!(owned.collect::<Vec<String>>(), ["b!", "c!", "d!"]);
}
