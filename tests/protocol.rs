//! The protocol: what can be asked of a generator from outside. CPython is the reference.

#![allow(clippy::while_let_loop, reason = "as the tutorial has it")]
#![allow(clippy::implied_bounds_in_impls, reason = "as users write them")]

use std::cell::{Cell, RefCell};
use std::iter::FusedIterator;
use std::panic::{self, AssertUnwindSafe};
use std::rc::Rc;
use std::sync::Once;

use genfn::prelude::*;
use genfn::{Nothing, Resume};

/// Sets a flag when it is dropped.
#[derive(Debug, Clone)]
struct Flag(Rc<Cell<bool>>);

impl Drop for Flag {
    fn drop(&mut self) {
        self.0.set(true);
    }
}

/// The message and the line of the panic that `f` ends in.
fn panic_of(f: impl FnOnce()) -> (String, u32) {
    static ONCE: Once = Once::new();
    thread_local! {
        static CAUGHT: RefCell<Option<(String, u32)>> = const { RefCell::new(None) };
        static CATCHING: Cell<bool> = const { Cell::new(false) };
    }
    ONCE.call_once(|| {
        let default = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !CATCHING.get() {
                return default(info);
            }
            let payload = info.payload();
            let message = payload
                .downcast_ref::<&str>()
                .map(ToString::to_string)
                .or_else(|| payload.downcast_ref::<String>().cloned());
            let line = info.location().map_or(0, panic::Location::line);
            CAUGHT.set(Some((message.unwrap_or_default(), line)));
        }));
    });
    CATCHING.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(f));
    CATCHING.set(false);
    assert!(result.is_err(), "it should have panicked");
    CAUGHT.take().expect("the hook is called")
}

#[derive(Debug, Clone, PartialEq)]
struct Average {
    count: u32,
    average: Option<f64>,
}

#[generator]
fn averager() -> impl Generator<Send = Option<f64>, Return = Average> {
    let mut total = 0.0;
    let mut count = 0;
    let mut average = None;
    loop {
        let Some(term) = yield_!() else { break };
        total += term;
        count += 1;
        average = Some(total / f64::from(count));
    }
    Average { count, average }
}

#[generator]
fn running_average() -> impl Generator<Yield = Option<f64>, Send = f64> {
    let mut total = 0.0;
    let mut count = 0.0;
    let mut average = None;
    loop {
        total += yield_!(average);
        count += 1.0;
        average = Some(total / count);
    }
}

#[generator]
fn echo() -> impl Generator<Yield = String, Send = String, Return = usize> {
    let mut said = yield_!(String::from("ready"));
    let mut n = 0;
    while said != "stop" {
        n += 1;
        said = yield_!(said + "!");
    }
    n
}

#[generator]
fn numbers(n: u32) -> impl Generator<Yield = u32> {
    for i in 0..n {
        yield_!(i);
    }
}

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
fn stop_iteration_holds_the_return_value_once() {
    let mut g = echo();
    g.start().unwrap();
    assert_eq!(g.send("stop"), Err(StopIteration { value: Some(0) }));
    assert_eq!(g.send("more"), Err(StopIteration { value: None }));
    assert_eq!(g.send("more"), Err(StopIteration { value: None }));
    assert_eq!(g.start(), Err(StopIteration { value: None }));
}

