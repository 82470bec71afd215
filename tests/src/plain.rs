//! The plain side: what `genfn-tests-plain` expands to.

use std::cell::Cell;
use std::fmt::Debug;
use std::panic::{self, AssertUnwindSafe};

use genfn::{Generator, Resume, Sent};
pub use genfn_tests_plain::{gen_, generator};

use crate::recording;

#[doc(inline)]
pub use crate::drive_plain as drive;

/// Runs a plain function as a generator would be driven, with an optional script.
#[macro_export]
macro_rules! drive_plain {
    ($call:expr) => {
        $crate::drive_plain!($call, [(); 0])
    };
    ($call:expr, $script:expr) => {{
        $crate::plain::script($script);
        $crate::plain::run(|| match $call {
            returned => $crate::plain::end(returned),
        })
    }};
}

/// What unwinds when a plain function is dropped while suspended.
struct Dropped;

thread_local! {
    /// Whether the function that is driven yields an `Err` that it returns.
    static LAST_ERROR: Cell<Option<bool>> = const { Cell::new(None) };
}

/// An item of which the last may be an error.
pub trait LastError {
    /// What the plain function returns.
    type Ended;
}

impl<T, E> LastError for Result<T, E> {
    type Ended = Result<(), E>;
}

/// Takes what the next run is sent.
pub fn script<S: 'static>(script: impl IntoIterator<Item = S>) {
    recording::begin(script.into_iter().collect());
}

/// Runs, and catches the drop or the panic that ends it.
pub fn run(call: impl FnOnce()) {
    LAST_ERROR.set(None);
    // Whatever a panic says, the hook has logged it.
    let _ = panic::catch_unwind(AssertUnwindSafe(call));
}

/// `gen_!`: calls the closure, which drops what it has captured when it ends.
pub fn once<R>(body: impl FnOnce() -> R) -> R {
    body()
}

/// The first statement of a plain function.
pub fn start(last_error: bool) {
    if LAST_ERROR.get().is_none() {
        LAST_ERROR.set(Some(last_error));
        drop_if_now();
    }
}

fn drop_if_now() {
    if recording::drops_now() {
        // Unlike a panic, it does not call the hook.
        panic::resume_unwind(Box::new(Dropped));
    }
}

/// `yield_!`.
pub fn suspend<S: 'static, Y: Debug>(value: Y) -> S {
    recording::log(format_args!("yield {value:?}"));
    drop(value);
    recording::count();
    drop_if_now();
    match recording::next_sent() {
        Some(sent) => sent,
        None => panic::resume_unwind(Box::new(Dropped)),
    }
}

/// The function returned.
pub fn end<R: Debug>(returned: R) {
    let text = format!("{returned:?}");
    if LAST_ERROR.get() != Some(true) {
        recording::log(format_args!("return {text}"));
        return;
    }
    if text.starts_with("Err(") {
        recording::log(format_args!("yield {text}"));
        drop(returned);
        recording::count();
        if recording::drops_now() {
            return;
        }
    }
    recording::log("return ()");
}

/// `yield_from!`: drives a machine, iterates over what can be iterated, and takes anything else for what a plain
/// function returned that has recorded its own yields.
#[macro_export]
macro_rules! delegate {
    ($sends:ty, $operand:expr) => {{
        #[allow(unused_imports)]
        use $crate::plain::{OfAnything as _, OfIterable as _, OfMachine as _};
        let operand = $operand;
        (&&&$crate::plain::Operand::of(&operand)).how().delegate::<$sends, _>(operand)
    }};
}

/// The type of an operand of `yield_from!`.
pub struct Operand<T>(std::marker::PhantomData<T>);

impl<T> Operand<T> {
    pub fn of(_: &T) -> Self {
        Self(std::marker::PhantomData)
    }
}

pub struct Machine;
pub struct Iterable;
pub struct Anything;

pub trait OfMachine {
    fn how(&self) -> Machine {
        Machine
    }
}
impl<G: Generator> OfMachine for &&Operand<G> {}

pub trait OfIterable {
    fn how(&self) -> Iterable {
        Iterable
    }
}
impl<I: IntoIterator> OfIterable for &Operand<I> {}

pub trait OfAnything {
    fn how(&self) -> Anything {
        Anything
    }
}
impl<T> OfAnything for Operand<T> {}

impl Machine {
    pub fn delegate<S, G>(self, mut inner: G) -> G::Return
    where
        S: Sent<G::Send> + 'static,
        G: Generator,
        G::Yield: Debug,
    {
        let mut resumed = inner.resume(Resume::Start);
        loop {
            match resumed {
                Ok(value) => {
                    let sent = suspend::<S, _>(value).sent();
                    resumed = inner.resume(Resume::Send(sent));
                }
                Err(stop) => return stop.value.expect("the delegate was exhausted"),
            }
        }
    }
}

impl Iterable {
    pub fn delegate<S, I>(self, inner: I)
    where
        S: 'static,
        I: IntoIterator,
        I::Item: Debug,
    {
        for value in inner {
            suspend::<S, _>(value);
        }
    }
}

impl Anything {
    pub fn delegate<S, T>(self, returned: T) -> T {
        returned
    }
}
