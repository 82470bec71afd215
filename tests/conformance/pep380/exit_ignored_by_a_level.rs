//! PEP 380, "Finalization": any of the levels of a recursion may yield instead of ending. Those around it learn of that, one by one.

use crate::prelude::*;

#[generator]
fn level(n: i32, stubborn: &'static [i32]) -> BoxGenerator<'static, i32> {
    try_! {{
        yield_!(n);
        if n < 4 {
            yield_from!(level(n + 1, stubborn));
        }
    } except GeneratorExit => {
        println!("{n} exits");
        Err(GeneratorExit)?;
    } finally {
        println!("{n} ends");
        if stubborn.contains(&n) {
            yield_!(10 * n);
            println!("never");
        }
    }}
}

fn deep(stubborn: &'static [i32]) -> BoxGenerator<'static, i32> {
    let mut g = level(0, stubborn);
    for _ in 0..5 {
        println!("{}", next(&mut g).unwrap());
    }
    g
}

fn main() {
    let all: [&'static [i32]; 7] = [&[], &[4], &[2], &[0], &[4, 2], &[3, 2, 0], &[0, 1, 2, 3, 4]];
    for stubborn in all {
        let g = deep(stubborn);
        drop(g);
        println!("dropped {stubborn:?}");
        let mut g = deep(stubborn);
        if stubborn.is_empty() {
            g.close();
        } else {
            refused(|| g.close());
        }
        drop(g);
        println!("closed {stubborn:?}");
    }
}

same_as_python!();
