//! Adaptors over slices and iterators.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashSet, VecDeque};
use std::fmt::Debug;
use std::hash::Hash;

use super::prelude::*;

#[generator]
fn windows<'s, T: Debug>(mut slice: &'s [T], size: usize, step: usize) -> impl Iterator<Item = &'s [T]> {
    while let Some(window) = slice.get(..size) {
        yield_!(window);
        let Some(rest) = slice.get(step..) else { break };
        slice = rest;
    }
}

/// Chunks of an iterator; the last may be short.
#[generator]
fn chunks<I: Iterator<Item: Debug>>(mut items: I, size: usize) -> impl Iterator<Item = Vec<I::Item>> {
    loop {
        let chunk: Vec<_> = items.by_ref().take(size).collect();
        match chunk.len() {
            0 => break,
            n if n < size => {
                yield_!(chunk);
                return;
            }
            _ => yield_!(chunk),
        }
    }
}

#[generator]
fn group_by<T: Debug, K: PartialEq + Debug>(items: Vec<T>, key: impl Fn(&T) -> K) -> impl Iterator<Item = (K, Vec<T>)> {
    let mut group: Option<(K, Vec<T>)> = None;
    for item in items {
        let k = key(&item);
        match &mut group {
            Some((current, members)) if *current == k => members.push(item),
            _ => {
                if let Some(done) = group.replace((k, vec![item])) {
                    yield_!(done);
                }
            }
        }
    }
    if let Some(last) = group {
        yield_!(last);
    }
}

/// Runs of a slice, borrowed.
#[generator]
fn runs<'s, T: PartialEq + Debug>(slice: &'s [T]) -> impl Iterator<Item = (&'s T, usize)> {
    let mut rest = slice;
    while let [first, ..] = rest {
        let len = rest.iter().take_while(|item| *item == first).count();
        yield_!((first, len));
        rest = &rest[len..];
    }
}

#[generator]
fn dedup_by_key<T: Debug, K: Eq + Hash>(
    items: impl IntoIterator<Item = T>,
    mut key: impl FnMut(&T) -> K,
    last: usize,
) -> impl Iterator<Item = T>
where
    K: Clone,
{
    let mut seen = HashSet::new();
    let mut order = VecDeque::new();
    for item in items {
        let k = key(&item);
        if !seen.insert(k.clone()) {
            continue;
        }
        order.push_back(k);
        if order.len() > last
            && let Some(oldest) = order.pop_front()
        {
            seen.remove(&oldest);
        }
        yield_!(item);
    }
}

/// One of each in turn, till all have ended.
#[generator]
fn interleave<T: Debug>(sources: Vec<Box<dyn Iterator<Item = T>>>) -> impl Iterator<Item = T> {
    let mut queue: VecDeque<_> = sources.into();
    while let Some(mut source) = queue.pop_front() {
        if let Some(item) = source.next() {
            queue.push_back(source);
            yield_!(item);
        }
    }
}

#[derive(Debug)]
pub enum Either<A, B> {
    Left(A),
    Right(B),
    Both(A, B),
}

#[generator]
fn zip_longest<A: Debug, B: Debug>(left: Vec<A>, right: Vec<B>) -> impl Iterator<Item = Either<A, B>> {
    let (mut left, mut right) = (left.into_iter(), right.into_iter().fuse());
    loop {
        yield_!(match (left.next(), right.next()) {
            (Some(a), Some(b)) => Either::Both(a, b),
            (Some(a), None) => Either::Left(a),
            (None, Some(b)) => Either::Right(b),
            (None, None) => return,
        });
    }
}

/// The greatest of the last few: what is smaller than a later one is forgotten.
#[generator]
fn sliding_max<T: PartialOrd + Copy + Debug>(items: &[T], size: usize) -> impl Iterator<Item = T> {
    let mut candidates: VecDeque<usize> = VecDeque::new();
    for (i, item) in items.iter().enumerate() {
        while let Some(&back) = candidates.back()
            && items[back] <= *item
        {
            candidates.pop_back();
        }
        candidates.push_back(i);
        if candidates[0] + size <= i {
            candidates.pop_front();
        }
        if i + 1 >= size {
            yield_!(items[candidates[0]]);
        }
    }
}

#[generator]
fn merge<T: Ord + Debug>(a: impl Iterator<Item = T>, b: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
    let mut a = a.peekable();
    let mut b = b.peekable();
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        let next = if x <= y { a.next() } else { b.next() };
        yield_!(next.unwrap());
    }
    yield_from!(a);
    yield_from!(b);
}

