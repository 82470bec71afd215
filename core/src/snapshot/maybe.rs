//! A local that may be there, and is held only to be dropped: a list of one, or of none. As an `Option` of something that is written as
//! nothing it would be read as `None`, and what is held would be lost.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Read, Unread, Unwritten};
use crate::iter::OptionItems;

/// What is written of it.
pub trait WritesMaybe {
    /// Writes it.
    ///
    /// # Errors
    ///
    /// Those of the format.
    fn write_maybe<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

impl<T: Serialize> WritesMaybe for Option<T> {
    fn write_maybe<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_slice().serialize(serializer)
    }
}

impl<T: WritesMaybe> WritesMaybe for &T {
    fn write_maybe<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).write_maybe(serializer)
    }
}

impl WritesMaybe for Unwritten {
    fn write_maybe<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize(serializer)
    }
}

/// What is read of it.
pub trait ReadsMaybe<'de>: Sized {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// Those of the format.
    fn read_maybe<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

impl<'de, T: Deserialize<'de>> ReadsMaybe<'de> for Option<T> {
    fn read_maybe<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        OptionItems::deserialize(deserializer).map(|mut items| items.next())
    }
}

impl<'de, T: ReadsMaybe<'de>> ReadsMaybe<'de> for Read<T> {
    fn read_maybe<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read_maybe(deserializer).map(Read::of)
    }
}

impl<'de, T> ReadsMaybe<'de> for Unread<T> {
    fn read_maybe<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(D::Error::custom("a local can't be read"))
    }
}

/// Writes it.
///
/// # Errors
///
/// Those of the format.
pub fn write_maybe<S: Serializer>(maybe: &impl WritesMaybe, serializer: S) -> Result<S::Ok, S::Error> {
    maybe.write_maybe(serializer)
}

/// Reads it.
///
/// # Errors
///
/// Those of the format.
pub fn read_maybe<'de, T: ReadsMaybe<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::read_maybe(deserializer)
}
