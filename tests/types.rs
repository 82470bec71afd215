//! One local, one type: that which it has in the plain body, wherever in the machine its code lies.
//!
//! A local that gets a value after a yield has no value that could tell its type there. What is checked are values that differ
//! by type: `!n`, an overflow, the digits of a float, the method that is called, the name of the type.

use std::any::type_name_of_val;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use genfn_tests::faithful;

trait Name {
    fn name(&self) -> &'static str;
}

struct One;
struct Other;

impl Name for One {
    fn name(&self) -> &'static str {
        "one, by the trait"
    }
}

impl Name for Other {
    fn name(&self) -> &'static str {
        "other, by the trait"
    }
}

#[expect(dead_code, reason = "this is what must not be called")]
impl Other {
    fn name(&self) -> &'static str {
        "other, by itself"
    }
}

fn increment(n: u32) -> u32 {
    n + 1
}

fn decrement(n: u32) -> u32 {
    n - 1
}

faithful! {
    fn literal_is_of_the_type_that_the_local_had() -> impl Iterator<Item = String> {
        let mut n = 200u8;
        yield_!(n.to_string());
        n = 100;
        yield_!((!n).to_string());
        yield_!(type_name_of_val(&n).to_owned());
    }
    with ();
}

faithful! {
    fn literal_is_of_the_type_of_the_argument(mut level: u8) -> impl Iterator<Item = String> {
        yield_!(format!("{level}"));
        level = 0;
        yield_!(format!("{:#x}", !level));
    }
    with (1);
}

faithful! {
    fn float_keeps_its_width() -> impl Iterator<Item = String> {
        let mut x: f32 = 0.0;
        yield_!(format!("{x}"));
        x = 0.1;
        yield_!(format!("{}", x + 0.2));
    }
    with ();
}

faithful! {
    fn overflow_is_that_of_the_type(mut n: u8) -> impl Iterator<Item = String> {
        yield_!(format!("{n}"));
        n = 200;
        for _ in 0..3 { n = n.wrapping_add(50); }
        yield_!(format!("{n}"));
        let checked = n.checked_mul(20);
        yield_!(format!("{checked:?}"));
    }
    with (1);
}

#[cfg(debug_assertions)]
#[genfn::generator]
fn overflows(mut n: u8) -> impl Iterator<Item = u32> {
    genfn::yield_!(u32::from(n));
    n = 200;
    for _ in 0..3 {
        n += 50;
    }
    genfn::yield_!(u32::from(n));
}

#[test]
#[cfg(debug_assertions)]
fn overflow_panics_where_the_plain_body_does() {
    let mut numbers = overflows(1);
    assert_eq!(numbers.next(), Some(1));
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| numbers.next()));
    assert!(panicked.is_err(), "200 + 50 + 50 is no `u8`");
    assert_eq!(numbers.next(), None);
}

faithful! {
    fn method_is_that_of_the_trait_object() -> impl Iterator<Item = &'static str> {
        let mut named: &dyn Name = &One;
        yield_!(named.name());
        named = &Other;
        yield_!(named.name());
    }
    with ();
}

faithful! {
    fn boxed_trait_object_is_coerced_again() -> impl Iterator<Item = &'static str> {
        let mut named: Box<dyn Name> = Box::new(One);
        yield_!(named.name());
        named = Box::new(Other);
        yield_!(named.name());
        drop(named);
        yield_!("none");
        named = Box::new(One);
        yield_!(named.name());
    }
    with ();
}

faithful! {
    fn slices_of_several_lengths(more: bool) -> impl Iterator<Item = usize> {
        let mut bytes: &[u8] = b"ab";
        yield_!(bytes.len());
        if more { bytes = b"abc"; } else { bytes = b"abcd"; }
        yield_!(bytes.len());
        if more { bytes = &[]; }
        yield_!(bytes.len());
    }
    with (true), (false);
}

faithful! {
    fn function_pointer_is_one(b: bool) -> impl Iterator<Item = u32> {
        let mut f: fn(u32) -> u32 = increment;
        yield_!(f(1));
        f = decrement;
        if b { f = increment; }
        yield_!(f(1));
    }
    with (true), (false);
}

faithful! {
    fn default_parse_and_into_know_what_is_wanted(text: &str) -> impl Iterator<Item = String> {
        let mut n: u64 = 1;
        yield_!(n.to_string());
        n = Default::default();
        yield_!(format!("{n}"));
        n = text.parse().unwrap();
        yield_!(format!("{n}"));
        n = 7u32.into();
        yield_!(type_name_of_val(&n).to_owned());
    }
    with ("5");
}

faithful! {
    fn methods_of_numbers_are_found() -> impl Iterator<Item = u32> {
        let mut x: u32 = 7;
        yield_!(x);
        x = 2;
        yield_!(x.pow(3));
        let mut y = x;
        yield_!(y);
        y = 5;
        yield_!(y.count_ones() + u32::from(y.is_power_of_two()));
    }
    with ();
}

