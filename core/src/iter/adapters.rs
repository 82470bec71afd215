//! Adapters, as std has them, which can be written down if what they are around can.
//!
//! Each takes what [`IntoItems`](super::IntoItems) takes, not whatever is an iterator: serde writes std's `RangeInclusive`, too, but one that is
//! exhausted reads back as one that is not.

mod chain;
mod enumerate;
mod peekable;
mod rev;
mod skip;
mod step_by;
mod take;
mod zip;

pub use chain::Chain;
pub use enumerate::Enumerate;
pub use peekable::Peekable;
pub use rev::Rev;
pub use skip::Skip;
pub use step_by::StepBy;
pub use take::Take;
pub use zip::Zip;
