//! What a channel of tokio's brings, as a stream. The channel is filled whenever it is empty, so that no executor is timed.

use std::hint::black_box;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use futures_core::Stream;
use genfn::prelude::*;
use tokio::sync::mpsc::{Receiver, channel};

use crate::bodies::contenders;
use crate::drive::Drive;
use crate::measure::Workload;

const ITEMS: u64 = 65_536;
const AT_ONCE: u64 = 64;

struct Relay(Receiver<u64>);

impl Stream for Relay {
    type Item = u64;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<u64>> {
        self.0.poll_recv(context)
    }
}

/// Drives what is made of the channel, which it fills.
#[inline]
fn driven<S: Stream<Item = u64>>(drive: impl Drive, make: impl FnOnce(Receiver<u64>) -> S) -> u64 {
    let (sender, receiver) = channel(AT_ONCE as usize);
    let (mut sender, items) = (Some(sender), black_box(ITEMS));
    let mut sent = 0;
    let mut stream = pin!(make(receiver));
    let mut left = 0;
    let mut context = Context::from_waker(Waker::noop());
    let size = size_of_val(&*stream);
    let next = move || {
        if left == 0 {
            left = AT_ONCE;
            if sent == items {
                sender = None;
            }
            for n in (sent..items).take(AT_ONCE as usize) {
                sender.as_ref().expect("not all are sent").try_send(n).expect("it was empty");
                sent += 1;
            }
        }
        left -= 1;
        match stream.as_mut().poll_next(&mut context) {
            Poll::Ready(item) => item,
            Poll::Pending => unreachable!("nothing here is pending"),
        }
    };
    drive.run_pinned(size, std::iter::from_fn(next))
}

fn hand(drive: impl Drive) -> u64 {
    driven(drive, Relay)
}

/// `D` makes of it one for each way to drive it, as those of the others are, which stand in a generic function.
#[generator]
fn relay<D: Drive>(mut receiver: Receiver<u64>) -> impl Stream<Item = u64> {
    while let Some(n) = receiver.recv().await {
        yield_!(n);
    }
}

fn genfn<D: Drive>(drive: D) -> u64 {
    driven(drive, relay::<D>)
}

#[cfg(feature = "peers")]
fn unfold(drive: impl Drive) -> u64 {
    driven(drive, |receiver| {
        futures_util::stream::unfold(receiver, |mut receiver| async move { Some((receiver.recv().await?, receiver)) })
    })
}

#[cfg(feature = "peers")]
fn async_stream(drive: impl Drive) -> u64 {
    driven(drive, |mut receiver| {
        async_stream::stream! {
            while let Some(n) = receiver.recv().await {
                yield n;
            }
        }
    })
}

pub fn workload() -> Workload {
    #[allow(unused_mut)]
    let mut contenders = contenders! { hand = "by hand", genfn = "genfn" };
    #[cfg(feature = "peers")]
    contenders.extend(contenders! { unfold = "futures unfold", async_stream = "async-stream" });
    Workload { name: "stream: relay", items: ITEMS, contenders }
}
