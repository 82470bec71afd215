use genfn::prelude::*;

enum Job {
    Named { name: String, notes: Vec<String> },
    Counted(u32),
}

#[generator(type = Names)]
fn names(job: Job) -> impl Iterator<Item = String> {
    match job {
        Job::Named { name, .. } => yield_!(name),
        Job::Counted(n) => yield_!(n.to_string()),
    }
}

fn main() {}
