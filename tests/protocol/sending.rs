//! How a generator starts, and what it is sent.

use super::*;

#[test]
fn nothing_runs_before_the_first_resume() {
    let ran = Rc::new(Cell::new(false));
    #[generator]
    fn sets(ran: Rc<Cell<bool>>) -> impl Generator<Yield = u32> {
        ran.set(true);
        yield_!(1);
    }
    let mut g = sets(ran.clone());
    assert!(!ran.get());
    assert_eq!(g.start(), Ok(1));
    assert!(ran.get());
}

#[test]
fn the_tutorial_averager() {
    let mut g = averager();
    assert_eq!(next(&mut g), Ok(()));
    assert_eq!(g.send(10.0), Ok(()));
    assert_eq!(g.send(30.0), Ok(()));
    assert_eq!(g.send(6.5), Ok(()));
    let stop = g.send(None).unwrap_err();
    assert_eq!(stop.value, Some(Average { count: 3, average: Some(15.5) }));
}

#[test]
fn send_returns_the_next_yielded_value() {
    let mut g = running_average();
    assert_eq!(g.start(), Ok(None));
    assert_eq!(g.send(10.0), Ok(Some(10.0)));
    assert_eq!(g.send(30.0), Ok(Some(20.0)));
    assert_eq!(g.send(5.0), Ok(Some(15.0)));
}

#[test]
fn what_is_sent_is_converted() {
    let mut g = echo();
    assert_eq!(g.start().as_deref(), Ok("ready"));
    assert_eq!(g.send("a").as_deref(), Ok("a!"));
    assert_eq!(g.send(String::from("b")).as_deref(), Ok("b!"));
    assert_eq!(g.send("stop").unwrap_err().value, Some(2));

    #[generator]
    fn optional() -> impl Generator<Yield = u64, Send = Option<u64>> {
        let mut last = 0;
        loop {
            last = yield_!(last).unwrap_or(77);
        }
    }
    let mut g = optional();
    assert_eq!(g.send(None), Ok(0));
    assert_eq!(g.send(5), Ok(5));
    assert_eq!(g.send(Some(6)), Ok(6));
    assert_eq!(next(&mut g), Ok(77));
}

#[test]
fn send_of_none_or_unit_starts() {
    let mut g = averager();
    assert_eq!(g.send(None), Ok(()));
    assert_eq!(g.state(), State::Suspended);
    let mut g = numbers(2);
    assert_eq!(g.send(()), Ok(0));
    assert_eq!(g.send(()), Ok(1));
}

#[test]
fn send_to_a_just_started_generator_panics_where_it_is_called() {
    let mut g = averager();
    let (message, line) = panic_of(|| {
        let _ = g.send(1.0);
    });
    assert_eq!(message, "can't send non-None value to a just-started generator");
    assert_eq!(line, line!() - 3);
    assert_eq!(g.state(), State::Created);
    assert_eq!(next(&mut g), Ok(()));
}

#[test]
fn send_of_a_value_that_is_never_none_panics_too() {
    let mut g = running_average();
    let (message, line) = panic_of(|| {
        let _ = g.send(1.0);
    });
    assert_eq!(message, "can't send non-None value to a just-started generator");
    assert_eq!(line, line!() - 3);
}

#[test]
fn start_panics_if_it_has_started() {
    let mut g = running_average();
    g.start().unwrap();
    let (message, line) = panic_of(|| {
        let _ = g.start();
    });
    assert!(message.contains("already started"), "{message}");
    assert_eq!(line, line!() - 3);
    assert_eq!(g.send(4.0), Ok(Some(4.0)));
}

#[test]
fn primed_runs_to_the_first_yield() {
    #[generator(primed)]
    fn primed_averager(log: Rc<Cell<u32>>) -> impl Generator<Yield = Option<f64>, Send = f64> {
        log.set(1);
        let mut total = 0.0;
        let mut count = 0.0;
        let mut average = None;
        loop {
            total += yield_!(average);
            count += 1.0;
            average = Some(total / count);
        }
    }
    let log = Rc::new(Cell::new(0));
    let mut g = primed_averager(log.clone());
    assert_eq!(log.get(), 1);
    assert_eq!(g.state(), State::Suspended);
    assert_eq!(g.send(10.0), Ok(Some(10.0)));

    let mut g = running_average().primed();
    assert_eq!(g.state(), State::Suspended);
    assert_eq!(g.send(3.0), Ok(Some(3.0)));
}

#[test]
fn resume_is_the_one_primitive() {
    let mut g = echo();
    assert_eq!(g.resume(Resume::Start).as_deref(), Ok("ready"));
    assert_eq!(g.resume(Resume::Send("x".into())).as_deref(), Ok("x!"));
    assert_eq!(g.resume(Resume::Close), Err(StopIteration { value: None }));
    assert_eq!(g.resume(Resume::Send("y".into())), Err(StopIteration { value: None }));
}
