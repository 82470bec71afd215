//! PEP 342, "Specification summary": a yield may stand in a `try` that has a `finally`, and in that `finally`.

use crate::prelude::*;

#[generator]
fn transaction() -> impl Generator<Yield = &'static str, Send = Option<i32>, Return = Result<(), Error>> {
    try_! {{
        let x = yield_!("begin").unwrap();
        if x < 0 {
            Err(Error::ValueError("negative"))?;
        }
        yield_!("commit");
    } except Error::ValueError(about) => {
        yield_!("roll back");
        println!("because of {about}");
    } else {
        yield_!("committed");
    } finally {
        yield_!("end");
        println!("ended");
    }}
    Ok(())
}

fn main() {
    for sent in [1, -1] {
        let mut g = transaction();
        show(next(&mut g));
        show(g.send(sent));
        while let Ok(i) = next(&mut g) {
            println!("step: {i}");
        }
    }
}

same_as_python!();
