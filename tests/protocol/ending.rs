//! How it ends: by a return, a `close`, a drop, a panic.

use super::*;

#[test]
fn stop_iteration_holds_the_return_value_once() {
    let mut g = echo();
    g.start().unwrap();
    assert_eq!(g.send("stop"), Err(StopIteration { value: Some(0) }));
    assert_eq!(g.send("more"), Err(StopIteration { value: None }));
    assert_eq!(g.send("more"), Err(StopIteration { value: None }));
    assert_eq!(g.start(), Err(StopIteration { value: None }));
}

#[test]
fn stop_iteration_is_an_error_that_shows_its_value() {
    fn question() -> Result<(), Box<dyn std::error::Error>> {
        Err(StopIteration { value: Some(40) })?;
        Ok(())
    }
    let error = question().unwrap_err();
    assert_eq!(error.to_string(), "the generator has returned");
    assert_eq!(format!("{error:?}"), "StopIteration { value: Some(40) }");
    // What is no `Debug` is in one all the same, and said in words.
    struct NotDebug;
    let stop = StopIteration { value: Some(NotDebug) };
    assert_eq!(stop.to_string(), "the generator has returned");
}

#[test]
fn state_follows_the_life_of_a_generator() {
    let mut g = numbers(1);
    assert_eq!(g.state(), State::Created);
    assert_eq!(g.start(), Ok(0));
    assert_eq!(g.state(), State::Suspended);
    assert!(next(&mut g).is_err());
    assert_eq!(g.state(), State::Closed);
    assert!(next(&mut g).is_err());
    assert_eq!(g.state(), State::Closed);
}

#[test]
fn a_generator_that_returns_before_it_yields_is_closed() {
    let mut g = numbers(0);
    assert_eq!(g.start(), Err(StopIteration { value: Some(()) }));
    assert_eq!(g.state(), State::Closed);
}

#[test]
fn close_drops_the_locals_and_closes() {
    #[generator]
    fn holds(flag: Flag) -> impl Generator<Yield = u32, Return = u32> {
        yield_!(1);
        yield_!(2);
        let _flag = flag;
        3
    }
    let dropped = Rc::new(Cell::new(false));
    let mut g = holds(Flag(dropped.clone()));
    assert_eq!(g.start(), Ok(1));
    assert_eq!(g.close(), None);
    assert!(dropped.get());
    assert_eq!(g.state(), State::Closed);
    assert_eq!(next(&mut g), Err(StopIteration { value: None }));
    assert_eq!(g.close(), None);
}

#[test]
fn close_before_the_start_runs_nothing() {
    #[generator]
    fn holds(flag: Flag, ran: Rc<Cell<bool>>) -> impl Generator<Yield = u32> {
        ran.set(true);
        yield_!(1);
        drop(flag);
    }
    let (dropped, ran) = (Rc::new(Cell::new(false)), Rc::new(Cell::new(false)));
    let mut g = holds(Flag(dropped.clone()), ran.clone());
    assert_eq!(g.close(), None);
    assert_eq!(g.state(), State::Closed);
    assert_eq!((dropped.get(), ran.get()), (true, false));
    assert_eq!(next(&mut g), Err(StopIteration { value: None }));
}

#[test]
fn close_after_the_end_does_nothing() {
    let mut g = numbers(0);
    assert!(next(&mut g).is_err());
    assert_eq!(g.close(), None);
}

#[test]
fn drop_of_a_suspended_generator_drops_its_locals() {
    #[generator]
    fn holds(flag: Flag) -> impl Generator<Yield = u32> {
        yield_!(1);
        drop(flag);
    }
    let dropped = Rc::new(Cell::new(false));
    let mut g = holds(Flag(dropped.clone()));
    g.start().unwrap();
    assert!(!dropped.get());
    drop(g);
    assert!(dropped.get());
}

#[test]
fn a_generator_that_panicked_is_closed() {
    #[generator]
    fn fails(flag: Flag) -> impl Generator<Yield = u32, Return = u32> {
        yield_!(1);
        assert!(flag.0.get(), "boom");
        2
    }
    let dropped = Rc::new(Cell::new(false));
    let mut g = fails(Flag(dropped.clone()));
    g.start().unwrap();
    let (message, _) = panic_of(|| {
        let _ = next(&mut g);
    });
    assert_eq!(message, "boom");
    assert!(dropped.get());
    assert_eq!(g.state(), State::Closed);
    assert_eq!(next(&mut g), Err(StopIteration { value: None }));
}

#[test]
fn a_panic_in_the_body_names_the_users_line() {
    #[generator]
    fn fails() -> impl Iterator<Item = u32> {
        yield_!(1);
        panic!("boom");
    }
    let panics_at = line!() - 2;
    let mut it = fails();
    it.next();
    let (message, line) = panic_of(|| {
        it.next();
    });
    assert_eq!((message.as_str(), line), ("boom", panics_at));
    assert_eq!(it.next(), None);
}
