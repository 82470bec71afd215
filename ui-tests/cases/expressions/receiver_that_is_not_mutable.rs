use genfn::prelude::*;

struct Stack(Vec<u32>);

impl Stack {
    fn emptied(self) -> impl Iterator<Item = u32> {
        gen_!({
            while let Some(n) = self.0.pop() {
                yield_!(n);
            }
        })
    }
}

fn main() {
    Stack(vec![1]).emptied().count();
}
