use genfn::prelude::*;

#[generator]
trait Numbers {
    fn all(&self) -> u32;
}

fn main() {}
