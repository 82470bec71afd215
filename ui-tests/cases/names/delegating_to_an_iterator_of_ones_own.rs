use genfn::prelude::*;

struct Own;

impl Iterator for Own {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        None
    }
}

#[generator(type = All)]
fn all() -> impl Iterator<Item = u32> {
    let own: Own = Own;
    yield_from!(own);
}

fn main() {
    all().count();
}
