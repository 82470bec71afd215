//! What is left of a local of which a part was moved has no type that could be written.

use genfn::prelude::*;

struct Job {
    name: String,
    steps: Vec<u8>,
}

#[generator(type = Names)]
fn names(job: Job) -> impl Iterator<Item = String> {
    let name = job.name;
    yield_!(name.clone());
    yield_!(name);
}

#[generator(type = Taken)]
fn taken(job: Job) -> impl Iterator<Item = String> {
    let Job { name, steps } = job;
    let (name, steps): (String, Vec<u8>) = (name, steps);
    yield_!(name.clone());
    yield_!(format!("{name}{}", steps.len()));
}

fn main() {}
