use genfn::prelude::*;

fn find(id: u32) -> Option<String> {
    (id > 1).then(|| id.to_string())
}

#[generator]
fn names(ids: Vec<u32>) -> impl Generator<Yield = String, Return = Result<(), String>> {
    for id in ids {
        yield_!(find(id)?);
    }
    Ok(())
}

fn main() {
    names(vec![1]).count();
}
