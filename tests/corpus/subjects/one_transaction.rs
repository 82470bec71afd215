//! A transaction that is committed, or rolled back.

use std::fmt;

use super::prelude::*;

#[derive(Debug, Clone, PartialEq)]
pub enum Error {
    Status(u16),
    Timeout,
    Conflict(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Status(code) => write!(f, "status {code}"),
            Error::Timeout => f.write_str("timeout"),
            Error::Conflict(key) => write!(f, "conflict on {key}"),
        }
    }
}

#[derive(Debug, Default)]
pub struct Store {
    rows: Vec<(String, i32)>,
}

pub struct Transaction<'s> {
    store: &'s mut Store,
    added: Vec<(String, i32)>,
}

impl Store {
    fn begin(&mut self) -> Transaction<'_> {
        Transaction { store: self, added: vec![] }
    }
}

impl Transaction<'_> {
    fn insert(&mut self, key: &str, value: i32) -> Result<&mut Self, Error> {
        if self.store.rows.iter().chain(&self.added).any(|(taken, _)| taken == key) {
            return Err(Error::Conflict(key.to_owned()));
        }
        self.added.push((key.to_owned(), value));
        Ok(self)
    }

    fn commit(self) -> usize {
        let n = self.added.len();
        self.store.rows.extend(self.added);
        n
    }
}

#[generator]
fn one_transaction<'s>(store: &'s mut Store, pairs: &'s [(&str, i32)]) -> impl Iterator<Item = Result<usize, Error>> {
    let mut tx = store.begin();
    for chunk in pairs.chunks(2) {
        for (key, value) in chunk {
            tx.insert(key, *value)?.insert(&format!("{key}'"), -value)?;
        }
        yield_!(Ok(tx.added.len()));
    }
    yield_!(Ok(tx.commit()));
}

cases! {
    one_transaction {
        let mut store = Store::default();
        drive!(one_transaction(&mut store, &[("a", 1), ("b", 2), ("c", 3)]));
        drive!(one_transaction(&mut store, &[("d", 1), ("e", 2), ("d'", 3)]));
        genfn_tests::log(format!("{store:?}"));
    }
}
