use genfn::prelude::*;

#[generator]
fn running_sum(start: u64) -> impl Iterator<Item = Result<u64, String>> {
    let mut sum = start;
    while sum < 100 {
        sum = start + yield_!(Ok(sum));
    }
}

fn main() {
    let _ = running_sum(1);
}
