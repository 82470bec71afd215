struct Tree<T> {
    root: Option<Box<Node<T>>>,
}

impl<T> Tree<T> {
    #[generator]
    fn walk(&self) -> Box<dyn Iterator<Item = &T> + '_> {
        let Some(node) = &self.root else { return };
        yield_from!(node.left.walk());
        yield_!(&node.value);
        yield_from!(node.right.walk());
    }

    #[generator]
    fn mistaken(&self) -> impl Iterator<Item = u32> {
        let each = |n| yield_!(n);
        self.root.iter().for_each(each);
    }
}

mod other {
    #[generator]
    fn walk(n: u32) -> impl Iterator<Item = u32> {
        yield_!(n);
    }
}
