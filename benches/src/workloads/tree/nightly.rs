//! The language's own, by loops.

use std::ops::Coroutine;
use std::pin::Pin;

use super::{Node, of};
use crate::bodies::boxed_contenders;
use crate::drive::Drive;
use crate::measure::Contender;
use crate::workloads::resumed;

fn gens(node: &'static Node) -> Box<dyn Iterator<Item = u64>> {
    Box::new(gen move {
        if let Some(left) = &node.left {
            for value in gens(left) {
                yield value;
            }
        }
        yield node.value;
        if let Some(right) = &node.right {
            for value in gens(right) {
                yield value;
            }
        }
    })
}

fn gen_block(node: &'static Node, drive: impl Drive) -> u64 {
    drive.run(gens(node))
}

fn coroutines(node: &'static Node) -> Box<dyn Iterator<Item = u64>> {
    let mut it = #[coroutine]
    move || {
        if let Some(left) = &node.left {
            for value in coroutines(left) {
                yield value;
            }
        }
        yield node.value;
        if let Some(right) = &node.right {
            for value in coroutines(right) {
                yield value;
            }
        }
    };
    Box::new(resumed(move || Pin::new(&mut it).resume(())))
}

fn coroutine(node: &'static Node, drive: impl Drive) -> u64 {
    drive.run(coroutines(node))
}

pub(super) fn contenders() -> [Vec<Contender>; 2] {
    of! { gen_block = "gen block", coroutine = "#[coroutine]" }
}
