//! `test_value_attribute_of_StopIteration_exception`: it can be made, and changed, by hand.

use crate::prelude::*;

fn shown(stop: StopIteration<&str>) {
    println!("StopIteration {}", text(&stop.value));
}

fn main() {
    let stop = StopIteration { value: None };
    shown(stop);
    let mut stop = StopIteration { value: Some("spam") };
    shown(stop);
    stop.value = Some("eggs");
    shown(stop);
}

same_as_python!();
