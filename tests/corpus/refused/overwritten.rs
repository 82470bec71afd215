//! E0382 E0499: `entry` lends a `&mut` argument, and `entry.remove_entry()` consumes what was lent.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as TreeEntry;

use super::prelude::*;

/// Merges tables into one, and tells what was overwritten.
#[generator]
fn overwritten(
    into: &mut BTreeMap<String, String>,
    layers: Vec<Vec<(&'static str, &'static str)>>,
) -> impl Iterator<Item = (usize, String, String)> {
    for (depth, layer) in layers.into_iter().enumerate() {
        for (key, value) in layer {
            match into.entry(key.to_owned()) {
                TreeEntry::Occupied(entry) if value == "-" => {
                    let (key, old) = entry.remove_entry();
                    yield_!((depth, key, old));
                }
                TreeEntry::Occupied(mut entry) if entry.get() != value => {
                    let old = entry.insert(value.to_owned());
                    yield_!((depth, entry.key().clone(), old));
                }
                TreeEntry::Occupied(_) => {}
                TreeEntry::Vacant(entry) => {
                    entry.insert(value.to_owned());
                }
            }
        }
    }
}

cases! {
    overwritten {
        let mut config = BTreeMap::new();
        let layers = vec![vec![("color", "red"), ("size", "1")], vec![("color", "blue"), ("size", "1")], vec![("size", "-")]];
        drive!(overwritten(&mut config, layers));
        genfn_tests::log(format_args!("{config:?}"));
    }
}
