//! `test_send_tuple_with_custom_generator`.

use std::panic::Location;

use genfn::Inspect;

use crate::prelude::*;

type Tuple = Option<(i32, i32, i32, i32)>;

struct Custom(State);

impl Generator for Custom {
    type Yield = Option<i32>;
    type Send = Tuple;
    type Return = ();

    fn resume(&mut self, resume: Resume<Tuple, ()>) -> Result<Option<i32>, StopIteration<()>> {
        self.0 = State::Suspended;
        match resume {
            Resume::Start => Ok(Some(42)),
            Resume::Send(value) => {
                println!("sent {}", text(&value));
                Ok(None)
            }
            Resume::Throw(()) | Resume::Close => Err(StopIteration { value: None }),
        }
    }

    fn state(&self) -> State {
        self.0
    }

    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        None
    }

    fn delegate(&self) -> Option<&dyn Inspect> {
        None
    }
}

#[generator]
fn outer() -> impl Generator<Yield = Option<i32>, Send = Tuple> {
    yield_from!(Custom(State::Created));
}

fn main() {
    let mut g = outer();
    show(next(&mut g));
    show(g.send((1, 2, 3, 4)));
}

same_as_python!();
