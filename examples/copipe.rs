//! The pipeline turned around, after `copipe.py` of David Beazley's "A Curious Course on Coroutines and Concurrency": the
//! source pushes lines into coroutines, each of which sends on what it lets through.

#[path = "support/access_log.rs"]
mod access_log;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek, SeekFrom};
use std::thread;
use std::time::Duration;

use genfn::prelude::*;

use access_log::AccessLog;

// A data source. This is not a coroutine, but sends data into one (target).
fn follow(mut thefile: BufReader<File>, log: &AccessLog, mut target: impl Generator<Send = String>) -> io::Result<()> {
    thefile.seek(SeekFrom::End(0))?; // Go to the end of the file
    log.start();
    let mut line = String::new();
    loop {
        let more = log.is_growing(); // Asked before reading: what was written last is still read
        thefile.read_line(&mut line)?;
        if !line.ends_with('\n') {
            if !more {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(1)); // Sleep briefly
            continue;
        }
        if target.send(line).is_err() {
            return Ok(()); // nobody listens any more
        }
        line = String::new();
    }
}

// A filter. `primed` is the course's `@coroutine` decorator: it advances to the first `yield_!`.
#[generator(primed)]
fn grep(pattern: &str, mut target: impl Generator<Send = String>) -> impl Generator<Send = String> {
    loop {
        let line = yield_!(); // Receive a line
        if line.contains(pattern) && target.send(line).is_err() {
            break;
        }
    }
}

// A sink. A coroutine that receives data.
#[generator(primed)]
fn printer() -> impl Generator<Send = String> {
    loop {
        let line = yield_!();
        print!("{line}");
    }
}

fn main() -> io::Result<()> {
    let log = AccessLog::create("copipe")?;
    follow(log.open()?, &log, grep("python", printer()))
}
