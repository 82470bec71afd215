//! Delegation to a `Box<dyn Generator<…>>`: what is delegated to drives a stack of [frames](crate::frames), or is handed
//! over to one.
//!
//! It is handed over where the generator around it has the same `Yield`, `Send` and `Return`, and then only. This question is
//! answered by type, and so without a look at lifetimes: two types that differ in them are the same one here, and have to be
//! made equal then. Where that might not be possible emitted code doesn't ask.

use alloc::boxed::Box;
use core::any::Any;
use core::marker::PhantomData;
use core::mem;
use core::panic::Location;

use super::convert::{Inward, Outward};
use super::{AsGenerator, Delegate, Delegated, Exhausted, ForwardTo, Held, Outer, exit};
use crate::frames::{Frame, Frames, Handover, Ignored, Outcome, Wake};
use crate::raise::Raised;
use crate::{Generator, Inspect, Resume, State};

/// A boxed generator that is delegated to. `X` says what it evaluates to if it was exhausted before.
pub struct DelegateFrames<G: Frame + ?Sized, X> {
    content: Content<G>,
    /// It lies in a generator that is closed before it is dropped.
    is_closed_outside: bool,
    exhausted: PhantomData<fn() -> X>,
}

enum Content<G: Frame + ?Sized> {
    /// This one is the driver.
    Here(Frames<G>),
    /// The same, but it was closed, and yielded instead of ending.
    Stubborn(Frames<G>),
    /// The frames were handed over, and have an outcome when they are done.
    Away(Option<Outcome<G::Return>>),
}

impl<G: Frame + ?Sized, X: Exhausted<G::Return>> DelegateFrames<G, X> {
    /// Resumes the innermost generator as the outer one was resumed.
    ///
    /// `Start` comes at first, and when what was handed over has ended.
    #[inline(always)]
    pub fn resume<S, R, I, O, U>(
        &mut self,
        resume: Resume<S, R>,
        (inward, outward): (I, O),
    ) -> Delegated<G::Yield, G::Return, R>
    where
        S: ForwardTo<G::Send, U>,
        I: Inward<R, G::Return>,
        O: Outward<R, G::Return>,
    {
        let wake = match resume {
            Resume::Start => Wake::Begin,
            Resume::Send(sent) => Wake::Resume(Resume::Send(sent.forward())),
            Resume::Throw(thrown) => match inward.inward(thrown) {
                Ok(thrown) => Wake::Resume(Resume::Throw(thrown)),
                Err(thrown) => {
                    return Delegated::Raise(match self.close() {
                        Ok(_) => Raised::Throw(thrown),
                        Err(Ignored) => Raised::Ignored,
                    });
                }
            },
            Resume::Close => return Delegated::Raise(exit(self.close(), outward)),
        };
        let ended = match &mut self.content {
            Content::Here(frames) => match frames.run(wake) {
                Ok(value) => return Delegated::Yield(value),
                Err(outcome) => outcome,
            },
            Content::Stubborn(_) => Outcome::Exited,
            Content::Away(outcome) => came_back(outcome),
        };
        match ended {
            Outcome::Returned(value) => Delegated::Return(value),
            Outcome::Exited => Delegated::Raise(Raised::Exit),
            Outcome::Ignored => Delegated::Raise(Raised::Ignored),
            Outcome::Exhausted => Delegated::Return(X::value()),
        }
    }

    /// The return type, of a value that there is none of.
    #[inline]
    pub fn return_type(&self) -> PhantomData<G::Return> {
        PhantomData
    }

    /// It is handed over, rather than resumed, when it is delegated to.
    #[inline]
    pub fn hands_over(&self) -> bool {
        true
    }

    /// It lies in a generator that handles what is raised in it: see [`DelegateGenerator::handled`](super::DelegateGenerator::handled).
    #[inline]
    #[must_use]
    pub fn handled(mut self) -> Self {
        self.is_closed_outside = true;
        self
    }

    #[inline(never)]
    fn close(&mut self) -> Result<Option<G::Return>, Ignored> {
        let closed = match &mut self.content {
            Content::Here(frames) => frames.close(),
            Content::Stubborn(_) => Ok(None),
            Content::Away(outcome) => match outcome.take() {
                Some(Outcome::Ignored) => Err(Ignored),
                outcome => Ok(outcome.and_then(Outcome::value)),
            },
        };
        if closed.is_err() {
            self.content = match mem::replace(&mut self.content, Content::Away(None)) {
                Content::Here(frames) => Content::Stubborn(frames),
                content => content,
            };
        }
        closed
    }
}

