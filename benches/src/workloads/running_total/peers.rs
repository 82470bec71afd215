//! Those on crates.io.

use std::pin::pin;

use diapause::{Coroutine, CoroutineState};
use genawaiter::GeneratorState;

use super::*;
use crate::measure::Contender;

#[diapause::coroutine(yield = u64, resume = u64)]
fn diapaused() {
    let mut total: u64 = 0;
    loop {
        let sent: u64 = yield_!(total);
        total = total.wrapping_add(sent);
    }
}

fn by_diapause(state: CoroutineState<u64, ()>) -> u64 {
    match state {
        CoroutineState::Yielded(total) => total,
        CoroutineState::Complete(()) => 0,
    }
}

macro_rules! awaited {
    ($name:ident, $($co:tt)*) => {
        async fn $name(co: genawaiter::$($co)*<u64, u64>) {
            let mut total: u64 = 0;
            loop {
                total = total.wrapping_add(co.yield_(total).await);
            }
        }
    };
}

awaited!(rc, rc::Co);
awaited!(sync, sync::Co);

async fn stack(co: genawaiter::stack::Co<'_, u64, u64>) {
    let mut total: u64 = 0;
    loop {
        total = total.wrapping_add(co.yield_(total).await);
    }
}

fn by_genawaiter(state: GeneratorState<u64, ()>) -> u64 {
    match state {
        GeneratorState::Yielded(total) => total,
        GeneratorState::Complete(()) => 0,
    }
}

#[next_gen::generator(yield(u64), resume(u64))]
fn next_gened() {
    let mut total: u64 = 0;
    loop {
        total = total.wrapping_add(yield_!(total));
    }
}

#[fauxgen::generator(yield = u64, arg = u64)]
fn fauxgened() {
    let mut total: u64 = 0;
    loop {
        total = total.wrapping_add(r#yield!(total));
    }
}

/// Inline and boxed, from how to make one and how to send to it.
macro_rules! both {
    ($name:literal, $size:expr, |$it:ident, $value:ident| $make:block $send:expr) => {
        contender(
            $name,
            || {
                let mut $it = $make;
                let $value = 0;
                $send;
                send_all(values(), |$value| $send)
            },
            || {
                let mut $it = $make;
                let $value = 0;
                $send;
                send_all_boxed(values(), |$value| $send)
            },
            $size,
        )
    };
}

pub(super) fn contenders() -> Vec<Contender> {
    vec![
        contender(
            "diapause",
            || {
                let mut it = diapaused();
                let _ = it.start();
                send_all(values(), |value| by_diapause(it.resume(value)))
            },
            || {
                let it: Box<dyn Coroutine<u64, Yield = u64, Return = ()>> = Box::new(diapaused());
                let mut it = black_box(it);
                let _ = it.start();
                send_all(values(), |value| by_diapause(it.resume(value)))
            },
            Some(|| size_of_val(&diapaused()) as u64),
        ),
        contender(
            "genawaiter stack",
            || {
                let mut shelf = genawaiter::stack::Shelf::new();
                // Safety: `co` ends with the body.
                let mut it = unsafe { genawaiter::stack::Gen::new(&mut shelf, stack) };
                it.resume_with(0);
                send_all(values(), |value| by_genawaiter(it.resume_with(value)))
            },
            || {
                let mut shelf = genawaiter::stack::Shelf::new();
                // Safety: `co` ends with the body.
                let mut it = unsafe { genawaiter::stack::Gen::new(&mut shelf, stack) };
                it.resume_with(0);
                send_all_boxed(values(), |value| by_genawaiter(it.resume_with(value)))
            },
            None,
        ),
        both!("genawaiter rc", None, |it, value| { genawaiter::rc::Gen::new(rc) }
            by_genawaiter(it.resume_with(value))),
        both!("genawaiter sync", None, |it, value| { genawaiter::sync::Gen::new(sync) }
            by_genawaiter(it.resume_with(value))),
        both!("next-gen", None, |it, value| { next_gen::generator_fn::CallBoxed::call_boxed(next_gened, ()) }
        match it.as_mut().resume(value) {
            next_gen::generator::GeneratorState::Yielded(total) => total,
            next_gen::generator::GeneratorState::Returned(()) => 0,
        }),
        contender(
            "fauxgen",
            || {
                let mut it = pin!(fauxgened());
                by_fauxgen(fauxgen::Generator::resume(it.as_mut(), 0));
                send_all(values(), |value| by_fauxgen(fauxgen::Generator::resume(it.as_mut(), value)))
            },
            || {
                let mut it = Box::pin(fauxgened());
                by_fauxgen(fauxgen::Generator::resume(it.as_mut(), 0));
                send_all_boxed(values(), |value| by_fauxgen(fauxgen::Generator::resume(it.as_mut(), value)))
            },
            None,
        ),
        both!("generator", None, |it, value| {
            generator::Gn::<u64>::new_scoped_local(|mut scope| {
                let mut total: u64 = 0;
                loop {
                    total = total.wrapping_add({
                        scope.yield_with(total);
                        scope.get_yield().unwrap_or_default()
                    });
                }
            })
        } it.raw_send(Some(value)).unwrap_or_default()),
        both!("corosensei", None, |it, value| {
            corosensei::Coroutine::<u64, u64, ()>::new(|yielder, _| {
                let mut total: u64 = 0;
                loop {
                    total = total.wrapping_add(yielder.suspend(total));
                }
            })
        } it.resume(value).as_yield().unwrap_or_default()),
    ]
}

fn by_fauxgen(state: fauxgen::GeneratorState<u64, ()>) -> u64 {
    match state {
        fauxgen::GeneratorState::Yielded(total) => total,
        fauxgen::GeneratorState::Complete(()) => 0,
    }
}
