use genfn::prelude::*;

#[allow(non_upper_case_globals)]
const limit: u32 = 3;

fn main() {
    let numbers = gen_!({
        yield_!(limit);
    });
    numbers.count();
}

// genfn::errors: a constant or a static in lower case
