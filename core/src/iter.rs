//! Iterators that can be written down, for the `for` loops of a generator that is.
//!
//! A `for` loop holds an iterator while the generator is suspended in it, and std's own, such as [`vec::IntoIter`](alloc::vec::IntoIter), are
//! neither `Serialize` nor `Deserialize`. Here is one for each collection: it iterates as std's does, and what is written
//! of it is **what is still to come**, not where it is. So there is no index that could be wrong: whatever is read is an iterator
//! over what was read.
//!
//! ```
//! use genfn::iter::IntoItems;
//!
//! let mut items = vec!["pen", "book", "cup"].into_items();
//! assert_eq!(items.next(), Some("pen"));
//!
//! let snapshot = serde_json::to_string(&items)?;
//! assert_eq!(snapshot, r#"["book","cup"]"#);
//!
//! let read: genfn::iter::VecItems<String> = serde_json::from_str(&snapshot)?;
//! assert!(read.eq(["book", "cup"]));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! | of what is iterated | the iterator | is written as |
//! | --- | --- | --- |
//! | `Vec<T>`, `Box<[T]>` | [`VecItems<T>`] | `["book","cup"]` |
//! | `[T; N]` | [`ArrayItems<T, N>`] | a list |
//! | `Option<T>`, `Result<T, _>` | [`OptionItems<T>`] | a list of one or none |
//! | `VecDeque<T>`, `LinkedList<T>` | [`VecDequeItems<T>`] | a list |
//! | `BTreeSet<T>`, `HashSet<T>`, `BinaryHeap<T>` | [`BTreeSetItems<T>`], [`HashSetItems<T>`], [`BinaryHeapItems<T>`] | a list, in the order in which it is iterated |
//! | `BTreeMap<K, V>`, `HashMap<K, V>` | [`BTreeMapItems<K, V>`], [`HashMapItems<K, V>`] | a list of pairs, `[[1,"a"],[2,"b"]]`, in that order: JSON's keys are strings |
//! | `start..end`, `start..` | [`RangeItems<T>`], [`RangeFromItems<T>`] | `{"start":1,"end":3}`, `{"start":1}` |
//! | `start..=end` | [`RangeInclusiveItems<T>`] | `{"start":1,"last":3}`, and `{"start":null,"last":null}` if nothing is left |
//! | the indices of a slice | [`indices`] | `{"start":1,"end":3}` |
//! | the characters of a text | [`chars`] | the rest of the text |
//! | and where each begins | [`CharIndices`] | `{"at":2,"text":"rest"}` |
//! | its lines | [`lines`] | the rest of the text |
//!
//! Each has the adapters [`enumerate`](VecItems::enumerate), [`rev`](VecItems::rev), [`zip`](VecItems::zip), [`chain`](VecItems::chain),
//! [`skip`](VecItems::skip), [`take`](VecItems::take), [`step_by`](VecItems::step_by) and [`peekable`](VecItems::peekable) as methods of its own,
//! which make iterators that can be written down, too: `for (i, item) in items.into_items().enumerate()`. What takes a closure, as `map` does, is
//! std's, and can't be: no closure can.
//!
//! Whatever is read is an iterator that the type has, or an error; reading never panics, and allocates as it reads, not by a length
//! that the input claims. Of its values it says nothing: an index that was read need not be one of the slice.

#[macro_use]
mod forward;
mod adapters;
mod few;
mod head;
#[cfg(feature = "alloc")]
mod lists;
mod ranges;
#[cfg(feature = "alloc")]
mod text;

pub use adapters::{Chain, Enumerate, Peekable, Rev, Skip, StepBy, Take, Zip};
pub use few::{ArrayItems, OptionItems};
pub use head::IntoItems;
#[doc(hidden)]
pub use head::{Head, HeadOfOthers};
#[cfg(feature = "alloc")]
pub use lists::{BTreeMapItems, BTreeSetItems, BinaryHeapItems, VecDequeItems, VecItems};
#[cfg(feature = "std")]
pub use lists::{HashMapItems, HashSetItems};
pub use ranges::{Indices, RangeFromItems, RangeInclusiveItems, RangeItems, indices};
#[cfg(feature = "alloc")]
pub use text::{CharIndices, Chars, Lines, chars, lines};
