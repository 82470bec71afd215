//! The class.

use std::any::{Any, type_name};
use std::borrow::Cow;
use std::panic::Location;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{fmt, hint, mem, thread};

use genfn::{Generator, State};
use pyo3::PyErr;
use pyo3::exceptions::{PyGeneratorExit, PyRecursionError, PyRuntimeError, PyStopIteration, PyTypeError, PyValueError};
use pyo3::gc::{PyTraverseError, PyVisit};
use pyo3::prelude::*;
use pyo3::types::{PyCode, PyFrame, PyString};
use spin::mutex::{SpinMutex, SpinMutexGuard};

use crate::body::{Attached, Body, BodyOf, Detached, Not, OfOneThread, Stepped, Woken};
use crate::convert::{Item, Returned, Sent, Value};
use crate::depth::{Dropping, has_room};
use crate::held::Objects;
use crate::iterated::Iterated;
use crate::names::function_of;
use crate::thrown::thrown;
use crate::traceback::Place;

type AnyBody = Box<dyn Body + Send>;

// A name without a module is one of `builtins`, where Python's own class is. What it is, is told at the first `impl`: here it would be
// its `__doc__`, and a generator has none.
#[pyclass(frozen, immutable_type, weakref, generic, name = "generator")]
pub struct PyGenerator {
    /// `None` once it has ended. Nobody waits for this lock while a step has it; of those that are only tried, this one costs the least.
    body: SpinMutex<Option<AnyBody>>,
    /// Whether the lock is held by a step: then it is locked for long, and nobody waits for it. Else it is only being looked at.
    runs: AtomicBool,
    function: Cow<'static, str>,
    /// What was assigned to `__name__` and `__qualname__`.
    renamed: Mutex<Renamed>,
    made_at: &'static Location<'static>,
    objects: Objects,
}

#[derive(Default)]
struct Renamed {
    name: Option<Py<PyString>>,
    qualname: Option<Py<PyString>>,
}

#[doc = include_str!("generator.md")]
impl PyGenerator {
    /// A generator for Python, that any thread may resume.
    ///
    /// What it yields and returns becomes a Python object, what it is sent is made of one; `()` is `None`, and may be sent anything. If it
    /// returns a `Result`, the error is raised: it is [`Into<PyErr>`] or an [`Exception`](crate::Exception).
    #[track_caller]
    pub fn new<G, Sends, Returns>(generator: G) -> Self
    where
        G: Generator<Yield: Value, Send: Sent<Sends>, Return: Returned<Returns>>, // of an iterator: `PyGenerator::over`
        G: Send + 'static, // else: `PyGenerator::local`; `Py<T>` for a `Bound`; `Box<dyn Generator<…> + Send>` for a `BoxGenerator`
        Sends: 'static,
        Returns: 'static,
    {
        Self::of::<G>(Box::new(BodyOf::<G, Sends, Returns, Attached>::new(generator)))
    }

    /// One that only the thread may use that makes it. Others get a `RuntimeError` that says so.
    ///
    /// If it is dropped by another thread, as the garbage collector may do, it is leaked, which `sys.unraisablehook` is told of.
    #[track_caller]
    pub fn local<G, Sends, Returns>(generator: G) -> Self
    where
        G: Generator<Yield: Value, Send: Sent<Sends>, Return: Returned<Returns>> + 'static,
        Sends: 'static,
        Returns: 'static,
    {
        Self::of::<G>(Box::new(OfOneThread::new(BodyOf::<G, Sends, Returns, Attached>::new(generator))))
    }

    /// One that runs detached from the interpreter: other threads run Python meanwhile.
    ///
    /// This pays where a step is long, and costs a little where it is not. The body attaches itself, with [`Python::attach`], where it
    /// needs Python. One that is not detached as a whole may detach itself for a part, with [`Python::detach`].
    #[track_caller]
    pub fn detached<G, Sends, Returns>(generator: G) -> Self
    where
        G: Generator<Yield: Value + Send, Send: Sent<Sends> + Send, Return: Returned<Returns> + Send> + Send + 'static,
        Sends: 'static,
        Returns: 'static,
    {
        Self::of::<G>(Box::new(BodyOf::<G, Sends, Returns, Detached>::new(generator)))
    }

