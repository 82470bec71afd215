//! Calls of what can be called once, and of what can be called again.

use super::*;

fn job(n: u32) -> Box<dyn FnOnce() -> u32> {
    let d = D("job");
    Box::new(move || {
        d.touch();
        n
    })
}

fn again(n: u32) -> Box<dyn Fn(u32) -> u32> {
    let d = D("again");
    Box::new(move |m| {
        d.touch();
        n + m
    })
}

faithful! {
    fn jobs_of_a_queue(jobs: Vec<Box<dyn FnOnce() -> u32>>) -> impl Iterator<Item = u32> {
        for job in jobs {
            let _last = D("last");
            yield_!(job());
            yield_!(0);
        }
    }
    with (vec![job(1), job(2)]);
}

faithful! {
    fn called_again(calls: Vec<Box<dyn Fn(u32) -> u32>>) -> impl Iterator<Item = u32> {
        for call in calls {
            let _last = D("last");
            let n = call(1) + call(2);
            yield_!(n);
            yield_!(0);
        }
    }
    with (vec![again(1), again(2)]);
}

faithful! {
    fn job_in_an_option(job: Option<Box<dyn FnOnce() -> u32>>, b: bool) -> impl Iterator<Item = u32> {
        if let Some(job) = job {
            let renamed = job;
            if b {
                yield_!(renamed());
            }
            yield_!(1);
        }
        yield_!(2);
    }
    with (Some(job(1)), true), (Some(job(1)), false), (None, true);
}

faithful! {
    fn generic_jobs<F: FnOnce() -> u32, G: FnMut() -> u32>(once: Vec<F>, again: Vec<G>) -> impl Iterator<Item = u32> {
        for job in once {
            yield_!(job());
        }
        for mut job in again {
            let n = job() + job();
            yield_!(n);
        }
    }
    with (vec![job(1)], vec![{ let d = D("g"); move || { d.touch(); 1 } }]);
}

faithful! {
    fn closure_that_consumes_what_it_has_captured(d: D, b: bool) -> impl Iterator<Item = u32> {
        let job = move || {
            d.touch();
            drop(d);
            1
        };
        yield_!(0);
        if b {
            let n = job();
            yield_!(n);
            log("called");
        }
        yield_!(2);
        let e = D("e");
        let other = || drop(e);
        let renamed = other;
        yield_!(3);
        renamed();
        log("called");
        yield_!(4);
        let f = D("f");
        let hands_out = move |n: u32| (f, n);
        yield_!(hands_out(5).1);
        log("called");
        yield_!(6);
    }
    with (D("d"), true), (D("d"), false);
}

faithful! {
    fn closure_that_only_copies_what_it_takes(d: D) -> impl Iterator<Item = u32> {
        let n = 3_u32;
        let name = "name";
        let job = move || {
            let (m, other) = (n, name);
            d.touch();
            log(other);
            m
        };
        let n = job();
        yield_!(n);
        log("again");
        let n = job();
        yield_!(n);
        log("last");
        yield_!(0);
    }
    with (D("d"));
}

faithful! {
    fn closure_that_lends_what_it_takes(d: D) -> impl Iterator<Item = usize> {
        fn fill(list: &mut Vec<u32>) -> usize {
            list.push(1);
            list.len()
        }
        let list: &'static mut Vec<u32> = Box::leak(Box::default());
        let mut fills = move || {
            d.touch();
            fill(list)
        };
        let n = fills();
        yield_!(n);
        log("again");
        let n = fills();
        yield_!(n);
        log("last");
        yield_!(0);
    }
    with (D("d"));
}

faithful! {
    /// A closure that the body makes, and keeps in an `Option` until it is called.
    fn closure_in_an_option(a: D, b: D, c: D, call: bool) -> impl Iterator<Item = usize> {
        let job = Some(move || a.0.len() + { a }.0.len());
        let _after = D("after");
        if let Some(job) = job {
            let n = job();
            yield_!(n);
        }
        yield_!(1);
        let held = b;
        let other = Some(|| drop(held));
        if let Some(other) = other {
            if call {
                other();
            }
            yield_!(2);
        }
        let last = Some(|| c.0.len());
        match last {
            Some(last) => {
                yield_!(last());
                yield_!(last());
            }
            None => {}
        }
        let _end = D("end");
        yield_!(3);
    }
    with (D("a"), D("b"), D("c"), true), (D("a"), D("b"), D("c"), false);
}
