//! Saved locals stay where they lie in the state, as long as the body stays in their scope: nothing of that may be seen but the
//! time that it takes.

use genfn::yield_;
use genfn_tests::{D, faithful, log};

fn change(held: &mut D) {
    log(held.touch());
}

#[genfn::generator]
fn addresses() -> impl Iterator<Item = usize> {
    let mut buffer = [0u8; 4096];
    let mut n = 0;
    while n < 4 {
        buffer[n] += 1;
        yield_!(buffer.as_ptr() as usize);
        n += 1;
    }
}

#[test]
fn a_buffer_that_is_held_over_yields_is_not_moved() {
    let mut addresses = addresses();
    let first = addresses.next();
    assert!(first.is_some());
    assert_eq!([addresses.next(), addresses.next(), addresses.next()], [first; 3]);
}

#[test]
fn an_iterator_that_is_suspended_in_one_place_needs_no_tag() {
    #[genfn::generator]
    fn even(numbers: std::ops::Range<u64>) -> impl Iterator<Item = u64> {
        for number in numbers {
            if number % 2 == 0 {
                yield_!(number);
            }
        }
    }
    assert!(even(0..9).eq([0, 2, 4, 6, 8]));
    assert!(size_of_val(&even(0..9)) <= 3 * size_of::<u64>());
}

faithful! {
    /// The locals that were not saved go first, then those that were.
    fn a_panic_drops_what_is_saved_after_what_is_not() -> impl Iterator<Item = u32> {
        let mut outer = D("outer");
        let mut inner = D("inner");
        let mut n = 0;
        loop {
            change(&mut outer);
            change(&mut inner);
            yield_!(n);
            let _fresh = D("fresh");
            n += 1;
            assert!(n < 3, "boom");
        }
    }
    with ();
}

faithful! {
    fn what_is_returned_is_evaluated_before_what_is_saved_is_dropped() -> impl Generator<Yield = u32, Return = u32> {
        let mut held = D("held");
        let mut n = 0;
        while n < 2 {
            change(&mut held);
            yield_!(n);
            n += 1;
        }
        log("the end");
        n + 40
    }
    with ();
}

faithful! {
    fn what_follows_a_loop_comes_after_the_loop_s_own_locals_are_dropped(items: Vec<&'static str>) -> impl Iterator<Item = usize> {
        for item in items.into_iter().map(D) {
            let mut item = item;
            change(&mut item);
            yield_!(1);
        }
        log("after");
        yield_!(2);
    }
    with (vec!["a", "b"]), (Vec::new());
}

#[test]
fn a_loop_s_own_locals_stay_where_they_lie_though_code_follows_the_loop() {
    #[genfn::generator]
    fn addresses() -> impl Iterator<Item = usize> {
        {
            let mut buffer = vec![[0u8; 64]];
            let mut inline = [[0u8; 64]; 4];
            for n in 0..3 {
                buffer[0][n] = 1;
                inline[n][0] = 1;
                yield_!(&raw const inline as usize);
            }
        }
        yield_!(7);
    }
    fn lie_inside<I: Iterator<Item = usize>>(mut addresses: Box<I>) {
        let machine = &raw const *addresses as usize;
        let machine = machine..machine + size_of::<I>();
        let first = addresses.next();
        assert!(first.is_some_and(|inline| machine.contains(&inline)), "{first:?} is not in {machine:?}");
        assert_eq!([addresses.next(), addresses.next()], [first; 2]);
        assert_eq!([addresses.next(), addresses.next()], [Some(7), None]);
    }
    lie_inside(Box::new(addresses()));
}

faithful! {
    fn a_block_s_locals_are_dropped_before_what_follows_it() -> impl Iterator<Item = u32> {
        let mut outer = D("outer");
        let mut n = 0;
        while n < 2 {
            {
                let mut inner = D("inner");
                change(&mut inner);
                yield_!(n);
                change(&mut inner);
            }
            change(&mut outer);
            n += 1;
        }
    }
    with ();
}

faithful! {
    fn an_assignment_drops_what_was_there() -> impl Iterator<Item = u32> {
        let mut held = D("first");
        for n in 0..3 {
            yield_!(n);
            held = D("next");
            change(&mut held);
        }
    }
    with ();
}

faithful! {
    fn what_formats_a_saved_local_formats_its_value(width: usize, value: u32) -> impl Iterator<Item = String> {
        let mut value = value;
        loop {
            yield_!(format!("{value:>width$} {:?} {value}", value));
            value += 1;
            if value > 12 {
                break;
            }
        }
        assert!(value == 13, "boom {value}");
    }
    with (5, 9), (1, 12);
}

