//! What stands in macros, and in futures that the body polls: a stream yields there, and ends.

use std::cell::RefCell;
use std::num::ParseIntError;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

use futures::stream::FuturesUnordered;
use futures::{FutureExt, Stream, StreamExt};
use genfn::prelude::*;
use tokio::sync::mpsc;

/// A channel that holds these, and whose sender is gone.
fn channel<T: std::fmt::Debug>(items: Vec<T>) -> mpsc::Receiver<T> {
    let (sender, receiver) = mpsc::channel(8);
    for item in items {
        sender.try_send(item).unwrap();
    }
    receiver
}

async fn step() {
    tokio::task::yield_now().await;
}

#[generator]
fn merged(mut a: mpsc::Receiver<u32>, mut b: mpsc::Receiver<u32>) -> impl Stream<Item = u32> + Send {
    loop {
        tokio::select! {
            biased;
            Some(x) = a.recv() => yield_!(x),
            Some(y) = b.recv() => {
                yield_!(y);
                step().await;
                yield_!(y + 1);
            }
            else => break,
        }
    }
}

#[tokio::test]
async fn handlers_of_a_select_yield() {
    let found = tokio::spawn(merged(channel(vec![1, 2]), channel(vec![10, 20])).collect::<Vec<_>>());
    assert_eq!(found.await.unwrap(), [1, 2, 10, 11, 20, 21]);
}

#[tokio::test]
async fn handlers_of_a_select_of_futures_yield() {
    #[generator]
    fn either(n: u32) -> impl Stream<Item = u32> {
        let (mut a, mut b) = (pin!(step().fuse()), pin!(futures::future::ready(n).fuse()));
        futures::select! {
            () = a => yield_!(0),
            n = b => yield_!(n),
        }
    }
    assert_eq!(either(3).collect::<Vec<_>>().await, [3]);
}

#[tokio::test]
async fn handlers_of_a_select_delegate() {
    #[generator]
    fn all(mut names: mpsc::Receiver<&'static str>) -> impl Stream<Item = char> {
        while !names.is_empty() {
            tokio::select! {
                Some(name) = names.recv() => yield_from!(name.chars()),
                else => {}
            }
        }
    }
    assert_eq!(all(channel(vec!["ab", "c"])).collect::<String>().await, "abc");
}

#[generator]
fn joined(n: u32) -> impl Stream<Item = u32> + Send {
    let steps = async {
        for _ in 0..5 {
            step().await;
        }
        7
    };
    let (last, steps) = tokio::join!(
        async {
            for i in 0..n {
                yield_!(i);
            }
            n
        },
        steps
    );
    yield_!(last + steps);
}

#[tokio::test]
async fn one_arm_of_a_join_yields() {
    let found = tokio::spawn(joined(3).collect::<Vec<_>>());
    assert_eq!(found.await.unwrap(), [0, 1, 2, 10]);
}

#[tokio::test(start_paused = true)]
async fn a_future_under_a_timeout_yields() {
    #[generator]
    fn limited(limit: Duration) -> impl Stream<Item = u32> + Send {
        let ended = tokio::time::timeout(limit, async {
            yield_!(1);
            tokio::time::sleep(Duration::from_secs(9)).await;
            yield_!(2);
        });
        let ended = ended.await.is_ok();
        yield_!(u32::from(ended) + 10);
    }
    assert_eq!(limited(Duration::from_secs(1)).collect::<Vec<_>>().await, [1, 10]);
    assert_eq!(limited(Duration::from_secs(10)).collect::<Vec<_>>().await, [1, 2, 11]);
}

#[tokio::test]
async fn a_future_that_moves_what_it_captures_yields() {
    #[generator]
    fn moving(text: String) -> impl Stream<Item = usize> {
        let length = async move {
            yield_!(0);
            text.len()
        };
        let length = length.await;
        yield_!(length);
        let (again, ()) = tokio::join!(
            async move {
                yield_!(length + 1);
                length + 2
            },
            step()
        );
        yield_!(again);
    }
    assert_eq!(moving("abc".to_owned()).collect::<Vec<_>>().await, [0, 3, 4, 5]);
}

