//! `impl Stream`: `.await` anywhere, borrows across yields, and the handlers of a stream that is dropped.

use std::cell::{Cell, RefCell};
use std::num::ParseIntError;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use futures::{FutureExt, Stream, StreamExt, TryStreamExt, stream};
use genfn::prelude::*;
use tokio::sync::mpsc;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn say(&self, what: impl Into<String>) {
        self.0.lock().unwrap().push(what.into());
    }

    fn said(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

struct Noisy(Log, &'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        self.0.say(format!("drop {}", self.1));
    }
}

/// Pending the first time it is polled.
async fn step() {
    tokio::task::yield_now().await;
}

#[generator]
fn counting(n: u32) -> impl Stream<Item = u32> {
    for i in 0..n {
        step().await;
        yield_!(i);
    }
}

#[tokio::test]
async fn awaits_between_items() {
    assert_eq!(counting(3).collect::<Vec<_>>().await, [0, 1, 2]);
}

#[tokio::test]
async fn is_none_for_ever_after_the_end() {
    let mut s = pin!(counting(1));
    assert_eq!(s.next().await, Some(0));
    for _ in 0..3 {
        assert_eq!(s.next().await, None);
    }
}

#[generator]
fn words(mut lines: mpsc::Receiver<String>) -> impl Stream<Item = String> + Send {
    while let Some(line) = lines.recv().await {
        for word in line.split(' ') {
            yield_!(word.to_owned());
        }
    }
}

#[tokio::test]
async fn borrows_of_its_own_locals_are_held_over_yields() {
    let (sender, lines) = mpsc::channel(1);
    let found = tokio::spawn(words(lines).collect::<Vec<_>>());
    for line in ["a b", "c"] {
        sender.send(line.to_owned()).await.unwrap();
    }
    drop(sender);
    assert_eq!(found.await.unwrap(), ["a", "b", "c"]);
}

#[generator]
fn parsed(texts: Vec<&'static str>) -> impl Stream<Item = Result<u32, ParseIntError>> {
    for text in texts {
        step().await;
        yield_!(Ok(text.parse()?));
    }
}

#[tokio::test]
async fn an_error_is_the_last_item() {
    let found: Vec<_> = parsed(vec!["1", "x", "3"]).collect().await;
    assert_eq!(found.len(), 2);
    assert_eq!(found[0], Ok(1));
    assert!(found[1].is_err());
    assert_eq!(parsed(vec!["1", "2"]).try_collect::<Vec<_>>().await, Ok(vec![1, 2]));
}

#[generator]
fn delegating() -> impl Stream<Item = u32> {
    yield_from!(counting(2));
    yield_from!([10, 11]);
    yield_from!(stream::once(async { 20 }));
    let boxed: Pin<Box<dyn Stream<Item = u32>>> = Box::pin(counting(1));
    yield_from!(boxed);
}

#[tokio::test]
async fn delegates_to_streams_and_iterables() {
    assert_eq!(delegating().collect::<Vec<_>>().await, [0, 1, 10, 11, 20, 0]);
}

#[generator]
fn handling(log: Log, texts: Vec<&'static str>) -> impl Stream<Item = u32> {
    for text in texts {
        try_! {{
            let _noisy = Noisy(log.clone(), "noisy");
            step().await;
            let n: u32 = text.parse()?;
            yield_!(n);
        } except GeneratorExit => {
            log.say("exit");
            Err(GeneratorExit)?
        } except error => {
            step().await;
            log.say(format!("caught {error}"));
        } finally {
            log.say("finally");
        }}
    }
}

#[tokio::test]
async fn handlers_catch_errors_and_may_await() {
    let log = Log::default();
    assert_eq!(handling(log.clone(), vec!["1", "x"]).collect::<Vec<_>>().await, [1]);
    assert_eq!(log.said(), ["drop noisy", "finally", "drop noisy", "caught invalid digit found in string", "finally"]);
}

#[tokio::test]
async fn handlers_run_when_it_is_dropped_at_a_yield() {
    let log = Log::default();
    let mut s = Box::pin(handling(log.clone(), vec!["1"]));
    s.next().await;
    drop(s);
    assert_eq!(log.said(), ["drop noisy", "exit", "finally"]);
}

