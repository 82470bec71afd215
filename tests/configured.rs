//! `#[cfg]` in a body: what is configured away is not there, and what is there suspends.

#![allow(clippy::non_minimal_cfg)]

use genfn::prelude::*;

#[generator]
fn statements() -> impl Iterator<Item = u32> {
    #[cfg(all())]
    yield_!(1);
    #[cfg(any())]
    yield_!(2);
    #[cfg(any())]
    {
        never();
        yield_!(3);
    }
    #[cfg(all())]
    for n in 4..6 {
        yield_!(n);
    }
    #[cfg(any())]
    yield_from!(never());
    #[cfg(not(any()))]
    yield_from!([6]);
}

#[test]
fn statements_are_configured_away() {
    assert_eq!(statements().collect::<Vec<_>>(), [1, 4, 5, 6]);
}

#[generator]
fn locals() -> impl Iterator<Item = &'static str> {
    #[cfg(unix)]
    let family = "unix";
    #[cfg(windows)]
    let family = "windows";
    #[cfg(not(any(unix, windows)))]
    let family = "other";
    yield_!(family);
    let mut times = 1;
    #[cfg(debug_assertions)]
    (times += 1);
    #[cfg(not(debug_assertions))]
    times += 1;
    while times > 0 {
        yield_!(family);
        times -= 1;
    }
}

#[test]
fn locals_are_held_where_they_are_there() {
    assert_eq!(locals().count(), 3);
    assert_eq!(locals().next(), Some(if cfg!(unix) { "unix" } else { "windows" }));
}

#[generator]
fn arms(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    let sent = match n {
        #[cfg(any())]
        0 => never(),
        #[cfg(all())]
        0 => yield_!(10),
        #[cfg(all(any(), unix))]
        1 => yield_!(11),
        _ => yield_!(12),
    };
    match sent {
        #[cfg(any())]
        never => never,
        Some(n) => n,
        #[cfg(all())]
        None => 0,
    }
}

#[test]
fn arms_are_configured_away() {
    let mut zero = arms(0);
    assert_eq!(zero.start(), Ok(10));
    assert_eq!(zero.send(5), Err(StopIteration { value: Some(5) }));
    assert_eq!(arms(1).start(), Ok(12));
}

struct Fields {
    #[cfg(all())]
    there: u32,
    #[cfg(any())]
    gone: Never,
    sent: u32,
}

#[generator]
fn fields() -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    let fields = Fields {
        #[cfg(all())]
        there: yield_!(1).unwrap_or_default(),
        #[cfg(any())]
        gone: yield_!(2).never(),
        sent: yield_!(3).unwrap_or_default(),
    };
    let Fields {
        #[cfg(all())]
        there,
        #[cfg(any())]
        gone,
        sent,
    } = fields;
    yield_!(there);
    there + sent
}

#[test]
fn fields_are_configured_away() {
    let mut fields = fields();
    assert_eq!(fields.start(), Ok(1));
    assert_eq!(fields.send(10), Ok(3));
    assert_eq!(fields.send(20), Ok(10));
    assert_eq!(fields.send(None), Err(StopIteration { value: Some(30) }));
}

#[generator]
fn attributes_by_condition(n: u32) -> impl Iterator<Item = u32> {
    #[cfg_attr(all(), cfg(any()))]
    yield_!(1);
    #[cfg_attr(any(), cfg(any()))]
    yield_!(2);
    #[cfg_attr(not(any()), allow(unused_variables), cfg_attr(all(), cfg(all())))]
    let unused = n;
    if cfg!(any()) {
        yield_!(3);
    }
    yield_!(4);
}

#[test]
fn attributes_by_condition_and_the_macro_cfg() {
    assert_eq!(attributes_by_condition(0).collect::<Vec<_>>(), [2, 4]);
}

#[generator]
fn native(text: String) -> impl Iterator<Item = usize> {
    let watched = Watched;
    #[cfg(any())]
    drop(watched);
    yield_!(text.len());
    #[cfg(any())]
    drop(text);
    yield_!(DROPPED.get());
    #[cfg(all())]
    drop(watched);
    yield_!(DROPPED.get());
}

struct Watched;

impl Drop for Watched {
    fn drop(&mut self) {
        DROPPED.set(DROPPED.get() + 1);
    }
}

std::thread_local! {
    static DROPPED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Such a `drop` would else count as a move, and the local as gone.
#[test]
fn native_code_that_is_configured_away_moves_nothing() {
    assert_eq!(native("abc".to_owned()).collect::<Vec<_>>(), [3, 0, 1]);
}

#[generator]
fn handled() -> impl Generator<Yield = u32, Return = Result<u32, String>> {
    let caught = try_! {{
        #[cfg(any())]
        never()?;
        #[cfg(all())]
        yield_!(1);
        Err("error".to_owned())?
    } except error => {
        #[cfg(any())]
        return Err(never());
        #[cfg(all())]
        yield_!(2);
        error.len()
    } finally {
        #[cfg(any())]
        yield_!(3);
    }};
    yield_!(match caught {
        #[cfg(any())]
        never => never(),
        n => n as u32,
    });
    Ok(0)
}

#[test]
fn inside_of_markers() {
    assert_eq!(handled().filter_map(Result::ok).collect::<Vec<_>>(), [1, 2, 5]);
}

#[generator]
fn arguments(#[cfg(all())] n: u32, #[cfg(any())] never: Never) -> impl Iterator<Item = u32> {
    yield_!(n);
}

#[test]
fn arguments_are_configured_away() {
    assert_eq!(arguments(1).collect::<Vec<_>>(), [1]);
}

trait Numbers {
    #[generator]
    fn provided(&self) -> impl Iterator<Item = u32> {
        #[cfg(unix)]
        yield_!(1);
        #[cfg(not(unix))]
        yield_!(2);
    }

    #[generator]
    fn required(&self) -> impl Generator<Yield = u32>;
}

struct One;

impl One {
    /// A method, of a generic function at that.
    #[generator]
    pub(crate) fn method<'a, T: Clone + 'a>(&'a self, value: T) -> Box<dyn Iterator<Item = T> + 'a> {
        #[cfg(unix)]
        yield_!(value.clone());
        #[cfg(all(unix, not(unix)))]
        never();
        #[cfg(any(not(unix), unix))]
        yield_!(value);
    }
}

impl Numbers for One {
    #[generator]
    fn required(&self) -> impl Generator<Yield = u32> {
        #[cfg(unix)]
        yield_!(1);
        #[cfg(not(unix))]
        yield_!(1);
    }
}

#[test]
fn methods() {
    assert_eq!(One.provided().count(), 1);
    assert_eq!(One.required().count(), 1);
    assert_eq!(One.method("a").count(), if cfg!(unix) { 2 } else { 1 });
}

#[generator(pinned)]
fn pinned(text: String) -> impl Iterator<Item = usize> {
    for word in text.split(' ') {
        #[cfg(unix)]
        yield_!(word.len());
        #[cfg(not(unix))]
        yield_!(word.len());
    }
}

#[test]
fn pinned_generators() {
    assert_eq!(pinned("a bc".to_owned()).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn nested_generators() {
    #[generator]
    fn nested() -> impl Iterator<Item = u32> {
        #[cfg(any())]
        fn helper() -> Never {}
        #[cfg(all())]
        fn helper() -> u32 {
            1
        }
        yield_!(helper());
        #[cfg(unix)]
        yield_!(2);
        #[cfg(windows)]
        yield_!(2);
    }
    assert_eq!(nested().count(), 2);
}
