//! Streams and async generators in two runtimes, on many threads: they are polled by one thread and then by another, handed from runtime to
//! runtime, given up half way, thrown into, closed, and dropped wherever they stand.
//!
//! What is held is counted, and has to be gone at the end; and what has begun and has a `finally` has run it. `scripts/soundness` runs this
//! under AddressSanitizer, with more items: `GENFN_ITEMS=100000`.
#![cfg(all(feature = "std", not(miri)))]

mod bodies;

use std::panic::AssertUnwindSafe;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::Duration;
use std::{env, mem, thread};

use futures::future::poll_fn;
use futures::stream::{self, BoxStream, FuturesUnordered};
use futures::{FutureExt, StreamExt};
use genfn::prelude::*;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::{Notify, mpsc};
use tokio::task::JoinSet;
use tokio::time::timeout;

use bodies::{
    BEGUN, Dialog, FINALLY, LIVE, Live, ON_PURPOSE, Random, base, dialog, fragile, handled, is_on_purpose, merged,
    tree, wizard,
};

const TASKS: u64 = 16;
const PATIENCE: Duration = Duration::from_micros(100);

/// What a task has in hand.
enum Driven {
    Stream(BoxStream<'static, Live>),
    Dialog(Dialog),
}

/// Those who close what is dropped.
#[derive(Clone)]
struct Closing {
    tasks: Arc<Mutex<JoinSet<()>>>,
    runtime: Handle,
}

impl Closing {
    fn new(runtime: &Runtime) -> Self {
        Closing { tasks: Arc::default(), runtime: runtime.handle().clone() }
    }

    /// One that is closed if it is dropped.
    fn closed(
        &self,
        dialog: impl AsyncGenerator<Yield = Live, Send = Option<Live>, Return = Result<Live, Live>> + Send + 'static,
    ) -> Dialog {
        let Closing { tasks, runtime } = self.clone();
        Box::pin(dialog.closed_by(move |rest| {
            tasks.lock().unwrap().spawn_on(async { drop(rest.await) }, &runtime);
        }))
    }
}

fn any_stream(random: &mut Random, notify: &Arc<Notify>) -> BoxStream<'static, Live> {
    let (n, seed) = (random.below(60), random.below(1 << 40) + 3);
    match random.below(7) {
        0 => base(seed, n).boxed(),
        1 => handled(seed, n, notify.clone()).filter_map(|item| async { item.ok() }).boxed(),
        2 => tree(seed, 3),
        3 => merged(seed, n / 2).boxed(),
        4 => stream::select_all((0..3).map(|i| base(seed + i, n / 3).boxed())).boxed(),
        5 => stream::iter(0..4).map(move |i| base(seed + i, n / 4).boxed()).flatten_unordered(2).boxed(),
        _ => (0..3)
            .map(|i| base(seed + i, 1).collect::<Vec<_>>())
            .collect::<FuturesUnordered<_>>()
            .flat_map(stream::iter)
            .boxed(),
    }
}

fn any(random: &mut Random, notify: &Arc<Notify>, closing: &Closing) -> Driven {
    let seed = random.below(1 << 40) + 3;
    match random.below(8) {
        0 | 1 => Driven::Dialog(closing.closed(dialog(seed))),
        2 => Driven::Dialog(closing.closed(wizard(seed, 3))),
        3 => Driven::Dialog(fragile(seed)),
        _ => Driven::Stream(any_stream(random, notify)),
    }
}

/// One step of a dialog, whose future may be dropped half way. Whether it goes on.
async fn step(dialog: &mut Dialog, random: &mut Random, done: &mut u64) -> bool {
    let stepped = match (dialog.state(), random.below(16)) {
        (AsyncState::Closed, _) => return false,
        (_, 0) => {
            let closed = AssertUnwindSafe(timeout(PATIENCE, dialog.aclose())).catch_unwind().await;
            return closed.unwrap_or_else(|panic| panic!("closed: {:?}", panic.downcast_ref::<&str>())).is_err();
        }
        (_, 1) => AssertUnwindSafe(timeout(PATIENCE, dialog.athrow(Live::new(9)))).catch_unwind().await,
        (AsyncState::Suspended, 2..=12) => {
            AssertUnwindSafe(timeout(PATIENCE, dialog.asend(Live::new(3)))).catch_unwind().await
        }
        (AsyncState::Awaiting, 2..=8) => AssertUnwindSafe(timeout(PATIENCE, dialog.go_on())).catch_unwind().await,
        (AsyncState::Suspended, 13) => {
            // Never polled: it is as if it had not been.
            drop(dialog.asend(Live::new(4)));
            return true;
        }
        _ => AssertUnwindSafe(timeout(PATIENCE, anext(dialog))).catch_unwind().await,
    };
    match stepped {
        Ok(Ok(Ok(item))) => {
            item.look();
            *done += 1;
        }
        Ok(Ok(Err(stop))) => {
            stop.value.iter().for_each(|returned| returned.as_ref().map_or_else(Live::look, Live::look));
            return false;
        }
        Ok(Err(_)) => {}
        Err(panic) => {
            assert!(is_on_purpose(&*panic));
            return false;
        }
    }
    true
}

