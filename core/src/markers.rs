//! The markers as real macros: what documents them, and what is said where they mean nothing.
//!
//! Inside a function with `#[generator]` the attribute knows them by name, and what they say is never expanded. It leaves a
//! `yield_!(@);` where one stood, which is nothing: so the name is resolved, for an editor that is asked what it means, and for
//! rustc, which would call its import unused.

/// Suspends the generator: Python's `yield` (PEP 255, PEP 342).
///
/// `yield_!(x)` gives `x` to the caller, `yield_!()` gives `()`. It evaluates to what the caller sends, which is `()` in
/// an iterator. It may stand wherever an expression may.
///
/// The operand is a full expression of its own: its temporaries end before the generator is suspended.
///
/// # Examples
///
/// ```
/// use genfn::prelude::*;
///
/// #[generator]
/// fn pairs(n: u32) -> impl Iterator<Item = (u32, u32)> {
///     for i in 0..n {
///         for j in 0..i {
///             yield_!((i, j));
///         }
///     }
/// }
///
/// assert!(pairs(3).eq([(1, 0), (2, 0), (2, 1)]));
/// ```
///
/// Outside a generator it is an error:
///
/// ```compile_fail
/// genfn::yield_!(1);
/// ```
#[macro_export]
macro_rules! yield_ {
    (@) => {};
    ($($operand:tt)*) => {
        ::core::compile_error!(
            "write `#[generator]` above the function: `yield_!` can only be used in one that has it, under this name, and not in a closure, an \
             async block or another function inside it; a macro of yours that has a `yield_!` belongs in the body of that function"
        )
    };
}

/// Delegates to another generator, or to anything that can be iterated: Python's `yield from` (PEP 380).
///
/// What the inner one yields is yielded, and what is sent is sent to it. It evaluates to what the inner generator
/// returns, to `()` if it is only an iterator. The operand is a generator, a `&mut` generator, a boxed one, or any
/// [`IntoIterator`]; what is both is taken as a generator.
///
/// # Panics
///
/// If the inner generator was exhausted before, and its return type is neither `()` nor an `Option`.
///
/// # Examples
///
/// ```
/// use genfn::prelude::*;
///
/// #[generator]
/// fn one_two() -> impl Generator<Yield = u32, Return = u32> {
///     yield_!(1);
///     yield_!(2);
///     3
/// }
///
/// #[generator]
/// fn to_five() -> impl Iterator<Item = u32> {
///     let three = yield_from!(one_two());
///     yield_!(three);
///     yield_from!([4, 5]);
/// }
///
/// assert!(to_five().eq(1..=5));
/// ```
///
/// # Recursion
///
/// A function that returns `impl Iterator<…>` or `impl Generator<…>`, with or without a `#[generator(type = …)]`, may delegate to itself: by its name, or in an
/// `impl` by `Self::` and its name. The call is a state of the same machine, which lies in a `Vec` with those around it. An item costs the same at any depth.
///
/// ```
/// use genfn::prelude::*;
///
/// struct Folder {
///     name: String,
///     folders: Vec<Folder>,
/// }
///
/// impl Folder {
///     #[generator]
///     fn all(&self, depth: usize) -> impl Iterator<Item = (usize, &str)> {
///         yield_!((depth, &*self.name));
///         for folder in &self.folders {
///             yield_from!(Self::all(folder, depth + 1));
///         }
///     }
/// }
///
/// let src = Folder { name: "src".to_owned(), folders: Vec::new() };
/// let root = Folder { name: "genfn".to_owned(), folders: vec![src] };
/// assert!(root.all(0).eq([(0, "genfn"), (1, "src")]));
/// ```
///
/// Otherwise an item comes up through every generator that delegates to the next, as a call of each. Not so between boxed ones: in a
/// function that returns a [`BoxGenerator`](crate::BoxGenerator) or a `Box<dyn Generator<…>>`, with or without `+ Send`, a
/// `yield_from!` of a box with the same `Yield`, `Send` and `Return` hands that one over to whoever is resumed from outside. It
/// resumes the innermost one directly: an item costs the same at any depth, and there is no depth at which the stack
/// overflows, nor when all of them are dropped, closed or thrown into. Who gets what, and when, is as ever.
///
/// Where the types name lifetimes, the function has to call itself in the `yield_from!`, as in `yield_from!(walk(&node.left))`.
/// In a function that delegates to another one the types have to be free of them. A `Box<dyn Iterator>` has nothing that it
/// could hand over: there an item still costs a call for each level, as it does in a `for` loop with a `yield_!` in it. Nor has a boxed stream,
/// which can be asked for its next item, and for nothing else.
///
/// A body that is a future inside hands nothing over either, though its type could: that of a `#[generator(pinned)]`, and that of an async
/// generator, whose name behind a box is `BoxAsyncGenerator`. An item costs a call for each level there, a chain of levels with an item each the square of
/// that, and a level some of the stack: a thousand levels are within the stack of a program, hundreds within that of another thread. Deeper ones
/// hold a list of what is still to be visited, or are a [`BoxGenerator`](crate::BoxGenerator) without `pinned`.
///
/// ```
/// use genfn::prelude::*;
///
/// #[generator]
/// fn down(n: u32) -> BoxGenerator<'static, u32> {
///     yield_!(n);
///     if n > 0 {
///         yield_from!(down(n - 1));
///     }
/// }
///
/// assert_eq!(down(100_000).count(), 100_001);
/// ```
///
/// # Elsewhere
///
/// Outside a generator it is an error:
///
/// ```compile_fail
/// genfn::yield_from!([1, 2]);
/// ```
#[macro_export]
macro_rules! yield_from {
    (@) => {};
    ($($operand:tt)*) => {
        ::core::compile_error!(
            "write `#[generator]` above the function: `yield_from!` can only be used in one that has it, under this name, and not in a closure, an \
             async block or another function inside it; a macro of yours that has a `yield_from!` belongs in the body of that function"
        )
    };
}

