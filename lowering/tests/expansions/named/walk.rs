#[generator(type = Walk)]
#[derive(Clone, Debug)]
pub fn walk<T>(tree: &Tree<T>) -> impl Iterator<Item = &T> {
    if let Some(left) = &tree.left {
        yield_from!(Box::new(walk(left)));
    }
    yield_!(&tree.value);
}
