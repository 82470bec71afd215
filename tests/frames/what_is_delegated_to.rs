//! What a box may delegate to, and with which of them it shares its stack.

use super::*;

#[generator]
fn counted(n: u32) -> BoxGenerator<'static, u32, (), u32> {
    if n == 0 {
        yield_!(0);
        yield_!(1);
        return 2;
    }
    yield_from!(counted(n - 1)) + 10
}

#[generator]
fn over(inner: BoxGenerator<'static, u32, (), u32>) -> BoxGenerator<'static, u32, (), u32> {
    let returned = yield_from!(inner);
    yield_!(returned);
    returned + 100
}

fn levels(g: &BoxGenerator<'static, u32, (), u32>) -> usize {
    let mut inner = g.delegate();
    let mut levels = 0;
    while let Some(delegate) = inner {
        levels += 1;
        inner = delegate.delegate();
    }
    levels
}

#[test]
fn may_have_a_stack_of_its_own() {
    let mut inner = counted(3);
    assert_eq!((inner.start(), levels(&inner)), (Ok(0), 3));
    let mut g = over(over(inner));
    assert_eq!((g.start(), levels(&g)), (Ok(1), 5));
    assert_eq!((next(&mut g), levels(&g)), (Ok(32), 1));
    assert_eq!((next(&mut g), levels(&g)), (Ok(132), 0));
    assert_eq!(next(&mut g), Err(StopIteration { value: Some(232) }));
}

#[test]
fn may_be_dropped_with_a_stack_that_was_taken_over() {
    on_a_small_stack(|| {
        let mut inner = counted(DEEP);
        inner.start().unwrap();
        let mut g = over(over(inner));
        assert_eq!(g.start(), Ok(1));
    });
}

#[test]
#[should_panic = "already exhausted"]
fn has_to_have_a_value() {
    let mut inner = counted(0);
    inner.close();
    let _ = over(over(inner)).start();
}

#[generator]
fn units(inner: BoxGenerator<'static, u32>) -> BoxGenerator<'static, u32> {
    yield_from!(inner);
    yield_!(7);
}

#[test]
fn may_be_exhausted() {
    let mut inner = units(Box::new(units(units_of_nothing())));
    assert_eq!(inner.start(), Ok(7));
    assert!(inner.eq([7]));
}

fn units_of_nothing() -> BoxGenerator<'static, u32> {
    #[generator]
    fn nothing() -> BoxGenerator<'static, u32> {
        if false {
            yield_!(0);
        }
    }
    let mut nothing = nothing();
    assert_eq!(nothing.next(), None);
    nothing
}

/// What is borrowed stays with its owner, who may resume it as well.
#[generator]
fn borrows<'a>(inner: &'a mut BoxGenerator<'static, u32, (), u32>) -> BoxGenerator<'a, u32, (), u32> {
    yield_from!(inner) + 1
}

#[test]
fn may_be_borrowed() {
    let mut inner = counted(2);
    let mut g = borrows(&mut inner);
    assert_eq!(g.start(), Ok(0));
    drop(g);
    assert_eq!((inner.state(), levels(&inner)), (State::Suspended, 2));
    assert_eq!(borrows(&mut inner).start(), Ok(1));
    let mut g = borrows(&mut inner);
    assert_eq!(g.start(), Err(StopIteration { value: Some(23) }));
}

/// Of another type than what is around it.
#[generator]
fn shown(n: u32) -> BoxGenerator<'static, u32, (), String> {
    let inner = counted(n);
    let returned = yield_from!(inner);
    returned.to_string()
}

#[test]
fn may_return_something_else() {
    on_a_small_stack(|| {
        let mut g = shown(DEEP);
        assert_eq!((g.start(), next(&mut g)), (Ok(0), Ok(1)));
        assert_eq!(next(&mut g), Err(StopIteration { value: Some((2 + 10 * DEEP).to_string()) }));
    });
}

#[generator]
fn greetings() -> BoxGenerator<'static, &'static str> {
    yield_!("hello");
}

#[generator]
fn words<'a>(text: &'a str) -> BoxGenerator<'a, &'a str> {
    yield_from!(greetings());
    yield_from!(text.split(' '));
}

#[test]
fn may_have_longer_lifetimes() {
    let text = String::from("a b");
    assert!(words(&text).eq(["hello", "a", "b"]));
}
