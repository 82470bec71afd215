use genfn::prelude::*;

struct Countdown(u32);

impl Countdown {
    #[generator]
    fn numbers(&mut self, by: u32) -> impl Iterator<Item = u32> {
        if self.0 > by {
            yield_!(self.0);
            self.0 -= by;
            yield_from!(self.numbers(by));
        }
    }
}

fn main() {}

// genfn::errors: a recursion without a box
