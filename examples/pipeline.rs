//! `tail -f | grep python`, after `follow.py` and `pipeline.py` of David Beazley's "A Curious Course on Coroutines and
//! Concurrency" (and before that of his "Generator Tricks for Systems Programmers"): each stage pulls lines from the one
//! before it.

#[path = "support/access_log.rs"]
mod access_log;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek, SeekFrom};
use std::thread;
use std::time::Duration;

use genfn::prelude::*;

use access_log::AccessLog;

// Python's `follow` never ends, and is stopped with ^C. This one ends with its log.
#[generator]
fn follow(mut thefile: BufReader<File>, log: &AccessLog) -> impl Iterator<Item = io::Result<String>> {
    thefile.seek(SeekFrom::End(0))?; // Go to the end of the file
    log.start();
    let mut line = String::new();
    loop {
        let more = log.is_growing(); // Asked before reading: what was written last is still read
        thefile.read_line(&mut line)?;
        if !line.ends_with('\n') {
            if !more {
                break;
            }
            thread::sleep(Duration::from_millis(1)); // Sleep briefly
            continue;
        }
        yield_!(Ok(line));
        line = String::new();
    }
}

#[generator]
fn grep(pattern: &str, lines: impl Iterator<Item = io::Result<String>>) -> impl Iterator<Item = io::Result<String>> {
    for line in lines {
        let line = line?;
        if line.contains(pattern) {
            yield_!(Ok(line));
        }
    }
}

fn printer(lines: impl Iterator<Item = io::Result<String>>) -> io::Result<()> {
    for line in lines {
        print!("{}", line?);
    }
    Ok(())
}

fn main() -> io::Result<()> {
    // Set up a processing pipe: tail -f | grep python
    let log = AccessLog::create("pipeline")?;
    let loglines = follow(log.open()?, &log);
    let pylines = grep("python", loglines);
    // Pull results out of the processing pipeline
    printer(pylines)
}
