use genfn::prelude::*;

fn f() {
    #[generator]
    let numbers = || 1;
    drop(numbers);
}

fn main() {}
