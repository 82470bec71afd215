//! An iterator as a generator.

use std::any::Any;
use std::marker::PhantomData;
use std::panic::Location;

use genfn::{Generator, Inspect, Resume, State, StopIteration};
use pyo3::{PyErr, Python};

use crate::convert::Item;

/// An iterator as a generator: it is sent nothing, and returns nothing. A `Result` among its items that is an error is raised, and ends it.
///
/// Closed, or thrown into, it drops the iterator.
pub struct Iterated<I, How> {
    iterator: Option<I>,
    begun: bool,
    how: PhantomData<fn() -> How>,
}

impl<I, How> Iterated<I, How> {
    /// Of an iterator.
    #[inline]
    pub fn new(iterator: I) -> Self {
        Iterated { iterator: Some(iterator), begun: false, how: PhantomData }
    }
}

#[diagnostic::do_not_recommend]
impl<I: Iterator<Item: Item<How>>, How> Generator for Iterated<I, How> {
    type Yield = <I::Item as Item<How>>::Value;
    type Send = ();
    type Return = Result<(), PyErr>;

    #[inline]
    fn resume(&mut self, resume: Resume<(), Self::Return>) -> Result<Self::Yield, StopIteration<Self::Return>> {
        match resume {
            Resume::Start | Resume::Send(()) => {}
            Resume::Throw(thrown) => {
                self.iterator = None;
                return Err(StopIteration { value: Some(thrown) });
            }
            Resume::Close => {
                self.iterator = None;
                return Err(StopIteration { value: None });
            }
        }
        let Some(iterator) = &mut self.iterator else { return Err(StopIteration { value: None }) };
        self.begun = true;
        match iterator.next().map(Item::plain) {
            Some(Ok(value)) => Ok(value),
            last => {
                self.iterator = None;
                let last = match last {
                    Some(Err(last)) => Python::attach(|py| last.item(py)),
                    _ => return Err(StopIteration { value: Some(Ok(())) }),
                };
                Err(StopIteration { value: Some(last.map(|_| ())) })
            }
        }
    }

    #[inline]
    fn state(&self) -> State {
        match self.iterator {
            None => State::Closed,
            Some(_) if self.begun => State::Suspended,
            Some(_) => State::Created,
        }
    }

    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        None
    }

    fn delegate(&self) -> Option<&dyn Inspect> {
        None
    }

    #[inline]
    fn nothing(&self) -> Option<()> {
        Some(())
    }

    fn end_where_it_stands(&mut self) {
        self.iterator = None;
    }

    fn show_foreign(&self, _: &mut dyn FnMut(&dyn Any)) {}
}
