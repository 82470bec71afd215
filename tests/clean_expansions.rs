//! What a generator expands to warns of nothing, under the strictest lints there are, and minds no shadowed name.

#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unused, nonstandard_style, rust_2018_idioms, future_incompatible)]
#![deny(elided_lifetimes_in_paths, explicit_outlives_requirements, single_use_lifetimes, trivial_casts)]
#![deny(trivial_numeric_casts, unreachable_pub, unused_lifetimes, unused_qualifications, unused_results)]
#![deny(let_underscore_drop, meta_variable_misuse, variant_size_differences, missing_debug_implementations)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]

use std::cell::RefCell;

use genfn::prelude::*;

fn main() {
    assert!(countdown(3).eq(vec![3, 2, 1]));
    assert!(branches(&[1, 2, 3]).eq(vec![1, 20, 3]));
    assert_eq!(averages(), vec![1.0, 2.0]);
    assert_eq!(sums("1 2 x").filter_map(Result::ok).sum::<u32>(), 3);
    assert_eq!(tree(2).count(), 5);
    assert_eq!(guarded(&RefCell::new(vec![1, 2])).count(), 2);
    assert_eq!(labelled(3).count(), 4);
    assert_eq!(Words { text: "a b".to_owned() }.words().count(), 2);
    assert_eq!(dead_locals("abc".to_owned()).collect::<Vec<_>>(), [3, 4]);
    assert_eq!(handled(&mut Vec::new()).count(), 2);
    assert_eq!(moved_on_one_path(vec!["abcd".to_owned(), "a".to_owned()]).count(), 2);
    assert_eq!(by_macro().count(), 2);
    assert!(configured(1).eq(vec![11]));
    assert_eq!(either("a".to_owned()).count(), 2);
    assert!(taken_again(vec![vec![1]]).eq(vec![1, 2]));
    assert_eq!(shadowed::all().count(), 2);
    assert!(grown(vec!["a".to_owned()], Some("b".to_owned())).eq(vec![1, 2, 0, 3]));
    assert!(counted(vec![(1, 3)], Some(2)).eq(vec![1, 2, 2, 1]));
    assert!(thrown_away("7").eq(vec![1, 2]));
    assert_eq!(one_of(3).count(), 2);
    assert!(used_in_another_arm().start().is_ok());
    assert_eq!(used_in_a_guard(vec![1, 2], vec![1]).count(), 1);
}

/// A `while` loop.
#[generator]
pub fn countdown(mut n: u32) -> impl Iterator<Item = u32> + Clone {
    while n > 0 {
        yield_!(n);
        n -= 1;
    }
}

/// What must be used, and is not on purpose.
#[generator]
fn thrown_away(text: &str) -> impl Iterator<Item = usize> + '_ {
    use genfn::yield_ as emit;
    let _ = text.get({
        emit!(1);
        0..1
    });
    let _ = text.len() + {
        emit!(2);
        3
    };
}

/// A label and a macro that only some arms of the machine use.
#[generator]
fn used_in_another_arm() -> impl Generator<Yield = u32, Send = u32> {
    macro_rules! doubled {
        ($e:expr) => {
            $e * 2
        };
    }
    let mut last = 1;
    'outer: loop {
        match yield_!(last) {
            0 => loop {
                if yield_!(2) == 0 {
                    last = doubled!(last + 1);
                    continue 'outer;
                }
            },
            1 => break,
            n => last = n,
        }
    }
}

/// Guards that suspend, after an arm that does not.
#[generator]
fn one_of(n: u32) -> impl Iterator<Item = u32> {
    let found = match n {
        0 => 9,
        i if {
            yield_!(i);
            yield_!(2);
            i > 3
        } =>
        {
            i
        }
        i if i > 7 => 7,
        _ => return,
    };
    yield_!(found);
}

/// A borrow that is taken again.
#[generator]
fn taken_again(mut grid: Vec<Vec<u32>>) -> impl Iterator<Item = usize> {
    let mut at = 0;
    while at < grid.len() {
        let row = &mut grid[at];
        at += 1;
        loop {
            yield_!(row.len());
            row.push(0);
            if row.len() > 2 {
                break;
            }
        }
    }
}

/// Branches and matches.
#[generator]
fn branches(xs: &[u32]) -> impl Iterator<Item = u32> + '_ {
    for x in xs {
        match x {
            2 => {
                let tenfold = x * 10;
                yield_!(tenfold);
            }
            n if *n > 100 => return,
            _ => yield_!(*x),
        }
    }
}

#[generator]
fn averager() -> impl Generator<Yield = f64, Send = Option<f64>, Return = u32> {
    let mut total = 0.0;
    let mut count = 0;
    let mut average = 0.0;
    while let Some(term) = yield_!(average) {
        total += term;
        count += 1;
        average = total / f64::from(count);
    }
    count
}