#[tokio::test]
async fn no_handler_runs_when_it_is_dropped_at_an_await() {
    let log = Log::default();
    let mut s = Box::pin(handling(log.clone(), vec!["1"]));
    assert!(s.next().now_or_never().is_none());
    drop(s);
    assert_eq!(log.said(), ["drop noisy"]);
}

#[generator]
fn awaiting_at_the_end(log: Log) -> impl Stream<Item = u32> {
    try_! {{
        yield_!(1);
    } finally {
        log.say("before");
        step().await;
        log.say("after");
    }}
}

#[tokio::test]
async fn an_await_in_a_handler_ends_a_drop_where_it_is_pending() {
    let log = Log::default();
    let mut s = Box::pin(awaiting_at_the_end(log.clone()));
    s.next().await;
    drop(s);
    assert_eq!(log.said(), ["before"]);
    assert_eq!(awaiting_at_the_end(log.clone()).count().await, 1);
    assert_eq!(log.said(), ["before", "after"]);
}

struct Client {
    pages: Vec<Vec<u32>>,
}

impl Client {
    async fn page(&self, n: usize) -> Option<&[u32]> {
        step().await;
        self.pages.get(n).map(Vec::as_slice)
    }

    #[generator]
    fn items(&self) -> impl Stream<Item = u32> {
        let mut n = 0;
        while let Some(page) = self.page(n).await {
            for item in page {
                yield_!(*item);
            }
            n += 1;
        }
    }
}

trait Source {
    fn all(&self) -> Pin<Box<dyn Stream<Item = u32> + Send + '_>>;
}

impl Source for Client {
    #[generator]
    fn all(&self) -> Pin<Box<dyn Stream<Item = u32> + Send + '_>> {
        yield_from!(self.items());
        yield_!(99);
    }
}

#[tokio::test]
async fn methods_and_trait_methods() {
    let client = Client { pages: vec![vec![1, 2], vec![3]] };
    assert_eq!(client.items().collect::<Vec<_>>().await, [1, 2, 3]);
    assert_eq!(client.all().collect::<Vec<_>>().await, [1, 2, 3, 99]);
}

#[generator]
fn boxed(n: u32) -> futures::stream::BoxStream<'static, u32> {
    yield_!(n);
}

#[generator]
fn unpinned(n: u32) -> Box<dyn Stream<Item = u32>> {
    yield_!(n);
}

#[tokio::test]
async fn other_boxes() {
    assert_eq!(boxed(3).collect::<Vec<_>>().await, [3]);
    assert_eq!(Box::into_pin(unpinned(3)).collect::<Vec<_>>().await, [3]);
}

#[tokio::test]
async fn combinators() {
    let sum = counting(10).take(4).zip(counting(10)).map(|(a, b)| async move { a * b }).buffer_unordered(2);
    let mut found: Vec<_> = sum.collect().await;
    found.sort_unstable();
    assert_eq!(found, [0, 1, 4, 9]);
}

#[generator]
fn ticking(name: &'static str, every: u64, times: u32) -> impl Stream<Item = String> {
    for i in 0..times {
        tokio::time::sleep(Duration::from_millis(every)).await;
        yield_!(format!("{name}{i}"));
    }
}

#[tokio::test(start_paused = true)]
async fn select_over_two() {
    let mut a = pin!(ticking("a", 20, 2).fuse());
    let mut b = pin!(ticking("b", 25, 2).fuse());
    let mut seen = Vec::new();
    loop {
        tokio::select! {
            Some(item) = a.next() => seen.push(item),
            Some(item) = b.next() => seen.push(item),
            else => break,
        }
    }
    assert_eq!(seen, ["a0", "b0", "a1", "b1"]);
}

/// Merges by `futures::select`, whose answer is a value: so the yields stand in the generator's own body.
#[generator]
fn merged() -> impl Stream<Item = String> {
    let mut a = pin!(ticking("a", 20, 2));
    let mut b = pin!(ticking("b", 25, 3));
    loop {
        let either = {
            let (mut next_a, mut next_b) = (a.next().fuse(), b.next().fuse());
            futures::select! { item = next_a => item, item = next_b => item }
        };
        match either {
            Some(item) => yield_!(item),
            None => break,
        }
    }
}

#[tokio::test(start_paused = true)]
async fn select_in_the_body_is_a_match_over_its_answer() {
    assert_eq!(merged().take(3).collect::<Vec<_>>().await, ["a0", "b0", "a1"]);
}

