//! What a `try_!` leaves is dropped where its scopes end, and no path forgets a local that another one has moved.

use genfn_tests::D;
use genfn_tests::machine::*;
use genfn_tests::recording::record;

/// What a body logs that is driven to its end.
macro_rules! logs {
    ($call:expr) => {{
        let run = record(None, || {
            let mut generator = $call;
            while generator.resume(genfn::Resume::Send(())).is_ok() {}
        });
        run.log
    }};
}

#[generator]
fn returns_or_moves(first: bool, p: D) -> impl Generator<Yield = u32, Return = D> {
    try_! {{
        if first {
            return p.clone();
        }
        let _moved = p;
    } except _ => {
        yield_!(1);
    } finally {
        genfn_tests::log("finally");
    }}
    yield_!(2);
    D("returned")
}

#[test]
fn what_a_return_past_a_finally_names_may_be_moved_elsewhere() {
    assert_eq!(logs!(returns_or_moves(true, D("p"))), ["finally", "drop p", "drop p"]);
    assert_eq!(logs!(returns_or_moves(false, D("p"))), ["drop p", "finally", "drop returned"]);
}

#[generator]
fn returns_in_a_handler() -> impl Generator<Yield = u32, Return = Result<u32, D>> {
    try_! {{
        try_! {{} except error if error.0.len() > 3 => {
            yield_!(9);
        } except _ => {
            try_! {{} finally {
                return Err(D("returned"));
            }}
        } except GeneratorExit => {}}
    } except => {}}
    yield_!(1);
    Ok(2)
}

#[generator]
fn breaks_in_a_loop(p: D) -> impl Generator<Yield = u32, Return = D> {
    try_! {{
        'turns: for turn in 3..5 {
            try_! {{
                let _held = D("held");
                yield_!(turn);
                if turn == 4 {
                    return D("never");
                }
            } finally {
                break 'turns;
            }}
        }
    } finally {
        genfn_tests::log("finally");
    }}
    p
}

#[test]
fn a_finally_that_always_leaves_tells_no_types() {
    assert_eq!(next(&mut returns_in_a_handler()), Ok(1));
    assert_eq!(logs!(breaks_in_a_loop(D("p"))), ["drop held", "finally", "drop p"]);
}
