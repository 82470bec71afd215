//! The forms of one body: declared in another way, on the other engine, driven in another way. All have to come to the same.

use super::generate::Kind;

/// What a body is compiled as.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Form {
    /// As the function is written: the explicit engine, nearly always unboxed.
    Explicit,
    /// The same, declared as a box; or unboxed, where the function has one.
    Boxed,
    /// On the other engine.
    Pinned,
}

/// What drives it, and how it may be ended.
pub(super) struct Drive {
    /// What its transcript is called, after the program.
    pub(super) name: &'static str,
    pub(super) function: &'static str,
    pub(super) endings: &'static [Ending],
}

/// As `Ending` of `support/src/script.rs`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Dropped,
    Closed,
    Thrown,
}

impl Ending {
    const ALL: [Ending; 3] = [Ending::Dropped, Ending::Closed, Ending::Thrown];

    pub(super) fn path(self) -> &'static str {
        match self {
            Ending::Dropped => "Ending::Dropped",
            Ending::Closed => "Ending::Closed",
            Ending::Thrown => "Ending::Thrown",
        }
    }

    /// How the lines of a transcript begin that tell of it.
    fn heading(self) -> &'static str {
        match self {
            Ending::Dropped => "dropped at ",
            Ending::Closed => "closed at ",
            Ending::Thrown => "thrown into at ",
        }
    }

    pub(super) fn of_line(line: &str) -> Option<Ending> {
        Self::ALL.into_iter().find(|ending| line.starts_with(ending.heading()))
    }
}

impl Form {
    /// Those beside the first one.
    pub(super) const OTHERS: [Form; 2] = [Form::Boxed, Form::Pinned];

    pub fn name(self) -> &'static str {
        match self {
            Form::Explicit => "explicit",
            Form::Boxed => "boxed",
            Form::Pinned => "pinned",
        }
    }

    /// The module of a program's form.
    pub(super) fn module(self, program: &str) -> String {
        match self {
            Form::Explicit => program.to_owned(),
            Form::Boxed | Form::Pinned => format!("{program}_{}", self.name()),
        }
    }

    pub(super) fn attribute(self) -> &'static str {
        match self {
            Form::Explicit | Form::Boxed => "#[generator]",
            Form::Pinned => "#[generator(pinned)]",
        }
    }

    pub(super) fn returns(self, kind: Kind) -> &'static str {
        match (self, kind) {
            (Form::Explicit | Form::Pinned, Kind::Boxed) => "BoxGenerator<'static, u32, u32, u32>",
            (Form::Explicit | Form::Pinned, Kind::Generator) => "impl Generator<Yield = u32, Send = u32, Return = u32>",
            (Form::Explicit | Form::Pinned, Kind::Result) => {
                "impl Generator<Yield = u32, Send = u32, Return = Result<u32, D>>"
            }
            (Form::Explicit | Form::Pinned, Kind::Optional) => {
                "impl Generator<Yield = u32, Send = u32, Return = Option<u32>>"
            }
            (Form::Explicit | Form::Pinned, Kind::Droppy) => "impl Generator<Yield = D, Return = D>",
            (Form::Explicit | Form::Pinned, Kind::Iterator) => "impl Iterator<Item = u32>",
            (Form::Explicit | Form::Pinned, Kind::LastError) => "impl Iterator<Item = Result<u32, D>>",
            (Form::Explicit | Form::Pinned, Kind::Failing) => "impl Generator<Yield = u32, Return = Result<(), D>>",
            (Form::Boxed, Kind::Generator | Kind::Boxed) => "Box<dyn Generator<Yield = u32, Send = u32, Return = u32>>",
            (Form::Boxed, Kind::Result) => "BoxGenerator<'static, u32, u32, Result<u32, D>>",
            (Form::Boxed, Kind::Optional) => "Box<dyn Generator<Yield = u32, Send = u32, Return = Option<u32>>>",
            (Form::Boxed, Kind::Droppy) => "BoxGenerator<'static, D, (), D>",
            (Form::Boxed, Kind::Iterator) => "Box<dyn Iterator<Item = u32>>",
            (Form::Boxed, Kind::LastError) => "Box<dyn Iterator<Item = Result<u32, D>>>",
            (Form::Boxed, Kind::Failing) => "BoxGenerator<'static, u32, (), Result<(), D>>",
        }
    }
}

/// The first one is the one that the plain function is driven by. `handles`: whether something in the body handles what is
/// raised: then it can't be dropped by what it is folded with, which unwinds. `exits`: whether it may end without a value, which
/// who iterates over it isn't told.
pub(super) fn drives(kind: Kind, handles: bool, exits: bool) -> Vec<Drive> {
    let drive = |name, function, endings| Drive { name, function, endings };
    let dropped: &[Ending] = if handles { &[] } else { &[Ending::Dropped] };
    match kind {
        Kind::Generator | Kind::Optional | Kind::Boxed | Kind::Droppy => {
            vec![drive("", "generates", &[Ending::Dropped, Ending::Closed])]
        }
        Kind::Result => vec![drive("", "generates", &Ending::ALL)],
        Kind::Iterator => {
            vec![drive("", "iterates", &[Ending::Dropped]), drive(" folded", "folds", dropped)]
        }
        Kind::LastError => vec![
            drive("", "iterates_over_results", &[Ending::Dropped]),
            drive(" folded", "folds_over_results", dropped),
        ],
        Kind::Failing if exits => vec![drive("", "generates", &Ending::ALL)],
        Kind::Failing => vec![
            drive("", "generates", &Ending::ALL),
            drive(" iterated", "iterates_to_an_error", &[Ending::Dropped]),
            drive(" folded", "folds_to_an_error", dropped),
        ],
    }
}

/// Of what the plain function has printed, that which a drive with these endings has to print.
pub(super) fn expected(transcript: &[String], endings: &[Ending]) -> Vec<String> {
    let mut left_out = false;
    let mut lines = Vec::new();
    for line in transcript {
        // What is indented belongs to what is above it.
        if !line.starts_with("  ") {
            left_out = Ending::of_line(line).is_some_and(|ending| !endings.contains(&ending));
        }
        if !left_out {
            lines.push(line.clone());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_drive_does_not_do_is_not_expected_of_it() {
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let whole = lines("yield 1\ndropped at 0\n  drop p\nclosed at 0\n  drop p\nthrown into at 0: abc");
        assert_eq!(expected(&whole, &[Ending::Dropped]), lines("yield 1\ndropped at 0\n  drop p"));
        assert_eq!(expected(&whole, &[]), lines("yield 1"));
        assert_eq!(expected(&whole, &Ending::ALL), whole);
    }
}
