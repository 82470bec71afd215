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

fn entry(key: &str, value: Option<&str>, tags: &[&'static str]) -> Entry {
    Entry { key: key.to_owned(), value: value.map(str::to_owned), tags: (tags.to_vec(), tags.len() as u8 + 1) }
}

cases! {
    parts {
        drive!(parts(vec![entry("a", Some("1"), &[]), entry("b", None, &["x"]), entry("c", Some("3"), &["y", "z"])]));
        drive!(parts(vec![entry("d", Some("1"), &["p", "q", "r", "s"]), entry("e", None, &[])]));
    }
}
