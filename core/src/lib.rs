//! Python's generators for stable Rust.
//!
//! Write a function with [`yield_!`] in it, put [`#[generator]`](macro@generator) on it, and it becomes an explicit
//! state machine that can be iterated, sent values, thrown errors, closed, delegated to, cloned and looked into. There is
//! no allocation ([but one](guide::refused), for what is left of a value that nothing tells the type of), no `Pin` and no `unsafe` in what the attribute emits.
//!
//! ```
//! use genfn::prelude::*;
//!
//! #[generator]
//! fn countdown(mut n: u32) -> impl Iterator<Item = u32> {
//!     while n > 0 {
//!         yield_!(n);
//!         n -= 1;
//!     }
//! }
//!
//! assert!(countdown(3).eq([3, 2, 1]));
//! ```
//!
//! Where no function is wanted, [`gen_!`](gen_) is a generator where an expression stands, as Python has generator expressions:
//!
//! ```
//! use genfn::prelude::*;
//!
//! let xs = vec![1, 2, 3];
//! let squares = gen_!({
//!     for x in xs {
//!         yield_!(x * x);
//!     }
//! });
//! assert!(squares.eq([1, 4, 9]));
//! ```
//!
//! # The protocol
//!
//! | Python | here |
//! | --- | --- |
//! | `next(g)` | [`next(&mut g)`](next()), or `Iterator::next`; [`g.start()`](GeneratorExt::start) is the first of them for any `Send` |
//! | `g.send(v)` | [`g.send(v)`](GeneratorExt::send) |
//! | `StopIteration`, `.value` | [`StopIteration { value }`](StopIteration) |
//! | `g.throw(e)` | [`g.throw(e)`](GeneratorExt::throw) |
//! | `g.close()` | [`g.close()`](GeneratorExt::close) |
//! | `raise e` | `Err(e)?` |
//! | `try: … except P: … else: … finally: …` | [`try_! {{ … } except P => { … } else { … } finally { … }}`](try_!) |
//! | `yield from it` | [`yield_from!(it)`](yield_from!) |
//! | `async for x in it` | [`for x in await_!(it)`](await_!), in a stream |
//! | `inspect.getgeneratorstate(g)` | [`g.state()`](Generator::state) |
//! | `g.gi_frame.f_lineno` | [`g.suspended_at()`](Generator::suspended_at) |
//! | `g.gi_yieldfrom` | [`g.delegate()`](Generator::delegate) |
//!
//! Asynchronous generators (PEP 525), with the feature `stream`:
//!
//! | Python | here |
//! | --- | --- |
//! | `await anext(g)` | `anext(&mut g).await`, or a stream's `next`; `g.astart().await` is the first of them for any `Send` |
//! | `await g.asend(v)`, `await g.athrow(e)`, `await g.aclose()` | `g.asend(v).await`, `g.athrow(e).await`, `g.aclose().await` |
//! | `sys.set_asyncgen_hooks(finalizer=f)` | `g.closed_by(f)` |
//! | `inspect.getasyncgenstate(g)` | `g.state()` |
//!
//! # Where you come from
//!
//! [Python](guide::from_python), [iterators written by hand](guide::from_iterators), [async], or [anywhere](guide::tour): [`guide`] has a page for each,
//! and one on [how it works](guide::how_it_works).
//!
#![cfg_attr(feature = "stream", doc = "[async]: guide::from_async")]
#![cfg_attr(not(feature = "stream"), doc = "[async]: guide")]
//!
//! A machine that can be moved can't hold a borrow of its own locals across a [`yield_!`]. [`#[generator(pinned)]`](macro@generator#borrows-of-its-own-locals-pinned) can, for
//! one allocation and [three to six times](guide::performance) the time of an item.
//!
//! # Errors
//!
//! [`errors`] has a heading for each mistake that the attribute, or rustc, tells of, and code for the ways out.
//!
//! # Features
//!
//! The crate is `no_std`. `alloc` adds what concerns `Box` and `String`, `std` (on by default) what only `std` has.
//! `stream` adds functions that return a `futures_core::Stream`, and async generators; it needs neither of the others. `serde` adds snapshots: a suspended
//! generator is written down, and goes on elsewhere (`snapshot`, `iter`); it needs neither, too.

