//! A chain of boxes, a million levels deep.

use super::*;

/// Counts up on the way in and down on the way out.
#[generator]
fn down(n: u32, depth: u32) -> BoxGenerator<'static, u32, (), u32> {
    if n == depth {
        yield_!(n);
        return 0;
    }
    if n == 0 {
        yield_!(n);
    }
    let below = yield_from!(down(n + 1, depth));
    if n.is_multiple_of(1000) {
        yield_!(n);
    }
    below + 1
}

#[test]
fn is_walked_at_any_depth() {
    on_a_small_stack(|| {
        let mut walk = down(0, DEEP);
        let mut items = 0;
        let returned = loop {
            match next(&mut walk) {
                Ok(_) => items += 1,
                Err(stop) => break stop.value,
            }
        };
        assert_eq!((items, returned), (2 + DEEP / 1000, Some(DEEP)));
    });
}

#[test]
fn is_dropped_at_any_depth() {
    on_a_small_stack(|| {
        let mut walk = down(0, DEEP);
        assert_eq!(walk.nth(1), Some(DEEP));
        drop(walk);
        let mut walk = down(0, DEEP);
        assert_eq!(walk.nth(100), Some(DEEP - 99_000));
        drop(walk);
    });
}

#[test]
fn is_closed_at_any_depth() {
    on_a_small_stack(|| {
        let mut walk = down(0, DEEP);
        assert_eq!(walk.nth(1), Some(DEEP));
        assert_eq!(walk.close(), None);
        assert_eq!(walk.state(), State::Closed);
    });
}

#[test]
fn is_looked_into_at_any_depth() {
    on_a_small_stack(|| {
        let mut walk = down(0, DEEP);
        walk.nth(1);
        let (mut levels, mut suspended_at) = (0, walk.suspended_at().unwrap().line());
        let mut inner = walk.delegate();
        while let Some(delegate) = inner {
            assert_eq!(delegate.state(), State::Suspended);
            levels += 1;
            suspended_at = delegate.suspended_at().unwrap().line();
            inner = delegate.delegate();
        }
        assert_eq!((levels, suspended_at), (DEEP, walk.suspended_at().unwrap().line() - 6));
    });
}
