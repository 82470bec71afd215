//! The engine whose slot lies on the stack of whoever resumes the body.
//!
//! What the optimiser can see through costs nothing: an engine that holds no address of its own, and is resumed where it is
//! seen, is taken apart into registers, the slot as well. A slot beside the future, whose address the future holds, is in
//! memory for good.
//!
//! # The argument
//!
//! [`resume`](Engine::resume) makes a [`Slot`], points [`INNERMOST`] to it, polls the future, and sets `INNERMOST` back to
//! what it was, also if the future panics.
//!
//! *What `INNERMOST` points to is alive.* Polls nest, as calls do: one that begins inside another ends before it. So it
//! points to the slot of the innermost poll, which has not returned. Should something switch stacks under a running poll, so
//! that polls don't nest, then a slot is left that is not the innermost, and the process is aborted. Where the body has
//! yielded, its slot *was* the innermost, and nothing was to run since: there that is not asked again, for it is where an
//! item costs.
//!
//! *It is of the right types.* A yielder takes a slot for its own only if that has the number of its engine. Each engine has
//! one of its own, out of 2⁶⁴, taken when it is made; it never changes, and is given to no other yielder. So the slot was made
//! by the engine that made the yielder: they have the same `Y` and `I`, up to their lifetimes, in which all of them are
//! invariant. Types could not tell that, since lifetimes are not told apart when a program runs; nor could addresses, of which
//! an engine that holds its own is the slow one. If the innermost slot is another's, a yield panics: the body's own poll is
//! not the innermost (it polls a stream to which it has lent its yielder), or does not run on this thread (it has lent its
//! yielder to another), or is being dropped.
//!
//! *It is used by one at a time.* A slot is never seen by another thread than the one that it was made on. What is done to
//! it is done in the methods of `Slot`, which run no code of the user's: not even the drop of a value that is replaced.
//!
//! What safe code could still do wrong is to suspend twice in one step (to make a suspension, forget it, and make
//! another), which is seen, and panics; or to go on without having been resumed. Where nothing is said to the body when it is
//! woken, that does no harm; else it stays pending.

#![allow(unsafe_code)]

use core::cell::{Cell, UnsafeCell};
use core::future::Future;
use core::marker::{PhantomData, PhantomPinned};
use core::mem::{self, ManuallyDrop};
use core::panic::Location;
use core::pin::Pin;
use core::task::{Context, Poll};
use std::sync::{Mutex, PoisonError};
use std::{process, thread, thread_local};

use super::{Drive, Exit, Progress, suspended_twice};
use crate::Resume;

/// What of a slot can be seen without knowing its types: whose it is.
struct Head {
    engine: u64,
}

/// The outermost: no engine has this number.
static NOBODY: Head = Head { engine: 0 };

thread_local! {
    static INNERMOST: Cell<*const Head> = const { Cell::new(&raw const NOBODY) };
    /// The number of the next engine that is made here, unless it is the first of a block.
    static NEXT: Cell<u64> = const { Cell::new(0) };
}

/// Threads take numbers by the block, so as not to wait for each other.
const BLOCK: u64 = 1 << 16;

/// A number that no other engine has.
#[inline]
fn number() -> u64 {
    let next = NEXT.get();
    let number = if next.is_multiple_of(BLOCK) { first_of_a_block() } else { next };
    NEXT.set(number.wrapping_add(1));
    number
}

#[cold]
fn first_of_a_block() -> u64 {
    static BLOCKS: Mutex<u64> = Mutex::new(0);
    let mut blocks = BLOCKS.lock().unwrap_or_else(PoisonError::into_inner);
    // The first number of a block says that there is none: it is left out.
    let first = blocks.checked_mul(BLOCK).expect("there are no numbers left to tell generators apart") + 1;
    *blocks += 1;
    first
}

