//! A generator behind one type: what a [`PyGenerator`](crate::PyGenerator) drives.

use std::any::Any;
use std::marker::PhantomData;
use std::panic::Location;

use genfn::frames::{Driven, Handover, Outcome, Wake};
use genfn::{Generator, Resume, State, StopIteration};
use pyo3::PyErr;
use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use send_wrapper::SendWrapper;

use crate::convert::{self, Returned, Sent, Value};

/// What one step comes to. `V` is what is yielded.
///
/// The rest is in a box: a value then comes back in registers, and it is values that come all the time.
pub(crate) enum Stepped<'py, V> {
    /// It is suspended.
    Yielded(V),
    /// Anything else.
    Not(Box<Not<'py>>),
}

/// Why nothing was yielded.
pub(crate) enum Not<'py> {
    /// It has returned.
    Returned(Bound<'py, PyAny>),
    /// An exception has left it; where it was suspended before.
    Raised(PyErr, Option<&'static Location<'static>>),
    /// `GeneratorExit` has left it.
    Exited,
    /// It was to exit, and yielded; or something that it delegates to did, and it has ended.
    Ignored,
    /// It was not resumed: what was sent is not for it, or it belongs to another thread.
    Refused(PyErr),
    /// It had ended before.
    Exhausted,
}

impl<'py, V> From<Not<'py>> for Stepped<'py, V> {
    #[cold]
    fn from(not: Not<'py>) -> Self {
        Stepped::Not(Box::new(not))
    }
}

/// How a body is woken.
pub(crate) enum Woken<'a, 'py> {
    /// `next(g)`
    Next,
    /// `g.send(value)`
    Send(&'a Bound<'py, PyAny>),
    /// `g.throw(exception)`, of what is no `GeneratorExit`
    Throw(PyErr),
    /// `g.close()`, or `GeneratorExit` thrown
    Close,
}

/// A generator that is not closed, but where it has panicked.
pub(crate) trait Body {
    /// Runs it to its next yield, or to its end.
    fn step<'py>(&mut self, py: Python<'py>, woken: Woken<'_, 'py>) -> Stepped<'py, Bound<'py, PyAny>>;

    /// The same, for somebody in Rust: what it yields is put into `place`, an `Option` of it, if it is of that type.
    fn step_into<'py>(
        &mut self,
        py: Python<'py>,
        woken: Woken<'_, 'py>,
        place: &mut dyn Any,
    ) -> Stepped<'py, Option<Bound<'py, PyAny>>>;

    fn state(&self) -> State;

    fn suspended_at(&self) -> Option<&'static Location<'static>>;

    fn show_foreign(&self, show: &mut dyn FnMut(&dyn Any));

    fn end_where_it_stands(&mut self);

    /// Whether it may be resumed, looked at and dropped by this thread.
    fn is_here(&self) -> bool {
        true
    }
}

/// How a generator is run.
pub(crate) trait How<G: Generator> {
    fn resume(
        py: Python<'_>,
        generator: &mut G,
        resume: Resume<G::Send, G::Return>,
    ) -> Result<G::Yield, StopIteration<G::Return>>;

    fn drive(py: Python<'_>, generator: &mut G, resume: Resume<G::Send, G::Return>) -> Driven<G::Yield, G::Return>;
}

/// Attached to the interpreter.
pub(crate) struct Attached;

impl<G: Generator> How<G> for Attached {
    #[inline(always)]
    fn resume(
        _: Python<'_>,
        generator: &mut G,
        resume: Resume<G::Send, G::Return>,
    ) -> Result<G::Yield, StopIteration<G::Return>> {
        generator.resume(resume)
    }