#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![deny(unsafe_code)]
#![warn(missing_docs)]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[doc(hidden)]
pub mod again;
#[cfg(feature = "stream")]
#[doc(hidden)]
pub mod async_generator;
#[cfg(feature = "alloc")]
mod boxed;
#[doc(hidden)]
pub mod consume;
#[doc(hidden)]
pub mod delegation;
pub mod errors;
mod exception;
mod ext;
mod fallible;
#[doc(hidden)]
pub mod frames;
mod generator;
// Pages, for which nothing is compiled.
#[cfg(doc)]
pub mod guide;
#[doc(hidden)]
pub mod held_across_a_yield;
#[cfg(feature = "serde")]
pub mod iter;
#[doc(hidden)]
pub mod iterates;
mod machine;
mod markers;
#[doc(hidden)]
pub mod moved;
#[doc(hidden)]
pub mod named;
mod not_iterated;
#[doc(hidden)]
pub mod order;
#[cfg(any(feature = "alloc", feature = "stream"))]
mod pinned;
pub mod prelude;
#[doc(hidden)]
pub mod raise;
#[doc(hidden)]
pub mod recursion;
mod sent;
#[cfg(feature = "serde")]
pub mod snapshot;
mod state;
mod stop_iteration;

#[doc(hidden)]
#[path = "private/mod.rs"]
pub mod __private;

