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

use proc_macro2::{Ident, Span};

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

/// What is a keyword in some edition: in ours, but not in that of whoever wrote it, it may be a name.
const KEYWORDS_OF_LATER_EDITIONS: &[&str] = &["async", "await", "dyn", "gen", "try"];

/// A name that a macro was given, with the span of one that it has made: it says the same of the same place, but for rustc that looks
/// for it, it is another. Only where the macro was invoked by whoever wrote the name; else it would mean something else.
pub(crate) fn as_made_by_the_macro(name: &Ident) -> Ident {
    let (mut name, invoked) = (name.clone(), Span::call_site());
    let is_inside = match (bytes(name.span()), bytes(invoked)) {
        (Some(own), Some(all)) => all.start <= own.start && own.end <= all.end,
        (None, _) | (_, None) => false,
    };
    if is_inside && !KEYWORDS_OF_LATER_EDITIONS.iter().any(|keyword| name == keyword) {
        name.set_span(invoked.located_at(name.span()));
    }
    name
}

/// Where it is, in the way of [`Context::of`].
fn bytes(span: Span) -> Option<Range<usize>> {
    let shown = format!("{span:?}");
    let (start, end) = shown.split_once("bytes(")?.1.strip_suffix(')')?.split_once("..")?;
    Some(start.parse().ok()?..end.parse().ok()?)
}
