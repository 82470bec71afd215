//! `test_delegating_generators_claim_to_be_running`, by `throw`, and by `close` of an iterator that has one of its own: a
//! generator written by hand.

use std::panic::Location;

use genfn::Inspect;

use crate::prelude::*;
use crate::shared::Shared;

type G = Shared<i32, (), ()>;

#[generator]
fn first(g: G) -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        yield_!(0);
    } except Error::LunchError(_) => {}}
    yield_from!(second(g))?;
    try_! {{
        yield_!(3);
    } except Error::LunchError(_) => {}}
    Ok(())
}

#[generator]
fn second(g: G) -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        yield_!(1);
    } except Error::LunchError(_) => {}}
    try_! {{
        yield_from!(g)?;
    } except Error::ValueError(about) => {
        println!("caught {about}");
    }}
    try_! {{
        yield_!(2);
    } except Error::LunchError(_) => {}}
    Ok(())
}

struct Closes {
    g: G,
}

impl Generator for Closes {
    type Yield = i32;
    type Send = ();
    type Return = ();

    fn resume(&mut self, resume: Resume<(), ()>) -> Result<i32, StopIteration<()>> {
        if let Resume::Close = resume {
            println!("running: {}", text(&self.g.running()));
            show(next(&mut self.g));
            return Err(StopIteration { value: None });
        }
        Ok(42)
    }

    fn state(&self) -> State {
        State::Suspended
    }

    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        None
    }

    fn delegate(&self) -> Option<&dyn Inspect> {
        None
    }
}

#[generator]
fn delegates(g: G) -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    yield_from!(Closes { g });
    Ok(())
}

fn main() {
    let mut g = G::unset();
    g.set(first(g.clone()));
    show(next(&mut g));
    for _ in 0..4 {
        show(g.throw(Error::LunchError("soup")));
    }

    g.set(delegates(g.clone()));
    show(next(&mut g));
    close(&mut g);
}

same_as_python!();
