//! Programs of the protocol: what their bodies call, and the drives. `support.py` says the same in Python.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};

pub use genfn::prelude::*;
use genfn::{Nothing, Resume};
pub use serde::{Deserialize, Serialize};

pub use crate::written::Written;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Error {
    A(u32),
    B(u32),
    C(u32),
}

/// An error type of an inner generator: another type, with the same errors in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wrapped(pub Error);

impl From<Error> for Wrapped {
    fn from(error: Error) -> Self {
        Wrapped(error)
    }
}

impl From<Wrapped> for Error {
    fn from(error: Wrapped) -> Self {
        error.0
    }
}

impl Error {
    pub fn number(&self) -> u32 {
        let (Error::A(number) | Error::B(number) | Error::C(number)) = self;
        *number
    }
}

impl Wrapped {
    pub fn number(&self) -> u32 {
        self.0.number()
    }
}

/// How many turns all loops of a drive may take together.
const FUEL: u32 = 60;

thread_local! {
    static SAID: RefCell<Vec<String>> = RefCell::default();
    static LEFT: Cell<u32> = const { Cell::new(0) };
    static COIN: Cell<u64> = const { Cell::new(0) };
    static PANIC: RefCell<Option<String>> = RefCell::default();
}

/// Appends to the trace.
pub fn say(place: u32, value: u32) {
    SAID.with_borrow_mut(|said| said.push(format!("{place}:{value}")));
}

/// Appends to the trace, and hands the value through.
pub fn seen(place: u32, value: u32) -> u32 {
    say(place, value);
    value
}

pub fn add(a: u32, b: u32) -> u32 {
    (a + b) % 1000
}

/// Whether a loop may take another turn.
pub fn tick() -> bool {
    let left = LEFT.get();
    LEFT.set(left.saturating_sub(1));
    left > 0
}

/// Heads or tails, as the drive's seed has it.
pub fn flip() -> bool {
    let coin = (COIN.get() * 1_103_515_245 + 12345) % (1 << 31);
    COIN.set(coin);
    (coin >> 16) & 1 == 1
}

/// What was sent, as a number.
pub trait Got {
    fn got(self) -> u32;
}

impl Got for () {
    fn got(self) -> u32 {
        77
    }
}

impl Got for Option<u32> {
    fn got(self) -> u32 {
        self.unwrap_or(77)
    }
}

pub fn got(sent: impl Got) -> u32 {
    sent.got()
}

/// What a delegation to an iterator evaluates to, as a number.
pub fn nothing((): ()) -> u32 {
    0
}

/// `raise(error)?` is `raise error`.
pub fn raise<E>(error: E) -> Result<(), E> {
    Err(error)
}

/// Hides a `return Err(…)`, as `bail!` does.
#[macro_export]
macro_rules! fail {
    ($error:expr) => {
        return Err($error.into())
    };
}

pub enum Step {
    Next,
    Send(u32),
    Throw(Error),
    /// `close()`
    Close,
    /// `throw(GeneratorExit)`
    Exit,
    Drop,
}

pub struct Drive {
    pub seed: u64,
    pub steps: &'static [Step],
}

/// What can be sent in a drive.
pub trait Sending: Nothing + Sized {
    fn sending(value: u32) -> Self;
}

impl Sending for () {
    fn sending(_: u32) {}
}

impl Sending for Option<u32> {
    fn sending(value: u32) -> Self {
        Some(value)
    }
}

type Made<S> = BoxGenerator<'static, u32, S, Result<u32, Error>>;

/// Drives a generator again and again, and prints one line a step.
pub fn drive<S: Sending + 'static>(program: &str, make: fn() -> Made<S>, drives: &[Drive]) {
    run(
        program,
        drives,
        || Some(make()),
        |generator, step| {
            let outcome = take(generator, step);
            let at = generator.as_ref().map_or_else(String::new, |generator| {
                let mut depth = 0;
                let mut inner = generator.delegate();
                while let Some(delegate) = inner {
                    depth += 1;
                    inner = delegate.delegate();
                }
                format!(" {:?} {depth}", generator.state())
            });
            format!("{outcome}{at}")
        },
    );
}

