//! `test_generators.syntax_tests`: a yield in an inner function makes a generator of that one only.

use crate::prelude::*;

fn holds_a_generator() -> String {
    #[generator]
    fn inner() -> impl Iterator<Item = i32> {
        yield_!(1);
    }

    format!("no generator, but {:?}", inner().collect::<Vec<_>>())
}

fn holds_a_class() -> String {
    struct Inner {
        n: i32,
    }

    impl Inner {
        #[generator]
        fn numbers(&self) -> impl Iterator<Item = i32> {
            yield_!(self.n);
        }
    }

    format!("no generator, but {:?}", Inner { n: 2 }.numbers().collect::<Vec<_>>())
}

fn main() {
    println!("{}", holds_a_generator());
    println!("{}", holds_a_class());
}

same_as_python!();
