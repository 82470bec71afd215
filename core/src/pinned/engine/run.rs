//! An engine: a body, its slot, and a step of the one with the other.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
use core::cell::UnsafeCell;
use core::future::Future;
use core::marker::PhantomData;
use core::mem;
use core::panic::Location;
use core::pin::Pin;
use core::task::{Context, Poll};

#[cfg(feature = "stream")]
use super::StreamKey;
#[cfg(any(feature = "alloc", feature = "std"))]
use super::body::Begun;
pub(crate) use super::body::Body;
#[cfg(all(feature = "stream", not(feature = "std")))]
use super::body::late::Late;
pub(crate) use super::reach::Way;
#[cfg(all(feature = "stream", not(feature = "std")))]
use super::reach::beside::Beside;
#[cfg(feature = "alloc")]
use super::reach::waker::Address;
use super::reach::{Ran, Reach};
use super::slot::Woken;
use super::yielder::{Types, Yielder};
use super::{Drive, Exit, Progress};

/// A body, and what it takes to run it.
pub(crate) struct Engine<Y, I, B, X, W>
where
    I: Woken,
    W: Way<Y, I>,
    B: Body<W::Key>,
    X: Exit<I>,
{
    // Before the slot, which is part of some ways: so it is dropped before that.
    body: UnsafeCell<B>,
    noted: B::Noted,
    way: W,
    at: I::At,
    types: Types<Y, I>,
    exit: PhantomData<fn() -> X>,
}

impl<Y, I, B, X, W> Engine<Y, I, B, X, W>
where
    I: Woken,
    W: Way<Y, I>,
    B: Body<W::Key>,
    X: Exit<I>,
{
    #[inline]
    fn new(_exit: X, body: B, way: W) -> Self {
        let body = UnsafeCell::new(body);
        Engine { body, noted: B::Noted::default(), way, at: I::At::default(), types: PhantomData, exit: PhantomData }
    }
}

/// Never: nothing [may move](MayMove). So a pin can't be undone, and a `&mut` to an engine claims nothing, as with a `PhantomPinned` in it; but of one
/// that is not pinned rustc says this.
impl<Y, I, B, X, W> Unpin for Engine<Y, I, B, X, W>
where
    ThisStream<Y>: MayMove,
    I: Woken,
    W: Way<Y, I>,
    B: Body<W::Key>,
    X: Exit<I>,
{
}

// SAFETY: what a shared engine is asked is answered beside the body: `has_ended` reads a flag or a discriminant, `suspended_at` that and a place,
// `has_handlers` nothing. All of these are written to by methods that take the engine for themselves, so that nobody else asks meanwhile. No
// reference to the body, to the future, to a slot, or to anything of the user's is made of one, and none of the user's code runs, whatever
// those are: so std's `Exclusive` is `Sync` as well. To be `Send`, it still takes that all of them are.
unsafe impl<Y, I, B, X, W> Sync for Engine<Y, I, B, X, W>
where
    I: Woken,
    W: Way<Y, I>,
    B: Body<W::Key>,
    X: Exit<I>,
{
}

/// What rustc names, where a stream is polled that is not pinned.
#[cfg_attr(not(feature = "stream"), allow(unreachable_pub))]
pub struct ThisStream<Y>(PhantomData<fn() -> Y>);

/// Nothing may: it takes what is [`Pinned`]. One trait on the way to the other, or rustc proposes to borrow the stream.
pub(crate) trait MayMove {}

impl<Y> MayMove for ThisStream<Y> where Self: Pinned {}

/// Nothing is, and nobody can say so: neither the trait nor the type is theirs.
#[diagnostic::on_unimplemented(
    message = "a stream has to be pinned before it is polled: `let mut stream = std::pin::pin!(stream);`, or `.boxed()`",
    label = "this stream is not pinned"
)]
pub(crate) trait Pinned {}

