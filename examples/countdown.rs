//! `countdown.py` of David Beazley's "A Curious Course on Coroutines and Concurrency": a simple generator function.

use genfn::prelude::*;

#[generator]
fn countdown(mut n: u32) -> impl Iterator<Item = u32> {
    println!("Counting down from {n}");
    while n > 0 {
        yield_!(n);
        n -= 1;
    }
    println!("Done counting down");
}

// Example use
fn main() {
    for i in countdown(10) {
        println!("{i}");
    }
}
