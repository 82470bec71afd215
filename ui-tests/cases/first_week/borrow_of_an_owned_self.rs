use genfn::prelude::*;

struct People {
    names: Vec<String>,
}

impl People {
    #[generator]
    fn all(self) -> impl Iterator<Item = String> {
        for name in self.names.iter() {
            yield_!(name.clone());
        }
    }
}

fn main() {}