/// Handles what is raised: Python's `try` statement (PEP 341), as an expression.
///
/// ```text
/// try_! {{
///     body
/// } except Lost(who) if who > 3 => {          // a pattern over the error type
///     …
/// } except GeneratorExit => {                 // the generator is being closed, or dropped
///     …
/// } except error => {                         // every error: Python's `except Exception as error`
///     …
/// } except => {                               // everything: Python's bare `except`
///     …
/// } else {                                    // the body raised nothing
///     …
/// } finally {                                 // on every way out
///     …
/// }}
/// ```
///
/// The inner braces are the body's own. The clauses stand in this order; each may be left out, but not `except` and
/// `finally` both. An arm is written as in `match`: a block, or an expression and a comma.
///
/// rustfmt leaves all of it alone: of a macro it formats only what is a list of expressions in parentheses or brackets, which no `except`
/// fits into. What is long goes well into a function of its own, or a generator to delegate to. The other markers it formats.
///
/// # What raises
///
/// - `expr?` in the body, converted by `From` into the error type of the function, which is the `E` of its
///   `Return = Result<_, E>` or `Item = Result<_, E>`. So `Err(error)?` is Python's `raise error`, also in an `except`. In a
///   function without an error type what `?` raises is not converted, has one type, and must be caught. In one that
///   returns an `Option`, a `None` raises.
/// - A `return Err(…)` that a macro hides, such as `bail!`. One that is written out returns. What else a macro returns is an error.
/// - At a suspended [`yield_!`], [`throw`](crate::GeneratorExt::throw) raises an error, and
///   [`close`](crate::GeneratorExt::close) and a drop of the generator raise [`GeneratorExit`](crate::GeneratorExit).
/// - `Err(GeneratorExit)?` raises that, or raises it again.
///
/// What no `except` matches goes on to the next `try_!` around it, and out of the body at last.
///
/// # Value
///
/// That of the body, of the `else` if there is one, or of the arm that ran. `finally` has none. A statement needs no `;`.
///
/// # `finally`
///
/// It runs exactly once on every way out: the body's end, an error, `return`, `break`, `continue`, and when the suspended
/// generator is closed or dropped. A `return`, `break` or `?` in it replaces what was under way, as in Python. A panic runs
/// destructors only.
///
/// A generator that yields while it is being dropped is dropped where it stands. One that delegates to it learns of that at its
/// [`yield_from!`]: every `finally` around that runs, and only a bare `except =>` catches it. The same when it is closed; then
/// [`close`](crate::GeneratorExt::close) panics, if nothing has caught it.
///
/// # Examples
///
/// ```
/// use genfn::prelude::*;
///
/// #[derive(Debug, PartialEq)]
/// enum Problem {
///     Small(u32),
///     Large,
/// }
///
/// #[generator]
/// fn patient(log: &mut Vec<String>) -> impl Generator<Yield = u32, Return = Result<(), Problem>> {
///     for n in 0.. {
///         try_! {{
///             yield_!(n);
///         } except Problem::Small(size) if size < 10 => {
///             log.push(format!("never mind {size}"));
///         } finally {
///             log.push(format!("done with {n}"));
///         }}
///     }
///     Ok(())
/// }
///
/// let mut log = Vec::new();
/// let mut g = patient(&mut log);
/// assert_eq!(next(&mut g), Ok(0));
/// assert_eq!(g.throw(Problem::Small(3)), Ok(1));
/// assert_eq!(g.throw(Problem::Large), Err(StopIteration { value: Some(Err(Problem::Large)) }));
/// drop(g);
/// assert_eq!(log, ["never mind 3", "done with 0", "done with 1"]);
/// ```
///
/// Outside a generator it is an error:
///
/// ```compile_fail
/// genfn::try_! {{ 1 } finally {}};
/// ```
#[macro_export]
macro_rules! try_ {
    (@) => {};
    ($($clauses:tt)*) => {
        ::core::compile_error!(
            "write `#[generator]` above the function: `try_!` can only be used in one that has it, under this name, and not in a closure, an \
             async block or another function inside it; a macro of yours that has a `try_!` belongs in the body of that function"
        )
    };
}

