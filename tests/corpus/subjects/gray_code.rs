//! Codes in which neighbours differ in one bit.

use std::fmt::Debug;

use super::prelude::*;

#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    name: &'static str,
    weight: usize,
    worth: u32,
}

/// Which bit flips, and what is then set.
#[generator]
fn gray_code(bits: u32) -> impl Iterator<Item = (Option<u32>, String)> {
    let width = bits as usize;
    let mut code = 0_u32;
    yield_!((None, format!("{code:0width$b}")));
    for n in 1..1_u32 << bits {
        let bit = n.trailing_zeros();
        code ^= 1 << bit;
        yield_!((Some(bit), format!("{code:0width$b}")));
    }
}

cases! {
    gray_code { drive!(gray_code(3)); }
}
