//! A ledger of what lives, and of every call of a user's code, each of which can be made to panic.
//!
//! It says without a sanitizer what one would say: that something is dropped twice, or used after it was dropped, or never
//! dropped; and that the memory of something pinned has gone without its destructor.

use std::any::Any;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::marker::PhantomPinned;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{RawWaker, RawWakerVTable, Waker};
use std::thread;

const PASSING: &str = "what is passed on";

/// What the n-th call panics with.
struct Tripped;

#[derive(Default)]
struct Books {
    /// What lives, by number.
    living: BTreeMap<u64, &'static str>,
    last: u64,
    wakers: i64,
    calls: u64,
    /// Which call panics; none if it is 0.
    trips_at: u64,
    tripped: bool,
    faults: Vec<String>,
}

#[derive(Default)]
pub struct Ledger(Mutex<Books>);

impl Ledger {
    /// One whose `n`-th call will panic; none does if it is 0.
    pub fn tripping_at(n: u64) -> &'static Self {
        kept(Ledger(Mutex::new(Books { trips_at: n, ..Books::default() })))
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A call of what the user wrote. It panics if it is its turn; not while something else does, as a destructor mustn't.
    pub fn call(&self) {
        let mut books = self.books();
        books.calls += 1;
        let trips = books.calls == books.trips_at && !thread::panicking();
        books.tripped |= trips;
        drop(books);
        if trips {
            // Without a word: there are thousands of them.
            resume_unwind(Box::new(Tripped));
        }
    }

    fn born(&self, what: &'static str) -> u64 {
        let mut books = self.books();
        books.last += 1;
        let number = books.last;
        books.living.insert(number, what);
        number
    }

    fn died(&self, number: u64, what: &'static str) {
        let mut books = self.books();
        if books.living.remove(&number).is_none() {
            books.faults.push(format!("{what} {number} is dropped twice"));
        }
    }

    fn used(&self, number: u64, what: &'static str) {
        let mut books = self.books();
        if !books.living.contains_key(&number) {
            books.faults.push(format!("{what} {number} is used after it was dropped"));
        }
    }

    /// Something that is dropped once.
    pub fn value(&self) -> Value<'_> {
        self.call();
        Value { ledger: self, number: self.born("value") }
    }

    /// Something that is dropped once at most: rustc forgets what a function, or a block, evaluates to, if a destructor of its
    /// locals panics then.
    pub fn passing(&self) -> Value<'_> {
        self.call();
        Value { ledger: self, number: self.born(PASSING) }
    }

    /// Something whose memory may not go before it is dropped.
    pub fn node(&self) -> Node<'_> {
        Node { ledger: self, number: Cell::new(0), _pinned: PhantomPinned }
    }

    /// A waker that the user wrote.
    #[allow(unsafe_code, reason = "one whose `clone` may panic, as that of an `Arc` never does")]
    pub fn waker(&'static self) -> Waker {
        self.books().wakers += 1;
        // SAFETY: what the table does is fit for any thread, with a ledger that is kept for ever.
        unsafe { Waker::from_raw(RawWaker::new((&raw const *self).cast(), &TABLE)) }
    }

    pub fn calls(&self) -> u64 {
        self.books().calls
    }

    pub fn has_tripped(&self) -> bool {
        self.books().tripped
    }

    /// That nothing lives, and nothing was done that mustn't be.
    pub fn assert_settled(&self, when: &str) {
        let books = self.books();
        assert!(books.faults.is_empty(), "{when}: {:?}", books.faults);
        let lost: Vec<_> = books.living.iter().filter(|(_, what)| **what != PASSING || !books.tripped).collect();
        assert!(lost.is_empty(), "{when}: never dropped: {lost:?}");
        assert_eq!(books.wakers, 0, "{when}: wakers that were never dropped");
    }
}

/// Keeps it for ever, where what looks for leaks sees it.
pub fn kept<T: Send + Sync + 'static>(it: T) -> &'static T {
    static KEPT: Mutex<Vec<&(dyn Any + Send + Sync)>> = Mutex::new(Vec::new());
    let it = &*Box::leak(Box::new(it));
    KEPT.lock().unwrap_or_else(PoisonError::into_inner).push(it);
    it
}

/// What lives while it is used, and is dropped once.
pub struct Value<'l> {
    ledger: &'l Ledger,
    number: u64,
}

impl Value<'_> {
    pub fn look(&self) {
        self.ledger.used(self.number, "value");
        self.ledger.call();
    }
}

impl Drop for Value<'_> {
    fn drop(&mut self) {
        self.ledger.died(self.number, "value");
        self.ledger.call();
    }
}

/// As the node of an intrusive list: once it is in there, the list has its address until its destructor takes it out.
pub struct Node<'l> {
    ledger: &'l Ledger,
    number: Cell<u64>,
    _pinned: PhantomPinned,
}

impl Node<'_> {
    /// Puts it into the list.
    pub fn enter(self: Pin<&mut Self>) {
        if self.number.get() == 0 {
            self.number.set(self.ledger.born("node"));
        }
        self.ledger.call();
    }
}

impl Drop for Node<'_> {
    fn drop(&mut self) {
        if self.number.get() != 0 {
            self.ledger.died(self.number.get(), "node");
        }
        self.ledger.call();
    }
}

static TABLE: RawWakerVTable = RawWakerVTable::new(
    |data| {
        let ledger = ledger_of(data);
        ledger.call();
        ledger.books().wakers += 1;
        RawWaker::new(data, &TABLE)
    },
    |data| {
        // Consumed, also if it panics.
        ledger_of(data).books().wakers -= 1;
        ledger_of(data).call();
    },
    |data| ledger_of(data).call(),
    |data| {
        ledger_of(data).books().wakers -= 1;
        ledger_of(data).call();
    },
);

#[allow(unsafe_code, reason = "only wakers of a ledger have the table")]
fn ledger_of(data: *const ()) -> &'static Ledger {
    // SAFETY: a ledger's waker has its address, and a ledger that has wakers is kept for ever.
    unsafe { &*data.cast() }
}

/// What `run` evaluates to, unless a call that the ledger keeps has panicked in it. Another panic goes on.
pub fn unless_tripped<T>(run: impl FnOnce() -> T) -> Option<T> {
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(value) => Some(value),
        Err(panic) if panic.is::<Tripped>() => None,
        Err(panic) => resume_unwind(panic),
    }
}

/// Runs it until no call of what the user wrote is left that has not panicked once; then nothing lives. How many calls it was.
///
/// Under Miri, which takes a thousand times as long, it is one call in sixteen, and the next time it is others.
pub fn at_every_call(what: &str, mut run: impl FnMut(&'static Ledger)) -> u64 {
    static TIMES: AtomicUsize = AtomicUsize::new(0);
    let (first, step) = if cfg!(miri) { (TIMES.fetch_add(1, Ordering::Relaxed) % 16, 16) } else { (0, 1) };
    for n in (1..).skip(first).step_by(step) {
        let ledger = Ledger::tripping_at(n);
        run(ledger);
        ledger.assert_settled(&format!("{what}, with a panic at call {n}"));
        if !ledger.has_tripped() {
            return ledger.calls();
        }
    }
    unreachable!("it calls without end")
}
