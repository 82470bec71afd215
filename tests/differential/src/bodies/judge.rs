//! Runs bodies on each side, and compares what they log.

use std::collections::BTreeMap;
use std::io;
use std::process::Command;

use super::generate::{self, Kind};
use super::{operands, render, shrink};
use crate::options::Bodies;
use crate::tally::{Divergence, Tally};
use crate::workshop::{self, Libraries, Outcome, Source, Workshop};

/// Both judges at once: the plain function, and the coroutine if there is a nightly toolchain.
pub struct Judge {
    bodies: Bodies,
    plain: Workshop,
    machine: Workshop,
    coroutine: Option<Workshop>,
}

/// What a judge counts.
#[derive(Default)]
pub struct Tallies {
    /// Bodies that are no plain function either, or one that never ends.
    pub invalid: usize,
    pub plain: Tally,
    /// Of what the coroutine's compiler takes.
    pub nightly: Tally,
    /// What it does not take, by what it says, of those that are plain functions.
    pub nightly_refuses: BTreeMap<String, usize>,
}

impl Tallies {
    pub fn add(&mut self, other: Tallies) {
        self.invalid += other.invalid;
        self.plain.add(other.plain);
        self.nightly.add(other.nightly);
        for (kind, count) in other.nightly_refuses {
            *self.nightly_refuses.entry(kind).or_default() += count;
        }
    }
}

/// A body that can be made smaller.
#[derive(Clone)]
pub(super) struct Candidate {
    pub(super) function: syn::ItemFn,
    pub(super) kind: Kind,
}

/// What a smaller body still has to show.
#[derive(Clone)]
pub(super) enum Shows {
    DiffersFromPlain,
    DiffersFromCoroutine,
    /// That genfn's compiler says this, and the plain one's nothing.
    Refusal(String),
}

/// So many of a batch are made smaller.
const SHRUNK: usize = 1;

struct Sides {
    plain: Outcome,
    machine: Outcome,
    coroutine: Outcome,
}

impl Judge {
    /// Whether there is a nightly toolchain.
    pub fn nightly_is_there() -> bool {
        let output = Command::new("rustup").args(["run", "nightly", "rustc", "--version"]).output();
        output.is_ok_and(|output| output.status.success())
    }

    /// # Errors
    ///
    /// If the crates of the batches can't be written. Each of those that work at the same time has a number.
    pub fn new(number: usize, bodies: Bodies, stable: &Libraries, nightly: Option<&Libraries>) -> io::Result<Self> {
        let workshop = |name, libraries, head| Workshop::new(&format!("{number}/{name}"), libraries, head);
        Ok(Judge {
            bodies,
            plain: workshop("plain", stable, render::PLAIN)?,
            machine: workshop("machine", stable, render::MACHINE)?,
            coroutine: nightly.map(|nightly| workshop("coroutine", nightly, render::COROUTINE)).transpose()?,
        })
    }

    fn candidate(&self, seed: u64) -> Candidate {
        let body = match self.bodies {
            Bodies::Whole => generate::body(seed),
            Bodies::Operands => operands::body(seed),
        };
        Candidate { function: render::function(&body), kind: body.kind }
    }

    /// Judges the bodies of these seeds.
    ///
    /// # Errors
    ///
    /// If a tool can't be run.
    pub fn judge(&self, seeds: &[u64], tallies: &mut Tallies) -> io::Result<()> {
        let candidates: Vec<Candidate> = seeds.iter().map(|&seed| self.candidate(seed)).collect();
        let sides = self.sides(&candidates)?;
        let (mut of_plain, mut of_nightly) = (0, 0);
        for (index, &seed) in seeds.iter().enumerate() {
            let name = name(index);
            let Some(plain) = sides.plain.transcripts.get(&name) else {
                tallies.invalid += 1;
                continue;
            };
            let text = || render::text(&candidates[index].function);
            let machine = sides.machine.transcripts.get(&name);
            let refused = sides.machine.refused.contains_key(&name);
            // To the end, and ended at each yield.
            let is_a_run = |line: &&String| {
                ["dropped at ", "closed at ", "thrown into at "].iter().any(|way| line.starts_with(way))
            };
            let runs = 1 + plain.iter().filter(is_a_run).count();
            let runs = if refused { 0 } else { runs };
            tallies.plain.count(runs);
            if let Some(refusal) = sides.machine.refused.get(&name) {
                tallies.plain.refuse(refusal, seed, text);
            } else if machine != Some(plain) {
                let differs = self.smallest(&candidates[index], &Shows::DiffersFromPlain, of_plain < SHRUNK, seed)?;
                of_plain += 1;
                tallies.plain.diverge(differs);
            }
            if let Some(refusal) = sides.coroutine.refused.get(&name) {
                *tallies.nightly_refuses.entry(refusal.kind.clone()).or_default() += 1;
            }
            let Some(coroutine) = sides.coroutine.transcripts.get(&name) else { continue };
            tallies.nightly.count(runs);
            if let Some(refusal) = sides.machine.refused.get(&name) {
                tallies.nightly.refuse(refusal, seed, text);
            } else if machine == Some(plain) && machine != Some(coroutine) {
                let differs =
                    self.smallest(&candidates[index], &Shows::DiffersFromCoroutine, of_nightly < SHRUNK, seed)?;
                of_nightly += 1;
                tallies.nightly.diverge(differs);
            }
        }
        Ok(())
    }

