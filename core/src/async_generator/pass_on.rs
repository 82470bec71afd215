//! What passes on an async generator: references, boxes, pins; and trait objects, which are streams.

use core::ops::DerefMut;
use core::panic::Location;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use futures_core::{FusedStream, Stream};

use super::{AsyncGenerator, AsyncState};
use crate::frames::Driven;
use crate::{Iterates, Resume, StopIteration};

macro_rules! pass_on {
    ($target:ty, |$this:ident| $pinned:expr) => {
        type Yield = <$target as AsyncGenerator>::Yield;
        type Send = <$target as AsyncGenerator>::Send;
        type Return = <$target as AsyncGenerator>::Return;

        #[inline]
        fn poll_resume(
            self: Pin<&mut Self>,
            context: &mut Context<'_>,
            resume: &mut Option<Resume<Self::Send, Self::Return>>,
        ) -> Poll<Result<Self::Yield, StopIteration<Self::Return>>> {
            let $this = self;
            $pinned.poll_resume(context, resume)
        }

        #[inline]
        fn state(&self) -> AsyncState {
            (**self).state()
        }

        #[inline]
        fn suspended_at(&self) -> Option<&'static Location<'static>> {
            (**self).suspended_at()
        }

        #[inline]
        fn is_nothing(&self, sent: &Self::Send) -> bool {
            (**self).is_nothing(sent)
        }

        #[inline]
        fn poll_drive(
            self: Pin<&mut Self>,
            context: &mut Context<'_>,
            resume: &mut Option<Resume<Self::Send, Self::Return>>,
        ) -> Poll<Driven<Self::Yield, Self::Return>> {
            let $this = self;
            $pinned.poll_drive(context, resume)
        }

        #[inline]
        fn has_handlers(&self) -> bool {
            (**self).has_handlers()
        }
    };
}

impl<G: AsyncGenerator + Unpin + ?Sized> AsyncGenerator for &mut G {
    pass_on!(G, |this| Pin::new(&mut **this.get_mut()));
}

#[cfg(feature = "alloc")]
impl<G: AsyncGenerator + Unpin + ?Sized> AsyncGenerator for alloc::boxed::Box<G> {
    pass_on!(G, |this| Pin::new(&mut **this.get_mut()));
}

impl<P: DerefMut<Target: AsyncGenerator>> AsyncGenerator for Pin<P> {
    pass_on!(P::Target, |this| this.as_deref_mut());
}

// One that is sent nothing is a stream, over what its return type has it; so are a pin and a box of it.
macro_rules! stream {
    ($($object:tt)+) => {
        impl<'a, Y, R: Iterates<Y>> Stream for $($object)+ {
            type Item = R::Item;

            #[inline]
            fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<R::Item>> {
                poll_item(self, context)
            }
        }

        impl<'a, Y, R: Iterates<Y>> FusedStream for $($object)+ {
            #[inline]
            fn is_terminated(&self) -> bool {
                self.state() == AsyncState::Closed
            }
        }
    };
}

stream!(dyn AsyncGenerator<Yield = Y, Send = (), Return = R> + 'a);
stream!(dyn AsyncGenerator<Yield = Y, Send = (), Return = R> + Send + 'a);
stream!(dyn AsyncGenerator<Yield = Y, Send = (), Return = R> + Sync + 'a);
stream!(dyn AsyncGenerator<Yield = Y, Send = (), Return = R> + Send + Sync + 'a);

/// The next item of one whose return type tells how it iterates.
#[inline]
pub(super) fn poll_item<G, Y, R>(generator: Pin<&mut G>, context: &mut Context<'_>) -> Poll<Option<R::Item>>
where
    G: AsyncGenerator<Yield = Y, Send = (), Return = R> + ?Sized,
    R: Iterates<Y>,
{
    let mut resume = match generator.state() {
        AsyncState::Created => Some(Resume::Start),
        AsyncState::Suspended => Some(Resume::Send(())),
        AsyncState::Awaiting | AsyncState::Closed => None,
    };
    Poll::Ready(match ready!(generator.poll_resume(context, &mut resume)) {
        Ok(value) => Some(R::item(value)),
        Err(stop) => stop.value.and_then(R::last),
    })
}
