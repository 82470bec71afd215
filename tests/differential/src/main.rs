//! The command: so many programs, put to each judge that is there, and the numbers.

use std::io;
use std::process::{Command, ExitCode};
use std::sync::Mutex;
use std::time::{Instant, SystemTime};

use genfn_tests_differential::batches;
use genfn_tests_differential::bodies::{self, Form, Tallies};
use genfn_tests_differential::options::{Judge, Options, USAGE};
use genfn_tests_differential::protocol;
use genfn_tests_differential::tally::{Divergence, Tally};
use genfn_tests_differential::workshop::Libraries;

fn main() -> io::Result<ExitCode> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let options = match Options::read(std::env::args().skip(1), now) {
        Ok(options) => options,
        Err(error) => {
            eprintln!("{error}\n{USAGE}");
            return Ok(ExitCode::from(2));
        }
    };
    println!("seed {}", options.seed);
    let mut faithful = true;
    if options.judges.contains(&Judge::Python) {
        faithful &= python(&options)?;
    }
    if options.judges.contains(&Judge::Plain) || options.judges.contains(&Judge::Nightly) {
        faithful &= bodies(&options)?;
    }
    Ok(if faithful { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn python(options: &Options) -> io::Result<bool> {
    if !protocol::Judge::is_there() {
        println!("skipped the judge python: python3 is not installed");
        return Ok(true);
    }
    let started = Instant::now();
    let form = if options.written_down { protocol::Form::WrittenDown } else { protocol::Form::Plain };
    let libraries = Libraries::new(None)?;
    let tally = Mutex::new(Tally::default());
    batches::each(
        options,
        |number| protocol::Judge::new(number, form, &libraries),
        |judge, seeds| {
            let mut found = Tally::default();
            judge.judge(seeds, &mut found)?;
            show(&found.divergences);
            tally.lock().expect("nobody panics with it").add(found);
            Ok(())
        },
    )?;
    let tally = tally.into_inner().expect("nobody panics with it");
    println!("python: {tally}");
    println!("{}", tally.row(&version("python3", &["--version"]), options.seed, ""));
    println!("    in {:.0} s", started.elapsed().as_secs_f64());
    let judge = protocol::Judge::new(0, form, &libraries)?;
    show_refused(options, &tally, |seed, kind| judge.smallest_refused(seed, kind))?;
    Ok(tally.divergences.is_empty())
}

fn bodies(options: &Options) -> io::Result<bool> {
    let mut nightly = options.judges.contains(&Judge::Nightly);
    if nightly && !bodies::Judge::nightly_is_there() {
        println!("skipped the judge nightly: there is no nightly toolchain");
        nightly = false;
    }
    let started = Instant::now();
    let stable = Libraries::new(None)?;
    let of_nightly = nightly.then(|| Libraries::new(Some("nightly"))).transpose()?;
    let judge = |number| bodies::Judge::new(number, options, &stable, of_nightly.as_ref());
    let tallies = Mutex::new(Tallies::default());
    batches::each(options, judge, |judge, seeds| {
        let mut found = Tallies::default();
        judge.judge(seeds, &mut found)?;
        show(found.divergences());
        tallies.lock().expect("nobody panics with it").add(found);
        Ok(())
    })?;
    let mut tallies = tallies.into_inner().expect("nobody panics with it");
    println!("plain: {}", tallies.plain);
    println!("    and {} that are no plain function either", tallies.invalid);
    for (kind, (count, seed)) in &tallies.plain_refuses {
        println!("    the plain function is refused {count:>4}: {kind} (seed {seed})");
    }
    for (form, tally) in &tallies.others {
        println!("{}: {tally}", form.name());
    }
    if nightly {
        println!("nightly: {}", tallies.nightly);
        for (kind, count) in &tallies.nightly_refuses {
            println!("    nightly refuses {count}: {kind}");
        }
    }
    let left_out = format!("; {} are no plain function either", tallies.invalid);
    println!("{}", tallies.plain.row("plain", options.seed, &left_out));
    for (form, tally) in &tallies.others {
        println!("{}", tally.row(&format!("plain, {}", form.name()), options.seed, ""));
    }
    if nightly {
        let judge = version("rustup", &["run", "nightly", "rustc", "--version"]);
        println!("{}", tallies.nightly.row(&judge, options.seed, " that nightly accepts"));
    }
    println!("    in {:.0} s", started.elapsed().as_secs_f64());
    // What nightly takes is what the machine has to take.
    let refused = if nightly { &tallies.nightly } else { &tallies.plain };
    let judge = judge(0)?;
    show_refused(options, refused, |seed, kind| judge.smallest_refused(seed, Form::Explicit, kind))?;
    for (&form, tally) in &mut tallies.others {
        // What is said of the first form too is told already.
        tally.refused.retain(|kind, _| !tallies.plain.refused.contains_key(kind));
        show_refused(options, tally, |seed, kind| judge.smallest_refused(seed, form, kind))?;
    }
    Ok(tallies.divergences().next().is_none())
}

/// What a tool calls itself.
fn version(tool: &str, arguments: &[&str]) -> String {
    let said = Command::new(tool).args(arguments).output().map(|output| output.stdout).unwrap_or_default();
    String::from_utf8_lossy(&said).trim().to_owned()
}

fn show<'a>(divergences: impl IntoIterator<Item = &'a Divergence>) {
    for divergence in divergences {
        println!("\nDIVERGES, seed {}:\n{}", divergence.seed, divergence.text);
    }
}

fn show_refused(
    options: &Options,
    tally: &Tally,
    smallest: impl Fn(u64, &str) -> io::Result<String>,
) -> io::Result<()> {
    if options.refused {
        for (kind, refused) in &tally.refused {
            println!("\n-- {kind}, seed {}\n{}", refused.seed, smallest(refused.seed, kind)?);
            println!("   all seeds: {:?}", refused.seeds);
        }
    }
    Ok(())
}
