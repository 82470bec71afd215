//! A `return` in a macro.

use super::prelude::*;

macro_rules! some_or {
    ($option:expr, $($otherwise:tt)+) => {
        match $option {
            Some(value) => value,
            None => $($otherwise)+,
        }
    };
}

macro_rules! unwrap_or_return {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(_) => return,
        }
    };
}

#[generator]
fn readings(lines: &str) -> impl Iterator<Item = (&str, f64)> {
    for line in lines.lines() {
        let (name, value) = some_or!(line.split_once(':'), continue);
        let value = value.trim();
        if matches!(value, "" | "-") {
            continue;
        }
        let first = some_or!(name.chars().next(), break);
        let value = unwrap_or_return!(value.parse::<f64>());
        yield_!((name, if first.is_uppercase() { -value } else { value }));
    }
    yield_!(("end", 0.0));
}

cases! {
    readings {
        drive!(readings("a: 1.5\nno\nB:2\nc:-\nd: 4"));
        drive!(readings("a: 1\nb: x\nc: 3"));
        drive!(readings("a: 1\n: 2\nc: 3"));
    }
}
