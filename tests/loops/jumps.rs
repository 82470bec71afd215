//! Loops and blocks that are left or continued from every depth, by jumps that a macro hides as well.

use super::*;

faithful! {
    fn break_of_the_outer_loop_with_a_value(n: u32) -> impl Generator<Yield = u32, Return = u32> {
        let found = 'outer: loop {
            let _d = D("outer");
            for i in 0.. {
                let _e = D("inner");
                yield_!(i);
                if i == n {
                    break 'outer i * 100;
                }
            }
        };
        yield_!(found);
        found + 1
    }
    with (0), (2);
}

faithful! {
    fn continue_of_the_outer_loop(n: u32) -> impl Iterator<Item = (u32, u32)> {
        'outer: for i in 0..n {
            let _d = D("outer");
            for j in 0..n {
                let _e = D("inner");
                if j > i {
                    continue 'outer;
                }
                yield_!((i, j));
            }
            log("inner ended");
        }
    }
    with (3);
}

faithful! {
    fn labels_that_shadow_each_other() -> impl Iterator<Item = u32> {
        let mut n = 0;
        'a: loop {
            n += 1;
            'a: loop {
                yield_!(n);
                if n % 2 == 0 {
                    break 'a;
                }
                n += 1;
            }
            if n > 4 {
                break 'a;
            }
            yield_!(100);
        }
    }
    with ();
}

faithful! {
    /// Three loops deep, each left from the innermost one.
    fn leaving_from_three_loops_deep(n: u32) -> impl Iterator<Item = u32> {
        'a: for a in 0..n {
            let _a = D("a");
            'b: while a < 10 {
                let _b = D("b");
                loop {
                    let _c = D("c");
                    yield_!(a);
                    match a {
                        0 => break 'b,
                        1 => continue 'a,
                        2 => break,
                        3 => break 'a,
                        _ => return,
                    }
                }
                yield_!(1000);
                break;
            }
            yield_!(2000);
        }
        log("end");
    }
    with (5);
}

faithful! {
    fn loop_with_a_value_that_yields(n: u32) -> impl Generator<Yield = u32, Return = String> {
        let mut i = 0;
        let text = loop {
            if i == n {
                break format!("{i}");
            }
            yield_!(i);
            i += 1;
        };
        log(&text);
        loop {
            yield_!(77);
            break text;
        }
    }
    with (0), (2);
}

faithful! {
    fn labelled_block_left_with_a_value(n: u32) -> impl Iterator<Item = u32> {
        let value = 'block: {
            let _d = D("block");
            if n == 0 {
                break 'block 1;
            }
            yield_!(n);
            if n == 1 {
                break 'block 2;
            }
            yield_!(n + 1);
            3
        };
        yield_!(value * 100);
    }
    with (0), (1), (2);
}

faithful! {
    fn break_with_a_yielded_value() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        loop {
            let _d = D("loop");
            if yield_!(1) > 2 {
                break yield_!(2);
            }
        }
    }
    with () [1u32, 3, 9], () [1u32, 1];
}

faithful! {
    fn break_value_that_needs_a_coercion(flag: bool) -> impl Iterator<Item = u32> {
        let f: Box<dyn Fn(u32) -> u32> = loop {
            if flag {
                yield_!(1);
                break Box::new(|n| n + 1);
            }
            yield_!(2);
            break Box::new(|n| n * 10);
        };
        yield_!(f(5));
    }
    with (true), (false);
}

faithful! {
    /// A macro may hide the jump, in any turn of the loop.
    fn continue_hidden_in_a_macro() -> impl Iterator<Item = u32> {
        macro_rules! skip {
            ($skip:expr) => {
                if $skip {
                    continue;
                }
            };
        }
        for n in 0..4u32 {
            yield_!(n);
            skip!(n % 2 == 0);
            yield_!(100 + n);
        }
        yield_!(200);
    }
    with ();
}

faithful! {
    fn break_hidden_in_a_macro(last: u32) -> impl Iterator<Item = u32> {
        macro_rules! stop {
            ($stop:expr) => {
                if $stop {
                    break;
                }
            };
        }
        let mut n = 0;
        loop {
            let _turn = make("turn");
            yield_!(n);
            stop!(n == last);
            n += 1;
        }
        yield_!(200);
    }
    with (0), (2);
}

faithful! {
    fn labelled_jumps_handed_to_a_macro() -> impl Iterator<Item = u32> {
        macro_rules! skip {
            ($label:lifetime, $skip:expr) => {
                if $skip {
                    continue $label;
                }
            };
        }
        'outer: for n in 0..3u32 {
            for m in 0..3u32 {
                yield_!(n * 10 + m);
                skip!('outer, m == n);
            }
        }
    }
    with ();
}

faithful! {
    /// A chain becomes a labelled block, where a jump has to say its loop.
    fn jumps_in_the_operands_of_macros_and_in_heads_inside_a_chain() -> impl Iterator<Item = u32> {
        for n in 0..4 {
            if let Some(a) = Some(n) && a == 9 {} else {
                let v = vec![1, if n == 1 { continue } else { 2 }, if n == 3 { break } else { 4 }];
                yield_!(v.len() as u32);
                yield_!(if n == 2 { continue } else { n });
            }
        }
        let mut k = 0;
        loop {
            k += 1;
            if let Some(a) = Some(k) && yield_!(a) == () {
                for _ in match k { 1 => continue, 2 => 0..2, _ => break } { yield_!(50); }
            }
        }
    }
    with ();
}
