//! What consumes in std.

use std::collections::BTreeMap;
use std::collections::hash_map::{Entry, HashMap};
use std::io::{BufRead, Cursor, Read};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::task::Waker;
use std::thread::{self, JoinHandle};

use super::*;

faithful! {
    fn threads(handles: Vec<JoinHandle<u32>>) -> impl Iterator<Item = u32> {
        for handle in handles {
            yield_!(handle.join().unwrap());
        }
        let handle = thread::spawn(|| 1);
        let n = handle.join().unwrap();
        yield_!(n);
        for n in thread::spawn(|| [2, 3]).join().unwrap() {
            yield_!(n);
        }
        let builder = thread::Builder::new().name(String::from("name"));
        let handle = builder.spawn(|| 4).unwrap();
        yield_!(4);
        yield_!(handle.join().unwrap());
    }
    with (vec![thread::spawn(|| 1), thread::spawn(|| 2)]);
}

faithful! {
    fn occupied_entry(map: &mut HashMap<u32, D>) -> impl Iterator<Item = u32> {
        if let Entry::Occupied(entry) = map.entry(1) {
            let removed = entry.remove();
            yield_!(1);
            log(removed.0);
        }
        yield_!(2);
    }
    with (&mut HashMap::from([(1, D("one"))])), (&mut HashMap::new());
}

faithful! {
    fn vacant_entry(map: &mut HashMap<u32, D>) -> impl Iterator<Item = u32> {
        if let Entry::Vacant(entry) = map.entry(1) {
            entry.insert(D("inserted"));
            yield_!(1);
        }
        yield_!(2);
    }
    with (&mut HashMap::from([(1, D("one"))])), (&mut HashMap::new());
}

faithful! {
    fn entries(map: &mut BTreeMap<u32, D>) -> impl Iterator<Item = u32> {
        let entry = map.entry(3);
        entry.or_insert(D("third"));
        yield_!(3);
        let entry = map.entry(3);
        entry.and_modify(|d| *d = D("modified")).or_insert_with(|| D("fourth"));
        yield_!(map.len() as u32);
        *map.entry(5).or_insert_with(|| D("fifth")) = D("sixth");
        yield_!(5);
    }
    with (&mut BTreeMap::from([(1, D("one"))]));
}

faithful! {
    fn iterators(v: Vec<D>) -> impl Iterator<Item = bool> {
        let it = v.clone().into_iter();
        let last = it.last();
        yield_!(last.is_some());
        let it = v.clone().into_iter();
        yield_!(it.eq([D("a")]));
        let (one, other) = (v.clone().into_iter(), v.clone().into_iter());
        yield_!(one.cmp(other).is_eq());
        let it = v.iter().cloned().filter(|d| d.0 != "a");
        let last = it.last();
        yield_!(last.is_none());
        let last = v.last();
        yield_!(last.is_some());
        let other = vec![D("a")];
        yield_!(other.eq(&v));
        yield_!(true);
    }
    with (vec![D("a"), D("b")]), (vec![D("a")]);
}

faithful! {
    fn readers(r: Cursor<Vec<u8>>, rs: Vec<Cursor<Vec<u8>>>) -> impl Iterator<Item = String> {
        let mut two = r.take(2);
        let mut text = String::new();
        two.read_to_string(&mut text).unwrap();
        yield_!(text);
        for r in rs {
            for line in r.lines() {
                yield_!(line.unwrap());
            }
        }
    }
    with (Cursor::new(b"abc".to_vec()), vec![Cursor::new(b"a\nb".to_vec())]);
}

faithful! {
    fn generic_readers<R: BufRead>(rs: Vec<R>) -> impl Iterator<Item = String> {
        for r in rs {
            for line in r.lines() {
                yield_!(line.unwrap());
            }
        }
    }
    with (vec![Cursor::new(b"a\nb".to_vec())]);
}

faithful! {
    fn others(flow: ControlFlow<D, ()>, text: String, waker: Waker, d: Arc<D>, pair: (Option<D>, Option<u32>)) -> impl Iterator<Item = u32> {
        let broken = flow.break_value();
        yield_!(broken.map_or(0, |d| d.0.len() as u32));
        let leaked = text.leak();
        yield_!(leaked.len() as u32);
        waker.wake();
        yield_!(1);
        let (name, n) = pair;
        let zipped = name.zip(n);
        yield_!(zipped.map_or(0, |(_, n)| n));
        let n = d.0.len() as u32;
        yield_!(n);
    }
    with (ControlFlow::Break(D("flow")), String::from("text"), Waker::noop().clone(), Arc::new(D("arc")), (Some(D("a")), Some(2)));
}

#[cfg(unix)]
faithful! {
    fn processes(n: u32) -> impl Iterator<Item = u32> {
        let child = std::process::Command::new("true").stdout(std::process::Stdio::piped()).spawn().unwrap();
        let output = child.wait_with_output().unwrap();
        yield_!(n + output.stdout.len() as u32);
        yield_!(1);
    }
    with (1);
}

faithful! {
    fn into_iter_of_an_array_and_of_a_boxed_slice(array: [D; 2], boxed: Box<[D]>) -> impl Iterator<Item = &'static str> {
        let _last = D("last");
        let mut items = array.into_iter();
        while let Some(item) = items.next() {
            yield_!(item.0);
        }
        let items = boxed.into_iter();
        yield_!("between");
        for item in items {
            yield_!(item.0);
        }
    }
    with ([D("a"), D("b")], vec![D("c"), D("d")].into_boxed_slice());
}
