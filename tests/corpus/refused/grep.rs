//! E0597: a local queue is drained.

use std::collections::VecDeque;

use super::prelude::*;

/// Lines that match, with some before and after; a gap is told by `--`.
#[generator]
fn grep<'t>(text: &'t str, pattern: &str, context: usize) -> impl Iterator<Item = String> {
    let mut before: VecDeque<(usize, &str)> = VecDeque::new();
    let mut after = 0;
    let mut last = None;
    for (number, line) in (1..).zip(text.lines()) {
        if line.contains(pattern) {
            if let Some(last) = last
                && before.front().map_or(number, |(n, _)| *n) > last + 1
            {
                yield_!("--".to_owned());
            }
            for (n, line) in before.drain(..) {
                yield_!(format!("{n}-{line}"));
            }
            yield_!(format!("{number}:{line}"));
            last = Some(number);
            after = context;
        } else if after > 0 {
            after -= 1;
            yield_!(format!("{number}-{line}"));
            last = Some(number);
        } else {
            before.push_back((number, line));
            if before.len() > context {
                before.pop_front();
            }
        }
    }
}

cases! {
    grep { drive!(grep("a\nhit 1\nb\nc\nd\ne\nf\nhit 2\nhit 3\ng\nh\nhit 4", "hit", 1)); }
}
