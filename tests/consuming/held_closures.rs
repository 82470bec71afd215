//! Closures that the body makes, puts into something, and calls when it has taken them out again.

use super::*;

faithful! {
    fn taken_out_of_an_option(d: D, call: bool) -> impl Iterator<Item = usize> {
        let mut job = Some(move || {
            let d = d;
            d.0.len()
        });
        let _after = D("after");
        yield_!(0);
        if call {
            while let Some(job) = job.take() {
                let _last = D("last");
                let n = job();
                yield_!(n);
                log("called");
                yield_!(1);
            }
        }
        yield_!(2);
    }
    with (D("d"), true), (D("d"), false);
}

faithful! {
    fn in_a_vec(d: D, call: bool) -> impl Iterator<Item = usize> {
        for job in vec![move || drop(d)] {
            let _last = D("last");
            if call {
                job();
                log("called");
            }
            yield_!(1);
        }
        yield_!(2);
    }
    with (D("d"), true), (D("d"), false);
}

faithful! {
    fn pushed(a: D, b: D) -> impl Iterator<Item = usize> {
        let mut jobs = Vec::new();
        for d in [a, b] {
            jobs.push(move || d);
            yield_!(0);
        }
        while let Some(job) = jobs.pop() {
            let _last = D("last");
            let done = job();
            yield_!(done.0.len());
        }
        yield_!(1);
    }
    with (D("a"), D("b"));
}

faithful! {
    /// Of a box the type tells, whatever else was put there.
    fn beside_a_box_that_can_be_called_again(d: D, mut ops: Vec<Box<dyn Fn() -> usize>>) -> impl Iterator<Item = usize> {
        let op = ops.pop().unwrap_or_else(move || {
            drop(d);
            let e = D("e");
            Box::new(move || e.0.len())
        });
        let _after = D("after");
        let n = op();
        yield_!(n);
        log("last");
        yield_!(1);
    }
    with (D("d"), vec![]), (D("d"), vec![{ let f = D("f"); Box::new(move || f.0.len()) }]);
}

faithful! {
    fn taken_apart_by_a_pattern(a: D, b: D) -> impl Iterator<Item = usize> {
        for (name, job) in [("name", move || a)] {
            let _last = D("last");
            let d = job();
            yield_!(d.0.len() + name.len());
        }
        let (job, n) = (move || drop(b), 2);
        yield_!(n);
        job();
        log("called");
        yield_!(n);
    }
    with (D("a"), D("b"));
}

faithful! {
    /// One that only copies what it takes stays.
    fn that_can_be_called_again(d: D) -> impl Iterator<Item = u32> {
        let n = 3_u32;
        for job in [move || { d.touch(); let m = n; m }] {
            let _last = D("last");
            let m = job() + job();
            yield_!(m);
            log("called");
            yield_!(1);
        }
        yield_!(2);
    }
    with (D("d"));
}

faithful! {
    fn assigned_later(skipped: usize) -> impl Iterator<Item = usize> {
        let mut job = None;
        for i in 0..3 {
            let d = D("d");
            yield_!(i);
            job = Some(move || d);
            if i == skipped {
                continue;
            }
            if let Some(job) = job.take() {
                let done = job();
                yield_!(done.0.len());
            }
        }
        log("after");
        yield_!(9);
    }
    with (0), (1), (2), (3);
}

faithful! {
    fn in_a_result_and_in_an_array(a: D, b: D, fails: bool) -> impl Iterator<Item = usize> {
        let mut job = Ok(move || a);
        if fails {
            job = Err(3_usize);
        }
        yield_!(0);
        if let Ok(job) = std::mem::replace(&mut job, Err(4)) {
            let done = job();
            yield_!(done.0.len());
        }
        let jobs = [move || drop(b)];
        yield_!(1);
        for job in jobs {
            job();
            log("called");
            yield_!(2);
        }
        yield_!(job.err().unwrap_or(0));
    }
    with (D("a"), D("b"), true), (D("a"), D("b"), false);
}