#[generator]
fn locals(log: Log) -> impl Stream<Item = u32> {
    let _a = Noisy(log.clone(), "a");
    step().await;
    {
        let _b = Noisy(log.clone(), "b");
        yield_!(1);
        step().await;
    }
    let _c = Noisy(log.clone(), "c");
    yield_!(2);
    log.say("end");
}

#[test]
fn cancellation_drops_what_is_there_in_order() {
    let expected: [&[&str]; 6] = [
        &[],
        &["drop a"],
        &["drop b", "drop a"],
        &["drop b", "drop a"],
        &["drop b", "drop c", "drop a"],
        &["drop b", "end", "drop c", "drop a"],
    ];
    for (polls, expected) in expected.into_iter().enumerate() {
        let log = Log::default();
        let mut s = Box::pin(locals(log.clone()));
        let mut context = Context::from_waker(Waker::noop());
        for _ in 0..polls {
            let _ = s.as_mut().poll_next(&mut context);
        }
        drop(s);
        assert_eq!(log.said(), expected, "after {polls} polls");
    }
}

#[test]
fn a_stream_that_panicked_is_ended() {
    #[generator]
    fn failing() -> impl Stream<Item = u32> {
        yield_!(1);
        panic!("oh dear");
    }
    let mut s = Box::pin(failing());
    let mut context = Context::from_waker(Waker::noop());
    assert_eq!(s.as_mut().poll_next(&mut context), Poll::Ready(Some(1)));
    let again = std::panic::AssertUnwindSafe(|| s.as_mut().poll_next(&mut context));
    std::panic::catch_unwind(again).unwrap_err();
    assert_eq!(s.as_mut().poll_next(&mut context), Poll::Ready(None));
}

#[test]
#[allow(clippy::await_holding_refcell_ref, reason = "a yield is no await that another task runs in")]
fn it_may_hold_what_is_not_send() {
    #[generator]
    fn local(shared: Rc<RefCell<u32>>) -> impl Stream<Item = u32> {
        let mut n = shared.borrow_mut();
        *n += 1;
        yield_!(*n);
    }
    let shared = Rc::new(RefCell::new(1));
    let found = futures::executor::block_on(local(shared.clone()).collect::<Vec<_>>());
    assert_eq!(found, [2]);
}

#[tokio::test]
async fn futures_own_unordered_set_may_be_driven_inside() {
    #[generator]
    fn racing() -> impl Stream<Item = u32> {
        let mut all: futures::stream::FuturesUnordered<_> = (0..3)
            .map(|n| async move {
                for _ in n..3 {
                    step().await;
                }
                n
            })
            .collect();
        while let Some(n) = all.next().await {
            yield_!(n);
        }
    }
    let mut found: Vec<_> = racing().collect().await;
    found.sort_unstable();
    assert_eq!(found, [0, 1, 2]);
}

/// What an async closure awaits is not the stream's.
#[tokio::test]
async fn an_async_closure_awaits() {
    #[generator]
    fn doubled(n: u32) -> impl Stream<Item = u32> {
        let double = async |n: u32| async { n * 2 }.await;
        yield_!(double(n).await);
    }
    assert_eq!(doubled(2).collect::<Vec<_>>().await, [4]);
}

#[generator]
fn doubled(numbers: impl Stream<Item = u32>) -> impl Stream<Item = u32> {
    for n in await_!(numbers) {
        yield_!(n * 2);
    }
}

#[tokio::test]
async fn a_loop_over_a_stream() {
    assert_eq!(doubled(counting(3)).collect::<Vec<_>>().await, [0, 2, 4]);
    let numbers = doubled(counting(2));
    let tripled = gen_!(|| -> impl Stream<Item = u32> {
        for n in await_!(numbers) {
            yield_!(n * 3);
        }
    });
    assert_eq!(tripled.collect::<Vec<_>>().await, [0, 6]);
}

