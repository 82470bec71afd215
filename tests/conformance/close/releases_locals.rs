//! `GeneratorCloseTest.test_close_releases_frame_locals`: a closed generator holds nothing, though it is still there.

use std::rc::Rc;

use crate::prelude::*;

struct Held;

#[generator]
fn holds(held: Rc<Held>) -> impl Generator {
    let local = held;
    yield_!();
    println!("never {}", Rc::strong_count(&local));
}

fn main() {
    let held = Rc::new(Held);
    let weak = Rc::downgrade(&held);
    let mut g = holds(held);
    next(&mut g).unwrap();
    println!("held: {}", text(&weak.upgrade().is_some()));
    g.close();
    println!("held: {}", text(&weak.upgrade().is_some()));
    drop(g);
}

same_as_python!();