faithful! {
    fn conversions_start_from_the_type_of_the_local() -> impl Iterator<Item = u64> {
        let mut n: u32 = 1;
        yield_!(u64::from(n));
        n = 2;
        yield_!(u64::from(n));
    }
    with ();
}

faithful! {
    fn elements_of_a_list_are_told_before_the_list_is_read() -> impl Generator<Yield = u32, Send = String, Return = usize> {
        let mut all = Vec::new();
        for i in 0..3 { all.push(yield_!(i)); }
        all[0].len() + all.iter().map(|text| text.len()).sum::<usize>()
    }
    with () ["a".to_owned(), "bc".to_owned(), "def".to_owned()];
}

faithful! {
    fn nothing_yet_is_told_by_what_comes(words: Vec<String>) -> impl Iterator<Item = usize> {
        let mut last = None;
        for word in words { yield_!(word.len()); last = Some(word); }
        if let Some(last) = last { yield_!(last.len()); }
    }
    with (vec!["a".to_owned(), "bc".to_owned()]), (Vec::new());
}

faithful! {
    fn declared_together_and_assigned_apart() -> impl Iterator<Item = u32> {
        let (x, y);
        yield_!(1);
        x = 1; yield_!(x);
        y = 2; yield_!(y);
    }
    with ();
}

faithful! {
    fn assigned_by_a_pattern() -> impl Generator<Yield = u64, Send = u64, Return = u64> {
        let (mut a, mut b);
        (a, b) = (yield_!(1), 2);
        yield_!(a);
        (a, b) = (b, yield_!(b));
        a + b
    }
    with () [5_u64, 6, 7];
}

faithful! {
    fn value_of_a_construct_that_is_thrown_away(c: bool) -> impl Iterator<Item = u32> {
        let _ = if c { Some(make("a")) } else { yield_!(1); None };
        yield_!(2);
        match c { true => Ok(make("b")), false => { yield_!(3); Err(()) } };
        if c { yield_!(4); Vec::new() } else { vec![make("c")] };
        yield_!(5);
    }
    with (true), (false);
}

faithful! {
    fn declared_without_a_value_and_never_given_one_on_some_path(c: bool) -> impl Iterator<Item = usize> {
        let text;
        yield_!(0);
        if c {
            text = "abc".parse().unwrap_or_else(|_| String::new());
            yield_!(text.len());
        }
        yield_!(9);
    }
    with (true), (false);
}

faithful! {
    fn optional_number_that_is_reset_each_turn(words: &[&str]) -> impl Iterator<Item = u8> {
        let mut best = None;
        for word in words {
            yield_!(best.unwrap_or(255));
            best = word.parse().ok();
            yield_!(best.map_or(0, |n: u8| !n));
        }
    }
    with (&["1", "x", "200"]);
}

faithful! {
    fn map_whose_values_are_told_by_what_is_counted(words: &[&'static str]) -> impl Iterator<Item = u8> {
        let mut counts = BTreeMap::new();
        for word in words {
            yield_!(0);
            *counts.entry(*word).or_insert(0) += 100u8;
        }
        for (_, n) in counts { yield_!(!n); }
    }
    with (&["a", "b", "a"]);
}

faithful! {
    fn number_that_is_only_told_by_a_later_comparison(limit: u16) -> impl Iterator<Item = String> {
        let mut n = 0;
        yield_!(type_name_of_val(&n).to_owned());
        n = 65_530;
        yield_!(format!("{}", n > limit));
        n = 1;
        yield_!(format!("{:x}", !n));
    }
    with (3);
}

faithful! {
    fn empty_list_that_is_dropped_and_made_again() -> impl Iterator<Item = usize> {
        let mut list = Vec::new();
        drop(list);
        yield_!(1);
        list = vec![1u8, 2];
        yield_!(list.len());
        list = Vec::new();
        yield_!(size_of_val(&list[..0]) + list.len());
    }
    with ();
}

faithful! {
    fn closure_that_is_called_after_a_yield(k: u8) -> impl Iterator<Item = u8> {
        let wrap = move |n| k.wrapping_add(n);
        yield_!(wrap(250));
        let mut n = wrap(3);
        yield_!(n);
        n = 5;
        yield_!(!n);
    }
    with (10);
}

faithful! {
    fn number_from_an_adaptor_that_is_assigned_again(numbers: Vec<u8>) -> impl Iterator<Item = u8> {
        let mut total = numbers.iter().map(|n| n / 2).sum();
        yield_!(total);
        total = 7;
        yield_!(!total);
    }
    with (vec![4, 6]);
}

faithful! {
    fn adaptor_that_holds_a_closure_is_driven_over_yields(numbers: Vec<u8>) -> impl Iterator<Item = u8> {
        let k = 1;
        let mut doubled = numbers.into_iter().map(move |n| n * 2 + k);
        let mut last = doubled.next();
        while let Some(n) = last {
            yield_!(n);
            last = doubled.next();
        }
        last = Some(3);
        yield_!(!last.unwrap());
    }
    with (vec![4, 6]), (Vec::new());
}

faithful! {
    fn list_of_closures_grows_over_yields() -> impl Iterator<Item = u32> {
        let mut all = Vec::new();
        for i in 0..3 {
            yield_!(i);
            all.push(move |n: u32| n + i);
        }
        for f in all { yield_!(f(10)); }
    }
    with ();
}

faithful! {
    fn boxed_closures_of_a_written_type() -> impl Iterator<Item = u32> {
        let mut f: Box<dyn Fn(u32) -> u32> = Box::new(|n| n + 1);
        yield_!(f(1));
        f = Box::new(move |n| n * 2);
        yield_!(f(4));
    }
    with ();
}

faithful! {
    fn error_is_converted_into_that_of_the_local() -> impl Iterator<Item = String> {
        let mut outcome: Result<u8, Box<dyn std::error::Error>> = Ok(1);
        yield_!(format!("{outcome:?}"));
        outcome = "300".parse::<u8>().map_err(Into::into);
        yield_!(format!("{outcome:?}"));
        outcome = Err("no".into());
        yield_!(format!("{outcome:?}"));
    }
    with ();
}

faithful! {
    fn pointer_to_a_trait_object_that_is_shared() -> impl Iterator<Item = &'static str> {
        let mut shared: Rc<dyn Name> = Rc::new(One);
        let other = Rc::clone(&shared);
        yield_!(shared.name());
        shared = Rc::new(Other);
        yield_!(shared.name());
        yield_!(other.name());
    }
    with ();
}

