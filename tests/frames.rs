//! Delegation from box to box: as deep as one likes, and as if the generators lay in each other.

use std::cell::{Cell, RefCell};
use std::thread;

use genfn::Resume;
use genfn::prelude::*;

const DEEP: u32 = 1_000_000;

/// On a stack that wouldn't hold a call for each level.
fn on_a_small_stack(run: impl FnOnce() + Send) {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(128 * 1024).spawn_scoped(scope, run).unwrap();
        thread.join().unwrap();
    });
}

mod a_chain {
    use super::*;

    /// Counts up on the way in and down on the way out.
    #[generator]
    fn down(n: u32, depth: u32) -> BoxGenerator<'static, u32, (), u32> {
        if n == depth {
            yield_!(n);
            return 0;
        }
        if n == 0 {
            yield_!(n);
        }
        let below = yield_from!(down(n + 1, depth));
        if n.is_multiple_of(1000) {
            yield_!(n);
        }
        below + 1
    }

    #[test]
    fn is_walked_at_any_depth() {
        on_a_small_stack(|| {
            let mut walk = down(0, DEEP);
            let mut items = 0;
            let returned = loop {
                match next(&mut walk) {
                    Ok(_) => items += 1,
                    Err(stop) => break stop.value,
                }
            };
            assert_eq!((items, returned), (2 + DEEP / 1000, Some(DEEP)));
        });
    }

    #[test]
    fn is_dropped_at_any_depth() {
        on_a_small_stack(|| {
            let mut walk = down(0, DEEP);
            assert_eq!(walk.nth(1), Some(DEEP));
            drop(walk);
            let mut walk = down(0, DEEP);
            assert_eq!(walk.nth(100), Some(DEEP - 99_000));
            drop(walk);
        });
    }

    #[test]
    fn is_closed_at_any_depth() {
        on_a_small_stack(|| {
            let mut walk = down(0, DEEP);
            assert_eq!(walk.nth(1), Some(DEEP));
            assert_eq!(walk.close(), None);
            assert_eq!(walk.state(), State::Closed);
        });
    }

    #[test]
    fn is_looked_into_at_any_depth() {
        on_a_small_stack(|| {
            let mut walk = down(0, DEEP);
            walk.nth(1);
            let (mut levels, mut suspended_at) = (0, walk.suspended_at().unwrap().line());
            let mut inner = walk.delegate();
            while let Some(delegate) = inner {
                assert_eq!(delegate.state(), State::Suspended);
                levels += 1;
                suspended_at = delegate.suspended_at().unwrap().line();
                inner = delegate.delegate();
            }
            assert_eq!((levels, suspended_at), (DEEP, walk.suspended_at().unwrap().line() - 6));
        });
    }
}

mod generators_of_every_kind {
    use super::*;

    #[generator]
    fn sendable(n: u32) -> Box<dyn Generator<Yield = u32, Send = (), Return = u32> + Send> {
        if n == 0 {
            yield_!(n);
            return 0;
        }
        yield_from!(sendable(n - 1)) + 1
    }

    #[test]
    fn may_go_to_another_thread() {
        let mut walk = sendable(DEEP);
        walk.start().unwrap();
        on_a_small_stack(move || assert_eq!(next(&mut walk), Err(StopIteration { value: Some(DEEP) })));
    }

