//! What patterns bind, in `let`s, matches and conditions.

use super::*;

faithful! {
    fn tuples_bound_across(pair: (u32, &'static str)) -> impl Iterator<Item = String> {
        let (n, name) = pair;
        let (a, (b, c), ..) = (1, (2, D("c")), 4, 5);
        yield_!(format!("{n}"));
        yield_!(format!("{name} {a} {b} {}", c.0));
    }
    with ((3, "x"));
}

faithful! {
    fn struct_patterns_bound_across(point: Point) -> impl Iterator<Item = i32> {
        let Point { x, y: mut height } = point;
        yield_!(x);
        height += 1;
        yield_!(height);
    }
    with (Point { x: 1, y: 2 });
}

faithful! {
    fn array_and_slice_patterns_bound_across(all: &'static [u32]) -> impl Iterator<Item = u32> {
        let [a, b, ..] = [10, 20, 30];
        yield_!(a);
        match all {
            [] => yield_!(0),
            [one] => yield_!(*one),
            [first, middle @ .., last] => {
                yield_!(*first);
                for m in middle {
                    yield_!(*m + b);
                }
                yield_!(*last);
            }
        }
    }
    with (&[]), (&[1]), (&[1, 2, 3, 4]);
}

faithful! {
    fn match_bindings_held_across(shape: Shape) -> impl Iterator<Item = String> {
        match shape {
            Shape::Dot(point) => {
                yield_!(format!("dot {}", point.x));
                yield_!(format!("dot {}", point.y));
            }
            Shape::Line { from, to: Point { x, y: _y } } => {
                yield_!(format!("line from {from:?}"));
                yield_!(format!("to {x}, from {from:?}"));
            }
            Shape::Nothing => {}
        }
        yield_!("end".to_string());
    }
    with (Shape::Dot(Point { x: 1, y: 2 })),
        (Shape::Line { from: Point { x: 1, y: 2 }, to: Point { x: 3, y: 4 } }),
        (Shape::Nothing);
}

faithful! {
    fn match_on_a_reference_binds_references(shape: &Shape) -> impl Iterator<Item = i32> {
        match shape {
            Shape::Dot(Point { x, y }) => {
                yield_!(*x);
                yield_!(*y);
            }
            Shape::Line { from, to } => {
                yield_!(from.x);
                yield_!(to.x);
            }
            Shape::Nothing => yield_!(0),
        }
    }
    with (&Shape::Dot(Point { x: 1, y: 2 })), (&Shape::Nothing);
}

faithful! {
    fn binding_at_pattern_held_across(n: u32) -> impl Iterator<Item = u32> {
        match n {
            small @ 0..=9 => {
                yield_!(small);
                yield_!(small + 1);
            }
            big @ (10 | 20) => {
                yield_!(big);
                yield_!(big * 2);
            }
            other => {
                yield_!(other);
                yield_!(other);
            }
        }
    }
    with (3), (20), (33);
}

faithful! {
    fn or_patterns_bind_in_each_alternative(r: Result<u32, u32>) -> impl Iterator<Item = u32> {
        let (Ok(n) | Err(n)) = r;
        yield_!(n);
        match r {
            Ok(m @ 1) | Err(m) => {
                yield_!(m);
                yield_!(m + n);
            }
            Ok(_) => yield_!(99),
        }
    }
    with (Ok(1)), (Ok(2)), (Err(3));
}

faithful! {
    fn if_let_bindings_held_across(o: Option<String>) -> impl Iterator<Item = usize> {
        if let Some(s) = o {
            yield_!(s.len());
            log(&s);
            yield_!(s.len() + 1);
        } else {
            yield_!(0);
        }
        yield_!(100);
    }
    with (Some("abc".to_string())), (None);
}

faithful! {
    fn while_let_bindings_held_across(mut stack: Vec<u32>) -> impl Iterator<Item = u32> {
        while let Some(top) = stack.pop() {
            yield_!(top);
            if top > 2 {
                stack.push(top - 2);
                yield_!(top * 10);
            }
        }
    }
    with (vec![1, 4]), (vec![]);
}

faithful! {
    fn let_else_bindings_held_across(o: Option<(u32, D)>) -> impl Iterator<Item = u32> {
        let Some((n, guard)) = o else {
            yield_!(0);
            log("left");
            return;
        };
        yield_!(n);
        yield_!(n + 1);
        log(guard.0);
    }
    with (Some((4, D("guard")))), (None);
}

faithful! {
    fn let_chain_bindings_held_across(a: Option<u32>, b: Option<D>) -> impl Iterator<Item = u32> {
        if let Some(n) = a
            && n > 1
            && let Some(d) = b
        {
            yield_!(n);
            log(d.0);
            yield_!(n + 1);
        } else {
            yield_!(0);
        }
    }
    with (Some(2), Some(D("b"))), (Some(1), Some(D("b"))), (Some(2), None), (None, None);
}

faithful! {
    fn let_chain_that_takes_what_it_has_bound(n: u32, p: D) -> impl Iterator<Item = u32> {
        if let Some(a) = Some(make("a")).filter(|_| n > 0) && let Some(b) = Some(a).filter(|_| n > 1) {
            yield_!(b.0.len() as u32);
        } else {
            yield_!(0);
        }
        if n != 3 && let Some(d) = Some(p).filter(|_| n > 2) && d.0.len() > 2 && drop(d) == () && n > 4 {
            yield_!(1);
        }
        log("end");
    }
    with (0, D("p")), (1, D("p")), (2, D("p")), (3, D("p")), (4, D("long")), (5, D("long")), (6, D("p"));
}

faithful! {
    /// Each way out of the block fills the `Option` by itself.
    fn moved_where_a_let_else_leaves_a_block_that_is_an_arm(n: u32, p: D) -> impl Iterator<Item = u32> {
        match n {
            e => 'found: {
                if e > 0 {
                    let Some(d) = Some(p).filter(|_| e > 1) else { break 'found e };
                    yield_!(d.0.len() as u32);
                } else {
                    break 'found e;
                }
                e
            }
        };
        yield_!(7);
    }
    with (0, D("p")), (1, D("p")), (2, D("p"));
}

faithful! {
    fn let_chain_with_a_yield_in_it(a: Option<u32>) -> impl Generator<Yield = u32, Send = Option<u32>> {
        if let Some(n) = a
            && let Some(m) = yield_!(n)
            && m > n
            && let Some(k) = yield_!(m)
        {
            yield_!(n + m + k);
        }
        yield_!(1000);
    }
    with (Some(1)) [Some(2u32), Some(3), None, None],
        (Some(1)) [Some(2u32), None, None],
        (Some(1)) [Some(0u32), None, None],
        (None) [None::<u32>];
}
