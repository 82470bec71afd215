//! What any bytes read as: an error, or a generator that goes on, and is written and read as itself. Nothing that is read panics.

use genfn::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::cbor;

/// Held in places of each kind: numbers, text, collections, iterators over these, and what may be there.
#[generator(type = Work)]
#[derive(Serialize, Deserialize)]
pub fn work(
    id: u64,
    words: Vec<String>,
    pairs: std::collections::BTreeMap<u8, i16>,
) -> impl Generator<Yield = u64, Send = Option<u8>, Return = Result<u64, String>> {
    let mut sum: u64 = id;
    let mut last: Option<char> = None;
    for (key, value) in pairs {
        sum = sum.wrapping_add(u64::from(key)).wrapping_mul(value.unsigned_abs().into());
        yield_!('pair: { sum });
    }
    try_! {{
        for word in words {
            for c in genfn::iter::chars(word) {
                if yield_!('letter: { u64::from(c) }) == Some(0) {
                    Err(format!("{c}, after {last:?}"))?;
                }
                last = Some(c);
            }
        }
    } except error => {
        yield_!('undone: { error.len() as u64 });
        return Err(error);
    }}
    let inner: Box<Part> = Box::new(part(sum, 2));
    sum = sum.wrapping_add(yield_from!(inner));
    Ok(sum)
}

/// Delegated to, by itself too.
#[generator(type = Part)]
#[derive(Serialize, Deserialize)]
pub fn part(start: u64, depth: u8) -> impl Generator<Yield = u64, Send = Option<u8>, Return = u64> {
    let mut sum = start;
    for n in (0..=depth).rev() {
        let sent = yield_!(sum);
        sum = sum.wrapping_add(u64::from(sent.unwrap_or(n)));
    }
    if let Some(less) = depth.checked_sub(1) {
        let inner: Box<Part> = Box::new(part(sum, less));
        sum = yield_from!(inner);
    }
    sum
}

/// Reads the bytes in the format that the first one tells, and goes on with what that comes to. Whether it came to something.
pub fn tried(bytes: &[u8]) -> bool {
    let Some((&format, bytes)) = bytes.split_first() else { return false };
    match format % 4 {
        0 => went_on(postcard::from_bytes::<Work>(bytes).ok()),
        1 => went_on(ciborium::from_reader::<Work, _>(bytes).ok()),
        2 => went_on(serde_json::from_slice::<Work>(bytes).ok()),
        _ => went_on(std::str::from_utf8(bytes).ok().and_then(|text| ron::from_str::<Work>(text).ok())),
    }
}

/// The snapshots of [`work`], one for each of its suspensions, in the formats of [`tried`], with the byte that tells it.
pub fn snapshots() -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    let mut work = work(3, vec!["ab".to_owned(), "é".to_owned()], [(1, -2), (200, 3)].into());
    let mut step = work.start();
    loop {
        let ron = ron::to_string(&work).unwrap().into_bytes();
        let of = [postcard::to_allocvec(&work).unwrap(), cbor(&work), serde_json::to_vec(&work).unwrap(), ron];
        all.extend((0..).zip(of).map(|(format, mut bytes)| {
            bytes.insert(0, format);
            bytes
        }));
        if step.is_err() {
            return all;
        }
        step = work.send(Some(1));
    }
}

fn went_on<G>(g: Option<G>) -> bool
where
    G: Generator<Yield = u64, Send = Option<u8>, Return = Result<u64, String>> + Serialize + DeserializeOwned,
{
    let Some(mut g) = g else { return false };
    let text = serde_json::to_string(&g).expect("what was read can be written");
    let mut again: G = serde_json::from_str(&text).expect("what was written can be read");
    let step = |g: &mut G, n: u8| match Generator::state(g) {
        genfn::State::Created => g.start(),
        _ => g.send(n.is_multiple_of(3).then_some(n)),
    };
    for n in 0..20 {
        let (one, other) = (step(&mut g, n).map_err(|end| end.value), step(&mut again, n).map_err(|end| end.value));
        assert_eq!(one, other, "after {n} steps of {text}");
        if one.is_err() {
            break;
        }
    }
    true
}
