//! The averager of "Fluent Python" (example 16-14): a coroutine that is sent terms and returns their average.

use genfn::prelude::*;

#[derive(Debug)]
#[allow(dead_code, reason = "what `Debug` prints is all that is read here")]
struct Average {
    count: u32,
    average: Option<f64>,
}

#[generator]
fn averager() -> impl Generator<Send = Option<f64>, Return = Average> {
    let mut total = 0.0;
    let mut count = 0;
    let mut average = None;
    loop {
        let Some(term) = yield_!() else { break };
        total += term;
        count += 1;
        average = Some(total / f64::from(count));
    }
    Average { count, average }
}

fn main() -> Result<(), StopIteration<Average>> {
    let mut averager = averager();
    next(&mut averager)?; // runs to the first `yield_!`, where it waits for a term
    averager.send(10.0)?;
    averager.send(30.0)?;
    averager.send(6.5)?;
    // `None` ends it: what it returns is the value of the `StopIteration`.
    match averager.send(None) {
        Ok(()) => unreachable!("`None` ends the loop"),
        Err(StopIteration { value }) => println!("{:?}", value.expect("it returned just now")),
    }
    Ok(())
}
