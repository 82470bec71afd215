//! What is emitted beside an error: something that callers and editors can use. Only `unread.rs` reports.
//!
//! | file | what it emits |
//! | --- | --- |
//! | `stub.rs` | a body of the declared type |
//! | `refused_body.rs` | the body as it was written, for its names |
//! | `unread.rs` | an item that syn can't read |

pub(crate) mod refused_body;
pub(crate) mod stub;
pub(crate) mod unread;
