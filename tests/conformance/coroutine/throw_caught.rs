//! `test_generators.coroutine_tests`, "some throw() conditions". PEP 342, "New generator method: throw(type, value, traceback)".

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
    show(g.throw(Error::ValueError("once")));
    show(g.throw(Error::ValueError("twice")));
    show(g.send(1));
    show(g.throw(Error::ValueError("again")));
}

same_as_python!();
