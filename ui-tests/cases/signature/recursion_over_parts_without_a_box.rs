use genfn::prelude::*;

struct Tree {
    left: Option<Box<Tree>>,
    label: u32,
}

impl Tree {
    #[generator]
    fn labels(&self) -> impl Iterator<Item = u32> {
        if let Some(left) = &self.left {
            yield_from!(left.labels());
        }
        yield_!(self.label);
    }
}

fn main() {}

// genfn::errors: a recursion without a box
