//! Python objects that a generator holds, and that the garbage collector is to know of.

use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError, TryLockError};

use pyo3::PyTypeCheck;
use pyo3::gc::{PyTraverseError, PyVisit};
use pyo3::prelude::*;

/// Objects that a generator holds for as long as it likes, and that Python's garbage collector sees.
///
/// The collector can't look into the locals of a body. A `Py<T>` among them is kept alive, and is let go when the body lets it go; but
/// if that object leads back to the generator, nobody ever does. What is held through this is seen, and such a ring is collected: the
/// generator is closed then, as Python closes one of its own. (What a generator [delegates](crate::delegate) to is seen anyway.)
///
/// # Examples
///
/// ```
/// use genfn::prelude::*;
/// use genfn_python::{Held, Objects, PyGenerator};
/// use pyo3::prelude::*;
/// use pyo3::types::PyList;
///
/// #[generator]
/// fn lengths(list: Held<PyList>) -> impl Generator<Yield = usize> {
///     loop {
///         yield_!(Python::attach(|py| list.bind(py).len()));
///     }
/// }
///
/// #[pyfunction]
/// #[pyo3(name = "lengths")]
/// fn py_lengths(list: Py<PyList>) -> PyGenerator {
///     let objects = Objects::new();
///     PyGenerator::new(lengths(objects.hold(list))).holding(objects)
/// }
/// ```
#[derive(Default)]
pub struct Objects(Arc<Slots>);

#[derive(Default)]
struct Slots(Mutex<Vec<Option<Py<PyAny>>>>);

impl Slots {
    fn with<V>(&self, f: impl FnOnce(&mut Vec<Option<Py<PyAny>>>) -> V) -> V {
        f(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Objects {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Holds an object until what is returned is dropped.
    #[must_use]
    pub fn hold<T>(&self, object: impl Into<Py<T>>) -> Held<T> {
        let object = object.into().into_any();
        let slot = self.0.with(|slots| {
            let free = slots.iter().position(Option::is_none);
            let slot = free.unwrap_or_else(|| {
                slots.push(None);
                slots.len() - 1
            });
            slots[slot] = Some(object);
            slot
        });
        Held { slots: self.0.clone(), slot, of: PhantomData }
    }

    /// Shows them to the garbage collector. What is being changed is not shown, and so not collected now.
    pub(crate) fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        let slots = match self.0.0.try_lock() {
            Ok(slots) => slots,
            Err(TryLockError::Poisoned(slots)) => slots.into_inner(),
            Err(TryLockError::WouldBlock) => return Ok(()),
        };
        slots.iter().try_for_each(|object| visit.call(object))
    }
}

impl fmt::Debug for Objects {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Objects")
    }
}

/// A Python object that is [held](Objects).
pub struct Held<T> {
    slots: Arc<Slots>,
    slot: usize,
    of: PhantomData<fn() -> Py<T>>,
}

impl<T: PyTypeCheck> Held<T> {
    /// The object.
    #[must_use]
    pub fn bind<'py>(&self, py: Python<'py>) -> Bound<'py, T> {
        let object = self.slots.with(|slots| slots[self.slot].as_ref().map(|object| object.clone_ref(py)));
        let object = object.expect("it is there until this is dropped");
        object.into_bound(py).cast_into().expect("it was of this type when it was put there")
    }
}

impl<T> Drop for Held<T> {
    fn drop(&mut self) {
        // Dropped outside the lock: that may run any code of Python's.
        let object = self.slots.with(|slots| slots[self.slot].take());
        drop(object);
    }
}

impl<T> fmt::Debug for Held<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Held")
    }
}