/// What lies between the body and the engine, while the body runs.
#[repr(C)]
struct Slot<Y, I: Woken> {
    // First, so that a pointer to it is one to the slot.
    head: Head,
    /// What the body yields, and where.
    yielded: UnsafeCell<Option<(Y, I::At)>>,
    /// What it is woken with, until it takes it.
    said: UnsafeCell<I::Said>,
}

impl<Y, I: Woken> Slot<Y, I> {
    #[inline]
    fn is_empty(&self) -> bool {
        // SAFETY: it is used by one at a time.
        unsafe { (*self.yielded.get()).is_none() }
    }

    /// Puts a value into a slot that is empty.
    #[inline]
    fn put(&self, value: Y, at: I::At) {
        debug_assert!(self.is_empty());
        // SAFETY: it is used by one at a time; and nothing is dropped.
        unsafe { self.yielded.get().write(Some((value, at))) }
    }

    #[inline]
    fn hear(&self) -> Option<I> {
        // SAFETY: it is used by one at a time, and `hear` runs no code of the user's.
        I::hear(unsafe { &mut *self.said.get() })
    }
}

/// The slot of the engine with this number, if that is what runs.
///
/// # Safety
///
/// That engine has these types, and the reference is not kept: the slot lives as long as nothing else is called.
#[inline]
unsafe fn slot_of<'a, Y, I: Woken + 'a>(engine: u64) -> Option<&'a Slot<Y, I>>
where
    Y: 'a,
{
    let head = INNERMOST.get();
    // SAFETY: it is alive; and if it is the slot of that engine, it is of its types.
    unsafe { if (*head).engine == engine { Some(&*head.cast()) } else { None } }
}

/// What a body is woken with, and what is kept for it.
pub trait Woken: Sized {
    /// Where the body is suspended, if it is.
    type At: Copy + Default;

    /// What is said to the body.
    type Said;

    /// What a suspension needs to hear it: the number of its engine.
    type Engine: Copy;

    /// What is kept of a place.
    fn at(at: &'static Location<'static>) -> Self::At;

    /// The place, if it is kept.
    fn location(at: Self::At) -> Option<&'static Location<'static>>;

    /// What is said to a body that is suspended `at`.
    fn say(self, at: Self::At) -> Self::Said;

    /// Takes what is said.
    fn hear(said: &mut Self::Said) -> Option<Self>;

    /// Whether nobody took it.
    fn unheard(said: &Self::Said) -> bool;

    /// What is kept of the number of an engine.
    fn engine(number: u64) -> Self::Engine;

    /// Wakes a suspension in a later step than the one it was made in.
    fn wake<Y>(engine: Self::Engine) -> Poll<Self>;
}

/// Nothing is said, and nothing is kept.
impl Woken for () {
    type At = ();
    type Said = ();
    type Engine = ();

    #[inline]
    fn at(_: &'static Location<'static>) {}

    #[inline]
    fn location((): ()) -> Option<&'static Location<'static>> {
        None
    }

    #[inline]
    fn say(self, (): ()) {}

    #[inline]
    fn hear((): &mut ()) -> Option<()> {
        Some(())
    }

    #[inline]
    fn unheard((): &()) -> bool {
        false
    }

    #[inline]
    fn engine(_: u64) {}

    #[inline]
    fn wake<Y>((): ()) -> Poll<()> {
        Poll::Ready(())
    }
}

impl<S, R> Woken for Resume<S, R> {
    type At = Option<&'static Location<'static>>;
    type Said = Option<Self>;
    type Engine = u64;

    #[inline]
    fn at(at: &'static Location<'static>) -> Self::At {
        Some(at)
    }

    #[inline]
    fn location(at: Self::At) -> Option<&'static Location<'static>> {
        at
    }

    #[inline]
    fn say(self, at: Self::At) -> Option<Self> {
        at.is_some().then_some(self)
    }

    #[inline]
    fn hear(said: &mut Option<Self>) -> Option<Self> {
        said.take()
    }

    #[inline]
    fn unheard(said: &Option<Self>) -> bool {
        said.is_some()
    }

    #[inline]
    fn engine(number: u64) -> u64 {
        number
    }

