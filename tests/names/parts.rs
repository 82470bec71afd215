//! A `Copy` part is read of a struct that is held: the struct stays whole, and is dropped where its scope ends.

use genfn::prelude::*;

use crate::twins::{Log, iterated_anew, pretty_assertions, twins};

pub(crate) struct Job {
    id: u32,
    text: String,
    loud: Loud,
}

pub(crate) struct Loud(Log);

impl Drop for Loud {
    fn drop(&mut self) {
        self.0.say("dropped");
    }
}

fn job(log: &Log, id: u32) -> Job {
    Job { id, text: "abc".to_owned(), loud: Loud(log.clone()) }
}

twins! {
    of_an_argument_that_is_named_later:
    fn later as Later [(job: Job) -> impl Iterator<Item = usize>] {
        let id: u32 = job.id;
        yield_!(id as usize);
        yield_!(job.text.len());
        yield_!(id as usize);
    }
    run { iterated_anew(|log| later(job(log, 7))) }
}

twins! {
    of_an_argument_that_is_not:
    fn dropped as Dropped [(job: Job) -> impl Iterator<Item = u32>] {
        let id = job.id;
        yield_!(id);
        yield_!(id + 1);
    }
    run { iterated_anew(|log| dropped(job(log, 7))) }
}

twins! {
    of_the_items_of_a_loop:
    fn items as Items [(jobs: Vec<Job>) -> impl Iterator<Item = usize>] {
        for job in jobs {
            let (id, length): (u32, usize) = (job.id, job.text.len());
            yield_!(id as usize);
            let again: u32 = job.id;
            if again > 3 {
                yield_!(length);
            }
            yield_!(again as usize + job.text.len());
        }
    }
    run { iterated_anew(|log| items(vec![job(log, 7), job(log, 1)])) }
}

twins! {
    twice_with_others_between:
    fn twice as Twice [(job: Job, log: Log) -> impl Iterator<Item = u32>] {
        let first = job.id;
        yield_!(first);
        log.say(&job.text);
        let second = job.id;
        yield_!(second + first);
        drop(job.loud);
        log.say("after");
    }
    run { iterated_anew(|log| twice(job(log, 7), log.clone())) }
}
