//! Timers that are taken out of a map as they fire.

use std::collections::BTreeMap;
use std::fmt::Debug;

use super::prelude::*;

#[derive(Debug, Clone, PartialEq)]
pub struct Timer {
    name: String,
    every: Option<u64>,
}

/// Fires what is due until the given time; some come again.
#[generator]
fn fired(timers: &mut BTreeMap<u64, Vec<Timer>>, until: u64) -> impl Iterator<Item = (u64, String)> {
    while let Some(entry) = timers.first_entry() {
        let now = *entry.key();
        if now > until {
            break;
        }
        for timer in entry.remove() {
            yield_!((now, timer.name.clone()));
            if let Some(every) = timer.every {
                timers.entry(now + every).or_default().push(timer);
            }
        }
    }
}

fn timers() -> BTreeMap<u64, Vec<Timer>> {
    let timer = |name: &str, every| Timer { name: name.to_owned(), every };
    BTreeMap::from([(2, vec![timer("tick", Some(3)), timer("once", None)]), (5, vec![timer("tock", Some(4))])])
}

cases! {
    fired {
        let mut timers = timers();
        drive!(fired(&mut timers, 9));
        genfn_tests::log(format_args!("{timers:?}"));
    }
}
