use genfn::prelude::*;

struct Counter {
    n: u32,
}

impl Counter {
    #[generator]
    fn counts(&self) -> impl Stream<Item = u32> {
        loop {
            self.n += 1;
            yield_!(self.n);
        }
    }
}

fn main() {}
