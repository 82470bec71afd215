use genfn::prelude::*;

fn main() {
    let count = 3;
    let numbers = gen_!({
        for i in 0..cuont {
            yield_!(i);
        }
    });
    numbers.count();
    println!("{count}");
}