fn averages() -> Vec<f64> {
    let mut averager = averager();
    let mut found = Vec::new();
    assert!(averager.start().is_ok());
    for term in &[1.0, 3.0] {
        found.extend(averager.send(Some(*term)));
    }
    found
}

#[generator]
fn sums(text: &str) -> impl Iterator<Item = Result<u32, std::num::ParseIntError>> + '_ {
    for word in text.split(' ') {
        let n = word.parse()?;
        yield_!(Ok(n));
    }
}

#[generator]
fn tree(depth: u32) -> Box<dyn Iterator<Item = u32>> {
    if depth > 0 {
        yield_!(depth);
        yield_from!(tree(depth - 1));
        yield_!(depth);
        if depth > 1 {
            return;
        }
        let twice = depth * 2;
        yield_!(twice);
    }
}

#[generator]
fn guarded(xs: &RefCell<Vec<u32>>) -> impl Iterator<Item = u32> + '_ {
    let len = xs.borrow().len();
    for i in 0..len {
        let x = xs.borrow()[i];
        yield_!(x);
    }
}

#[generator]
fn labelled(n: u32) -> impl Iterator<Item = u32> {
    'outer: for i in 0..n {
        for j in 0..n {
            if j > i {
                continue 'outer;
            }
            if i + j > 2 {
                break 'outer;
            }
            yield_!(i * j);
        }
    }
}

#[derive(Debug)]
struct Words {
    text: String,
}

impl Words {
    #[generator]
    fn words(&self) -> impl Iterator<Item = &str> + std::fmt::Debug {
        let Self { text } = self;
        for word in text.split(' ') {
            yield_!(word);
        }
    }
}

#[generator]
fn dead_locals(text: String) -> impl Iterator<Item = usize> {
    let len = text.len();
    let more = [&*text, "."].concat();
    let longer = more.len();
    yield_!(len);
    yield_!(longer);
}

#[generator]
fn handled(log: &mut Vec<u32>) -> impl Generator<Yield = u32, Return = Result<(), std::fmt::Error>> + '_ {
    for n in 0..2 {
        try_! {{
            yield_!(n);
        } except std::fmt::Error => {
            log.push(n);
        } finally {
            log.push(0);
        }}
    }
    Ok(())
}

#[generator]
fn moved_on_one_path(names: Vec<String>) -> impl Iterator<Item = usize> {
    let mut kept = Vec::new();
    for name in names {
        let len = name.len();
        if len > 3 {
            kept.push(name);
        }
        yield_!(kept.len());
    }
}

#[derive(Debug)]
struct Configured {
    #[cfg(any())]
    never: Never,
    always: u32,
}

/// Statements, locals, arms, fields: there or not, with a yield in them or without.
#[generator]
fn configured(n: u32) -> impl Iterator<Item = u32> {
    #[cfg(any())]
    never();
    #[cfg(any())]
    yield_!(never());
    let n = {
        #[cfg(any())]
        never();
        n + 10
    };
    #[cfg(not(any()))]
    let configured = Configured {
        #[cfg(any())]
        never: Never,
        always: n,
    };
    let sum = match configured.always {
        #[cfg(any())]
        n => never(n),
        n => n,
    };
    #[cfg(not(any()))]
    yield_!(sum);
}

/// A segment that is left at two places.
#[generator]
fn either(text: String) -> impl Iterator<Item = usize> {
    let more = [&*text, "."].concat();
    let mut watch = Vec::new();
    if text.is_empty() {
        yield_!(0);
    } else if more.len() > 3 {
        yield_!(text.len());
        watch.push(more);
    } else {
        yield_!(1);
    }
    yield_!(watch.len());
}

macro_rules! twice {
    ($name:ident, $value:expr) => {
        #[generator]
        fn $name() -> impl Iterator<Item = u32> {
            let value = $value;
            yield_!(value);
            let value = value + 1;
            yield_!(value);
        }
    };
}

twice!(by_macro, 1);

/// Named in nothing but a format string; not named at all, and said to be meant so.
#[generator]
fn barely_named(first: String, _second: String) -> impl Iterator<Item = usize> {
    let shown = first.repeat(2);
    yield_!(format!("{shown}.").len());
}

const _: fn() = || drop(barely_named(String::new(), String::new()));

#[generator]
fn allowed_to_be_unused() -> impl Iterator<Item = usize> {
    #[allow(unused_variables)]
    let unused = String::new();
    yield_!(1);
}

const _: fn() = || drop(allowed_to_be_unused());

/// The markers are used, though they are not what is left in the expansion.
mod imported {
    use genfn::{generator, try_, yield_, yield_from};

    #[generator]
    fn each_marker() -> impl Iterator<Item = u32> {
        try_! {{
            yield_!(1);
            yield_from!([2]);
        } finally {}}
    }

    const _: fn() = || drop(each_marker());

    mod pinned {
        use genfn::{generator, try_, yield_, yield_from};

        #[generator(pinned)]
        fn each_marker() -> impl Iterator<Item = u32> {
            try_! {{
                yield_!(1);
                yield_from!([2]);
            } finally {}}
        }

