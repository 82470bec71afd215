//! What both engines refuse.

pub use super::prelude;

files! {
    report
}