    fn drive(_: Python<'_>, generator: &mut G, resume: Resume<G::Send, G::Return>) -> Driven<G::Yield, G::Return> {
        generator.drive(Wake::Resume(resume), Handover::NOBODY)
    }
}

/// Not attached: other threads run Python meanwhile.
pub(crate) struct Detached;

impl<G> How<G> for Detached
where
    G: Generator<Yield: Send, Send: Send, Return: Send> + Send,
{
    fn resume(
        py: Python<'_>,
        generator: &mut G,
        resume: Resume<G::Send, G::Return>,
    ) -> Result<G::Yield, StopIteration<G::Return>> {
        py.detach(|| generator.resume(resume))
    }

    fn drive(py: Python<'_>, generator: &mut G, resume: Resume<G::Send, G::Return>) -> Driven<G::Yield, G::Return> {
        py.detach(|| generator.drive(Wake::Resume(resume), Handover::NOBODY))
    }
}

/// The body for a generator. The parameters behind it say how its values are converted and how it is run.
pub(crate) struct BodyOf<G, Sends, Returns, Runs> {
    generator: G,
    #[expect(clippy::type_complexity, reason = "markers only, and all of them")]
    types: PhantomData<fn() -> (Sends, Returns, Runs)>,
}

impl<G, Sends, Returns, Runs> BodyOf<G, Sends, Returns, Runs>
where
    G: Generator<Yield: Value, Send: Sent<Sends>, Return: Returned<Returns>> + 'static,
    Runs: How<G>,
{
    pub(crate) fn new(generator: G) -> Self {
        BodyOf { generator, types: PhantomData }
    }

    /// `next` sends nothing, where there is such a value; else `None` is sent.
    #[inline(always)]
    fn nothing(&self, py: Python<'_>) -> PyResult<Resume<G::Send, G::Return>> {
        match self.generator.nothing() {
            Some(nothing) => Ok(Resume::Send(nothing)),
            None if self.generator.state() == State::Created => Ok(Resume::Start),
            None => G::Send::received(py.None().bind(py)).map(Resume::Send),
        }
    }

    #[inline(always)]
    fn run<'py, V>(
        &mut self,
        py: Python<'py>,
        woken: Woken<'_, 'py>,
        yielded: impl FnOnce(G::Yield) -> PyResult<V>,
    ) -> Stepped<'py, V> {
        // Only then an exception can leave it, and it is to be told where.
        let at = if G::Return::FAILS { self.generator.suspended_at() } else { None };
        let resume = match woken {
            Woken::Next => self.nothing(py),
            Woken::Send(sent) if self.generator.state() != State::Created => G::Send::received(sent).map(Resume::Send),
            Woken::Send(sent) if sent.is_none() => self.nothing(py),
            Woken::Send(_) => Err(PyTypeError::new_err("can't send non-None value to a just-started generator")),
            Woken::Throw(_) | Woken::Close => return self.raise(py, woken, yielded),
        };
        let resume = match resume {
            Ok(resume) => resume,
            Err(refused) => return Not::Refused(refused).into(),
        };
        match Runs::resume(py, &mut self.generator, resume) {
            // It stays where it is if this can't be converted.
            Ok(value) => or_refused(yielded(value)),
            Err(StopIteration { value: Some(value) }) => {
                value.outcome(py).map_or_else(|error| Not::Raised(error, at), Not::Returned).into()
            }
            Err(StopIteration { value: None }) => Not::Exited.into(),
        }
    }

    #[inline(never)]
    fn raise<'py, V>(
        &mut self,
        py: Python<'py>,
        woken: Woken<'_, 'py>,
        yielded: impl FnOnce(G::Yield) -> PyResult<V>,
    ) -> Stepped<'py, V> {
        let at = self.generator.suspended_at();
        let (resume, uncaught) = match woken {
            Woken::Throw(exception) => match G::Return::thrown(py, exception) {
                Ok(thrown) => (Resume::Throw(thrown), None),
                // Nothing in it could catch this. So it is closed, as PEP 380 has it for an iterator that can't be thrown into.
                Err(exception) => (Resume::Close, Some(exception)),
            },
            Woken::Close | Woken::Next | Woken::Send(_) => (Resume::Close, None),
        };
        let ended = match Runs::drive(py, &mut self.generator, resume) {
            Driven::Yielded(value) => {
                return match uncaught {
                    None => or_refused(yielded(value)),
                    Some(_) => Not::Ignored.into(),
                };
            }
            Driven::Ended(outcome) => outcome,
            Driven::Delegates => unreachable!("it handed over to nobody; this is a bug in genfn"),
        };
        let not = match (ended, uncaught) {
            (Outcome::Returned(value), uncaught) => match (value.outcome(py), uncaught) {
                (Ok(_), Some(exception)) | (Err(exception), _) => Not::Raised(exception, at),
                (Ok(returned), None) => Not::Returned(returned),
            },
            (Outcome::Exited | Outcome::Exhausted, Some(exception)) => Not::Raised(exception, at),
            (Outcome::Exited | Outcome::Exhausted, None) => Not::Exited,
            (Outcome::Ignored, _) => Not::Ignored,
        };
        not.into()
    }
}

