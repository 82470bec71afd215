//! What only std has: parts of paths, adaptors of readers.

use std::sync::mpsc;
use std::{io, path, time};

use super::NothingToDrop;

impl NothingToDrop for path::Ancestors<'_> {}
impl NothingToDrop for path::Component<'_> {}
impl NothingToDrop for path::Components<'_> {}
impl NothingToDrop for path::Display<'_> {}
impl NothingToDrop for path::Iter<'_> {}

impl NothingToDrop for time::Instant {}
impl NothingToDrop for time::SystemTime {}

impl<T> NothingToDrop for mpsc::Iter<'_, T> {}
impl<T> NothingToDrop for mpsc::TryIter<'_, T> {}

impl<T: NothingToDrop> NothingToDrop for io::Cursor<T> {}
impl<R: NothingToDrop> NothingToDrop for io::Bytes<R> {}
impl<R: NothingToDrop> NothingToDrop for io::Take<R> {}
impl<R: NothingToDrop, S: NothingToDrop> NothingToDrop for io::Chain<R, S> {}
impl<R: NothingToDrop> NothingToDrop for io::Lines<R> {}
impl<R: NothingToDrop> NothingToDrop for io::Split<R> {}