#[test]
fn stop_iteration_is_an_error_for_any_value() {
    struct NotDebug;
    fn question() -> Result<(), Box<dyn std::error::Error>> {
        Err(StopIteration::<u8> { value: None })?;
        Ok(())
    }
    assert!(!question().unwrap_err().to_string().is_empty());
    let stop = StopIteration { value: Some(NotDebug) };
    assert!(!stop.to_string().is_empty());
    assert!(format!("{stop:?}").starts_with("StopIteration"));
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

#[test]
fn suspended_at_tells_the_line_of_the_yield() {
    #[generator]
    fn two(flag: bool) -> impl Generator<Yield = u32> {
        yield_!(1);
        if flag {
            yield_!(2);
        }
    }
    let end = line!();
    let mut g = two(true);
    assert_eq!(g.suspended_at(), None);
    next(&mut g).unwrap();
    let first = g.suspended_at().unwrap();
    assert!(first.file().ends_with("protocol.rs"), "{first}");
    assert_eq!((first.line(), first.column()), (end - 5, 9));
    next(&mut g).unwrap();
    let second = g.suspended_at().unwrap();
    assert_eq!((second.line(), second.column()), (end - 3, 13));
    next(&mut g).unwrap_err();
    assert_eq!(g.suspended_at(), None);
}

#[test]
fn delegate_is_what_it_delegates_to() {
    #[generator]
    fn outer() -> impl Generator<Yield = u32> {
        yield_!(100);
        yield_from!(numbers(2));
    }
    let delegates_at = line!() - 2;
    let mut g = outer();
    next(&mut g).unwrap();
    assert!(g.delegate().is_none());
    next(&mut g).unwrap();
    assert_eq!(g.suspended_at().unwrap().line(), delegates_at);
    let inner = g.delegate().unwrap();
    assert_eq!(inner.state(), State::Suspended);
    assert!(inner.suspended_at().unwrap().line() < delegates_at);
    assert!(inner.delegate().is_none());
    while next(&mut g).is_ok() {}
    assert!(g.delegate().is_none());
}

#[test]
fn a_clone_goes_its_own_way() {
    #[generator]
    fn fibonacci() -> impl Iterator<Item = u32> + Clone {
        let (mut a, mut b) = (0, 1);
        loop {
            yield_!(a);
            (a, b) = (b, a + b);
        }
    }
    let mut it = fibonacci();
    assert_eq!(it.by_ref().take(5).collect::<Vec<_>>(), [0, 1, 1, 2, 3]);
    let copy = it.clone();
    assert_eq!(it.take(3).collect::<Vec<_>>(), [5, 8, 13]);
    assert_eq!(copy.take(4).collect::<Vec<_>>(), [5, 8, 13, 21]);
}

#[test]
fn a_clone_of_a_generator_with_owned_locals() {
    #[generator]
    fn collects() -> impl Generator<Yield = usize, Send = String, Return = String> + Clone {
        let mut all = Vec::new();
        while all.len() < 2 {
            all.push(yield_!(all.len()));
        }
        all.join("+")
    }
    let mut g = collects();
    g.start().unwrap();
    g.send("a").unwrap();
    let mut h = g.clone();
    assert_eq!(h.state(), State::Suspended);
    assert_eq!(g.send("b").unwrap_err().value.as_deref(), Some("a+b"));
    assert_eq!(h.send("c").unwrap_err().value.as_deref(), Some("a+c"));
}

#[test]
fn debug_names_the_function_its_line_and_its_locals() {
    #[generator]
    fn walk(n: u32) -> impl Generator<Yield = u32> + std::fmt::Debug {
        let mut i = 0;
        while i < n {
            i += 1;
            yield_!(i);
        }
    }
    let mut g = walk(4);
    assert!(format!("{g:?}").starts_with("walk"), "{g:?}");
    next(&mut g).unwrap();
    let at = g.suspended_at().unwrap().to_string();
    assert_eq!(format!("{g:?}"), format!("walk {{ at: {at:?}, n: 4, i: 1 }}"));
    next(&mut g).unwrap();
    assert_eq!(format!("{g:?}"), format!("walk {{ at: {at:?}, n: 4, i: 2 }}"));
    g.close();
    assert!(format!("{g:?}").starts_with("walk"), "{g:?}");
}

#[test]
fn debug_and_clone_of_an_iterator() {
    #[generator]
    fn pairs(text: &str) -> impl Iterator<Item = (char, char)> + Clone + std::fmt::Debug {
        let mut chars = text.chars();
        while let (Some(a), Some(b)) = (chars.next(), chars.next()) {
            yield_!((a, b));
        }
    }
    let mut it = pairs("abcd");
    assert_eq!(it.next(), Some(('a', 'b')));
    assert!(format!("{it:?}").contains("chars: Chars(['c', 'd'])"), "{it:?}");
    assert_eq!(it.clone().next(), it.next());
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
fn an_iterator_is_fused() {
    #[generator]
    fn one() -> impl Iterator<Item = u32> + FusedIterator {
        yield_!(1);
    }
    let mut it = one();
    assert_eq!(it.next(), Some(1));
    for _ in 0..3 {
        assert_eq!(it.next(), None);
    }
    fn is_fused(_: impl FusedIterator) {}
    is_fused(one());
}

#[test]
fn a_generator_that_is_sent_nothing_is_an_iterator() {
    let mut all = vec![];
    for n in numbers(3) {
        all.push(n);
    }
    assert_eq!(all, [0, 1, 2]);
    assert_eq!(numbers(4).map(|n| n * 2).sum::<u32>(), 12);
    let mut g = numbers(3);
    assert_eq!(g.by_ref().next(), Some(0));
    assert_eq!(next(&mut g), Ok(1));
    assert_eq!(g.send(()), Ok(2));
    assert_eq!(Iterator::next(&mut g), None);
}

#[test]
fn with_another_return_type_it_is_an_iterator_where_the_signature_says_so() {
    #[generator]
    fn counts(n: u32) -> impl Generator<Yield = u32, Return = &'static str> + Iterator<Item = u32> {
        for i in 0..n {
            yield_!(i);
        }
        "done"
    }
    assert_eq!(counts(3).collect::<Vec<_>>(), [0, 1, 2]);
    let mut g = counts(1);
    assert_eq!(g.start(), Ok(0));
    assert_eq!(g.send(()).unwrap_err().value, Some("done"));
}

#[test]
fn a_generator_that_returns_a_result_is_an_iterator_of_results() {
    #[generator]
    fn fallible(text: &str) -> impl Generator<Yield = usize, Return = Result<u32, std::num::ParseIntError>> {
        for (i, word) in text.split(' ').enumerate() {
            let _: u32 = word.parse()?;
            yield_!(i);
        }
        Ok(5)
    }
    let ok: Result<Vec<usize>, _> = fallible("1 2").collect();
    assert_eq!(ok, Ok(vec![0, 1]));
    let items: Vec<_> = fallible("1 x 3").collect();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0], Ok(0));
    assert!(items[1].is_err());
    let mut it = fallible("x");
    assert!(Iterator::next(&mut it).is_some_and(|item| item.is_err()));
    assert!(Iterator::next(&mut it).is_none());
}

