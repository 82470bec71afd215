//! What a person reads.

use std::collections::{BTreeMap, BTreeSet};

use genfn::iter::*;
use genfn_tests_snapshots::InTable;
use serde::Serialize;

/// What is written of it after one step.
fn json(mut items: impl Iterator + Serialize) -> String {
    items.next();
    serde_json::to_string(&items).unwrap()
}

#[test]
fn what_is_still_to_come() {
    assert_eq!(json(VecItems::from(vec!["a", "b", "c"])), r#"["b","c"]"#);
    assert_eq!(json(ArrayItems::from([1, 2])), "[2]");
    assert_eq!(json(OptionItems::from(Some(1))), "[]");
    assert_eq!(json(BTreeSetItems::from(BTreeSet::from([2, 1]))), "[2]");
    assert_eq!(json(chars("añb")), r#""ñb""#);
    assert_eq!(json(lines("a\r\nb\r\n")), r#""b\r\n""#);
    assert_eq!(json(RangeItems::from(1..4)), r#"{"start":2,"end":4}"#);
    assert_eq!(json(RangeFromItems::from(1..)), r#"{"start":2}"#);
    assert_eq!(json(RangeInclusiveItems::from(1..=2)), r#"{"start":2,"last":2}"#);
}

#[test]
fn a_map_whose_keys_are_no_strings() {
    let map = BTreeMap::from([((0, 0), "a"), ((0, 1), "b")]);
    assert_eq!(json(BTreeMapItems::from(map)), r#"[[[0,1],"b"]]"#);
}

#[test]
fn an_option_in_an_option() {
    let items = OptionItems::from(Some(None::<u8>));
    assert_eq!(serde_json::to_string(&items).unwrap(), "[null]");
    let mut read: OptionItems<Option<u8>> = serde_json::from_str("[null]").unwrap();
    assert_eq!(read.next(), Some(None));
}

#[test]
fn an_exhausted_range_in_a_format_without_null() {
    let toml = toml::to_string(&InTable { value: RangeInclusiveItems::<u8>::default() }).unwrap();
    assert_eq!(toml, "[value]\n");
}

#[test]
fn ron() {
    assert_eq!(ron::to_string(&VecItems::from(vec![1, 2])).unwrap(), "[1,2]");
    assert_eq!(ron::to_string(&RangeItems::from(1..2)).unwrap(), "(start:1,end:2)");
    assert_eq!(ron::to_string(&RangeInclusiveItems::from(1..=2)).unwrap(), "(start:Some(1),last:Some(2))");
}
