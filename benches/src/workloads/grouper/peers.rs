//! Those on crates.io. Those that ride on `async`, and those with stacks, delegate by calling a function; next-gen can't
//! delegate.

use std::pin::pin;

use corosensei::Yielder;
use diapause::{Coroutine, CoroutineState};
use fauxgen::GeneratorToken;
use generator::Scope;

use super::*;
use crate::measure::Contender;

#[diapause::coroutine(resume = Option<f64>)]
fn diapaused_averager() -> f64 {
    let mut total: f64 = 0.0;
    let mut count: u32 = 0;
    let mut average: f64 = 0.0;
    loop {
        let sent: Option<f64> = yield_!(());
        if let Some(term) = sent {
            total += term;
            count += 1;
            average = total / f64::from(count);
        } else {
            break;
        }
    }
    average
}

#[diapause::coroutine(resume = Option<f64>)]
fn diapaused(results: Results) {
    loop {
        let average: f64 = yield_all!(diapaused_averager());
        results.borrow_mut().push(average);
    }
}

/// What all the others do, but for how they yield.
macro_rules! body {
    ($yielded:expr) => {{
        let mut total = 0.0;
        let mut count = 0;
        let mut average = 0.0;
        loop {
            let Some(term) = ($yielded) else { break };
            total += term;
            count += 1;
            average = total / f64::from(count);
        }
        average
    }};
}

macro_rules! awaited {
    ($name:ident: $co:ty) => {
        async fn $name(co: $co, results: Results) {
            async fn averager(co: &$co) -> f64 {
                body!(co.yield_(()).await)
            }
            loop {
                let average = averager(&co).await;
                results.borrow_mut().push(average);
            }
        }
    };
}

awaited!(rc: genawaiter::rc::Co<(), Option<f64>>);
awaited!(sync: genawaiter::sync::Co<(), Option<f64>>);
awaited!(stack: genawaiter::stack::Co<'_, (), Option<f64>>);
awaited!(fauxgened: GeneratorToken<(), Option<f64>>);

fn scoped(scope: &mut Scope<'_, '_, Option<f64>, ()>) -> f64 {
    body!({
        scope.yield_with(());
        scope.get_yield().flatten()
    })
}

fn suspended(yielder: &Yielder<Option<f64>, ()>) -> f64 {
    body!(yielder.suspend(()))
}

/// Inline and boxed, from how to make one, run to its first yield, and how to send to it.
macro_rules! both {
    ($name:literal, $make:expr, $send:expr) => {
        contender($name, || groups($make, $send), || groups_boxed($make, $send), None)
    };
}

/// The same, where the generator can't leave the function it is made in.
macro_rules! both_pinned {
    ($name:literal, |$results:ident, $value:ident| { $($make:tt)* } $send:expr) => {
        contender(
            $name,
            || {
                let $results = Results::default();
                $($make)*
                let $value = None;
                $send;
                send_all(values(), |$value| $send);
                told(&$results)
            },
            || {
                let $results = Results::default();
                $($make)*
                let $value = None;
                $send;
                send_all_boxed(values(), |$value| $send);
                told(&$results)
            },
            None,
        )
    };
}

pub(super) fn contenders() -> Vec<Contender> {
    vec![
        contender(
            "diapause",
            || {
                groups(
                    |results| {
                        let mut it = diapaused(results);
                        let _ = it.start();
                        it
                    },
                    |it, value| by_diapause(it.resume(value)),
                )
            },
            || {
                groups(
                    |results| {
                        let mut it: Box<dyn Coroutine<Option<f64>, Yield = (), Return = ()>> =
                            Box::new(diapaused(results));
                        let _ = it.start();
                        black_box(it)
                    },
                    |it, value| by_diapause(it.resume(value)),
                )
            },
            Some(|| size_of_val(&diapaused(Results::default())) as u64),
        ),
        both_pinned!("genawaiter stack", |results, value| {
            let mut shelf = genawaiter::stack::Shelf::new();
            // Safety: `co` ends with the body.
            let mut it = unsafe { genawaiter::stack::Gen::new(&mut shelf, |co| stack(co, results.clone())) };
        } by_genawaiter(it.resume_with(value))),
        both!(
            "genawaiter rc",
            |results| {
                let mut it = genawaiter::rc::Gen::new(|co| rc(co, results));
                it.resume_with(None);
                it
            },
            |it, value| by_genawaiter(it.resume_with(value))
        ),
        both!(
            "genawaiter sync",
            |results| {
                let mut it = genawaiter::sync::Gen::new(|co| sync(co, results));
                it.resume_with(None);
                it
            },
            |it, value| by_genawaiter(it.resume_with(value))
        ),
        both_pinned!("fauxgen", |results, value| {
            let held = results.clone();
            let mut it = pin!(fauxgen::r#gen!(|token: GeneratorToken<(), Option<f64>>| fauxgened(token, held).await));
        } by_fauxgen(fauxgen::Generator::resume(it.as_mut(), value))),
        both!(
            "generator",
            |results| {
                let mut it = generator::Gn::<Option<f64>>::new_scoped_local(move |mut scope| {
                    loop {
                        let average = scoped(&mut scope);
                        results.borrow_mut().push(average);
                    }
                });
                it.raw_send(None);
                it
            },
            |it, value| u64::from(it.raw_send(Some(value)).is_none())
        ),
        both!(
            "corosensei",
            |results| {
                let mut it = corosensei::Coroutine::<Option<f64>, (), ()>::new(move |yielder, _| {
                    loop {
                        let average = suspended(yielder);
                        results.borrow_mut().push(average);
                    }
                });
                it.resume(None);
                it
            },
            |it, value| u64::from(it.resume(value).as_yield().is_none())
        ),
    ]
}

fn by_diapause(state: CoroutineState<(), ()>) -> u64 {
    u64::from(state == CoroutineState::Complete(()))
}

fn by_genawaiter(state: genawaiter::GeneratorState<(), ()>) -> u64 {
    u64::from(state == genawaiter::GeneratorState::Complete(()))
}

fn by_fauxgen(state: fauxgen::GeneratorState<(), ()>) -> u64 {
    u64::from(state == fauxgen::GeneratorState::Complete(()))
}
