//! A local that is taken apart bit by bit, and hidden by what a branch comes to.

use super::prelude::*;

#[derive(Debug, Clone)]
pub struct Entry {
    key: String,
    value: Option<String>,
    tags: (Vec<&'static str>, u8),
}

/// Each is taken apart bit by bit.
#[generator]
fn parts(entries: Vec<Entry>) -> impl Iterator<Item = String> {
    let mut total = 0u32;
    for mut entry in entries {
        let key = entry.key;
        yield_!(key.clone());
        if let Some(value) = entry.value {
            yield_!(value);
        }
        entry.key = format!("{key}{key}");
        let (tags, weight) = entry.tags;
        total += u32::from(weight);
        let entry = match tags.len() {
            0 => continue,
            1 => entry.key,
            n if n > 3 => panic!("boom"),
            _ => tags.join("+"),
        };
        yield_!(entry);
    }
    let total = total.to_string();
    let total = &*total;
    yield_!(total.repeat(2));
}

#[derive(Debug)]
pub enum Record {
    Header { name: String, width: u8 },
    Row(Cell, Cell),
    End,
}

#[derive(Debug)]
pub struct Cell(u32);

/// The first cell of each row under a header, until the table ends.
#[generator]
fn first_cells(records: Vec<Record>) -> impl Iterator<Item = Result<Cell, String>> {
    let mut rows = records.into_iter();
    while let Some(record) = rows.next() {
        let Record::Header { name, .. } = record else { continue };
        yield_!(Err(name));
        loop {
            let Some(Record::Row(first, _)) = rows.next() else { break };
            yield_!(Ok(first));
        }
    }
}

#[derive(Debug)]
pub struct Batch<I> {
    items: I,
    _seal: Cell,
    _count: u32,
}

impl<I: Iterator<Item = u32>> Batch<I> {
    #[generator]
    fn unpacked(self) -> impl Iterator<Item = u32> {
        for item in self.items {
            yield_!(item);
        }
    }
}

/// Both halves of each pair, the left one first.
#[generator]
fn halves<A: IntoIterator<Item = u32>>(pairs: Vec<(A, Cell)>) -> impl Iterator<Item = u32> {
    for pair in pairs {
        for n in pair.0 {
            yield_!(n);
        }
        let Cell(n) = pair.1;
        yield_!(n);
    }
}

fn entry(key: &str, value: Option<&str>, tags: &[&'static str]) -> Entry {
    Entry { key: key.to_owned(), value: value.map(str::to_owned), tags: (tags.to_vec(), tags.len() as u8 + 1) }
}

cases! {
    parts {
        drive!(parts(vec![entry("a", Some("1"), &[]), entry("b", None, &["x"]), entry("c", Some("3"), &["y", "z"])]));
        drive!(parts(vec![entry("d", Some("1"), &["p", "q", "r", "s"]), entry("e", None, &[])]));
    }
    first_cells {
        let header = |name: &str, width| Record::Header { name: name.to_owned(), width };
        let row = |a, b| Record::Row(Cell(a), Cell(b));
        drive!(first_cells(vec![Record::End, header("h", 2), row(1, 2), row(3, 4), Record::End, row(5, 6), header("i", 1)]));
    }
    unpacked {
        drive!(Batch { items: [3, 4].into_iter(), _seal: Cell(0), _count: 2 }.unpacked());
    }
    halves {
        drive!(halves(vec![(vec![1, 2], Cell(3)), (Vec::new(), Cell(4))]));
    }
}
