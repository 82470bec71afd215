use genfn::prelude::*;

struct Opaque(u32);

fn main() {
    let opaque = Opaque(1);
    let numbers = gen_!({
        yield_!(opaque.0);
    });
    numbers.clone().count();
}
