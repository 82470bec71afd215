//! Those on crates.io. Those that ride on `async`, and those with stacks, delegate by calling a function; next-gen by a loop.

use std::hint::black_box;
use std::pin::{Pin, pin};

use corosensei::Yielder;
use fauxgen::GeneratorToken;
use generator::Scope;
use next_gen::generator_fn::CallBoxed as _;

use super::ITEMS;
use crate::bodies::boxed_contenders;
use crate::drive::Drive;
use crate::measure::Contender;

#[diapause::coroutine(yield = u64)]
fn diapaused(depth: u32, count: u64) {
    if depth == 0 {
        for n in 0u64..count {
            yield_!(n);
        }
    } else {
        yield_all!(box diapaused(depth - 1, count));
    }
}

fn diapause(depth: u32, drive: impl Drive) -> u64 {
    let it: Box<dyn Iterator<Item = u64>> = Box::new(diapaused(black_box(depth), black_box(ITEMS)).into_iter());
    drive.run(black_box(it))
}

macro_rules! awaited {
    ($name:ident: $co:ty) => {
        fn $name<'a>(co: &'a $co, depth: u32, count: u64) -> Pin<Box<dyn Future<Output = ()> + 'a>> {
            Box::pin(async move {
                if depth == 0 {
                    for n in 0..count {
                        co.yield_(n).await;
                    }
                } else {
                    $name(co, depth - 1, count).await;
                }
            })
        }
    };
}

awaited!(by_rc: genawaiter::rc::Co<u64>);
awaited!(by_sync: genawaiter::sync::Co<u64>);
awaited!(by_stack: genawaiter::stack::Co<'_, u64>);
awaited!(by_token: GeneratorToken<u64>);

fn rc(depth: u32, drive: impl Drive) -> u64 {
    let it = genawaiter::rc::Gen::new(async move |co| by_rc(&co, black_box(depth), black_box(ITEMS)).await);
    let it: Box<dyn Iterator<Item = u64>> = Box::new(it.into_iter());
    drive.run(black_box(it))
}

fn sync(depth: u32, drive: impl Drive) -> u64 {
    let it = genawaiter::sync::Gen::new(async move |co| by_sync(&co, black_box(depth), black_box(ITEMS)).await);
    let it: Box<dyn Iterator<Item = u64>> = Box::new(it.into_iter());
    drive.run(black_box(it))
}

fn stack(depth: u32, drive: impl Drive) -> u64 {
    async fn body(co: genawaiter::stack::Co<'_, u64>, depth: u32) {
        by_stack(&co, depth, black_box(ITEMS)).await;
    }
    let mut shelf = genawaiter::stack::Shelf::new();
    // Safety: `co` ends with the body.
    let it = unsafe { genawaiter::stack::Gen::new(&mut shelf, |co| body(co, black_box(depth))) };
    let it: Box<dyn Iterator<Item = u64> + '_> = Box::new(it.into_iter());
    drive.run(black_box(it))
}

fn fauxgen(depth: u32, drive: impl Drive) -> u64 {
    let it = pin!(fauxgen::r#gen!(|token: GeneratorToken<u64>| {
        by_token(&token, black_box(depth), black_box(ITEMS)).await;
    }));
    let it: Box<dyn Iterator<Item = u64> + '_> = Box::new(it);
    drive.run(black_box(it))
}

#[next_gen::generator(yield(u64))]
fn next_gened(depth: u32, count: u64) {
    if depth == 0 {
        for n in 0..count {
            yield_!(n);
        }
    } else {
        for n in boxed_next_gen(depth - 1, count) {
            yield_!(n);
        }
    }
}

fn boxed_next_gen(depth: u32, count: u64) -> Box<dyn Iterator<Item = u64>> {
    Box::new(next_gened.call_boxed((depth, count)))
}

fn next_gen(depth: u32, drive: impl Drive) -> u64 {
    drive.run(boxed_next_gen(black_box(depth), black_box(ITEMS)))
}

fn by_scope(scope: &mut Scope<'_, '_, (), u64>, depth: u32, count: u64) {
    if depth == 0 {
        for n in 0..count {
            scope.yield_with(n);
        }
    } else {
        by_scope(scope, black_box(depth - 1), count);
    }
}

fn generator(depth: u32, drive: impl Drive) -> u64 {
    let it = generator::Gn::<()>::new_scoped_local(move |mut scope| {
        by_scope(&mut scope, black_box(depth), black_box(ITEMS));
        generator::done!()
    });
    let it: Box<dyn Iterator<Item = u64>> = Box::new(it);
    drive.run(black_box(it))
}

fn by_yielder(yielder: &Yielder<(), u64>, depth: u32, count: u64) {
    if depth == 0 {
        for n in 0..count {
            yielder.suspend(n);
        }
    } else {
        by_yielder(yielder, black_box(depth - 1), count);
    }
}

fn corosensei(depth: u32, drive: impl Drive) -> u64 {
    let mut it = corosensei::Coroutine::<(), u64, ()>::new(move |yielder, ()| {
        by_yielder(yielder, black_box(depth), black_box(ITEMS));
    });
    let it: Box<dyn Iterator<Item = u64>> = Box::new(std::iter::from_fn(move || it.resume(()).as_yield()));
    drive.run(black_box(it))
}

pub(super) fn contenders<const DEPTH: u32>() -> Vec<Contender> {
    boxed_contenders! {
        diapause(DEPTH) = "diapause",
        stack(DEPTH) = "genawaiter stack", rc(DEPTH) = "genawaiter rc", sync(DEPTH) = "genawaiter sync",
        next_gen(DEPTH) = "next-gen", fauxgen(DEPTH) = "fauxgen",
        generator(DEPTH) = "generator", corosensei(DEPTH) = "corosensei"
    }
}
