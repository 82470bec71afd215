use std::ops::Deref;

use genfn::prelude::*;

struct Seen(Vec<(u32, u32)>);

impl Deref for Seen {
    type Target = (u32, u32);
    fn deref(&self) -> &(u32, u32) {
        println!("seen");
        &self.0[0]
    }
}

#[generator]
fn looked_at(seen: Seen) -> impl Iterator<Item = u32> {
    let first = &seen.1;
    yield_!(*first);
    yield_!(*first);
}

fn main() {}
