//! What both engines emit alike. Nothing here knows the [`ir`](crate::ir) or the layout of a state.
//!
//! | file | what it emits |
//! | --- | --- |
//! | `arguments.rs` | arguments, taken into the body |
//! | `questions.rs` | what rustc is asked |
//! | `renamed.rs` | genfn under another name |
//! | `shape.rs` | what the closure returns, and how it is left |
//! | `tokens.rs` | braces, labels and jumps; names that no name of the user's can collide with |
//! | `whole_body.rs` | bodies that stay whole |

pub(crate) mod arguments;
pub(crate) mod questions;
pub(crate) mod renamed;
pub(crate) mod shape;
pub(crate) mod tokens;
pub(crate) mod whole_body;
