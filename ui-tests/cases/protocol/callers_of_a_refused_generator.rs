use genfn::prelude::*;

#[generator]
fn numbers(xs: &[u32]) -> impl Generator<Yield = u32> {
    xs.iter().for_each(|x| yield_!(*x));
}

struct Tree;

impl Tree {
    #[generator]
    fn leaves(&self) -> impl Iterator<Item = u32> + Clone + std::fmt::Debug + Send {
        let leaf = async { yield_!(1) };
    }
}

fn main() {
    for n in numbers(&[1]) {
        let _: u32 = n;
    }
    let mut numbers = numbers(&[1]);
    let _: Result<u32, StopIteration<()>> = next(&mut numbers);
    numbers.close();
    println!("{:?}", Tree.leaves().clone().max());
}
