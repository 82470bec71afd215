//! Entries of maps, memo tables, caches, pools: what is looked up, and what is done with what was found.

use std::collections::btree_map::{self, BTreeMap};
use std::collections::hash_map::{self, HashMap};
use std::collections::{BinaryHeap, VecDeque, binary_heap::PeekMut};

use super::prelude::*;

/// Stock that is taken until none is left.
#[generator]
fn taken_from_stock(stock: &mut BTreeMap<String, u32>, orders: Vec<(&str, u32)>) -> impl Iterator<Item = String> {
    for (name, wanted) in orders {
        let entry = stock.entry(name.to_string());
        match entry {
            btree_map::Entry::Occupied(mut entry) => {
                let left = entry.get_mut();
                if *left > wanted {
                    *left -= wanted;
                    yield_!(format!("{wanted} {name}, {left} left"));
                } else {
                    let got = entry.remove();
                    yield_!(format!("{got} {name}, the last"));
                }
            }
            btree_map::Entry::Vacant(entry) => {
                let name = entry.into_key();
                yield_!(format!("no {name}"));
            }
        }
    }
    yield_!(format!("{} kinds", stock.len()));
}

/// Names, each once; a second one gets a number.
#[generator]
fn numbered(names: impl IntoIterator<Item = String>) -> impl Iterator<Item = String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for name in names {
        match seen.entry(name.clone()) {
            hash_map::Entry::Occupied(mut entry) => {
                *entry.get_mut() += 1;
                yield_!(format!("{name}_{}", entry.get()));
            }
            hash_map::Entry::Vacant(slot) => {
                let n = slot.insert(0);
                yield_!(format!("{name}_{n}"));
            }
        }
        if seen.len() > 3 {
            seen.clear();
        }
    }
}

