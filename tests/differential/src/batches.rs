//! Several batches at a time, each worker with crates of its own.

use std::io;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use crate::options::Options;

/// Judges the seeds in batches, until all are judged or the time is up.
///
/// # Errors
///
/// The first one; the other workers end with their batches.
pub fn each<J>(
    options: &Options,
    judge: impl Fn(usize) -> io::Result<J> + Sync,
    each: impl Fn(&J, &[u64]) -> io::Result<()> + Sync,
) -> io::Result<()> {
    let started = Instant::now();
    let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
    let is_over = || options.minutes.is_some_and(|minutes| started.elapsed().as_secs() >= 60 * minutes);
    let work = |number| {
        let judge = judge(number)?;
        while !is_over() && !failed.load(Ordering::Relaxed) {
            let first = next.fetch_add(1, Ordering::Relaxed) * options.batch;
            let seeds: Vec<u64> = (first..first + options.batch).map_while(|number| options.seed_of(number)).collect();
            if seeds.is_empty() {
                break;
            }
            each(&judge, &seeds).inspect_err(|_| failed.store(true, Ordering::Relaxed))?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let work = &work;
        let workers: Vec<_> = (0..options.jobs).map(|number| scope.spawn(move || work(number))).collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("a worker does not panic"))
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn every_seed_is_judged_once() {
        let options = Options::read("--programs 23 --seed 7 --batch 4 --jobs 3".split(' ').map(str::to_owned), 0);
        let seen = Mutex::new(Vec::new());
        let see = |(): &(), seeds: &[u64]| {
            seen.lock().unwrap().extend_from_slice(seeds);
            Ok(())
        };
        each(&options.unwrap(), |_| Ok(()), see).unwrap();
        let mut seen = seen.into_inner().unwrap();
        seen.sort_unstable();
        assert_eq!(seen, (7..30).collect::<Vec<u64>>());
    }

    #[test]
    fn the_seeds_that_are_named_are_judged() {
        let options = Options::read("--seeds 5,3,9 --batch 2".split(' ').map(str::to_owned), 0);
        let seen = Mutex::new(Vec::new());
        let see = |(): &(), seeds: &[u64]| {
            seen.lock().unwrap().extend_from_slice(seeds);
            Ok(())
        };
        each(&options.unwrap(), |_| Ok(()), see).unwrap();
        let mut seen = seen.into_inner().unwrap();
        seen.sort_unstable();
        assert_eq!(seen, [3, 5, 9]);
    }

    #[test]
    fn an_error_ends_it() {
        let options = Options::read("--programs 100 --batch 1 --jobs 2".split(' ').map(str::to_owned), 0);
        let error = each(&options.unwrap(), |_| Ok(()), |(), _| Err(io::Error::other("no")));
        assert_eq!(error.unwrap_err().to_string(), "no");
    }
}
