//! Times contenders against each other on a machine that does other things as well.
//!
//! The contenders take turns, in many short rounds, each round beginning with the next of them. What is reported is the
//! median over the rounds of the ratio to the first contender *in the same round*, so that a slow spell of the machine,
//! which is longer than a round, falls on both sides of the fraction. The clock is that of the thread: it stands while others
//! have the processor.

use std::hint::black_box;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;

use crate::drive::DRIVES;

/// One way to do the work of a workload.
pub struct Contender {
    /// Its name in the tables.
    pub name: &'static str,
    /// How it is run, for each of [`DRIVES`] it can be run by.
    pub runs: [Option<fn() -> u64>; DRIVES.len()],
    /// Its `size_of_val`, where it is an object that has one.
    pub size: Option<fn() -> u64>,
}

/// The same work, done in several ways. The first one is the handwritten one.
pub struct Workload {
    /// Its name in the tables.
    pub name: &'static str,
    /// How many items come, or how many are sent.
    pub items: u64,
    /// Those who do it.
    pub contenders: Vec<Contender>,
}

/// How long to measure.
#[derive(Clone, Copy)]
pub struct Effort {
    /// For all contenders of one workload, by one drive. It ends earlier after `rounds`, and later before `least`.
    pub time: Duration,
    /// At most so many rounds.
    pub rounds: usize,
    /// At least so many.
    pub least: usize,
}

/// The name of a contender, and how it is run.
type Run = (&'static str, fn() -> u64);

/// Prints a line for each workload, drive and contender: `time`, their names, the median nanoseconds per item, the median
/// ratio to the first contender, and that ratio's quartiles; and for each size a line `size`.
///
/// # Panics
///
/// If two contenders do not come to the same result.
pub fn measure(workload: &Workload, effort: Effort) {
    for contender in &workload.contenders {
        if let Some(size) = contender.size {
            println!("size\t{}\t{}\t{}", workload.name, contender.name, size());
        }
    }
    for (drive, name) in DRIVES.iter().enumerate() {
        let runs: Vec<_> = workload.contenders.iter().filter_map(|it| Some((it.name, it.runs[drive]?))).collect();
        if !runs.is_empty() {
            check(workload.name, name, &runs);
            report(workload, name, &runs, &rounds(&runs, effort));
        }
    }
}

/// Timed is only what comes to the same result.
fn check(workload: &str, drive: &str, runs: &[Run]) {
    let expected = runs[0].1();
    for (name, run) in runs {
        assert_eq!(run(), expected, "{name} does something else in {workload}, {drive}");
    }
}

/// Nanoseconds of each contender, round by round.
fn rounds(runs: &[Run], effort: Effort) -> Vec<Vec<f64>> {
    let began = Instant::now();
    let mut rounds = Vec::new();
    while rounds.len() < effort.least || rounds.len() < effort.rounds && began.elapsed() < effort.time {
        let mut round = vec![0.0; runs.len()];
        for turn in 0..runs.len() {
            let which = (turn + rounds.len()) % runs.len();
            round[which] = timed(runs[which].1);
        }
        rounds.push(round);
    }
    rounds
}

/// Nanoseconds. What is short is run twice, and the second time counts: what the others left in the caches is no part of it.
fn timed(run: fn() -> u64) -> f64 {
    let once = || {
        let start = ThreadTime::now();
        black_box(run());
        start.elapsed()
    };
    let first = once();
    let time = if first < Duration::from_millis(1) { once() } else { first };
    time.as_nanos() as f64
}

fn report(workload: &Workload, drive: &str, runs: &[Run], rounds: &[Vec<f64>]) {
    for (which, (name, _)) in runs.iter().enumerate() {
        let [_, time, _] = quartiles(rounds.iter().map(|round| round[which]));
        let [low, ratio, high] = quartiles(rounds.iter().map(|round| round[which] / round[0]));
        let each = time / workload.items as f64;
        println!("time\t{}\t{drive}\t{name}\t{each:.3}\t{ratio:.3}\t{low:.3}\t{high:.3}", workload.name);
    }
}

fn quartiles(values: impl Iterator<Item = f64>) -> [f64; 3] {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    [1, 2, 3].map(|quarter| values[(values.len() - 1) * quarter / 4])
}
