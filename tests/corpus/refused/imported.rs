//! E0382 E0499: a transaction that borrows a `&mut` argument is consumed by `tx.commit()` or by `tx.rollback()`.

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

    fn rollback(self) -> Vec<(String, i32)> {
        self.added
    }
}

#[generator]
fn imported(store: &mut Store, groups: &[Vec<(&str, i32)>]) -> impl Iterator<Item = String> {
    for group in groups {
        let mut tx = store.begin();
        let mut failed = None;
        for (key, value) in group {
            if let Err(error) = tx.insert(key, *value) {
                failed = Some(error);
                break;
            }
            yield_!(format!("+ {key}"));
        }
        match failed {
            None => yield_!(format!("committed {}", tx.commit())),
            Some(error) => {
                for (key, _) in tx.rollback() {
                    yield_!(format!("- {key}"));
                }
                yield_!(error.to_string());
            }
        }
    }
}

cases! {
    imported {
        let mut store = Store::default();
        drive!(imported(&mut store, &[vec![("a", 1), ("b", 2)], vec![("c", 3), ("a", 4)], vec![]]));
        genfn_tests::log(format!("{store:?}"));
    }
}
