//! PEP 380, "The Refactoring Principle": a part of a generator, moved into one of its own, does what it did.

use crate::prelude::*;

#[generator]
fn whole() -> BoxGenerator<'static, &'static str, Option<i32>, Result<(), Error>> {
    let mut heard = vec![];
    try_! {{
        heard.push(yield_!("a").unwrap());
        heard.push(yield_!("b").unwrap());
    } except Error::ValueError(about) => {
        println!("caught {about}");
        heard.push(yield_!("c").unwrap());
    }}
    println!("heard {heard:?}");
    Ok(())
}

#[generator]
fn part(
    mut heard: Vec<i32>,
) -> impl Generator<Yield = &'static str, Send = Option<i32>, Return = Result<Vec<i32>, Error>> {
    try_! {{
        heard.push(yield_!("a").unwrap());
        heard.push(yield_!("b").unwrap());
    } except Error::ValueError(about) => {
        println!("caught {about}");
        heard.push(yield_!("c").unwrap());
    }}
    Ok(heard)
}

#[generator]
fn parted() -> BoxGenerator<'static, &'static str, Option<i32>, Result<(), Error>> {
    println!("heard {:?}", yield_from!(part(vec![]))?);
    Ok(())
}

fn main() {
    for function in [whole, parted] {
        let mut g = function();
        show(next(&mut g));
        show(g.send(1));
        show(g.send(2));
        let mut g = function();
        show(next(&mut g));
        show(g.send(1));
        show(g.throw(Error::ValueError("thrown")));
        show(g.send(3));
        let mut g = function();
        show(next(&mut g));
        close(&mut g);
    }
}

same_as_python!();