/// It polls only what was woken.
#[tokio::test]
async fn a_future_of_an_unordered_set_yields() {
    #[generator]
    fn unordered() -> impl Stream<Item = u32> {
        let mut sum = 0;
        {
            let futures = FuturesUnordered::new();
            let yielding = async {
                yield_!(1);
                yield_!(2);
                3
            };
            futures.push(yielding.left_future());
            futures.push(async { 4 }.right_future());
            let mut futures = pin!(futures);
            while let Some(n) = futures.next().await {
                sum += n;
            }
        }
        yield_!(sum);
    }
    assert_eq!(unordered().collect::<Vec<_>>().await, [1, 2, 7]);
}

/// What polls it is another stream, which is suspended in the same chain.
#[tokio::test]
async fn a_future_that_another_stream_polls_yields() {
    #[generator]
    fn around<F: Future<Output = u32>>(future: F) -> impl Stream<Item = u32> {
        yield_!(10);
        yield_!(future.await);
        yield_!(30);
    }
    #[generator]
    fn both() -> impl Stream<Item = u32> {
        let mut seen = Vec::new();
        {
            let mut inner = pin!(around(async {
                yield_!(1);
                yield_!(2);
                20
            }));
            while let Some(n) = inner.next().await {
                seen.push(n);
            }
        }
        yield_from!(seen);
    }
    assert_eq!(both().collect::<Vec<_>>().await, [1, 2, 10, 20, 30]);
}

#[generator]
fn noting(log: Rc<RefCell<Vec<&'static str>>>) -> impl Stream<Item = u32> {
    try_! {{
        yield_!(1);
    } finally {
        log.borrow_mut().push("finally");
    }}
    let after = scopeguard(|| log.borrow_mut().push("after"));
    let ((), n) = tokio::join!(step(), async {
        let _held = scopeguard(|| log.borrow_mut().push("held"));
        yield_!(2);
        3
    });
    yield_!(n);
    drop(after);
}

struct Guard<F: FnMut()>(F);

impl<F: FnMut()> Drop for Guard<F> {
    fn drop(&mut self) {
        self.0();
    }
}

fn scopeguard<F: FnMut()>(run: F) -> Guard<F> {
    Guard(run)
}

#[tokio::test]
async fn it_is_dropped_at_a_yield_in_a_future() {
    let expected: [&[&str]; 4] =
        [&["finally"], &["finally", "held", "after"], &["finally", "held", "after"], &["finally", "held", "after"]];
    for (items, expected) in (1..).zip(expected) {
        let log = Rc::default();
        let mut stream = Box::pin(noting(Rc::clone(&log)));
        for n in 1..=items {
            assert_eq!(stream.next().await, (n < 4).then_some(n), "of {items} items");
        }
        drop(stream);
        assert_eq!(*log.borrow(), expected, "after {items} items");
    }
}

#[generator]
fn until(mut items: mpsc::Receiver<u32>, mut stop: mpsc::Receiver<()>) -> impl Stream<Item = u32> {
    loop {
        let item = tokio::select! {
            biased;
            Some(()) = stop.recv() => return,
            item = items.recv() => match item { Some(item) => item, None => break },
        };
        yield_!(item);
    }
    yield_!(99);
}

#[tokio::test]
async fn a_select_returns() {
    assert_eq!(until(channel(vec![1, 2]), channel(vec![])).collect::<Vec<_>>().await, [1, 2, 99]);
    assert_eq!(until(channel(vec![1, 2]), channel(vec![()])).collect::<Vec<_>>().await, []);
}