    /// One that may not, around one that may.
    #[generator]
    fn local(n: u32) -> BoxGenerator<'static, u32, (), u32> {
        if n == 0 { yield_from!(sendable(DEEP)) } else { yield_from!(local(n - 1)) + 1 }
    }

    #[test]
    fn may_be_mixed() {
        on_a_small_stack(|| {
            let mut walk = local(DEEP);
            assert_eq!(walk.start(), Ok(0));
            assert_eq!(next(&mut walk), Err(StopIteration { value: Some(2 * DEEP) }));
        });
    }

    struct List {
        value: String,
        next: Option<Box<List>>,
    }

    impl List {
        fn of(n: u32) -> List {
            (0..n).fold(List { value: String::from("last"), next: None }, |list, n| List {
                value: n.to_string(),
                next: Some(Box::new(list)),
            })
        }

        #[generator]
        fn backwards(&self) -> BoxGenerator<'_, &str> {
            if let Some(next) = &self.next {
                yield_from!(next.backwards());
            }
            yield_!(&self.value);
        }
    }

    impl Drop for List {
        fn drop(&mut self) {
            let mut next = self.next.take();
            while let Some(mut list) = next {
                next = list.next.take();
            }
        }
    }

    #[test]
    fn may_borrow() {
        on_a_small_stack(|| {
            let list = List::of(DEEP);
            let mut backwards = list.backwards();
            assert_eq!(backwards.start(), Ok("last"));
            assert_eq!(backwards.next(), Some("0"));
            assert_eq!(backwards.last(), Some((DEEP - 1).to_string().as_str()));
        });
    }

    #[generator]
    fn even(n: u32) -> BoxGenerator<'static, String, Option<u32>, u32> {
        if n == 0 {
            let sent = yield_!(String::from("even"));
            return sent.unwrap_or(0);
        }
        yield_from!(odd(n - 1)) + 1
    }

    #[generator]
    fn odd(n: u32) -> BoxGenerator<'static, String, Option<u32>, u32> {
        if n == 0 {
            let sent = yield_!(String::from("odd"));
            return sent.unwrap_or(0);
        }
        yield_from!(even(n - 1)) + 2
    }

    #[test]
    fn may_call_each_other() {
        on_a_small_stack(|| {
            let mut walk = even(DEEP);
            assert_eq!(walk.start().unwrap(), "even");
            assert_eq!(walk.send(5), Err(StopIteration { value: Some(5 + DEEP / 2 * 3) }));
        });
    }

    /// What is boxed where it is delegated to.
    #[generator]
    fn unboxed(n: u32) -> impl Generator<Yield = u32> {
        if n > 0 {
            let inner: BoxGenerator<'_, u32> = Box::new(unboxed(n - 1));
            yield_from!(inner);
        }
        yield_!(n);
    }

    #[test]
    fn may_be_boxed_later() {
        let mut outer = unboxed(500);
        assert!((0..=500).eq(outer.by_ref()));
        assert_eq!(outer.state(), State::Closed);
    }
}

mod what_is_delegated_to {
    use super::*;