/// A value, if it could be converted.
#[inline(always)]
fn or_refused<'py, V>(value: PyResult<V>) -> Stepped<'py, V> {
    match value {
        Ok(value) => Stepped::Yielded(value),
        Err(refused) => Not::Refused(refused).into(),
    }
}

impl<G, Sends, Returns, Runs> Body for BodyOf<G, Sends, Returns, Runs>
where
    G: Generator<Yield: Value, Send: Sent<Sends>, Return: Returned<Returns>> + 'static,
    Runs: How<G>,
{
    #[inline]
    fn step<'py>(&mut self, py: Python<'py>, woken: Woken<'_, 'py>) -> Stepped<'py, Bound<'py, PyAny>> {
        self.run(py, woken, |value| convert::object(py, value))
    }

    #[inline]
    fn step_into<'py>(
        &mut self,
        py: Python<'py>,
        woken: Woken<'_, 'py>,
        place: &mut dyn Any,
    ) -> Stepped<'py, Option<Bound<'py, PyAny>>> {
        self.run(py, woken, |value| match place.downcast_mut::<Option<G::Yield>>() {
            Some(place) => {
                *place = Some(value);
                Ok(None)
            }
            None => convert::object(py, value).map(Some),
        })
    }

    fn state(&self) -> State {
        self.generator.state()
    }

    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        self.generator.suspended_at()
    }

    fn show_foreign(&self, show: &mut dyn FnMut(&dyn Any)) {
        self.generator.show_foreign(show);
    }

    fn end_where_it_stands(&mut self) {
        self.generator.end_where_it_stands();
    }
}

/// A body that belongs to the thread that made it.
pub(crate) struct OfOneThread<B> {
    body: SendWrapper<B>,
    thread: String,
}

impl<B> OfOneThread<B> {
    pub(crate) fn new(body: B) -> Self {
        OfOneThread { body: SendWrapper::new(body), thread: this_thread() }
    }

    fn elsewhere(&self) -> PyErr {
        PyRuntimeError::new_err(format!(
            "this generator belongs to {}, and can't be used in {}",
            self.thread,
            this_thread()
        ))
    }
}

fn this_thread() -> String {
    let thread = std::thread::current();
    match thread.name() {
        Some(name) => format!("the thread {name:?} ({:?})", thread.id()),
        None => format!("the thread {:?}", thread.id()),
    }
}

impl<B: Body> Body for OfOneThread<B> {
    fn step<'py>(&mut self, py: Python<'py>, woken: Woken<'_, 'py>) -> Stepped<'py, Bound<'py, PyAny>> {
        if !self.is_here() {
            return Not::Refused(self.elsewhere()).into();
        }
        self.body.step(py, woken)
    }

    fn step_into<'py>(
        &mut self,
        py: Python<'py>,
        woken: Woken<'_, 'py>,
        place: &mut dyn Any,
    ) -> Stepped<'py, Option<Bound<'py, PyAny>>> {
        if !self.is_here() {
            return Not::Refused(self.elsewhere()).into();
        }
        self.body.step_into(py, woken, place)
    }

    /// Another thread can't tell. It has not ended.
    fn state(&self) -> State {
        if self.is_here() { self.body.state() } else { State::Suspended }
    }

    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        self.is_here().then(|| self.body.suspended_at()).flatten()
    }

    fn show_foreign(&self, show: &mut dyn FnMut(&dyn Any)) {
        if self.is_here() {
            self.body.show_foreign(show);
        }
    }

    fn end_where_it_stands(&mut self) {
        if self.is_here() {
            self.body.end_where_it_stands();
        }
    }

    fn is_here(&self) -> bool {
        self.body.valid()
    }
}
