//! Clean code gets no warning.

#![deny(warnings)]
use super::*;

#[generator]
fn after_a_yield(x: Result<u32, String>) -> impl Generator<Yield = u32, Return = Result<u32, String>> {
    let last = try_! {{ yield_!(0); x? } except _ => { yield_!(0); 4 } };
    Ok(last)
}

#[generator]
fn as_an_operand(x: &str) -> impl Iterator<Item = u32> {
    let n = try_! {{ x.parse::<u32>()? } except _ => 0 } + {
        yield_!(1);
        2
    };
    yield_!(n);
}

#[test]
fn clean_code_gets_none() {
    let mut g = after_a_yield(Ok(1));
    assert_eq!((next(&mut g), next(&mut g)), (Ok(0), Err(returned(1))));
    assert!(as_an_operand("3").eq([1, 5]));
}
