//! What is emitted beside an error: something that callers and editors can use. Nothing here reports.
//!
//! | file | what it emits |
//! | --- | --- |
//! | `stub.rs` | a body of the declared type; an item that is no function |
//! | `refused_body.rs` | the body as it was written, for its names |

pub(crate) mod refused_body;
pub(crate) mod stub;
