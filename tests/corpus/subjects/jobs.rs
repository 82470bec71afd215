//! Jobs that run once, and what they leave to be done.

use super::prelude::*;

#[generator]
fn jobs(jobs: Vec<Box<dyn FnOnce() -> Result<i32, String>>>) -> impl Iterator<Item = i32> {
    let mut failed = Vec::new();
    for job in jobs {
        match job() {
            Ok(n) => yield_!(n),
            Err(error) => failed.push(move || error.len() as i32),
        }
    }
    for job in failed {
        yield_!(job());
    }
}

cases! {
    jobs {
        let scale = 3;
        let name = "four".to_string();
        drive!(jobs(vec![Box::new(move || Ok(scale * 2)), Box::new(move || Err(name)), Box::new(|| Ok(1))]));
    }
}