/// Polls once, on a thread of its own, and gives up.
fn elsewhere(mut driven: Driven) -> Driven {
    let runtime = Handle::current();
    let polled = thread::spawn(move || {
        let _inside = runtime.enter();
        match &mut driven {
            Driven::Stream(stream) => drop(stream.next().now_or_never()),
            Driven::Dialog(dialog) => drop(AssertUnwindSafe(anext(dialog)).catch_unwind().now_or_never()),
        }
        driven
    });
    polled.join().unwrap()
}

async fn next(driven: &mut Driven, random: &mut Random, done: &mut u64) -> bool {
    let stream = match driven {
        Driven::Dialog(dialog) => return step(dialog, random, done).await,
        Driven::Stream(stream) => stream,
    };
    match timeout(PATIENCE, stream.next()).await {
        Ok(Some(item)) => {
            item.look();
            *done += 1;
            true
        }
        Ok(None) => false,
        Err(_) => true,
    }
}

async fn task(id: u64, budget: u64, mut from: mpsc::Receiver<Driven>, to: mpsc::Sender<Driven>, closing: Closing) {
    let mut random = Random(id * 7919 + 12345);
    let notify = Arc::new(Notify::new());
    let (mut done, mut pool) = (0, Vec::new());
    while done < budget {
        while let Ok(driven) = from.try_recv() {
            pool.push(driven);
        }
        if pool.len() < 4 {
            pool.push(any(&mut random, &notify, &closing));
        }
        let i = random.below(pool.len() as u64) as usize;
        match random.below(40) {
            0 => drop(pool.swap_remove(i)),
            1 => drop(to.try_send(pool.swap_remove(i))),
            2 => {
                if let Driven::Stream(stream) = &mut pool[i] {
                    let polled = poll_fn(|context| Poll::Ready(stream.poll_next_unpin(context)));
                    drop(polled.await);
                }
            }
            3 => {
                let driven = elsewhere(pool.swap_remove(i));
                pool.push(driven);
            }
            _ => {
                if !next(&mut pool[i], &mut random, &mut done).await {
                    drop(pool.swap_remove(i));
                }
            }
        }
    }
}

#[test]
fn nothing_is_left_and_every_finally_has_run() {
    let items: u64 = env::var("GENFN_ITEMS").map_or(4_000, |items| items.parse().expect("a number of items"));
    let said = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if !info.payload().downcast_ref::<&str>().is_some_and(|said| ON_PURPOSE.contains(said)) {
            said(info);
        }
    }));
    let runtime = || Builder::new_multi_thread().worker_threads(2).enable_time().build().unwrap();
    let runtimes = [runtime(), runtime()];
    let closing: Vec<Closing> = runtimes.iter().map(Closing::new).collect();
    let (senders, receivers): (Vec<_>, Vec<_>) = (0..TASKS).map(|_| mpsc::channel(2)).unzip();
    let tasks = receivers.into_iter().zip(0..).map(|(from, id)| {
        let to = senders[(id + 1) % senders.len()].clone();
        runtimes[id % 2].spawn(task(id as u64, items / TASKS, from, to, closing[id % 2].clone()))
    });
    let tasks: Vec<_> = tasks.collect();
    drop(senders);
    for task in tasks {
        runtimes[0].block_on(task).unwrap();
    }
    for Closing { tasks, .. } in &closing {
        let left = mem::take(&mut *tasks.lock().unwrap());
        runtimes[0].block_on(left.join_all());
    }
    drop(runtimes);
    assert_eq!(LIVE.load(Relaxed), 0, "values are left");
    assert!(BEGUN.load(Relaxed) > 0);
    assert_eq!(FINALLY.load(Relaxed), BEGUN.load(Relaxed), "a `finally` did not run");
}
