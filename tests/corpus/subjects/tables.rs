//! Tables: counters, caches, joins, groups, indexes, differences.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::fmt::Debug;
use std::hash::Hash;

use super::prelude::*;

/// Tells when a word becomes a frequent one, and then how often each was there.
#[generator]
fn word_counts(text: &str) -> impl Iterator<Item = (String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in text.split_whitespace() {
        let count = counts.entry(word.to_lowercase()).or_insert(0);
        *count += 1;
        if *count == 3 {
            yield_!((word.to_owned(), counts.len()));
            counts.insert("(often)".to_owned(), 0);
        }
    }
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    yield_from!(ranked);
}

#[derive(Debug)]
pub struct Lru<V> {
    room: usize,
    values: HashMap<u32, V>,
    order: VecDeque<u32>,
}

impl<V: Clone + Debug> Lru<V> {
    fn new(room: usize) -> Self {
        Self { room, values: HashMap::new(), order: VecDeque::new() }
    }

    fn touch(&mut self, key: u32) {
        if let Some(at) = self.order.iter().position(|k| *k == key) {
            self.order.remove(at);
        }
        self.order.push_back(key);
    }

    /// What is looked up, and whether it was there.
    #[generator]
    fn look_up<F>(&mut self, keys: Vec<u32>, mut load: F) -> impl Iterator<Item = (V, bool)>
    where
        F: FnMut(u32) -> Option<V>,
    {
        for key in keys {
            if let Some(value) = self.values.get(&key) {
                yield_!((value.clone(), true));
                self.touch(key);
                continue;
            }
            let Some(value) = load(key) else { continue };
            if self.values.len() == self.room
                && let Some(oldest) = self.order.pop_front()
            {
                self.values.remove(&oldest);
            }
            self.values.insert(key, value.clone());
            self.touch(key);
            yield_!((value, false));
        }
    }

    #[generator]
    fn evict(&mut self, leave: usize) -> impl Iterator<Item = (u32, V)> {
        while self.order.len() > leave {
            let Some(key) = self.order.pop_front() else { return };
            if let Some(value) = self.values.remove(&key) {
                yield_!((key, value));
            }
        }
        self.values.shrink_to_fit();
    }
}

/// How many ways there are to pay each amount: a table that grows on demand.
#[generator]
fn ways_to_pay(coins: &[usize], amounts: impl Iterator<Item = usize>) -> impl Iterator<Item = (usize, u64)> {
    fn ways(memo: &mut HashMap<(usize, usize), u64>, coins: &[usize], amount: usize) -> u64 {
        if amount == 0 {
            return 1;
        }
        let Some((coin, smaller)) = coins.split_last() else { return 0 };
        if let Some(known) = memo.get(&(amount, coins.len())) {
            return *known;
        }
        let mut total = ways(memo, smaller, amount);
        if amount >= *coin {
            total += ways(memo, coins, amount - coin);
        }
        memo.insert((amount, coins.len()), total);
        total
    }
    let mut memo = HashMap::new();
    for amount in amounts {
        let total = ways(&mut memo, coins, amount);
        yield_!((memo.len(), total));
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Order {
    id: u32,
    customer: String,
    total: u32,
}

/// Runs of equal keys, as `itertools` groups them, each with its items.
#[generator]
fn grouped<I, K>(items: I, key: impl Fn(&I::Item) -> K) -> impl Iterator<Item = (K, Vec<I::Item>)>
where
    I: IntoIterator,
    I::Item: Debug,
    K: PartialEq + Debug,
{
    let mut open: Option<(K, Vec<I::Item>)> = None;
    for item in items {
        let k = key(&item);
        match &mut open {
            Some((current, group)) if *current == k => group.push(item),
            _ => {
                if let Some(done) = open.replace((k, vec![item])) {
                    yield_!(done);
                }
            }
        }
    }
    if let Some(last) = open {
        yield_!(last);
    }
}

/// Reads lines into an index, and tells of each word when it is found on a second line.
#[generator]
fn indexed<'t>(
    index: &mut BTreeMap<&'t str, BTreeSet<usize>>,
    text: &'t str,
) -> impl Iterator<Item = (&'t str, usize)> {
    for (n, line) in text.lines().enumerate() {
        for word in line.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2) {
            let lines = index.entry(word).or_default();
            if lines.insert(n) && lines.len() == 2 {
                let first = *lines.first().unwrap();
                yield_!((word, first));
            }
        }
    }
    index.retain(|_, lines| lines.len() > 1);
}

