//! The stack, as its driver holds it.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::any::Any;
use core::cell::OnceCell;
use core::mem;
use core::panic::Location;

use super::seen::Seen;
use super::{Driven, Handover, Ignored, Outcome, Receiver, Stop, Wake};
use crate::{Generator, Inspect, Resume, State};

/// A generator that can be a frame: a `dyn Generator<…>`, which can be sent to other threads or not.
pub trait Frame: Generator {
    /// Wakes it; if it delegates, what it delegates to is put into `handed`.
    fn wake(
        &mut self,
        wake: Wake<Self::Send, Self::Return>,
        handed: &mut Option<Frames<Self>>,
    ) -> Driven<Self::Yield, Self::Return>;

    /// Sends to it, as to a frame.
    fn sent_to_frame(
        &mut self,
        sent: Self::Send,
        handed: &mut Option<Frames<Self>>,
    ) -> Result<Self::Yield, Stop<Self::Return>>;

    /// Gives frames to a driver, if it can take them.
    fn hand_over<'a>(
        frames: Frames<Self>,
        to: Handover<'_, 'a, Self::Yield, Self::Send, Self::Return>,
    ) -> Result<(), Frames<Self>>
    where
        Self: 'a;
}

impl<'g, Y: 'g, S: 'g, R: 'g> Frame for dyn Generator<Yield = Y, Send = S, Return = R> + 'g {
    #[inline]
    fn wake(&mut self, wake: Wake<S, R>, handed: &mut Option<Frames<Self>>) -> Driven<Y, R> {
        self.drive(wake, Handover::Any(handed))
    }

    #[inline(always)]
    fn sent_to_frame(&mut self, sent: S, handed: &mut Option<Frames<Self>>) -> Result<Y, Stop<R>> {
        let mut receiver = Receiver { to: Handover::Any(handed), ..Receiver::alone() };
        self.sent_to(sent, &mut receiver).ok_or(receiver.stop)
    }

    #[inline]
    fn hand_over<'a>(frames: Frames<Self>, to: Handover<'_, 'a, Y, S, R>) -> Result<(), Frames<Self>>
    where
        Self: 'a,
    {
        match to {
            Handover::Any(to) => *to = Some(frames.map(|frame| frame as _)),
            Handover::Sendable(_) | Handover::Nobody(_) => return Err(frames),
        }
        Ok(())
    }
}

impl<'g, Y: 'g, S: 'g, R: 'g> Frame for dyn Generator<Yield = Y, Send = S, Return = R> + Send + 'g {
    #[inline]
    fn wake(&mut self, wake: Wake<S, R>, handed: &mut Option<Frames<Self>>) -> Driven<Y, R> {
        self.drive(wake, Handover::Sendable(handed))
    }

    #[inline(always)]
    fn sent_to_frame(&mut self, sent: S, handed: &mut Option<Frames<Self>>) -> Result<Y, Stop<R>> {
        let mut receiver = Receiver { to: Handover::Sendable(handed), ..Receiver::alone() };
        self.sent_to(sent, &mut receiver).ok_or(receiver.stop)
    }

    #[inline]
    fn hand_over<'a>(frames: Frames<Self>, to: Handover<'_, 'a, Y, S, R>) -> Result<(), Frames<Self>>
    where
        Self: 'a,
    {
        match to {
            Handover::Any(to) => *to = Some(frames.map(|frame| frame as _)),
            Handover::Sendable(to) => *to = Some(frames.map(|frame| frame as _)),
            Handover::Nobody(_) => return Err(frames),
        }
        Ok(())
    }
}

/// A stack of frames that is not empty.
///
/// The innermost one lies apart, where each resume finds it; one alone needs no more.
pub struct Frames<G: ?Sized> {
    innermost: Box<G>,
    around: Option<Box<Around<G>>>,
}

/// The frames that have handed over, the outermost first.
struct Around<G: ?Sized> {
    frames: Vec<Box<G>>,
    /// What somebody who looked at them saw.
    seen: OnceCell<Option<Box<Seen>>>,
}

impl<G: ?Sized> Drop for Around<G> {
    fn drop(&mut self) {
        while let Some(frame) = self.frames.pop() {
            drop(frame);
        }
    }
}

impl<G: ?Sized> Frames<G> {
    /// A stack of one.
    #[inline]
    pub fn of(generator: Box<G>) -> Self {
        Frames { innermost: generator, around: None }
    }

    /// The frames around the innermost one, the outermost first.
    #[inline]
    fn around(&self) -> &[Box<G>] {
        self.around.as_ref().map_or(&[], |around| &around.frames)
    }

    /// The one that the driver's own body delegates to.
    #[inline]
    fn outermost(&self) -> &G {
        self.around().first().unwrap_or(&self.innermost)
    }

    /// Whether nothing was handed over to it.
    #[inline]
    pub fn are_one(&self) -> bool {
        self.around().is_empty()
    }

    /// The same frames under another type.
    #[inline]
    fn map<H: ?Sized>(self, mut frame: impl FnMut(Box<G>) -> Box<H>) -> Frames<H> {
        let around = self.around.map(|mut around| {
            let frames = mem::take(&mut around.frames).into_iter().map(&mut frame).collect();
            Box::new(Around { frames, seen: OnceCell::new() })
        });
        Frames { innermost: frame(self.innermost), around }
    }

    /// Puts on top what the innermost frame handed over.
    fn push(&mut self, handed: Frames<G>) {
        let around = self.around.get_or_insert_with(|| Box::new(Around { frames: Vec::new(), seen: OnceCell::new() }));
        around.frames.push(mem::replace(&mut self.innermost, handed.innermost));
        if let Some(mut inner) = handed.around {
            around.frames.append(&mut inner.frames);
        }
    }

