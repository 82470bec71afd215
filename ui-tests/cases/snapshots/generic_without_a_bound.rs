use genfn::prelude::*;
use serde::{Deserialize, Serialize};

fn is_written<T: Serialize>(_: T) {}

#[generator(type = Repeat)]
#[derive(Serialize, Deserialize)]
fn repeat<T: Clone>(item: T) -> impl Iterator<Item = T> {
    loop {
        yield_!(item.clone());
    }
}

struct Opaque;

impl Clone for Opaque {
    fn clone(&self) -> Self {
        Opaque
    }
}

fn use_it() {
    is_written(repeat(Opaque));
}

fn main() {}
