use genfn::prelude::*;

fn main() {
    let names = vec![String::new()];
    let lengths = gen_!({
        for name in names {
            yield_!(name.len());
        }
    });
    println!("{}", names.len());
    lengths.count();
}
