//! `genfn-benches [--quick] [--only TEXT]` prints what [`measure`](genfn_benches::measure::measure) says of every workload, or
//! of those whose names contain TEXT.
//!
//! `genfn-benches --once WORKLOAD DRIVE CONTENDER` runs one of them once, for a profiler; `genfn-benches --list` prints all that
//! can be run so, with tabs in between.

use std::env;
use std::time::Duration;

use genfn_benches::drive::DRIVES;
use genfn_benches::measure::{Effort, measure};
use genfn_benches::workloads;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let ["--once", workload, drive, contender] = arguments[..] {
        return once(workload, drive, contender);
    }
    if arguments == ["--list"] {
        return list();
    }
    let (quick, only) = match arguments[..] {
        [] => (false, ""),
        ["--quick"] => (true, ""),
        ["--only", only] => (false, only),
        ["--quick", "--only", only] | ["--only", only, "--quick"] => (true, only),
        _ => panic!("usage: genfn-benches [--quick] [--only TEXT] | --once WORKLOAD DRIVE CONTENDER | --list"),
    };
    let effort = if quick {
        Effort { time: Duration::from_millis(300), rounds: 15, least: 3 }
    } else {
        Effort { time: Duration::from_millis(2500), rounds: 101, least: 5 }
    };
    for workload in workloads::all() {
        if workload.name.contains(only) {
            measure(&workload, effort);
        }
    }
}

fn list() {
    for workload in workloads::all() {
        for contender in &workload.contenders {
            for (drive, run) in DRIVES.iter().zip(contender.runs) {
                if run.is_some() {
                    println!("{}\t{drive}\t{}", workload.name, contender.name);
                }
            }
        }
    }
}

fn once(workload: &str, drive: &str, contender: &str) {
    let workload = workloads::all().into_iter().find(|it| it.name == workload).expect("no such workload");
    let contender = workload.contenders.iter().find(|it| it.name == contender).expect("no such contender");
    let drive = DRIVES.iter().position(|it| *it == drive).expect("no such drive");
    println!("{} items, {}", workload.items, profiled(contender.runs[drive].expect("not driven so")));
}

/// A profiler knows it by its name.
#[inline(never)]
fn profiled(run: fn() -> u64) -> u64 {
    run()
}
