//! Python's generators, both ways: a Rust generator is a generator in Python, and a Python one is delegated to in Rust.
//!
//! - [`PyGenerator`] is what a `#[pyfunction]` returns for a generator or an iterator.
//! - [`delegate`] makes a generator of whatever Python can iterate: `yield_from!(delegate(object))`. [`items`] is for a `for` loop.
//!
//! So a program is ported one function at a time, and runs at every step: [porting.md] has such a port.
//!
//! # Errors
//!
//! A generator that returns a `Result` raises its error. With [`PyErr`](pyo3::PyErr) for the error, what is thrown into it is caught by
//! `except`, and comes back as the same object if it is not:
//!
//! ```
//! use genfn::prelude::*;
//! use pyo3::exceptions::PyValueError;
//! use pyo3::prelude::*;
//!
//! #[generator]
//! fn patient() -> impl Generator<Yield = u32, Return = PyResult<()>> {
//!     let mut caught = 0;
//!     loop {
//!         try_! {{
//!             yield_!(caught);
//!         } except error if Python::attach(|py| error.is_instance_of::<PyValueError>(py)) => {
//!             caught += 1;
//!         }}
//!     }
//! }
//! ```
//!
//! Any other error that is [`Into<PyErr>`] is raised, and none is caught but by a bare `except =>`; an [`Exception`] is both. `StopIteration` that
//! leaves a body is a `RuntimeError` (PEP 479). `GeneratorExit` is genfn's own, `except GeneratorExit =>`, whoever raises it. A panic
//! is PyO3's `PanicException`, and ends the generator.
//!
//! # What is not as in Python
//!
//! - `isinstance(g, types.GeneratorType)` is false, and so is `inspect.isgenerator(g)`: nothing but the interpreter's own is. So
//!   `inspect.getgeneratorlocals` refuses it. `isinstance(g, collections.abc.Generator)` is true. `inspect.isgeneratorfunction` is false of
//!   the function that makes it, and who asks that (a fixture of pytest's) wants a `yield from` in a function of Python's.
//! - `gi_frame` is a frame that says where the generator is suspended, and has no locals. `gi_yieldfrom` is a Python object that is
//!   delegated to, also by a Rust generator inside; what is Rust's is no object, and gives `None`.
//! - A line of a traceback that stands for a body is that of the marker it was suspended at last. A Rust generator that it delegates to has
//!   none.
//! - Tracers and profilers of Python's see no call and no line of a body.
//! - What is raised in an `except` has for `__context__` what the caller handles, not what the body does: Rust tells nobody that it is in a
//!   handler. `error.set_cause(py, Some(cause))` is `raise error from cause`, [`set_context`](pyo3::PyErr::set_context) the other.
//! - `close` returns what the body returns, in every version; Python's own does since 3.13.
//! - The arguments of `throw` are one instance when they come to what is delegated to.
//! - The collector does not see an exception that a body holds over a yield. Its traceback has frames, and these may hold the generator: let go
//!   of it first, with `drop(error)`.
//! - What else a body holds, the collector does not see either, but for [`Objects`]. One in a global variable that holds a function or an object
//!   of the same module is such a ring too: if it is suspended when the interpreter ends, it is not closed.
//! - A `finally` that runs because the collector found a ring may see the others of the ring cleared.
//! - The name of its class is `builtins.generator` in what CPython says of it: that it has no `len()`, can't be created, awaited or subscripted.
//! - Generators that resume each other may be as deep as the stack lets them, whatever `sys.setrecursionlimit` says: then there is the same
//!   `RecursionError`. A [`BoxGenerator`](genfn::BoxGenerator) that delegates to itself has no such end.
//! - What is wrong with a call itself, say `g.send()`, is told of in PyO3's words.
//!
//! An `AsyncGenerator` is none of these: async generators stay in Rust.
//!
//! # Threads
//!
//! A generator that is [`Send`] may be resumed by any thread; while it runs, others get Python's `ValueError`. One that isn't belongs to the
//! thread that made it: [`PyGenerator::local`]. [`PyGenerator::detached`] is for bodies that work long without Python. Nothing here
//! relies on the interpreter's lock, and modules need not ask for it. The free-threaded build itself was not tried.
//!
//! [porting.md]: https://docs.rs/crate/genfn/latest/source/docs/porting.md

mod body;
pub mod convert;
mod delegate;
mod depth;
mod generator;
mod held;
mod iterated;
mod names;
mod thrown;
mod traceback;

pub use convert::Exception;
pub use delegate::{Delegate, FromPython, Items, delegate, items};
pub use generator::PyGenerator;
pub use held::{Held, Objects};
pub use iterated::Iterated;
