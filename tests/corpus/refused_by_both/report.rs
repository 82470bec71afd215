//! macro: both markers are what a `macro_rules!` of the body expands to.

use super::prelude::*;

/// A macro that yields.
#[generator]
fn report(title: &str, rows: &[(&str, u32)], verbose: bool) -> impl Iterator<Item = String> {
    macro_rules! line {
        ($($args:tt)*) => {
            yield_!(format!($($args)*))
        };
    }
    macro_rules! detail {
        ($($args:tt)*) => {
            if verbose {
                line!($($args)*);
            }
        };
    }
    line!("== {title} ==");
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let mut sum = 0;
    for (n, (name, count)) in rows.iter().enumerate() {
        sum += count;
        line!("{name:>width$} {count}");
        detail!("row {n}, {sum} so far");
    }
    line!("{:>width$} {sum}", "");
}

cases! {
    report {
        drive!(report("fruit", &[("fig", 3), ("apple", 12)], true));
        drive!(report("none", &[], false));
    }
}
