//! The tables of `docs/iterating.md`, made of real types: what rustc says of what each function returns.

use std::any::type_name;
use std::marker::PhantomData;
use std::pin::Pin;

use futures::Stream;
use genfn::prelude::*;
use genfn::{Iterates, Value};

/// What is yielded.
struct Y;
/// What is returned, if all goes well.
#[derive(Clone)]
struct T;
#[derive(Clone)]
struct E;
struct Own;
struct Known;

impl Value for T {}
impl Value for Known {}

type Outcome = Result<T, E>;

/// The question what a type iterates over.
struct Items<I: ?Sized>(PhantomData<I>);

fn items_of<I>(_: I) -> Items<I> {
    Items(PhantomData)
}

trait OfAnIterator {
    fn items(&self) -> String;
}

impl<I: Iterator> OfAnIterator for &&Items<I> {
    fn items(&self) -> String {
        // Who asks for an item of such a one is told at the end of the compilation.
        let is_refused = type_name::<I>().contains("machine::Unseen");
        if is_refused { "an error, where it is iterated".to_owned() } else { shown(type_name::<I::Item>()) }
    }
}

trait OfAStream {
    fn items(&self) -> String;
}

impl<S: Stream> OfAStream for &Items<S> {
    fn items(&self) -> String {
        format!("{}, as a stream", shown(type_name::<S::Item>()))
    }
}

trait OfNeither {
    fn items(&self) -> String;
}

impl<T> OfNeither for Items<T> {
    fn items(&self) -> String {
        "no iterator".to_owned()
    }
}

macro_rules! items {
    ($make:expr) => {
        (&&&items_of($make)).items()
    };
}

macro_rules! items_of_type {
    ($type:ty) => {
        (&&&Items::<$type>(PhantomData)).items()
    };
}

/// A type's name without the paths in it.
fn shown(name: &str) -> String {
    let mut words = vec![String::new()];
    for c in name.chars() {
        match (c, words.last_mut()) {
            (c, Some(word)) if c.is_alphanumeric() || c == '_' => word.push(c),
            (':', Some(word)) => word.clear(),
            (c, _) => words.extend([c.to_string(), String::new()]),
        }
    }
    format!("`{}`", words.concat())
}

/// One line: what it returns, and what it iterates over where it is explicit, pinned, and behind a `dyn`.
struct Row(&'static str, [String; 3]);

/// The ways of declaring a generator that returns `$returns`.
macro_rules! row {
    ($told:literal, $value:expr, $($returns:tt)*) => {{
        #[generator]
        fn explicit() -> impl Generator<Yield = Y, Return = $($returns)*> {
            yield_!(Y);
            $value
        }

        #[generator(pinned)]
        fn pinned() -> impl Generator<Yield = Y, Return = $($returns)*> {
            yield_!(Y);
            $value
        }

        #[generator]
        fn boxed() -> BoxGenerator<'static, Y, (), $($returns)*> {
            yield_!(Y);
            $value
        }

        assert_eq!(items!(&mut explicit()), items!(explicit()));
        assert_eq!(items!(&mut pinned()), items!(pinned()));
        Row($told, [items!(explicit()), items!(pinned()), all_objects!(items!(boxed()), $($returns)*)])
    }};
}

