//! `test_delegation_of_close_to_non_generator`.

use crate::prelude::*;

#[generator]
fn three() -> impl Generator<Yield = i32> {
    try_! {{
        println!("begins");
        yield_from!(0..3);
        println!("never");
    } finally {
        println!("ends");
    }}
}

fn main() {
    let mut g = three();
    show(next(&mut g));
    close(&mut g);
}

same_as_python!();
