//! What a body is made of that runs as a plain function, and what runs it by the script.
//!
//! It says what it yields by calling [`suspend`], and is told what it is woken with: a value, or what is raised there. What
//! nothing catches leaves it: an error by `return`, an exit by [`exit`], which unwinds, and so drops all locals where they are.

use std::cell::Cell;
use std::fmt::Debug;
use std::panic::{self, AssertUnwindSafe};

use genfn::{Generator, Resume};
use genfn_tests::{D, log};

use crate::script::{self, Ending, Returned, Scripted};

/// What is raised.
pub enum Exception {
    Error(D),
    Exit,
    /// What was delegated to ignored that.
    ExitIgnored,
}

/// What came of something that may raise: a suspension, or the body of a `try_!`.
pub enum Came<V> {
    Value(V),
    Raised(Exception),
}

/// How the code before a `finally` was left.
pub enum Left<V, R> {
    Value(V),
    Raised(Exception),
    Return(R),
    /// By the jump of this number.
    Jump(u32),
}

/// What the body is resumed for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Resumed {
    ToGoOn,
    ToEnd,
    /// It is being dropped.
    ForItsHandlers,
}

thread_local! {
    static RESUMED: Cell<Resumed> = const { Cell::new(Resumed::ToGoOn) };
    static HANDLES: Cell<bool> = const { Cell::new(false) };
    static FAILS: Cell<bool> = const { Cell::new(false) };
}

/// Unwinds: all is dropped where it stands.
struct Stopped;

/// Unwinds: the body is left by an exit.
pub struct Exited;

/// Unwinds: the body is left because what it delegated to ignored its exit.
struct ExitIgnored;

/// What is left so panics outside, when all is dropped.
///
/// # Panics
///
/// If that is how it was left.
pub fn panic_if_ignored(payload: &(dyn std::any::Any + Send)) {
    assert!(!payload.is::<ExitIgnored>(), "generator ignored GeneratorExit");
}

/// What is resumed next is a body of these properties that is being dropped, or is not: see [`start`].
pub fn resumes(handles: bool, fails: bool, dropped: bool) {
    HANDLES.set(handles);
    FAILS.set(fails);
    RESUMED.set(if dropped { Resumed::ForItsHandlers } else { Resumed::ToGoOn });
}

/// Whether a panic is what this module leaves a body by.
#[must_use]
pub fn leaves(payload: &(dyn std::any::Any + Send)) -> bool {
    payload.is::<Exited>() || payload.is::<Stopped>()
}

/// The first of a body: what is raised before it starts. `handles`: whether a `try_!` is in it; `fails`: whether it can return
/// an error.
#[must_use]
pub fn start(handles: bool, fails: bool) -> Option<Exception> {
    HANDLES.set(handles);
    FAILS.set(fails);
    raised()
}

/// `yield_!`
#[must_use]
pub fn suspend<S: Scripted, Y: Debug>(value: Y) -> Came<S> {
    match RESUMED.get() {
        Resumed::ToGoOn => {
            log(format_args!("yield {value:?}"));
            drop(value);
            script::count();
            raised().map_or_else(|| Came::Value(S::now()), Came::Raised)
        }
        Resumed::ToEnd => {
            log(format_args!("ignored its exit: {value:?}"));
            drop(value);
            RESUMED.set(Resumed::ForItsHandlers);
            Came::Raised(Exception::Exit)
        }
        Resumed::ForItsHandlers => {
            drop(value);
            stop();
        }
    }
}

/// What is raised where the body is suspended now.
fn raised() -> Option<Exception> {
    match script::ends_now()? {
        Ending::Itself => None,
        Ending::Dropped => {
            RESUMED.set(Resumed::ForItsHandlers);
            Some(Exception::Exit)
        }
        Ending::Closed => {
            RESUMED.set(Resumed::ToEnd);
            Some(Exception::Exit)
        }
        Ending::Thrown => Some(Exception::Error(D("thrown"))),
    }
}

/// All is dropped where it stands.
pub(crate) fn stop() -> ! {
    panic::resume_unwind(Box::new(Stopped));
}

/// An exit that nothing caught.
pub fn exit() -> ! {
    panic::resume_unwind(Box::new(Exited));
}

/// What nothing caught, in a body that can return no error.
///
/// # Panics
///
/// If it is an error.
pub fn uncaught(exception: Exception) -> ! {
    match exception {
        Exception::Error(error) => panic!("{error:?} left a body that returns no error"),
        Exception::Exit => exit(),
        Exception::ExitIgnored => exit_ignored(),
    }
}

/// Nothing caught that. A drop says nothing of it.
fn exit_ignored() -> ! {
    if RESUMED.get() == Resumed::ForItsHandlers {
        exit();
    }
    panic::resume_unwind(Box::new(ExitIgnored));
}

/// `yield_from!`
#[must_use]
pub fn delegate<S: Scripted, T: Delegated<S, I>, I>(operand: T) -> Came<<T::Steps as Steps<S>>::Value> {
    let mut delegate = operand.steps();
    let mut stepped = delegate.start();
    loop {
        match stepped {
            Stepped::Yields(value) => stepped = delegate.resume(suspend(value)),
            Stepped::Ends(came) => return came,
        }
    }
}

/// `yield_from!`, a step at a time.
pub fn delegation<S: Scripted, T: Delegated<S, I>, I>(operand: T) -> T::Steps {
    operand.steps()
}

/// What can be delegated to; `I` tells generators from what can be iterated.
pub trait Delegated<S, I> {
    type Steps: Steps<S>;

    fn steps(self) -> Self::Steps;
}

