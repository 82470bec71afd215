use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use genfn::{Generator, generator, try_, yield_};

const LAST: u32 = 3;

fn helper(n: u32) -> u32 {
    n
}

macro_rules! plus_one {
    ($n:expr) => {
        $n + 1
    };
}

struct Names {
    names: HashMap<u32, String>,
}

impl Names {
    #[generator]
    fn all(&self, (first, mut text): (u32, String)) -> impl Generator<Yield = u32, Return = Result<(), std::fmt::Error>> {
        let mut seen = BTreeMap::new();
        for n in first..LAST {
            let Some(name) = self.names.get(&n) else { continue };
            write!(text, "{name}")?;
            seen.insert(n, yield_!(helper(n)));
            try_! {{
                yield_!(plus_one!(n));
            } except std::fmt::Error => {
                text.clear();
            }}
        }
        seen.keys().for_each(|n| yield_!(*n));
        Ok(())
    }
}

fn main() {
    let names = Names { names: HashMap::new() };
    for n in names.all((0, String::new())) {
        println!("{n:?}");
    }
}
