//! PEP 380, "Finalization": that what is delegated to has yielded instead of ending is caught by a bare `except`, and by no other.

use crate::prelude::*;

#[generator]
fn stays() -> impl Generator<Yield = i32> {
    try_! {{
        yield_!(1);
    } except GeneratorExit => {
        println!("stays");
        yield_!(2);
    }}
}

#[generator]
fn catches() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        yield_from!(stays());
    } except GeneratorExit => {
        println!("never");
    } except Error::ValueError(_) => {
        println!("never");
    } except => {
        println!("caught");
    }}
    Ok(())
}

#[generator]
fn stays_too() -> impl Generator<Yield = i32> {
    try_! {{
        yield_from!(stays());
    } except => {
        println!("caught");
        yield_!(3);
    }}
}

#[generator]
fn raises_another() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        yield_from!(stays());
    } finally {
        Err(Error::ValueError("instead"))?;
    }}
    Ok(())
}

fn main() {
    let mut g = catches();
    println!("{}", next(&mut g).unwrap());
    close(&mut g);

    let mut g = catches();
    println!("{}", next(&mut g).unwrap());
    drop(g);

    let mut g = stays_too();
    println!("{}", next(&mut g).unwrap());
    refused(|| g.close());
    show(next(&mut g));

    let mut g = stays_too();
    println!("{}", next(&mut g).unwrap());
    show(g.resume(Resume::Close));
    close(&mut g);

    let mut g = raises_another();
    println!("{}", next(&mut g).unwrap());
    close(&mut g);
}

same_as_python!();
