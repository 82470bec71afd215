//! Those on crates.io. genawaiter's `stack` is left out: what is pinned to a stack can't be a stage.

use next_gen::generator_fn::CallBoxed as _;

use super::{Numbers, pipeline};
use crate::bodies::boxed_contenders;
use crate::drive::Drive;
use crate::measure::Contender;

#[diapause::coroutine(yield = u64)]
fn diapaused(inner: Numbers, number: u64) {
    for n in inner {
        if n & 1023 != number {
            yield_!(n);
        }
    }
}

fn diapause(drive: impl Drive) -> u64 {
    drive.run(pipeline(|inner, number| Box::new(diapaused(inner, number).into_iter())))
}

macro_rules! awaited {
    ($name:ident: $co:ty) => {
        async fn $name(co: $co, inner: Numbers, number: u64) {
            for n in inner {
                if n & 1023 != number {
                    co.yield_(n).await;
                }
            }
        }
    };
}

awaited!(by_rc: genawaiter::rc::Co<u64>);
awaited!(by_sync: genawaiter::sync::Co<u64>);

fn rc(drive: impl Drive) -> u64 {
    drive.run(pipeline(|inner, number| Box::new(genawaiter::rc::Gen::new(|co| by_rc(co, inner, number)).into_iter())))
}

fn sync(drive: impl Drive) -> u64 {
    drive.run(pipeline(|inner, number| {
        Box::new(genawaiter::sync::Gen::new(|co| by_sync(co, inner, number)).into_iter())
    }))
}

#[next_gen::generator(yield(u64))]
fn next_gened(inner: Numbers, number: u64) {
    for n in inner {
        if n & 1023 != number {
            yield_!(n);
        }
    }
}

fn next_gen(drive: impl Drive) -> u64 {
    drive.run(pipeline(|inner, number| Box::new(next_gened.call_boxed((inner, number)))))
}

#[fauxgen::generator(yield = u64)]
fn fauxgened(inner: Numbers, number: u64) {
    for n in inner {
        if n & 1023 != number {
            r#yield!(n);
        }
    }
}

fn fauxgen(drive: impl Drive) -> u64 {
    drive.run(pipeline(|inner, number| Box::new(Box::pin(fauxgened(inner, number)))))
}

fn generator(drive: impl Drive) -> u64 {
    drive.run(pipeline(|inner, number| {
        Box::new(generator::Gn::<()>::new_scoped_local(move |mut scope| {
            for n in inner {
                if n & 1023 != number {
                    scope.yield_with(n);
                }
            }
            generator::done!()
        }))
    }))
}

fn corosensei(drive: impl Drive) -> u64 {
    drive.run(pipeline(|inner, number| {
        let mut it = corosensei::Coroutine::<(), u64, ()>::new(move |yielder, ()| {
            for n in inner {
                if n & 1023 != number {
                    yielder.suspend(n);
                }
            }
        });
        Box::new(std::iter::from_fn(move || it.resume(()).as_yield()))
    }))
}

pub(super) fn contenders() -> Vec<Contender> {
    boxed_contenders! {
        diapause() = "diapause", rc() = "genawaiter rc", sync() = "genawaiter sync",
        next_gen() = "next-gen", fauxgen() = "fauxgen", generator() = "generator", corosensei() = "corosensei"
    }
}
