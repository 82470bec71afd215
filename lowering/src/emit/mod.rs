//! What both engines emit alike. Nothing here knows the [`ir`](crate::ir) or the layout of a state.
//!
//! | file | what it emits |
//! | --- | --- |
//! | `arguments.rs` | arguments, taken into the body |
//! | `in_futures.rs` | async blocks that yield |
//! | `in_tokens.rs` | markers among tokens that nobody can read |
//! | `question_marks.rs` | `?` on what seems to be an `Option` |
//! | `questions.rs` | what rustc is asked |
//! | `renamed.rs` | genfn under another name |
//! | `shape.rs` | what the closure returns, and how it is left |
//! | `tokens.rs` | braces, labels and jumps; names that no name of the user's can collide with |
//! | `whole_body.rs` | bodies that stay whole |

pub(crate) mod arguments;
pub(crate) mod in_futures;
pub(crate) mod in_tokens;
pub(crate) mod question_marks;
pub(crate) mod questions;
pub(crate) mod renamed;
pub(crate) mod shape;
pub(crate) mod tokens;
pub(crate) mod whole_body;

/// What clippy would say of code that is the user's only in part: of scopes that are emitted again, and of blocks that seem to
/// end where they are left.
pub(crate) const ALLOWED_CLIPPY: &[&str] = &[
    "borrow_deref_ref",
    // A block that returns stands in a `let` of its value.
    "diverging_sub_expression",
    "never_loop",
    "needless_return",
    "no_effect",
    "redundant_else",
    "suspicious_else_formatting",
    "unused_unit",
    "while_let_loop",
];
