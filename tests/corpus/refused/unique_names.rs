//! E0382 E0597: an entry of a local map is looked at, and `slot.insert(1)` consumes it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::prelude::*;

/// Names that are taken get a number.
#[generator]
fn unique_names<'n, I>(names: I) -> impl Iterator<Item = String>
where
    I: IntoIterator<Item = &'n str>,
{
    let mut taken: HashMap<&str, u32> = HashMap::new();
    for name in names {
        match taken.entry(name) {
            Entry::Vacant(slot) => {
                slot.insert(1);
                yield_!(name.to_owned());
            }
            Entry::Occupied(mut slot) => {
                let n = slot.get_mut();
                *n += 1;
                yield_!(format!("{name}-{n}"));
                if *slot.get() > 2 {
                    slot.remove();
                }
            }
        }
    }
}

cases! {
    unique_names { drive!(unique_names(["a", "b", "a", "a", "a", "b"])); }
}
