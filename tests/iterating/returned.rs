//! What `return` is given in the body of an iterator over `Result`s: nothing, or an error that is the last item.

use std::num::ParseIntError;
use std::rc::Rc;

use genfn::prelude::*;

type Parsed = Result<u32, ParseIntError>;

fn fail<T>(text: &str) -> Result<T, ParseIntError> {
    let error = text.parse::<u32>().err();
    Err(error.unwrap_or_else(|| unreachable!("{text}")))
}

#[generator]
fn dropped_early(held: Rc<()>, early: bool) -> impl Iterator<Item = Result<u32, ParseIntError>> {
    yield_!(Ok(1));
    if early {
        return drop(held);
    }
    yield_!("x".parse());
    return drop(String::new());
}

#[test]
fn what_a_call_returns_that_has_no_value() {
    let held = Rc::new(());
    let mut early = dropped_early(Rc::clone(&held), true);
    assert_eq!(early.next(), Some(Ok(1)));
    assert_eq!(Rc::strong_count(&held), 2);
    assert_eq!(early.next(), None);
    assert_eq!(Rc::strong_count(&held), 1);
    let items: Vec<bool> = dropped_early(held, false).map(|item| item.is_ok()).collect();
    assert_eq!(items, [true, false]);
}

#[generator]
fn under_an_alias(n: u32) -> impl Iterator<Item = Parsed> {
    yield_!(Ok(1));
    if n == 1 {
        return drop(String::new());
    }
    if n == 2 {
        return fail("x");
    }
    yield_!(Ok(2));
    return Err("".parse::<u32>().unwrap_err());
}

#[test]
fn an_error_that_a_call_makes_is_the_last_item() {
    let items = |n| under_an_alias(n).map(|item| item.is_ok()).collect::<Vec<_>>();
    assert_eq!(items(1), [true]);
    assert_eq!(items(2), [true, false]);
    assert_eq!(items(3), [true, true, false]);
}

#[generator]
fn of_numbers(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    return drop(String::new());
}

#[test]
fn an_iterator_over_anything_else_may_return_nothing_too() {
    assert!(of_numbers(3).eq([3]));
}

/// An error that is converted where it is returned.
#[generator]
fn boxed(n: u32) -> impl Iterator<Item = Result<u32, Box<dyn std::error::Error>>> {
    yield_!(Ok(n));
    return Err(Box::new(std::fmt::Error));
}

#[test]
fn an_error_is_boxed_where_it_is_returned() {
    assert_eq!(boxed(3).filter_map(Result::err).count(), 1);
}