    /// A generator that goes through an iterator. `Result`s among its items are values and what is raised.
    #[track_caller]
    pub fn over<I, How>(iterator: I) -> Self
    where
        I: Iterator<Item: Item<How>>, // of a generator that is sent values, or returns some: `PyGenerator::new`
        I: Send + 'static,            // else: `Py<T>` for a `Bound`; `Arc` and `Mutex` for an `Rc` and a `RefCell`
        How: 'static,
    {
        let body = BodyOf::<Iterated<I, How>, _, _, Attached>::new(Iterated::new(iterator));
        Self::of::<I>(Box::new(body))
    }

    #[track_caller]
    fn of<G>(body: AnyBody) -> Self {
        PyGenerator {
            body: SpinMutex::new((body.state() != State::Closed).then_some(body)),
            runs: AtomicBool::new(false),
            function: Cow::Borrowed(function_of(type_name::<G>())),
            renamed: Mutex::default(),
            made_at: Location::caller(),
            objects: Objects::new(),
        }
    }

    /// Names it, in `__name__`, `__qualname__`, its `repr` and in tracebacks.
    ///
    /// Without this it has the name of the function that made it, as far as rustc tells: of a generator of genfn's it does.
    #[must_use]
    pub fn named(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.function = name.into();
        self
    }

    /// Shows the garbage collector what the generator holds.
    #[must_use]
    pub fn holding(mut self, objects: Objects) -> Self {
        self.objects = objects;
        self
    }

    /// Where in its life it is; `None` while it runs.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        self.look(|body| body.map_or(State::Closed, |body| body.state()))
    }
}

impl fmt::Debug for PyGenerator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PyGenerator").field("function", &self.function).finish_non_exhaustive()
    }
}

