//! `test_generators.pep_tests`, "Specification: Yield", and `email_tests` on `gi_running`: a generator can't be resumed
//! while it runs. A generator that can reach itself is one that is [`Shared`], whose `RefCell` says so.

use crate::prelude::*;
use crate::shared::Shared;

#[generator]
fn resumes_itself(mut me: Shared<i32, (), ()>) -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    yield_!(1);
    println!("running: {}", text(&me.running()));
    let i = match next(&mut me) {
        Ok(i) => i,
        Err(stop) => return stop.value.expect("it says why"),
    };
    yield_!(i);
    Ok(())
}

fn main() {
    let mut me = Shared::unset();
    me.set(resumes_itself(me.clone()));
    println!("running: {}", text(&me.running()));
    show(next(&mut me));
    println!("running: {}", text(&me.running()));
    show(next(&mut me));
    println!("running: {}", text(&me.running()));
    show(next(&mut me));
}

same_as_python!();
