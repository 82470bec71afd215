//! Runs bodies on each side, and compares what they log.

use std::collections::BTreeMap;
use std::io;
use std::process::Command;

use super::forms::{self, Form};
use super::generate::{self, Kind};
use super::{operands, render, shrink};
use crate::options::{Bodies, Options};
use crate::tally::{Divergence, Tally, side_by_side};
use crate::workshop::{self, Libraries, Outcome, Source, Workshop};

/// Both judges at once: the plain function, and the coroutine if there is a nightly toolchain.
pub struct Judge {
    bodies: Bodies,
    forms: &'static [Form],
    plain: Workshop,
    machine: Workshop,
    /// The other forms of the machine.
    others: Workshop,
    coroutine: Option<Workshop>,
}

/// What a judge counts.
#[derive(Default)]
pub struct Tallies {
    /// Bodies that are no plain function either, or one that never ends.
    pub invalid: usize,
    /// What their compiler says, and the seed of one of those of which it says so.
    pub plain_refuses: BTreeMap<String, (usize, u64)>,
    pub plain: Tally,
    /// Of the other forms of the machine, against the plain function.
    pub others: BTreeMap<Form, Tally>,
    /// Of what the coroutine's compiler takes.
    pub nightly: Tally,
    /// What it does not take, by what it says, of those that are plain functions.
    pub nightly_refuses: BTreeMap<String, usize>,
}

impl Tallies {
    /// All that were found.
    pub fn divergences(&self) -> impl Iterator<Item = &Divergence> {
        let tallies = [&self.plain, &self.nightly].into_iter().chain(self.others.values());
        tallies.flat_map(|tally| &tally.divergences)
    }

    pub fn add(&mut self, other: Tallies) {
        self.invalid += other.invalid;
        for (kind, (count, seed)) in other.plain_refuses {
            self.plain_refuses.entry(kind).or_insert((0, seed)).0 += count;
        }
        self.plain.add(other.plain);
        for (form, tally) in other.others {
            self.others.entry(form).or_default().add(tally);
        }
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
    DiffersFromPlain(Form),
    DiffersFromCoroutine,
    /// That genfn's compiler says this of a form, and the plain one's nothing.
    Refusal(Form, String),
}

impl Shows {
    /// The forms that have to be looked at for it.
    fn form(&self) -> Form {
        match self {
            Shows::DiffersFromPlain(form) | Shows::Refusal(form, _) => *form,
            Shows::DiffersFromCoroutine => Form::Explicit,
        }
    }
}

/// So many of a batch are made smaller.
const SHRUNK: usize = 1;

struct Sides {
    plain: Outcome,
    machine: Outcome,
    others: Outcome,
    coroutine: Outcome,
}

impl Sides {
    fn of(&self, form: Form) -> &Outcome {
        match form {
            Form::Explicit => &self.machine,
            Form::Boxed | Form::Pinned => &self.others,
        }
    }

    /// Both transcripts where they part.
    fn told(&self, program: &str, candidate: &Candidate, shows: &Shows) -> String {
        let of = |outcome: &Outcome, name: &str| outcome.transcripts.get(name).cloned().unwrap_or_default();
        match shows {
            Shows::DiffersFromPlain(form) => {
                let (drive, expected) = self.difference(program, *form, candidate).unwrap_or_default();
                let side = format!("genfn, {}{}", form.name(), drive.trim_start_matches(&form.module(program)));
                side_by_side("plain", &expected, &side, &of(self.of(*form), &drive))
            }
            Shows::DiffersFromCoroutine | Shows::Refusal(..) => {
                side_by_side("nightly", &of(&self.coroutine, program), "genfn", &of(&self.machine, program))
            }
        }
    }

    /// Whether another form comes to what the first one comes to in this drive: then that tells of it already.
    fn is_as_the_first(&self, program: &str, form: Form, drive: &str) -> bool {
        let of_first = drive.replacen(&form.module(program), program, 1);
        let first = self.machine.transcripts.get(&of_first);
        form != Form::Explicit && first.is_some() && first == self.of(form).transcripts.get(drive)
    }

