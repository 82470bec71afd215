//! Whose snapshot it is: `"order 2 #8b7c3f10a5e2d946"`.

use core::fmt;

use serde::de;

/// The first thing that is written.
#[derive(Clone, Copy, Debug)]
pub struct Of {
    name: &'static str,
    version: Option<&'static str>,
    /// All of it, as it is written.
    text: &'static str,
    /// The versions that are read, too.
    from: &'static [&'static str],
}

/// What is read of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// This one's.
    This,
    /// That of an older version, by its number in `from`.
    Older(usize),
}

impl Of {
    /// What emitted code says of a function.
    pub const fn new(
        name: &'static str,
        version: Option<&'static str>,
        text: &'static str,
        from: &'static [&'static str],
    ) -> Self {
        Of { name, version, text, from }
    }

    /// The function's name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What is written.
    pub(super) const fn text(&self) -> &'static str {
        self.text
    }

    /// Whose snapshot it is.
    pub(super) fn found<E: de::Error>(&self, of: &str) -> Result<Found, E> {
        if of == self.text {
            return Ok(Found::This);
        }
        let name = self.name;
        let Some(rest) = of.strip_prefix(name).and_then(|rest| rest.strip_prefix(' ')) else {
            let other = of.split(' ').next().unwrap_or_default();
            return Err(E::custom(format_args!("this is a snapshot of `{other}`, not of `{name}`")));
        };
        // Without a version the hash stands for it.
        let version = rest.split(' ').next().unwrap_or_default();
        if let Some(older) = self.from.iter().position(|older| *older == version) {
            return Ok(Found::Older(older));
        }
        Err(match self.version {
            Some(this) if this == version => E::custom(format_args!(
                "`{name}` holds other locals than when this was written, and both say that they are version {version:?}: give it a new one, and read the old one by `from({version:?} = …)`"
            )),
            Some(this) => E::custom(format_args!(
                "this is a snapshot of `{name}`, version {version:?}, and the program has version {this:?}: read it by `from({version:?} = …)`"
            )),
            None => E::custom(format_args!(
                "`{name}` has changed since this was written: give it a `version = \"…\"`, and read this one by `from({version:?} = …)`"
            )),
        })
    }
}

impl fmt::Display for Of {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}
