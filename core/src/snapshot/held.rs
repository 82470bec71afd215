//! What is held, as it is written and read.
//!
//! Which locals can be written is a question of types, and what rustc says of one that can't is to be said once, at the local: by
//! [`CanBeWrittenAndRead`]. The code that writes and reads compiles either way. It asks by method lookup, which finds an inherent
//! method whose bounds hold before a trait's:
//!
//! ```text
//! Writes(&local).written()          &T if `T: Serialize`, else Unwritten
//! Reads::<T>::NEW.read()            Read<T> if `T: DeserializeOwned`, else Unread<T>
//! ```

use core::marker::PhantomData;

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser};

use super::Snapshot;
use crate::delegation::{DelegateGenerator, DelegateIterator};
use crate::{Generator, State};

/// What can be written down.
#[diagnostic::on_unimplemented(
    message = "a snapshot can't hold `{Self}`, which implements no `Serialize`",
    label = "held across a `yield_!`, so it is written down: drop it before, or hold what it can be made of again",
    note = "a type of one's own derives `Serialize`; a reference becomes a value, or an index; a closure, an `enum` of what it may be"
)]
pub trait CanBeWritten {
    /// Asked of a local, where it is held.
    fn asked(_: &Self) {}
}

#[diagnostic::do_not_recommend]
impl<T: Serialize> CanBeWritten for T {}

/// What can be read.
#[diagnostic::on_unimplemented(
    message = "a snapshot can't hold `{Self}`, which implements no `Deserialize` that owns what it reads",
    label = "held across a `yield_!`, so it is read again: drop it before, or hold what it can be made of again",
    note = "a type of one's own derives `Deserialize`; a reference becomes a value, or an index; a closure, an `enum` of what it may be"
)]
pub trait CanBeRead {
    /// Asked of a local, where it is held.
    fn asked(_: &Self) {}
}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> CanBeRead for T {}

/// Both.
#[diagnostic::on_unimplemented(
    message = "a snapshot can't hold `{Self}`, which does not implement both `Serialize` and `Deserialize`",
    label = "held across a `yield_!`, so it is written down: drop it before, or hold what it can be made of again",
    note = "a type of one's own derives `Serialize` and `Deserialize`; a reference becomes a value, or an index; a closure, an `enum` of what it may be"
)]
pub trait CanBeWrittenAndRead {
    /// Asked of a local, where it is held.
    fn asked(_: &Self) {}
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + DeserializeOwned> CanBeWrittenAndRead for T {}

/// What holds what is delegated to.
pub trait HoldsDelegate {
    /// That.
    type Delegate;
}

impl<G: Generator, X> HoldsDelegate for DelegateGenerator<G, X> {
    type Delegate = G;
}

impl<I> HoldsDelegate for DelegateIterator<I> {
    type Delegate = I;
}

/// The same, asked of what is delegated to.
pub fn asked_of_delegate<T: HoldsDelegate>(_: &T, _: fn(&T::Delegate)) {}

/// A local that is written.
pub struct Writes<'a, T>(pub &'a T);

impl<'a, T: Serialize> Writes<'a, T> {
    /// As it is.
    pub fn written(self) -> &'a T {
        self.0
    }
}

/// Not at all: that is told of where it is declared.
pub trait NotWritable: Sized {
    /// As nothing.
    fn written(self) -> Unwritten {
        Unwritten
    }
}

impl<T> NotWritable for Writes<'_, T> {}

/// What can't be written.
pub struct Unwritten;

impl Serialize for Unwritten {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(ser::Error::custom("a local can't be written"))
    }
}

/// A local that is read.
pub struct Reads<T>(PhantomData<fn() -> T>);

impl<T> Reads<T> {
    /// The question.
    pub const NEW: Self = Reads(PhantomData);
}

impl<T: DeserializeOwned> Reads<T> {
    /// As it is.
    pub fn read(self) -> Read<T> {
        unreachable!("this is asked for its type alone; this is a bug in genfn")
    }
}

/// Not at all.
pub trait NotReadable<T>: Sized {
    /// As nothing.
    fn read(self) -> Unread<T> {
        unreachable!("this is asked for its type alone; this is a bug in genfn")
    }
}

impl<T> NotReadable<T> for Reads<T> {}

/// A local that was read.
pub struct Read<T>(T);

impl<T> Read<T> {
    pub(super) fn of(it: T) -> Self {
        Read(it)
    }

    /// It.
    pub fn it(self) -> T {
        self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Read<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Read)
    }
}

/// One that can't be read.
pub struct Unread<T>(PhantomData<fn() -> T>);

impl<T> Unread<T> {
    /// It.
    pub fn it(self) -> T {
        unreachable!("nothing was read; this is a bug in genfn")
    }
}

impl<'de, T> Deserialize<'de> for Unread<T> {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(D::Error::custom("a local can't be read"))
    }
}

/// What is delegated to, as it was read.
pub struct AsDelegate<'a, T>(pub &'a T);

impl<G: Generator, X> AsDelegate<'_, DelegateGenerator<G, X>> {
    /// Whether it has begun, and not ended: else it is no delegate.
    pub fn suspended(self) -> bool {
        Generator::state(self.0.inner()) == State::Suspended
    }
}

impl<G: Snapshot> AsDelegate<'_, DelegateIterator<G>> {
    /// The same.
    pub fn suspended(self) -> bool {
        self.0.inner().is_suspended()
    }
}

/// Other iterators are always as good as any.
pub trait OfOthers: Sized {
    /// They are.
    fn suspended(self) -> bool {
        true
    }
}

impl<T> OfOthers for AsDelegate<'_, T> {}

impl<G: Generator + Serialize, X> Serialize for DelegateGenerator<G, X> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.inner().serialize(serializer)
    }
}

impl<'de, G: Generator + Deserialize<'de>, X> Deserialize<'de> for DelegateGenerator<G, X> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        G::deserialize(deserializer).map(DelegateGenerator::from)
    }
}

impl<I: Serialize> Serialize for DelegateIterator<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.inner().serialize(serializer)
    }
}

impl<'de, I: Deserialize<'de>> Deserialize<'de> for DelegateIterator<I> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        I::deserialize(deserializer).map(DelegateIterator::from)
    }
}
