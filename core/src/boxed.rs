//! The name of a generator behind a box.

use alloc::boxed::Box;

use crate::Generator;

/// A generator of any kind behind a box: for recursion, for fields, for collections of different ones.
///
/// With `S = ()` it is an iterator too, over what its `R` [has it](crate::Iterates). A function with `#[generator]` may return it: the attribute does the boxing. Such
/// functions may delegate to each other [as deep as they like](crate::yield_from!#recursion), which a `Box<dyn Iterator>` can't.
///
/// # Examples
///
/// ```
/// use genfn::prelude::*;
///
/// /// Every way to order `items`.
/// #[generator]
/// fn permutations(items: Vec<u8>) -> BoxGenerator<'static, Vec<u8>> {
///     if items.is_empty() {
///         yield_!(Vec::new());
///     }
///     for i in 0..items.len() {
///         let mut rest = items.clone();
///         let first = rest.remove(i);
///         for mut tail in permutations(rest) {
///             tail.insert(0, first);
///             yield_!(tail);
///         }
///     }
/// }
///
/// assert_eq!(permutations(vec![1, 2, 3]).count(), 6);
/// ```
pub type BoxGenerator<'a, Y, S = (), R = ()> = Box<dyn Generator<Yield = Y, Send = S, Return = R> + 'a>;
