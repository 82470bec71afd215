//! Sent to, thrown into, closed, delegating: all that a generator function's generator can.

use genfn::prelude::*;

#[test]
fn thrown_into_and_closed() {
    use std::num::ParseIntError;
    let mut log = Vec::new();
    let noted = &mut log;
    let start = 1;
    let mut g = gen_!(|| -> impl Generator<Yield = u32, Send = String, Return = Result<u32, ParseIntError>> {
        let mut sum = start;
        try_! {{
            while sum < 100 {
                sum += try_! {{
                    yield_!(sum).parse::<u32>()?
                } except error if sum == 1 => {
                    noted.push(format!("ignored: {error}"));
                    0
                }};
            }
        } except GeneratorExit => {
            noted.push(format!("closed at {sum}"));
        } finally {
            noted.push("done".to_owned());
        }}
        Ok(sum)
    });
    g.start().unwrap();
    assert_eq!(g.throw("y".parse::<u32>().unwrap_err()), Ok(1));
    assert_eq!(g.send("40".to_owned()), Ok(41));
    assert_eq!(g.close(), Some(Ok(41)));
    drop(g);
    assert_eq!(log, ["ignored: invalid digit found in string", "closed at 41", "done"]);
}

#[test]
fn thrown_into_after_its_end_where_it_left_a_name_to_the_closure() {
    let f = |n: u32| n + 1;
    let mut g = gen_!(|| -> impl Generator<Yield = u32, Return = Result<u32, String>> {
        yield_!(f(1));
        Ok(f(2))
    });
    assert_eq!(next(&mut g), Ok(2));
    assert_eq!(g.throw("x".to_owned()), Err(StopIteration { value: Some(Err("x".to_owned())) }));
    assert_eq!(g.throw("y".to_owned()), Err(StopIteration { value: Some(Err("y".to_owned())) }));
    assert_eq!(next(&mut g), Err(StopIteration { value: None }));
    assert_eq!(g.close(), None);
    assert_eq!(g.state(), State::Closed);
}

#[test]
fn handlers_run_when_it_is_dropped() {
    let mut log = Vec::new();
    let noted = &mut log;
    let name = "cleaned".to_owned();
    let mut g = gen_!({
        try_! {{
            yield_!(1);
            yield_!(2);
        } finally {
            noted.push(name);
        }}
    });
    assert_eq!(g.next(), Some(1));
    drop(g);
    assert_eq!(log, ["cleaned"]);
}

#[test]
fn handlers_call_what_is_left_to_the_closure() {
    let mut log = Vec::new();
    let mut note = |what: &'static str| log.push(what);
    let mut g = gen_!({
        try_! {{
            yield_!(1);
        } except GeneratorExit => {
            note("exit");
        } finally {
            note("finally");
        }}
    });
    g.next();
    drop(g);
    assert_eq!(log, ["exit", "finally"]);
}

#[test]
fn looked_into() {
    let xs = vec![1, 2];
    let mut g = gen_!(|| -> impl Generator<Yield = i32> {
        yield_!(0);
        yield_from!(gen_!({
            for x in xs {
                yield_!(x);
            }
        }));
    });
    assert_eq!(g.state(), State::Created);
    next(&mut g).unwrap();
    assert_eq!(g.state(), State::Suspended);
    assert!(g.suspended_at().is_some_and(|at| at.file().ends_with("protocol.rs")));
    assert!(g.delegate().is_none());
    next(&mut g).unwrap();
    assert!(g.delegate().is_some());
}

#[test]
fn a_box_delegates_to_a_box() {
    fn tree(depth: u32) -> BoxGenerator<'static, u32> {
        gen_!(|| -> BoxGenerator<'static, u32> {
            if depth > 0 {
                yield_from!(tree(depth - 1));
            }
            yield_!(depth);
        })
    }
    assert!(tree(3).eq([0, 1, 2, 3]));
    assert_eq!(tree(5_000).count(), 5_001);
}
