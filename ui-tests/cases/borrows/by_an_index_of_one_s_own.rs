use std::ops::Index;

use genfn::prelude::*;

struct Dice(Vec<u32>);

impl Index<usize> for Dice {
    type Output = u32;
    fn index(&self, index: usize) -> &u32 {
        println!("rolled");
        &self.0[index]
    }
}

#[generator]
fn rolled(dice: Dice) -> impl Iterator<Item = u32> {
    let die = &dice[0];
    yield_!(*die);
    yield_!(*die);
}

fn main() {}
