use genfn::prelude::*;

const NUMBERS: Option<u32> = gen_!({
    yield_!(1);
})
.next();

fn main() {
    println!("{NUMBERS:?}");
}
