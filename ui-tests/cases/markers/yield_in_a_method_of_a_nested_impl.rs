use genfn::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    struct Inner;
    impl Inner {
        fn method(&self) {
            yield_!(1);
        }
    }
    Inner.method();
    yield_!(2);
}

fn main() {}
