//! PEP 380, "Finalization": what is delegated to yields instead of ending. Whoever delegates to it is told at its `yield from`, and runs
//! what is to be run; what yielded is dropped before, and told once more.

use crate::prelude::*;

#[generator]
fn stays() -> impl Generator<Yield = i32> {
    try_! {{
        yield_!(1);
    } finally {
        println!("stays");
        try_! {{
            yield_!(2);
        } finally {
            println!("told again");
        }}
    }}
}

#[generator]
fn passes() -> impl Generator<Yield = i32> {
    yield_from!(stays());
    println!("never");
}

#[generator]
fn finishes<G: Generator<Yield = i32, Send = (), Return = ()>>(
    name: &'static str,
    make: impl FnOnce() -> G,
) -> impl Generator<Yield = i32> {
    try_! {{
        yield_from!(make());
        println!("never");
    } except GeneratorExit => {
        println!("never");
    } finally {
        println!("{name} ends");
    }}
}

fn started<G: Generator<Yield = i32, Send = ()>>(mut g: G) -> G {
    println!("{}", next(&mut g).ok().unwrap());
    g
}

fn main() {
    let g = started(finishes("outer", stays));
    drop(g);
    println!("dropped");

    let mut g = started(finishes("outer", stays));
    refused(|| g.close());
    println!("closed");

    let g = started(finishes("outer", || finishes("middle", passes)));
    drop(g);
    println!("dropped");

    let mut g = started(finishes("outer", || finishes("middle", passes)));
    refused(|| g.close());
    println!("closed");

    let g = started(passes());
    drop(g);
    println!("dropped");
}

same_as_python!();
