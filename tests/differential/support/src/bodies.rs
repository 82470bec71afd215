//! Random bodies: what they call, and how their runs are reported.

use std::cell::{Cell, RefCell};
use std::hash::{DefaultHasher, Hash, Hasher};

use genfn::prelude::*;
use genfn_tests::recording;
pub use genfn_tests::{D, log, make, seen};

use crate::script;
pub use crate::script::Ending;

thread_local! {
    static COIN: Cell<u64> = const { Cell::new(1) };
}

/// Prints the logs of a run to the end, and of runs that are ended at each yield in each of these ways. Of the latter only a
/// hash, unless the environment asks for all.
pub fn report(program: &str, endings: &[Ending], side: fn()) {
    crate::announce(program);
    let whole = std::env::var_os("GENFN_WHOLE").is_some();
    script::plan(Ending::Itself, 0);
    let run = recording::record(None, side);
    run.log.iter().for_each(|line| println!("{line}"));
    let yields = script::most_yields();
    for ending in endings {
        let how = match ending {
            Ending::Itself => "ended",
            Ending::Dropped => "dropped",
            Ending::Closed => "closed",
            Ending::Thrown => "thrown into",
        };
        for n in 0..=yields {
            script::plan(*ending, n);
            let run = recording::record(None, side);
            if whole {
                println!("{how} at {n}");
                run.log.iter().for_each(|line| println!("  {line}"));
            } else {
                let mut hasher = DefaultHasher::new();
                run.log.hash(&mut hasher);
                println!("{how} at {n}: {:x}", hasher.finish());
            }
        }
    }
    crate::finish();
}

/// Starts the coin anew.
pub fn reset(seed: u32) {
    COIN.set(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(u64::from(seed) * 2 + 1) ^ 0xD1B5_4A32_D192_ED03);
}

pub fn bit() -> bool {
    let mut coin = COIN.get();
    coin ^= coin << 13;
    coin ^= coin >> 7;
    coin ^= coin << 17;
    COIN.set(coin);
    (coin >> 11) % 8 < 4
}

/// Rarely true enough that a loop ends.
pub fn few() -> bool {
    bit() && (bit() | bit())
}

pub fn take(d: D) -> u32 {
    log(format_args!("take {}", d.0));
    d.len()
}

pub fn id<T>(value: T) -> T {
    value
}

pub fn with(d: D, n: u32) -> D {
    log(format_args!("with {} {n}", d.0));
    d
}

pub fn pair(a: D, b: D) -> (D, D) {
    (a, b)
}

pub fn two(a: D, b: D) -> u32 {
    log(format_args!("two {} {}", a.0, b.0));
    2
}

pub fn holds(a: D, b: D) -> bool {
    log(format_args!("holds {} {}", a.0, b.0));
    bit()
}

pub fn second<A, B>(_: A, b: B) -> B {
    b
}

pub fn pick(first: bool) -> D {
    if first { make("first") } else { make("second") }
}

pub fn of(d: &D, n: u32) -> u32 {
    log(format_args!("of {} {n}", d.0));
    n.wrapping_add(1)
}

pub fn of_mut(d: &mut D, n: u32) -> u32 {
    log(format_args!("of_mut {} {n}", d.0));
    n.wrapping_add(1)
}

pub fn three(a: u32, b: u32, c: u32) -> u32 {
    log(format_args!("three {a} {b} {c}"));
    a.wrapping_mul(7).wrapping_add(b.wrapping_mul(3)).wrapping_add(c) % 1000
}

pub fn add(a: u32, b: u32) -> u32 {
    a.wrapping_add(b) % 1000
}

pub fn res(n: u32) -> Result<u32, D> {
    if few() { Err(make("err")) } else { Ok(n) }
}

pub fn resd(d: D) -> Result<D, D> {
    if few() { Err(d) } else { Ok(d) }
}

pub fn optn(n: u32) -> Option<u32> {
    (!few()).then_some(n)
}

/// Panics, at times.
///
/// # Panics
///
/// At times.
pub fn boom(n: u32) -> u32 {
    assert!(!(few() && bit()), "boom");
    n
}

/// Hides a `return`.
#[macro_export]
macro_rules! bail {
    ($error:expr) => {
        return Err($error)
    };
}
pub use bail;

