use genfn::prelude::*;

fn main() {
    let xs = vec![1, 2];
    let numbers = gen_!({
        xs.iter().for_each(|x| yield_!(*x));
    });
    numbers.count();
}
