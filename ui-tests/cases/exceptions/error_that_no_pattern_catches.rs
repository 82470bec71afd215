use genfn::prelude::*;

enum Lost {
    Here,
    There,
}

#[generator]
fn numbers(which: Result<u32, Lost>) -> impl Iterator<Item = u32> {
    try_! {{
        yield_!(which?);
    } except Lost::Here => {
        yield_!(0);
    }}
}

fn main() {
    numbers(Err(Lost::There));
}
