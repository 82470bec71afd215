//! What the command line asks for.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judge {
    Python,
    Plain,
    Nightly,
}

/// What the bodies are that `plain` and `nightly` judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bodies {
    /// Of several statements.
    Whole,
    /// Mostly about the types of locals.
    Types,
    /// Mostly of the shapes of real programs.
    Shapes,
    /// Of one statement: what its operands hold.
    Operands,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    /// For each judge.
    pub programs: usize,
    pub seed: u64,
    /// These programs, and no others.
    pub seeds: Option<Vec<u64>>,
    pub judges: Vec<Judge>,
    pub bodies: Bodies,
    /// How many programs are compiled together.
    pub batch: usize,
    /// How many batches at a time.
    pub jobs: usize,
    /// No batch is begun after so many, for each judge.
    pub minutes: Option<u64>,
    /// Leave the boxed and the pinned forms of each body away.
    pub explicit_only: bool,
    /// The programs that Python judges have types with names, and are written down and read at each step.
    pub written_down: bool,
    /// Print the smallest program that is refused, for each kind of message.
    pub refused: bool,
}

pub const USAGE: &str = "usage: genfn-tests-differential [--programs N] [--seed N] [--seeds N,N,…] [--judge python|plain|nightly]… \
                         [--bodies whole|types|shapes|operands] \
                         [--batch N] [--jobs N] [--minutes N] [--explicit-only] [--written-down] [--refused]";

impl Options {
    /// # Errors
    ///
    /// The argument that is not understood.
    pub fn read(arguments: impl Iterator<Item = String>, new_seed: u64) -> Result<Self, String> {
        let mut options = Options {
            programs: 200,
            seed: new_seed,
            seeds: None,
            judges: Vec::new(),
            bodies: Bodies::Whole,
            batch: 50,
            jobs: std::thread::available_parallelism().map_or(1, usize::from),
            minutes: None,
            explicit_only: false,
            written_down: false,
            refused: false,
        };
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
            let number = |text: String| text.parse::<u64>().map_err(|_| format!("not a number: {text}"));
            match argument.as_str() {
                "--programs" => options.programs = usize::try_from(number(value()?)?).map_err(|e| e.to_string())?,
                "--seeds" => {
                    let seeds =
                        value()?.split(',').map(|seed| number(seed.trim().to_owned())).collect::<Result<_, _>>()?;
                    options.seeds = Some(seeds);
                }
                "--seed" => options.seed = number(value()?)?,
                "--batch" => options.batch = usize::try_from(number(value()?)?.max(1)).map_err(|e| e.to_string())?,
                "--jobs" => options.jobs = usize::try_from(number(value()?)?.max(1)).map_err(|e| e.to_string())?,
                "--minutes" => options.minutes = Some(number(value()?)?),
                "--explicit-only" => options.explicit_only = true,
                "--written-down" => options.written_down = true,
                "--refused" => options.refused = true,
                "--bodies" => {
                    options.bodies = match value()?.as_str() {
                        "whole" => Bodies::Whole,
                        "types" => Bodies::Types,
                        "shapes" => Bodies::Shapes,
                        "operands" => Bodies::Operands,
                        other => return Err(format!("no such bodies: {other}")),
                    }
                }
                "--judge" => options.judges.push(match value()?.as_str() {
                    "python" => Judge::Python,
                    "plain" => Judge::Plain,
                    "nightly" => Judge::Nightly,
                    other => return Err(format!("no such judge: {other}")),
                }),
                other => return Err(format!("not understood: {other}")),
            }
        }
        if options.judges.is_empty() {
            options.judges = vec![Judge::Python, Judge::Plain, Judge::Nightly];
        }
        Ok(options)
    }

    /// The seed of the program of this number; `None` where that is one too many.
    pub fn seed_of(&self, number: usize) -> Option<u64> {
        match &self.seeds {
            Some(seeds) => seeds.get(number).copied(),
            None => (number < self.programs).then(|| self.seed.wrapping_add(number as u64)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Options, String> {
        Options::read(line.split_whitespace().map(str::to_owned), 7)
    }

    #[test]
    fn all_judges_and_a_new_seed_unless_told() {
        let options = read("--programs 3").unwrap();
        assert_eq!((options.programs, options.seed, options.judges.len()), (3, 7, 3));
    }

    #[test]
    fn a_seed_and_judges_can_be_told() {
        let options = read("--seed 12 --judge python").unwrap();
        assert_eq!((options.seed, options.judges), (12, vec![Judge::Python]));
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        assert_eq!(read("--judge me"), Err("no such judge: me".to_owned()));
        assert_eq!(read("--seed"), Err("--seed needs a value".to_owned()));
    }
}