    #[generator]
    fn counted(n: u32) -> BoxGenerator<'static, u32, (), u32> {
        if n == 0 {
            yield_!(0);
            yield_!(1);
            return 2;
        }
        yield_from!(counted(n - 1)) + 10
    }

    #[generator]
    fn over(inner: BoxGenerator<'static, u32, (), u32>) -> BoxGenerator<'static, u32, (), u32> {
        let returned = yield_from!(inner);
        yield_!(returned);
        returned + 100
    }

    fn levels(g: &BoxGenerator<'static, u32, (), u32>) -> usize {
        let mut inner = g.delegate();
        let mut levels = 0;
        while let Some(delegate) = inner {
            levels += 1;
            inner = delegate.delegate();
        }
        levels
    }

    #[test]
    fn may_have_a_stack_of_its_own() {
        let mut inner = counted(3);
        assert_eq!((inner.start(), levels(&inner)), (Ok(0), 3));
        let mut g = over(over(inner));
        assert_eq!((g.start(), levels(&g)), (Ok(1), 5));
        assert_eq!((next(&mut g), levels(&g)), (Ok(32), 1));
        assert_eq!((next(&mut g), levels(&g)), (Ok(132), 0));
        assert_eq!(next(&mut g), Err(StopIteration { value: Some(232) }));
    }

    #[test]
    fn may_be_dropped_with_a_stack_that_was_taken_over() {
        on_a_small_stack(|| {
            let mut inner = counted(DEEP);
            inner.start().unwrap();
            let mut g = over(over(inner));
            assert_eq!(g.start(), Ok(1));
        });
    }

    #[test]
    #[should_panic = "already exhausted"]
    fn has_to_have_a_value() {
        let mut inner = counted(0);
        inner.close();
        let _ = over(over(inner)).start();
    }

    #[generator]
    fn units(inner: BoxGenerator<'static, u32>) -> BoxGenerator<'static, u32> {
        yield_from!(inner);
        yield_!(7);
    }

    #[test]
    fn may_be_exhausted() {
        let mut inner = units(Box::new(units(units_of_nothing())));
        assert_eq!(inner.start(), Ok(7));
        assert!(inner.eq([7]));
    }

    fn units_of_nothing() -> BoxGenerator<'static, u32> {
        #[generator]
        fn nothing() -> BoxGenerator<'static, u32> {
            if false {
                yield_!(0);
            }
        }
        let mut nothing = nothing();
        assert_eq!(nothing.next(), None);
        nothing
    }

    /// What is borrowed stays with its owner, who may resume it as well.
    #[generator]
    fn borrows<'a>(inner: &'a mut BoxGenerator<'static, u32, (), u32>) -> BoxGenerator<'a, u32, (), u32> {
        yield_from!(inner) + 1
    }

    #[test]
    fn may_be_borrowed() {
        let mut inner = counted(2);
        let mut g = borrows(&mut inner);
        assert_eq!(g.start(), Ok(0));
        drop(g);
        assert_eq!((inner.state(), levels(&inner)), (State::Suspended, 2));
        assert_eq!(borrows(&mut inner).start(), Ok(1));
        let mut g = borrows(&mut inner);
        assert_eq!(g.start(), Err(StopIteration { value: Some(23) }));
    }

    /// Of another type than what is around it.
    #[generator]
    fn shown(n: u32) -> BoxGenerator<'static, u32, (), String> {
        let inner = counted(n);
        let returned = yield_from!(inner);
        returned.to_string()
    }

    #[test]
    fn may_return_something_else() {
        on_a_small_stack(|| {
            let mut g = shown(DEEP);
            assert_eq!((g.start(), next(&mut g)), (Ok(0), Ok(1)));
            assert_eq!(next(&mut g), Err(StopIteration { value: Some((2 + 10 * DEEP).to_string()) }));
        });
    }

    #[generator]
    fn greetings() -> BoxGenerator<'static, &'static str> {
        yield_!("hello");
    }

    #[generator]
    fn words<'a>(text: &'a str) -> BoxGenerator<'a, &'a str> {
        yield_from!(greetings());
        yield_from!(text.split(' '));
    }

    #[test]
    fn may_have_longer_lifetimes() {
        let text = String::from("a b");
        assert!(words(&text).eq(["hello", "a", "b"]));
    }
}

mod errors {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Thrown(u32);

    /// Hands on what comes up, one more each level; the outermost catches it.
    #[generator]
    fn raises(n: u32) -> BoxGenerator<'static, u32, (), Result<u32, Thrown>> {
        if n == 0 {
            yield_!(n);
            return Ok(0);
        }
        match yield_from!(raises(n - 1)) {
            Ok(below) => Ok(below + 1),
            Err(Thrown(below)) => Err(Thrown(below + 1)),
        }
    }

    #[test]
    fn are_thrown_into_the_innermost_at_any_depth() {
        on_a_small_stack(|| {
            let mut walk = raises(DEEP);
            assert_eq!(walk.start(), Ok(0));
            assert_eq!(walk.throw(Thrown(5)), Err(StopIteration { value: Some(Err(Thrown(5 + DEEP))) }));
        });
    }

    /// Goes on after an error, once.
    #[generator]
    fn catches(n: u32) -> BoxGenerator<'static, u32, (), Result<u32, Thrown>> {
        if n > 0 {
            return yield_from!(catches(n - 1));
        }
        try_! {{
            yield_!(n);
        } except Thrown(thrown) => {
            yield_!(thrown);
        }}
        Ok(7)
    }

    #[test]
    fn are_caught_by_the_innermost() {
        let mut walk = catches(10);
        assert_eq!(walk.start(), Ok(0));
        assert_eq!(walk.throw(Thrown(5)), Ok(5));
        assert_eq!(walk.throw(Thrown(6)), Err(StopIteration { value: Some(Err(Thrown(6))) }));
        let mut walk = catches(10);
        assert_eq!(walk.start(), Ok(0));
        assert_eq!(next(&mut walk), Err(StopIteration { value: Some(Ok(7)) }));
    }
}

mod handlers {
    use super::*;

    thread_local! {
        static RUN: Cell<u32> = const { Cell::new(0) };
    }

