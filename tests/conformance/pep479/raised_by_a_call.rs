//! `test_generator_stop.TestPEP479.test_stopiteration_wrapping` and `test_stopiteration_wrapping_context`. What an error is
//! made of is up to its type; here it is kept.

use std::fmt;

use crate::prelude::*;
use crate::transcript::Text;

/// `RuntimeError("generator raised StopIteration")`, with its `__cause__`.
struct RuntimeError {
    cause: StopIteration<()>,
}

impl From<StopIteration<()>> for RuntimeError {
    fn from(cause: StopIteration<()>) -> Self {
        RuntimeError { cause }
    }
}

impl fmt::Display for RuntimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RuntimeError: generator raised StopIteration")
    }
}

impl Text for RuntimeError {
    fn text(&self) -> String {
        self.to_string()
    }
}

fn stops() -> Result<i32, StopIteration<()>> {
    Err(StopIteration { value: None })
}

#[generator]
fn calls() -> impl Generator<Yield = i32, Return = Result<(), RuntimeError>> {
    yield_!(stops()?);
    Ok(())
}

fn main() {
    let mut g = calls();
    show(next(&mut g));
    if let Err(StopIteration { value: Some(Err(error)) }) = next(&mut calls()) {
        println!("made of {}", format!("{:?}", error.cause).split(' ').next().unwrap());
    }
}

same_as_python!();
