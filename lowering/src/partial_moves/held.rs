//! What is left of a value of which nothing tells what fields it has: a body of rustc's own keeps it, in a box.
//!
//! ```text
//! let page = fetch()?;
//! store(page.items);
//!
//! let page = fetch()?;
//! let rest;
//! store({ let (part, left) = one_by_one!(page, items, untold [] [] []); rest = left; part });
//! ```
//!
//! Where the part is `Copy`, or can be filled, the whole is kept instead, and nothing is allocated: rustc is asked.

use crate::source::signature::Declared;

/// Whether such a body may be a part of the machine: its type has no name to be written, and no copy.
pub(super) fn may_be(declared: &Declared) -> bool {
    !declared.has_name && !declared.clone
}
