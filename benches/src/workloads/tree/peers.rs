//! Those on crates.io. Those that ride on `async`, and those with stacks, recurse by calling a function; next-gen by loops.

use std::pin::{Pin, pin};

use corosensei::Yielder;
use fauxgen::GeneratorToken;
use generator::Scope;
use next_gen::generator_fn::CallBoxed as _;

use super::{Node, black_box, of};
use crate::bodies::boxed_contenders;
use crate::drive::Drive;
use crate::measure::Contender;

/// In words of machine: room for the degenerate tree.
const STACK: usize = 0x10000;

#[diapause::coroutine(yield = u64)]
fn diapaused(node: &'static Node) {
    if let Some(left) = &node.left {
        yield_all!(box diapaused(left));
    }
    yield_!(node.value);
    if let Some(right) = &node.right {
        yield_all!(box diapaused(right));
    }
}

fn diapause(node: &'static Node, drive: impl Drive) -> u64 {
    let it: Box<dyn Iterator<Item = u64>> = Box::new(diapaused(node).into_iter());
    drive.run(black_box(it))
}

macro_rules! awaited {
    ($name:ident: $co:ty) => {
        fn $name<'a>(co: &'a $co, node: &'static Node) -> Pin<Box<dyn Future<Output = ()> + 'a>> {
            Box::pin(async move {
                if let Some(left) = &node.left {
                    $name(co, left).await;
                }
                co.yield_(node.value).await;
                if let Some(right) = &node.right {
                    $name(co, right).await;
                }
            })
        }
    };
}

awaited!(by_rc: genawaiter::rc::Co<u64>);
awaited!(by_sync: genawaiter::sync::Co<u64>);
awaited!(by_stack: genawaiter::stack::Co<'_, u64>);
awaited!(by_token: GeneratorToken<u64>);

fn rc(node: &'static Node, drive: impl Drive) -> u64 {
    let it = genawaiter::rc::Gen::new(async move |co| by_rc(&co, node).await);
    let it: Box<dyn Iterator<Item = u64>> = Box::new(it.into_iter());
    drive.run(black_box(it))
}

fn sync(node: &'static Node, drive: impl Drive) -> u64 {
    let it = genawaiter::sync::Gen::new(async move |co| by_sync(&co, node).await);
    let it: Box<dyn Iterator<Item = u64>> = Box::new(it.into_iter());
    drive.run(black_box(it))
}

fn stack(node: &'static Node, drive: impl Drive) -> u64 {
    async fn body(co: genawaiter::stack::Co<'_, u64>, node: &'static Node) {
        by_stack(&co, node).await;
    }
    let mut shelf = genawaiter::stack::Shelf::new();
    // Safety: `co` ends with the body.
    let it = unsafe { genawaiter::stack::Gen::new(&mut shelf, |co| body(co, node)) };
    let it: Box<dyn Iterator<Item = u64> + '_> = Box::new(it.into_iter());
    drive.run(black_box(it))
}

fn fauxgen(node: &'static Node, drive: impl Drive) -> u64 {
    let it = pin!(fauxgen::r#gen!(|token: GeneratorToken<u64>| by_token(&token, node).await));
    let it: Box<dyn Iterator<Item = u64> + '_> = Box::new(it);
    drive.run(black_box(it))
}

#[next_gen::generator(yield(u64))]
fn next_gened(node: &'static Node) {
    if let Some(left) = &node.left {
        for value in boxed_next_gen(left) {
            yield_!(value);
        }
    }
    yield_!(node.value);
    if let Some(right) = &node.right {
        for value in boxed_next_gen(right) {
            yield_!(value);
        }
    }
}

fn boxed_next_gen(node: &'static Node) -> Box<dyn Iterator<Item = u64>> {
    Box::new(next_gened.call_boxed((node,)))
}

fn next_gen(node: &'static Node, drive: impl Drive) -> u64 {
    drive.run(boxed_next_gen(node))
}

fn by_scope(scope: &mut Scope<'_, '_, (), u64>, node: &'static Node) {
    if let Some(left) = &node.left {
        by_scope(scope, left);
    }
    scope.yield_with(node.value);
    if let Some(right) = &node.right {
        by_scope(scope, right);
    }
}

fn generator(node: &'static Node, drive: impl Drive) -> u64 {
    let it = generator::Gn::<()>::new_scoped_opt_local(STACK, move |mut scope| {
        by_scope(&mut scope, node);
        generator::done!()
    });
    let it: Box<dyn Iterator<Item = u64>> = Box::new(it);
    drive.run(black_box(it))
}

fn by_yielder(yielder: &Yielder<(), u64>, node: &'static Node) {
    if let Some(left) = &node.left {
        by_yielder(yielder, left);
    }
    yielder.suspend(node.value);
    if let Some(right) = &node.right {
        by_yielder(yielder, right);
    }
}

fn corosensei(node: &'static Node, drive: impl Drive) -> u64 {
    let mut it = corosensei::Coroutine::<(), u64, ()>::new(move |yielder, ()| by_yielder(yielder, node));
    let it: Box<dyn Iterator<Item = u64>> = Box::new(std::iter::from_fn(move || it.resume(()).as_yield()));
    drive.run(black_box(it))
}

pub(super) fn contenders() -> [Vec<Contender>; 2] {
    of! {
        diapause = "diapause",
        stack = "genawaiter stack", rc = "genawaiter rc", sync = "genawaiter sync",
        next_gen = "next-gen", fauxgen = "fauxgen",
        generator = "generator", corosensei = "corosensei"
    }
}
