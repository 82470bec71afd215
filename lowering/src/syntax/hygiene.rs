//! What a `macro_rules!` macro and its caller call by one name are two things.
//!
//! ```text
//! macro_rules! beside {
//!     ($value:ident, $theirs:expr) => {
//!         #[generator]
//!         fn both($value: u32) -> impl Iterator<Item = u32> {
//!             let value = 1;
//!             yield_!(value);                     // 1
//!             yield_!($theirs);                   // the argument, in `beside!(value, value)`
//!         }
//!     };
//! }
//! ```

use std::ops::Range;

use proc_macro2::Span;

/// Who wrote a token; nothing where it can't be told, outside of rustc.
///
/// Tokens of one context have one meaning. Those of two may have one all the same: a procedural macro may have made some of them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(crate) struct Context(String);

impl Context {
    /// A span has no other way to tell than how it is shown: `#3 bytes(10..15)`.
    pub(crate) fn of(span: Span) -> Self {
        let shown = format!("{span:?}");
        let context = shown.split_once(' ').map(|(context, _)| context).filter(|context| context.starts_with('#'));
        Context(context.unwrap_or_default().to_owned())
    }
}

/// The span of a token of what a macro was given, as of one that the macro has made: it says the same of the same place, but for rustc
/// that looks for it, it is another. Only where the macro was invoked by whoever wrote the token; else a name would mean something else.
pub(crate) fn as_made_by_the_macro(span: Span) -> Span {
    let invoked = Span::call_site();
    match (bytes(span), bytes(invoked)) {
        (Some(own), Some(all)) if all.start <= own.start && own.end <= all.end => invoked.located_at(span),
        _ => span,
    }
}

/// Where it is, in the way of [`Context::of`].
fn bytes(span: Span) -> Option<Range<usize>> {
    let shown = format!("{span:?}");
    let (start, end) = shown.split_once("bytes(")?.1.strip_suffix(')')?.split_once("..")?;
    Some(start.parse().ok()?..end.parse().ok()?)
}
