use genfn::prelude::*;

mod others {
    pub fn down(n: u32) -> crate::Down {
        crate::down(n / 2)
    }
}

#[generator(type = Down)]
fn down(n: u32) -> impl Iterator<Item = u32> {
    use others::*;
    yield_!(n);
    if n > 0 {
        yield_from!(down(n - 1));
    }
}

fn main() {}

// genfn::errors: a recursion without a box