#[generator]
fn parsed(mut texts: mpsc::Receiver<&'static str>) -> impl Stream<Item = Result<u32, ParseIntError>> + Send {
    loop {
        let n = tokio::select! {
            Some(text) = texts.recv() => match text {
                "return" => return,
                "return Ok" => return Ok(()),
                "return Err" => return Err("x".parse::<u32>().unwrap_err()),
                "block" => { return; }
                "closure" => [1].map(|n| { if n == 1 { return 5; } n })[0],
                "yield" => { yield_!(Ok(40)); 41 }
                text => text.parse()?,
            },
            else => return,
        };
        yield_!(Ok(n));
    }
}

#[tokio::test]
async fn a_select_returns_where_items_are_results() {
    let found = async |texts: &[&'static str]| {
        let found = tokio::spawn(parsed(channel(texts.to_vec())).map(|n| n.ok()).collect::<Vec<_>>());
        found.await.unwrap()
    };
    assert_eq!(found(&["1", "2"]).await, [Some(1), Some(2)]);
    assert_eq!(found(&["1", "return", "2"]).await, [Some(1)]);
    assert_eq!(found(&["1", "block", "2"]).await, [Some(1)]);
    assert_eq!(found(&["1", "return Ok", "2"]).await, [Some(1)]);
    assert_eq!(found(&["1", "return Err", "2"]).await, [Some(1), None]);
    assert_eq!(found(&["1", "x", "2"]).await, [Some(1), None]);
    assert_eq!(found(&["closure", "yield", "2"]).await, [Some(5), Some(40), Some(41), Some(2)]);
}

/// In a `try_!` it is a block of its own, whose errors are raised.
#[tokio::test]
async fn a_select_awaits_in_a_try() {
    #[generator]
    fn tried(mut texts: mpsc::Receiver<&'static str>) -> impl Stream<Item = Result<u32, ParseIntError>> {
        let mut errors = 0;
        while !texts.is_empty() {
            let n = try_! {{
                tokio::select! {
                    Some(text) = texts.recv() => text.parse()?,
                    else => 0,
                }
            } except _ => {
                errors += 1;
                errors * 100
            }};
            yield_!(Ok(n));
        }
    }
    let found: Vec<_> = tried(channel(vec!["1", "x", "y"])).map(Result::unwrap).collect().await;
    assert_eq!(found, [1, 100, 200]);
}

macro_rules! twice {
    ($($body:tt)*) => {{
        $($body)*
        $($body)*
    }};
}

macro_rules! only_if {
    ($condition:expr => $($body:tt)*) => {
        if $condition { $($body)* }
    };
}

/// What such a macro does with its tokens is done: twice, or not at all.
#[test]
fn a_pinned_generator_yields_in_macros() {
    #[generator(pinned)]
    fn counted(n: u32) -> impl Iterator<Item = u32> {
        let mut i = 0;
        twice! {
            yield_!(i);
            i += 1;
        }
        only_if!(n > 2 => yield_!(n); genfn::yield_!(n + 1));
        only_if!(n > 3 => return);
        yield_!(99);
    }
    assert!(counted(2).eq([0, 1, 99]));
    assert!(counted(3).eq([0, 1, 3, 4, 99]));
    assert!(counted(4).eq([0, 1, 4, 5]));
}

#[test]
fn a_pinned_generator_is_sent_values_in_macros() {
    #[generator(pinned)]
    fn summing() -> impl Generator<Yield = u32, Send = u32, Return = Result<u32, String>> {
        let mut sum = 0;
        twice! {
            sum += yield_!(sum) + 1;
            sum += yield_!(yield_!(sum)).pow(2);
        }
        Ok(sum)
    }
    let mut sums = summing();
    sums.start().unwrap();
    let yielded = [2, 5, 3, 1, 2].map(|sent| sums.send(sent).unwrap());
    assert_eq!(yielded, [3, 5, 12, 14, 2]);
    assert_eq!(sums.send(3).unwrap_err().value, Some(Ok(23)));
    let mut thrown = summing();
    thrown.start().unwrap();
    assert_eq!(thrown.throw("no".to_owned()).unwrap_err().value, Some(Err("no".to_owned())));
}