/// The same for an iterator of `Result`s, which can only be asked for more.
pub fn drive_iterator(program: &str, make: fn() -> Box<dyn Iterator<Item = Result<u32, Error>>>, drives: &[Drive]) {
    run(
        program,
        drives,
        || Some(make()),
        |iterator, step| match (step, iterator.as_mut()) {
            (Step::Drop, _) => dropped(iterator),
            (_, Some(running)) => match catch(|| running.next()) {
                Ok(Some(Ok(value))) => format!("yield {value}"),
                Ok(Some(Err(error))) => format!("raise {error:?}"),
                Ok(None) => "end".to_owned(),
                Err(message) => message,
            },
            (_, None) => "gone".to_owned(),
        },
    );
}

fn run<G>(program: &str, drives: &[Drive], make: impl Fn() -> G, step: impl Fn(&mut G, &Step) -> String) {
    crate::announce(program);
    keep_panics();
    for (n, drive) in drives.iter().enumerate() {
        println!("drive {n}");
        LEFT.set(FUEL);
        COIN.set(drive.seed);
        let mut made = make();
        for taken in drive.steps {
            SAID.take();
            let outcome = step(&mut made, taken);
            println!("[{}] {outcome}", SAID.take().join(" "));
        }
        SAID.take();
        // By the last step at the latest it was dropped.
        drop(made);
    }
    crate::finish();
}

fn take<S: Sending>(generator: &mut Option<Made<S>>, step: &Step) -> String {
    if matches!(step, Step::Drop) {
        return dropped(generator);
    }
    let Some(running) = generator else { return "gone".to_owned() };
    let resumed = catch(|| match step {
        Step::Next => next(running),
        Step::Send(value) => running.resume_with(*value),
        Step::Throw(error) => running.throw(error.clone()),
        Step::Exit => running.resume(Resume::Close),
        Step::Close | Step::Drop => Err(StopIteration { value: running.close() }),
    });
    match resumed {
        Ok(Ok(value)) => format!("yield {value}"),
        Ok(Err(StopIteration { value: Some(Err(error)) })) => format!("raise {error:?}"),
        // What `close` returns is not compared: before 3.13 Python's returns nothing.
        Ok(Err(_)) if matches!(step, Step::Close) => "closed".to_owned(),
        Ok(Err(StopIteration { value: Some(Ok(value)) })) => format!("return {value}"),
        Ok(Err(StopIteration { value: None })) => "end".to_owned(),
        Err(message) => message,
    }
}

trait ResumeWith: Generator {
    fn resume_with(&mut self, value: u32) -> Result<Self::Yield, StopIteration<Self::Return>>;
}

impl<S: Sending, G: Generator<Send = S>> ResumeWith for G {
    fn resume_with(&mut self, value: u32) -> Result<Self::Yield, StopIteration<Self::Return>> {
        self.send(S::sending(value))
    }
}

fn dropped<G>(generator: &mut Option<G>) -> String {
    let generator = generator.take();
    catch(|| drop(generator)).map_or_else(|message| message, |()| "dropped".to_owned())
}

/// What a panic says; the two that Python has an exception for by a short name.
fn catch<T>(run: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(run)).map_err(|_| {
        let message = PANIC.take().unwrap_or_default();
        match message.as_str() {
            "generator ignored GeneratorExit" => "ignored".to_owned(),
            "can't send non-None value to a just-started generator" => "not started".to_owned(),
            _ => format!("panic: {message}"),
        }
    })
}

fn keep_panics() {
    panic::set_hook(Box::new(|info| {
        let payload = info.payload();
        let text = payload.downcast_ref::<&str>().map(ToString::to_string);
        let text = text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default();
        PANIC.set(Some(text));
    }));
}
