//! The streaming engine: genfn itself, and the driver that logs what its streams do.

use std::fmt::Debug;
use std::panic::{self, AssertUnwindSafe};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

pub use futures_core::Stream;
pub use genfn::prelude::yield_;
pub use genfn_tests_plain::stream as generator;

use crate::recording::{self, log};

#[doc(inline)]
pub use crate::drive_stream as drive;

/// Drives a stream to its end, or to where it is to be dropped.
#[macro_export]
macro_rules! drive_stream {
    ($call:expr) => {
        $crate::stream::poll(|| $call)
    };
}

/// Polls a stream that never waits.
///
/// # Panics
///
/// If it waits.
pub fn poll<S: Stream>(make: impl FnOnce() -> S)
where
    S::Item: Debug,
{
    crate::plain::script([(); 0]);
    let mut stream = pin!(make());
    let mut context = Context::from_waker(Waker::noop());
    while !recording::drops_now() {
        match panic::catch_unwind(AssertUnwindSafe(|| stream.as_mut().poll_next(&mut context))) {
            Ok(Poll::Ready(Some(item))) => {
                log(format_args!("yield {item:?}"));
                drop(item);
                recording::count();
            }
            Ok(Poll::Ready(None)) => return log("return ()"),
            Ok(Poll::Pending) => panic!("a stream that awaits nothing waits"),
            Err(_) => return,
        }
    }
}
