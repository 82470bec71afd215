use genfn::prelude::*;

#[generator]
fn running_sum() -> impl Iterator<Item = u32> {
    let mut sum = 0;
    loop {
        let x = yield_!(sum);
        sum += x;
    }
}

fn main() {
    let _ = running_sum();
}
