use genfn::prelude::*;

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    #[cfg(unix)]
    yield_!(1);
    match n {
        #[cfg(unix)]
        0 => yield_!(0),
        _ => {}
    }
}

fn main() {}
