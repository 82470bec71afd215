//! E0505 E0597: a local borrows another, which was declared without a value.

use super::prelude::*;

#[generator]
fn deferred_values(words: &[&str]) -> impl Iterator<Item = String> {
    for word in words {
        let shown;
        let owned;
        let kind = if let Some(rest) = word.strip_prefix('@') {
            owned = format!("<{rest}>");
            shown = owned.as_str();
            "handle"
        } else if word.is_empty() {
            continue;
        } else {
            shown = word;
            "word"
        };
        let length: usize;
        {
            let trimmed = shown.trim_matches('-');
            length = trimmed.len();
        }
        yield_!(format!("{kind} {length}"));
        yield_!(shown.to_string());
    }
}

cases! {
    deferred_values { drive!(deferred_values(&["@me", "", "-plain-", "@-"])); }
}
