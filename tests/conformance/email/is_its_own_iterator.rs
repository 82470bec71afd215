//! `test_generators.email_tests`, "the types of these things". `type` and `dir` are the compiler's business here; what
//! they say of a generator is in its traits.

use crate::prelude::*;

#[generator]
fn up() -> impl Generator<Yield = i32> {
    yield_!(1);
    yield_!(2);
    yield_!(3);
}

fn is_iterator(_: &impl Iterator) -> bool {
    true
}

fn is_generator(_: &impl Generator) -> bool {
    true
}

/// That the types are the same is all that is asked of `into_iter`.
fn is_its_own<I: IntoIterator<IntoIter = I>>(_: &I) -> bool {
    true
}

fn main() {
    let mut g = up();
    println!("{} {}", text(&is_iterator(&g)), text(&is_generator(&g)));
    println!("{}", text(&is_its_own(&g)));
    for i in &mut g {
        println!("{i}");
        break;
    }
    println!("{:?}", g.collect::<Vec<_>>()); // goes on, does not start again
}

same_as_python!();
