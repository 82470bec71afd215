//! `?`, as in functions: an error is the last item.

use std::num::ParseIntError;

use genfn::prelude::*;

fn numbers(text: &str) -> impl Iterator<Item = Result<i32, ParseIntError>> {
    gen_!({
        for word in text.split(' ') {
            yield_!(Ok(word.parse()?));
        }
    })
}

#[test]
fn the_item_is_told_by_the_return_type() {
    assert_eq!(numbers("1 2").collect::<Result<Vec<_>, _>>(), Ok(vec![1, 2]));
    let items: Vec<_> = numbers("1 x 3").collect();
    assert_eq!(items.len(), 2);
    assert!(items[1].is_err());
}

#[test]
fn the_item_is_told_by_a_later_use() {
    let text = "1 2 x";
    let numbers = gen_!({
        for word in text.split(' ') {
            yield_!(Ok(word.parse::<i32>()?));
        }
    });
    assert!(numbers.collect::<Result<Vec<i32>, ParseIntError>>().is_err());
}

#[test]
fn the_item_is_told_by_what_is_yielded() {
    let text = "1 x";
    let numbers = gen_!({
        for word in text.split(' ') {
            let number: Result<i32, ParseIntError> = Ok(word.parse()?);
            yield_!(number);
        }
    });
    assert_eq!(numbers.map(|item| item.is_ok()).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn a_returned_value_makes_results_of_the_items() {
    let give_up = |n: u32| {
        gen_!({
            for i in 0..5 {
                if i == n {
                    return Err(format!("at {i}"));
                }
                yield_!(Ok(i));
            }
        })
    };
    assert_eq!(give_up(2).collect::<Vec<_>>(), [Ok(0), Ok(1), Err("at 2".to_owned())]);
    assert!(give_up(9).all(|item| item.is_ok()));
}

#[test]
fn a_question_mark_in_a_closure_is_the_closure_s() {
    let words = vec!["1", "x"];
    let parsed = gen_!({
        for word in words {
            let parse = || Some(word.parse::<u8>().ok()? + 1);
            let parsed = parse();
            yield_!(parsed);
        }
    });
    assert!(parsed.eq([Some(2), None]));
}

#[test]
fn errors_are_converted() {
    let path = "/no/such/file";
    let lines = gen_!(|| -> impl Iterator<Item = Result<String, Box<dyn std::error::Error>>> {
        let text = std::fs::read_to_string(path)?;
        for line in text.lines().map(str::to_owned).collect::<Vec<_>>() {
            let n: u32 = line.parse()?;
            yield_!(Ok(format!("{n}")));
        }
    });
    let items: Vec<_> = lines.collect();
    assert!(matches!(&items[..], [Err(_)]));
}

#[test]
fn a_question_mark_that_something_caught() {
    let words = vec!["1", "x", "3"];
    let mut noted = Vec::new();
    let note = &mut noted;
    let parsed = gen_!(|| -> impl Iterator<Item = Result<u8, ParseIntError>> {
        for word in words {
            try_! {{
                yield_!(Ok(word.parse::<u8>()?));
            } except _ if word == "x" => {
                note.push(word);
            }}
        }
    });
    assert_eq!(parsed.collect::<Result<Vec<_>, _>>(), Ok(vec![1, 3]));
    assert_eq!(noted, ["x"]);
}

#[test]
fn an_option_is_an_item_like_others() {
    let maybe = gen_!({
        yield_!(None);
        yield_!(Some(1u8));
    });
    assert!(maybe.eq([None, Some(1)]));
}

#[test]
fn a_none_that_is_the_last_item() {
    let text = "12x4";
    let digits = gen_!({
        for c in text.chars() {
            let Some(digit) = c.to_digit(10) else {
                yield_!(None);
                return;
            };
            yield_!(Some(digit));
        }
    });
    assert!(digits.eq([Some(1), Some(2), None]));
}
