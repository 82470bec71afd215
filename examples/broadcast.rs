//! One source and many targets, after `cobroadcast.py` and `cobroadcast2.py` of David Beazley's "A Curious Course on
//! Coroutines and Concurrency".

use std::cell::RefCell;

use genfn::prelude::*;

const LOG: [&str; 6] = [
    "GET /python/tutorial.html",
    "GET /ply/bookplug.gif",
    "GET /index.html",
    "GET /swig/swig.gif",
    "GET /python/ply-and-python.html",
    "GET /ply/ply.html",
];

// A data source: the course follows a growing file here, as the examples `pipeline` and `copipe` do.
fn follow(lines: &[&str], mut target: impl Generator<Send = String>) {
    for &line in lines {
        if target.send(line.to_owned()).is_err() {
            break;
        }
    }
}

// Each target is a generator of its own type, so the list holds boxes.
#[generator(primed)]
fn broadcast(mut targets: Vec<BoxGenerator<'_, (), String>>) -> impl Generator<Send = String> {
    loop {
        let item = yield_!();
        // A target that has ended gets no more.
        targets.retain_mut(|target| target.send(item.clone()).is_ok());
    }
}

#[generator(primed)]
fn grep(pattern: &str, mut target: impl Generator<Send = String>) -> impl Generator<Yield = (), Send = String> {
    loop {
        let line = yield_!();
        if line.contains(pattern) && target.send(line).is_err() {
            break;
        }
    }
}

#[generator(primed)]
fn printer(name: &str) -> impl Generator<Send = String> {
    loop {
        let line = yield_!();
        println!("{name}: {line}");
    }
}

// In Python two coroutines may send to one target. Here a target has one owner; whoever else sends to it does so through
// a `RefCell`, and this is what holds the reference.
#[generator(primed)]
fn shared<G: Generator<Send = String>>(target: &RefCell<G>) -> impl Generator<Send = String> {
    loop {
        let line = yield_!();
        if target.borrow_mut().send(line).is_err() {
            break;
        }
    }
}

fn main() {
    println!("-- each filter has its printer");
    follow(
        &LOG,
        broadcast(vec![
            Box::new(grep("python", printer("python"))),
            Box::new(grep("ply", printer("ply"))),
            Box::new(grep("swig", printer("swig"))),
        ]),
    );

    println!("-- all filters have one printer");
    let p = RefCell::new(printer("all"));
    follow(
        &LOG,
        broadcast(vec![
            Box::new(grep("python", shared(&p))),
            Box::new(grep("ply", shared(&p))),
            Box::new(grep("swig", shared(&p))),
        ]),
    );
}
