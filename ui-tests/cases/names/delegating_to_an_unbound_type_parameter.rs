use genfn::prelude::*;

#[generator(type = Chained)]
fn chained<T>(a: T, b: T) -> impl Iterator<Item = u32> {
    yield_from!(a);
    yield_from!(b);
}

#[generator(type = Talked)]
fn talked<G>(with: G) -> impl Generator<Yield = u32, Send = String>
where
    G: Clone,
{
    yield_from!(with);
}

fn main() {}
