use super::*;

/// "return `Box<dyn Iterator<Item = u32> + '_>`, which the macro boxes"
#[test]
fn recursion_in_two_places_without_a_box() {
    struct Tree {
        left: Option<Box<Tree>>,
        value: u32,
        right: Option<Box<Tree>>,
    }

    #[generator]
    fn walk(tree: &Tree) -> Box<dyn Iterator<Item = u32> + '_> {
        if let Some(left) = &tree.left {
            yield_from!(walk(left));
        }
        yield_!(tree.value);
        if let Some(right) = &tree.right {
            yield_from!(walk(right));
        }
    }

    let leaf = |value| Some(Box::new(Tree { left: None, value, right: None }));
    assert!(walk(&Tree { left: leaf(1), value: 2, right: leaf(3) }).eq([1, 2, 3]));
}

/// "return `BoxGenerator<'n, &'n Node, (), usize>`, which the macro boxes"
#[test]
fn recursion_that_borrows_under_a_name() {
    struct Node {
        children: Vec<Node>,
    }

    #[generator]
    fn walk<'n>(node: &'n Node, depth: usize) -> BoxGenerator<'n, &'n Node, (), usize> {
        let mut count = 1;
        yield_!(node);
        for child in &node.children {
            count += yield_from!(walk(child, depth + 1));
        }
        count
    }

    let root = Node { children: vec![Node { children: Vec::new() }] };
    let mut nodes = walk(&root, 0);
    assert_eq!(next(&mut nodes).unwrap().children.len(), 1);
    assert_eq!(next(&mut nodes).unwrap().children.len(), 0);
    assert_eq!(next(&mut nodes).err().unwrap().value, Some(2));
}