#[tokio::test]
async fn an_expression_yields_in_macros() {
    let mut numbers = channel(vec![1, 2]);
    let stream = gen_!(|| -> impl Stream<Item = u32> {
        loop {
            tokio::select! {
                Some(n) = numbers.recv() => yield_!(n),
                else => return,
            }
        }
    });
    assert_eq!(stream.collect::<Vec<_>>().await, [1, 2]);
}

/// What is returned beside a macro that may return is what it is elsewhere.
#[tokio::test]
async fn a_result_is_returned_beside_a_macro() {
    #[generator]
    fn tried(mut texts: mpsc::Receiver<&'static str>) -> impl Stream<Item = Result<u32, ParseIntError>> {
        let first = tokio::select! {
            text = texts.recv() => text.unwrap_or("0"),
        };
        let first = first.parse();
        if first == Ok(0) {
            return;
        }
        match first {
            Ok(first) => yield_!(Ok(first)),
            Err(error) => return Err(error),
        }
    }
    assert_eq!(tried(channel(vec!["1"])).collect::<Vec<_>>().await, [Ok(1)]);
    assert_eq!(tried(channel(vec!["0"])).collect::<Vec<_>>().await, []);
    assert!(tried(channel(vec!["x"])).collect::<Vec<_>>().await[0].is_err());
}

/// One that raises an exit by itself, beside a macro that may return.
#[tokio::test]
async fn a_stream_that_exits_beside_a_macro() {
    #[generator]
    fn exiting(mut numbers: mpsc::Receiver<u32>) -> impl Stream<Item = u32> {
        loop {
            let n = tokio::select! {
                Some(n) = numbers.recv() => n,
                else => return,
            };
            if n == 3 {
                Err(GeneratorExit)?;
            }
            yield_!(n);
        }
    }
    assert_eq!(exiting(channel(vec![1, 3, 2])).collect::<Vec<_>>().await, [1]);
    assert_eq!(exiting(channel(vec![1, 2])).collect::<Vec<_>>().await, [1, 2]);
}

/// A future that is dropped in the poll in which it has yielded was given up at its `yield_!`: nobody has the item, and the body goes on.
#[tokio::test(start_paused = true)]
async fn what_is_given_up_while_it_yields_has_not_yielded() {
    #[generator]
    fn timed_out(held: Rc<u32>, then: Option<u32>) -> impl Stream<Item = Rc<u32>> {
        let in_time = tokio::time::timeout(Duration::ZERO, async {
            yield_!(Rc::clone(&held));
            unreachable!("the time is over");
        });
        assert!(in_time.await.is_err());
        assert_eq!(Rc::strong_count(&held), 2, "that of the caller, and this one");
        if let Some(n) = then {
            yield_!(Rc::new(n));
        }
    }
    let held = Rc::new(1);
    assert_eq!(timed_out(Rc::clone(&held), Some(2)).collect::<Vec<_>>().await, [Rc::new(2)]);
    assert_eq!(timed_out(Rc::clone(&held), None).collect::<Vec<_>>().await, []);

    #[generator]
    fn selected(n: u32) -> impl Stream<Item = u32> {
        tokio::select! {
            biased;
            () = async { yield_!(n) } => unreachable!("the other arm is ready"),
            m = futures::future::ready(n + 10) => {
                yield_!(m);
                yield_!(m + 1);
            }
        }
    }
    assert_eq!(selected(1).collect::<Vec<_>>().await, [11, 12]);

    #[generator]
    fn failed(texts: Vec<&'static str>) -> impl Stream<Item = Result<u32, ParseIntError>> {
        for text in texts {
            tokio::try_join!(
                async {
                    yield_from!([Ok(0)]);
                    Ok(())
                },
                async { text.parse::<u32>().map(drop) }
            )?;
            yield_!(Ok(1));
        }
    }
    let found: Vec<_> = failed(vec!["7", "x", "8"]).map(|n| n.ok()).collect().await;
    assert_eq!(found, [Some(0), Some(1), None]);
}
