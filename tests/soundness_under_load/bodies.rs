//! What runs: streams, async generators, and what they hold.

#![expect(
    clippy::type_complexity,
    reason = "an alias would hide from the attribute what is yielded, sent and returned"
)]

use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicI64, AtomicU64};
use std::time::Duration;

use futures::stream::{BoxStream, FuturesUnordered};
use futures::{Stream, StreamExt};
use genfn::prelude::*;
use tokio::sync::Notify;
use tokio::task::yield_now;
use tokio::time::{sleep, timeout};

pub(crate) static LIVE: AtomicI64 = AtomicI64::new(0);
pub(crate) static BEGUN: AtomicU64 = AtomicU64::new(0);
pub(crate) static FINALLY: AtomicU64 = AtomicU64::new(0);
/// What panics may say.
pub(crate) const ON_PURPOSE: [&str; 2] =
    ["on purpose", "can't send non-None value to an iterator: it has no method `send`"];

/// Whether this is one of those.
pub(crate) fn is_on_purpose(panic: &(dyn std::any::Any + Send)) -> bool {
    panic.downcast_ref::<&str>().is_some_and(|said| ON_PURPOSE.contains(said))
}

/// A value that is counted, and lies on the heap.
pub(crate) struct Live(Box<u64>);

impl Live {
    pub(crate) fn new(n: u64) -> Self {
        LIVE.fetch_add(1, Relaxed);
        Live(Box::new(n))
    }

    /// Reads what lies there.
    pub(crate) fn look(&self) {
        assert_ne!(*self.0, u64::MAX, "this has been dropped");
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.look();
        *self.0 = u64::MAX;
        LIVE.fetch_sub(1, Relaxed);
    }
}

pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

async fn pause(random: &mut Random) {
    match random.below(8) {
        0 => sleep(Duration::from_micros(random.below(50))).await,
        1..=3 => yield_now().await,
        _ => {}
    }
}

#[generator]
pub(crate) fn base(seed: u64, n: u64) -> impl Stream<Item = Live> + Send {
    let mut random = Random(seed | 1);
    let texts: Vec<String> = (0..n).map(|i| format!("{i} x")).collect();
    let _held = Live::new(0);
    for text in &texts {
        let word = text.split(' ').next().unwrap();
        pause(&mut random).await;
        yield_!(Live::new(word.parse().unwrap()));
    }
}

#[generator]
pub(crate) fn handled(seed: u64, n: u64, notify: Arc<Notify>) -> impl Stream<Item = Result<Live, String>> + Send {
    let mut random = Random(seed | 1);
    let mut inner = pin!(base(seed ^ 77, n));
    let mut waiting = pin!(notify.notified());
    waiting.as_mut().enable();
    try_! {{
        while let Some(item) = inner.next().await {
            if random.below(200) == 0 {
                Err("given up".to_owned())?;
            }
            yield_!(Ok(item));
            pause(&mut random).await;
        }
    } except error => {
        pause(&mut random).await;
        yield_!(Ok(Live::new(5)));
        return Err(error);
    } finally {
        notify.notify_one();
    }}
}

#[generator]
pub(crate) fn tree(seed: u64, depth: u64) -> BoxStream<'static, Live> {
    yield_!(Live::new(depth));
    if depth > 0 {
        yield_from!(tree(seed * 3 + 1, depth - 1));
        yield_from!(base(seed | 1, 2));
        yield_from!(tree(seed * 5 + 2, depth - 1));
    }
}

#[generator]
pub(crate) fn merged(seed: u64, n: u64) -> impl Stream<Item = Live> + Send {
    let mut a = pin!(base(seed ^ 1, n).fuse());
    let mut b = pin!(base(seed ^ 2, n).fuse());
    let mut extra: FuturesUnordered<_> = (0..4).map(|i| base(i + 9, 3).collect::<Vec<_>>()).collect();
    loop {
        tokio::select! {
            Some(item) = a.next() => yield_!(item),
            Some(item) = b.next() => yield_!(item),
            Some(mut items) = extra.next() => yield_!(items.pop().unwrap()),
            else => break,
        }
    }
    // By a future that polls only what is woken.
    let last = async {
        for item in await_!(base(seed, 2)) {
            yield_!(item);
        }
    };
    last.await;
}

/// An async generator of any kind.
pub(crate) type Dialog =
    Pin<Box<dyn AsyncGenerator<Yield = Live, Send = Option<Live>, Return = Result<Live, Live>> + Send>>;

/// Awaits wherever one may, and counts that it has begun, and that its `finally` has.
#[generator]
pub(crate) fn dialog(
    seed: u64,
) -> impl AsyncGenerator<Yield = Live, Send = Option<Live>, Return = Result<Live, Live>> + Send {
    BEGUN.fetch_add(1, Relaxed);
    let mut random = Random(seed | 1);
    let held = Live::new(1);
    try_! {{
        let text = format!("{seed} x");
        let word = text.split(' ').next().unwrap();
        for i in 0..random.below(30) {
            try_! {{
                pause(&mut random).await;
                if let Some(heard) = yield_!(Live::new(i)) {
                    heard.look();
                    pause(&mut random).await;
                    heard.look();
                }
                if random.below(50) == 0 {
                    Err(Live::new(word.len() as u64))?;
                }
            } except error if *held.0 + i < 20 => {
                error.look();
                pause(&mut random).await;
                yield_!(error);
            }};
        }
        for item in await_!(base(seed, 2)) {
            drop(yield_!(item));
        }
    } except GeneratorExit => {
        pause(&mut random).await;
        held.look();
    } finally {
        FINALLY.fetch_add(1, Relaxed);
        pause(&mut random).await;
        held.look();
    }}
    Ok(held)
}

/// Delegates to others, which delegate, and yields out of a future. What it is sent while it delegates to a stream is a mistake.
#[generator]
pub(crate) fn wizard(
    seed: u64,
    depth: u64,
) -> Pin<Box<dyn AsyncGenerator<Yield = Live, Send = Option<Live>, Return = Result<Live, Live>> + Send>> {
    let mut random = Random(seed | 1);
    let answered = yield_from!(dialog(seed * 3 + 1))?;
    pause(&mut random).await;
    if depth > 0 {
        yield_from!(wizard(seed * 5 + 2, depth - 1))?.look();
    }
    let in_time = timeout(Duration::from_micros(200), async {
        let mut heard = Vec::new();
        for _ in 0..3 {
            heard.extend(yield_!(Live::new(7)));
            pause(&mut random).await;
        }
        heard.len()
    });
    drop(in_time.await);
    yield_from!(tree(seed, 1));
    Ok(answered)
}

/// Panics, now and then.
#[generator]
pub(crate) fn fragile(
    seed: u64,
) -> Pin<Box<dyn AsyncGenerator<Yield = Live, Send = Option<Live>, Return = Result<Live, Live>> + Send>> {
    let mut random = Random(seed | 1);
    let held = Live::new(1);
    let _in_an_inner_scope = try_! {{
        loop {
            pause(&mut random).await;
            drop(yield_!(Live::new(2)));
            if random.below(10) == 0 {
                std::panic::panic_any(ON_PURPOSE[0]);
            }
            if random.below(20) == 0 {
                break held;
            }
        }
    } except error => {
        pause(&mut random).await;
        error
    }};
    Ok(Live::new(3))
}
