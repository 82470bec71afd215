//! Bodies of each kind, written and read at every suspension, in every format: they go on as those that were left alone.

use std::collections::{BTreeMap, VecDeque};

use genfn::prelude::*;
use genfn_tests_snapshots::{again, same_items, same_steps};
use serde::{Deserialize, Serialize};

#[generator(type = Numbers)]
#[derive(Serialize, Deserialize)]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    for i in 1..=n {
        for j in i..n {
            yield_!(i * j);
        }
        yield_!(i);
    }
}

#[test]
fn loops_over_ranges() {
    same_items(|| numbers(5));
}

#[generator(type = Windows)]
#[derive(Serialize, Deserialize)]
fn windows<T: Clone>(items: Vec<T>, n: usize) -> impl Iterator<Item = Vec<T>> {
    let mut window = VecDeque::new();
    for item in items {
        window.push_back(item);
        if window.len() == n {
            yield_!(window.iter().cloned().collect::<Vec<T>>());
            window.pop_front();
        }
    }
}

#[test]
fn one_that_is_generic() {
    same_items(|| windows(vec!["a".to_owned(), "b".into(), "c".into(), "d".into()], 2));
    same_items(|| windows((0..9).collect::<Vec<u8>>(), 4));
}

#[derive(Clone, Serialize, Deserialize)]
struct Tree {
    value: u32,
    children: Vec<Tree>,
}

#[generator(type = Walk)]
#[derive(Serialize, Deserialize)]
fn walk(tree: Tree) -> impl Iterator<Item = u32> {
    yield_!(tree.value);
    let Tree { value: _, children } = tree;
    let children: Vec<Tree> = children;
    for child in children {
        let inner: Box<Walk> = Box::new(walk(child));
        yield_from!(inner);
    }
}

#[test]
fn one_that_holds_itself_in_a_box() {
    let leaf = |value| Tree { value, children: vec![] };
    let tree = Tree { value: 1, children: vec![leaf(2), Tree { value: 3, children: vec![leaf(4), leaf(5)] }, leaf(6)] };
    same_items(|| walk(tree.clone()));
}

#[generator(type = Chained)]
#[derive(Serialize, Deserialize)]
fn chained(a: Vec<u8>, b: [u8; 2], c: Option<u8>, d: BTreeMap<u8, u8>) -> impl Iterator<Item = u8> {
    yield_from!(a);
    yield_from!(b);
    yield_from!(c);
    for (k, v) in d {
        yield_!(k);
        yield_!(v);
    }
}

#[test]
fn delegation_to_collections() {
    same_items(|| chained(vec![1, 2], [3, 4], Some(5), BTreeMap::from([(6, 7), (8, 9)])));
}

#[generator(type = Checked)]
#[derive(Serialize, Deserialize)]
fn checked(words: Vec<String>) -> impl Iterator<Item = Result<u32, String>> {
    let mut sum: u32 = 0;
    for word in words {
        let n: u32 = word.parse().map_err(|_| format!("no number: {word}"))?;
        sum += n;
        yield_!(Ok(sum));
    }
}

#[test]
fn one_whose_last_item_is_an_error() {
    same_items(|| checked(vec!["1".into(), "2".into(), "x".into(), "3".into()]));
}

#[generator(type = Shadowed)]
#[derive(Serialize, Deserialize)]
fn shadowed(n: u8) -> impl Iterator<Item = u16> {
    yield_!(u16::from(n));
    let outer = n;
    {
        let n: u16 = u16::from(n) + 100;
        yield_!(n);
        yield_!(n + u16::from(outer));
    }
    yield_!(u16::from(outer));
}

#[test]
fn locals_of_one_name() {
    same_items(|| shadowed(3));
}

#[generator(type = Maybe)]
#[derive(Serialize, Deserialize)]
fn maybe(limit: u8) -> impl Iterator<Item = String> {
    let text: String;
    let mut found: Option<String> = None;
    if limit > 1 {
        text = "set".to_owned();
        yield_!(text.clone());
    } else {
        yield_!("unset".to_owned());
    }
    for i in 0..limit {
        if i == 1 {
            found = Some(i.to_string());
        }
        yield_!(format!("{found:?}"));
    }
}

#[test]
fn locals_that_may_not_be_there() {
    same_items(|| maybe(0));
    same_items(|| maybe(3));
}

#[generator(type = Averager)]
#[derive(Serialize, Deserialize)]
fn averager() -> impl Generator<Yield = f64, Send = f64> {
    let mut total = 0.0;
    let mut count: u32 = 0;
    let mut average = 0.0;
    loop {
        total += yield_!(average);
        count += 1;
        average = total / f64::from(count);
    }
}

