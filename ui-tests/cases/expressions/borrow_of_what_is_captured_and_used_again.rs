use genfn::prelude::*;

fn main() {
    let names = vec!["a".to_string()];
    let g = gen_!({
        for name in &names {
            yield_!(name.len());
        }
    });
    println!("{} {}", g.count(), names.len());
}

// genfn::errors: a borrow across a yield
