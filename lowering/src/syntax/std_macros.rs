//! What std's macros mean, by their names.

use syn::Macro;

/// How a macro uses one operand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Access {
    /// Moved (or copied) into the macro.
    Value,
    /// Only borrowed, for the time of the statement.
    Borrow,
    /// Evaluated only on some condition of the macro's own: nothing in it may suspend.
    Lazy,
}

impl Access {
    pub(crate) fn is_value(self) -> bool {
        match self {
            Access::Value => true,
            Access::Borrow | Access::Lazy => false,
        }
    }

    pub(crate) fn is_lazy(self) -> bool {
        match self {
            Access::Lazy => true,
            Access::Value | Access::Borrow => false,
        }
    }
}

/// A macro of std's.
pub(crate) struct StdMacro {
    name: &'static str,
    pub(crate) reads: Reads,
    /// Whether what it holds temporarily ends with it: it expands to a block with a statement in it.
    pub(crate) ends_temporaries: bool,
    shows: Shows,
    pub(crate) diverges: bool,
    pub(crate) value: Evaluates,
}

/// How its operands are read.
#[derive(Clone, Copy)]
pub(crate) enum Reads {
    /// `dbg!(…)`
    Values,
    /// Some leading operands, which are borrowed, then a format string and what it formats.
    Message { leading: usize, access: Access },
    /// `matches!(operand, pattern)`
    Matched,
    /// `vec![…]`
    Elements,
    /// Its tokens are none.
    Nothing,
}

/// Whether it shows its operands as they are written.
#[derive(Clone, Copy)]
enum Shows {
    Never,
    /// Where there is no message.
    Alone,
    Always,
}

/// What it evaluates to.
#[derive(Clone, Copy)]
pub(crate) enum Evaluates {
    /// Its operands, or what holds them.
    Operands,
    /// A type that its name tells.
    Known,
    /// A type that its operands tell, or `()`, or nothing.
    Other,
}

const fn reads(name: &'static str, reads: Reads) -> StdMacro {
    let (shows, value) = (Shows::Never, Evaluates::Other);
    StdMacro { name, reads, ends_temporaries: false, shows, diverges: false, value }
}

const fn formats(name: &'static str) -> StdMacro {
    reads(name, Reads::Message { leading: 0, access: Access::Borrow })
}

const fn asserts(name: &'static str, leading: usize) -> StdMacro {
    reads(name, Reads::Message { leading, access: Access::Lazy })
}

const fn diverges(name: &'static str) -> StdMacro {
    StdMacro { diverges: true, ..formats(name) }
}

const fn ends(known: StdMacro) -> StdMacro {
    StdMacro { ends_temporaries: true, ..known }
}

const STD: &[StdMacro] = &[
    ends(formats("print")),
    ends(formats("println")),
    ends(formats("eprint")),
    ends(formats("eprintln")),
    StdMacro { value: Evaluates::Known, ..ends(formats("format")) },
    formats("format_args"),
    diverges("panic"),
    diverges("unreachable"),
    diverges("todo"),
    diverges("unimplemented"),
    reads("write", Reads::Message { leading: 1, access: Access::Borrow }),
    reads("writeln", Reads::Message { leading: 1, access: Access::Borrow }),
    StdMacro { shows: Shows::Alone, ..ends(asserts("assert", 1)) },
    asserts("assert_eq", 2),
    asserts("assert_ne", 2),
    // In a release build nothing of these is evaluated.
    StdMacro { shows: Shows::Alone, ..ends(asserts("debug_assert", 0)) },
    asserts("debug_assert_eq", 0),
    asserts("debug_assert_ne", 0),
    reads("matches", Reads::Matched),
    StdMacro { value: Evaluates::Operands, ..reads("vec", Reads::Elements) },
    StdMacro { value: Evaluates::Operands, shows: Shows::Always, ..reads("dbg", Reads::Values) },
    reads("stringify", Reads::Nothing),
    reads("concat", Reads::Nothing),
    reads("include_str", Reads::Nothing),
    reads("include_bytes", Reads::Nothing),
    reads("env", Reads::Nothing),
    reads("option_env", Reads::Nothing),
    reads("cfg", Reads::Nothing),
    reads("line", Reads::Nothing),
    reads("column", Reads::Nothing),
    reads("file", Reads::Nothing),
    reads("module_path", Reads::Nothing),
    reads("compile_error", Reads::Nothing),
];

impl StdMacro {
    /// A macro is known by the last segment of its path.
    pub(crate) fn of(mac: &Macro) -> Option<&'static StdMacro> {
        StdMacro::named(&mac.path.segments.last()?.ident.to_string())
    }

    pub(crate) fn named(name: &str) -> Option<&'static StdMacro> {
        STD.iter().find(|known| known.name == name)
    }

    /// Whether it shows its operands, which are so many, as they are written: they can't be written otherwise then.
    pub(crate) fn shows(&self, operands: usize) -> bool {
        match self.shows {
            Shows::Never => false,
            Shows::Alone => operands == 1,
            Shows::Always => true,
        }
    }

    /// Whether it may be given a message, in place of its operand as that is written.
    pub(crate) fn takes_message(&self) -> bool {
        matches!(self.shows, Shows::Alone)
    }

    /// Whether evaluating it late makes no difference.
    pub(crate) fn is_constant(&self) -> bool {
        matches!(self.reads, Reads::Nothing)
    }
}

impl Evaluates {
    pub(crate) fn is_known(self) -> bool {
        matches!(self, Evaluates::Known)
    }

    pub(crate) fn is_operands(self) -> bool {
        matches!(self, Evaluates::Operands)
    }
}