/// The body as a future, which holds the key to its slot.
#[inline]
fn future_of<Y, I, O, F, K: Reach>(body: F, key: K) -> impl Future<Output = O>
where
    F: AsyncFnOnce(Yielder<'_, Y, I, K>) -> O,
{
    // What this calls is the user's, and may panic, or never return: then there is no future, and the yielder went with it.
    // SAFETY: engines make futures of their own bodies, with the keys to their own slots.
    body(unsafe { Yielder::new(key) })
}

/// That of a synchronous generator, which may be moved with its box.
#[cfg(feature = "alloc")]
#[inline]
pub(crate) fn in_a_box<Y, I, O, F, X>(exit: X, body: F) -> Pin<Box<impl Drive<Y, I, Output = O>>>
where
    I: Woken,
    F: AsyncFnOnce(Yielder<'_, Y, I, Address>) -> O,
    X: Exit<I>,
{
    let engine = Address::of_box(|address| Engine::new(exit, Begun::new(future_of(body, address)), address));
    Box::into_pin(engine)
}

/// That of a stream, which lies wherever its user pins it.
#[cfg(feature = "stream")]
#[inline]
pub(crate) fn in_place<Y, I, O, F, X>(
    exit: X,
    body: F,
) -> Engine<Y, I, impl Body<StreamKey, Output = O>, X, impl Way<Y, I, Key = StreamKey>>
where
    I: Woken,
    F: AsyncFnOnce(Yielder<'_, Y, I, StreamKey>) -> O,
    X: Exit<I>,
{
    #[cfg(feature = "std")]
    {
        let number = StreamKey::new();
        Engine::new(exit, Begun::new(future_of(body, number)), number)
    }
    #[cfg(not(feature = "std"))]
    Engine::new(exit, Late::new(body, future_of), Beside::new())
}

/// The number of an engine of these types, up to their lifetimes.
#[cfg(all(feature = "stream", feature = "std"))]
pub struct Numbered<Y, I> {
    number: StreamKey,
    types: Types<Y, I>,
}

/// A yielder that its body captures, and the number of its engine.
#[cfg(all(feature = "stream", feature = "std"))]
#[inline]
pub(crate) fn numbered<Y, I: Woken>() -> (Yielder<'static, Y, I, StreamKey>, Numbered<Y, I>) {
    let number = StreamKey::new();
    // SAFETY: engines of that number are made by `in_place_of`, of the types that `Numbered` has. Who has the yielder is not asked: it finds
    // a slot of that number only while such an engine is polled by this very thread.
    let yielder = unsafe { Yielder::new(number) };
    (yielder, Numbered { number, types: PhantomData })
}

/// That of a stream whose body has captured its yielder, and is a future already.
#[cfg(all(feature = "stream", feature = "std"))]
#[inline]
pub(crate) fn in_place_of<Y, I, Fut, X>(
    exit: X,
    numbered: Numbered<Y, I>,
    body: Fut,
) -> Engine<Y, I, impl Body<StreamKey, Output = Fut::Output>, X, impl Way<Y, I, Key = StreamKey>>
where
    I: Woken,
    Fut: Future,
    X: Exit<I>,
{
    Engine::new(exit, Begun::new(body), numbered.number)
}

impl<Y, I, B, X, W> Drive<Y, I> for Engine<Y, I, B, X, W>
where
    I: Woken,
    W: Way<Y, I>,
    B: Body<W::Key>,
    X: Exit<I>,
{
    type Output = B::Output;

    // A step is one function, with the body in it, and not two: `poll_next` of a stream, or what a machine calls. A stream is polled, and an
    // iterator asked, in one place as a rule. Where that is not so it is a question of whether that function is inlined, which rustc decides
    // by its size.
    #[inline(always)]
    fn resume(self: Pin<&mut Self>, woken: I, context: &mut Context<'_>) -> Poll<Option<Progress<Y, B::Output>>> {
        // SAFETY: nothing is moved out of it but a body that has not run, which is not pinned.
        let Engine { body, noted, way, at, .. } = unsafe { self.get_unchecked_mut() };
        // SAFETY: it is there, and nobody writes to it meanwhile.
        if unsafe { B::has_ended(body.get(), noted) } {
            return Poll::Ready(None);
        }
        let body = body.get_mut();
        body.begin(|| way.key());
        let running = Running::<B, W::Key> { body, noted, key: PhantomData };
        // What is said is dropped if the body has not begun, the value of a slot if it has ended: that too is the user's code,
        // and may panic. Then the body is not polled any more.
        // SAFETY: the engine is pinned, and the body is a field of it, which has begun.
        let Ran { polled, yielded, is_unheard } =
            way.run(woken.say(*at), context, |context| unsafe { running.body.poll(context) });
        match (polled, yielded) {
            (Poll::Ready(output), yielded) => {
                drop(running);
                // What nobody takes. What is returned is not there yet: it would be forgotten if this panics.
                drop(yielded);
                Poll::Ready(Some(Progress::Ended(output)))
            }
            (Poll::Pending, Some((value, place))) => {
                mem::forget(running);
                *at = place;
                Poll::Ready(Some(Progress::Yielded(value)))
            }
            (Poll::Pending, None) => {
                mem::forget(running);
                if !is_unheard {
                    *at = I::At::default();
                }
                Poll::Pending
            }
        }
    }

    fn end(self: Pin<&mut Self>) {
        // SAFETY: nothing is moved out of it: the future is dropped where it lies.
        let Engine { body, noted, .. } = unsafe { self.get_unchecked_mut() };
        body.get_mut().end(noted);
    }

    #[inline]
    fn has_ended(&self) -> bool {
        // SAFETY: nobody writes to the body while there is a shared engine.
        unsafe { B::has_ended(self.body.get(), &self.noted) }
    }

    #[inline]
    fn has_handlers(&self) -> bool {
        X::HANDLES
    }

    #[inline]
    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        if self.has_ended() { None } else { I::location(self.at) }
    }
}

impl<Y, I, B, X, W> Drop for Engine<Y, I, B, X, W>
where
    I: Woken,
    W: Way<Y, I>,
    B: Body<W::Key>,
    X: Exit<I>,
{
    fn drop(&mut self) {
        // SAFETY: a body that runs was pinned when it began to, so that the engine has not been moved since, and it
        // is not moved any more.
        let engine = unsafe { Pin::new_unchecked(self) };
        let mut ending = Ending { engine, types: PhantomData };
        X::run(ending.engine.as_mut());
        drop(ending);
    }
}

/// An engine that is being dropped. Whatever becomes of the handlers, the body ends before its memory goes: what is pinned in
/// it may be linked to from elsewhere, until its destructor has run.
///
/// The handlers may panic: in the body, which then is not polled any more; and where what they yield is dropped, which nobody
/// takes. If they don't return, the memory stays. `end` may panic as well, and then too has dropped all of the body. Where both
/// panic, the process is aborted, as for any two destructors.
struct Ending<'a, Y, I, D: Drive<Y, I>> {
    engine: Pin<&'a mut D>,
    types: Types<Y, I>,
}

impl<Y, I, D: Drive<Y, I>> Drop for Ending<'_, Y, I, D> {
    #[inline]
    fn drop(&mut self) {
        self.engine.as_mut().end();
    }
}

/// A body that runs. If this is dropped, then so that it is not run again: it has ended, or panics.
struct Running<'a, B: Body<K>, K> {
    body: &'a mut B,
    noted: &'a mut B::Noted,
    key: PhantomData<fn(K)>,
}

impl<B: Body<K>, K> Drop for Running<'_, B, K> {
    #[inline]
    fn drop(&mut self) {
        self.body.has_come_to_its_end(self.noted);
    }
}