/// For `?` to raise.
pub fn fail(d: D) -> Result<u32, D> {
    log(format_args!("fail {}", d.0));
    Err(d)
}

/// Something with a guard to hold.
pub fn cell(name: &'static str) -> RefCell<D> {
    RefCell::new(make(name))
}

/// The same, for ever: a guard of it may be held over a yield.
pub fn kept(name: &'static str) -> &'static RefCell<D> {
    Box::leak(Box::new(cell(name)))
}

/// What bodies call on a `D`.
#[expect(clippy::len_without_is_empty, reason = "a name is never empty")]
pub trait Called {
    fn opt(&self) -> Option<u32>;
    fn optd(&self) -> Option<D>;
    fn vec(&self) -> Vec<u32>;
    fn len(&self) -> u32;
    fn arg(&self, n: u32) -> u32;
}

#[expect(clippy::cast_possible_truncation, reason = "names are short")]
impl Called for D {
    fn opt(&self) -> Option<u32> {
        (!few()).then(|| self.len())
    }

    fn optd(&self) -> Option<D> {
        (!(few() || bit())).then(|| make("optd"))
    }

    fn vec(&self) -> Vec<u32> {
        vec![1, 2]
    }

    fn len(&self) -> u32 {
        self.0.len() as u32
    }

    fn arg(&self, n: u32) -> u32 {
        log(format_args!("arg {} {n}", self.0));
        n.wrapping_add(1)
    }
}

#[derive(Debug, Clone)]
pub struct S {
    pub a: D,
    pub b: D,
    pub n: u32,
}

pub fn s(a: &'static str, b: &'static str) -> S {
    S { a: make(a), b: make(b), n: 4 }
}

/// What parts can be missing of.
#[derive(Debug)]
pub struct W {
    pub list: Vec<D>,
    pub n: u32,
    pub some: Option<D>,
}

/// A borrowed argument.
pub const XS: &[u32] = &[3, 1, 4, 1, 5];

/// An argument that is borrowed mutably.
pub fn list() -> &'static mut Vec<D> {
    Box::leak(Box::new(vec![D("listed"), D("last")]))
}

/// Is delegated to.
#[generator]
pub fn sub(name: &'static str, times: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    let _held = D(name);
    let mut sum = 0;
    for n in 0..times % 3 {
        sum = add(sum, yield_!(n + 100));
    }
    sum
}

/// Is delegated to where nothing is sent, and has a value all the same.
#[generator]
pub fn summed(name: &'static str, times: u32) -> impl Generator<Yield = u32, Return = u32> {
    let _held = D(name);
    let mut sum = 1;
    for n in 0..times % 3 {
        yield_!(n + 600);
        sum = add(sum, n);
    }
    sum
}

/// Delegates in turn.
#[generator]
pub fn deep(name: &'static str, depth: u32) -> BoxGenerator<'static, u32, u32, u32> {
    let _held = D("deep");
    if depth == 0 {
        return yield_from!(sub(name, 2));
    }
    let got = yield_from!(deep(name, depth - 1));
    add(got, yield_!(200 + depth))
}

#[generator]
pub fn items(name: &'static str) -> impl Iterator<Item = u32> {
    let held = D(name);
    yield_!(held.len());
    yield_!(7);
}

/// Fails if it is thrown into.
#[generator]
pub fn failing(name: &'static str) -> impl Generator<Yield = u32, Send = u32, Return = Result<u32, D>> {
    let _held = D(name);
    let got = yield_!(300);
    if few() { Err(make("failed")) } else { Ok(got) }
}

/// Handles what is thrown into it, and fails when it is closed at its last yield.
#[generator]
pub fn guarded(name: &'static str) -> impl Generator<Yield = u32, Send = u32, Return = Result<u32, D>> {
    let _held = D(name);
    let got = try_! {{
        let _body = D("guarded");
        yield_!(400)
    } except D("thrown") => {
        log("guarded: caught");
        yield_!(401)
    } finally {
        log("guarded: finally");
    }};
    try_! {{
        yield_!(402);
    } except GeneratorExit => {
        Err(make("unguarded"))?;
    }}
    Ok(got)
}

/// Does not end when it is closed.
#[generator]
pub fn stubborn(name: &'static str) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    let _held = D(name);
    try_! {{
        yield_!(500)
    } except GeneratorExit => {
        log("stubborn");
        yield_!(501)
    }}
}