/// Turns a function with [`yield_!`] in its body into one that returns a generator.
///
/// The attribute takes no types: it reads them off the return type, which is what the function returns in fact.
///
/// | return type | the body evaluates to | `yield_!(x)` evaluates to |
/// | --- | --- | --- |
/// | `impl Iterator<Item = Y>` | `()` | `()` |
/// | `impl Iterator<Item = Result<Y, E>>` | `()`; an `Err` that leaves the body by `?` or `return` is the last item | `()` |
/// | `impl Generator<Yield = Y, Send = S, Return = R>`, each `()` if left out | `R` | `S` |
/// | `Box<dyn Iterator<Item = Y> + 'a>`, `Box<dyn Generator<…> + 'a>`, `BoxGenerator<'a, Y, S, R>` | as above | as above |
/// | `impl Stream<Item = Y>`, `impl Stream<Item = Result<Y, E>>` (feature `stream`) | as for `impl Iterator` | `()` |
/// | `Pin<Box<dyn Stream<Item = Y> + 'a>>`, `Box<dyn Stream<…>>`, `BoxStream<'a, Y>`, `LocalBoxStream<'a, Y>` | as above | `()` |
/// | `impl AsyncGenerator<Yield = Y, Send = S, Return = R>`, each `()` if left out (feature `stream`) | `R` | `S` |
/// | `Pin<Box<dyn AsyncGenerator<…> + 'a>>`, `BoxAsyncGenerator<'a, Y, S, R>` | as above | as above |
///
/// A generator that is sent nothing is an iterator too, over what its return type [has it](Iterates): `Y`, or `Result<Y, E>` if it returns a
/// `Result<_, E>`, the error that ended it coming last.
///
/// `#[generator(primed)]` runs the body to its first `yield_!` when the function is called.
///
/// # The machine
///
/// It rests at the `yield_!`s, and saves what is still needed there:
///
/// ```
/// # use genfn::prelude::*;
/// #[generator]
/// fn collatz(mut n: u64) -> impl Iterator<Item = u64> {
///     yield_!(n);
///     while n > 1 {
///         if n % 2 == 0 {
///             n /= 2;
///         } else {
///             n = 3 * n + 1;
///             yield_!(n);
///         }
///     }
/// }
/// # assert!(collatz(6).eq([6, 10, 16]));
/// ```
///
#[doc = include_str!("collatz.svg")]
///
/// `cargo genfn` draws those of a crate, and shows what each is made into.
///
/// # Examples
///
/// ```
/// use genfn::prelude::*;
///
/// #[generator]
/// fn running_total() -> impl Generator<Yield = u32, Send = Option<u32>, Return = &'static str> {
///     let mut total = 0;
///     while let Some(term) = yield_!(total) {
///         total += term;
///     }
///     "done"
/// }
///
/// let mut g = running_total();
/// assert_eq!(next(&mut g), Ok(0));
/// assert_eq!(g.send(2), Ok(2));
/// assert_eq!(g.send(40), Ok(42));
/// assert_eq!(g.send(None), Err(StopIteration { value: Some("done") }));
/// ```
///
/// # Borrows of its own locals: `pinned`
///
/// A machine that can be moved can't hold a borrow of itself. `#[generator(pinned)]` makes one that does: the body lies in a
/// box, one allocation for its whole life, and the generator can still be moved. Markers and protocol are the same, but it
/// can't be `Clone`, `delegate()` is `None`, and `{:?}` shows no locals.
///
/// ```
/// # #[cfg(feature = "alloc")] {
/// use genfn::prelude::*;
///
/// #[generator(pinned)]
/// fn word_lengths(text: String) -> impl Iterator<Item = usize> {
///     let line = text.trim(); // A borrow of the argument, which is a local
///     for word in line.split(' ') {
///         yield_!(word.len());
///     }
/// }
///
/// assert!(word_lengths(" a bc ".to_owned()).eq([1, 2]));
/// # }
/// ```
///
/// # A type with a name: `type = Walk`
///
/// `#[generator(type = Walk)]` on a free function gives the generator's type a name, so that a field, a `static` or an `IntoIterator` can
/// say it, and nothing has to be a `dyn`. `Walk` has the function's visibility and its generics, in their order; lifetimes that
/// are left out come first, in the order in which they stand. It is `Send`, `Sync` and covariant where its fields are.
///
/// ```
/// use genfn::prelude::*;
///
/// pub struct Tree<T> { value: T, children: Vec<Tree<T>> }
///
/// #[generator(type = Walk)]
/// #[derive(Clone)]
/// pub fn walk<T>(tree: &Tree<T>) -> impl Iterator<Item = &T> {
///     yield_!(&tree.value);
///     let children: &[Tree<T>] = &tree.children; // a field of a type of one's own: not seen from here
///     for child in children {
///         yield_from!(walk(child));
///     }
/// }
///
/// impl<'t, T> IntoIterator for &'t Tree<T> {
///     type Item = &'t T;
///     type IntoIter = Walk<'t, T>;
///     fn into_iter(self) -> Walk<'t, T> { walk(self) }
/// }
///
/// struct Cursor<'t, T> { nodes: Walk<'t, T> }
///
/// let tree = Tree { value: 1, children: vec![Tree { value: 2, children: vec![] }] };
/// let mut cursor = Cursor { nodes: walk(&tree) };
/// assert_eq!(cursor.nodes.next(), Some(&1));
/// assert!(cursor.nodes.clone().eq(&[2]));
/// assert!((&tree).into_iter().eq(&[1, 2]));
/// ```
///
/// What stands below `#[generator]` and belongs on a type stands on this one: `derive`s and their helpers, `#[repr]`, `#[non_exhaustive]`.
/// `derive(Default)` calls the function, if it has no arguments; a `const fn` makes a constant.
///
/// The price: the type of whatever the generator holds across a `yield_!` has to be known from what is written. Known are annotations,
/// arguments and parts of them, literals, casts, `Type::new(…)`, struct literals, `vec![…]`, what std's methods return, the items of loops,
/// what markers evaluate to, and what follows from those. What follows from a field or a method of a type of your own is not:
/// `for item in &shelf.items` needs `let items: &'s [Item] = &shelf.items;` before it. `Type::new(…)` is taken to make a `Type`; where it
/// makes something else, the `let` has to say so. Where one is missing, rustc tells which it is, and where to write it: at the
/// `let`, or, for a name that a pattern binds, in the attribute, `#[generator(type = Walk, node: &'t Node<T>)]`, which is for all of that name. A local that
/// nobody names again needs none if there is nothing in it to drop. What has no type that could be written, such as a closure, is
/// refused.
///
/// **Recursion** is a `yield_from!` of the function itself, as [without a name](yield_from!#recursion): the type holds a `Vec` of states, and no box. A type that
/// holds itself otherwise does so in a box, `for item in Box::new(walk(child))`. Then an item takes a call for each level
/// above it, some nanoseconds a level (`cargo test --release --package genfn-tests --test names -- --ignored --nocapture`), and a
/// recursion of a hundred thousand levels may overflow the stack. One that is [written down](crate::guide::snapshots) holds a box, too: `yield_from!(Box::new(walk(child)))`.
///
/// Lifetimes in paths have to be written there, `Words<'_>`. One with a `try_!` in it has a `Drop`, so what it borrows has to outlive it. On a
/// method there is no such type, nor of what is boxed, `pinned` or a stream: let the method call a free function. What is delegated to is of
/// std, has a name of its own, or is a box or a parameter; an iterator of somebody else's is iterated by a `for`.
///
/// # Streams
///
/// With the feature `stream`, a function that returns a `Stream` may `.await` anywhere, and hold borrows of its own locals. It
/// is no `async fn`, and allocates nothing: whoever polls it pins it. Polled after its end it says `None`. It is `Send` if
/// what it holds over a `yield_!` or an `.await` is, and `Sync` whatever it holds. One that promises to be `Unpin`, `impl Stream<…> + Unpin`, lies in a
/// box; so does an async generator. `yield_from!` takes another stream, or anything that can be iterated; [`for x in await_!(stream) { … }`](await_!) is a loop over one.
///
/// ```
/// # #[cfg(feature = "stream")]
/// # futures::executor::block_on(async {
/// use std::num::ParseIntError;
/// use futures::{Stream, StreamExt, TryStreamExt};
/// use genfn::prelude::*;
///
/// async fn fetch(page: u32) -> Option<String> {
///     (page < 2).then(|| format!("{page}1 {page}2"))
/// }
///
/// #[generator]
/// fn numbers() -> impl Stream<Item = Result<u32, ParseIntError>> {
///     let mut page = 0;
///     while let Some(text) = fetch(page).await {
///         for number in text.split(' ') {
///             yield_!(Ok(number.parse()?)); // An error would be the last item
///         }
///         page += 1;
///     }
/// }
///
/// assert_eq!(numbers().try_collect::<Vec<_>>().await, Ok(vec![1, 2, 11, 12]));
/// # });
/// ```
///
/// ## Several at once
///
/// A `yield_!` may stand in the handlers of `select!`, in one arm of a `join!`, in an async block that the stream awaits, as under a
/// `timeout`; and so may `return` and `?` in the handlers:
///
/// ```
/// # #[cfg(feature = "stream")]
/// # futures::executor::block_on(async {
/// use std::pin::pin;
/// use futures::{Stream, StreamExt, stream};
/// use genfn::prelude::*;
///
/// #[generator]
/// fn merged(a: impl Stream<Item = u32>, b: impl Stream<Item = char>) -> impl Stream<Item = String> {
///     let (mut a, mut b) = (pin!(a.fuse()), pin!(b.fuse()));
///     loop {
///         futures::select_biased! {
///             n = a.select_next_some() => yield_!(n.to_string()),
///             c = b.select_next_some() => {
///                 yield_!(c.to_string());
///                 yield_!(c.to_uppercase().to_string());
///             }
///             complete => return,
///         }
///     }
/// }
///
/// let merged = merged(stream::iter([1, 2]), stream::iter(['x']));
/// assert_eq!(merged.collect::<Vec<_>>().await, ["1", "2", "x", "X"]);
/// # });
/// ```
///
/// A stream is suspended at one `yield_!` at a time: two arms that run side by side can't both yield. Nor can a task that is spawned. And
/// in a [`try_!`] no such macro can yield, whose handlers would have to be come to from there: let it evaluate to a value, and
/// yield that.
///
/// ## When a stream is dropped
///
/// | it is dropped | what runs |
/// | --- | --- |
/// | before it was polled, or after its end | the destructors of its arguments; nothing |
/// | at a `yield_!` | `except GeneratorExit` and `finally` of the [`try_!`]s around it, then the destructors of its locals |
/// | at an `.await` | the destructors of its locals, as for any future that is cancelled: no handler |
///
/// Nobody polls a stream that is being dropped, so a handler may await only what is ready at once. At the first `.await`
/// that is pending, or at a `yield_!`, what is left of the handlers does not run, and the locals are dropped; also if a handler
/// panics, or what it yields does when it is dropped. What must happen
/// however the stream ends belongs in a destructor, or in a task that is spawned for it.
///
/// ```
/// # #[cfg(feature = "stream")]
/// # futures::executor::block_on(async {
/// use std::{cell::RefCell, future};
/// use futures::{Stream, StreamExt};
/// use genfn::prelude::*;
///
/// #[generator]
/// fn watched(log: &RefCell<Vec<&'static str>>) -> impl Stream<Item = u32> {
///     try_! {{
///         yield_!(1);
///     } finally {
///         log.borrow_mut().push("finally");
///         future::ready(()).await; // Ready: goes on
///         log.borrow_mut().push("still there");
///         future::pending::<()>().await; // Pending: ends here
///         log.borrow_mut().push("never");
///     }}
/// }
///
/// let log = RefCell::default();
/// let mut stream = Box::pin(watched(&log));
/// stream.next().await;
/// drop(stream);
/// assert_eq!(log.take(), ["finally", "still there"]);
/// # });
/// ```
///
/// # Async generators
///
/// A function that returns `impl AsyncGenerator<Yield = Y, Send = S, Return = R>` may `.await` as a stream may, and is sent values, thrown into and closed as
/// a generator is: Python's asynchronous generator (PEP 525). Its steps are futures. It is no `async fn`: to call it awaits nothing. Where it is sent nothing
/// it is a `Stream` as well.
///
/// ```
/// # #[cfg(feature = "stream")]
/// # futures::executor::block_on(async {
/// use std::{cell::RefCell, pin::pin};
/// use genfn::prelude::*;
///
/// async fn write(log: &RefCell<Vec<String>>, line: String) {
///     log.borrow_mut().push(line);
/// }
///
/// #[generator]
/// fn writer(log: &RefCell<Vec<String>>) -> impl AsyncGenerator<Yield = usize, Send = &'static str> {
///     let mut written = 0;
///     try_! {{
///         loop {
///             let line = yield_!(written);
///             write(log, line.to_uppercase()).await;
///             written += 1;
///         }
///     } finally {
///         write(log, format!("{written} lines")).await;
///     }}
/// }
///
/// let log = RefCell::default();
/// let mut writer = pin!(writer(&log));
/// writer.astart().await?;
/// assert_eq!(writer.asend("one").await?, 1);
/// assert_eq!(writer.asend("two").await?, 2);
/// writer.aclose().await; // Polls the `finally` to its end
/// assert_eq!(log.take(), ["ONE", "TWO", "2 lines"]);
/// # Ok::<(), StopIteration<()>>(())
/// # }).unwrap();
/// ```
///
/// What is raised from outside, an error or `GeneratorExit`, reaches every `.await` inside a [`try_!`]: what is awaited is dropped, and it is raised
/// there, as Python does. A macro that can't be read may hide an `.await`, as `select!` does; so inside a `try_!` it is a future of its own, out of which
/// no `break`, `continue` and plain `return` leads. At an `.await` outside any `try_!` a close, and an error that is thrown, end the body where it stands.
///
/// | it is dropped | what runs |
/// | --- | --- |
/// | before it was polled, or after its end | the destructors of its arguments; nothing |
/// | at a `yield_!`, or at an `.await` inside a [`try_!`] | the handlers around it, up to the first `.await` that is pending, then the destructors of its locals |
/// | at an `.await` outside any | the destructors of its locals |
///
/// `AsyncGenerator` has the rest: what becomes of a step whose future is dropped, and how one is closed that is dropped itself.
pub use genfn_macros::generator;