/// What two sorted slices have alone, and together.
#[generator]
fn compare<'s, T: Ord + Debug>(mut a: &'s [T], mut b: &'s [T]) -> impl Iterator<Item = (char, &'s T)> {
    loop {
        match (a, b) {
            ([], []) => break,
            ([x, rest @ ..], []) => {
                yield_!(('<', x));
                a = rest;
            }
            ([], [y, rest @ ..]) => {
                yield_!(('>', y));
                b = rest;
            }
            ([x, a_rest @ ..], [y, b_rest @ ..]) => match x.cmp(y) {
                Ordering::Less => {
                    a = a_rest;
                    yield_!(('<', x));
                }
                Ordering::Greater => {
                    b = b_rest;
                    yield_!(('>', y));
                }
                Ordering::Equal => {
                    (a, b) = (a_rest, b_rest);
                    yield_!(('=', x));
                }
            },
        }
    }
}

/// Where a series turns, and what it rose or fell by.
#[generator]
fn turns(series: &[i32]) -> impl Iterator<Item = (usize, i32)> {
    let mut start = 0;
    for (i, window) in series.windows(3).enumerate() {
        let &[a, b, c] = window else { unreachable!() };
        if (b - a).signum() * (c - b).signum() < 0 {
            yield_!((i + 1, b - series[start]));
            start = i + 1;
        }
    }
    if let [.., last] = series[start..] {
        yield_!((series.len() - 1, last - series[start]));
    }
}

/// As an odometer counts.
#[generator]
fn product<'s, T: Debug>(columns: &'s [Vec<T>]) -> impl Iterator<Item = Vec<&'s T>> {
    if columns.iter().any(Vec::is_empty) {
        return;
    }
    let mut at = vec![0; columns.len()];
    'rows: loop {
        yield_!(columns.iter().zip(&at).map(|(column, i)| &column[*i]).collect());
        for (i, column) in at.iter_mut().zip(columns).rev() {
            *i += 1;
            if *i < column.len() {
                continue 'rows;
            }
            *i = 0;
        }
        break;
    }
}

/// Jobs whose needs are met, a batch at a time.
#[generator]
fn batches<'j>(jobs: &[(&'j str, &[&'j str])]) -> impl Iterator<Item = Result<Vec<&'j str>, String>> {
    let mut done = BTreeSet::new();
    let mut jobs = jobs.to_vec();
    while !jobs.is_empty() {
        let (ready, jobs_left): (Vec<_>, Vec<_>) =
            jobs.into_iter().partition(|(_, needs)| needs.iter().all(|need| done.contains(need)));
        if ready.is_empty() {
            let [(job, needs), ..] = jobs_left.as_slice() else { unreachable!() };
            let missing = needs.iter().find(|need| !done.contains(**need));
            return Err(format!("{job} waits for {}", missing.unwrap()));
        }
        let ready: Vec<_> = ready.into_iter().map(|(job, _)| job).collect();
        done.extend(ready.iter().copied());
        yield_!(Ok(ready));
        jobs = jobs_left;
    }
}

cases! {
    windows {
        drive!(windows(&[1, 2, 3, 4, 5], 3, 2));
        drive!(windows(&['a'], 2, 1));
    }
    chunks {
        drive!(chunks(1..=7, 3));
        drive!(chunks("abcd".chars(), 2));
    }
    group_by {
        drive!(group_by(vec![1, 3, 2, 4, 5], |n| n % 2));
        drive!(group_by(vec!["ab", "ac", "b"], |word| word.chars().next()));
    }
    runs { drive!(runs(b"aabccc")); }
    dedup_by_key { drive!(dedup_by_key([1, -1, 2, 3, 1, -3, 4], |n: &i32| n.abs(), 2)); }
    interleave {
        drive!(interleave::<u32>(vec![Box::new(0..2), Box::new([9].into_iter()), Box::new((10..).step_by(5).take(4))]));
    }
    zip_longest {
        drive!(zip_longest(vec![1, 2, 3], vec!["a"]));
        drive!(zip_longest(Vec::<u8>::new(), vec!['x']));
    }
    sliding_max { drive!(sliding_max(&[1, 3, -1, -3, 5, 3, 6, 7], 3)); }
    merge {
        drive!(merge([1, 4, 5].into_iter(), [2, 3, 9, 9].into_iter()));
        drive!(merge(["b".to_owned()].into_iter(), std::iter::empty()));
    }
    compare { drive!(compare(&[1, 2, 5, 7], &[2, 3, 7, 8, 9])); }
    turns {
        drive!(turns(&[1, 3, 6, 4, 4, 2, 9]));
        drive!(turns(&[]));
    }
    product {
        drive!(product(&[vec!["a", "b"], vec!["x"], vec!["1", "2"]]));
        drive!(product(&[vec![1], vec![]]));
    }
    batches {
        drive!(batches(&[("run", &["link"]), ("link", &["cc", "as"]), ("cc", &[]), ("as", &[])]));
        drive!(batches(&[("a", &[]), ("b", &["a", "c"]), ("c", &["b"])]));
    }
}
