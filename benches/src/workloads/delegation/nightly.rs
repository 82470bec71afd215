//! The language's own, which has no delegation: a loop stands in for it.

use std::hint::black_box;
use std::ops::Coroutine;
use std::pin::Pin;

use super::ITEMS;
use crate::bodies::boxed_contenders;
use crate::drive::Drive;
use crate::measure::Contender;
use crate::workloads::resumed;

fn gens(depth: u32, count: u64) -> Box<dyn Iterator<Item = u64>> {
    Box::new(gen move {
        if depth == 0 {
            for n in 0..count {
                yield n;
            }
        } else {
            for n in gens(depth - 1, count) {
                yield n;
            }
        }
    })
}

fn gen_block(depth: u32, drive: impl Drive) -> u64 {
    drive.run(gens(black_box(depth), black_box(ITEMS)))
}

fn coroutines(depth: u32, count: u64) -> Box<dyn Iterator<Item = u64>> {
    let mut it = #[coroutine]
    move || {
        if depth == 0 {
            for n in 0..count {
                yield n;
            }
        } else {
            for n in coroutines(depth - 1, count) {
                yield n;
            }
        }
    };
    Box::new(resumed(move || Pin::new(&mut it).resume(())))
}

fn coroutine(depth: u32, drive: impl Drive) -> u64 {
    drive.run(coroutines(black_box(depth), black_box(ITEMS)))
}

pub(super) fn contenders<const DEPTH: u32>() -> Vec<Contender> {
    boxed_contenders! { gen_block(DEPTH) = "gen block", coroutine(DEPTH) = "#[coroutine]" }
}