    #[inline]
    fn wake<Y>(engine: u64) -> Poll<Self> {
        // SAFETY: this is asked by a suspension of that engine, which has these types.
        match unsafe { slot_of::<Y, Self>(engine) }.and_then(Slot::hear) {
            Some(woken) => Poll::Ready(woken),
            None => Poll::Pending,
        }
    }
}

/// What a body suspends itself with.
pub struct Yielder<'body, Y, I> {
    engine: u64,
    // It is only lent.
    lent: PhantomData<&'body mut ()>,
    types: Types<Y, I>,
    // It is `Send` only if both are: values go from thread to thread with the engine.
    values: PhantomData<Y>,
    woken: PhantomData<I>,
}

/// Invariant in both.
type Types<Y, I> = PhantomData<fn(Y, I) -> (Y, I)>;

impl<Y, I: Woken> Yielder<'_, Y, I> {
    /// Hands the value over, and suspends the body where what this returns is awaited: at once. That evaluates to what the
    /// body is woken with.
    ///
    /// # Panics
    ///
    /// If another value was handed over since the body was resumed, or if this is not the thread that resumed it.
    #[inline]
    #[track_caller]
    pub fn suspend(&mut self, value: Y) -> Suspension<'_, Y, I> {
        let at = I::at(Location::caller());
        // SAFETY: that engine has made this yielder, of its types.
        match unsafe { slot_of::<Y, I>(self.engine) } {
            Some(slot) if slot.is_empty() => slot.put(value, at),
            slot => refuse(value, slot.is_some()),
        }
        Suspension {
            engine: I::engine(self.engine),
            made: 1,
            lent: PhantomData,
            types: PhantomData,
            values: PhantomData,
            woken: PhantomData,
        }
    }
}

#[cold]
#[inline(never)]
#[track_caller]
fn refuse<Y>(value: Y, runs: bool) {
    drop(value);
    if runs {
        suspended_twice();
    }
    // In a destructor, a second panic would abort.
    if !thread::panicking() {
        panic!("a generator yields where it is not what runs");
    }
}

/// A body that is suspended.
#[must_use = "a suspension does nothing unless awaited"]
pub struct Suspension<'body, Y, I: Woken> {
    engine: I::Engine,
    /// Whether it is new, and not polled yet. As wide as what else lies in its place in the future at other times: a byte
    /// that is stored into a word delays the next load of that.
    made: usize,
    lent: PhantomData<&'body mut ()>,
    types: Types<Y, I>,
    values: PhantomData<Y>,
    woken: PhantomData<I>,
}

// Nothing in it is pinned.
impl<Y, I: Woken> Unpin for Suspension<'_, Y, I> {}

impl<Y, I: Woken> Future for Suspension<'_, Y, I> {
    type Output = I;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<I> {
        if mem::replace(&mut self.made, 0) != 0 { Poll::Pending } else { I::wake::<Y>(self.engine) }
    }
}

/// What becomes of a body: its future.
pub(crate) trait Body<Y, I>: Future {}

impl<Y, I, Fut: Future> Body<Y, I> for Fut {}

/// A body, and what it takes to run it.
pub(crate) struct Engine<Y, I, B, X>
where
    I: Woken,
    B: Body<Y, I>,
    X: Exit<I>,
{
    body: UnsafeCell<ManuallyDrop<B>>,
    number: u64,
    ended: bool,
    /// The body is gone, and was before the engine is.
    dropped: bool,
    at: I::At,
    types: Types<Y, I>,
    exit: PhantomData<fn() -> X>,
    _pinned: PhantomPinned,
}

