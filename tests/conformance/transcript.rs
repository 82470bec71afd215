//! What the ports print with. `transcript.py` is the same in Python.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::panic::{self, AssertUnwindSafe};
use std::pin::pin;
use std::sync::Once;
use std::task::{Context, Poll, Waker};

use genfn::{AsyncGenerator, AsyncGeneratorExt, Generator, GeneratorExt, State, StopIteration};

/// Python's `print`. It has the name of std's macro because `#[generator]` can read the operands of that one.
macro_rules! println {
    ($($arguments:tt)*) => {
        $crate::transcript::print(::std::format_args!($($arguments)*))
    };
}

/// Makes the test of a case: its `main` prints what the Python program beside it prints. It may be given attributes.
macro_rules! same_as_python {
    ($(#[$attribute:meta])*) => {
        #[test]
        $(#[$attribute])*
        fn same_as_python() {
            $crate::python::compare(module_path!(), main);
        }
    };
}

pub(crate) use crate::output::print;

/// Prints what a step of a generator comes to.
pub(crate) fn show<Y: Text, R: Text>(step: Result<Y, StopIteration<R>>) {
    match step {
        Ok(value) => println!("yielded {}", text(&value)),
        Err(StopIteration { value: Some(error) }) if error.is_error() => println!("raised {}", text(&error)),
        Err(StopIteration { value }) => println!("stopped {}", text(&value)),
    }
}

/// Prints what a step comes to that may end in a `GeneratorExit`, which is a `StopIteration` without a value.
pub(crate) fn show_exit<Y: Text, R: Text>(step: Result<Y, StopIteration<R>>) {
    match step {
        Err(StopIteration { value: None }) => println!("raised GeneratorExit"),
        step => show(step),
    }
}

/// Closes a generator, and prints the error that came of it.
pub(crate) fn close<G: Generator + ?Sized>(generator: &mut G)
where
    G::Return: Text,
{
    match generator.close() {
        Some(error) if error.is_error() => println!("raised {}", text(&error)),
        _ => println!("closed"),
    }
}

/// Closes a generator, and prints what it returned on its way out.
pub(crate) fn close_value<G: Generator + ?Sized>(generator: &mut G)
where
    G::Return: Text,
{
    println!("closed, returned {}", text(&generator.close()));
}

/// Prints the message of what is a panic in Rust, and a `TypeError`, `RuntimeError` or `ValueError` in Python.
pub(crate) fn refused<T>(step: impl FnOnce() -> T) {
    match caught(step) {
        Ok(_) => println!("allowed"),
        Err(message) => println!("refused: {message}"),
    }
}

/// What a call returns, or the message of its panic.
fn caught<T>(call: impl FnOnce() -> T) -> Result<T, String> {
    static QUIET: Once = Once::new();
    thread_local! {
        static CATCHING: Cell<bool> = const { Cell::new(false) };
    }
    QUIET.call_once(|| {
        let default = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !CATCHING.get() {
                default(info);
            }
        }));
    });
    CATCHING.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(call));
    CATCHING.set(false);
    result.map_err(|payload| {
        let message = payload.downcast_ref::<&str>().copied().map(str::to_owned);
        let message = message.or_else(|| payload.downcast_ref::<String>().cloned());
        message.expect("a panic has a message")
    })
}

/// Python's `asyncio.run`.
pub(crate) fn run(main: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
    runtime.expect("a runtime can be made").block_on(main);
}

/// Python's `asyncio.sleep(0)`.
pub(crate) async fn sleep() {
    tokio::task::yield_now().await;
}

/// Prints what a step of an async generator comes to.
pub(crate) async fn ashow<Y: Text, R: Text>(step: impl Future<Output = Result<Y, StopIteration<R>>>) {
    match step.await {
        Ok(value) => println!("yielded {}", text(&value)),
        Err(StopIteration { value: Some(error) }) if error.is_error() => println!("raised {}", text(&error)),
        Err(_) => println!("stopped"),
    }
}

