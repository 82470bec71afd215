use genfn::prelude::*;

#[generator]
fn inner() -> impl Generator<Send = Option<u32>> {
    yield_!();
}

#[generator]
fn outer<S>() -> impl Generator<Send = S> {
    yield_from!(inner());
}

fn main() {}