    #[generator]
    fn handled(n: u32) -> BoxGenerator<'static, u32> {
        try_! {{
            if n == 0 {
                yield_!(0);
            } else {
                yield_from!(handled(n - 1));
            }
        } finally {
            RUN.set(RUN.get() + 1);
        }}
    }

    #[test]
    fn run_at_any_depth() {
        let ends: [fn(BoxGenerator<'static, u32>); 3] = [
            drop,
            |mut g| {
                g.close();
            },
            |g| assert_eq!(g.count(), 0),
        ];
        for end in ends {
            on_a_small_stack(|| {
                let mut g = handled(DEEP);
                g.start().unwrap();
                end(g);
                assert_eq!(RUN.get(), DEEP + 1);
            });
        }
    }
}

/// The same levels with and without a stack of frames: whatever happens, they log the same.
mod beside_nested_generators {
    use genfn::frames::{Driven, Handover, Wake};

    use super::*;

    thread_local! {
        static LOG: RefCell<Vec<String>> = RefCell::default();
    }

    fn log(line: impl Into<String>) {
        LOG.with(|log| log.borrow_mut().push(line.into()));
    }

    struct D(&'static str, usize);

    impl Drop for D {
        fn drop(&mut self) {
            log(format!("drop {} {}", self.0, self.1));
        }
    }

    /// What each level does, the outermost first. Where one delegates to nothing the innermost yields.
    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Level {
        /// It has no handlers.
        Passes,
        /// It handles what comes up, and hands it on.
        Handles,
        /// It raises an error in its `finally`.
        Raises,
        /// It catches everything, and returns.
        Catches,
        /// It yields in its `finally`.
        Yields,
        /// It panics in its `finally`.
        Panics,
    }

    const LEVELS: [Level; 6] =
        [Level::Passes, Level::Handles, Level::Raises, Level::Catches, Level::Yields, Level::Panics];

    type Levels = &'static [Level];
    type Boxed = BoxGenerator<'static, usize, Option<usize>, Result<usize, String>>;

    /// A generator that passes everything on, but hands nothing over.
    struct Whole(Boxed);

    impl Generator for Whole {
        type Yield = usize;
        type Send = Option<usize>;
        type Return = Result<usize, String>;

        fn resume(
            &mut self,
            resume: Resume<Option<usize>, Result<usize, String>>,
        ) -> Result<usize, StopIteration<Result<usize, String>>> {
            self.0.resume(resume)
        }

        fn state(&self) -> State {
            self.0.state()
        }

        fn suspended_at(&self) -> Option<&'static std::panic::Location<'static>> {
            self.0.suspended_at()
        }

        fn delegate(&self) -> Option<&dyn genfn::Inspect> {
            self.0.delegate()
        }

        fn drive<'a>(
            &mut self,
            wake: Wake<Option<usize>, Result<usize, String>>,
            _: Handover<'_, 'a, usize, Option<usize>, Result<usize, String>>,
        ) -> Driven<usize, Result<usize, String>>
        where
            Self: 'a,
        {
            self.0.drive(wake, Handover::NOBODY)
        }

        fn has_handlers(&self) -> bool {
            self.0.has_handlers()
        }
    }

    macro_rules! levels {
        ($name:ident, $held:path) => {
            mod $name {
                use super::*;

                #[generator]
                fn innermost(n: usize) -> BoxGenerator<'static, usize, Option<usize>, Result<usize, String>> {
                    let _held = D("innermost", n);
                    try_! {{
                        while let Some(sent) = yield_!(n) {
                            assert!(sent != 13, "boom");
                            yield_!(sent);
                        }
                    } finally {
                        log("innermost finally");
                    }}
                    Ok(n)
                }

                #[generator]
                fn passes(
                    n: usize,
                    levels: Levels,
                ) -> BoxGenerator<'static, usize, Option<usize>, Result<usize, String>> {
                    let _held = D("passes", n);
                    let inner = level(n + 1, levels);
                    let below = yield_from!($held(inner))?;
                    log(format!("{n} goes on"));
                    yield_!(100 * n);
                    Ok(below + 1)
                }

                #[generator]
                fn handles(
                    n: usize,
                    levels: Levels,
                ) -> BoxGenerator<'static, usize, Option<usize>, Result<usize, String>> {
                    let _held = D("handles", n);
                    let mut below = 0;
                    try_! {{
                        below = yield_from!($held(level(n + 1, levels)))?;
                        yield_!(100 * n);
                    } except GeneratorExit => {
                        log(format!("{n} exit"));
                        if levels[n] != Level::Catches {
                            Err(GeneratorExit)?
                        }
                    } except error => {
                        log(format!("{n} except {error}"));
                        if levels[n] != Level::Catches {
                            Err(error)?
                        }
                    } finally {
                        log(format!("{n} finally"));
                        match levels[n] {
                            Level::Raises => Err(format!("raised by {n}"))?,
                            Level::Yields => {
                                yield_!(7 * n);
                            }
                            Level::Panics => panic!("boom"),
                            Level::Passes | Level::Handles | Level::Catches => {}
                        }
                    }}
                    Ok(below + 1)
                }