/// Closes an async generator, and prints the error that came of it.
pub(crate) async fn aclosed<G: AsyncGenerator + Unpin>(generator: &mut G)
where
    G::Return: Text,
{
    match generator.aclose().await {
        Some(error) if error.is_error() => println!("raised {}", text(&error)),
        _ => println!("closed"),
    }
}

/// Prints the message of what is a panic in Rust, and an exception in Python.
pub(crate) async fn arefused<T>(step: impl Future<Output = T>) {
    let mut step = pin!(step);
    let polled = poll_fn(|context| match caught(|| step.as_mut().poll(context)) {
        Ok(polled) => polled.map(Ok),
        Err(message) => Poll::Ready(Err(message)),
    });
    match polled.await {
        Ok(_) => println!("allowed"),
        Err(message) => println!("refused: {message}"),
    }
}

/// Runs a step to the first await that is pending.
pub(crate) fn pending<T>(step: impl Future<Output = T>) {
    let polled = pin!(step).poll(&mut Context::from_waker(Waker::noop()));
    assert!(polled.is_pending());
    println!("pending");
}

/// Python's `inspect.getgeneratorstate`.
pub(crate) fn state(generator: &(impl Generator + ?Sized)) -> &'static str {
    match generator.state() {
        State::Created => "GEN_CREATED",
        State::Suspended => "GEN_SUSPENDED",
        State::Closed => "GEN_CLOSED",
    }
}

/// Python's `str(value)`.
pub(crate) fn text<T: Text + ?Sized>(value: &T) -> String {
    value.text()
}

/// What Python's `str` makes of a value.
pub(crate) trait Text {
    fn text(&self) -> String;

    /// Whether it is the error of a `Result`, which Python would raise.
    fn is_error(&self) -> bool {
        false
    }
}

macro_rules! as_displayed {
    ($($type:ty)*) => {
        $(impl Text for $type {
            fn text(&self) -> String {
                self.to_string()
            }
        })*
    };
}
as_displayed! { i32 u32 u64 usize str &str String char crate::errors::Error }

impl Text for f64 {
    fn text(&self) -> String {
        format!("{self:?}")
    }
}

impl Text for bool {
    fn text(&self) -> String {
        (if *self { "True" } else { "False" }).to_owned()
    }
}

impl Text for () {
    fn text(&self) -> String {
        "None".to_owned()
    }
}

impl<T: Text> Text for Option<T> {
    fn text(&self) -> String {
        self.as_ref().map_or_else(|| ().text(), T::text)
    }

    fn is_error(&self) -> bool {
        self.as_ref().is_some_and(T::is_error)
    }
}

impl<T: Text, E: Text> Text for Result<T, E> {
    fn text(&self) -> String {
        match self {
            Ok(value) => value.text(),
            Err(error) => error.text(),
        }
    }

    fn is_error(&self) -> bool {
        self.is_err()
    }
}

impl<T: Text> Text for StopIteration<T> {
    fn text(&self) -> String {
        format!("StopIteration({})", self.value.text())
    }
}

impl<A: Text> Text for (A,) {
    fn text(&self) -> String {
        format!("({},)", self.0.text())
    }
}

impl<A: Text, B: Text> Text for (A, B) {
    fn text(&self) -> String {
        format!("({}, {})", self.0.text(), self.1.text())
    }
}

impl<A: Text, B: Text, C: Text> Text for (A, B, C) {
    fn text(&self) -> String {
        format!("({}, {}, {})", self.0.text(), self.1.text(), self.2.text())
    }
}

impl<A: Text, B: Text, C: Text, D: Text> Text for (A, B, C, D) {
    fn text(&self) -> String {
        format!("({}, {}, {}, {})", self.0.text(), self.1.text(), self.2.text(), self.3.text())
    }
}

impl<T: Text> Text for [T] {
    fn text(&self) -> String {
        format!("[{}]", self.iter().map(T::text).collect::<Vec<_>>().join(", "))
    }
}

impl<T: Text> Text for Vec<T> {
    fn text(&self) -> String {
        self[..].text()
    }
}
