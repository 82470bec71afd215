//! How one is written: methods, generics, `gen_!`, trait objects; one that is written by hand is in the docs of the trait.

use std::collections::HashMap;
use std::fmt::Debug;
use std::pin::{Pin, pin};

use futures::StreamExt;
use genfn::prelude::*;

use crate::log::{Log, once, step};

struct Shop {
    prices: HashMap<&'static str, u32>,
    sold: u32,
}

impl Shop {
    #[generator]
    fn prices<'s>(&'s self, names: &'s [&'static str]) -> impl AsyncGenerator<Yield = u32> + 's {
        for name in names {
            step().await;
            yield_!(self.prices[name]);
        }
    }

    #[generator]
    fn sell(&mut self) -> impl AsyncGenerator<Yield = u32, Send = u32, Return = Result<(), String>> {
        loop {
            let amount = yield_!(self.sold);
            step().await;
            self.sold = self.sold.checked_add(amount).ok_or("sold out")?;
        }
    }
}

#[tokio::test]
async fn methods_borrow_self() {
    let mut shop = Shop { prices: HashMap::from([("tea", 2), ("cake", 5)]), sold: 0 };
    assert_eq!(shop.prices(&["cake", "tea"]).collect::<Vec<_>>().await, [5, 2]);
    let mut sales = pin!(shop.sell());
    sales.astart().await.unwrap();
    assert_eq!(sales.asend(3u32).await, Ok(3));
    assert_eq!(sales.asend(4u32).await, Ok(7));
    assert_eq!(sales.asend(u32::MAX).await, Err(StopIteration { value: Some(Err("sold out".into())) }));
}

#[generator]
fn generic<T: Clone + Debug, const N: usize>(
    items: [T; N],
) -> impl AsyncGenerator<Yield = T, Send = Option<T>, Return = Vec<T>> {
    let mut heard = Vec::new();
    for item in items {
        heard.extend(yield_!(item));
    }
    heard
}

#[tokio::test]
async fn it_may_be_generic() {
    let mut g = pin!(generic(["a", "b"]));
    assert_eq!(anext(&mut g).await, Ok("a"));
    assert_eq!(g.asend("x").await, Ok("b"));
    assert_eq!(anext(&mut g).await, Err(StopIteration { value: Some(vec!["x"]) }));
}

#[tokio::test]
async fn gen_makes_one() {
    let limit = 10;
    let mut total = pin!(gen_!(|| -> impl AsyncGenerator<Yield = u32, Send = u32, Return = &'static str> {
        let mut total = 0;
        while total < limit {
            step().await;
            total += yield_!(total);
        }
        "enough"
    }));
    assert_eq!(total.astart().await, Ok(0));
    assert_eq!(total.asend(4u32).await, Ok(4));
    assert_eq!(total.asend(8u32).await, Err(StopIteration { value: Some("enough") }));
}

#[tokio::test]
async fn gen_has_handlers_that_await() {
    let log = Log::default();
    let lent = &log;
    {
        let mut g = pin!(gen_!(|| -> impl AsyncGenerator<Yield = u32> {
            try_! {{ step().await; yield_!(1); } finally { step().await; lent.say("finally"); }}
        }));
        assert!(once(anext(&mut g)).is_pending());
        g.aclose().await;
    }
    assert_eq!(log.said(), ["finally"]);
}

#[tokio::test]
async fn trait_objects_are_driven() {
    type Session<'a> = Pin<Box<dyn AsyncGenerator<Yield = String, Send = String, Return = ()> + 'a>>;
    #[generator]
    fn echo(prefix: &str) -> impl AsyncGenerator<Yield = String, Send = String> {
        let mut heard = String::new();
        loop {
            heard = yield_!(format!("{prefix}{heard}"));
        }
    }
    let mut sessions: Vec<Session<'_>> = vec![Box::pin(echo("a")), Box::pin(echo("b"))];
    for session in &mut sessions {
        session.astart().await.unwrap();
    }
    assert_eq!(sessions[1].asend("x").await, Ok("bx".to_owned()));
    let object: &mut (dyn AsyncGenerator<Yield = String, Send = String, Return = ()> + Unpin) = &mut sessions[0];
    assert_eq!(object.asend("y").await, Ok("ay".to_owned()));
}

#[tokio::test]
async fn it_never_yields_and_still_is_one() {
    #[generator]
    fn empty() -> impl AsyncGenerator<Return = u32> {
        step().await;
        7
    }
    let mut g = pin!(empty());
    assert_eq!(anext(&mut g).await, Err(StopIteration { value: Some(7) }));
}

#[tokio::test]
async fn options_return_early() {
    #[generator]
    fn firsts(words: &[&str]) -> impl AsyncGenerator<Yield = char, Return = Option<()>> {
        for word in words {
            yield_!(word.chars().next()?);
        }
        Some(())
    }
    let mut g = pin!(firsts(&["a", ""]));
    assert_eq!(anext(&mut g).await, Ok('a'));
    assert_eq!(anext(&mut g).await, Err(StopIteration { value: Some(None) }));
}

#[tokio::test]
async fn one_that_promises_to_be_unpin_lies_in_a_box() {
    #[generator]
    fn counting(n: u32) -> impl AsyncGenerator<Yield = u32> + Send + Unpin {
        for i in 0..n {
            step().await;
            yield_!(i);
        }
    }
    let mut g = counting(2);
    assert_eq!(g.anext().await, Ok(0));
    let mut moved = g;
    assert_eq!(moved.anext().await, Ok(1));
    assert_eq!(moved.anext().await, Err(StopIteration { value: Some(()) }));
}
