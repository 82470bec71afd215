//! Parts that are moved out of what an expression has just made, or out of locals that something hides or leaves: what remains is
//! dropped when Rust drops it.

use genfn_tests::{D, faithful, make, seen};

/// Fields in another order than its literals have.
struct Errand {
    last: D,
    first: D,
    n: u32,
}

fn errand(last: &'static str, first: &'static str) -> Errand {
    Errand { first: make(first), last: make(last), n: 7 }
}

fn pair(first: D, second: D) -> (D, D) {
    (first, second)
}

/// `Ok`, after it has logged.
fn checked(d: D) -> Result<D, D> {
    seen("checked", Ok(d))
}

fn length(d: D, n: u32) -> u32 {
    d.0.len() as u32 + n
}

trait Look {
    fn look(&self) -> Option<u32>;
}

impl Look for D {
    fn look(&self) -> Option<u32> {
        seen("look", (self.0.len() > 1).then_some(1))
    }
}

faithful! {
    fn field_of_a_literal_with_a_base(p: D) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        let first = length(Errand { first: p, ..errand("a", "b") }.first, yield_!(1));
        let last = length(Errand { first: make("c"), ..errand("d", "e") }.last, yield_!(2));
        let n = Errand { n: 9, ..errand("f", "g") }.n + yield_!(3);
        let local = Errand { first: make("h"), n: 2, ..errand("i", "j") };
        drop(local.last);
        first + last + n + yield_!(4)
    }
    with (D("p")) [1_u32, 12, 3, 4, 5];
}

faithful! {
    /// What is left of a literal goes after the operands, whatever its index or its cast takes.
    fn field_of_a_literal_among_operands(p: D, xs: Vec<u32>) -> impl Generator<Yield = u32, Send = u32> {
        Errand {
            last: p,
            first: Errand {
                last: Errand { last: make("a"), first: make("b"), n: 0 }.last,
                first: make("c"),
                n: xs[yield_!(1) as usize % 2],
            }
            .first,
            n: yield_!(2),
        };
        yield_!(3);
    }
    with (D("p"), vec![1, 2]) [0_u32, 0, 0];
}

faithful! {
    /// Where a later operand leaves, a part that was taken before goes first.
    fn field_of_a_literal_before_an_operand_that_leaves(
        fails: bool,
    ) -> impl Generator<Yield = u32, Send = u32, Return = Result<u32, D>> {
        let checked = move |d: D| if fails { Err(d) } else { Ok(d) };
        let mut length = 0;
        for made in vec![
            make("a"),
            Errand {
                last: Errand { last: make("b"), first: make("c"), n: yield_!(1) }.last,
                first: checked(make("d"))?,
                n: (make("e"), (make("f"), 1).1).1,
            }
            .first,
        ] {
            length += made.0.len() as u32;
        }
        Ok(length)
    }
    with (true) [1_u32], (false) [1_u32];
}

faithful! {
    /// The value of a construct that suspends is an operand as any other.
    fn field_of_a_literal_beside_the_value_of_a_construct(n: u32) -> impl Iterator<Item = u32> {
        let made = Errand {
            last: if n > 0 {
                yield_!(1);
                make("a")
            } else {
                make("b")
            },
            first: Errand { last: make("c"), first: make("d"), n: 0 }.first,
            n: {
                yield_!(2);
                3
            },
        };
        yield_!(made.n);
    }
    with (0), (1);
}

faithful! {
    /// The same where a part of the literal is assigned.
    fn field_of_a_literal_of_which_a_part_is_assigned(mut p: D) -> impl Iterator<Item = u32> {
        p = Errand {
            last: {
                yield_!(1);
                make("a")
            },
            first: Errand { last: make("b"), first: make("c"), n: 0 }.first,
            n: {
                yield_!(2);
                3
            },
        }
        .last;
        yield_!(3);
        p = {
            let held = make("d");
            return drop((
                {
                    yield_!(4);
                    make("e")
                },
                Errand { last: make("f"), first: held, n: 0 }.first,
                &Errand { last: make("g"), first: make("h"), n: 0 }.first,
                {
                    yield_!(5);
                },
            ));
        };
    }
    with (D("p"));
}

faithful! {
    fn field_of_a_literal_in_the_head_of_a_loop(p: D) -> impl Iterator<Item = u32> {
        for d in vec![make("a"), Errand { first: p, ..errand("b", "c") }.last] {
            yield_!(d.0.len() as u32);
        }
    }
    with (D("p"));
}

faithful! {
    fn what_a_scrutinee_has_taken_apart_ends_with_it(p: D, q: D) -> impl Iterator<Item = u32> {
        if let Some(n) = (Errand { first: p, ..errand("a", "b") }).last.look() {
            yield_!(n);
        } else {
            yield_!(0);
        }
        if let Some(n) = checked(pair(q, make("long")).1).unwrap().look() {
            yield_!(n);
        } else {
            yield_!(1);
        }
        if let Some(n) = (make("c"), 2).0.look() {
            yield_!(n);
        } else {}
        if let Some(errand) = Some(Errand { first: make("d"), last: make("e"), n: vec![1, 2].iter().sum() }) {
            yield_!(errand.n);
        } else {}
        if let Some(d) = match checked(make("f")) {
            Ok(_kept) => None,
            Err(d) => Some(d),
        } {
            drop(d);
        } else {
            yield_!(2);
        }
        log("end");
    }
    with (D("p"), D("q"));
}