                pub(super) fn level(n: usize, levels: Levels) -> Boxed {
                    match levels.get(n) {
                        None => innermost(n),
                        Some(Level::Passes) => passes(n, levels),
                        Some(_) => handles(n, levels),
                    }
                }
            }
        };
    }

    levels!(flat, std::convert::identity);
    levels!(nested, Whole);

    const DROPPED: usize = 0;

    /// What is done to the outermost one when the innermost has yielded.
    const ENDS: [fn(Boxed) -> String; 6] = [
        |g| {
            drop(g);
            String::from("dropped")
        },
        |mut g| format!("closed {:?}, then {:?}", g.close(), g.state()),
        |mut g| {
            let thrown = g.throw("thrown").map_err(|stop| stop.value);
            format!("{thrown:?}, then {:?}, then {:?}", g.state(), g.close())
        },
        |mut g| format!("{:?}", g.send(13).map_err(|stop| stop.value)),
        |mut g| {
            let sent: Vec<_> = [Some(1), Some(2), None, Some(3), None, None, None, None]
                .map(|sent| g.send(sent).map_err(|stop| stop.value))
                .to_vec();
            format!("{sent:?}, then {:?}", g.state())
        },
        |mut g| {
            let seen = |g: &Boxed| {
                let mut seen = vec![];
                let mut inner = g.delegate();
                while let Some(delegate) = inner {
                    seen.push((delegate.state(), delegate.suspended_at().is_some()));
                    inner = delegate.delegate();
                }
                format!("{:?}", &seen)
            };
            let first = seen(&g);
            let _ = g.send(None);
            let then = seen(&g);
            std::mem::forget(g);
            format!("{first}, then {then}")
        },
    ];

    fn run(level: fn(usize, Levels) -> Boxed, levels: Levels, end: fn(Boxed) -> String) -> (Vec<String>, String) {
        let mut g = level(0, levels);
        g.start().unwrap();
        let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| end(g)));
        let ended = ended.unwrap_or_else(|panic| {
            let message = panic.downcast_ref::<&str>().map(ToString::to_string);
            format!("panicked: {}", message.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default())
        });
        (LOG.with(|log| log.take()), ended)
    }

    #[test]
    fn they_do_the_same() {
        let default = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let expected = ["boom", "generator ignored GeneratorExit"];
            if !info.payload().downcast_ref::<&str>().is_some_and(|message| expected.contains(message)) {
                default(info);
            }
        }));
        let mut programs = 0;
        for outer in LEVELS {
            for middle in LEVELS {
                for inner in LEVELS {
                    for (i, end) in ENDS.into_iter().enumerate() {
                        let levels: Levels = Vec::leak(vec![outer, middle, inner]);
                        programs += 1;
                        let flat = run(flat::level, levels, end);
                        // What panics in a drop comes out of no body that is suspended around it, if the generators lie
                        // in each other: then some of these run their handlers, while the panic goes on, and may panic
                        // again. Here none does.
                        if i == DROPPED && levels.contains(&Level::Panics) {
                            assert!(["dropped", "panicked: boom"].contains(&flat.1.as_str()), "{levels:?}");
                            continue;
                        }
                        let nested = run(nested::level, levels, end);
                        assert_eq!(flat, nested, "{levels:?}, end {i}");
                    }
                }
            }
        }
        assert_eq!(programs, 6 * 6 * 6 * 6);
    }
}
