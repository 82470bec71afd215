use genfn::prelude::*;

fn main() {
    let numbers = gen_!(async {
        std::future::ready(()).await;
        yield_!(1);
    });
    drop(numbers);
}