/// Its items are dropped as those of any `for`, its stream where it ends.
#[tokio::test]
async fn a_loop_over_a_stream_is_left() {
    #[generator]
    fn noisy(log: Log) -> impl Stream<Item = (u32, Noisy)> {
        let _stream = Noisy(log.clone(), "stream");
        for (i, name) in (0..).zip(["a", "b", "c", "d", "e"]) {
            step().await;
            yield_!((i, Noisy(log.clone(), name)));
        }
    }
    #[generator]
    fn some(log: Log) -> impl Stream<Item = u32> {
        'outer: loop {
            'inner: for (n, _item) in genfn::await_!(noisy(log.clone())) {
                let _local = Noisy(log.clone(), "local");
                match n {
                    0 => continue,
                    1 => yield_!(n),
                    2 => continue 'inner,
                    3 => break 'outer,
                    _ => unreachable!(),
                }
            }
        }
        log.say("end");
    }
    let log = Log::default();
    assert_eq!(some(log.clone()).collect::<Vec<_>>().await, [1]);
    let item = |name| ["drop local".to_owned(), format!("drop {name}")];
    let items: Vec<_> = ["a", "b", "c", "d"].into_iter().flat_map(item).collect();
    assert_eq!(log.said(), [items, vec!["drop stream".to_owned(), "end".to_owned()]].concat());
}

/// In a `try_!`, in a macro, in an async block; over what is only lent.
#[tokio::test]
async fn loops_over_streams_stand_where_one_may_await() {
    #[generator]
    fn all(
        log: Log,
        mut texts: impl Stream<Item = &'static str> + Unpin,
    ) -> impl Stream<Item = Result<u32, ParseIntError>> {
        try_! {{
            for text in await_!(&mut texts) {
                yield_!(Ok(text.parse()?));
            }
        } except error => {
            log.say(error.to_string());
        }}
        tokio::select! {
            () = step() => for text in await_!(&mut texts) {
                if text == "end" {
                    break;
                }
                yield_!(Ok(text.parse()?));
            },
        }
        let rest = async {
            let mut sum = 0;
            for text in await_!(texts) {
                sum += text.parse::<u32>()?;
            }
            Ok(sum)
        };
        yield_!(rest.await);
    }
    let log = Log::default();
    let texts = stream::iter(["1", "x", "2", "3", "end", "4", "5"]);
    let found: Vec<_> = all(log.clone(), texts).map(Result::unwrap).collect().await;
    assert_eq!(found, [1, 2, 3, 9]);
    assert_eq!(log.said(), ["invalid digit found in string"]);
}

fn is_sync<T: Sync>(value: T) -> T {
    value
}

/// Whatever it holds: nothing of that can be reached by a shared reference to it.
#[tokio::test]
async fn it_is_sync() {
    #[generator]
    fn shared(n: Cell<u32>) -> impl Stream<Item = u32> + Send + Sync {
        n.set(n.get() + 1);
        step().await;
        yield_!(n.get());
    }
    #[generator(pinned)]
    fn pinned(n: Cell<u32>) -> impl Iterator<Item = u32> + Send + Sync {
        n.set(n.get() + 1);
        yield_!(n.get());
    }
    #[generator(pinned)]
    fn coroutine(n: Cell<u32>) -> impl Generator<Yield = u32, Send = u32> {
        let sent = yield_!(n.get());
        n.set(sent);
    }
    assert_eq!(is_sync(shared(Cell::new(1))).collect::<Vec<_>>().await, [2]);
    assert!(is_sync(pinned(Cell::new(1))).eq([2]));
    let coroutine = is_sync(coroutine(Cell::new(1)));
    std::thread::scope(|scope| {
        scope.spawn(|| assert_eq!(coroutine.state(), State::Created));
    });
}

/// One that promises to be movable lies in a box.
#[tokio::test]
async fn it_may_be_unpin() {
    #[generator]
    fn movable(n: u32) -> impl Stream<Item = u32> + Send + Unpin {
        let text = n.to_string();
        for digit in text.chars() {
            step().await;
            yield_!(digit.to_digit(10).unwrap());
        }
    }
    let mut digits = movable(12);
    assert_eq!(digits.next().await, Some(1));
    let mut moved = digits;
    assert_eq!(moved.next().await, Some(2));
    assert_eq!(moved.next().await, None);
}

#[tokio::test]
async fn try_streams() {
    #[generator]
    fn tried(texts: Vec<&'static str>) -> impl TryStream<Ok = u32, Error = ParseIntError> {
        for text in texts {
            step().await;
            yield_!(Ok(text.parse()?));
        }
    }
    assert_eq!(tried(vec!["1", "2"]).try_collect::<Vec<_>>().await, Ok(vec![1, 2]));
    let found: Vec<_> = tried(vec!["1", "x", "2"]).into_stream().collect().await;
    assert_eq!((found.len(), &found[0]), (2, &Ok(1)));
    // Its items are known to be `Result`s.
    let found: Vec<_> = tried(vec!["1", "x", "2"]).map(|n| n.ok()).collect().await;
    assert_eq!(found, [Some(1), None]);
}

