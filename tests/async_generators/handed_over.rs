//! Generators that go from thread to thread: sent to, thrown into, left half way, closed, or dropped, at random. No value is lost, and none is left.

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::task::{Context, Poll, Waker};
use std::thread;

use genfn::prelude::*;

/// Counts those that live.
struct Counted(Arc<AtomicUsize>, Box<u64>);

impl Counted {
    fn new(live: &Arc<AtomicUsize>, value: u64) -> Self {
        live.fetch_add(1, Ordering::Relaxed);
        Counted(live.clone(), Box::new(value))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

type Outcome = Result<Counted, Counted>;
type Talk = Pin<Box<dyn AsyncGenerator<Yield = Counted, Send = Option<Counted>, Return = Outcome> + Send>>;

/// Pending every other time.
async fn now_and_then(flag: &AtomicBool) {
    std::future::poll_fn(|_| if flag.fetch_xor(true, Ordering::Relaxed) { Poll::Ready(()) } else { Poll::Pending })
        .await;
}

#[generator]
fn talk(
    live: Arc<AtomicUsize>,
    flag: Arc<AtomicBool>,
    depth: u64,
) -> Pin<Box<dyn AsyncGenerator<Yield = Counted, Send = Option<Counted>, Return = Outcome> + Send>> {
    let held = Counted::new(&live, depth);
    let mut said = Counted::new(&live, 0);
    for round in 0..20 {
        said = try_! {{
            let text = format!("{round} of {depth}");
            let words: Vec<&str> = text.split(' ').collect();
            now_and_then(&flag).await;
            let heard = yield_!(Counted::new(&live, words.len() as u64));
            now_and_then(&flag).await;
            assert_eq!(words[2].parse(), Ok(depth));
            match heard {
                Some(heard) if *heard.1 % 5 == 0 => Err(heard)?,
                Some(heard) => heard,
                None if depth > 0 => yield_from!(talk(live.clone(), flag.clone(), depth - 1))?,
                None => said,
            }
        } except error if *error.1 % 2 == 0 => {
            now_and_then(&flag).await;
            error
        } finally {
            now_and_then(&flag).await;
            let _unused = Counted::new(&live, round);
        }};
    }
    assert_eq!(*held.1, depth);
    Ok(said)
}

/// A few numbers that look like chance.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % n
    }
}

/// Polls a future a few times; whether it is ready.
fn polled(future: impl Future, times: u64) -> bool {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    (0..times).any(|_| future.as_mut().poll(&mut context).is_ready())
}

/// Takes a step of some kind; whether it goes on.
fn step(g: &mut Talk, live: &Arc<AtomicUsize>, chance: &mut Chance) -> bool {
    let value = Counted::new(live, chance.below(100));
    let times = 1 + chance.below(3);
    match (g.state(), chance.below(12)) {
        (AsyncState::Closed, _) => return false,
        (_, 0) => return false,
        (_, 1) => drop(polled(g.aclose(), 30)),
        (_, 2) => drop(polled(g.aclose(), times)),
        (_, 3) => drop(polled(g.athrow(value), times)),
        (AsyncState::Awaiting, _) => drop(polled(g.go_on(), times)),
        (AsyncState::Suspended, 4..10) => drop(polled(g.asend(value), times)),
        (AsyncState::Suspended | AsyncState::Created, _) => drop(polled(anext(g), times)),
    }
    true
}

#[test]
fn no_value_is_lost_and_none_is_left() {
    let steps = if cfg!(miri) { 60 } else { 20_000 };
    let live = Arc::<AtomicUsize>::default();
    let (give, take) = mpsc::channel::<Talk>();
    let take = Arc::new(Mutex::new(take));
    let threads: Vec<_> = (0..4)
        .map(|seed| {
            let (give, take, live) = (give.clone(), take.clone(), live.clone());
            thread::spawn(move || {
                let mut chance = Chance(seed);
                for _ in 0..steps {
                    let waiting = take.lock().unwrap().try_recv();
                    let mut g = waiting.unwrap_or_else(|_| talk(live.clone(), Arc::default(), 3));
                    if (0..chance.below(8)).all(|_| step(&mut g, &live, &mut chance)) {
                        give.send(g).unwrap();
                    }
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    drop(give);
    take.lock().unwrap().try_iter().for_each(drop);
    assert_eq!(live.load(Ordering::Relaxed), 0);
}