        const _: fn() = || drop(each_marker());
    }

    mod awaits {
        use genfn::{AsyncGenerator, generator, try_, yield_, yield_from};

        #[generator]
        fn each_marker() -> impl AsyncGenerator<Yield = u32, Send = Option<u32>, Return = Result<u32, String>> {
            #[generator]
            fn inner(n: u32) -> impl AsyncGenerator<Yield = u32> {
                std::future::ready(()).await;
                yield_!(n);
            }
            let heard = try_! {{
                std::future::ready(()).await;
                yield_from!([std::future::ready(2).await]);
                yield_from!(inner(3));
                yield_!(1)
            } except error if error.is_empty() => { std::future::ready(None).await }
            finally { std::future::ready(()).await; }};
            heard.ok_or_else(String::new)
        }

        const _: fn() = || drop(each_marker());
    }

    mod local {
        use genfn::generator;

        #[generator]
        fn in_a_block(n: u32) -> impl Iterator<Item = u32> {
            if n > 0 {
                use genfn::yield_;
                yield_!(n);
            }
        }

        const _: fn() = || drop(in_a_block(1));
    }
}

/// Names that an expansion needs are taken.
#[allow(dead_code, clippy::redundant_pub_crate)]
mod shadowed {
    use ::genfn::{Generator, generator};

    #[derive(Debug)]
    pub(crate) struct Option;
    #[derive(Debug)]
    pub(crate) struct Some;
    #[derive(Debug)]
    pub(crate) struct None;
    #[derive(Debug)]
    pub(crate) struct Result;
    #[derive(Debug)]
    pub(crate) struct Ok;
    #[derive(Debug)]
    pub(crate) struct Err;
    #[derive(Debug)]
    pub(crate) struct Box;
    #[derive(Debug)]
    pub(crate) struct Vec;
    #[derive(Debug)]
    pub(crate) struct String;
    pub(crate) trait Clone {}
    pub(crate) trait Iterator {}
    pub(crate) trait Copy {}
    pub(crate) trait Drop {}
    pub(crate) trait Fn {}
    pub(crate) trait Into {}
    pub(crate) trait IntoIterator {}
    pub(crate) mod core {}
    pub(crate) mod std {}
    pub(crate) mod alloc {}
    pub(crate) mod genfn {}
    macro_rules! shadow {
        ($($name:ident)*) => { $(#[allow(unused_macros)] macro_rules! $name { () => { compile_error!("a name of the user's") }; })* };
    }
    shadow! { panic matches format_args concat unreachable unimplemented assert vec }

    pub(crate) fn all() -> impl ::std::iter::Iterator<Item = u32> {
        numbers(2)
    }

    #[generator]
    fn numbers(n: u32) -> impl ::std::iter::Iterator<Item = u32> + ::std::clone::Clone + ::std::fmt::Debug {
        for i in 0..n {
            let text = ::std::string::String::new();
            ::genfn::yield_!(i);
            ::std::mem::drop(text);
        }
    }

    #[generator]
    pub(crate) fn sent() -> impl Generator<Send = ::std::option::Option<u32>, Return = u32> {
        let mut total = 0;
        loop {
            match ::genfn::yield_!() {
                ::std::option::Option::Some(n) => total += n,
                ::std::option::Option::None => break,
            }
        }
        total
    }

    #[generator]
    fn boxed() -> ::std::boxed::Box<dyn ::std::iter::Iterator<Item = u32>> {
        ::genfn::try_! {{
            ::genfn::yield_from!(numbers(2));
        } finally {
            ::std::mem::drop(sent());
        }}
    }

    const _: fn() = || ::std::mem::drop((sent(), boxed()));
}

/// What a pattern binds as `mut` may be changed after a yield only.
#[generator]
pub fn grown(words: Vec<String>, last: Option<String>) -> impl Iterator<Item = usize> {
    for mut word in words {
        yield_!(word.len());
        word.push('x');
        yield_!(word.len());
    }
    let Some(mut word) = last else { return };
    yield_!(0);
    word.push_str("yz");
    yield_!(word.len());
}

/// The same in conditions.
#[generator]
pub fn counted(pairs: Vec<(u8, u8)>, most: Option<u8>) -> impl Iterator<Item = u8> {
    for (mut from, to) in pairs {
        while from < to {
            yield_!(from);
            from += 1;
        }
    }
    if let Some(mut most) = most {
        while most > 0 {
            yield_!(most);
            most -= 1;
        }
    }
}

/// What only a guard reads.
#[generator]
pub fn used_in_a_guard(mut a: Vec<u8>, mut b: Vec<u8>) -> impl Iterator<Item = u8> {
    while let (Some(last), _) = (a.pop(), 0) {
        match (a.last_mut(), b.last_mut()) {
            (Some(x), Some(y)) if *x == *y => {
                let both = *x;
                let _ = b.pop();
                yield_!(both);
            }
            _ => b.push(last),
        }
    }
}