    /// The first drive of a form that comes to something else than the plain function; and what that has come to.
    fn difference(&self, program: &str, form: Form, candidate: &Candidate) -> Option<(String, Vec<String>)> {
        let plain = self.plain.transcripts.get(program)?;
        render::drives(&candidate.function, candidate.kind).into_iter().find_map(|drive| {
            let name = form.module(program) + drive.name;
            let expected = forms::expected(plain, drive.endings);
            (self.of(form).transcripts.get(&name) != Some(&expected)).then_some((name, expected))
        })
    }
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
    pub fn new(number: usize, options: &Options, stable: &Libraries, nightly: Option<&Libraries>) -> io::Result<Self> {
        let workshop = |name, libraries, head| Workshop::new(&format!("{number}/{name}"), libraries, head);
        Ok(Judge {
            bodies: options.bodies,
            forms: if options.explicit_only { &[Form::Explicit] } else { &[Form::Explicit, Form::Boxed, Form::Pinned] },
            plain: workshop("plain", stable, render::PLAIN)?,
            machine: workshop("machine", stable, render::MACHINE)?,
            others: workshop("others", stable, render::MACHINE)?,
            coroutine: nightly.map(|nightly| workshop("coroutine", nightly, render::COROUTINE)).transpose()?,
        })
    }

