//! Suspensions in operands, in heads and under labels, and attributes that change what is derived.

use genfn::prelude::*;
use genfn_tests_snapshots::{again, same_items, same_steps};
use serde::{Deserialize, Serialize};

#[generator(type = Operands)]
#[derive(Serialize, Deserialize)]
fn operands(a: u32, items: Vec<u32>) -> impl Generator<Yield = u32, Send = u32, Return = (u32, u32, Vec<u32>)> {
    let pair = (yield_!(a), yield_!(a + 1));
    let mut list = vec![pair.0, yield_!(pair.1), 7];
    list[1] += yield_!(5);
    let x = yield_!(1).max(yield_!(2))
        + match yield_!(3) {
            0..=10 => yield_!(4),
            n => n * 2,
        };
    let y = if yield_!(9) > 3 && yield_!(10) > 2 { yield_!(11) } else { 0 };
    list.extend(items.iter().map(|n| n + x));
    (x, y, list)
}

#[test]
fn operands_that_are_waiting() {
    for k in 0..12 {
        same_steps(|| operands(k, vec![1, 2]), |n| (n as u32 * 7 + k) % 13);
    }
}

#[generator(type = Jumps)]
#[derive(Serialize, Deserialize)]
fn jumps(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    let mut sum = 0;
    'outer: for i in 0..n {
        for j in (0..n).rev() {
            let got = yield_!('got: {
                if j == 1 {
                    break 'got 100;
                }
                i * 10 + j
            });
            match got {
                Some(0) => continue 'outer,
                Some(1) => break 'outer,
                Some(k) => sum += k,
                None => {}
            }
        }
    }
    sum
}

#[test]
fn labels_of_loops_and_a_place_that_is_left_by_its_label() {
    let answers = [None, Some(0), Some(5), Some(1)];
    for k in 0..6 {
        same_steps(|| jumps(3), |n| answers.get((n * (k + 1) + k) % 5).copied().flatten());
    }
}

mod inner {
    use super::*;

    #[derive(Clone, Serialize, Deserialize)]
    pub(crate) struct Private(pub(crate) u8);

    #[generator(type = Hidden, version = "3", from("2" = old))]
    #[derive(Serialize, Deserialize)]
    pub(crate) fn hidden(number: Private) -> impl Iterator<Item = u8> {
        let mut left: u8 = number.0;
        while left > 0 {
            yield_!('left: { left });
            left -= 1;
        }
    }

    fn old(left: u8) -> Result<HiddenSnapshot, std::convert::Infallible> {
        Ok(HiddenSnapshot::left { left, number: Private(9) })
    }
}

#[test]
fn one_that_the_crate_alone_sees() {
    let mut hidden: inner::Hidden = inner::hidden(inner::Private(3));
    hidden.next();
    assert!(again(hidden).eq([2, 1]));
    let old: inner::Hidden = serde_json::from_str(r#"{"of":"hidden 2","state":2}"#).unwrap();
    assert!(old.eq([1]));
}

#[generator(type = Written, version = "1")]
#[derive(Serialize)]
fn written(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        yield_!(i);
    }
}

#[generator(type = Read, version = "1")]
#[derive(Deserialize)]
fn read(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        yield_!(i);
    }
}

#[test]
fn one_that_is_only_written_and_one_that_is_only_read() {
    let mut g = written(3);
    g.next();
    let text = serde_json::to_string(&g).unwrap();
    assert!(text.contains(r#""s1":{"items":{"start":1,"end":3}}"#), "{text}");
    let g: Read = serde_json::from_str(&text.replace("written 1", "read 1")).unwrap();
    assert!(g.eq([1, 2]));
    assert!(read(2).eq([0, 1]));
}

#[generator(type = Boxed)]
#[derive(Serialize, Deserialize, Clone, Debug, Default)]
fn boxed() -> impl Iterator<Item = String> {
    let words: Box<Vec<String>> = Box::new(vec!["a".into(), "b".into()]);
    let mut number: Option<Box<u8>> = Some(Box::new(3));
    for word in *words {
        yield_!(format!("{word}{number:?}"));
        number = number.take().filter(|n| **n > 5);
    }
    yield_!(format!("{number:?}"));
}

#[test]
fn one_by_default_with_boxes() {
    same_items(Boxed::default);
}