#[tokio::test]
async fn a_try_stream_is_what_a_trait_and_an_expression_have_too() {
    trait Repository {
        fn rows(&self) -> impl TryStream<Ok = u32, Error = String> + Send;
    }
    struct Table(Vec<u32>);
    #[deny(warnings)]
    impl Repository for Table {
        #[generator]
        fn rows(&self) -> impl TryStream<Ok = u32, Error = String> + Send {
            for row in &self.0 {
                yield_!(Ok(*row));
            }
            return Err("torn".to_owned());
        }
    }
    #[generator]
    fn shown() -> impl TryStream<Ok = impl std::fmt::Display, Error = String> {
        yield_!(Ok(7));
    }
    let rows = Table(vec![1, 2]);
    assert_eq!(rows.rows().collect::<Vec<_>>().await, [Ok(1), Ok(2), Err("torn".to_owned())]);
    let doubled = gen_!(|| -> impl TryStream<Ok = u32, Error = String> {
        for row in await_!(rows.rows()) {
            yield_!(Ok(row? * 2));
        }
    });
    assert_eq!(doubled.collect::<Vec<_>>().await, [Ok(2), Ok(4), Err("torn".to_owned())]);
    assert_eq!(shown().map_ok(|n| n.to_string()).try_collect::<Vec<_>>().await, Ok(vec!["7".to_owned()]));
}

/// An argument is used where it lies in the stream, also by a body of which a macro may leave something.
#[test]
fn an_argument_is_held_once() {
    #[generator]
    fn bytes(mut bytes: [u8; 4096], n: usize) -> impl Stream<Item = u8> {
        bytes[0] = 1;
        for byte in bytes.iter().take(n) {
            step().await;
            yield_!(*byte);
        }
    }
    #[generator]
    fn selected(bytes: [u8; 4096], mut indices: mpsc::Receiver<usize>) -> impl Stream<Item = u8> {
        loop {
            tokio::select! {
                Some(i) = indices.recv() => yield_!(bytes[i]),
                else => return,
            }
        }
    }
    assert!(size_of_val(&bytes([0; 4096], 1)) < 4096 + 256);
    assert!(size_of_val(&selected([0; 4096], mpsc::channel(1).1)) < 4096 + 256);
}

/// What a head may be that is asked whether it is a stream.
#[tokio::test]
async fn a_plain_loop_is_over_what_its_head_comes_to() {
    fn counted(_held: &Noisy) -> impl Iterator<Item = u32> {
        1..3
    }
    #[generator]
    fn numbers(log: Log, more: Vec<u32>, pair: (u32, Vec<u32>)) -> impl Stream<Item = Result<u32, ParseIntError>> {
        // What it holds is held by the loop.
        for n in counted(&Noisy(log.clone(), "head")) {
            step().await;
            log.say(n.to_string());
            yield_!(Ok(n));
        }
        // Its type is known by what comes later.
        let mut rest = None;
        for _ in 0..2 {
            for n in rest.take().unwrap_or_default() {
                let n: u32 = n;
                yield_!(Ok(n));
            }
            rest = Some(vec![3]);
        }
        // A part of a local, and a `?`.
        for n in pair.1 {
            yield_!(Ok(n));
        }
        for n in "5".parse().map(|n: u32| vec![n])? {
            yield_!(Ok(n + pair.0));
        }
        let mut more = more.into_iter();
        for n in &mut more {
            yield_!(Ok(n));
            if n == 7 {
                break;
            }
        }
        let twice = async {
            for n in more {
                yield_!(Ok(n));
            }
        };
        twice.await;
        for n in {
            yield_!(Ok(9));
            "x".parse::<u32>()?..10
        } {
            yield_!(Ok(n));
        }
    }
    let log = Log::default();
    let all: Vec<_> = numbers(log.clone(), vec![7, 8], (1, vec![4])).map(Result::ok).collect().await;
    assert_eq!(all, [1, 2, 3, 4, 6, 7, 8, 9].map(Some).into_iter().chain([None]).collect::<Vec<_>>());
    assert_eq!(log.said(), ["1", "2", "drop head"]);
}