faithful! {
    fn shadowed_by_another_type_and_assigned_after_it() -> impl Iterator<Item = String> {
        let mut n = 1u8;
        {
            let mut n = 1i64;
            yield_!(type_name_of_val(&n).to_owned());
            n = 5;
            yield_!((!n).to_string());
        }
        n = 5;
        yield_!((!n).to_string());
        let mut n = n as i16;
        yield_!(n.to_string());
        n = 6;
        yield_!((!n).to_string());
    }
    with ();
}

faithful! {
    fn bound_by_an_arm_and_assigned_in_it(shape: Option<u8>) -> impl Iterator<Item = u8> {
        match shape {
            Some(mut n) => {
                yield_!(n);
                n = 3;
                yield_!(!n);
            }
            None => yield_!(0),
        }
    }
    with (Some(1)), (None);
}

faithful! {
    fn what_is_sent_tells_the_type() -> impl Generator<Yield = u8, Send = u8, Return = u8> {
        let mut got = yield_!(0);
        yield_!(!got);
        got = 9;
        yield_!(!got);
        got = yield_!(1);
        !got
    }
    with () [1_u8, 2, 3, 4];
}

faithful! {
    fn generic_local_is_made_again(first: u8, second: u8) -> impl Iterator<Item = String> {
        let mut pair = (first, None);
        yield_!(format!("{pair:?}"));
        pair = (second, Some(250));
        yield_!(format!("{:?}", pair.1.map(|n: u8| n.wrapping_add(10))));
        pair = Default::default();
        yield_!(format!("{pair:?}"));
    }
    with (1, 2);
}

faithful! {
    fn receiver_that_is_made_before_its_argument_yields() -> impl Generator<Yield = u32, Send = u8, Return = u8> {
        let mut memo = HashMap::new();
        memo.insert(1, yield_!(1));
        memo.insert(2, yield_!(2));
        let mut n = memo[&1];
        yield_!(u32::from(n));
        n = 1;
        !n - memo.len() as u8
    }
    with () [1_u8, 2, 3, 4];
}

faithful! {
    fn loop_evaluates_to_what_is_broken_with(mut tries: u32) -> impl Iterator<Item = u8> {
        let found = loop {
            if tries == 0 { break None; }
            yield_!(1);
            tries -= 1;
            if tries == 2 { break Some(200); }
        };
        yield_!(found.unwrap_or_default());
        yield_!(!found.unwrap_or(7));
    }
    with (1), (4);
}

#[genfn::generator]
fn counted() -> impl genfn::Generator<Yield = u32, Return = u8> {
    genfn::yield_!(7);
    3
}

faithful! {
    fn what_is_delegated_to_tells_the_type() -> impl Iterator<Item = u32> {
        let mut n = 0;
        for k in [1u8, 2] { yield_!(u32::from(k)); n = k; }
        yield_!(u32::from(!n));
        n = 1;
        yield_!(u32::from(!n));
    }
    with ();
}

#[genfn::generator]
fn delegates() -> impl Iterator<Item = u32> {
    let mut n = genfn::yield_from!(counted());
    genfn::yield_!(u32::from(!n));
    n = 1;
    genfn::yield_!(u32::from(!n));
    let x = if n == 1 { genfn::yield_from!(counted()) - 1 } else { 2 };
    genfn::yield_!(u32::from(x));
}

#[test]
fn value_of_a_delegate_has_its_type_after_a_yield() {
    assert!(delegates().eq([7, 252, 254, 7, 2]));
}
