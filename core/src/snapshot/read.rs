//! How it is read: `of` first, so that nothing is taken for what it is not.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::Of;
use super::of::Found;
use super::place::Placed;

/// What can be written down. Implemented by emitted code.
pub trait Snapshot {
    /// Whose snapshot it is.
    const OF: Of;

    /// Whether it has begun, and not ended.
    fn is_suspended(&self) -> bool;
}

/// What can be read again. Implemented by emitted code.
pub trait Restored<'de>: Snapshot + Sized {
    /// Reads the state.
    ///
    /// # Errors
    ///
    /// Those of the format; that the state is none of the body's.
    fn restored<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;

    /// Reads the state of an older version, by its number in `from`.
    ///
    /// # Errors
    ///
    /// The same, and what the user's function says.
    fn migrated<D: Deserializer<'de>>(older: usize, deserializer: D) -> Result<Self, D::Error> {
        let _ = (older, deserializer);
        Err(D::Error::custom("no older version is read; this is a bug in genfn"))
    }
}

#[cfg(feature = "alloc")]
impl<G: Snapshot> Snapshot for alloc::boxed::Box<G> {
    const OF: Of = G::OF;

    fn is_suspended(&self) -> bool {
        (**self).is_suspended()
    }
}

const FIELDS: &[&str] = &["of", "state"];

/// Reads a snapshot.
///
/// # Errors
///
/// Those of the format; that it is another one's; that the state is none of the body's.
pub fn read<'de, G: Restored<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<G, D::Error> {
    deserializer.deserialize_struct("Snapshot", FIELDS, Whole::<G>(PhantomData))
}

struct Whole<G>(PhantomData<fn() -> G>);

impl<'de, G: Restored<'de>> Visitor<'de> for Whole<G> {
    type Value = G;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a snapshot of the generator `{}`", G::OF.name())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut snapshot: A) -> Result<G, A::Error> {
        let of = snapshot.next_element_seed(OfSeed(&G::OF))?.ok_or_else(|| Error::invalid_length(0, &self))?;
        let state = snapshot.next_element_seed(StateSeed::<G>(of, PhantomData))?;
        state.ok_or_else(|| Error::invalid_length(1, &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut snapshot: A) -> Result<G, A::Error> {
        let mut of = None;
        let mut state = None;
        while let Some(key) = snapshot.next_key()? {
            match key {
                Key::Of if of.is_none() => of = Some(snapshot.next_value_seed(OfSeed(&G::OF))?),
                Key::State if state.is_none() => {
                    let of = of.ok_or_else(|| Error::custom("a snapshot begins with `of`"))?;
                    state = Some(snapshot.next_value_seed(StateSeed::<G>(of, PhantomData))?);
                }
                Key::Of => return Err(Error::duplicate_field("of")),
                Key::State => return Err(Error::duplicate_field("state")),
            }
        }
        state.ok_or_else(|| Error::missing_field(if of.is_none() { "of" } else { "state" }))
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Key {
    Of,
    State,
}

struct OfSeed<'a>(&'a Of);

impl<'de> DeserializeSeed<'de> for OfSeed<'_> {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for OfSeed<'_> {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.0)
    }

    fn visit_str<E: Error>(self, of: &str) -> Result<Found, E> {
        self.0.found(of)
    }
}

struct StateSeed<G>(Found, PhantomData<fn() -> G>);

impl<'de, G: Restored<'de>> DeserializeSeed<'de> for StateSeed<G> {
    type Value = G;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<G, D::Error> {
        let of = G::OF;
        let of = of.name();
        let read = match self.0 {
            Found::This => G::restored(Placed(deserializer)),
            Found::Older(older) => G::migrated(older, Placed(deserializer)),
        };
        read.map_err(|error| Error::custom(format_args!("`{of}`: {error}")))
    }
}

/// Reads a local. serde takes an `Option` that is missing for `None`, unless it is read by a function; and a local is never missing.
///
/// # Errors
///
/// Those of the format.
pub fn there<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::deserialize(deserializer)
}

/// A delegate is of the right type, and yet none that the body can be suspended in.
pub fn not_suspended<E: Error>(place: &str) -> E {
    E::custom(format_args!("at `{place}`: the delegate is not suspended"))
}

/// What emitted code reads: what it says beside it is never called, and tells of which type that is.
///
/// # Errors
///
/// Those of the format.
pub fn read_as<'de, P: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
    _: impl Fn(usize) -> P,
) -> Result<P, D::Error> {
    P::deserialize(deserializer)
}

/// What a user's function makes of a snapshot of an older version.
#[diagnostic::on_unimplemented(
    message = "what reads an older version returns a `Result<{P}, impl Display>`, not `{Self}`",
    label = "returns `{Self}`"
)]
pub trait Migrates<P> {
    /// That, or what the function says.
    ///
    /// # Errors
    ///
    /// What it says.
    fn migrates<E: Error>(self, version: &str) -> Result<P, E>;
}

#[diagnostic::do_not_recommend]
impl<P, D: fmt::Display> Migrates<P> for Result<P, D> {
    fn migrates<E: Error>(self, version: &str) -> Result<P, E> {
        self.map_err(|error| E::custom(format_args!("version {version:?} can't go on: {error}")))
    }
}

/// Of what emitted code calls.
///
/// # Errors
///
/// What the function says.
pub fn migrated<P, E: Error>(version: &str, made: impl Migrates<P>) -> Result<P, E> {
    made.migrates(version)
}

/// What a user's function says of what was read.
#[diagnostic::on_unimplemented(
    message = "a `check` returns a `Result<(), impl Display>`, not `{Self}`",
    label = "returns `{Self}`"
)]
pub trait Checks {
    /// That.
    ///
    /// # Errors
    ///
    /// That.
    fn checks<E: Error>(self) -> Result<(), E>;
}

#[diagnostic::do_not_recommend]
impl<D: fmt::Display> Checks for Result<(), D> {
    fn checks<E: Error>(self) -> Result<(), E> {
        self.map_err(|error| E::custom(format_args!("this can't be: {error}")))
    }
}

/// Of what emitted code calls.
///
/// # Errors
///
/// What the function says.
pub fn checked<E: Error>(said: impl Checks) -> Result<(), E> {
    said.checks()
}
