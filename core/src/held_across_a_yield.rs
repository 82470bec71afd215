//! What emitted code asks of each local that a `yield_!` leaves in the generator, where the return type promises it of the
//! generator: `impl Iterator<Item = u32> + Send`.

use core::fmt::Debug;

pub fn must_be_send<T: Send>(_: &T) {}

pub fn must_be_sync<T: Sync>(_: &T) {}

pub fn must_be_clone<T: Clone>(_: &T) {}

pub fn must_be_debug<T: Debug>(_: &T) {}
