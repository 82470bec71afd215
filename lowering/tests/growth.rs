//! What is nested deeply is expanded, on a stack as large as rustc's, and the work grows no faster than it has to.
//!
//! Work is counted in allocations, which are the same on every machine. What suspends in a loop has an arm in which all loops around
//! it are entered again: of n loops the arms are n² loops, and each arm's tokens are looked through at each of its loops.

#![allow(unsafe_code, reason = "an allocator that counts")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::thread;

use proc_macro2::TokenStream;

struct Counting;

thread_local! {
    static COUNT: Cell<u64> = const { Cell::new(0) };
}

// SAFETY: it is the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        // SAFETY: as the caller says.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: as the caller says.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How many allocations it takes to expand a generator with this body.
fn work(options: &str, body: &str) -> u64 {
    // A debug build takes a deep stack for a deep body.
    work_on(256 << 20, options, body)
}

/// The same on a stack of this size.
fn work_on(stack: usize, options: &str, body: &str) -> u64 {
    let item = format!("fn f() -> impl Generator<Yield = u32, Send = u32> {{ {body} }}");
    let options = options.to_owned();
    let expanding = thread::Builder::new().stack_size(stack).spawn(move || {
        let (options, item): (TokenStream, TokenStream) =
            (options.parse().expect("tokens"), item.parse().expect("tokens"));
        let before = COUNT.get();
        let expanded = genfn_lowering::expand(options, item);
        let count = COUNT.get() - before;
        assert!(!expanded.to_string().contains("compile_error"), "{expanded}");
        count
    });
    expanding.expect("a thread").join().expect("it is expanded")
}

/// Holds that a body nested twice as deeply takes at most so many times the work.
#[track_caller]
fn doubling(depth: usize, most: f64, nested: impl Fn(usize) -> String) {
    for options in ["", "type = F"] {
        let (once, twice) = (work(options, &nested(depth)), work(options, &nested(2 * depth)));
        #[expect(clippy::cast_precision_loss, reason = "they are small")]
        let growth = twice as f64 / once as f64;
        let at = 2 * depth;
        assert!(growth <= most, "({options}) {once} allocations at {depth}, {twice} at {at}: {growth:.2} times");
    }
}

fn wrapped(before: &str, inner: &str, after: &str, depth: usize) -> String {
    [&*before.repeat(depth), inner, &after.repeat(depth)].concat()
}

#[test]
fn loops() {
    doubling(40, 6.0, |depth| wrapped("while b() { ", "yield_!(1);", " }", depth));
    doubling(40, 4.0, |depth| wrapped("loop { ", "yield_!(1);", " break; }", depth));
    doubling(15, 5.0, |depth| wrapped("for _ in 0..2 { ", "yield_!(1);", " }", depth));
}

#[test]
fn branches_and_blocks() {
    doubling(100, 4.0, |depth| wrapped("if b() { ", "yield_!(1);", " }", depth));
    doubling(100, 4.0, |depth| wrapped("if b() { ", "yield_!(1);", " } else { c(); }", depth));
    doubling(100, 4.0, |depth| wrapped("match b() { true => { ", "yield_!(1);", " } false => {} }", depth));
    doubling(100, 4.0, |depth| wrapped("{ let a = b(); ", "yield_!(a);", " }", depth));
}

#[test]
fn expressions() {
    doubling(100, 4.0, |depth| wrapped("f(1, ", "yield_!(1)", ")", depth));
    doubling(100, 4.0, |depth| wrapped("1 + (", "yield_!(1)", ")", depth));
    doubling(100, 4.0, |depth| format!("yield_!(1){}", " + 1".repeat(depth)));
    doubling(100, 4.0, |depth| format!("yield_!(1){}", ".max(1)".repeat(depth)));
}

#[test]
fn handlers() {
    doubling(32, 4.0, |depth| wrapped("try_! {{ ", "yield_!(1);", " } finally { n(); }}", depth));
    doubling(32, 4.0, |depth| wrapped("try_! {{ ", "yield_!(1);", " } except => { n(); }}", depth));
    doubling(32, 4.0, |depth| wrapped("try_! {{ n(); } except => { ", "yield_!(1);", " }}", depth));
    // Here each has an outcome that is kept until all those in it are through.
    doubling(16, 5.0, |depth| wrapped("try_! {{ n(); } finally { ", "yield_!(1);", " }}", depth));
    doubling(16, 4.0, |depth| format!("try_! {{{{ yield_!(1){}; }} except => {{ n(); }}}}", ".a()?".repeat(depth)));
}

/// rustc runs macros on a stack of 8 MiB, of which it has used little then; it makes its own larger for what is deep, and this one can't be.
const OF_RUSTC: usize = 7 << 20;

#[test]
fn on_the_stack_of_rustc() {
    let depths = [
        ("try_! {{ ", "yield_!(1);", " } finally { n(); }}", 160),
        ("try_! {{ ", "yield_!(1);", " } except => { n(); }}", 160),
        ("try_! {{ n(); } except => { ", "yield_!(1);", " }}", 160),
        ("{ ", "yield_!(1);", " }", 256),
        ("if b() { ", "yield_!(1);", " } else { c(); }", 256),
        ("while b() { ", "c();", " }", 256),
        ("match b() { true => { ", "yield_!(1);", " } false => {} }", 192),
        ("1 + (", "yield_!(1)", ")", 256),
        ("f(1, ", "yield_!(1)", ")", 256),
        ("", "yield_!(1)", ".max(1)", 512),
        ("", "yield_!(1)", " + 1", 512),
        ("f(|| { ", "1", " });", 128),
    ];
    for (before, inner, after, depth) in depths {
        work_on(OF_RUSTC, "", &format!("yield_!(0); let _ = {{ {} }};", wrapped(before, inner, after, depth)));
    }
}

/// rustc is asked of each where its type is told and where it is saved, and not once more for each suspension that follows.
#[test]
fn what_is_saved_of_the_dead_is_asked_once_for_each() {
    let locals = 16;
    let body: String = (0..locals).map(|i| format!("let v{i} = a(); yield_!(v{i}.b());")).collect();
    let item = format!("fn f() -> impl Iterator<Item = u32> {{ {body} }}");
    let expanded = genfn_lowering::expand(TokenStream::new(), item.parse().expect("tokens")).to_string();
    assert_eq!(expanded.matches("park_link").count(), 2 * locals, "{expanded}");
}
