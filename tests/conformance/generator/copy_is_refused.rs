//! `GeneratorTest.test_copy`: no generator can be copied, unless it is declared as one that can: `+ Clone`.

use crate::prelude::*;

#[generator]
fn numbers() -> impl Generator<Yield = i32> {
    yield_!(1);
}

struct Copied<T>(T);

impl<T: Clone> Copied<T> {
    fn copied(&self) -> &'static str {
        let _ = self.0.clone();
        "a copy"
    }
}

/// What the compiler falls back to where there is no `Clone`.
trait NotCopied {
    fn copied(&self) -> &'static str {
        "no copy"
    }
}

impl<T> NotCopied for Copied<T> {}

fn main() {
    println!("{}", Copied([1]).copied());
    println!("{}", Copied(numbers()).copied());
}

same_as_python!();
