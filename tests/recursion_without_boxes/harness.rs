//! Runs both twins through the same scripts, and compares all that is seen of them.

use std::cell::RefCell;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};

use genfn::prelude::*;
use genfn::{Inspect, Resume, State};

thread_local! {
    static LOG: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

pub(crate) fn log(entry: impl Into<String>) {
    LOG.with_borrow_mut(|log| log.push(entry.into()));
}

fn taken() -> Vec<String> {
    LOG.take()
}

/// Says when it is dropped.
#[derive(Debug, Clone)]
pub(crate) struct Loud(pub(crate) String);

impl Loud {
    pub(crate) fn new(name: impl Into<String>) -> Loud {
        Loud(name.into())
    }
}

impl Drop for Loud {
    fn drop(&mut self) {
        log(format!("drop {}", self.0));
    }
}

/// What is done to one that is suspended, or has ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Act<S, E> {
    Send(S),
    Throw(E),
    Close,
    Look,
}

fn seen(at: &dyn Inspect) -> String {
    let here = format!("{:?}@{:?}", at.state(), at.suspended_at().map(|at| (at.line(), at.column())));
    match at.delegate() {
        Some(inner) => format!("{here} > {}", seen(inner)),
        None => here,
    }
}

fn act<G>(g: &mut G, act: Act<G::Send, G::Return>) -> String
where
    G: Generator<Yield: Debug, Return: Debug>,
{
    match act {
        Act::Send(sent) => format!("{:?}", g.resume(Resume::Send(sent))),
        Act::Throw(thrown) => format!("{:?}", g.resume(Resume::Throw(thrown))),
        Act::Close => format!("{:?}", g.close()),
        Act::Look => seen(&*g as &dyn Inspect),
    }
}

/// What is seen of a generator to which this is done; then it is dropped.
pub(crate) fn run<G>(make: impl FnOnce() -> G, script: &[Act<G::Send, G::Return>]) -> Vec<String>
where
    G: Generator<Send: Clone, Yield: Debug, Return: Debug + Clone>,
{
    taken();
    let Ok(mut g) = catch_unwind(AssertUnwindSafe(make)) else {
        log("panicked when it was made");
        return taken();
    };
    let started = catch_unwind(AssertUnwindSafe(|| format!("{:?}", g.resume(Resume::Start))));
    log(started.unwrap_or_else(|_| "panicked".to_owned()));
    for what in script {
        let done = catch_unwind(AssertUnwindSafe(|| act(&mut g, what.clone())));
        log(done.unwrap_or_else(|_| "panicked".to_owned()));
        log(format!("{:?}", Generator::state(&g)));
    }
    log("to be dropped");
    let _ = catch_unwind(AssertUnwindSafe(move || drop(g)));
    taken()
}

/// Compares two that are to be the same: after any number of sends, whatever is done then, and then again.
#[track_caller]
pub(crate) fn same<S, Y, R, F, B>(flat: impl Fn() -> F, boxed: impl Fn() -> B, sent: &[S], thrown: &[R])
where
    S: Clone + Debug,
    Y: Debug,
    R: Clone + Debug,
    F: Generator<Yield = Y, Send = S, Return = R>,
    B: Generator<Yield = Y, Send = S, Return = R>,
{
    let mut ends: Vec<Vec<Act<S, R>>> = vec![vec![], vec![Act::Look], vec![Act::Close], vec![Act::Close, Act::Close]];
    for thrown in thrown {
        ends.push(vec![Act::Throw(thrown.clone())]);
        ends.push(vec![Act::Throw(thrown.clone()), Act::Throw(thrown.clone()), Act::Look]);
        ends.push(vec![Act::Throw(thrown.clone()), Act::Close]);
        ends.push(vec![Act::Close, Act::Throw(thrown.clone())]);
    }
    for end in ends.clone() {
        let again = sent.iter().take(2).cloned().map(Act::Send);
        ends.push(end.into_iter().chain(again).collect());
    }
    for count in 0..=sent.len() {
        for end in &ends {
            let sends = sent[..count].iter().flat_map(|sent| [Act::Look, Act::Send(sent.clone())]);
            let script: Vec<_> = sends.chain(end.iter().cloned()).collect();
            let (flat, boxed) = (run(&flat, &script), run(&boxed, &script));
            assert_eq!(flat, boxed, "left: flat, right: boxed, of {script:?}");
            assert!(!flat.is_empty());
        }
    }
    assert_eq!(Generator::state(&flat()), State::Created);
}

/// The same of iterators.
#[track_caller]
pub(crate) fn same_items<T: Debug, F: Iterator<Item = T>, B: Iterator<Item = T>>(
    flat: impl Fn() -> F,
    boxed: impl Fn() -> B,
) {
    fn run<I: Iterator<Item: Debug>>(make: impl FnOnce() -> I, count: usize) -> (Vec<String>, bool) {
        taken();
        let mut items = make();
        let mut ended = false;
        for _ in 0..count {
            let item = catch_unwind(AssertUnwindSafe(|| {
                let item = items.next();
                (format!("{item:?}"), item.is_none())
            }));
            let (item, ends) = item.unwrap_or_else(|_| ("panicked".to_owned(), true));
            let (least, most) = items.size_hint();
            assert!(most.is_none_or(|most| least <= most));
            log(item);
            if ends && ended {
                break;
            }
            ended = ends;
        }
        log("to be dropped");
        let _ = catch_unwind(AssertUnwindSafe(move || drop(items)));
        (taken(), ended)
    }
    for count in 0.. {
        let ((flat, ended), (boxed, _)) = (run(&flat, count), run(&boxed, count));
        assert_eq!(flat, boxed, "left: flat, right: boxed, of {count} items");
        if ended {
            break;
        }
    }
    let folded = |items: &mut dyn FnMut(&mut dyn FnMut(T))| {
        taken();
        let all = catch_unwind(AssertUnwindSafe(|| items(&mut |item| log(format!("{item:?}")))));
        if all.is_err() {
            log("panicked");
        }
        taken()
    };
    let of_flat = folded(&mut |each| flat().for_each(each));
    let of_boxed = folded(&mut |each| boxed().for_each(each));
    assert_eq!(of_flat, of_boxed, "left: flat, right: boxed, folded");
}
