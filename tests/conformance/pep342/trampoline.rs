//! PEP 342, "Examples": a trampoline. Tasks call each other by yielding, and get results sent, and errors thrown in.

use crate::prelude::*;

/// What a task yields.
enum Yielded {
    Call(Task),
    Result(i32),
}

/// A struct, since a type alias can't name itself.
struct Task(BoxGenerator<'static, Yielded, Option<i32>, Result<(), Error>>);

fn trampoline(task: Task) -> Option<i32> {
    let mut task = task;
    let mut stack = vec![];
    let (mut send, mut throw) = (None::<i32>, None::<Error>);
    loop {
        let step = match throw.take() {
            Some(error) => task.0.throw(error),
            None => task.0.send(send.take()),
        };
        match step {
            Ok(Yielded::Call(called)) => {
                stack.push(task);
                task = called;
                continue;
            }
            Ok(Yielded::Result(result)) => send = Some(result),
            Err(StopIteration { value: Some(Err(Error::ValueError(about))) }) => {
                println!("passed on: {about}");
                throw = Some(Error::ValueError(about));
            }
            Err(_) => {}
        }
        match stack.pop() {
            Some(caller) => task = caller,
            None => return send,
        }
    }
}

#[generator]
fn square(n: i32) -> impl Generator<Yield = Yielded, Send = Option<i32>, Return = Result<(), Error>> {
    if n > 3 {
        Err(Error::ValueError("too large"))?;
    }
    yield_!(Yielded::Result(n * n));
    Ok(())
}

#[generator]
fn sum_of_squares(
    numbers: Vec<i32>,
) -> impl Generator<Yield = Yielded, Send = Option<i32>, Return = Result<(), Error>> {
    let mut total = 0;
    for n in numbers {
        try_! {{
            total += yield_!(Yielded::Call(Task(Box::new(square(n))))).unwrap();
        } except Error::ValueError(_) => {
            println!("left out {n}");
        }}
    }
    yield_!(Yielded::Result(total));
    Ok(())
}

#[generator]
fn first_task() -> impl Generator<Yield = Yielded, Send = Option<i32>, Return = Result<(), Error>> {
    let total = yield_!(Yielded::Call(Task(Box::new(sum_of_squares(vec![1, 2, 5, 3]))))).unwrap();
    println!("total {total}");
    yield_!(Yielded::Result(total + 1));
    Ok(())
}

fn main() {
    println!("{}", text(&trampoline(Task(Box::new(first_task())))));
}

same_as_python!();
