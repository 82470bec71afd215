//! A header that is read field by field, and dead at the yield.

use super::prelude::*;

/// What stands before the colon.
#[derive(Debug)]
struct Header<'b> {
    kind: u8,
    name: &'b str,
}

#[generator]
fn packets(mut bytes: Vec<u8>) -> impl Iterator<Item = Result<(u8, String, usize), String>> {
    while bytes.len() >= 2 {
        let end = bytes.iter().position(|b| *b == b':').ok_or("no colon")?;
        let name = std::str::from_utf8(&bytes[1..end]).map_err(|e| e.to_string())?;
        let header = Header { kind: bytes[0] - b'0', name };
        let name = header.name.to_owned();
        let kind = header.kind;
        bytes.drain(..=end);
        yield_!(Ok((kind, name, bytes.len())));
    }
}

cases! {
    packets {
        drive!(packets(b"1ab:2c:".to_vec()));
        drive!(packets(b"1ab:2c".to_vec()));
        drive!(packets(b"1\xff:".to_vec()));
    }
}