    /// The smallest body that is refused in the same words.
    ///
    /// # Errors
    ///
    /// If a tool can't be run.
    pub fn smallest_refused(&self, seed: u64, kind: &str) -> io::Result<String> {
        let smallest = shrink::shrink(self, self.candidate(seed), &Shows::Refusal(kind.to_owned()))?;
        Ok(render::text(&smallest.function))
    }

    fn smallest(&self, candidate: &Candidate, shows: &Shows, shrunk: bool, seed: u64) -> io::Result<Divergence> {
        let candidate = if shrunk { shrink::shrink(self, candidate.clone(), shows)? } else { candidate.clone() };
        let mut text = render::text(&candidate.function);
        if shrunk {
            let sides = [&self.plain, &self.machine].into_iter().chain(&self.coroutine);
            sides.for_each(|side| side.whole(true));
            let sides = self.sides(std::slice::from_ref(&candidate))?;
            [&self.plain, &self.machine].into_iter().chain(&self.coroutine).for_each(|side| side.whole(false));
            let of = |outcome: &Outcome| outcome.transcripts.get(&name(0)).cloned().unwrap_or_default();
            let (expected, said) = match shows {
                Shows::DiffersFromCoroutine => ("nightly", of(&sides.coroutine)),
                Shows::DiffersFromPlain | Shows::Refusal(_) => ("plain", of(&sides.plain)),
            };
            text += &crate::tally::side_by_side(expected, &said, "genfn", &of(&sides.machine));
        }
        Ok(Divergence { seed, text })
    }

    /// The first of these that shows it.
    pub(super) fn first(&self, candidates: &[Candidate], shows: &Shows) -> io::Result<Option<usize>> {
        if let Shows::Refusal(kind) = shows {
            return self.first_refused(candidates, kind);
        }
        let sides = self.sides(candidates)?;
        Ok((0..candidates.len()).find(|&index| {
            let name = name(index);
            let Some(plain) = sides.plain.transcripts.get(&name) else { return false };
            let machine = sides.machine.transcripts.get(&name);
            match shows {
                Shows::DiffersFromPlain => machine.is_some_and(|machine| machine != plain),
                Shows::DiffersFromCoroutine => {
                    let coroutine = sides.coroutine.transcripts.get(&name);
                    machine == Some(plain) && coroutine.is_some_and(|coroutine| coroutine != plain)
                }
                Shows::Refusal(_) => false,
            }
        }))
    }

    /// The first of these that is refused in these words, of those that the other sides' compilers take.
    fn first_refused(&self, candidates: &[Candidate], kind: &str) -> io::Result<Option<usize>> {
        let all: Vec<(String, &Candidate)> =
            candidates.iter().enumerate().map(|(index, candidate)| (name(index), candidate)).collect();
        let machine =
            |(name, candidate): &(String, &Candidate)| render::machine(name, &candidate.function, candidate.kind);
        let plain = |(name, candidate): &(String, &Candidate)| render::plain(name, &candidate.function, candidate.kind);
        let machine = self.machine.check(&all.iter().map(machine).collect::<Vec<_>>())?;
        let mut left = all;
        left.retain(|(name, _)| machine.get(name).is_some_and(|refusal| refusal.kind == kind));
        let plain = self.plain.check(&left.iter().map(plain).collect::<Vec<_>>())?;
        left.retain(|(name, _)| !plain.contains_key(name));
        if let Some(workshop) = &self.coroutine {
            let of =
                |(name, candidate): &(String, &Candidate)| render::coroutine(name, &candidate.function, candidate.kind);
            let coroutine = workshop.check(&left.iter().map(of).collect::<Vec<_>>())?;
            left.retain(|(name, _)| !coroutine.contains_key(name));
        }
        Ok((0..candidates.len()).find(|index| left.iter().any(|(left, _)| *left == name(*index))))
    }

    /// The plain function first: what it can't be is no program at all.
    fn sides(&self, candidates: &[Candidate]) -> io::Result<Sides> {
        let all: BTreeMap<String, &Candidate> =
            candidates.iter().enumerate().map(|(index, candidate)| (name(index), candidate)).collect();
        let each = |of: fn(&str, &syn::ItemFn, Kind) -> Source, names: &mut dyn Iterator<Item = &String>| {
            names.map(|name| of(name, &all[name].function, all[name].kind)).collect::<Vec<_>>()
        };
        let mut plain = self.plain.run(&each(render::plain, &mut all.keys()))?;
        // One that never ends can't be judged.
        plain.transcripts.retain(|_, lines| !workshop::hangs(lines));
        let machine = self.machine.run(&each(render::machine, &mut plain.transcripts.keys()))?;
        let coroutine = match &self.coroutine {
            Some(workshop) => workshop.run(&each(render::coroutine, &mut plain.transcripts.keys()))?,
            None => Outcome::default(),
        };
        Ok(Sides { plain, machine, coroutine })
    }
}

fn name(index: usize) -> String {
    format!("b{index:03}")
}
