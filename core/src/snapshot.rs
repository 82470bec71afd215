//! Snapshots: a suspended generator is written down, and goes on in another process.
//!
//! `#[derive(Serialize, Deserialize)]` under `#[generator(type = …)]` makes the generator's type one that serde writes and reads, in any
//! format:
//!
//! ```
//! use genfn::prelude::*;
//! use serde::{Deserialize, Serialize};
//!
//! #[generator(type = Total)]
//! #[derive(Serialize, Deserialize)]
//! fn total(prices: Vec<u32>) -> impl Iterator<Item = u32> {
//!     let mut sum = 0;
//!     for price in prices {
//!         sum += price;
//!         yield_!('added: { sum });
//!     }
//! }
//!
//! let mut before = total(vec![1, 2, 3]);
//! assert_eq!(before.next(), Some(1));
//! let text = serde_json::to_string(&before)?;
//! assert!(text.ends_with(r#""state":{"added":{"sum":1,"prices":[2,3]}}}"#), "{text}");
//!
//! let after: Total = serde_json::from_str(&text)?;
//! assert!(after.eq([3, 6]));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # What is written
//!
//! ```json
//! {"of": "order 2 #8b7c3f10a5e2d946", "state": {"paid": {"id": 7, "total": 12, "note": null}}}
//! ```
//!
//! - `of` says whose snapshot it is: the function's name, its `version = "…"` if the attribute gives one, and a hash. It is checked
//!   before anything else is read. Without a version the hash is that of the body and of the *shape*, which is the places and locals in
//!   order; with one it is that of the shape alone, so that a format that writes no names can't take one place for another.
//! - `state` is where it is suspended, and what it holds there. A place is called by the label of its marker's operand
//!   (`yield_!('paid: { … })`), else by its number (`s1`); `created` is the beginning, `closed` the end. Locals are called by their names;
//!   what a `for` loop iterates by is called as what it iterates; what is delegated to is the `delegate`, with a snapshot of its own.
//!
//! What is dead and has nothing to drop is not written.
//!
//! # What is read
//!
//! A place that the body has, with the locals that it holds there, and a delegate that is suspended; anything else is an error that says
//! what is wrong and where. That the *values* fit together, types don't say: what has to hold is for `check = …` to look at.

mod held;
mod maybe;
mod of;
mod place;
mod read;
mod write;

// For emitted code.
#[doc(hidden)]
pub use held::{
    AsDelegate, CanBeRead, CanBeWritten, CanBeWrittenAndRead, HoldsDelegate, NotReadable, NotWritable, OfOthers, Read,
    Reads, Unread, Unwritten, Writes, asked_of_delegate,
};
#[doc(hidden)]
pub use maybe::{ReadsMaybe, WritesMaybe, read_maybe, write_maybe};
#[doc(hidden)]
pub use of::Of;
#[doc(hidden)]
pub use read::{Checks, Migrates, Restored, Snapshot, checked, migrated, not_suspended, read, read_as, there};
#[doc(hidden)]
pub use write::{is_running, write};