impl<G: Frame + ?Sized, X> Delegate<G::Yield, G::Send, G::Return> for DelegateFrames<G, X> {
    #[inline]
    fn is_away(&self) -> bool {
        matches!(self.content, Content::Away(None))
    }

    #[inline]
    fn hand_over<'a>(&mut self, to: Handover<'_, 'a, G::Yield, G::Send, G::Return>) -> bool
    where
        Self: 'a,
    {
        match mem::replace(&mut self.content, Content::Away(None)) {
            Content::Here(frames) => match G::hand_over(frames, to) {
                Ok(()) => true,
                Err(frames) => {
                    self.content = Content::Here(frames);
                    false
                }
            },
            content => {
                self.content = content;
                false
            }
        }
    }

    #[inline(always)]
    fn sent_inside(&mut self, sent: G::Send) -> Result<G::Yield, Option<G::Send>> {
        let Content::Here(frames) = &mut self.content else { return Err(Some(sent)) };
        frames.sent_to(sent).map_err(|outcome| {
            self.content = Content::Away(Some(outcome));
            None
        })
    }

    #[inline]
    fn take_back(&mut self, outcome: Outcome<G::Return>) {
        self.content = Content::Away(Some(outcome));
    }
}

/// A drop is as if the frames lay in each other.
impl<G: Frame + ?Sized, X> Drop for DelegateFrames<G, X> {
    #[inline]
    fn drop(&mut self) {
        if let Content::Here(frames) = &mut self.content
            && !(self.is_closed_outside && frames.are_one())
        {
            frames.run_handlers();
        }
    }
}

/// While the frames are away they are seen from the driver: then this stands for one that is suspended.
impl<G: Frame + ?Sized, X> Inspect for DelegateFrames<G, X> {
    fn inspected_state(&self) -> State {
        match &self.content {
            Content::Here(frames) | Content::Stubborn(frames) => frames.state(),
            Content::Away(_) => State::Suspended,
        }
    }

    fn inspected_location(&self) -> Option<&'static Location<'static>> {
        match &self.content {
            Content::Here(frames) | Content::Stubborn(frames) => frames.suspended_at(),
            Content::Away(_) => None,
        }
    }

    fn inspected_delegate(&self) -> Option<&dyn Inspect> {
        match &self.content {
            Content::Here(frames) | Content::Stubborn(frames) => frames.delegate(),
            Content::Away(_) => None,
        }
    }

    fn show_inspected(&self, show: &mut dyn FnMut(&dyn Any)) {
        match &self.content {
            Content::Here(frames) | Content::Stubborn(frames) => frames.show_foreign(show),
            Content::Away(_) => {}
        }
    }
}

/// Of what was handed over.
#[inline(never)]
fn came_back<R>(outcome: &mut Option<Outcome<R>>) -> Outcome<R> {
    outcome.take().expect("its frames are still driven; this is a bug in genfn")
}

/// As to a boxed generator.
pub struct AsFrames<X>(PhantomData<fn() -> X>);

impl<X> AsFrames<X> {
    /// Delegates to it.
    #[inline]
    pub fn delegate<G: Frame + ?Sized>(self, inner: Box<G>) -> DelegateFrames<G, X> {
        DelegateFrames { content: Content::Here(Frames::of(inner)), is_closed_outside: false, exhausted: PhantomData }
    }
}

/// First answer: it is boxed, and has the types of the outer generator.
pub trait AsFrame {
    /// Its frames can be handed over.
    #[inline]
    fn by<X>(&self, _: AsGenerator<X>) -> AsFrames<X> {
        AsFrames(PhantomData)
    }
}

impl<Y, S, R> AsFrame for &Held<Box<dyn Generator<Yield = Y, Send = S, Return = R> + '_>, Outer<Y, S, R>> {}
impl<Y, S, R> AsFrame for &Held<Box<dyn Generator<Yield = Y, Send = S, Return = R> + Send + '_>, Outer<Y, S, R>> {}
