//! Subroutines that can be suspended: the trampoline of the course's part 8, and what has replaced it since.
//!
//! A function that a coroutine calls can't yield for it. So the coroutine yields the subroutine to whoever runs it, who
//! keeps a stack: the subroutine runs until it yields its answer, which is sent to the one that called.

use genfn::prelude::*;

/// What a routine yields.
pub(crate) enum Op {
    /// Run this one, and send me its answer.
    Call(Routine),
    /// My answer.
    Answer(u32),
}

// What is yielded and what is sent has one type for every routine that this trampoline runs.
type Routine = BoxGenerator<'static, Op, Option<u32>>;

// A subroutine
#[generator]
fn add(x: u32, y: u32) -> BoxGenerator<'static, Op, Option<u32>> {
    yield_!(Op::Answer(x + y));
}

// A subroutine that calls another one
#[generator]
fn add3(x: u32, y: u32, z: u32) -> BoxGenerator<'static, Op, Option<u32>> {
    let r = yield_!(Op::Call(add(x, y))).expect("add answers");
    let r = yield_!(Op::Call(add(r, z))).expect("add answers");
    yield_!(Op::Answer(r));
}

// A function that calls subroutines
#[generator]
pub(crate) fn main() -> BoxGenerator<'static, Op, Option<u32>> {
    let r = yield_!(Op::Call(add(2, 2))).expect("add answers");
    println!("2 + 2 = {r}");
    let r = yield_!(Op::Call(add3(1, 2, 3))).expect("add3 answers");
    println!("1 + 2 + 3 = {r}");
}

/// The trampoline: in the course this is `Task.run`.
pub(crate) fn run(mut target: Routine) {
    let mut stack = Vec::new();
    let mut sendval = None;
    loop {
        match target.send(sendval.take()) {
            Ok(Op::Call(routine)) => stack.push(std::mem::replace(&mut target, routine)),
            Ok(Op::Answer(value)) => {
                sendval = Some(value);
                let Some(caller) = stack.pop() else { return };
                target = caller;
            }
            Err(StopIteration { .. }) => {
                let Some(caller) = stack.pop() else { return };
                target = caller;
            }
        }
    }
}

/// The same with `yield_from!`. The language keeps the stack, nothing is boxed, what a subroutine answers is what it
/// returns and has its own type, and what it yields is left for what goes to the scheduler (here nothing does).
pub(crate) mod without {
    use std::convert::Infallible;

    use genfn::prelude::*;

    #[generator]
    fn add(x: u32, y: u32) -> impl Generator<Yield = Infallible, Return = u32> {
        x + y
    }

    #[generator]
    fn add3(x: u32, y: u32, z: u32) -> impl Generator<Yield = Infallible, Return = u32> {
        let r = yield_from!(add(x, y));
        yield_from!(add(r, z))
    }

    #[generator]
    fn main() -> impl Generator<Yield = Infallible> {
        let r = yield_from!(add(2, 2));
        println!("2 + 2 = {r}");
        let r = yield_from!(add3(1, 2, 3));
        println!("1 + 2 + 3 = {r}");
    }

    pub(crate) fn run() {
        let Err(StopIteration { .. }) = next(&mut main());
    }
}
