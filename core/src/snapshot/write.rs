//! How it is written.

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use super::Of;

/// Writes a snapshot: whose it is, and the state.
///
/// # Errors
///
/// Those of the format.
pub fn write<S: Serializer>(of: &Of, state: &impl Serialize, serializer: S) -> Result<S::Ok, S::Error> {
    let mut snapshot = serializer.serialize_struct("Snapshot", 2)?;
    // In this order in any format, also where keys are sorted: by the alphabet, or by their length.
    snapshot.serialize_field("of", of.text())?;
    snapshot.serialize_field("state", state)?;
    snapshot.end()
}

/// A panic has left it where it does not rest.
pub fn is_running<E: serde::ser::Error>() -> E {
    E::custom("it was left in the middle, by a panic")
}
