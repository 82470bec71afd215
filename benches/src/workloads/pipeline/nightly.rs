//! The language's own.

use std::ops::Coroutine;
use std::pin::Pin;

use super::pipeline;
use crate::bodies::boxed_contenders;
use crate::drive::Drive;
use crate::measure::Contender;
use crate::workloads::resumed;

fn gen_block(drive: impl Drive) -> u64 {
    drive.run(pipeline(|inner, number| {
        Box::new(gen move {
            for n in inner {
                if n & 1023 != number {
                    yield n;
                }
            }
        })
    }))
}

fn coroutine(drive: impl Drive) -> u64 {
    drive.run(pipeline(|inner, number| {
        let mut it = #[coroutine]
        move || {
            for n in inner {
                if n & 1023 != number {
                    yield n;
                }
            }
        };
        Box::new(resumed(move || Pin::new(&mut it).resume(())))
    }))
}

pub(super) fn contenders() -> Vec<Contender> {
    boxed_contenders! { gen_block() = "gen block", coroutine() = "#[coroutine]" }
}
