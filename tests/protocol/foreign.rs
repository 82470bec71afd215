//! What a runtime of another language is told of a suspended generator: which of its objects stands at the end of the delegation. And how
//! that runtime ends one that ignores its exit.

use std::any::Any;
use std::panic::Location;

use genfn::Inspect;

use super::*;

/// A generator that yields forever, and stands for an object of another language.
struct Object(u32);

impl Generator for Object {
    type Yield = u32;
    type Send = ();
    type Return = ();

    fn resume(&mut self, _: Resume<(), ()>) -> Result<u32, StopIteration<()>> {
        Ok(self.0)
    }

    fn state(&self) -> State {
        State::Suspended
    }

    fn suspended_at(&self) -> Option<&'static Location<'static>> {
        None
    }

    fn delegate(&self) -> Option<&dyn Inspect> {
        None
    }

    fn show_foreign(&self, show: &mut dyn FnMut(&dyn Any)) {
        show(&self.0);
    }
}

fn shown(generator: &impl Generator) -> Vec<u32> {
    let mut seen = Vec::new();
    generator.show_foreign(&mut |object| seen.push(*object.downcast_ref::<u32>().unwrap()));
    seen
}

#[test]
fn what_is_delegated_to_is_shown_while_it_is() {
    #[generator]
    fn outer() -> impl Generator<Yield = u32> {
        yield_!(0);
        try_! {{
            yield_from!(Object(7));
        } finally {
            yield_!(1);
        }}
    }
    let mut g = outer();
    assert_eq!(shown(&g), []);
    next(&mut g).unwrap();
    assert_eq!(shown(&g), []);
    next(&mut g).unwrap();
    assert_eq!(shown(&g), [7]);
    assert_eq!(g.resume(Resume::Close), Ok(1));
    assert_eq!(shown(&g), []);
}

#[test]
fn it_is_shown_through_every_kind_of_generator_around_it() {
    #[generator]
    fn boxed(depth: u32) -> BoxGenerator<'static, u32> {
        if depth > 0 {
            yield_from!(boxed(depth - 1));
        } else {
            yield_from!(Object(8));
        }
    }
    #[generator]
    fn plain() -> impl Generator<Yield = u32> {
        yield_from!(boxed(3));
    }
    #[generator]
    fn by_reference(inner: &mut dyn Generator<Yield = u32, Send = (), Return = ()>) -> impl Generator<Yield = u32> {
        yield_from!(inner);
    }
    let mut inner = plain();
    let mut g = by_reference(&mut inner);
    next(&mut g).unwrap();
    assert_eq!(shown(&g), [8]);
}

#[test]
fn one_that_ignored_its_exit_is_ended_without_a_second_one() {
    #[generator]
    fn stubborn(log: &RefCell<Vec<&'static str>>, _held: Flag) -> impl Generator<Yield = u32> {
        try_! {{
            yield_!(1);
        } except GeneratorExit => {
            try_! {{
                yield_!(2);
            } finally {
                log.borrow_mut().push("never");
            }}
        }}
    }
    #[generator(pinned)]
    fn pinned(log: &RefCell<Vec<&'static str>>, _held: Flag) -> impl Generator<Yield = u32> {
        try_! {{
            yield_!(1);
        } except GeneratorExit => {
            try_! {{
                yield_!(2);
            } finally {
                log.borrow_mut().push("never");
            }}
        }}
    }

    fn ended(mut g: impl Generator<Yield = u32, Send = (), Return = ()>, dropped: &Cell<bool>) {
        next(&mut g).unwrap();
        assert_eq!(g.resume(Resume::Close), Ok(2));
        assert!(!dropped.get());
        g.end_where_it_stands();
        assert!(dropped.get());
        assert_eq!(g.state(), State::Closed);
        assert_eq!(next(&mut g), Err(StopIteration { value: None }));
    }
    let log = RefCell::default();
    let dropped = Rc::new(Cell::new(false));
    ended(stubborn(&log, Flag(dropped.clone())), &dropped);
    let dropped = Rc::new(Cell::new(false));
    ended(pinned(&log, Flag(dropped.clone())), &dropped);
    assert_eq!(log.take(), [""; 0]);
}
