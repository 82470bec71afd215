use genfn::prelude::*;

fn main() {
    let items = gen_!({
        yield_!(None);
    });
    items.count();
}