#[test]
fn a_bare_return_ends_an_iterator_of_results_without_an_error() {
    #[generator]
    fn stops_early(n: u32) -> impl Iterator<Item = Result<u32, String>> {
        yield_!(Ok(n));
        if n == 1 {
            return;
        }
        yield_!(Ok(n + 1));
        Err(String::from("last"))?;
        yield_!(Ok(100));
    }
    assert_eq!(stops_early(1).collect::<Vec<_>>(), [Ok(1)]);
    assert_eq!(stops_early(2).collect::<Vec<_>>(), [Ok(2), Ok(3), Err("last".to_string())]);
    assert_eq!(stops_early(1).sum::<Result<u32, String>>(), Ok(1));
}

#[test]
fn a_mutable_reference_to_a_generator_is_one() {
    fn drive(mut g: impl Generator<Yield = String, Send = String, Return = usize>) -> String {
        g.send("by reference").unwrap()
    }
    let mut g = echo();
    g.start().unwrap();
    assert_eq!(drive(&mut g), "by reference!");
    assert_eq!(drive(&mut &mut g), "by reference!");
    assert_eq!(g.send("stop").unwrap_err().value, Some(2));
}

#[test]
fn a_boxed_generator_is_one() {
    let mut g = Box::new(echo());
    g.start().unwrap();
    assert_eq!(g.send("boxed").as_deref(), Ok("boxed!"));
    let mut dynamic: BoxGenerator<String, String, usize> = g;
    assert_eq!(dynamic.state(), State::Suspended);
    assert_eq!(dynamic.send("dyn").as_deref(), Ok("dyn!"));
    assert_eq!(dynamic.close(), None);
    assert_eq!(dynamic.state(), State::Closed);
}

#[test]
fn a_trait_object_is_driven_as_any_other() {
    fn drive(g: &mut dyn Generator<Yield = (), Send = Option<f64>, Return = Average>) -> Average {
        next(g).unwrap();
        g.send(1.0).unwrap();
        g.send(Some(2.0)).unwrap();
        g.send(None).unwrap_err().value.unwrap()
    }
    assert_eq!(drive(&mut averager()), Average { count: 2, average: Some(1.5) });
    let (message, _) = panic_of(|| {
        let g: &mut dyn Generator<Yield = (), Send = Option<f64>, Return = Average> = &mut averager();
        let _ = g.send(1.0);
    });
    assert_eq!(message, "can't send non-None value to a just-started generator");
}

