use genfn::prelude::*;

struct Names(Vec<String>);

impl Names {
    #[generator]
    fn lengths(&self) -> impl Generator<Yield = usize> {
        for name in &self.0 {
            yield_!(name.len());
        }
    }
}

fn main() {}