/// Steps.
impl PyGenerator {
    /// The lock, for a step. It is not waited for while another step has it.
    #[inline]
    fn enter(&self) -> PyResult<Running<'_>> {
        if !has_room() {
            return Err(PyRecursionError::new_err("maximum recursion depth exceeded"));
        }
        loop {
            match self.body.try_lock() {
                Some(body) => return Ok(Running::new(body, &self.runs)),
                None if self.gi_running() => return Err(PyValueError::new_err("generator already executing")),
                None => wait(),
            }
        }
    }

    /// Looks at the body, which is `None` once it has ended; nothing, while it runs.
    fn look<V>(&self, look: impl FnOnce(Option<&AnyBody>) -> V) -> Option<V> {
        loop {
            match self.body.try_lock() {
                Some(body) => return Some(look(body.as_ref())),
                None if self.gi_running() => return None,
                None => wait(),
            }
        }
    }

    /// One step.
    #[inline(always)]
    fn run<'py, V>(&self, step: impl FnOnce(&mut AnyBody) -> Stepped<'py, V>) -> PyResult<Stepped<'py, V>> {
        let mut running = self.enter()?;
        let Some(body) = running.body.as_mut() else {
            running.done();
            return Ok(Not::Exhausted.into());
        };
        match step(body) {
            Stepped::Yielded(value) => {
                running.done();
                Ok(Stepped::Yielded(value))
            }
            Stepped::Not(not) => {
                running.done_with(&not);
                Ok(Stepped::Not(not))
            }
        }
    }

    /// What one step comes to in Python: a value, or what is raised; nothing, where it has ended without a value.
    #[inline(always)]
    fn outcome<'py, V>(&self, py: Python<'py>, stepped: Stepped<'py, V>) -> PyResult<Result<V, Bound<'py, PyAny>>> {
        match stepped {
            Stepped::Yielded(value) => Ok(Ok(value)),
            Stepped::Not(not) => self.nothing_yielded(py, *not).map(Err),
        }
    }

    /// What was returned, or what is raised.
    #[inline(never)]
    fn nothing_yielded<'py>(&self, py: Python<'py>, not: Not<'py>) -> PyResult<Bound<'py, PyAny>> {
        match not {
            Not::Returned(value) => Ok(value),
            Not::Exhausted => Ok(py.None().into_bound(py)),
            Not::Raised(error, at) => Err(self.left_by(py, error, at)),
            Not::Exited => Err(self.left_by(py, PyGeneratorExit::new_err(()), None)),
            Not::Ignored => Err(PyRuntimeError::new_err("generator ignored GeneratorExit")),
            Not::Refused(error) => Err(error),
        }
    }

    /// `next`, and a `send` if there is something.
    #[inline(always)]
    pub(crate) fn resume<'py>(
        &self,
        py: Python<'py>,
        sent: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Result<Bound<'py, PyAny>, Bound<'py, PyAny>>> {
        let stepped = self.run(|body| body.step(py, sent.map_or(Woken::Next, Woken::Send)))?;
        self.outcome(py, stepped)
    }

    /// The same, for somebody in Rust who would have a `Y`: `None` was put into the place for it.
    #[inline(always)]
    pub(crate) fn resume_into<'py>(
        &self,
        py: Python<'py>,
        sent: Option<&Bound<'py, PyAny>>,
        place: &mut dyn Any,
    ) -> PyResult<Result<Option<Bound<'py, PyAny>>, Bound<'py, PyAny>>> {
        let stepped = self.run(|body| body.step_into(py, sent.map_or(Woken::Next, Woken::Send), place))?;
        self.outcome(py, stepped)
    }

    /// `throw`, of an exception.
    pub(crate) fn raise<'py>(
        &self,
        py: Python<'py>,
        exception: PyErr,
    ) -> PyResult<Result<Bound<'py, PyAny>, Bound<'py, PyAny>>> {
        let is_exit = exception.is_instance_of::<PyGeneratorExit>(py);
        let again = exception.clone_ref(py);
        // Where nothing has run yet CPython leaves a `StopIteration` as it is, since it is the body that raises a `RuntimeError`.
        let as_it_is = self.state() == Some(State::Created)
            && exception.is_instance_of::<PyStopIteration>(py)
            && py.version_info() >= (3, 12);
        let at = self.look(|body| body.and_then(|body| body.suspended_at())).flatten();
        let woken = if is_exit { Woken::Close } else { Woken::Throw(exception) };
        match self.run(|body| body.step(py, woken))? {
            // It goes out as it came in, where it is what came in.
            Stepped::Not(not) if is_exit && matches!(*not, Not::Exited) => Err(self.left_by(py, again, at)),
            Stepped::Not(not) if matches!(*not, Not::Exhausted) => Err(again),
            Stepped::Not(not) if as_it_is && matches!(*not, Not::Raised(..)) => {
                self.place(at).left_by(py, &again)?;
                Err(again)
            }
            stepped => self.outcome(py, stepped),
        }
    }

    /// `close`: what it returns on its way out, as since Python 3.13.
    pub(crate) fn exit<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let stepped = self.run(|body| body.step(py, Woken::Close))?;
        self.closed(py, stepped)
    }

    fn closed<'py>(&self, py: Python<'py>, stepped: Stepped<'py, Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        let not = match stepped {
            Stepped::Yielded(_) => Not::Ignored,
            Stepped::Not(not) if matches!(*not, Not::Exited) => Not::Exhausted,
            Stepped::Not(not) => *not,
        };
        match self.nothing_yielded(py, not) {
            Err(error) if error.is_instance_of::<PyGeneratorExit>(py) => Ok(py.None().into_bound(py)),
            closed => closed,
        }
    }

    /// An exception that leaves the body: with a line in its traceback; a `StopIteration` as a `RuntimeError` (PEP 479).
    #[cold]
    fn left_by(&self, py: Python<'_>, error: PyErr, at: Option<&'static Location<'static>>) -> PyErr {
        if let Err(other) = self.place(at).left_by(py, &error) {
            return other;
        }
        if !error.is_instance_of::<PyStopIteration>(py) {
            return error;
        }
        let raised = PyRuntimeError::new_err("generator raised StopIteration");
        raised.set_context(py, Some(error.clone_ref(py)));
        raised.set_cause(py, Some(error));
        raised
    }

    fn place(&self, at: Option<&'static Location<'static>>) -> Place<'_> {
        let at = at.unwrap_or(self.made_at);
        Place { function: &self.function, file: at.file(), line: at.line() }
    }

    /// Ends it where it stands, as Python's collector does: handlers run, and who raises there is told of to `sys.unraisablehook`.
    fn finalize(&self, py: Python<'_>, mut body: AnyBody) {
        if !body.is_here() {
            let stepped = body.step(py, Woken::Close);
            mem::forget(body);
            if let Err(error) = self.closed(py, stepped) {
                error.write_unraisable(py, Some(&self.title(py)));
            }
            return;
        }
        if body.state() == State::Suspended {
            // Somebody may be about to raise something.
            let pending = PyErr::take(py);
            let stepped = body.step(py, Woken::Close);
            if body.state() == State::Suspended {
                body.end_where_it_stands();
            }
            if let Err(error) = self.closed(py, stepped) {
                error.write_unraisable(py, Some(&self.title(py)));
            }
            drop(body);
            if let Some(pending) = pending {
                pending.restore(py);
            }
        }
    }

    /// The end of one that nobody holds.
    pub(crate) fn end(&mut self) {
        let mut body = self.body.get_mut().take();
        // Without an interpreter there is no Python to tell: what it holds is dropped.
        if body.is_some() {
            Python::try_attach(|py| body.take().map(|body| self.finalize(py, body)));
        }
    }

    /// What `sys.unraisablehook` is told it was.
    fn title<'py>(&self, py: Python<'py>) -> Bound<'py, PyAny> {
        PyString::new(py, &format!("generator object {}", self.function)).into_any()
    }

    fn renamed(&self) -> MutexGuard<'_, Renamed> {
        self.renamed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn name_or_function(&self, py: Python<'_>, name: impl FnOnce(&Renamed) -> &Option<Py<PyString>>) -> Py<PyString> {
        let renamed = name(&self.renamed()).as_ref().map(|name| name.clone_ref(py));
        renamed.unwrap_or_else(|| PyString::new(py, &self.function).unbind())
    }
}

