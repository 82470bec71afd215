//! Statements: initialisers, assignments, the ends of blocks, `return`.

use super::*;

faithful! {
    fn compound_assignment() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        let mut x = 1;
        x += yield_!(x);
        x *= f(2) + yield_!(x);
        x -= yield_!({
            x += 1000;
            x
        });
        let mut c = Config::default();
        c.a |= yield_!(9);
        x + c.a
    }
    with () [10u32, 20, 30, 4, 5];
}

faithful! {
    fn compound_assignment_to_an_element(out: &mut u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        let mut xs = [1, 2];
        let value = yield_!(10);
        xs[1] += value;
        *out += yield_!(xs[1]);
        xs[1] + *out
    }
    with (&mut 5) [10u32, 20];
}

faithful! {
    /// The right side first, then the place.
    fn assignment_evaluates_its_right_side_first() -> impl Generator<Yield = u32, Send = u32, Return = Vec<u32>> {
        let mut xs = vec![1, 2, 3];
        xs[f(1) as usize] = yield_!(f(2));
        let i;
        i = yield_!(3);
        xs[i as usize] = f(i);
        *xs.last_mut().unwrap() = yield_!(4);
        (xs[0], _) = (yield_!(5), f(6));
        xs
    }
    with () [10u32, 0, 30, 40];
}

faithful! {
    /// The old value is dropped when the new one is there.
    fn assignment_drops_the_old_value_after_the_yield() -> impl Generator<Yield = u32, Send = D> {
        let mut d = D("old");
        d = yield_!(1);
        log("assigned");
        d = { log("new"); yield_!(2) };
        log(d.0);
    }
    with () [D("first"), D("second")], () [D("first")];
}

faithful! {
    fn return_of_a_yield(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        let _d = D("held");
        if n == 0 {
            return yield_!(1);
        }
        f(2);
        return yield_!(2) + yield_!(3);
    }
    with (0) [5u32], (1) [5u32, 6];
}

faithful! {
    fn let_else_initialiser() -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        let Some(n) = yield_!(1) else {
            let _d = D("else");
            let Some(m) = yield_!(2) else { return 0 };
            return m;
        };
        n + 1
    }
    with () [Some(5u32)], () [None::<u32>, Some(6)], () [None::<u32>, None];
}

faithful! {
    fn block_tail_and_nested_blocks() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        let x = {
            let _d = D("block");
            { { yield_!(1) } }
        };
        let y = unsafe { yield_!(x) };
        {
            let z = y + 1;
            yield_!(z)
        }
    }
    with () [5u32, 6, 7];
}

faithful! {
    fn yielding_initialisers_of_every_kind() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        let a = yield_!(1);
        let (b, c) = (yield_!(2), a);
        let [d, e] = [yield_!(3), yield_!(4)];
        let Config { a: g, .. } = Config { a: yield_!(5), ..Config::default() };
        let _ = yield_!(6);
        let _ignored = yield_!(7);
        a + b + c + d + e + g
    }
    with () [1u32, 2, 3, 4, 5, 6, 7];
}

faithful! {
    fn attributes_on_statements_and_expressions(n: u32) -> impl Iterator<Item = u32> {
        #[allow(unused_variables)]
        let unused = 3;
        #[rustfmt::skip]
        let m = n+1;
        match m {
            #[allow(unreachable_patterns)]
            2 => {
                #[allow(clippy::all)]
                yield_!(m);
            }
            _ => yield_!(0),
        }
    }
    with (1), (2);
}
