//! E0597: a local vector is drained.

use super::prelude::*;

/// Indentation becomes tokens, as in Python.
#[generator]
fn indents(source: &str) -> impl Iterator<Item = String> {
    let mut levels = vec![0];
    for line in source.lines().filter(|line| !line.trim().is_empty()) {
        let indent = line.chars().take_while(|c| *c == ' ').count();
        if indent > *levels.last().unwrap() {
            levels.push(indent);
            yield_!("INDENT".to_string());
        }
        while let Some(&level) = levels.last()
            && indent < level
        {
            levels.pop();
            yield_!("DEDENT".to_string());
        }
        yield_!(line.trim().to_string());
    }
    for _ in levels.drain(1..) {
        yield_!("DEDENT".to_string());
    }
}

cases! {
    indents { drive!(indents("a\n  b\n    c\n  d\ne\n   f")); }
}
