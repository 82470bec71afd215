//! `test_generators.fun_tests`, the sieve of Eratosthenes: a recursive generator that grows a filter for each prime.

use crate::prelude::*;

fn first(n: usize, mut stream: impl Iterator<Item = u32>) -> Vec<u32> {
    (0..n).map(|_| stream.next().unwrap()).collect()
}

#[generator]
fn integers(mut i: u32) -> impl Iterator<Item = u32> {
    loop {
        yield_!(i);
        i += 1;
    }
}

#[generator]
fn no_multiples(n: u32, stream: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
    for i in stream {
        if i % n != 0 {
            yield_!(i);
        }
    }
}

#[generator]
fn sieve(mut stream: Box<dyn Iterator<Item = u32>>) -> Box<dyn Iterator<Item = u32>> {
    let prime = stream.next().unwrap();
    yield_!(prime);
    for p in sieve(Box::new(no_multiples(prime, stream))) {
        yield_!(p);
    }
}

fn main() {
    println!("{:?}", first(7, integers(5)));
    println!("{:?}", first(6, no_multiples(3, integers(1))));
    println!("{:?}", first(25, sieve(Box::new(integers(2)))));
}

same_as_python!();