/// For whoever only looks.
#[cold]
fn wait() {
    hint::spin_loop();
    thread::yield_now();
}

/// A body that is being stepped. If it panics, it is dropped.
struct Running<'a> {
    body: SpinMutexGuard<'a, Option<AnyBody>>,
    runs: &'a AtomicBool,
    is_done: bool,
}

impl<'a> Running<'a> {
    #[inline]
    fn new(body: SpinMutexGuard<'a, Option<AnyBody>>, runs: &'a AtomicBool) -> Self {
        runs.store(true, Ordering::Relaxed);
        Running { body, runs, is_done: false }
    }

    #[inline(always)]
    fn done(mut self) {
        self.is_done = true;
    }

    /// Where nothing was yielded: the body is dropped if it has ended, and is known to have ended when it is dropped.
    #[inline(never)]
    fn done_with(mut self, not: &Not<'_>) {
        let is_suspended = match not {
            Not::Refused(_) => true,
            Not::Ignored => self.body.as_ref().is_some_and(|body| body.state() == State::Suspended),
            _ => false,
        };
        let ended = if is_suspended { None } else { self.body.take() };
        self.done();
        drop(ended);
    }
}

impl Drop for Running<'_> {
    #[inline]
    fn drop(&mut self) {
        if !self.is_done {
            *self.body = None;
        }
        self.runs.store(false, Ordering::Relaxed);
    }
}

impl Drop for PyGenerator {
    fn drop(&mut self) {
        if self.body.get_mut().is_none() {
            return;
        }
        match Dropping::begin() {
            Some(_dropping) => self.end(),
            None => Dropping::put_aside(PyGenerator {
                body: SpinMutex::new(self.body.get_mut().take()),
                runs: AtomicBool::new(false),
                function: mem::take(&mut self.function),
                renamed: Mutex::default(),
                made_at: self.made_at,
                objects: mem::take(&mut self.objects),
            }),
        }
    }
}

