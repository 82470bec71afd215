use genfn::prelude::*;

#[derive(Clone)]
struct Loud(String);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}

fn make() -> (Loud, Loud) {
    (Loud(String::new()), Loud(String::new()))
}

#[generator]
fn lengths() -> impl Iterator<Item = usize> + Clone {
    let pair = make();
    drop(pair.0);
    yield_!(1);
    drop(pair.1);
}

fn main() {}

// genfn::errors: a value moved before a yield