#[test]
fn a_trait_object_that_is_sent_nothing_is_an_iterator() {
    let mut boxed: BoxGenerator<u32> = Box::new(numbers(4));
    assert_eq!(boxed.next(), Some(0));
    assert_eq!(boxed.by_ref().take(1).collect::<Vec<_>>(), [1]);
    assert_eq!(boxed.collect::<Vec<_>>(), [2, 3]);
    let dynamic: &mut dyn Generator<Yield = u32, Send = (), Return = ()> = &mut numbers(2);
    assert_eq!(dynamic.sum::<u32>(), 1);
}

#[test]
fn generic_code_over_generators() {
    fn collect<G: Generator<Send: Nothing>>(mut g: G) -> (Vec<G::Yield>, Option<G::Return>) {
        let mut all = vec![];
        loop {
            match next(&mut g) {
                Ok(y) => all.push(y),
                Err(stop) => return (all, stop.value),
            }
        }
    }
    assert_eq!(collect(numbers(2)), (vec![0, 1], Some(())));
    assert_eq!(collect(averager()), (vec![()], Some(Average { count: 0, average: None })));
}

#[test]
fn resume_is_the_one_primitive() {
    let mut g = echo();
    assert_eq!(g.resume(Resume::Start).as_deref(), Ok("ready"));
    assert_eq!(g.resume(Resume::Send("x".into())).as_deref(), Ok("x!"));
    assert_eq!(g.resume(Resume::Close), Err(StopIteration { value: None }));
    assert_eq!(g.resume(Resume::Send("y".into())), Err(StopIteration { value: None }));
}

#[test]
fn a_machine_moves_while_it_is_suspended() {
    let mut g = numbers(3);
    next(&mut g).unwrap();
    let mut moved = vec![g];
    next(&mut moved[0]).unwrap();
    let mut g = moved.pop().unwrap();
    assert_eq!(next(&mut g), Ok(2));
}

#[test]
fn a_generator_goes_to_another_thread() {
    #[generator]
    fn words(text: String) -> impl Generator<Yield = usize, Send = Option<String>, Return = String> + Send {
        let mut text = text;
        while let Some(more) = yield_!(text.len()) {
            text += &more;
        }
        text
    }
    let mut g = words("a".into());
    next(&mut g).unwrap();
    let stop = std::thread::spawn(move || {
        g.send("bc").unwrap();
        g.send(None).unwrap_err()
    })
    .join()
    .unwrap();
    assert_eq!(stop.value.as_deref(), Some("abc"));
}

#[test]
fn the_size_of_a_machine_is_what_it_holds() {
    #[generator]
    fn small(n: u8) -> impl Iterator<Item = u8> {
        yield_!(n);
        yield_!(n + 1);
    }
    assert!(size_of_val(&small(1)) <= 4, "{}", size_of_val(&small(1)));
    #[generator]
    fn either(flag: bool) -> impl Iterator<Item = u8> {
        if flag {
            let held = [1u8; 100];
            yield_!(held[0]);
            yield_!(held[1]);
        } else {
            let held = [2u8; 100];
            yield_!(held[0]);
            yield_!(held[1]);
        }
    }
    assert!(size_of_val(&either(true)) < 150, "{}", size_of_val(&either(true)));
}

#[test]
fn paths_to_the_markers_and_the_attribute() {
    mod without_imports {
        #[genfn::generator]
        pub(super) fn qualified(n: u32) -> impl Iterator<Item = u32> {
            genfn::yield_!(n);
            let _: () = ::genfn::yield_!(n + 1);
            genfn::yield_from!([n + 2, n + 3]);
        }
        #[genfn::generator]
        pub(super) fn generator() -> impl genfn::Generator<Yield = u32, Send = Option<u32>, Return = u32> {
            ::genfn::yield_!(1).unwrap_or(5)
        }
    }
    assert_eq!(without_imports::qualified(1).collect::<Vec<_>>(), [1, 2, 3, 4]);
    let mut g = without_imports::generator();
    next(&mut g).unwrap();
    assert_eq!(next(&mut g).unwrap_err().value, Some(5));
}

#[test]
fn markers_that_were_renamed_on_import_do_not_matter_to_others() {
    // A local macro of one's own with another name is left alone.
    macro_rules! yielded {
        ($e:expr) => {
            $e + 1
        };
    }
    #[generator]
    fn uses(n: u32) -> impl Iterator<Item = u32> {
        yield_!(yielded!(n));
    }
    assert_eq!(uses(1).collect::<Vec<_>>(), [2]);
}
