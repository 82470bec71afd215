//! `ExceptionTest.test_return_tuple` and `test_return_stopiteration`: a value that is a tuple, or a `StopIteration`, is
//! returned whole, not unpacked.

use crate::prelude::*;

#[generator]
fn gives_back<T>() -> impl Generator<Yield = i32, Send = T, Return = T> {
    yield_!(1)
}

fn main() {
    let mut g = gives_back::<(i32,)>();
    show(g.start());
    show(g.send((2,)));

    let mut g = gives_back::<StopIteration<i32>>();
    show(g.start());
    let stop = g.send(StopIteration { value: Some(2) }).unwrap_err();
    if let Some(inner) = stop.value {
        println!("an outer one holds an inner one: {} {}", text(&true), text(&inner.value));
    }
}

same_as_python!();
