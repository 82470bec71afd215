use genfn::prelude::*;

fn main() {
    let n = 1;
    let nothing = gen_!({
        println!("{n}");
    });
    nothing.count();
}
