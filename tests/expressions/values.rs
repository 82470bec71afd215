//! The value itself: what it implements, and how its type is found.

use std::fmt::{Debug, Display};

use genfn::prelude::*;

#[test]
fn it_is_clone_and_debug_where_its_locals_are() {
    let xs = vec![1, 2, 3];
    let mut squares = gen_!({
        for x in xs {
            yield_!(x * x);
        }
    });
    squares.next();
    let rest = squares.clone();
    assert!(squares.eq([4, 9]));
    assert!(rest.eq([4, 9]));
    let n = 7;
    let shown = format!("{:?}", gen_!({ yield_!(n) }));
    assert!(shown.starts_with("gen_! { at: "), "{shown}");
    assert!(shown.contains("n: 7"), "{shown}");
}

#[test]
fn it_is_neither_where_a_local_is_not() {
    struct Opaque(u8);
    let opaque = Opaque(1);
    let mut g = gen_!({
        yield_!(opaque.0);
        yield_!(opaque.0);
    });
    assert_eq!(g.next(), Some(1));
}

#[test]
fn it_is_clone_where_what_was_left_to_the_closure_is() {
    let k = [1];
    let f = move || k.len();
    let g = gen_!({
        yield_!(f());
        yield_!(f());
    });
    assert!(g.clone().eq(g));
}

#[test]
fn it_goes_to_another_thread() {
    let (text, f) = ("ab".to_owned(), |c: char| c.to_ascii_uppercase());
    let g = gen_!({
        for c in text.chars().collect::<Vec<_>>() {
            yield_!(f(c));
        }
    });
    let all: String = std::thread::spawn(move || g.collect()).join().unwrap();
    assert_eq!(all, "AB");
}

#[test]
fn a_list_of_them() {
    let all: Vec<_> = (1..4)
        .map(|n| {
            gen_!({
                for i in 0..n {
                    yield_!(i);
                }
            })
        })
        .collect();
    assert_eq!(all.iter().cloned().map(Iterator::count).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn operands_are_coerced_to_what_is_known() {
    let all: Vec<Box<dyn Debug>> = gen_!({
        yield_!(Box::new(1) as Box<dyn Debug>);
        yield_!(Box::new("x"));
    })
    .collect();
    assert_eq!(format!("{all:?}"), "[1, \"x\"]");
    let shown: Vec<String> = gen_!(|| -> impl Iterator<Item = &'static dyn Display> {
        yield_!(&1);
        yield_!(&"x");
    })
    .map(|item| item.to_string())
    .collect();
    assert_eq!(shown, ["1", "x"]);
}

#[test]
fn types_are_told_by_what_comes_later() {
    let lengths = gen_!({
        let mut v = Vec::new();
        yield_!(v.len());
        v.push(1u8);
        yield_!(v.len());
    });
    assert!(lengths.eq([0, 1]));
    let mut numbers = gen_!({
        let mut n = 200;
        yield_!(n);
        n += 1;
        yield_!(n);
    });
    let first: Option<u8> = numbers.next();
    assert_eq!((first, numbers.next()), (Some(200), Some(201)));
}

#[test]
fn closures_are_items() {
    let k = 2;
    let fs = gen_!({
        for n in 0..2 {
            yield_!(move |x: i32| x * k + n);
        }
    });
    assert_eq!(fs.map(|f| f(10)).collect::<Vec<_>>(), [20, 21]);
    let boxed: Vec<Box<dyn Fn(i32) -> i32>> = gen_!({
        yield_!(Box::new(move |x| x + k) as Box<dyn Fn(i32) -> i32>);
        yield_!(Box::new(|x| x));
    })
    .collect();
    assert_eq!(boxed[0](1) + boxed[1](1), 4);
}

#[test]
fn items_may_borrow_what_was_captured_by_reference() {
    let words = vec!["a".to_owned(), "bc".to_owned()];
    let words = &words;
    let longest = gen_!({
        for word in words {
            yield_!(&word[..]);
        }
    })
    .max_by_key(|word| word.len());
    assert_eq!(longest, Some("bc"));
}
