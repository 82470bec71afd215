//! The ir: the body of a generator, ready to be split at its suspension points. Nothing here knows a pass.
//!
//! | file | what it holds |
//! | --- | --- |
//! | `body.rs` | the body, and its invariants |
//! | `kind.rs` | what syntax tells of a local |
//! | `role.rs` | what a local is for |
//! | `part_calls.rs` | the calls in native code that stand for parts of locals |
//! | `walk.rs` | walks over a body |

mod body;
pub(crate) mod kind;
pub(crate) mod part_calls;
mod role;
pub(crate) mod walk;

pub(crate) use body::{
    Arm, Binding, Block, BlockId, Body, EndedBy, JoinId, Local, LocalId, MarkId, Node, Point, PointId, Stmt, Tail,
    is_jump_of_value, label_name,
};
pub(crate) use role::Role;