/// What is fetched is kept until it is old.
#[generator]
fn fetched(urls: &[&'static str], clock: impl Fn() -> u32, ttl: u32) -> impl Iterator<Item = (String, bool)> {
    struct Cached {
        at: u32,
        body: String,
    }
    let mut cache: HashMap<&str, Cached> = HashMap::new();
    for (now, url) in urls.iter().enumerate() {
        let now = now as u32 + clock();
        let cached = cache.get(url);
        match cached {
            Some(entry) if entry.at + ttl > now => {
                yield_!((entry.body.clone(), true));
                continue;
            }
            Some(_) => {
                cache.remove(url);
            }
            None => {}
        }
        let fresh = cache.entry(url).or_insert_with(|| Cached { at: now, body: format!("<{url}>") });
        fresh.body.push('!');
        let body = fresh.body.clone();
        yield_!((body, false));
    }
}

/// Collatz lengths by a table that grows.
#[generator]
fn collatz(limit: u64) -> impl Iterator<Item = (u64, u32)> {
    let mut known = HashMap::from([(1_u64, 0_u32)]);
    for start in 1..=limit {
        let mut path = Vec::new();
        let mut n = start;
        let mut length = loop {
            if let Some(length) = known.get(&n) {
                break *length;
            }
            path.push(n);
            n = if n % 2 == 0 { n / 2 } else { 3 * n + 1 };
        };
        while let Some(n) = path.pop() {
            length += 1;
            known.insert(n, length);
        }
        yield_!((start, length));
    }
}

/// Takes the largest, and puts back half of it.
#[generator]
fn halved(mut heap: BinaryHeap<u32>) -> impl Iterator<Item = u32> {
    while let Some(mut top) = heap.peek_mut() {
        let was = *top;
        if was <= 1 {
            PeekMut::pop(top);
            yield_!(was);
            continue;
        }
        *top /= 2;
        drop(top);
        yield_!(was);
    }
}

/// First come, first served, but each customer waits in a line of its own.
#[generator]
fn served(requests: Vec<(u8, &'static str)>) -> impl Iterator<Item = (u8, &'static str, usize)> {
    let mut lines: BTreeMap<u8, VecDeque<&'static str>> = BTreeMap::new();
    for (customer, what) in requests {
        lines.entry(customer).or_default().push_back(what);
    }
    while let Some(mut line) = lines.first_entry() {
        let customer = *line.key();
        let Some(what) = line.get_mut().pop_front() else {
            line.remove();
            continue;
        };
        let left = line.get().len();
        yield_!((customer, what, left));
        if let Some((last, queue)) = lines.pop_last() {
            lines.insert(last, queue);
        }
    }
}

/// Tables that are joined by what both have.
#[generator]
fn matched<'a>(left: &'a [(u32, &'a str)], right: Vec<(u32, String)>) -> impl Iterator<Item = (u32, &'a str, String)> {
    let mut index: HashMap<u32, Vec<String>> = HashMap::with_capacity(right.len());
    for (key, value) in right {
        index.entry(key).or_insert_with(Vec::new).push(value);
    }
    for &(key, name) in left {
        let hash_map::Entry::Occupied(mut found) = index.entry(key) else { continue };
        let values = found.get_mut();
        let value = values.remove(0);
        if values.is_empty() {
            found.remove_entry();
        }
        yield_!((key, name, value));
    }
    let mut rest: Vec<_> = index.into_iter().collect();
    rest.sort();
    for (key, values) in rest {
        for value in values {
            yield_!((key, "?", value));
        }
    }
}

/// Merges tables into one, and tells what was overwritten.
#[generator]
fn overwritten(
    into: &mut BTreeMap<String, String>,
    layers: Vec<Vec<(&'static str, &'static str)>>,
) -> impl Iterator<Item = (usize, String, String)> {
    for (depth, layer) in layers.into_iter().enumerate() {
        for (key, value) in layer {
            match into.entry(key.to_owned()) {
                btree_map::Entry::Occupied(entry) if value == "-" => {
                    let (key, old) = entry.remove_entry();
                    yield_!((depth, key, old));
                }
                btree_map::Entry::Occupied(mut entry) if entry.get() != value => {
                    let old = entry.insert(value.to_owned());
                    yield_!((depth, entry.key().clone(), old));
                }
                btree_map::Entry::Occupied(_) => {}
                btree_map::Entry::Vacant(entry) => {
                    entry.insert(value.to_owned());
                }
            }
        }
    }
}

/// Ids that are lent, and come back.
#[derive(Debug, Default)]
pub struct Ids {
    free: Vec<u32>,
    next: u32,
    owners: BTreeMap<u32, String>,
}

impl Ids {
    #[generator]
    fn handed_out(&mut self, log: Vec<(&'static str, Option<u32>)>) -> impl Iterator<Item = Result<u32, String>> {
        for (owner, returned) in log {
            if let Some(id) = returned {
                let btree_map::Entry::Occupied(entry) = self.owners.entry(id) else {
                    return Err(format!("{id} is not lent"));
                };
                if entry.get() != owner {
                    return Err(format!("{id} is {}'s", entry.get()));
                }
                let (id, _) = entry.remove_entry();
                self.free.push(id);
                continue;
            }
            let id = self.free.pop().unwrap_or_else(|| {
                self.next += 1;
                self.next
            });
            let slot = self.owners.entry(id).or_insert_with(|| owner.to_owned());
            if slot != owner {
                *slot = owner.to_owned();
            }
            yield_!(Ok(id));
        }
    }
}

/// Counts by the hour; an hour is told once the next one begins.
#[generator]
fn hourly<I: Iterator<Item = (u32, u32)>>(samples: I) -> impl Iterator<Item = (u32, u32, u32)> {
    let mut hours: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for (minute, value) in samples {
        let hour = minute / 60;
        let (count, sum) = hours.entry(hour).or_insert((0, 0));
        *count += 1;
        *sum += value;
        if let Some((&before, _)) = hours.range(..hour).next_back() {
            if let Some((count, sum)) = hours.remove(&before) {
                yield_!((before, count, sum));
            }
        }
    }
    while let Some((hour, (count, sum))) = hours.pop_first() {
        yield_!((hour, count, sum));
    }
}

cases! {
    taken_from_stock {
        let mut stock = BTreeMap::from([("nuts".to_string(), 5), ("bolts".to_string(), 2)]);
        drive!(taken_from_stock(&mut stock, vec![("nuts", 2), ("bolts", 3), ("bolts", 1), ("nuts", 1)]));
        genfn_tests::log(format_args!("{stock:?}"));
    }
    numbered { drive!(numbered(["a", "b", "a", "c", "d", "a"].map(String::from))); }
    fetched { drive!(fetched(&["x", "y", "x", "x", "x", "y"], || 1, 3)); }
    collatz { drive!(collatz(9)); }
    halved { drive!(halved(BinaryHeap::from([5, 8, 1]))); }
    served { drive!(served(vec![(2, "c"), (1, "a"), (1, "b"), (3, "d")])); }
    matched { drive!(matched(&[(1, "a"), (2, "b"), (1, "c")], vec![(1, "x".into()), (3, "y".into()), (1, "z".into())])); }
    overwritten {
        let mut config = BTreeMap::new();
        let layers = vec![vec![("color", "red"), ("size", "1")], vec![("color", "blue"), ("size", "1")], vec![("size", "-")]];
        drive!(overwritten(&mut config, layers));
        genfn_tests::log(format_args!("{config:?}"));
    }
    handed_out {
        let mut ids = Ids::default();
        drive!(ids.handed_out(vec![("a", None), ("b", None), ("a", Some(1)), ("c", None), ("b", Some(1))]));
        genfn_tests::log(format_args!("{ids:?}"));
    }
    hourly { drive!(hourly([(3, 1), (59, 2), (61, 3), (200, 4)].into_iter())); }
}
