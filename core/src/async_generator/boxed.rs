//! The name of an async generator behind a box.

use alloc::boxed::Box;
use core::pin::Pin;

use super::AsyncGenerator;

/// An async generator of any kind behind a box: for recursion, for fields, for collections of different ones.
///
/// With `S = ()` it is a `Stream` too, over what its `R` [has it](crate::Iterates). A function with
/// [`#[generator]`](macro@crate::generator) may return it: the attribute does the boxing. One that goes to other threads is written out:
/// `Pin<Box<dyn AsyncGenerator<Yield = Y, Send = S, Return = R> + Send + 'a>>`.
///
/// # Recursion
///
/// An item costs a call for each level that is delegated through, and a chain of levels with an item each the square of that; a level takes some
/// of the stack, too. Between [`BoxGenerator`](crate::BoxGenerator)s delegation is flat, for what one delegates to is handed over to whoever is resumed from
/// outside. A body that awaits is a future, which rustc has made: it holds what it delegates to in itself, and polls it. A thousand levels, which
/// is where Python stops, are within the 8 MiB of a program's stack in a debug build; in the 2 MiB of another thread some 800 are. What is deeper holds a
/// list of what is still to be visited, or is a [`BoxGenerator`](crate::BoxGenerator) that yields what is to be awaited.
///
/// # Examples
///
/// ```
/// # futures::executor::block_on(async {
/// use futures::StreamExt;
/// use genfn::BoxAsyncGenerator;
/// use genfn::prelude::*;
///
/// #[derive(Default)]
/// struct Directory {
///     name: &'static str,
///     inside: Vec<Directory>,
/// }
///
/// async fn read(directory: &Directory) -> &[Directory] {
///     &directory.inside
/// }
///
/// /// The names in a directory; returns how many there are.
/// #[generator]
/// fn names(directory: &Directory) -> BoxAsyncGenerator<'_, &'static str, (), usize> {
///     yield_!(directory.name);
///     let mut count = 1;
///     for inside in read(directory).await {
///         count += yield_from!(names(inside));
///     }
///     count
/// }
///
/// let leaf = |name| Directory { name, ..Directory::default() };
/// let root = Directory { name: "/", inside: vec![leaf("etc"), leaf("home")] };
/// assert_eq!(names(&root).collect::<Vec<_>>().await, ["/", "etc", "home"]);
/// # });
/// ```
pub type BoxAsyncGenerator<'a, Y, S = (), R = ()> = Pin<Box<dyn AsyncGenerator<Yield = Y, Send = S, Return = R> + 'a>>;