/// A generator where an expression stands.
///
/// What stands in it is a body with [`yield_!`]s, as of a function with [`#[generator]`](macro@generator); its value is the generator. It is an
/// iterator over whatever is yielded, and nothing has to be written of types:
///
/// ```
/// use genfn::prelude::*;
///
/// let (xs, k) = (vec![1, 2, 3], 10);
/// let odd = gen_!({
///     for x in xs {
///         if x % 2 == 1 {
///             yield_!(x * k);
///         }
///     }
/// });
/// assert!(odd.eq([10, 30]));
/// ```
///
/// | form | is |
/// | --- | --- |
/// | `gen_!({ … })` | an iterator over what is yielded |
/// | `gen_!({ … })` with a `?` or a `return value` in it | an iterator over `Result`s, an error being the last item |
/// | `gen_!(\|\| -> TYPE { … })` | what a function of that return type would return: all those that [`#[generator]`](macro@generator) knows |
/// | `gen_!(pinned, { … })`, `gen_!(pinned, \|\| -> TYPE { … })` | one that may hold borrows of its own locals |
/// | `gen_!(primed, …)`, `gen_!(crate = path, …)` | the other arguments of the attribute |
///
/// These are expressions, so rustfmt formats what stands in them. In a type `_` is found out by rustc, but for what is sent:
/// `impl Generator<Yield = _, Send = bool, Return = _>`.
///
/// The value is of a type that has no name. It is `Clone` and `Debug` where what it holds is, `Send` too, and may be returned as an `impl
/// Iterator`, or boxed.
///
/// # What it captures
///
/// It takes by value what it names of the locals around it, as a `move` closure does. To borrow, name a reference first:
///
/// ```
/// use genfn::prelude::*;
///
/// let names = vec!["a".to_owned(), "bc".to_owned()];
/// let borrowed = &names;
/// let lengths = gen_!({
///     for name in borrowed {
///         yield_!(name.len());
///     }
/// });
/// assert!(lengths.eq([1, 2]));
/// assert_eq!(names.len(), 2);
/// ```
///
/// What was captured is dropped when the body ends, after its locals, what is named first first; so it is if the generator never starts.
/// (What only a macro of yours names comes before the rest: rustc alone knows that it is captured, and may capture a part of it.)
///
/// - What it captured is its own, so a borrow of it can't be held across a yield: with `let text = String::from("a b");` around it
///   `for word in text.split(' ') { yield_!(word.len()); }` is refused. Name a reference before it, `let text = &text;`, or write
///   `gen_!(pinned, { … })`.
/// - Of `pair.0` all of `pair` is captured. To capture the part, name it first: `let first = pair.0;`.
/// - A local that the body changes has to be `mut` where it is declared.
/// - What is only called, `f` in `f(x)`, may be a function or a closure, an `FnMut` too. One that is `FnOnce` is called as a value:
///   `({ f })()`.
/// - A constant or a `static` whose name is in lower case is taken for a local: write a path, `self::limit`. And a local whose name is in
///   upper case is taken for a constant: it can be read in it, but not moved or changed.
///
/// # Errors
///
/// A `?` makes `Result`s of the items. What is the type of the error, whoever uses them says, or the return type:
///
/// ```
/// use std::num::ParseIntError;
/// use genfn::prelude::*;
///
/// fn numbers(text: &str) -> impl Iterator<Item = Result<u32, ParseIntError>> {
///     gen_!({
///         for word in text.split(' ') {
///             yield_!(Ok(word.parse()?));
///         }
///     })
/// }
///
/// assert_eq!(numbers("1 2").collect::<Result<Vec<_>, _>>(), Ok(vec![1, 2]));
/// assert!(numbers("1 x 2").last().unwrap().is_err()); // An error is the last item
/// ```
///
/// A `?` or a `return` that a macro hides, as `bail!` does, is not seen: write the type, `gen_!(|| -> impl Iterator<Item = Result<_, _>> { … })`.
///
/// # Sent values, streams
///
/// ```
/// use genfn::prelude::*;
///
/// let limit = 10;
/// let mut total = gen_!(|| -> impl Generator<Yield = u32, Send = u32, Return = &'static str> {
///     let mut total = 0;
///     while total < limit {
///         total += yield_!(total);
///     }
///     "enough"
/// });
/// total.start()?;
/// assert_eq!(total.send(4), Ok(4));
/// assert_eq!(total.send(8), Err(StopIteration { value: Some("enough") }));
/// # Ok::<(), StopIteration<&'static str>>(())
/// ```
///
/// ```
/// # #[cfg(feature = "stream")]
/// # futures::executor::block_on(async {
/// use futures::{Stream, StreamExt};
/// use genfn::prelude::*;
///
/// async fn fetch(page: u32) -> Option<u32> {
///     (page < 3).then_some(page * 10)
/// }
///
/// let first = 1;
/// let pages = gen_!(|| -> impl Stream<Item = u32> {
///     let mut page = first;
///     while let Some(found) = fetch(page).await {
///         yield_!(found);
///         page += 1;
///     }
/// });
/// assert_eq!(pages.collect::<Vec<_>>().await, [10, 20]);
/// # });
/// ```
///
/// # Where it differs from a function
///
/// A `gen_!` is no constant: it can't stand in a `const` or a `static`. Where it has left a name to be captured by rustc, `fold` runs it item by
/// item, and not at once.
pub use genfn_macros::gen_;