#[inline]
pub(crate) fn engine<Y, I, O, F, X>(_exit: X, body: F) -> Engine<Y, I, impl Future<Output = O>, X>
where
    I: Woken,
    F: AsyncFnOnce(Yielder<'_, Y, I>) -> O,
    X: Exit<I>,
{
    let number = number();
    let body = body(Yielder {
        engine: number,
        lent: PhantomData,
        types: PhantomData,
        values: PhantomData,
        woken: PhantomData,
    });
    Engine {
        body: UnsafeCell::new(ManuallyDrop::new(body)),
        number,
        ended: false,
        dropped: false,
        at: I::At::default(),
        types: PhantomData,
        exit: PhantomData,
        _pinned: PhantomPinned,
    }
}

impl<Y, I, B, X> Drive<Y, I> for Engine<Y, I, B, X>
where
    I: Woken,
    B: Body<Y, I>,
    X: Exit<I>,
{
    type Output = B::Output;

    // A stream is polled, and an iterator asked, in one place as a rule. Where that is not so it is a question of whether
    // the body itself is inlined, which rustc decides by its size.
    #[inline]
    fn resume(self: Pin<&mut Self>, woken: I, context: &mut Context<'_>) -> Poll<Option<Progress<Y, B::Output>>> {
        // SAFETY: nothing is moved out of it.
        let this = unsafe { self.get_unchecked_mut() };
        if this.ended {
            return Poll::Ready(None);
        }
        let said = UnsafeCell::new(woken.say(this.at));
        let slot = Slot::<Y, I> { head: Head { engine: this.number }, yielded: UnsafeCell::new(None), said };
        let mine = (&raw const slot).cast();
        let entered = Entered { mine, outer: INNERMOST.replace(mine), ended: &mut this.ended };
        // SAFETY: the engine is pinned, and the future is a field of it that is never moved.
        let polled = unsafe { Pin::new_unchecked(&mut **this.body.get_mut()) }.poll(context);
        match polled {
            Poll::Ready(output) => {
                drop(entered);
                Poll::Ready(Some(Progress::Ended(output)))
            }
            Poll::Pending => {
                let outer = entered.outer;
                match slot.yielded.into_inner() {
                    Some((value, at)) => {
                        // The innermost was this one when the body yielded: no need to ask, as `leave` does.
                        mem::forget(entered);
                        INNERMOST.set(outer);
                        this.at = at;
                        Poll::Ready(Some(Progress::Yielded(value)))
                    }
                    None => {
                        entered.leave();
                        mem::forget(entered);
                        if !I::unheard(&slot.said.into_inner()) {
                            this.at = I::At::default();
                        }
                        Poll::Pending
                    }
                }
            }
        }
    }

    fn end(self: Pin<&mut Self>) {
        // SAFETY: nothing is moved out of it.
        let this = unsafe { self.get_unchecked_mut() };
        this.ended = true;
        if !mem::replace(&mut this.dropped, true) {
            // SAFETY: the future is dropped where it lies, and only once; it is not used any more, as the body has ended.
            unsafe { ManuallyDrop::drop(this.body.get_mut()) }
        }
    }

    #[inline]
    fn has_ended(&self) -> bool {
        self.ended
    }

    #[inline]
    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        if self.ended { None } else { I::location(self.at) }
    }
}

impl<Y, I, B, X> Drop for Engine<Y, I, B, X>
where
    I: Woken,
    B: Body<Y, I>,
    X: Exit<I>,
{
    fn drop(&mut self) {
        // SAFETY: a body that runs was pinned when it began to, so that the engine has not been moved since, and it
        // is not moved any more.
        let mut this = unsafe { Pin::new_unchecked(self) };
        // If the handlers panic, the body has ended.
        X::run(this.as_mut());
        this.end();
    }
}

/// A slot that has been entered. If this is dropped, then so that the body is not run again: it has ended, or panics.
struct Entered<'a> {
    mine: *const Head,
    outer: *const Head,
    ended: &'a mut bool,
}

impl Entered<'_> {
    #[inline]
    fn leave(&self) {
        if INNERMOST.replace(self.outer) != self.mine {
            // What `INNERMOST` points to from now on may be gone.
            process::abort();
        }
    }
}

impl Drop for Entered<'_> {
    #[inline]
    fn drop(&mut self) {
        self.leave();
        *self.ended = true;
    }
}
