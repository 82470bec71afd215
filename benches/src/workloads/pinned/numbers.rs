//! Numbers of a vector that the generator owns: so little work that what remains is the switch.

use std::hint::black_box;

use genfn::prelude::*;

use crate::bodies::contenders;
use crate::drive::Drive;
use crate::measure::Workload;

const NUMBERS: u64 = 100_000;

fn numbers() -> Vec<u64> {
    black_box((0..NUMBERS).collect())
}

/// An index in place of the borrow.
struct Numbers {
    numbers: Vec<u64>,
    at: usize,
}

impl Iterator for Numbers {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        let number = *self.numbers.get(self.at)?;
        self.at += 1;
        Some(number)
    }
}

fn hand(drive: impl Drive) -> u64 {
    drive.run(Numbers { numbers: numbers(), at: 0 })
}

#[generator(pinned)]
fn each(numbers: Vec<u64>) -> impl Iterator<Item = u64> {
    for number in &numbers {
        yield_!(*number);
    }
}

fn genfn(drive: impl Drive) -> u64 {
    drive.run(each(numbers()))
}

#[cfg(feature = "peers")]
mod peers {
    use super::*;

    macro_rules! awaited {
        ($name:ident, $($flavour:ident)::*) => {
            async fn $name(co: $($flavour)::*::Co<u64>, numbers: Vec<u64>) {
                for number in &numbers {
                    co.yield_(*number).await;
                }
            }
        };
    }

    awaited!(rc_each, genawaiter::rc);
    awaited!(sync_each, genawaiter::sync);

    pub fn rc(drive: impl Drive) -> u64 {
        drive.run(genawaiter::rc::Gen::new(|co| rc_each(co, numbers())).into_iter())
    }

    pub fn sync(drive: impl Drive) -> u64 {
        drive.run(genawaiter::sync::Gen::new(|co| sync_each(co, numbers())).into_iter())
    }

    pub fn sync_boxed(drive: impl Drive) -> u64 {
        drive.run(genawaiter::sync::Gen::new_boxed(|co| sync_each(co, numbers())).into_iter())
    }
}

pub fn workload() -> Workload {
    #[allow(unused_mut)]
    let mut contenders = contenders! { hand = "by hand", genfn = "genfn" };
    #[cfg(feature = "peers")]
    {
        use peers::{rc, sync, sync_boxed};
        contenders.extend(contenders! {
            rc = "genawaiter rc", sync = "genawaiter sync", sync_boxed = "genawaiter sync, boxed"
        });
    }
    Workload { name: "numbers, pinned", items: hand(crate::drive::Count), contenders }
}
