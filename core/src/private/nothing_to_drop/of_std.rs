//! What only std has: parts of paths, adaptors of readers.

use std::sync::mpsc;
use std::{io, path, time};

use super::NothingToDrop;

impl<How> NothingToDrop<How> for path::Ancestors<'_> {}
impl<How> NothingToDrop<How> for path::Component<'_> {}
impl<How> NothingToDrop<How> for path::Components<'_> {}
impl<How> NothingToDrop<How> for path::Display<'_> {}
impl<How> NothingToDrop<How> for path::Iter<'_> {}

impl<How> NothingToDrop<How> for time::Instant {}
impl<How> NothingToDrop<How> for time::SystemTime {}

impl<How, T> NothingToDrop<How> for mpsc::Iter<'_, T> {}
impl<How, T> NothingToDrop<How> for mpsc::TryIter<'_, T> {}

impl<How, T: NothingToDrop<How>> NothingToDrop<How> for io::Cursor<T> {}
impl<How, R: NothingToDrop<How>> NothingToDrop<How> for io::Bytes<R> {}
impl<How, R: NothingToDrop<How>> NothingToDrop<How> for io::Take<R> {}
impl<How, R: NothingToDrop<How>, S: NothingToDrop<How>> NothingToDrop<How> for io::Chain<R, S> {}
impl<How, R: NothingToDrop<How>> NothingToDrop<How> for io::Lines<R> {}
impl<How, R: NothingToDrop<How>> NothingToDrop<How> for io::Split<R> {}
