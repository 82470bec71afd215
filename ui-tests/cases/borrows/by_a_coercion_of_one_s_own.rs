use std::ops::Deref;

use genfn::prelude::*;

struct Name(String);

impl Deref for Name {
    type Target = str;
    fn deref(&self) -> &str {
        println!("seen");
        &self.0
    }
}

#[generator]
fn lengths(name: Name) -> impl Iterator<Item = usize> {
    let text: &str = &name;
    yield_!(text.len());
    yield_!(text.len());
}

fn main() {}
