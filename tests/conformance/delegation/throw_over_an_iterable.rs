//! `test_delegating_throw_to_non_generator`: an iterator knows nothing of errors, so it is raised at the `yield from`.

use crate::prelude::*;

#[generator]
fn ten() -> impl Generator<Yield = i32, Return = Result<(), Error>> {
    try_! {{
        println!("begins");
        yield_from!(0..10);
    } finally {
        println!("ends");
    }}
    Ok(())
}

fn main() {
    let mut g = ten();
    for _ in 0..5 {
        show(next(&mut g));
    }
    show(g.throw(Error::ValueError("thrown")));
    show(next(&mut g));
}

same_as_python!();
