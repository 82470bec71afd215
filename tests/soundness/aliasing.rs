//! A machine is looked at while its body holds a mutable borrow of its own local.

use super::*;

#[generator(pinned)]
fn growing() -> impl Generator<Yield = u32> {
    let mut total = 0;
    let held = &mut total;
    for i in 1.. {
        *held += i;
        yield_!(*held);
    }
}

#[test]
fn a_generator_is_looked_at_while_it_holds_a_mutable_borrow_of_a_local() {
    let mut g = growing();
    for expected in [1, 3, 6] {
        assert_eq!(next(&mut g), Ok(expected));
        assert_eq!(g.state(), State::Suspended);
        assert!(g.suspended_at().is_some());
    }
}

#[generator]
fn flowing() -> impl FusedStream<Item = u32> {
    let mut total = 0;
    let held = &mut total;
    for i in 1..4 {
        *held += i;
        step().await;
        yield_!(*held);
    }
}

#[test]
fn a_stream_is_looked_at_while_it_holds_a_mutable_borrow_of_a_local() {
    let mut s = pin!(flowing());
    for expected in [1, 3, 6] {
        assert!(poll(s.as_mut()).is_pending());
        assert!(!s.is_terminated());
        assert_eq!(s.size_hint(), (0, None));
        assert_eq!(poll(s.as_mut()), Poll::Ready(Some(expected)));
        assert!(!s.is_terminated());
    }
    assert_eq!(poll(s.as_mut()), Poll::Ready(None));
    assert!(s.is_terminated());
}

#[test]
fn a_generator_moves_with_its_box() {
    let mut g = growing();
    next(&mut g).unwrap();
    let mut moved = Some(Box::new(g));
    let mut again = moved.take().unwrap();
    assert_eq!(next(&mut again), Ok(3));
    let mut other = growing();
    mem::swap(&mut *again, &mut other);
    assert_eq!((next(&mut *again), next(&mut other)), (Ok(1), Ok(6)));
}
