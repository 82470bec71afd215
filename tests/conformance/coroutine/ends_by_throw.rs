//! `test_generators.coroutine_tests`, "terminate the generator": what nobody catches ends it, and comes back.

use crate::prelude::*;

#[generator]
fn patient() -> impl Generator<Send = Option<i32>, Return = Result<(), Error>> {
    loop {
        try_! {{
            println!("heard {}", text(&yield_!()));
        } except Error::ValueError(about) => {
            println!("caught {about}");
        }}
    }
}

fn main() {
    let mut g = patient();
    show(next(&mut g));
    show(g.throw(Error::TypeError("not caught")));
    println!("{} {}", state(&g), text(&g.suspended_at().map(|place| place.line())));
    show(g.send(2));
    show(g.throw(Error::ValueError("too late")));
}

same_as_python!();
