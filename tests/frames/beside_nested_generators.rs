//! The same levels with and without a stack of frames: whatever happens, they log the same.

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

const LEVELS: [Level; 6] = [Level::Passes, Level::Handles, Level::Raises, Level::Catches, Level::Yields, Level::Panics];

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
            fn passes(n: usize, levels: Levels) -> BoxGenerator<'static, usize, Option<usize>, Result<usize, String>> {
                let _held = D("passes", n);
                let inner = level(n + 1, levels);
                let below = yield_from!($held(inner))?;
                log(format!("{n} goes on"));
                yield_!(100 * n);
                Ok(below + 1)
            }

            #[generator]
            fn handles(n: usize, levels: Levels) -> BoxGenerator<'static, usize, Option<usize>, Result<usize, String>> {
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