/// How a delegation goes on.
pub enum Stepped<Y, V> {
    Yields(Y),
    Ends(Came<V>),
}

/// What is delegated to, each time that it is resumed.
pub trait Steps<S> {
    type Yield: Debug;
    type Value;

    fn start(&mut self) -> Stepped<Self::Yield, Self::Value>;

    fn resume(&mut self, came: Came<S>) -> Stepped<Self::Yield, Self::Value>;
}

/// PEP 380, as it is written there.
impl<G> Delegated<G::Send, Machine> for G
where
    G: Generator,
    G::Yield: Debug,
    G::Send: Scripted,
    G::Return: Returned,
{
    type Steps = OfGenerator<G>;

    fn steps(self) -> OfGenerator<G> {
        OfGenerator(self)
    }
}

/// A generator that is delegated to.
pub struct OfGenerator<G>(G);

impl<G: Generator> OfGenerator<G> {
    fn step(&mut self, resume: Resume<G::Send, G::Return>) -> Stepped<G::Yield, G::Return> {
        match self.0.resume(resume) {
            Ok(value) => Stepped::Yields(value),
            Err(stop) => Stepped::Ends(stop.value.map_or(Came::Raised(Exception::Exit), Came::Value)),
        }
    }
}

impl<G> Steps<G::Send> for OfGenerator<G>
where
    G: Generator,
    G::Yield: Debug,
    G::Return: Returned,
{
    type Yield = G::Yield;
    type Value = G::Return;

    fn start(&mut self) -> Stepped<G::Yield, G::Return> {
        self.step(Resume::Start)
    }

    fn resume(&mut self, came: Came<G::Send>) -> Stepped<G::Yield, G::Return> {
        match came {
            Came::Value(sent) => self.step(Resume::Send(sent)),
            Came::Raised(Exception::Error(error)) => match G::Return::of_error(error) {
                Ok(thrown) => self.step(Resume::Throw(thrown)),
                Err(error) => Stepped::Ends(Came::Raised(match close(&mut self.0) {
                    Some(_) => Exception::Error(error),
                    None => Exception::ExitIgnored,
                })),
            },
            Came::Raised(Exception::Exit | Exception::ExitIgnored) => {
                Stepped::Ends(Came::Raised(match close(&mut self.0) {
                    Some(returned) => {
                        let error = returned.and_then(Returned::error).filter(|_| FAILS.get());
                        error.map_or(Exception::Exit, Exception::Error)
                    }
                    None => Exception::ExitIgnored,
                }))
            }
        }
    }
}

pub struct Machine;
pub struct Iterable;

impl<S: Scripted, I> Delegated<S, Iterable> for I
where
    I: IntoIterator,
    I::Item: Debug,
{
    type Steps = OfIterable<I::IntoIter>;

    fn steps(self) -> OfIterable<I::IntoIter> {
        OfIterable(self.into_iter())
    }
}

/// An iterator that is delegated to.
pub struct OfIterable<I>(I);

impl<S, I> Steps<S> for OfIterable<I>
where
    I: Iterator,
    I::Item: Debug,
{
    type Yield = I::Item;
    type Value = ();

    fn start(&mut self) -> Stepped<I::Item, ()> {
        self.0.next().map_or(Stepped::Ends(Came::Value(())), Stepped::Yields)
    }

    fn resume(&mut self, came: Came<S>) -> Stepped<I::Item, ()> {
        match came {
            Came::Value(_) => Steps::<S>::start(self),
            Came::Raised(exception) => Stepped::Ends(Came::Raised(exception)),
        }
    }
}

/// Closes what was delegated to; `None` if it ignores that.
#[expect(clippy::option_option, reason = "what it returned, if it ended")]
fn close<G: Generator>(inner: &mut G) -> Option<Option<G::Return>> {
    let dropped = RESUMED.get() == Resumed::ForItsHandlers;
    if dropped && !HANDLES.get() {
        // It is closed, and dropped then; where it has no handlers that is one.
        if inner.has_handlers() {
            drop(inner.resume(Resume::Close));
        }
        stop();
    }
    inner.resume(Resume::Close).err().map(|stop| stop.value)
}

/// Runs a generator's body.
pub fn generates<R: Debug>(body: impl FnOnce() -> R) {
    run(body, "ended without a value", |returned| log(format_args!("return {returned:?}")));
}

/// Runs an iterator's body.
pub fn iterates(body: impl FnOnce()) {
    run(body, "return ()", |()| log("return ()"));
}

/// Runs the body of an iterator whose last item may be an error.
pub fn iterates_over_results<E: Debug>(body: impl FnOnce() -> Result<(), E>) {
    run(body, "return ()", |returned| {
        if let Err(error) = returned {
            log(format_args!("yield {:?}", Err::<u32, _>(&error)));
            drop(error);
            script::count();
            if script::ends_now().is_some() {
                return;
            }
        }
        log("return ()");
    });
}

fn run<R>(body: impl FnOnce() -> R, exited: &str, end: impl FnOnce(R)) {
    script::begin();
    RESUMED.set(Resumed::ToGoOn);
    let came = panic::catch_unwind(AssertUnwindSafe(body));
    let dropped = RESUMED.get() == Resumed::ForItsHandlers;
    match came {
        // What it returns in a drop is nobody's.
        Ok(returned) if dropped => drop(returned),
        Ok(returned) => end(returned),
        Err(payload) if payload.is::<Exited>() && !dropped => log(exited),
        Err(payload) if !dropped => drop(panic::catch_unwind(AssertUnwindSafe(|| panic_if_ignored(&*payload)))),
        // It was dropped; or whatever a panic says, the hook has logged it.
        Err(_) => {}
    }
}
