//! What the explicit engine takes, and the pinned one refuses.

pub use super::prelude;

files! {
    readings
}