/// What Python does with one. The sentences are CPython's.
#[pymethods]
impl PyGenerator {
    fn __iter__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        match self.resume(py, None)? {
            Ok(value) => Ok(Some(value)),
            // Without an exception: a `for` loop asks for none.
            Err(returned) if returned.is_none() => Ok(None),
            Err(returned) => Err(stop(returned)),
        }
    }

    /// The value of the `yield` that it is suspended at; returns what it yields next, or raises StopIteration.
    #[pyo3(signature = (arg, /))]
    fn send<'py>(&self, py: Python<'py>, arg: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.resume(py, Some(arg))?.map_err(stop)
    }

    /// Raises an exception where it is suspended; returns what it yields next, or raises StopIteration.
    #[pyo3(signature = (r#type, value = None, traceback = None, /), text_signature = "(value, value=None, traceback=None, /)")]
    fn throw<'py>(
        &self,
        r#type: &Bound<'py, PyAny>,
        value: Option<&Bound<'py, PyAny>>,
        traceback: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = r#type.py();
        self.raise(py, thrown(r#type, value, traceback)?)?.map_err(stop)
    }

    /// Raises GeneratorExit where it is suspended; returns what it returns on its way out.
    fn close<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.exit(py)
    }

    /// Whether it runs just now.
    #[getter]
    fn gi_running(&self) -> bool {
        self.runs.load(Ordering::Relaxed)
    }

    /// Whether it is at a `yield`.
    #[getter]
    fn gi_suspended(&self) -> bool {
        self.state() == Some(State::Suspended)
    }

    /// The Python object that it delegates to, or None.
    #[getter]
    fn gi_yieldfrom<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        self.look(|body| {
            let mut found = None;
            body?.show_foreign(&mut |object| {
                found = object.downcast_ref::<Py<PyAny>>().map(|object| object.bind(py).clone());
            });
            found
        })?
    }

    /// A frame that says where it is, without locals; None at its end.
    #[getter]
    fn gi_frame<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyFrame>>> {
        let at = match self.look(|body| body.map(|body| body.suspended_at())) {
            Some(None) => return Ok(None),
            Some(Some(at)) => at,
            None => None,
        };
        self.place(at).frame(py).map(Some)
    }

    /// The code of that frame, which has a name and no instructions.
    #[getter]
    fn gi_code<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCode>> {
        use pyo3::types::PyFrameMethods as _;
        Ok(self.place(None).frame(py)?.code())
    }

    #[getter(__name__)]
    fn name(&self, py: Python<'_>) -> Py<PyString> {
        self.name_or_function(py, |renamed| &renamed.name)
    }

    #[setter(__name__)]
    fn set_name(&self, name: &Bound<'_, PyAny>) -> PyResult<()> {
        self.renamed().name = Some(a_string(name, "__name__ must be set to a string object")?);
        Ok(())
    }

    #[getter(__qualname__)]
    fn qualname(&self, py: Python<'_>) -> Py<PyString> {
        self.name_or_function(py, |renamed| &renamed.qualname)
    }

    #[setter(__qualname__)]
    fn set_qualname(&self, name: &Bound<'_, PyAny>) -> PyResult<()> {
        self.renamed().qualname = Some(a_string(name, "__qualname__ must be set to a string object")?);
        Ok(())
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let py = slf.py();
        let qualname = slf.get().qualname(py);
        Ok(format!("<generator object {} at {:p}>", qualname.bind(py), slf.as_ptr()))
    }

    // Neither a copy nor a pickle is made of it.
    fn __reduce__(&self) -> PyResult<()> {
        Err(PyTypeError::new_err("cannot pickle 'generator' object"))
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.objects.traverse(visit)?;
        // While it runs, it is on somebody's stack, and nothing of it is garbage.
        let Some(body) = self.body.try_lock() else { return Ok(()) };
        let mut visited = Ok(());
        if let Some(body) = &*body {
            body.show_foreign(&mut |object| {
                if let Some(object) = object.downcast_ref::<Py<PyAny>>() {
                    visited = visit.call(object);
                }
            });
        }
        visited
    }

    fn __clear__(&self) {
        // What runs below may ask for the lock.
        let taken = self.body.try_lock().and_then(|mut body| body.take());
        let Some(body) = taken else { return };
        let mut body = Some(body);
        Python::try_attach(|py| self.finalize(py, body.take().expect("nobody has taken it")));
    }
}

/// What is raised where it has ended.
fn stop(returned: Bound<'_, PyAny>) -> PyErr {
    if returned.is_none() {
        return PyStopIteration::new_err(());
    }
    // In a tuple: one that is returned is not to be taken for the arguments.
    PyStopIteration::new_err((returned.unbind(),))
}

fn a_string(name: &Bound<'_, PyAny>, sentence: &'static str) -> PyResult<Py<PyString>> {
    match name.cast::<PyString>() {
        Ok(name) => Ok(name.clone().unbind()),
        Err(_) => Err(PyTypeError::new_err(sentence)),
    }
}