    /// Drops the innermost frame; the one around it is innermost now. `false` if there is none.
    #[inline]
    fn pop(&mut self) -> bool {
        let Some(frame) = self.around.as_mut().and_then(|around| around.frames.pop()) else { return false };
        self.innermost = frame;
        true
    }
}

impl<G: Frame + ?Sized> Frames<G> {
    /// Wakes the innermost frame, and goes on until one yields or the last has ended.
    #[inline(always)]
    pub fn run(&mut self, wake: Wake<G::Send, G::Return>) -> Result<G::Yield, Outcome<G::Return>> {
        if self.around.as_ref().is_some_and(|around| around.seen.get().is_some()) {
            self.forget_what_was_seen();
        }
        let mut handed = None;
        match self.innermost.wake(wake, &mut handed) {
            Driven::Yielded(value) => Ok(value),
            Driven::Delegates => self.go_on(None, handed),
            Driven::Ended(outcome) => self.go_on(Some(outcome), handed),
        }
    }

    /// The same of what is sent, which is what happens for every item.
    #[inline(always)]
    pub fn sent_to(&mut self, sent: G::Send) -> Result<G::Yield, Outcome<G::Return>> {
        if self.around.as_ref().is_some_and(|around| around.seen.get().is_some()) {
            self.forget_what_was_seen();
        }
        let mut handed = None;
        match self.innermost.sent_to_frame(sent, &mut handed) {
            Ok(value) => {
                // Nothing was: there is nothing to drop.
                mem::forget(handed);
                Ok(value)
            }
            Err(stop) => self.stopped(stop, handed),
        }
    }

    #[inline(never)]
    fn stopped(&mut self, stop: Stop<G::Return>, handed: Option<Frames<G>>) -> Result<G::Yield, Outcome<G::Return>> {
        match stop {
            Stop::Ended(outcome) => self.go_on(Some(outcome), handed),
            Stop::Delegates => self.go_on(None, handed),
            Stop::Refused => super::refused(),
        }
    }

    #[cold]
    fn forget_what_was_seen(&mut self) {
        if let Some(around) = &mut self.around {
            around.seen.take();
        }
    }

    /// Goes on from a frame that has ended, or has handed over.
    #[inline(never)]
    fn go_on(
        &mut self,
        mut ended: Option<Outcome<G::Return>>,
        mut handed: Option<Frames<G>>,
    ) -> Result<G::Yield, Outcome<G::Return>> {
        loop {
            let wake = match ended {
                None => {
                    self.push(handed.take().expect("it was handed over; this is a bug in genfn"));
                    Wake::Begin
                }
                Some(outcome) => {
                    if !self.pop() {
                        return Err(outcome);
                    }
                    Wake::Ended(outcome)
                }
            };
            ended = match self.innermost.wake(wake, &mut handed) {
                Driven::Yielded(value) => return Ok(value),
                Driven::Delegates => None,
                Driven::Ended(outcome) => Some(outcome),
            };
        }
    }

    /// Closes every frame, the innermost first. What one returns on its way out is given to the one around it; what the
    /// outermost returns is given back.
    pub fn close(&mut self) -> Result<Option<G::Return>, Ignored> {
        self.close_down_to(0)
    }

    /// Closes the frames from the innermost one down to that at `outermost`.
    fn close_down_to(&mut self, outermost: usize) -> Result<Option<G::Return>, Ignored> {
        let mut closed = super::raise(&mut *self.innermost, Resume::Close).closed();
        // One that yielded instead of ending is dropped here.
        while self.around().len() > outermost && self.pop() {
            let outcome = match closed {
                Ok(returned) => returned.map_or(Outcome::Exited, Outcome::Returned),
                Err(Ignored) => Outcome::Ignored,
            };
            closed = self.innermost.wake(Wake::Closed(outcome), &mut None).closed();
        }
        closed
    }

    /// Does what dropping frames that lie in each other would do before anything is freed: the outermost one that has handlers
    /// is closed, and so is all that is inside it before. What those around it would do is drop it.
    ///
    /// Where the innermost one is closed already it has panicked, and this is the unwinding.
    pub fn run_handlers(&mut self) {
        if !self.is_suspended() {
            return;
        }
        let handles = self.around().iter().position(|frame| frame.has_handlers());
        let innermost = || self.innermost.has_handlers().then_some(self.around().len());
        if let Some(outermost) = handles.or_else(innermost) {
            let _ = self.close_down_to(outermost);
        }
    }
}

/// As seen by the driver's own delegate: the outermost frame.
impl<G: Generator + ?Sized> Frames<G> {
    /// Whether its frames wait to be woken.
    pub fn is_suspended(&self) -> bool {
        Generator::state(&*self.innermost) == State::Suspended
    }

    pub fn state(&self) -> State {
        Generator::state(self.outermost())
    }

    pub fn suspended_at(&self) -> Option<&'static Location<'static>> {
        Generator::suspended_at(self.outermost())
    }

    /// What the frames around the innermost one delegate to are frames.
    pub fn show_foreign(&self, show: &mut dyn FnMut(&dyn Any)) {
        self.innermost.show_foreign(show);
    }

    pub fn delegate(&self) -> Option<&dyn Inspect> {
        let (Some(around), [_, inner @ ..]) = (&self.around, self.around()) else {
            return Generator::delegate(&*self.innermost);
        };
        let seen = around.seen.get_or_init(|| {
            let innermost = Seen::whole(&self.innermost);
            inner.iter().rev().fold(innermost, |seen, frame| Some(Seen::of(frame, seen)))
        });
        seen.as_ref().map(|seen| &**seen as &dyn Inspect)
    }
}
