//! A small operating system, after `pyos1.py` … `pyos8.py` of David Beazley's "A Curious Course on Coroutines and
//! Concurrency": tasks are generators, system calls are what they yield, and an echo server runs on it.
//!
//! One subject a file, in the order of the course: `task`, `scheduler`, `system_call`, `io_wait`, `trampoline`, `socket`,
//! `echo`.

mod echo;
mod io_wait;
mod scheduler;
mod socket;
mod system_call;
mod task;
mod trampoline;

use std::io;

use genfn::prelude::*;

use scheduler::Scheduler;
use system_call::SystemCall::{GetTid, KillTask, NewTask, Pass, WaitTask};
use system_call::{SystemCall, Value};

#[generator]
fn foo() -> BoxGenerator<'static, SystemCall, Value, io::Result<()>> {
    let mytid = yield_!(GetTid).tid();
    for _ in 0..4 {
        println!("I'm foo {mytid}");
        yield_!(Pass);
    }
    Ok(())
}

#[generator]
fn bar() -> BoxGenerator<'static, SystemCall, Value, io::Result<()>> {
    let mytid = yield_!(GetTid).tid();
    for _ in 0..2 {
        println!("I'm bar {mytid}");
        yield_!(Pass);
    }
    Ok(())
}

#[generator]
fn forever() -> BoxGenerator<'static, SystemCall, Value, io::Result<()>> {
    let mytid = yield_!(GetTid).tid();
    loop {
        println!("I'm forever {mytid}");
        yield_!(Pass);
    }
}

#[generator]
fn killer() -> BoxGenerator<'static, SystemCall, Value, io::Result<()>> {
    let child = yield_!(NewTask(forever())).tid(); // Launch new task
    for _ in 0..3 {
        yield_!(Pass);
    }
    yield_!(KillTask(child)); // Kill the task
    println!("killer done");
    Ok(())
}

#[generator]
fn waiter() -> BoxGenerator<'static, SystemCall, Value, io::Result<()>> {
    let child = yield_!(NewTask(bar())).tid();
    println!("Waiting for child");
    yield_!(WaitTask(child));
    println!("Child done");
    if !yield_!(WaitTask(child)).bool() {
        println!("It can't be waited for twice");
    }
    Ok(())
}

fn main() -> io::Result<()> {
    println!("-- tasks take turns");
    let mut sched = Scheduler::new()?;
    sched.spawn(foo());
    sched.spawn(bar());
    sched.mainloop()?;

    println!("-- one kills another");
    let mut sched = Scheduler::new()?;
    sched.spawn(killer());
    sched.mainloop()?;

    println!("-- one waits for another");
    let mut sched = Scheduler::new()?;
    sched.spawn(waiter());
    sched.mainloop()?;

    println!("-- subroutines on a trampoline");
    trampoline::run(trampoline::main());

    println!("-- subroutines by yield_from!");
    trampoline::without::run();

    println!("-- an echo server and its clients");
    echo::run(4)
}
