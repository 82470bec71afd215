//! PEP 479, "Examples of breakage": an unguarded `next` on an inner iterator would have ended the outer generator.

use crate::prelude::*;

fn next_of<T>(iterator: &mut impl Iterator<Item = T>) -> Result<T, StopIteration<()>> {
    iterator.next().ok_or(StopIteration { value: None })
}

#[generator]
fn pairs(iterable: impl IntoIterator<Item = i32>) -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    let mut iterator = iterable.into_iter();
    loop {
        yield_!(next_of(&mut iterator)? + next_of(&mut iterator)?);
    }
}

#[generator]
fn pairs_that_end(iterable: impl IntoIterator<Item = i32>) -> impl Generator<Yield = i32> {
    let mut iterator = iterable.into_iter();
    loop {
        let pair = try_! {{
            next_of(&mut iterator)? + next_of(&mut iterator)?
        } except _ => {
            return;
        }};
        yield_!(pair);
    }
}

fn main() {
    let mut g = pairs([1, 2, 3]);
    show(next(&mut g));
    show(next(&mut g));
    let mut g = pairs_that_end([1, 2, 3]);
    show(next(&mut g));
    show(next(&mut g));
}

same_as_python!();
