//! E0597: halves of a local string, one of them used after the yield.

use super::prelude::*;

/// A buffer that is moved out, and put back.
#[generator]
fn chunks(input: impl Iterator<Item = char>, mut buffer: String) -> impl Iterator<Item = String> {
    let mut spare = None;
    for c in input {
        if c != '\n' {
            buffer.push(c);
            continue;
        }
        let full = buffer;
        buffer = match spare.take() {
            Some(old) => old,
            None => String::with_capacity(full.len()),
        };
        if full.len() > 3 {
            let (head, tail) = full.split_at(3);
            yield_!(head.to_owned());
            buffer.push_str(tail);
            spare = Some({
                let mut full = full;
                full.clear();
                full
            });
        } else {
            yield_!(full);
        }
    }
    if !buffer.is_empty() {
        yield_!(buffer);
    }
}

cases! {
    chunks {
        drive!(chunks("ab\ncdefg\nhi\njklm\nn".chars(), String::from(">")));
        drive!(chunks("\n".chars(), String::new()));
    }
}
