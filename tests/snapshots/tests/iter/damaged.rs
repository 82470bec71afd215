//! Whatever is read is an iterator, or an error: never a panic.

use std::collections::BTreeMap;
use std::fmt::Debug;

use genfn::iter::*;
use genfn_tests_snapshots::cbor;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Every byte is replaced by every other, and the end is cut off at every byte.
fn read_or_refused<I: Iterator + Clone + Debug + Serialize + DeserializeOwned>(items: &I) {
    let postcard = postcard::to_allocvec(items).unwrap();
    each_damage(&postcard, |bytes| drive(postcard::from_bytes::<I>(bytes).ok()));
    let cbor = cbor(items);
    each_damage(&cbor, |bytes| drive(ciborium::from_reader::<I, _>(bytes).ok()));
    let json = serde_json::to_vec(items).unwrap();
    each_damage(&json, |bytes| drive(serde_json::from_slice::<I>(bytes).ok()));
}

fn each_damage(bytes: &[u8], mut read: impl FnMut(&[u8])) {
    for at in 0..bytes.len() {
        read(&bytes[..at]);
        let mut damaged = bytes.to_vec();
        for byte in 0..=255 {
            damaged[at] = byte;
            read(&damaged);
        }
    }
}

/// Asks all that may be asked of what was read. A range may be long: a few items are enough.
fn drive<I: Iterator + Clone + Debug + Serialize>(read: Option<I>) {
    let Some(read) = read else { return };
    assert!(!format!("{read:?}").is_empty());
    serde_json::to_string(&read).unwrap();
    for skipped in [0, 1, usize::MAX / 2] {
        let mut items = read.clone();
        items.size_hint();
        if items.size_hint().1.is_some() || skipped < 2 {
            items.nth(skipped);
        }
        items.by_ref().take(20).for_each(drop);
        items.size_hint();
    }
}

#[test]
fn every_byte_of_each() {
    read_or_refused(&VecItems::from(vec!["pen".to_owned(), "čaj".to_owned()]));
    read_or_refused(&VecDequeItems::from(vec![1u64, 1000].into_iter().collect::<std::collections::VecDeque<_>>()));
    read_or_refused(&ArrayItems::from([1u16, 2, 300]));
    read_or_refused(&OptionItems::from(Some(Some("a".to_owned()))));
    read_or_refused(&BTreeMapItems::from(BTreeMap::from([(1, 'a'), (2, 'b')])));
    read_or_refused(&RangeItems::from(3u8..9));
    read_or_refused(&RangeItems::from(-3i128..900));
    read_or_refused(&RangeItems::from('a'..'q'));
    read_or_refused(&RangeInclusiveItems::from(3u8..=9));
    read_or_refused(&RangeInclusiveItems::from('\u{d7ff}'..='\u{e000}'));
    read_or_refused(&RangeInclusiveItems::from(3i64..=900));
    read_or_refused(&RangeInclusiveItems::<u8>::default());
    read_or_refused(&RangeFromItems::from(3u64..));
    read_or_refused(&indices(&[1, 2, 3]));
    read_or_refused(&chars("añ€"));
    read_or_refused(&CharIndices::from("añ€"));
    read_or_refused(&lines("a\r\nb\n"));
}

#[test]
fn every_byte_of_each_adapter() {
    let numbers = || vec![1u8, 2, 30].into_items();
    read_or_refused(&numbers().enumerate());
    read_or_refused(&numbers().rev());
    read_or_refused(&numbers().zip(0..9u8));
    read_or_refused(&numbers().chain([4]));
    let mut second = numbers().chain([4, 5]);
    second.nth(3);
    read_or_refused(&second);
    read_or_refused(&(0..30u32).into_items().skip(2));
    read_or_refused(&(0..30u32).into_items().take(200));
    read_or_refused(&(0..30u32).into_items().step_by(3));
    let mut peeked = numbers().peekable();
    peeked.peek();
    read_or_refused(&peeked);
}

#[test]
fn a_length_that_is_only_claimed() {
    // Of postcard: a number of 63 bits, and nothing after it. Of CBOR: a list of as many.
    let postcard = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f];
    let cbor = [0x9b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
    fn refused<I: DeserializeOwned>(postcard: &[u8], cbor: &[u8]) {
        assert!(postcard::from_bytes::<I>(postcard).is_err());
        assert!(ciborium::from_reader::<I, _>(cbor).is_err());
    }
    refused::<VecItems<u64>>(&postcard, &cbor);
    refused::<VecDequeItems<u64>>(&postcard, &cbor);
    refused::<ArrayItems<u64, 4>>(&postcard, &cbor);
    refused::<OptionItems<u64>>(&postcard, &cbor);
    refused::<BTreeMapItems<u64, u64>>(&postcard, &cbor);
    refused::<HashSetItems<u64>>(&postcard, &cbor);
    refused::<Chars>(&postcard, &cbor);
}

#[test]
fn more_than_there_is_room_for() {
    let more = serde_json::from_str::<ArrayItems<u8, 2>>("[1,2,3]").unwrap_err();
    assert_eq!(more.to_string(), "invalid length 3, expected a list of at most 2 at line 1 column 7");
    assert!(postcard::from_bytes::<ArrayItems<u8, 2>>(&[3, 1, 2, 3]).is_err());
    assert!(serde_json::from_str::<OptionItems<u8>>("[1,2]").is_err());
    assert!(serde_json::from_str::<ArrayItems<u8, 0>>("[1]").is_err());
    assert!(serde_json::from_str::<ArrayItems<u8, 2>>("[1]").unwrap().eq([1]));
}

#[test]
fn one_end_of_a_range() {
    let start = serde_json::from_str::<RangeInclusiveItems<u8>>(r#"{"start":1,"last":null}"#).unwrap_err();
    assert_eq!(start.to_string(), "missing field `last`");
    let end = serde_json::from_str::<RangeInclusiveItems<u8>>(r#"{"last":1}"#).unwrap_err();
    assert_eq!(end.to_string(), "missing field `start`");
    assert!(serde_json::from_str::<RangeInclusiveItems<u8>>(r#"{"start":1,"last":2,"step":3}"#).is_err());
    assert!(serde_json::from_str::<RangeItems<u8>>(r#"{"start":1}"#).is_err());
}

#[test]
fn a_range_the_wrong_way_round_is_empty() {
    assert_eq!(serde_json::from_str::<RangeItems<u8>>(r#"{"start":9,"end":3}"#).unwrap().next(), None);
    let mut items = serde_json::from_str::<RangeInclusiveItems<u8>>(r#"{"start":9,"last":3}"#).unwrap();
    assert_eq!((items.next_back(), items.next()), (None, None));
}
