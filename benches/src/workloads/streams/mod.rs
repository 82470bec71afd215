//! Streams whose items are there when they are asked for: what is timed is what an item costs, and no executor.

mod counter;
mod pages;
mod relay;

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use futures_core::Stream;

use crate::drive::Drive;
use crate::measure::Workload;

pub fn workloads() -> [Workload; 3] {
    [counter::workload(), pages::workload(), relay::workload()]
}

/// Drives a stream as an iterator, polling it until it ends.
#[inline]
fn driven<S: Stream<Item = u64>>(drive: impl Drive, mut stream: Pin<&mut S>) -> u64 {
    let mut context = Context::from_waker(Waker::noop());
    let size = size_of_val(&*stream);
    drive.run_pinned(
        size,
        std::iter::from_fn(move || match stream.as_mut().poll_next(&mut context) {
            Poll::Ready(item) => item,
            Poll::Pending => unreachable!("nothing here is pending"),
        }),
    )
}