/// Every kind of `dyn Generator` iterates over the same.
macro_rules! all_objects {
    ($items:expr, $($returns:tt)*) => {{
        let items = $items;
        type Boxed<G> = Box<G>;
        assert_eq!(items_of_type!(BoxGenerator<'static, Y, (), $($returns)*>), items);
        assert_eq!(items_of_type!(&mut dyn Generator<Yield = Y, Send = (), Return = $($returns)*>), items);
        assert_eq!(items_of_type!(Boxed<dyn Generator<Yield = Y, Send = (), Return = $($returns)*> + Send>), items);
        assert_eq!(items_of_type!(Boxed<dyn Generator<Yield = Y, Send = (), Return = $($returns)*> + Sync>), items);
        assert_eq!(items_of_type!(Boxed<dyn Generator<Yield = Y, Send = (), Return = $($returns)*> + Send + Sync>), items);
        items
    }};
}

fn generators() -> Vec<Row> {
    vec![
        row!("`()`", (), ()),
        row!("`Result<T, E>`", Ok(T), Result<T, E>),
        row!("a type of std, as `String`", String::new(), String),
        row!("`Option<T>`", None, Option<T>),
        row!("a type of your own", Own, Own),
        row!("one that is a `genfn::Value`", Known, Known),
        row!("an alias of `Result<T, E>`", Ok(T), Outcome),
        Row(
            "the same, with `+ Iterator<Item = Result<Y, E>>`",
            [items!(said()), items!(pinned_said()), items_of_type!(BoxGenerator<'static, Y, (), Outcome>)],
        ),
        parameter(Ok::<T, E>(T)),
        bounded(Ok::<T, E>(T)),
        Row(
            "anything, if it is sent values",
            [items!(sent()), items!(pinned_sent()), items_of_type!(BoxGenerator<'static, Y, Option<u32>>)],
        ),
    ]
}

#[generator]
fn said() -> impl Generator<Yield = Y, Return = Outcome> + Iterator<Item = Result<Y, E>> {
    yield_!(Y);
    Ok(T)
}

#[generator(pinned)]
fn pinned_said() -> impl Generator<Yield = Y, Return = Outcome> + Iterator<Item = Result<Y, E>> {
    yield_!(Y);
    Ok(T)
}

#[generator]
fn sent() -> impl Generator<Yield = Y, Send = Option<u32>> {
    yield_!(Y);
}

#[generator(pinned)]
fn pinned_sent() -> impl Generator<Yield = Y, Send = Option<u32>> {
    yield_!(Y);
}

fn parameter<R: Clone>(value: R) -> Row {
    #[generator]
    fn explicit<R>(value: R) -> impl Generator<Yield = Y, Return = R> {
        yield_!(Y);
        value
    }

    #[generator(pinned)]
    fn pinned<R>(value: R) -> impl Generator<Yield = Y, Return = R> {
        yield_!(Y);
        value
    }

    Row(
        "a type parameter",
        [items!(explicit(value.clone())), items!(pinned(value)), items_of_type!(BoxGenerator<'_, Y, (), R>)],
    )
}

fn bounded<R: Iterates<Y> + Clone>(value: R) -> Row {
    #[generator]
    fn explicit<R: Iterates<Y>>(
        value: R,
    ) -> impl Generator<Yield = Y, Return = R> + Iterator<Item = <R as Iterates<Y>>::Item> {
        yield_!(Y);
        value
    }

    #[generator(pinned)]
    fn pinned<R: Iterates<Y>>(
        value: R,
    ) -> impl Generator<Yield = Y, Return = R> + Iterator<Item = <R as Iterates<Y>>::Item> {
        yield_!(Y);
        value
    }

    Row(
        "`R: Iterates<Y>`, with `+ Iterator<Item = <R as Iterates<Y>>::Item>`; here a `Result<T, E>`",
        [items!(explicit(value.clone())), items!(pinned(value)), items_of_type!(BoxGenerator<'_, Y, (), R>)],
    )
}

/// What is no generator: declared so, and what it iterates over.
fn others() -> Vec<(&'static str, String)> {
    #[generator]
    fn iterator() -> impl Iterator<Item = Y> {
        yield_!(Y);
    }

    #[generator]
    fn results() -> impl Iterator<Item = Result<Y, E>> {
        yield_!(Ok(Y));
    }

    #[generator]
    fn boxed() -> Box<dyn Iterator<Item = Result<Y, E>>> {
        yield_!(Ok(Y));
    }

    #[generator]
    fn stream() -> impl Stream<Item = Y> {
        yield_!(Y);
    }

    #[generator]
    fn stream_of_results() -> Pin<Box<dyn Stream<Item = Result<Y, E>>>> {
        yield_!(Ok(Y));
    }

    #[generator]
    fn pinned_box() -> Pin<Box<dyn Generator<Yield = Y, Send = (), Return = ()>>> {
        yield_!(Y);
    }

    vec![
        ("`impl Iterator<Item = Y>`", items!(iterator())),
        ("`impl Iterator<Item = Result<Y, E>>`: the error that ends it is the last item", items!(results())),
        ("`Box<dyn Iterator<Item = Result<Y, E>>>`: likewise", items!(boxed())),
        ("`impl Stream<Item = Y>`", items!(stream())),
        ("`Pin<Box<dyn Stream<Item = Result<Y, E>>>>`: likewise", items!(stream_of_results())),
        ("`Pin<Box<dyn Generator<…>>>`: nothing needs the pin", items!(pinned_box())),
    ]
}

fn printed() -> [String; 2] {
    let mut first = String::from(
        "| it returns | `impl Generator<…>` | `#[generator(pinned)]` | `BoxGenerator`, `Box<dyn Generator<…>>`, `&mut dyn Generator<…>` |\n",
    );
    first += "| --- | --- | --- | --- |\n";
    for Row(returns, items) in generators() {
        first += &format!("| {returns} | {} |\n", items.join(" | "));
    }
    let mut second = String::from("| declared as | iterates over |\n| --- | --- |\n");
    for (declared, items) in others() {
        second += &format!("| {declared} | {items} |\n");
    }
    [first, second]
}

#[test]
fn the_docs_have_it() {
    let docs = include_str!("../../docs/iterating.md");
    for table in printed() {
        assert!(docs.contains(&table), "docs/iterating.md should have\n\n{table}");
    }
}
