//! `test_next_and_return_with_value` and `test_send_and_return_with_value`.

use crate::prelude::*;
use crate::transcript::Text;

#[generator]
fn returns<T>(value: T) -> impl Generator<Send = Option<String>, Return = T> {
    println!("begins");
    let x = yield_!();
    println!("heard {}", text(&x));
    value
}

fn both<T: Text + Clone>(value: T) {
    let mut g = returns(value.clone());
    show(next(&mut g));
    show(next(&mut g));

    let mut g = returns(value);
    show(next(&mut g));
    show(g.send("spam"));
}

fn main() {
    both(());
    both(1);
    both((2,));

    let mut g = returns(StopIteration { value: Some(3) });
    show(next(&mut g));
    if let Err(stop) = next(&mut g) {
        println!("stopped with one that has {}", text(&stop.value.unwrap().value));
    }
}

same_as_python!();
