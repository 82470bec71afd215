use genfn::prelude::*;

#[generator(type = Count, version = "2", from("1" = count_v1))]
fn count(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
}

fn count_v1(n: u32) -> Result<CountSnapshot, String> {
    Ok(CountSnapshot::created { n })
}

fn main() {}
