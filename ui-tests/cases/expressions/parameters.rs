use genfn::prelude::*;

fn main() {
    let doubled = gen_!(|xs: Vec<u32>| {
        for x in xs {
            yield_!(x * 2);
        }
    });
    doubled.count();
}
