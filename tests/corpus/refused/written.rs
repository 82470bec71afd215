//! E0597: a value of a type of one's own that borrows a local is dead at the yield. That there is nothing to drop in it only rustc knows.

use std::fmt::Write as _;

use super::prelude::*;

/// A view of what is written, which is dead once it is told.
struct View<'s> {
    lines: std::str::Lines<'s>,
    prefix: &'s str,
}

impl<'s> View<'s> {
    fn of(text: &'s str, prefix: &'s str) -> Self {
        View { lines: text.lines(), prefix }
    }

    fn first(&mut self) -> Option<&'s str> {
        let prefix = self.prefix;
        self.lines.find(|line| line.starts_with(prefix))
    }
}

#[generator]
fn written(entries: Vec<(&'static str, u32)>) -> impl Iterator<Item = (usize, Option<String>)> {
    let mut out = String::new();
    for (name, n) in entries {
        writeln!(out, "{name}={n}").unwrap();
        let mut view = View::of(&out, name);
        let first = view.first().map(str::to_owned);
        yield_!((out.len(), first));
    }
}

cases! {
    written { drive!(written(vec![("a", 1), ("b", 2), ("a", 3)])); }
}
