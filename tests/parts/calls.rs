//! Calls that may consume a part: rustc is asked whether they do.

use genfn_tests::faithful;

#[allow(dead_code, reason = "what is there to be dropped")]
mod elsewhere {
    use genfn_tests::D;

    pub(super) struct Handle(D);

    impl Handle {
        pub(super) fn join(self) -> usize {
            self.0.0.len()
        }
        pub(super) fn touch(&self) -> usize {
            self.0.0.len()
        }
        pub(super) fn change(&mut self, n: usize) -> &mut D {
            let _ = n;
            &mut self.0
        }
        pub(super) fn joined(self, n: usize) -> usize {
            self.0.0.len() + n
        }
    }

    pub(super) trait Ends: Sized {
        fn end(&self) -> usize;
    }

    impl Ends for Handle {
        fn end(&self) -> usize {
            7
        }
    }

    pub(super) struct Worker {
        first: D,
        pub(super) handle: Handle,
        pub(super) boxed: Box<Handle>,
        pub(super) number: u32,
        pub(super) name: D,
        pub(super) inner: Inner,
        last: D,
    }

    pub(super) struct Inner {
        before: D,
        pub(super) handle: Handle,
        after: D,
    }

    pub(super) struct Task {
        first: D,
        pub(super) once: Box<dyn FnOnce() -> D>,
        pub(super) again: Box<dyn Fn() -> usize>,
        pub(super) given: fn(usize) -> usize,
        last: D,
    }

    /// One that has a destructor: no part of it can be moved.
    pub(super) struct Whole {
        pub(super) handle: Handle,
        other: D,
    }

    impl Drop for Whole {
        fn drop(&mut self) {
            drop(D("whole"));
        }
    }

    pub(super) fn workers(count: usize) -> Vec<Worker> {
        (0..count).map(|_| worker()).collect()
    }

    pub(super) fn worker() -> Worker {
        Worker {
            first: D("first"),
            handle: Handle(D("handle")),
            boxed: Box::new(Handle(D("boxed"))),
            number: 3,
            name: D("name"),
            inner: Inner { before: D("before"), handle: Handle(D("inner")), after: D("after") },
            last: D("last"),
        }
    }

    pub(super) fn task() -> Task {
        let captured = D("captured");
        let kept = D("kept");
        Task {
            first: D("first"),
            once: Box::new(move || captured),
            again: Box::new(move || kept.0.len()),
            given: |n| n + 1,
            last: D("last"),
        }
    }

    pub(super) fn whole() -> Whole {
        Whole { handle: Handle(D("handle")), other: D("other") }
    }
}

use elsewhere::{Ends, Whole, Worker, task, whole, worker, workers};

faithful! {
    fn method_that_consumes_a_part(count: usize) -> impl Iterator<Item = usize> {
        let _outer = D("outer");
        for worker in workers(count) {
            let _after = D("after");
            let value = worker.handle.join();
            yield_!(value);
        }
    }
    with (2);
}

faithful! {
    fn method_that_borrows_a_part(count: usize) -> impl Iterator<Item = usize> {
        for worker in workers(count) {
            let _after = D("after");
            let value = worker.handle.touch();
            yield_!(value);
        }
    }
    with (2);
}

faithful! {
    fn method_that_lends_a_part() -> impl Iterator<Item = usize> {
        let mut worker = worker();
        let _after = D("after");
        let lent = worker.handle.change(1);
        let value = lent.0.len();
        yield_!(value);
    }
    with ();
}

faithful! {
    fn method_of_a_trait_that_borrows_a_part() -> impl Iterator<Item = usize> {
        let worker = worker();
        let _after = D("after");
        yield_!(worker.handle.end());
        yield_!(2);
    }
    with ();
}

faithful! {
    fn what_is_in_a_box_is_consumed() -> impl Iterator<Item = usize> {
        let worker = worker();
        let _after = D("after");
        yield_!(worker.boxed.join());
        yield_!(2);
    }
    with ();
}

faithful! {
    fn part_of_a_part_is_consumed() -> impl Iterator<Item = u32> {
        let worker = worker();
        let _after = D("after");
        let n = worker.number.wrapping_mul(2);
        yield_!(n);
    }
    with ();
}

faithful! {
    fn operand_beside_the_part(n: usize) -> impl Iterator<Item = usize> {
        let worker = worker();
        let _after = D("after");
        yield_!(worker.handle.joined(n) + 1);
        yield_!(n);
    }
    with (5);
}

faithful! {
    fn part_that_is_consumed_on_one_path(joins: bool) -> impl Iterator<Item = usize> {
        for worker in workers(2) {
            let _after = D("after");
            if joins {
                worker.handle.join();
            }
            yield_!(1);
        }
        yield_!(2);
    }
    with (true), (false);
}

faithful! {
    fn part_of_an_argument_that_a_call_consumes(worker: Worker) -> impl Iterator<Item = usize> {
        let _after = D("after");
        let value = worker.handle.join();
        yield_!(value);
        yield_!(2);
    }
    with (worker());
}

faithful! {
    fn part_of_an_argument_is_borrowed(worker: Worker) -> impl Iterator<Item = usize> {
        let _after = D("after");
        let value = worker.handle.end();
        yield_!(value);
        yield_!(2);
    }
    with (worker());
}

faithful! {
    fn call_of_a_part_that_can_be_called_once() -> impl Iterator<Item = D> {
        for _ in 0..2 {
            let task = task();
            let _after = D("after");
            let made = (task.once)();
            yield_!(made);
        }
    }
    with ();
}

faithful! {
    fn call_of_a_part_that_can_be_called_again() -> impl Iterator<Item = usize> {
        let task = task();
        let _after = D("after");
        let made = (task.again)();
        yield_!(made);
        yield_!((task.given)(made));
        yield_!(3);
    }
    with ();
}

faithful! {
    fn part_of_what_has_a_destructor_is_borrowed() -> impl Iterator<Item = usize> {
        let whole = whole();
        let _after = D("after");
        let value = whole.handle.end();
        yield_!(value);
        yield_!(2);
    }
    with ();
}

faithful! {
    fn part_of_an_argument_that_has_a_destructor(whole: Whole) -> impl Iterator<Item = usize> {
        let value = whole.handle.touch();
        yield_!(value);
        yield_!(2);
    }
    with (whole());
}

faithful! {
    fn part_behind_a_reference(workers: &mut [Worker]) -> impl Iterator<Item = usize> {
        for worker in workers {
            let value = worker.handle.end();
            yield_!(value);
        }
    }
    with (&mut []);
}

#[derive(Clone, Copy)]
enum Mode {
    Fast,
}

/// By value, in a trait: rustc could not tell it from what asks.
trait Rated {
    fn rate(self) -> usize;
}

impl Rated for Mode {
    fn rate(self) -> usize {
        3
    }
}

impl Mode {
    fn number(self) -> usize {
        4
    }
}

struct Job {
    mode: Mode,
    name: genfn_tests::D,
}

fn a_job() -> Job {
    Job { mode: Mode::Fast, name: genfn_tests::D("job") }
}

faithful! {
    fn a_copy_of_a_part_is_consumed() -> impl Iterator<Item = usize> {
        let job = a_job();
        let _after = genfn_tests::D("after");
        let rate = job.mode.rate();
        yield_!(rate);
        yield_!(job.name.0.len());
        let number = job.mode.number();
        yield_!(number);
        let rate = job.mode.rate();
        yield_!(rate);
        yield_!(0);
    }
    with ();
}
