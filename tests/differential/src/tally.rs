//! What a judge counts.

use std::collections::BTreeMap;
use std::fmt;

use crate::workshop::Refusal;

#[derive(Default)]
pub struct Tally {
    /// Programs that were put to the judge.
    pub programs: usize,
    /// Drives of all of them.
    pub runs: usize,
    /// Those that use a `&mut` argument again while a reborrow of it is held, which no machine that can be moved holds.
    pub apart: usize,
    /// The others that the compiler did not take, by what it said.
    pub refused: BTreeMap<String, Refused>,
    pub divergences: Vec<Divergence>,
}

pub struct Refused {
    /// Of every program that was refused so.
    pub seeds: Vec<u64>,
    /// The shortest program.
    pub seed: u64,
    length: usize,
}

pub struct Divergence {
    pub seed: u64,
    /// The smallest program that shows it, and what it says.
    pub text: String,
}

impl Tally {
    /// A program, and so many runs of it.
    pub fn count(&mut self, runs: usize) {
        self.programs += 1;
        self.runs += runs;
    }

    pub fn refuse(&mut self, refusal: &Refusal, seed: u64, text: impl FnOnce() -> String) {
        if is_of_an_argument(refusal) {
            self.apart += 1;
            return;
        }
        let length = text().len();
        let known = self.refused.entry(refusal.kind.clone()).or_insert(Refused { seeds: Vec::new(), seed, length });
        known.seeds.push(seed);
        if length < known.length {
            (known.seed, known.length) = (seed, length);
        }
    }

    pub fn add(&mut self, other: Tally) {
        self.programs += other.programs;
        self.runs += other.runs;
        self.apart += other.apart;
        for (kind, refused) in other.refused {
            match self.refused.get_mut(&kind) {
                Some(known) => {
                    known.seeds.extend(refused.seeds);
                    if refused.length < known.length {
                        (known.seed, known.length) = (refused.seed, refused.length);
                    }
                }
                None => _ = self.refused.insert(kind, refused),
            }
        }
        self.divergences.extend(other.divergences);
    }

    pub fn diverge(&mut self, divergence: Divergence) {
        self.divergences.push(divergence);
    }

    /// A row of the table in `docs/faithfulness.md`. `left_out`: what else was made with these seeds.
    pub fn row(&self, judge: &str, seed: u64, left_out: &str) -> String {
        let (programs, accepted) = (self.programs - self.apart, self.accepted());
        let apart = if self.apart > 0 { format!("; {} are counted apart", self.apart) } else { String::new() };
        let (rate, diverging) = (self.rate(), self.divergences.len());
        format!(
            "| {judge} | {seed} | {programs}{left_out}{apart} | {} | {accepted} ({rate:.1} %) | {diverging} |",
            self.runs
        )
    }

    fn rate(&self) -> f64 {
        100.0 * self.accepted() as f64 / (self.programs - self.apart).max(1) as f64
    }

    pub fn accepted(&self) -> usize {
        self.programs - self.apart - self.refused.values().map(|refused| refused.seeds.len()).sum::<usize>()
    }
}

/// Whether a `&mut` argument that all bodies have is borrowed twice.
fn is_of_an_argument(refusal: &Refusal) -> bool {
    let borrows = refusal.kind.starts_with("E0499") || refusal.kind.starts_with("E0502");
    let subject = refusal.subject.trim_start_matches('*');
    borrows && ["list", "self", "__self"].contains(&subject.split('.').next().unwrap_or(subject))
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rate = self.rate();
        write!(
            f,
            "{} programs, {} runs, {} accepted ({rate:.1} %), {} diverging",
            self.programs - self.apart,
            self.runs,
            self.accepted(),
            self.divergences.len()
        )?;
        if self.apart > 0 {
            write!(f, "\n    apart {:>6}: a `&mut` argument is used again while a reborrow of it is held", self.apart)?;
        }
        let mut refused: Vec<_> = self.refused.iter().collect();
        refused.sort_by_key(|(_, refused)| std::cmp::Reverse(refused.seeds.len()));
        for (kind, refused) in refused {
            write!(f, "\n    refused {:>4}: {kind} (seed {})", refused.seeds.len(), refused.seed)?;
        }
        if !self.divergences.is_empty() {
            let seeds: Vec<_> = self.divergences.iter().map(|divergence| divergence.seed.to_string()).collect();
            write!(f, "\n    diverging: {}", seeds.join(","))?;
        }
        Ok(())
    }
}

/// So many lines of a transcript stand around the first difference.
const CONTEXT: usize = 20;

/// Two transcripts where they part, with marks.
pub(crate) fn side_by_side(left: &str, expected: &[String], right: &str, actual: &[String]) -> String {
    let mut text = format!("    {left:<60} {right}\n");
    let parts = expected.iter().zip(actual).position(|(expected, actual)| expected != actual);
    let parts = parts.unwrap_or(expected.len().min(actual.len()));
    let last = expected.len().max(actual.len()).min(parts + CONTEXT);
    for n in parts.saturating_sub(CONTEXT)..last {
        let line = |lines: &[String]| lines.get(n).cloned().unwrap_or_default();
        let (expected, actual) = (line(expected), line(actual));
        let mark = if expected == actual { ' ' } else { '!' };
        text += &format!("  {mark} {expected:<60} {actual}\n");
    }
    text
}
