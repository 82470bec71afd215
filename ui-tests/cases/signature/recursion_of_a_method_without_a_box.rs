use genfn::prelude::*;

struct Countdown(u32);

impl Countdown {
    #[generator]
    fn numbers(&mut self) -> impl Generator<Yield = u32> {
        if self.0 > 0 {
            yield_!(self.0);
            self.0 -= 1;
            yield_from!(self.numbers());
        }
    }
}

fn main() {}
