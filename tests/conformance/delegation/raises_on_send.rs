//! `test_handling_exception_while_delegating_send`.

use crate::prelude::*;

#[generator]
fn outer() -> impl Generator<Yield = &'static str, Send = Option<i32>, Return = Result<(), Error>> {
    println!("outer begins");
    let x = yield_!("outer's first");
    println!("outer heard {}", text(&x));
    yield_from!(inner())?;
    let x = yield_!("outer's last");
    println!("outer heard {}", text(&x));
    Ok(())
}

#[generator]
fn inner() -> impl Generator<Yield = &'static str, Send = Option<i32>, Return = Result<(), Error>> {
    println!("inner begins");
    let x = yield_!("inner's first");
    println!("inner heard {}", text(&x));
    Err(Error::ValueError("on being told"))?;
    let x = yield_!("inner's last");
    println!("inner heard {}", text(&x));
    Ok(())
}

fn main() {
    let mut g = outer();
    show(next(&mut g));
    show(g.send(1));
    show(g.send(2));
    show(g.send(3));
}

same_as_python!();
