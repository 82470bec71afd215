//! Values of every type that are held over yields.

use super::*;

faithful! {
    fn string_held_across() -> impl Iterator<Item = usize> {
        let s = String::new();
        yield_!(s.len());
        let mut t = s;
        t.push_str("abc");
        yield_!(t.len());
        log(&t);
    }
    with ();
}

faithful! {
    fn closure_held_across(k: u32) -> impl Iterator<Item = u32> {
        let times = move |n| n * k;
        yield_!(times(1));
        yield_!(times(2));
        let name = String::from("moved");
        let mut count = 0;
        let mut counting = move || {
            count += 1;
            log(&name);
            count
        };
        yield_!(counting());
        yield_!(counting());
    }
    with (3);
}

faithful! {
    /// An iterator whose type has no name.
    fn hash_map_into_iter_held_across(map: HashMap<u32, String>) -> impl Iterator<Item = (u32, String)> {
        let mut entries = map.into_iter();
        let first = entries.next();
        yield_!((0, format!("{first:?}")));
        while let Some((k, v)) = entries.next() {
            yield_!((k, v));
        }
    }
    with (HashMap::from([(1, "a".to_string())])), (HashMap::new());
}

faithful! {
    fn iter_of_an_argument_held_across(map: &BTreeMap<u32, String>) -> impl Iterator<Item = String> {
        let mut entries = map.iter();
        while let Some((key, value)) = entries.next() {
            yield_!(format!("{key}"));
            yield_!(value.clone());
        }
        yield_!(format!("{}", map.len()));
    }
    with (&BTreeMap::from([(1, "a".to_string()), (2, "b".to_string())]));
}

faithful! {
    fn adapted_iterator_with_closures_held_across(xs: Vec<u32>, k: u32) -> impl Iterator<Item = u32> {
        let mut it = xs.into_iter().map(move |x| x * k).filter(|x| x % 2 == 0);
        let Some(first) = it.next() else { return };
        yield_!(first);
        while let Some(x) = it.next() {
            yield_!(x + first);
        }
    }
    with (vec![1, 2, 3, 4], 2), (vec![1], 3), (vec![], 1);
}

faithful! {
    fn peekable_chars_of_an_argument(text: &str) -> impl Iterator<Item = String> {
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if c.is_ascii_digit() {
                let mut number = String::from(c);
                while let Some(&digit) = chars.peek() {
                    if !digit.is_ascii_digit() {
                        break;
                    }
                    number.push(digit);
                    chars.next();
                }
                yield_!(number);
            } else if !c.is_whitespace() {
                yield_!(c.to_string());
            }
        }
    }
    with ("12 + 345*6"), ("");
}

faithful! {
    fn references_into_arguments_held_across(text: &str) -> impl Iterator<Item = &str> {
        let first = text.split(' ').next().unwrap_or(text);
        let rest = &text[first.len()..];
        yield_!(first);
        let trimmed = rest.trim();
        yield_!(trimmed);
        yield_!(first);
    }
    with ("a bc "), ("");
}

faithful! {
    fn large_array_held_across() -> impl Iterator<Item = usize> {
        let mut buffer = [0u8; 4096];
        for i in 0..3 {
            buffer[i * 1000] = i as u8;
            yield_!(buffer.iter().map(|b| usize::from(*b)).sum());
        }
    }
    with ();
}

faithful! {
    fn trait_objects_and_function_pointers_held_across(k: u32) -> impl Iterator<Item = u32> {
        fn double(n: u32) -> u32 {
            n * 2
        }
        let f: fn(u32) -> u32 = double;
        let g: Box<dyn Fn(u32) -> u32> = Box::new(move |n| n + k);
        let fs: [&dyn Fn(u32) -> u32; 1] = [&double];
        yield_!(f(1));
        yield_!(g(f(1)));
        yield_!(fs[0](3));
    }
    with (3);
}

faithful! {
    fn unit_never_and_zero_sized_locals(n: u32) -> impl Iterator<Item = u32> {
        struct Empty;
        let unit = ();
        let empty = Empty;
        let array: [u8; 0] = [];
        let marker = std::marker::PhantomData;
        yield_!(n);
        let () = unit;
        let Empty = empty;
        let _: std::marker::PhantomData<D> = marker;
        yield_!(array.len() as u32);
    }
    with (1);
}

faithful! {
    fn static_borrows_held_across() -> impl Iterator<Item = u32> {
        let promoted = &[1, 2, 3];
        let text = "abc";
        let mut it = text.bytes();
        for x in promoted {
            yield_!(*x);
            yield_!(u32::from(it.next().unwrap()));
        }
    }
    with ();
}

faithful! {
    /// What a generator was sent may be held too.
    fn sent_values_held_across() -> impl Generator<Yield = usize, Send = String, Return = Vec<String>> {
        let first = yield_!(0);
        let second = yield_!(first.len());
        let (a, b) = (yield_!(second.len()), yield_!(9));
        vec![first, second, a, b]
    }
    with () ["a".to_string(), "bb".to_string(), "ccc".to_string(), "d".to_string()], () ["a".to_string()];
}

faithful! {
    fn raw_identifiers_and_names_that_look_generated(r#type: u32, state: u32) -> impl Iterator<Item = u32> {
        let r#match = r#type + 1;
        let resume = state;
        let slot = 5;
        let this = 6;
        let __inner = 7;
        let value = 8;
        yield_!(r#match);
        yield_!(resume + slot + this + __inner + value);
        yield_!(r#type);
    }
    with (1, 2);
}