#[test]
fn a_failed_assertion_shows_the_condition_as_it_was_written() {
    #[genfn::generator]
    fn asserts(limit: u32) -> impl Iterator<Item = u32> {
        let mut n = 0;
        loop {
            yield_!(n);
            n += 1;
            assert!(n < limit);
        }
    }
    let panicked = std::panic::catch_unwind(|| asserts(2).count()).unwrap_err();
    assert_eq!(panicked.downcast_ref::<&str>(), Some(&"assertion failed: n < limit"));
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Pair {
    n: u32,
    step: u32,
}

faithful! {
    fn closures_and_literals_have_the_value_of_a_saved_local(step: u32) -> impl Iterator<Item = String> {
        let mut n = 0;
        while n < 3 {
            let pair = Pair { n, step };
            let mut count = move || { n += step; n };
            let by_reference = || n + step;
            let text = format!("{pair:?} {} {} {}", count(), count(), by_reference());
            yield_!(text);
            n += 1;
        }
    }
    with (1), (5);
}

faithful! {
    fn an_operator_takes_what_is_copied<T: Copy + std::ops::Add<Output = T> + std::fmt::Debug>(one: T) -> impl Iterator<Item = String> {
        let mut sum = one;
        for _ in 0..3 {
            yield_!(format!("{sum:?}"));
            sum = sum + one;
        }
    }
    with (1.5f32), (2u8);
}

faithful! {
    /// A method that takes its receiver is no use of a reference.
    fn a_local_that_is_consumed_at_the_end() -> impl Iterator<Item = usize> {
        let mut held = vec![D("held")];
        for n in 0..2 {
            held.push(D("another"));
            yield_!(n);
        }
        let boxed = held.into_boxed_slice();
        log("boxed");
        yield_!(boxed.len());
    }
    with ();
}

faithful! {
    /// The kind of a variable is that of the one that it is made from, not of another one of that name.
    fn a_name_that_was_a_number_elsewhere() -> impl Iterator<Item = u32> {
        let s = D("text");
        {
            let s = 5;
            yield_!(s);
        }
        let _t = s;
        yield_!(1);
        log("the end");
    }
    with ();
}

struct Grid {
    cells: Vec<u32>,
    rows: usize,
}

impl Grid {
    #[genfn::generator]
    fn fill(&mut self, from: u32) -> impl Iterator<Item = u32> {
        let mut next = from;
        for row in 0..self.rows {
            for column in 0..2 {
                self.cells[row * 2 + column] = next;
                yield_!(self.cells[row * 2 + column]);
                next += 1;
            }
            self.cells[0] += 100;
        }
    }
}

#[test]
fn a_mutable_receiver_is_worked_on_through_the_state() {
    let mut grid = Grid { cells: vec![0; 4], rows: 2 };
    assert!(grid.fill(1).eq([1, 2, 3, 4]));
    assert_eq!(grid.cells, [201, 2, 3, 4]);
}

faithful! {
    /// What follows the branches of an `if`, and the head of a loop, are passed on the way to the next `yield_!`, whichever way
    /// they are come to.
    test joins_are_passed
    {
        #[generator]
        fn zigzag(limit: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> + Clone + std::fmt::Debug {
            let mut n = 0u32;
            let mut seen = 0u32;
            while n < limit {
                if n % 2 == 0 {
                    seen += yield_!(n).unwrap_or(1);
                } else {
                    seen ^= yield_!(n * 10).unwrap_or(2);
                }
                seen = seen.wrapping_mul(3);
                n += yield_!(seen).unwrap_or(1);
            }
            seen
        }
    }
    run {
        drive!(zigzag(0), [None::<u32>; 0]);
        drive!(zigzag(3), [None::<u32>; 6]);
        drive!(zigzag(9), [Some(5u32), None, Some(7), Some(3), None, Some(2), Some(1), None, Some(9)]);
    }
}

#[test]
fn each_place_to_rest_is_told_from_the_others() {
    use genfn::prelude::*;

    #[generator]
    fn zigzag(limit: u32) -> impl Generator<Yield = u32, Send = Option<u32>> + Clone + std::fmt::Debug {
        let mut n = 0;
        while n < limit {
            if n % 2 == 0 {
                yield_!(n);
            } else {
                yield_!(n * 10);
            }
            n += yield_!(n + 100).unwrap_or(1);
        }
    }
    let mut it = zigzag(9);
    assert_eq!(it.start(), Ok(0));
    let mut places = vec![it.suspended_at().map(|at| at.line())];
    let mut copy = it.clone();
    for expected in [100, 10, 101] {
        assert_eq!((it.send(None), copy.send(None)), (Ok(expected), Ok(expected)));
        places.push(it.suspended_at().map(|at| at.line()));
        assert_eq!(format!("{it:?}"), format!("{copy:?}"));
    }
    let first = places[0].expect("it is suspended");
    assert_eq!(places, [Some(first), Some(first + 4), Some(first + 2), Some(first + 4)]);
}
