//! What the streams of this area have in common: `LazyList` is in `lazy.py`, `tee` is `itertools`' own.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use crate::prelude::*;

pub(crate) type Stream = Box<dyn Iterator<Item = u64>>;

/// Multiplies each of a stream.
#[generator]
pub(crate) fn times(n: u64, stream: impl Iterator<Item = u64>) -> impl Iterator<Item = u64> {
    for i in stream {
        yield_!(n * i);
    }
}

/// Merges two increasing, endless streams; what is in both comes once.
#[generator]
pub(crate) fn merge(mut a: impl Iterator<Item = u64>, mut b: impl Iterator<Item = u64>) -> impl Iterator<Item = u64> {
    let mut x = a.next().unwrap();
    let mut y = b.next().unwrap();
    loop {
        yield_!(x.min(y));
        let (from_a, from_b) = (x <= y, y <= x);
        if from_a {
            x = a.next().unwrap();
        }
        if from_b {
            y = b.next().unwrap();
        }
    }
}

/// Keeps what a stream has yielded, so that it can be looked at any number of times, by the stream itself too.
#[derive(Clone)]
pub(crate) struct LazyList(Rc<Kept>);

struct Kept {
    so_far: RefCell<Vec<u64>>,
    /// Apart from what it has yielded: the stream looks at that while it runs.
    stream: RefCell<Option<Stream>>,
}

impl LazyList {
    pub(crate) fn unset() -> Self {
        LazyList(Rc::new(Kept { so_far: RefCell::default(), stream: RefCell::new(None) }))
    }

    pub(crate) fn set(&self, stream: impl Iterator<Item = u64> + 'static) {
        *self.0.stream.borrow_mut() = Some(Box::new(stream));
    }

    pub(crate) fn get(&self, i: usize) -> u64 {
        while i >= self.0.so_far.borrow().len() {
            let fetched = self.0.stream.borrow_mut().as_mut().and_then(Iterator::next).expect("it is endless");
            self.0.so_far.borrow_mut().push(fetched);
        }
        self.0.so_far.borrow()[i]
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = u64> + use<> {
        #[generator]
        fn iter(list: LazyList) -> impl Iterator<Item = u64> {
            for i in 0.. {
                yield_!(list.get(i));
            }
        }
        iter(self.clone())
    }
}

/// `itertools.tee`: an iterator that can be copied. What all copies have seen is dropped.
pub(crate) struct Tee(Rc<Copies>, usize);

struct Copies {
    stream: RefCell<Option<Stream>>,
    /// What each copy has still to see.
    queues: RefCell<Vec<VecDeque<u64>>>,
}

pub(crate) fn tee<const N: usize>() -> (impl FnOnce(Stream), [Tee; N]) {
    let queues = RefCell::new(vec![VecDeque::new(); N]);
    let copies = Rc::new(Copies { stream: RefCell::new(None), queues });
    let tees = std::array::from_fn(|i| Tee(copies.clone(), i));
    (move |stream| *copies.stream.borrow_mut() = Some(stream), tees)
}

impl Iterator for Tee {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let seen = self.0.queues.borrow_mut()[self.1].pop_front();
        if seen.is_some() {
            return seen;
        }
        let fetched = self.0.stream.borrow_mut().as_mut()?.next()?;
        for (i, queue) in self.0.queues.borrow_mut().iter_mut().enumerate() {
            if i != self.1 {
                queue.push_back(fetched);
            }
        }
        Some(fetched)
    }
}
