//! Each form of it, and each return type.

use std::cell::Cell;

use futures::executor::block_on;
use futures::{Stream, StreamExt, TryStreamExt};
use genfn::prelude::*;

#[test]
fn bare() {
    let xs = vec![1, 2, 3];
    assert!(
        gen_!({
            for x in xs {
                yield_!(x * x);
            }
        })
        .eq([1, 4, 9])
    );
}

#[test]
fn with_the_body_in_its_braces() {
    let xs = vec![1, 2];
    let squares = gen_! {
        for x in xs {
            yield_!(x * x);
        }
    };
    assert!(squares.eq([1, 4]));
    let n = 1;
    assert!(gen_!(yield_!(n)).eq([1]));
    assert!(gen_![yield_!(n); yield_!(n + 1)].eq([1, 2]));
}

#[test]
fn with_a_type() {
    let xs = vec![1u8, 2];
    let wide = gen_!(|| -> impl Iterator<Item = u32> {
        for x in xs {
            yield_!(x.into());
        }
    });
    assert!(wide.eq([1, 2]));
}

#[test]
fn with_a_type_and_without_bars() {
    let n = 3;
    assert!(gen_!(-> impl Iterator<Item = u32> { yield_!(n) }).eq([3]));
    assert!(gen_!(move || -> impl Iterator<Item = u32> { yield_!(n) }).eq([3]));
    assert!(gen_!(|| { yield_!(n) }).eq([3]));
}

#[test]
fn with_further_bounds() {
    let n = 3;
    let kept = gen_!(|| -> impl Iterator<Item = u32> + Clone + std::fmt::Debug + Send + 'static { yield_!(n) });
    let twice: Vec<_> = kept.clone().chain(kept).collect();
    assert_eq!(twice, [3, 3]);
}

#[test]
fn a_generator_with_all_types() {
    let n = 2usize;
    let mut average = gen_!(|| -> impl Generator<Yield = f64, Send = Option<f64>, Return = usize> {
        let mut sum = 0.0;
        let mut count = 0;
        while let Some(x) = yield_!(sum) {
            sum += x;
            count += 1;
        }
        count + n
    });
    assert_eq!(average.start(), Ok(0.0));
    assert_eq!(average.send(Some(1.5)), Ok(1.5));
    assert_eq!(average.send(None), Err(StopIteration { value: Some(3) }));
}

#[test]
fn a_generator_whose_types_are_inferred_but_for_what_it_is_sent() {
    let mut total = gen_!(|| -> impl Generator<Yield = _, Send = Option<u32>, Return = _> {
        let mut total = 0;
        while let Some(n) = yield_!(total) {
            total += n;
        }
        format!("{total}")
    });
    total.start().unwrap();
    assert_eq!(total.send(Some(4)), Ok(4));
    assert_eq!(total.send(None), Err(StopIteration { value: Some("4".to_owned()) }));
}

#[test]
fn boxed() {
    let n = 2;
    let items: Box<dyn Iterator<Item = u32>> = gen_!(|| -> Box<dyn Iterator<Item = u32>> {
        yield_!(n);
    });
    let more: Box<dyn Iterator<Item = u32>> = Box::new(gen_!({
        yield_!(n + 1);
    }));
    assert!(items.chain(more).eq([2, 3]));
    let text = "ab".to_owned();
    let borrowed = &text;
    let chars = gen_!(|| -> Box<dyn Iterator<Item = char> + '_> {
        for c in borrowed.chars() {
            yield_!(c);
        }
    });
    assert!(chars.eq(['a', 'b']));
    let mut boxed = gen_!(|| -> BoxGenerator<'_, u32, bool, &str> {
        while yield_!(n) {}
        "done"
    });
    boxed.start().unwrap();
    assert_eq!(boxed.send(true), Ok(2));
    assert_eq!(boxed.send(false), Err(StopIteration { value: Some("done") }));
}

#[test]
fn pinned() {
    let text = " a bc ".to_owned();
    let lengths = gen_!(pinned, {
        let line = text.trim();
        for word in line.split(' ') {
            yield_!(word.len());
        }
    });
    assert!(lengths.eq([1, 2]));
    let words = ["x".to_owned()];
    let mut asked = gen_!(pinned, || -> impl Generator<Yield = usize, Send = bool, Return = usize> {
        let first = &words[0];
        let mut n = first.len();
        while yield_!(n) {
            n += 1;
        }
        n
    });
    assert_eq!(asked.start(), Ok(1));
    assert_eq!(asked.send(true), Ok(2));
    assert_eq!(asked.send(false), Err(StopIteration { value: Some(2) }));
}

#[test]
fn primed() {
    let start = 5;
    let mut total = gen_!(primed, || -> impl Generator<Yield = u32, Send = u32> {
        let mut total = start;
        loop {
            total += yield_!(total);
        }
    });
    assert_eq!(total.send(1), Ok(6));
    let (ran, noted) = (Cell::new(false), 0);
    let seen = &ran;
    let _primed = gen_!(primed, || -> impl Generator<Yield = i32> {
        seen.set(true);
        yield_!(noted);
    });
    assert!(ran.get());
}

async fn fetch(page: u32) -> Option<String> {
    (page < 2).then(|| format!("{page}1 {page}2"))
}

#[test]
fn streams() {
    let first = 0;
    let numbers = gen_!(|| -> impl Stream<Item = Result<u32, std::num::ParseIntError>> {
        let mut page = first;
        while let Some(text) = fetch(page).await {
            for number in text.split(' ') {
                yield_!(Ok(number.parse()?));
            }
            page += 1;
        }
    });
    assert_eq!(block_on(numbers.try_collect::<Vec<_>>()), Ok(vec![1, 2, 11, 12]));
    let k = 2;
    let inferred = gen_!(|| -> impl Stream<Item = _> {
        for i in 0..3 {
            yield_!(async { i * k }.await);
        }
    });
    assert_eq!(block_on(inferred.collect::<Vec<_>>()), [0, 2, 4]);
    let boxed = gen_!(|| -> std::pin::Pin<Box<dyn Stream<Item = u8>>> {
        yield_!(1);
    });
    assert_eq!(block_on(boxed.collect::<Vec<_>>()), [1]);
}
