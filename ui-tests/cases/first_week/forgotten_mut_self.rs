use genfn::prelude::*;

struct Lcg {
    state: u64,
}

impl Lcg {
    #[generator]
    fn numbers(&self) -> impl Iterator<Item = u64> {
        loop {
            self.state = self.state.wrapping_mul(3);
            yield_!(self.state);
        }
    }
}

fn main() {}