faithful! {
    fn a_match_among_the_operands_takes_its_scrutinee_on_some_paths(
        p: D,
        flag: bool,
    ) -> impl Generator<Yield = u32, Send = u32> {
        let made = Errand {
            first: match (flag, Some(p)) {
                (true, Some(d)) => seen("all", d),
                (false, Some(_)) => make("a"),
                (_, None) => make("b"),
            },
            last: make("c"),
            n: yield_!(1),
        };
        yield_!(made.n);
        let n = match match (flag, Some(made.last)) {
            (true, Some(d)) => Some(d),
            (_, _) => None,
        } {
            Some(d) => yield_!(d.0.len() as u32),
            None => 5,
        };
        yield_!(n);
        for d in Some(match (flag, Some(make("d"))) {
            (true, Some(_)) => make("e"),
            (_, d) => d.unwrap(),
        }) {
            yield_!(d.0.len() as u32);
        }
    }
    with (D("p"), true) [1_u32, 12, 3, 4, 5], (D("p"), false) [1_u32, 12, 3, 4, 5];
}

faithful! {
    fn part_that_hides_its_local(n: u32) -> impl Iterator<Item = u32> {
        let a = (make("a"), make("b"));
        let a = a.1;
        yield_!(a.0.len() as u32);
        let (b, _) = (make("c"), make("d"));
        yield_!(n);
        let both = pair(make("e"), b);
        let (both, _) = both;
        yield_!(both.0.len() as u32);
        let c = Errand { first: make("f"), last: make("g"), n };
        let Errand { last: mut c, .. } = c;
        yield_!(c.0.len() as u32);
        c = make("h");
        yield_!(c.0.len() as u32);
        let d = (make("i"), make("j"), "k");
        let (d, mut e, _) = d;
        yield_!(n);
        e = d;
        let r#type = (make("m"), make("n"));
        let (_, r#type) = r#type;
        yield_!(r#type.0.len() as u32);
        let f = (e, make("l"));
        let (f, mut g) = f;
        yield_!(1);
        g = f;
        yield_!(g.0.len() as u32);
    }
    with (3);
}

faithful! {
    fn part_that_a_let_else_takes(n: u32) -> impl Generator<Yield = u32, Send = u32> {
        let a = (make("a"), "b");
        let Some(kept) = Some(a.0).filter(|_| n > 0) else {
            yield_!(0);
            return;
        };
        yield_!(1);
        let b: (D, D) = (kept, make("c"));
        let Some(b) = Some(b.0).filter(|_| n > 1) else {
            yield_!(2);
            return;
        };
        yield_!(b.0.len() as u32);
    }
    with (0) [1_u32, 12, 3, 4, 5], (1) [1_u32, 12, 3, 4, 5], (2) [1_u32, 12, 3, 4, 5];
}

faithful! {
    fn part_that_a_let_else_does_not_take() -> impl Iterator<Item = u32> {
        let pair = (Some(make("a")), make("b"));
        let _later = make("later");
        let None = pair.0 else {
            yield_!(1);
            return;
        };
    }
    with ();
}

faithful! {
    fn local_moved_where_a_let_else_leaves_its_block(p: D, n: u32) -> impl Generator<Yield = u32, Send = u32> {
        let made = 'found: {
            let Some(_) = Some("a").filter(|_| n > 0) else { break 'found p };
            make("b")
        };
        yield_!(length(made, n));
    }
    with (D("p"), 0) [1_u32, 12, 3, 4, 5], (D("p"), 1) [1_u32, 12, 3, 4, 5];
}

faithful! {
    fn part_moved_before_paths_meet(n: u32) -> impl Iterator<Item = u32> {
        let a = (make("a"), "b");
        if n == 0 {
            log("nothing");
        } else {
            yield_!(1);
            drop(a.0);
        }
        let b = { (make("c"), make("d")) };
        if n == 1 {
            drop(b.1);
        } else {
            yield_!(2);
        }
        log("end");
    }
    with (0), (1), (2);
}

faithful! {
    /// What is moved in one turn of a loop and read in the next is a copy.
    fn copies_moved_in_a_loop(numbers: Vec<u32>) -> impl Iterator<Item = u32> {
        for &e in &[1_u32, 2] {
            for g in 0..e {
                let (_, _) = (e, make("a"));
                log(g);
            }
            yield_!(numbers.len() as u32);
        }
    }
    with (vec![1, 2, 3]);
}

faithful! {
    test part_of_a_scrutinee_in_a_condition_that_does_not_suspend
    {
        #[generator]
        fn moved_before(mut p: D, some: bool) -> impl Iterator<Item = u32> {
            drop(p);
            if let Some(_a) = Some((some.then(|| make("a")), make("b")).0) && some {
                log("then");
            } else {
                p = make("new");
                let Some(_) = (loop { break Some(make("c")); }) else { return };
            }
            with(make("d"), yield_!(1));
        }

        #[generator]
        fn moved_in_the_other(mut p: D) -> impl Iterator<Item = u32> {
            drop(p);
            if let Some(_a) = Some((make("a"), make("b")).0) {} else {
                p = make("new");
                let Some(_) = (loop { break Some(make("c")); }) else { return };
            }
            with(make("d"), yield_!(1));
        }

        fn with(d: D, (): ()) -> D { d }
    }
    run {
        drive!(moved_before(make("p"), true));
        drive!(moved_before(make("p"), false));
        drive!(moved_in_the_other(make("p")));
    }
}