    fn candidate(&self, seed: u64) -> Candidate {
        let body = match self.bodies {
            Bodies::Whole => generate::body(seed),
            Bodies::Types => generate::typed_body(seed),
            Bodies::Shapes => generate::shaped_body(seed),
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
        let sides = self.sides(&candidates, self.forms)?;
        let (mut of_plain, mut of_nightly) = (0, 0);
        for (index, &seed) in seeds.iter().enumerate() {
            let name = name(index);
            let candidate = &candidates[index];
            let Some(plain) = sides.plain.transcripts.get(&name) else {
                tallies.invalid += 1;
                let kind = sides.plain.refused.get(&name).map_or("hangs", |refusal| &refusal.kind);
                tallies.plain_refuses.entry(kind.to_owned()).or_insert((0, seed)).0 += 1;
                continue;
            };
            let text = || render::text(&candidate.function);
            let endings = plain.iter().filter_map(|line| forms::Ending::of_line(line));
            // To the end, and ended at each yield.
            let runs = 1 + endings.count();
            let runs_of = |refused: bool| if refused { 0 } else { runs };
            for &form in self.forms {
                let tally = match form {
                    Form::Explicit => &mut tallies.plain,
                    Form::Boxed | Form::Pinned => tallies.others.entry(form).or_default(),
                };
                let refusal = sides.of(form).refused.get(&form.module(&name));
                tally.count(runs_of(refusal.is_some()));
                if let Some(refusal) = refusal {
                    tally.refuse(refusal, seed, text);
                } else if let Some((drive, _)) = sides.difference(&name, form, candidate)
                    && !sides.is_as_the_first(&name, form, &drive)
                {
                    let of_batch = (of_plain >= SHRUNK).then_some((&sides, &*name));
                    of_plain += 1;
                    tally.diverge(self.differs(candidate, &Shows::DiffersFromPlain(form), of_batch, seed)?);
                }
            }
            if let Some(refusal) = sides.coroutine.refused.get(&name) {
                *tallies.nightly_refuses.entry(refusal.kind.clone()).or_default() += 1;
            }
            let Some(coroutine) = sides.coroutine.transcripts.get(&name) else { continue };
            let machine = sides.machine.transcripts.get(&name);
            let refusal = sides.machine.refused.get(&name);
            tallies.nightly.count(runs_of(refusal.is_some()));
            if let Some(refusal) = refusal {
                tallies.nightly.refuse(refusal, seed, text);
            } else if machine == Some(plain) && machine != Some(coroutine) {
                let of_batch = (of_nightly >= SHRUNK).then_some((&sides, &*name));
                of_nightly += 1;
                tallies.nightly.diverge(self.differs(candidate, &Shows::DiffersFromCoroutine, of_batch, seed)?);
            }
        }
        Ok(())
    }

    /// The smallest body that is refused in the same words.
    ///
    /// # Errors
    ///
    /// If a tool can't be run.
    pub fn smallest_refused(&self, seed: u64, form: Form, kind: &str) -> io::Result<String> {
        let smallest = shrink::shrink(self, self.candidate(seed), &Shows::Refusal(form, kind.to_owned()))?;
        Ok(render::text(&smallest.function))
    }

    /// What differs, made smaller where there is time for it; else as it is, in the batch whose sides these are.
    fn differs(
        &self,
        candidate: &Candidate,
        shows: &Shows,
        of_batch: Option<(&Sides, &str)>,
        seed: u64,
    ) -> io::Result<Divergence> {
        let (candidate, told) = match of_batch {
            Some((sides, name)) => (candidate.clone(), sides.told(name, candidate, shows)),
            None => {
                let candidate = shrink::shrink(self, candidate.clone(), shows)?;
                let workshops = || [&self.plain, &self.machine, &self.others].into_iter().chain(&self.coroutine);
                workshops().for_each(|side| side.whole(true));
                let sides = self.sides(std::slice::from_ref(&candidate), &[shows.form()])?;
                workshops().for_each(|side| side.whole(false));
                let told = sides.told(&name(0), &candidate, shows);
                (candidate, told)
            }
        };
        let mut text = render::text(&candidate.function) + &told;
        if shows.form() != Form::Explicit {
            text = format!("// {}\n{text}", shows.form().name());
        }
        Ok(Divergence { seed, text })
    }

    /// The first of these that shows it.
    pub(super) fn first(&self, candidates: &[Candidate], shows: &Shows) -> io::Result<Option<usize>> {
        if let Shows::Refusal(form, kind) = shows {
            return self.first_refused(candidates, *form, kind);
        }
        let sides = self.sides(candidates, &[shows.form()])?;
        Ok((0..candidates.len()).find(|&index| {
            let name = name(index);
            let Some(plain) = sides.plain.transcripts.get(&name) else { return false };
            match shows {
                Shows::DiffersFromPlain(form) => {
                    let refused = sides.of(*form).refused.contains_key(&form.module(&name));
                    !refused && sides.difference(&name, *form, &candidates[index]).is_some()
                }
                Shows::DiffersFromCoroutine => {
                    let coroutine = sides.coroutine.transcripts.get(&name);
                    sides.machine.transcripts.get(&name) == Some(plain)
                        && coroutine.is_some_and(|coroutine| coroutine != plain)
                }
                Shows::Refusal(..) => false,
            }
        }))
    }

    fn workshop(&self, form: Form) -> &Workshop {
        match form {
            Form::Explicit => &self.machine,
            Form::Boxed | Form::Pinned => &self.others,
        }
    }

    /// The first of these that is refused in these words, of those that the other sides' compilers take.
    fn first_refused(&self, candidates: &[Candidate], form: Form, kind: &str) -> io::Result<Option<usize>> {
        let all: Vec<(String, &Candidate)> =
            candidates.iter().enumerate().map(|(index, candidate)| (name(index), candidate)).collect();
        let machine =
            |(name, candidate): &(String, &Candidate)| render::machine(name, &candidate.function, candidate.kind, form);
        let plain = |(name, candidate): &(String, &Candidate)| render::plain(name, &candidate.function, candidate.kind);
        let machine = self.workshop(form).check(&all.iter().map(machine).collect::<Vec<_>>())?;
        let mut left = all;
        left.retain(|(name, _)| machine.get(&form.module(name)).is_some_and(|refusal| refusal.kind == kind));
        let plain = self.plain.check(&left.iter().map(plain).collect::<Vec<_>>())?;
        left.retain(|(name, _)| !plain.contains_key(name));
        if let (Form::Explicit, Some(workshop)) = (form, &self.coroutine) {
            let of =
                |(name, candidate): &(String, &Candidate)| render::coroutine(name, &candidate.function, candidate.kind);
            let coroutine = workshop.check(&left.iter().map(of).collect::<Vec<_>>())?;
            left.retain(|(name, _)| !coroutine.contains_key(name));
        }
        Ok((0..candidates.len()).find(|index| left.iter().any(|(left, _)| *left == name(*index))))
    }

    /// The plain function first: what it can't be is no program at all.
    fn sides(&self, candidates: &[Candidate], of_forms: &[Form]) -> io::Result<Sides> {
        let all: BTreeMap<String, &Candidate> =
            candidates.iter().enumerate().map(|(index, candidate)| (name(index), candidate)).collect();
        let each = |of: &dyn Fn(&str, &syn::ItemFn, Kind) -> Source, names: &mut dyn Iterator<Item = &String>| {
            names.map(|name| of(name, &all[name].function, all[name].kind)).collect::<Vec<_>>()
        };
        let mut plain = self.plain.run(&each(&render::plain, &mut all.keys()))?;
        // One that never ends can't be judged.
        plain.transcripts.retain(|_, lines| !workshop::hangs(lines));
        let of_form = |form| {
            let machine = move |name: &str, function: &syn::ItemFn, kind| render::machine(name, function, kind, form);
            each(&machine, &mut plain.transcripts.keys())
        };
        let run = |workshop: &Workshop, forms: &mut dyn Iterator<Item = Form>| {
            workshop.run(&forms.flat_map(&of_form).collect::<Vec<_>>())
        };
        let machine = run(&self.machine, &mut of_forms.iter().copied().filter(|form| *form == Form::Explicit))?;
        let others = run(&self.others, &mut Form::OTHERS.into_iter().filter(|form| of_forms.contains(form)))?;
        let coroutine = match &self.coroutine {
            Some(workshop) if of_forms.contains(&Form::Explicit) => {
                workshop.run(&each(&render::coroutine, &mut plain.transcripts.keys()))?
            }
            _ => Outcome::default(),
        };
        Ok(Sides { plain, machine, others, coroutine })
    }
}

fn name(index: usize) -> String {
    format!("b{index:03}")
}
