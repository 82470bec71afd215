//! Locals whose types nobody wrote.

use super::*;

faithful! {
    /// The type of an empty `Vec` is inferred from what is pushed after the yield.
    fn vec_without_annotation(n: u32) -> impl Iterator<Item = usize> {
        let mut v = Vec::new();
        yield_!(0);
        for i in 0..n {
            v.push(i * 2);
            yield_!(v.len());
        }
        log(format!("{v:?}"));
    }
    with (3), (0);
}

faithful! {
    fn vec_filled_before_and_read_after(n: u32) -> impl Iterator<Item = u32> {
        let mut v = Vec::new();
        v.push(n);
        v.push(n + 1);
        yield_!(v[0]);
        v.push(n + 2);
        yield_!(v[2]);
        yield_!(v.iter().sum());
    }
    with (3);
}

faithful! {
    /// `None`, `collect` and `parse` get their types from uses behind a yield.
    fn types_inferred_from_later_uses() -> impl Iterator<Item = u8> {
        let mut best = None;
        let parsed = "7".parse();
        let collected = "abc".bytes().collect();
        yield_!(1);
        if best.is_none() {
            best = Some(3u8);
        }
        yield_!(best.unwrap());
        let n: u8 = parsed.unwrap();
        yield_!(n);
        let bytes: VecDeque<u8> = collected;
        yield_!(bytes[0]);
    }
    with ();
}

faithful! {
    fn default_inferred_from_a_later_call() -> impl Iterator<Item = usize> {
        fn takes(map: &BTreeMap<String, u8>) -> usize {
            map.len()
        }
        let mut map = Default::default();
        yield_!(takes(&map));
        map.insert("a".to_string(), 1);
        yield_!(takes(&map));
    }
    with ();
}

faithful! {
    /// A literal's type comes from a use after the yield.
    fn integer_literals_get_their_type_late() -> impl Iterator<Item = String> {
        let n = 200;
        let f = 1.5;
        yield_!(String::new());
        let byte: u8 = n;
        let single: f32 = f;
        yield_!(format!("{} {}", byte.wrapping_add(100), single));
    }
    with ();
}
