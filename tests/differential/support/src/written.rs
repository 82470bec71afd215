//! A generator that is written down and read again before each step.

use std::mem;
use std::panic::Location;

use genfn::{Generator, Inspect, Resume, State, StopIteration};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// It stands for the one that was read last.
pub struct Written<G> {
    inner: Option<G>,
    steps: usize,
}

impl<G: Serialize + DeserializeOwned> Written<G> {
    /// One that has not been written yet.
    pub fn new(inner: G) -> Self {
        Written { inner: Some(inner), steps: 0 }
    }

    /// In a format that has names, and in one that has none, by turns.
    fn again(&mut self) -> &mut G {
        let Some(inner) = self.inner.take() else { panic!("it was lost on the way") };
        self.steps += 1;
        let read = if self.steps.is_multiple_of(2) {
            serde_json::from_str(&serde_json::to_string(&inner).expect("it is written")).expect("it is read")
        } else {
            postcard::from_bytes(&postcard::to_allocvec(&inner).expect("it is written")).expect("it is read")
        };
        // Who was written is not dropped: its handlers would run.
        mem::forget(inner);
        self.inner.insert(read)
    }

    fn inner(&self) -> &G {
        self.inner.as_ref().expect("it was lost on the way")
    }
}

impl<G: Generator + Serialize + DeserializeOwned> Generator for Written<G> {
    type Yield = G::Yield;
    type Send = G::Send;
    type Return = G::Return;

    fn resume(&mut self, resume: Resume<G::Send, G::Return>) -> Result<G::Yield, StopIteration<G::Return>> {
        self.again().resume(resume)
    }

    fn state(&self) -> State {
        self.inner().state()
    }

    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        self.inner().suspended_at()
    }

    fn delegate(&self) -> Option<&dyn Inspect> {
        self.inner().delegate()
    }

    fn is_nothing(&self, sent: &G::Send) -> bool {
        self.inner().is_nothing(sent)
    }

    fn nothing(&self) -> Option<G::Send> {
        self.inner().nothing()
    }

    fn has_handlers(&self) -> bool {
        self.inner().has_handlers()
    }
}

impl<G: Iterator + Serialize + DeserializeOwned> Iterator for Written<G> {
    type Item = G::Item;

    fn next(&mut self) -> Option<G::Item> {
        self.again().next()
    }
}
