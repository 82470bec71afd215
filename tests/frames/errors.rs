//! Errors that are thrown into a chain.

use super::*;

#[derive(Debug, PartialEq)]
struct Thrown(u32);

/// Hands on what comes up, one more each level; the outermost catches it.
#[generator]
fn raises(n: u32) -> BoxGenerator<'static, u32, (), Result<u32, Thrown>> {
    if n == 0 {
        yield_!(n);
        return Ok(0);
    }
    match yield_from!(raises(n - 1)) {
        Ok(below) => Ok(below + 1),
        Err(Thrown(below)) => Err(Thrown(below + 1)),
    }
}

#[test]
fn are_thrown_into_the_innermost_at_any_depth() {
    on_a_small_stack(|| {
        let mut walk = raises(DEEP);
        assert_eq!(walk.start(), Ok(0));
        assert_eq!(walk.throw(Thrown(5)), Err(StopIteration { value: Some(Err(Thrown(5 + DEEP))) }));
    });
}

/// Goes on after an error, once.
#[generator]
fn catches(n: u32) -> BoxGenerator<'static, u32, (), Result<u32, Thrown>> {
    if n > 0 {
        return yield_from!(catches(n - 1));
    }
    try_! {{
        yield_!(n);
    } except Thrown(thrown) => {
        yield_!(thrown);
    }}
    Ok(7)
}

#[test]
fn are_caught_by_the_innermost() {
    let mut walk = catches(10);
    assert_eq!(walk.start(), Ok(0));
    assert_eq!(walk.throw(Thrown(5)), Ok(5));
    assert_eq!(walk.throw(Thrown(6)), Err(StopIteration { value: Some(Err(Thrown(6))) }));
    let mut walk = catches(10);
    assert_eq!(walk.start(), Ok(0));
    assert_eq!(next(&mut walk), Err(StopIteration { value: Some(Ok(7)) }));
}
