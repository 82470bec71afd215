//! Handlers that run when it is closed or dropped, and those that ignore that.

use super::harness::{Loud, log, same};
use genfn::BoxGenerator;
use genfn::prelude::*;

twins! {
    fn finally [] (n: u32)
    [impl genfn::Generator<Yield = u32, Return = u32>] [BoxGenerator<'static, u32, (), u32>] [] {
        let _loud = Loud::new(format!("around {n}"));
        try_! {{
            let _loud = Loud::new(format!("inside {n}"));
            yield_!(n);
            if n > 0 {
                let inner = yield_from!(finally(n - 1));
                log(format!("came to {inner}"));
            }
            yield_!(n + 10);
        } finally {
            log(format!("finally {n}"));
        }}
        n * 2
    }
}

#[test]
fn are_run_innermost_first() {
    same(|| finally::flat::finally(2), || finally::boxed::finally(2), &[(); 7], &[5]);
}

twins! {
    fn returns_on_exit [] (n: u32)
    [impl genfn::Generator<Yield = u32, Return = Result<u32, String>>]
    [BoxGenerator<'static, u32, (), Result<u32, String>>] [] {
        try_! {{
            yield_!(n);
            if n > 0 {
                yield_from!(returns_on_exit(n - 1))?;
            }
            yield_!(n + 10);
        } except GeneratorExit => {
            log(format!("exit {n}"));
            if n % 2 == 0 {
                return Err(format!("raised by {n}"));
            }
            return Ok(n);
        } except error => {
            log(format!("error {error:?} at {n}"));
            Err(error)?;
        }}
        Ok(n * 2)
    }
}

#[test]
fn that_return_or_raise() {
    let thrown = [Err("thrown".to_owned()), Ok(1)];
    for n in [0, 1, 2, 3] {
        same(
            || returns_on_exit::flat::returns_on_exit(n),
            || returns_on_exit::boxed::returns_on_exit(n),
            &[(); 6],
            &thrown,
        );
    }
}

twins! {
    fn ignores [] (n: u32, which: u32)
    [impl genfn::Generator<Yield = u32, Return = Result<u32, String>>]
    [BoxGenerator<'static, u32, (), Result<u32, String>>] [] {
        let _loud = Loud::new(format!("around {n}"));
        try_! {{
            yield_!(n);
            if n > 0 {
                yield_from!(ignores(n - 1, which))?;
            }
        } except => {
            log(format!("except at {n}"));
            if n == which {
                yield_!(n + 50);
                log(format!("on at {n}"));
            }
        } finally {
            log(format!("finally {n}"));
            if n + 1 == which {
                yield_!(n + 70);
                log(format!("on in finally at {n}"));
            }
        }}
        Ok(n)
    }
}

#[test]
fn that_ignore_the_exit() {
    for which in 0..5 {
        same(
            || ignores::flat::ignores(3, which),
            || ignores::boxed::ignores(3, which),
            &[(); 5],
            &[Err("thrown".to_owned()), Ok(3)],
        );
    }
}

twins! {
    fn recurses_in_a_handler [] (n: u32, how: u32)
    [impl genfn::Generator<Yield = u32, Return = Result<u32, String>>]
    [BoxGenerator<'static, u32, (), Result<u32, String>>] [] {
        let _loud = Loud::new(format!("around {n}"));
        try_! {{
            yield_!(n);
            if n % 4 > 0 {
                yield_from!(recurses_in_a_handler(n - 1, how))?;
            }
        } finally {
            log(format!("finally {n}"));
            if n == how {
                let returned = yield_from!(recurses_in_a_handler(n + 4, how));
                log(format!("on at {n} with {returned:?}"));
            }
            if n + 1 == how {
                let returned = yield_from!(recurses_in_a_handler(100, how));
                log(format!("on at {n} with {returned:?}"));
            }
        }}
        if n == 2 {
            Err("two".to_owned())?;
        }
        Ok(n)
    }
}

#[test]
fn that_recurse() {
    for how in 0..5 {
        same(
            || recurses_in_a_handler::flat::recurses_in_a_handler(2, how),
            || recurses_in_a_handler::boxed::recurses_in_a_handler(2, how),
            &[(); 6],
            &[Err("thrown".to_owned())],
        );
    }
}

twins! {
    fn silent_in_a_handler [] (n: u32)
    [impl genfn::Generator<Yield = u32, Return = u32>] [BoxGenerator<'static, u32, (), u32>] [] {
        if n >= 10 {
            let _loud = Loud::new(format!("silent {n}"));
            if n < 13 {
                return 1 + yield_from!(silent_in_a_handler(n + 1));
            }
            return n;
        }
        try_! {{
            yield_!(n);
            if n > 0 {
                yield_from!(silent_in_a_handler(n - 1));
            }
        } finally {
            log(format!("finally {n}"));
            let returned = yield_from!(silent_in_a_handler(10 + n));
            log(format!("with {returned}"));
        }}
        n
    }
}

#[test]
fn that_recurse_and_yield_nothing() {
    same(
        || silent_in_a_handler::flat::silent_in_a_handler(3),
        || silent_in_a_handler::boxed::silent_in_a_handler(3),
        &[(); 6],
        &[1],
    );
}
