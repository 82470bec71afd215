use genfn::prelude::*;

struct Job<F> {
    name: String,
    run: F,
}

#[generator]
fn lengths(text: String) -> impl Iterator<Item = usize> {
    let job = Job { name: text.clone(), run: move || text };
    let Job { run, .. } = job;
    yield_!(0);
    yield_!(run().len());
}

fn main() {
    lengths(String::new()).count();
}