#[derive(Debug, Clone)]
pub enum Change<'m, V> {
    Added(&'m str, &'m V),
    Removed(&'m str, &'m V),
    Changed { key: &'m str, from: &'m V, to: &'m V },
}

#[generator]
fn changes<'m, V: PartialEq + Debug>(
    old: &'m BTreeMap<String, V>,
    new: &'m BTreeMap<String, V>,
) -> impl Iterator<Item = Change<'m, V>> {
    for (key, from) in old {
        match new.get(key) {
            None => yield_!(Change::Removed(key, from)),
            Some(to) if to != from => yield_!(Change::Changed { key, from, to }),
            Some(_) => {}
        }
    }
    for (key, value) in new.iter().filter(|(key, _)| !old.contains_key(*key)) {
        yield_!(Change::Added(key, value));
    }
}

/// Ranges that don't overlap, by their start; what comes in is cut out of those that are there.
#[generator]
fn reserved(
    taken: &mut BTreeMap<u32, u32>,
    wanted: Vec<(u32, u32)>,
) -> impl Iterator<Item = Result<(u32, u32), String>> {
    for (start, end) in wanted {
        if start >= end {
            return Err(format!("{start}..{end} is empty"));
        }
        let before = taken.range(..end).next_back();
        if let Some((&other, &other_end)) = before
            && other_end > start
        {
            yield_!(Ok((other.max(start), other_end.min(end))));
            continue;
        }
        taken.insert(start, end);
        if let Some(next_end) = taken.remove(&end) {
            *taken.get_mut(&start).unwrap() = next_end;
        }
    }
    for (start, end) in taken.iter() {
        yield_!(Ok((*start, *end)));
    }
}

fn orders() -> Vec<Order> {
    let order = |id, customer: &str, total| Order { id, customer: customer.to_owned(), total };
    vec![order(1, "bob", 10), order(2, "ann", 5), order(3, "eve", 7), order(4, "ann", 5)]
}

fn map(pairs: &[(&str, u32)]) -> BTreeMap<String, u32> {
    pairs.iter().map(|(key, value)| (key.to_string(), *value)).collect()
}

#[derive(Debug, Clone, PartialEq)]
pub struct Timer {
    name: String,
    every: Option<u64>,
}

/// Fires what is due until the given time; some come again.
#[generator]
fn fired(timers: &mut BTreeMap<u64, Vec<Timer>>, until: u64) -> impl Iterator<Item = (u64, String)> {
    while let Some(entry) = timers.first_entry() {
        let now = *entry.key();
        if now > until {
            break;
        }
        for timer in entry.remove() {
            yield_!((now, timer.name.clone()));
            if let Some(every) = timer.every {
                timers.entry(now + every).or_default().push(timer);
            }
        }
    }
}

fn timers() -> BTreeMap<u64, Vec<Timer>> {
    let timer = |name: &str, every| Timer { name: name.to_owned(), every };
    BTreeMap::from([(2, vec![timer("tick", Some(3)), timer("once", None)]), (5, vec![timer("tock", Some(4))])])
}

cases! {
    word_counts { drive!(word_counts("the cat and The dog and the bird and so")); }
    look_up {
        let mut cache = Lru::new(2);
        drive!(cache.look_up(vec![1, 2, 1, 3, 2, 9, 1], |key| (key < 9).then(|| format!("page {key}"))));
    }
    evict {
        let mut cache = Lru::new(3);
        drive!(cache.look_up(vec![1, 2, 3], |key| Some(key * 10)));
        drive!(cache.evict(1));
    }
    ways_to_pay { drive!(ways_to_pay(&[1, 2, 5], [5, 3, 10, 0].into_iter())); }
    grouped {
        drive!(grouped(orders(), |order| order.total));
        drive!(grouped([1, 3, 2, 4, 5], |n| n % 2 == 0));
    }
    indexed {
        let mut index = BTreeMap::new();
        drive!(indexed(&mut index, "the cat\nsaw the dog, the cat\ndog and bird"));
        genfn_tests::log(format_args!("{index:?}"));
    }
    changes { drive!(changes(&map(&[("a", 1), ("b", 2), ("c", 3)]), &map(&[("b", 2), ("c", 4), ("d", 5)]))); }
    reserved {
        drive!(reserved(&mut BTreeMap::from([(10, 20)]), vec![(0, 5), (5, 10), (15, 30), (20, 22)]));
        drive!(reserved(&mut BTreeMap::new(), vec![(0, 5), (3, 9), (4, 4)]));
    }
    fired {
        let mut timers = timers();
        drive!(fired(&mut timers, 9));
        genfn_tests::log(format_args!("{timers:?}"));
    }
}
