//! What the tests of snapshots share: the formats that they go through, and what drives two that must be the same.

pub mod any_bytes;

use std::fmt::Debug;

use genfn::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Writes a value, and reads it back.
pub type RoundTrip<T> = fn(&T) -> T;

/// A round trip through each of the formats, with its name. JSON, RON and TOML are for people; postcard and CBOR are not, and postcard
/// has no names in it.
pub fn round_trips<T: Serialize + DeserializeOwned>() -> [(&'static str, RoundTrip<T>); 5] {
    [
        ("JSON", |value| {
            let text = serde_json::to_string(value).unwrap();
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
        }),
        ("RON", |value| {
            let text = ron::to_string(value).unwrap();
            ron::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
        }),
        ("TOML", |value| {
            let text = toml::to_string(&InTable { value }).unwrap();
            let read: InTable<T> = toml::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
            read.value
        }),
        ("postcard", |value| postcard::from_bytes(&postcard::to_allocvec(value).unwrap()).unwrap()),
        ("CBOR", |value| ciborium::from_reader(&cbor(value)[..]).unwrap()),
    ]
}

/// A document of TOML is a table.
#[derive(Serialize, Deserialize)]
pub struct InTable<T> {
    /// Whatever it is.
    pub value: T,
}

/// The value as CBOR.
pub fn cbor<T: Serialize>(value: &T) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    bytes
}

/// Through one format after the other.
pub fn again<G: Serialize + DeserializeOwned>(g: G) -> G {
    round_trips().into_iter().fold(g, |g, (format, round_trip)| {
        let text = serde_json::to_string(&g).unwrap();
        // A document of TOML has no `null`.
        if format == "TOML" && text.contains("null") {
            return g;
        }
        let read = round_trip(&g);
        assert_eq!(serde_json::to_string(&read).unwrap(), text, "{format}");
        read
    })
}

/// Compares the items with those of one that is written and read before each of them.
pub fn same_items<I>(make: impl Fn() -> I)
where
    I: Iterator<Item: PartialEq + Debug> + Serialize + DeserializeOwned,
{
    let plain: Vec<_> = make().take(50).collect();
    let mut items = make();
    let mut read = Vec::new();
    loop {
        items = again(items);
        match items.next() {
            Some(item) if read.len() < 50 => read.push(item),
            _ => break,
        }
    }
    assert_eq!(read, plain);
}

/// Drives two, one of which is written and read before each step. `sent` is asked what is sent, by the number of the step.
pub fn same_steps<G>(make: impl Fn() -> G, sent: impl Fn(usize) -> G::Send)
where
    G: Generator<Yield: PartialEq + Debug, Return: PartialEq + Debug> + Serialize + DeserializeOwned,
{
    let (mut plain, mut read) = (make(), again(make()));
    let mut steps = (plain.start(), read.start());
    for n in 0.. {
        match steps {
            (Ok(plain), Ok(read)) => assert_eq!(read, plain, "after {n} steps"),
            (plain, read) => {
                assert_eq!(read.map_err(|end| end.value), plain.map_err(|end| end.value), "after {n} steps");
                return;
            }
        }
        read = again(read);
        steps = (plain.send(sent(n)), read.send(sent(n)));
    }
}

/// The listings of the guide to snapshots are tests.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/snapshots.md")]
pub struct Guide;
