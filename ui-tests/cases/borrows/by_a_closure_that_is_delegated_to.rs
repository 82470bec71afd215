use genfn::prelude::*;

#[generator]
fn named(names: Vec<String>, prefix: String) -> impl Iterator<Item = String> {
    yield_!(String::new());
    yield_from!(names.into_iter().map(|name| format!("{prefix}{name}")));
}

fn main() {}

// genfn::errors: a borrow across a yield
