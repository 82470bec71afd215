//! E0597: a closure that captures an argument by reference is held over a yield.

use std::collections::BTreeMap;
use std::str::{self};

use super::prelude::*;

/// Rows as maps from the names in the first line.
#[generator]
fn named_rows(text: &str, separator: char) -> impl Iterator<Item = BTreeMap<&str, &str>> {
    let mut lines = text.lines().map(|line| line.split(separator).map(str::trim));
    let Some(header) = lines.next() else { return };
    let names: Vec<_> = header.collect();
    for fields in lines {
        let row: BTreeMap<_, _> = names.iter().copied().zip(fields).filter(|(_, field)| !field.is_empty()).collect();
        if row.is_empty() {
            continue;
        }
        yield_!(row);
    }
}

cases! {
    named_rows {
        drive!(named_rows("id; name\n1; ann\n;\n2;", ';'));
        drive!(named_rows("", ';'));
    }
}
