use genfn::prelude::*;

#[generator]
fn retries(n: u32) -> impl Generator<Yield = u32, Send = bool, Return = u32> {
    let mut tries = 0;
    try_! {{
        for attempt in 0..n {
            if yield_!(attempt) {
                return Ok(attempt);
            }
            tries += 1;
        }
    } finally {
        println!("{tries} tries");
    }}
    tries
}

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    try_! {{
        for i in 0..n {
            if i > 7 {
                return i;
            }
            yield_!(i);
        }
    } finally {
        println!("done");
    }}
}

fn main() {}