#[test]
fn one_that_is_sent_values() {
    let mut plain = averager();
    let mut read = again(averager());
    assert_eq!(plain.start(), read.start());
    for x in [1.5, 2.0, 9.25, -4.0] {
        read = again(read);
        assert_eq!(plain.send(x), read.send(x));
    }
    read = again(read);
    assert_eq!(read.close(), plain.close());
    assert_eq!(Generator::state(&again(read)), genfn::State::Closed);
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Line {
    item: String,
}

fn has_items(snapshot: &ListedSnapshot) -> Result<(), String> {
    match snapshot {
        ListedSnapshot::listed { line, .. } if line.item.is_empty() => Err("a line without an item".to_owned()),
        _ => Ok(()),
    }
}

#[generator(type = Listed, check = has_items)]
#[derive(Debug, Serialize, Deserialize)]
fn listed(lines: Vec<Line>) -> impl Iterator<Item = String> {
    for line in lines {
        yield_!('listed: { line.item.clone() });
        yield_!(line.item.clone());
    }
}

/// A `line` that is a `Line`: what the user's functions see has parameters of other names.
#[test]
fn one_whose_locals_are_called_as_their_types_are() {
    let line = |item: &str| Line { item: item.to_owned() };
    same_items(|| listed(vec![line("pen"), line("book")]));
    let mut g = listed(vec![line("")]);
    g.next();
    let told = serde_json::from_str::<Listed>(&serde_json::to_string(&g).unwrap()).unwrap_err().to_string();
    assert!(told.starts_with("`listed`: this can't be: a line without an item"), "{told}");
}

thread_local! {
    static DROPPED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// It is written as nothing, and its drop is seen.
#[derive(Serialize, Deserialize)]
struct Held;

impl Drop for Held {
    fn drop(&mut self) {
        DROPPED.set(DROPPED.get() + 1);
    }
}

#[generator(type = Keeps)]
#[derive(Serialize, Deserialize)]
fn keeps(let_go: bool) -> impl Iterator<Item = u8> {
    let held: Held = Held;
    if let_go {
        drop(held);
    }
    yield_!(1);
    yield_!(2);
}

#[test]
fn what_may_be_there_and_is_written_as_nothing_is_dropped_where_it_was_there() {
    for let_go in [false, true] {
        let mut keeps = keeps(let_go);
        keeps.next();
        let text = serde_json::to_string(&keeps).unwrap();
        std::mem::forget(keeps);
        DROPPED.set(0);
        drop(serde_json::from_str::<Keeps>(&text).unwrap());
        assert_eq!(DROPPED.get(), usize::from(!let_go), "{text}");
    }
}

mod elsewhere {
    pub(crate) mod facade {
        pub(crate) use ::genfn as machines;
    }
}

#[generator(type = Renamed, crate = elsewhere::facade::machines)]
#[derive(Serialize, Deserialize)]
fn renamed(words: Vec<String>) -> impl Iterator<Item = String> {
    for word in words {
        yield_!('said: { word });
    }
}

#[test]
fn one_for_which_genfn_lies_elsewhere() {
    same_items(|| renamed(vec!["a".to_owned(), "b".to_owned()]));
}

#[derive(Clone, Serialize, Deserialize)]
struct Job {
    id: u32,
    text: String,
}

#[generator(type = Reads)]
#[derive(Serialize, Deserialize)]
fn reads(job: Job) -> impl Iterator<Item = u32> {
    yield_!('id: { job.id });
    for c in genfn::iter::chars(job.text.clone()) {
        yield_!('letter: { u32::from(c) });
    }
    yield_!(job.text.len() as u32);
}

#[generator(type = ReadBefore)]
#[derive(Serialize, Deserialize)]
fn read_before(jobs: Vec<Job>) -> impl Iterator<Item = usize> {
    for job in jobs {
        let (id, len): (usize, usize) = (job.id as usize, job.text.len());
        yield_!('before: { id });
        let same: u32 = job.id;
        yield_!('length: { len + job.text.len() });
        yield_!('after: { same as usize });
    }
}

/// What is left of it is called as it is.
#[test]
fn a_number_is_read_of_a_struct_that_is_kept() {
    let job = Job { id: 7, text: "ab".to_owned() };
    same_items(|| reads(job.clone()));
    same_items(|| read_before(vec![job.clone(), Job { id: 8, text: String::new() }]));
    let mut g = read_before(vec![job.clone()]);
    for place in ["before", "length", "after"] {
        g.next();
        let text = serde_json::to_string(&g).unwrap();
        assert!(text.contains(&format!(r#"{{"{place}":"#)) && text.contains(r#""job":{"id":7,"text":"ab"}"#), "{text}");
    }
}

#[generator(type = Pairs)]
#[derive(Serialize, Deserialize)]
fn pairs<T, const N: usize>(items: Vec<T>) -> impl Iterator<Item = (usize, T)>
where
    T: Clone,
{
    for i in 0..N {
        for item in items.clone() {
            yield_!('pair: { (i, item) });
        }
    }
}

#[test]
fn one_that_is_generic_over_a_number() {
    same_items(|| pairs::<_, 3>(vec!["a".to_owned(), "b".into()]));
    same_items(|| pairs::<u8, 0>(vec![1]));
}

#[generator(type = Inner)]
#[derive(Serialize, Deserialize)]
fn inner<T: Clone>(item: T, times: u8) -> impl Generator<Yield = T, Return = u8> {
    for _ in 0..times {
        yield_!(item.clone());
    }
    times
}

#[generator(type = Outer)]
#[derive(Serialize, Deserialize)]
fn outer<T: Clone>(items: VecDeque<T>) -> impl Generator<Yield = T, Return = u32> {
    let mut rest: VecDeque<T> = items;
    let mut sum: u32 = 0;
    while let Some(item) = rest.pop_front() {
        let times: u8 = rest.len() as u8;
        let each: Inner<T> = inner(item, times);
        sum += u32::from(yield_from!('each: { each }));
    }
    sum
}

#[test]
fn a_generic_one_that_delegates_to_a_generic_one() {
    same_steps(|| outer(VecDeque::from(["a".to_owned(), "b".into(), "c".into()])), |_| ());
}

#[generator(type = Primed, primed)]
#[derive(Serialize, Deserialize)]
fn primed(start: i64) -> impl Generator<Yield = i64, Send = i64, Return = i64> {
    let mut sum = start;
    while sum < 100 {
        sum += yield_!('sum: { sum });
    }
    sum
}

#[test]
fn one_that_is_primed_goes_on_where_it_was() {
    let (mut plain, mut read) = (primed(3), primed(3));
    for sent in [4, 50, 60] {
        read = again(read);
        assert_eq!(read.send(sent).map_err(|end| end.value), plain.send(sent).map_err(|end| end.value));
    }
}

/// Whose type parameter need not be written: what is written of it is said by the attribute.
struct Named<T>(String, std::marker::PhantomData<T>);

impl<T> Serialize for Named<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T> Deserialize<'de> for Named<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|name| Named(name, std::marker::PhantomData))
    }
}

#[generator(type = Letters)]
#[derive(Serialize, Deserialize)]
#[serde(bound = "", rename = "tests::letters")]
fn letters<T>(named: Named<T>) -> impl Iterator<Item = usize> {
    for n in 0..named.0.len() {
        yield_!(n);
    }
}

struct NeverWritten;

#[test]
fn bounds_and_a_name_of_the_users() {
    let make = || letters::<NeverWritten>(Named("abc".to_owned(), std::marker::PhantomData));
    same_items(make);
    assert!(serde_json::to_string(&make()).unwrap().starts_with(r#"{"of":"tests::letters #"#));
}

#[generator(type = Ages, age: u8)]
#[derive(Serialize, Deserialize)]
fn ages(age: String) -> impl Iterator<Item = u32> {
    let age: Option<String> = Some(age);
    yield_!(1);
    match age.as_deref().unwrap_or("3").parse::<u8>() {
        Ok(age) if age > 2 => {
            yield_!(2);
            yield_!(u32::from(age));
        }
        _ => {}
    }
    yield_!(age.map_or(0, |age| age.len() as u32));
}

#[test]
fn a_type_in_the_attribute_is_of_those_whose_let_does_not_say_otherwise() {
    same_items(|| ages("17".to_owned()));
    same_items(|| ages("2".to_owned()));
}

/// `$label` and `$told` are handed over as fragments of their own.
macro_rules! told {
    ($label:lifetime, $told:expr) => {
        #[generator(type = Told)]
        #[derive(Serialize, Deserialize)]
        fn told(n: u32) -> impl Iterator<Item = u32> {
            yield_!($label: { n });
            yield_!($told);
        }
    };
}
told!('first, 'second: { 2 });

#[test]
fn one_whose_places_a_macro_names() {
    let mut told = told(1);
    for place in ["first", "second"] {
        told.next();
        let snapshot = serde_json::to_value(&told).unwrap();
        assert!(snapshot["state"].get(place).is_some(), "{snapshot}");
    }
}
