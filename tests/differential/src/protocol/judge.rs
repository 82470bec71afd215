//! Runs programs in both languages, and compares what they say.

use std::collections::BTreeMap;
use std::io;
use std::process::Command;

use super::shrink::Shows;
use super::{Form, Program, generate, python, rust, shrink};
use crate::tally::{Divergence, Tally, side_by_side};
use crate::workshop::{self, Libraries, Outcome, Source, Workshop};

/// So many of a batch are made smaller.
const SHRUNK: usize = 1;

pub struct Judge {
    workshop: Workshop,
    form: Form,
}

/// A program that Rust and Python tell different things of.
pub(super) struct Differing {
    pub(super) expected: Vec<String>,
    pub(super) actual: Vec<String>,
}

impl Judge {
    /// Whether there is a Python.
    pub fn is_there() -> bool {
        Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success())
    }

    /// # Errors
    ///
    /// If the crate of the batches can't be written. Each of those that work at the same time has a number.
    pub fn new(number: usize, form: Form, libraries: &Libraries) -> io::Result<Self> {
        let head = format!("{{{{allow}}}}{}", rust::HEAD);
        Ok(Judge { workshop: Workshop::new(&format!("{number}/protocol"), libraries, &head)?, form })
    }

    /// Judges the programs of these seeds.
    ///
    /// # Errors
    ///
    /// If a tool can't be run.
    pub fn judge(&self, seeds: &[u64], tally: &mut Tally) -> io::Result<()> {
        let programs: Vec<Program> = seeds.iter().map(|&seed| generate::program(seed)).collect();
        let (outcome, differing) = self.compare(&programs)?;
        for (index, seed) in seeds.iter().enumerate() {
            let refusal = outcome.refused.get(&name(index));
            tally.count(if refusal.is_some() { 0 } else { programs[index].drives.len() });
            if let Some(refusal) = refusal {
                tally.refuse(refusal, *seed, || rust::program("p", &programs[index], self.form));
            }
        }
        for (nth, index) in differing.into_keys().enumerate() {
            if nth >= SHRUNK {
                let text = "one of many: not made smaller".to_owned();
                tally.diverge(Divergence { seed: seeds[index], text });
                continue;
            }
            let program = shrink::shrink(self, programs[index].clone(), &Shows::Difference)?;
            let (_, mut differing) = self.compare(std::slice::from_ref(&program))?;
            let said = differing.remove(&0).map_or_else(
                || "it does not differ each time".to_owned(),
                |differing| side_by_side("python", &differing.expected, "genfn", &differing.actual),
            );
            let text =
                format!("{}\n{}\n{said}", rust::program("p", &program, self.form), python::program("p", &program));
            tally.diverge(Divergence { seed: seeds[index], text });
        }
        Ok(())
    }

    /// The smallest program of those like this one that are refused in the same words.
    ///
    /// # Errors
    ///
    /// If a tool can't be run.
    pub fn smallest_refused(&self, seed: u64, kind: &str) -> io::Result<String> {
        let program = shrink::shrink(self, generate::program(seed), &Shows::Refusal(kind.to_owned()))?;
        Ok(rust::program("p", &program, self.form))
    }

    /// The first of these that shows it.
    pub(super) fn first(&self, programs: &[Program], shows: &Shows) -> io::Result<Option<usize>> {
        Ok(match shows {
            Shows::Difference => self.compare(programs)?.1.pop_first().map(|(index, _)| index),
            Shows::Refusal(kind) => {
                let outcome = self.workshop.run(&self.sources(programs))?;
                let is_it = |index: &usize| outcome.refused.get(&name(*index)).is_some_and(|is| is.kind == *kind);
                (0..programs.len()).find(is_it)
            }
        })
    }

    fn sources(&self, programs: &[Program]) -> Vec<Source> {
        let source = |(index, program)| {
            let name = name(index);
            Source { text: rust::program(&name, program, self.form), name }
        };
        programs.iter().enumerate().map(source).collect()
    }

    /// Those that differ, by index.
    pub(super) fn compare(&self, programs: &[Program]) -> io::Result<(Outcome, BTreeMap<usize, Differing>)> {
        let mut outcome = self.workshop.run(&self.sources(programs))?;
        let mut text = python::SUPPORT.to_owned();
        for (index, program) in programs.iter().enumerate() {
            if outcome.transcripts.contains_key(&name(index)) {
                text += &python::program(&name(index), program);
            }
        }
        let path = self.workshop.path("programs.py");
        std::fs::write(&path, text)?;
        let ran = Command::new("python3").arg("-W").arg("ignore").arg(&path).output()?;
        if !ran.status.success() {
            return Err(io::Error::other(format!("python3 failed: {}", String::from_utf8_lossy(&ran.stderr))));
        }
        let (mut expected, _) = workshop::transcripts(&String::from_utf8_lossy(&ran.stdout));
        let mut differing = BTreeMap::new();
        for index in 0..programs.len() {
            let Some(actual) = outcome.transcripts.remove(&name(index)) else { continue };
            let expected = expected.remove(&name(index)).unwrap_or_default();
            if expected != actual {
                differing.insert(index, Differing { expected, actual });
            }
        }
        Ok((outcome, differing))
    }
}

fn name(index: usize) -> String {
    format!("p{index}")
}
