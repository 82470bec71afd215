use genfn::prelude::*;

#[generator]
fn numbers(n: Option<u32>) -> impl Generator<Yield = u32, Send = u32> {
    match n {
        Some(m) if { let m = m + 1; yield_!(m); yield_!(2) == m } => {}
        _ => {}
    }
}

fn main() {}
