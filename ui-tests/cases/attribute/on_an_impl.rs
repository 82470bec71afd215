use genfn::prelude::*;

struct Numbers;

#[generator]
impl Numbers {
    fn all(&self) -> u32 {
        1
    }
}

fn main() {}