/// The head of a `for` over a stream: Python's `async for` (PEP 492).
///
/// `for x in await_!(stream) { … }` in the body of a stream, in a function or a [`gen_!`](crate::gen_), and in the async blocks and macros of that
/// body, takes the items as they come, and awaits in between. The operand is a [`Stream`](https://docs.rs/futures-core/latest/futures_core/stream/trait.Stream.html),
/// which is pinned where it is; or a `&mut` or a pinned reference to one. As of any `for`, the pattern has to match, and `break`, `continue` and labels mean what
/// they do.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "stream")]
/// # futures::executor::block_on(async {
/// use futures::{StreamExt, stream};
/// use genfn::prelude::*;
///
/// #[generator]
/// fn doubled(numbers: impl Stream<Item = u32>) -> impl Stream<Item = u32> {
///     for n in await_!(numbers) {
///         yield_!(n * 2);
///     }
/// }
///
/// assert_eq!(doubled(stream::iter([1, 2])).collect::<Vec<_>>().await, [2, 4]);
/// # });
/// ```
///
/// Elsewhere it is an error:
///
/// ```compile_fail
/// genfn::await_!(1);
/// ```
#[macro_export]
macro_rules! await_ {
    (@) => {};
    ($($stream:tt)*) => {
        ::core::compile_error!(
            "`await_!` is the head of a `for` over one stream, in a function or a `gen_!` that is a stream itself: \
             `for x in await_!(stream) { … }`; a future is awaited by `.await`"
        )
    };
}
