//! Loops of generators that are written down: what each head becomes, its type known of what is written.

use std::collections::BTreeMap;

use genfn::iter::*;
use genfn::prelude::*;
use genfn_tests_snapshots::round_trips;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Written and read before every item, in every format.
fn goes_on<I: Iterator<Item: PartialEq + std::fmt::Debug> + Serialize + DeserializeOwned>(make: impl Fn() -> I) {
    let alone: Vec<_> = make().collect();
    for (format, through) in round_trips() {
        let mut read = Vec::new();
        let mut items = make();
        loop {
            // A document of TOML has no `null`.
            if format != "TOML" || !serde_json::to_string(&items).unwrap().contains("null") {
                items = through(&items);
            }
            match items.next() {
                Some(item) => read.push(item),
                None => break,
            }
        }
        assert_eq!(read, alone, "{format}");
    }
}

#[test]
fn a_range_from_its_end() {
    #[generator(type = Countdown)]
    #[derive(Serialize, Deserialize)]
    fn countdown(n: u32) -> impl Iterator<Item = u32> {
        for i in (0..n).rev() {
            yield_!(i);
        }
        for i in (1..=n).rev() {
            yield_!(i);
        }
    }
    goes_on(|| countdown(3));
    goes_on(|| countdown(0));
    assert!(countdown(2).eq([1, 0, 2, 1]));
}

#[test]
fn the_items_of_a_vec_counted_and_from_its_end() {
    #[generator(type = Counted)]
    #[derive(Serialize, Deserialize)]
    fn counted(words: Vec<String>, more: Vec<u8>) -> impl Iterator<Item = (usize, String)> {
        for (i, word) in words.into_iter().enumerate() {
            yield_!((i, word));
        }
        for n in more.into_iter().rev() {
            yield_!((usize::from(n), String::new()));
        }
    }
    goes_on(|| counted(vec!["a".into(), "b".into()], vec![8, 9]));
    assert!(counted(vec!["a".into()], vec![8, 9]).map(|(i, _)| i).eq([0, 9, 8]));
}

#[test]
fn adapters_of_ones_own_choice() {
    #[generator(type = Adapted)]
    #[derive(Serialize, Deserialize)]
    fn adapted(words: Vec<String>, n: usize) -> impl Iterator<Item = (usize, String)> {
        for (i, word) in words.into_items().skip(1).zip(0..n).enumerate().take(2) {
            yield_!((i, word.0));
        }
        for i in (0..n).into_items().step_by(2).chain(7..=8).rev() {
            yield_!((i, String::new()));
        }
    }
    goes_on(|| adapted(vec!["a".into(), "b".into(), "c".into()], 5));
    assert!(adapted(vec!["a".into(), "b".into()], 3).map(|(i, _)| i).eq([0, 8, 7, 2, 0]));
}

#[test]
fn characters_lines_and_indices() {
    #[generator(type = Read)]
    #[derive(Serialize, Deserialize)]
    fn read(text: String) -> impl Iterator<Item = String> {
        let all: Lines = lines(text);
        for line in all {
            let characters: Chars = chars(&*line);
            for (i, character) in characters.enumerate() {
                yield_!(format!("{line} {i} {character}"));
            }
        }
        let list: Vec<u8> = vec![1, 2];
        let places: Indices = indices(&list);
        for i in places {
            yield_!(list[i].to_string());
        }
    }
    goes_on(|| read("ab\r\ncd\n".into()));
    assert!(read("a\r\nc".into()).eq(["a 0 a", "c 0 c", "1", "2"]));
}

#[test]
fn what_is_delegated_to() {
    #[generator(type = Delegating)]
    #[derive(Serialize, Deserialize)]
    fn delegating(n: u8) -> impl Iterator<Item = u8> {
        yield_from!((0..n).rev());
        yield_from!((0..n).into_items().skip(1));
    }
    goes_on(|| delegating(3));
    assert!(delegating(3).eq([2, 1, 0, 1, 2]));
}

/// What docs/snapshots.md says to write in place of loops that borrow.
#[generator(type = InPlace)]
#[derive(Serialize, Deserialize)]
fn in_place(mut list: Vec<u32>, map: BTreeMap<u8, u32>, text: String) -> impl Iterator<Item = u32> {
    for x in list.clone() {
        yield_!(x);
    }
    for i in genfn::iter::indices(&list) {
        yield_!(list[i]);
    }
    for i in (0..list.len()).into_items().step_by(2) {
        yield_!(list[i]);
    }
    for x in std::mem::take(&mut list) {
        yield_!(x);
    }
    for (i, (key, value)) in map.into_items().enumerate() {
        yield_!(u32::from(key) + value);
        yield_!(i as u32);
    }
    for c in genfn::iter::chars(text.clone()) {
        yield_!(u32::from(c));
    }
    for line in genfn::iter::lines(text) {
        yield_!(line.len() as u32);
    }
}

#[test]
fn in_place_of_loops_that_borrow() {
    goes_on(|| in_place(vec![1, 2, 3], [(1, 2), (3, 4)].into(), "ab\nc".to_owned()));
}

#[generator(type = Rows)]
#[derive(Serialize, Deserialize)]
fn rows(rows: Vec<Vec<u32>>, named: BTreeMap<u8, Vec<u32>>) -> impl Iterator<Item = u32> {
    for (i, row) in rows.clone().into_iter().enumerate() {
        for cell in row {
            yield_!(cell + i as u32);
        }
    }
    for row in rows.into_iter().rev() {
        for (i, cell) in row.into_iter().enumerate() {
            yield_!(cell * i as u32);
        }
    }
    for (name, row) in named {
        for cell in row.into_iter().rev() {
            yield_!(cell + u32::from(name));
        }
    }
}

#[test]
fn a_loop_over_the_item_of_another() {
    goes_on(|| rows(vec![vec![1, 2], vec![], vec![3]], [(1, vec![4, 5]), (2, vec![6])].into()));
}