#[cfg(feature = "stream")]
pub use async_generator::{Aclose, AsyncGenerator, AsyncGeneratorExt, AsyncState, AsyncStep, anext};
#[cfg(all(feature = "stream", feature = "alloc"))]
pub use async_generator::{BoxAsyncGenerator, ClosedBy, Rest};
#[cfg(feature = "alloc")]
pub use boxed::BoxGenerator;
pub use exception::{Exception, GeneratorExit};
pub use ext::{GeneratorExt, next};
pub use fallible::Fallible;
pub use generator::{DrivenBySend, Generator, Resume};
pub use iterates::{Iterates, Value};
pub use sent::{Nothing, Sent};
pub use state::{Inspect, State};
pub use stop_iteration::StopIteration;

// Not for users. rustc names a type or a trait by its last segment where it is found at the root of a crate, and by its whole path
// where it isn't: so these are here, which its messages may name.
#[cfg(not(feature = "stream"))]
#[doc(hidden)]
pub use __private::{AsyncGenerator, FusedStream};
#[doc(hidden)]
pub use __private::{ItemShape, LastErrorShape, OptionKind, OptionShape, OtherKind, PlainShape, ResultShape, UnitKind};
#[doc(hidden)]
pub use again::KnownToBeSteady;
#[cfg(feature = "stream")]
#[doc(hidden)]
pub use async_generator::{
    AsyncYielder, Notes, Told, ValueOfTheMacro, awaited::IsAwaited, delegation::CanDelegateInAsync,
};
#[doc(hidden)]
pub use consume::KnownToBeConsumed;
#[cfg(feature = "stream")]
#[doc(hidden)]
pub use delegation::stream::{CanBeAwaited, CanBeLooped, CanDelegateInStream, ThisLoop};
#[doc(hidden)]
pub use delegation::{CanBeHeld, CanDelegate, DelegateGenerator, DelegateIterator, ForwardTo, ForwardToIterator};
#[cfg(feature = "stream")]
#[doc(hidden)]
pub use futures_core::FusedStream;
/// What a function with `#[generator]` may return as well, with the feature `stream`: the trait of `futures_core`, and of `futures`.
///
/// ```
/// # futures::executor::block_on(async {
/// use futures::StreamExt;
/// use genfn::prelude::*;
///
/// #[generator]
/// fn ticks(n: u32) -> impl Stream<Item = u32> {
///     for i in 0..n {
///         futures::future::ready(()).await;
///         yield_!(i);
///     }
/// }
///
/// assert_eq!(ticks(3).collect::<Vec<_>>().await, [0, 1, 2]);
/// # });
/// ```
#[cfg(feature = "stream")]
pub use futures_core::Stream;
/// What a function with `#[generator]` may return as well, with the feature `stream`: a stream of `Result`s, by what they are of.
///
/// ```
/// # futures::executor::block_on(async {
/// use futures::TryStreamExt;
/// use genfn::prelude::*;
///
/// #[generator]
/// fn numbers(text: &str) -> impl TryStream<Ok = u32, Error = std::num::ParseIntError> {
///     for word in text.split(' ') {
///         yield_!(Ok(word.parse()?));
///     }
/// }
///
/// assert_eq!(numbers("1 2").try_collect::<Vec<_>>().await, Ok(vec![1, 2]));
/// assert!(numbers("1 two").try_collect::<Vec<_>>().await.is_err());
/// # });
/// ```
#[cfg(feature = "stream")]
pub use futures_core::TryStream;
#[doc(hidden)]
pub use iterates::{Ends, EndsInItems, EndsInNothing, EndsResults};
#[doc(hidden)]
pub use machine::{
    ByValue, FoldableMachine, IteratorMachine, Machine, Plain, Step, Unseen, capturing_iterator, iterator,
};
#[doc(hidden)]
pub use named::WriteItsType;
#[cfg(feature = "stream")]
#[doc(hidden)]
pub use not_iterated::{HasMethodsOfStreams, IsAStream, NotIteratedButAwaited, NotIteratedButPolled};
#[doc(hidden)]
pub use not_iterated::{IsAnIterator, NotIterated};
#[cfg(feature = "stream")]
#[doc(hidden)]
pub use pinned::{Handlers, NoHandlers, StreamKey, ThisStream};
#[cfg(feature = "stream")]
#[doc(hidden)]
pub use pinned::{NotPinned, Noted, Pinned};
#[doc(hidden)]
pub use raise::{Errors, MayLeave, NoneRaised, Nones, QuestionMark, RaisedAs, Tried};
