//! Operands: evaluated in order, held over the yields of later ones, and left behind by what leaves.

use super::*;

faithful! {
    fn call_argument() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        three(f(1), yield_!(f(2)), f(3))
    }
    with () [5u32], () [9u32];
}

faithful! {
    fn every_call_argument() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        three(yield_!(1), yield_!(f(2)), yield_!(3))
    }
    with () [4u32, 5, 6];
}

faithful! {
    /// What was made before the yield is held over it, and dropped by the call.
    fn owned_operands_are_held() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        fn takes(a: D, n: u32, b: D) -> u32 {
            log(format!("takes {} {n} {}", a.0, b.0));
            n
        }
        takes(make("a"), yield_!(1), make("b")) + takes(make("c"), 2, make("d"))
    }
    with () [5u32];
}

faithful! {
    fn called_function_is_evaluated_first() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        fn pick(name: &str) -> fn(u32) -> u32 {
            log(name);
            |n| n + 1
        }
        pick("callee")(yield_!(1))
    }
    with () [5u32];
}

faithful! {
    fn callee_that_is_yielded_for(n: u32) -> impl Generator<Yield = u32, Send = fn(u32) -> u32, Return = u32> {
        yield_!(n)(f(3))
    }
    with (1) [(|n| n * 2) as fn(u32) -> u32];
}

faithful! {
    fn method_argument(k: u32) -> impl Generator<Yield = u32, Send = u32, Return = Vec<u32>> {
        let mut v = Vec::new();
        v.push(yield_!(k));
        v.push(f(9));
        v.insert(0, yield_!(v.len() as u32));
        v.extend([yield_!(2), f(3), yield_!(4)]);
        v
    }
    with (1) [10u32, 11, 12, 13];
}

faithful! {
    /// The receiver is a place; it is taken when the call is made.
    fn receiver_changed_by_the_yields_to_its_right(k: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        let n = Cell::new(k);
        n.set(n.get() + yield_!({
            n.set(n.get() + 100);
            n.get()
        }));
        n.get()
    }
    with (1) [10u32];
}

faithful! {
    /// A `Copy` operand is read where it stands, before a later operand assigns it.
    fn operand_read_before_it_is_assigned() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        let mut x = 1;
        let sum = x + yield_!({
            x = 50;
            x
        }) + x;
        log(x);
        let t = (x, yield_!({ x += 1; x }), x);
        log(format!("{t:?}"));
        three(x, { x += 1; x }, yield_!(x)) + sum
    }
    with () [7u32, 8, 9];
}

faithful! {
    fn method_chain(start: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        start
            .wrapping_add(yield_!(f(1)))
            .wrapping_mul(yield_!(2))
            .max(f(3))
            .pow(yield_!(4))
    }
    with (1) [1u32, 2, 2];
}

faithful! {
    fn receiver_that_yields() -> impl Generator<Yield = &'static str, Send = String, Return = usize> {
        yield_!("text").trim().len() + yield_!("more").into_bytes().len()
    }
    with () ["  a ".to_string(), "xyz".to_string()];
}

faithful! {
    fn array_elements() -> impl Generator<Yield = u32, Send = u32, Return = [u32; 3]> {
        let array = [yield_!(1), f(2), yield_!(3)];
        let repeated = [yield_!(4); 2];
        log(format!("{array:?} {repeated:?}"));
        [array[0], repeated[1], yield_!(5)]
    }
    with () [10u32, 20, 30, 40];
}

faithful! {
    fn tuple_fields() -> impl Generator<Yield = u32, Send = u32, Return = (u32, (String, u32))> {
        (yield_!(1), (String::from("held"), yield_!(2)))
    }
    with () [10u32, 20];
}

faithful! {
    /// The fields are evaluated as they are written, the base last.
    fn struct_literal_with_a_base() -> impl Generator<Yield = u32, Send = u32, Return = Config> {
        fn base() -> Config {
            log("base");
            Config { a: 7, b: 8, name: "base".into() }
        }
        let c = Config { b: yield_!(1), ..base() };
        Config { name: format!("{}!", f(2)), a: yield_!(2), ..c }
    }
    with () [10u32, 20];
}

faithful! {
    fn struct_fields_out_of_order() -> impl Generator<Yield = u32, Send = u32, Return = Config> {
        let name = String::from("n");
        Config { name, b: yield_!(1), a: { yield_!(2) } }
    }
    with () [10u32, 20];
}

faithful! {
    fn index(results: Vec<u32>) -> impl Generator<Yield = u32, Send = usize, Return = u32> {
        let a = results[yield_!(1)];
        let b = results[yield_!(2)] + results[f(0) as usize];
        let map = BTreeMap::from([(1, "a"), (2, "b")]);
        log(map[&(yield_!(3) as u32)]);
        a * b
    }
    with (vec![3, 5, 7]) [1usize, 2, 2];
}

faithful! {
    fn range_ends() -> impl Generator<Yield = u32, Send = usize, Return = String> {
        let text = "abcdef";
        let part = &text[yield_!(1)..yield_!(2)];
        let rest = &text[yield_!(3)..];
        let range = 0..=yield_!(4);
        format!("{part} {rest} {range:?}")
    }
    with () [1usize, 3, 4, 9];
}

faithful! {
    fn unary_and_binary_operators() -> impl Generator<Yield = i64, Send = i64, Return = i64> {
        let negated = -yield_!(1);
        let inverted = !yield_!(2);
        let sum = yield_!(3) * 2 + negated - yield_!(4) / yield_!(5);
        let compared = yield_!(6) < yield_!(7);
        let cast = yield_!(8) as u8 as i64;
        let shifted = 1 << yield_!(9);
        log(format!("{negated} {inverted} {sum} {compared} {cast} {shifted}"));
        (sum)
    }
    with () [1i64, 2, 30, 40, 5, 6, 7, 300, 4];
}

faithful! {
    fn references_and_dereferences() -> impl Generator<Yield = u32, Send = &'static str, Return = usize> {
        let length = |s: &&str| s.len();
        let a = length(&yield_!(1));
        let b = (*yield_!(2)).len();
        let boxed = *Box::new(yield_!(3));
        a + b + boxed.len()
    }
    with () ["a", "bb", "ccc"];
}

faithful! {
    fn field_of_what_is_sent() -> impl Generator<Yield = u32, Send = Config, Return = String> {
        let a = yield_!(1).a;
        let Config { b, name, .. } = yield_!(2);
        format!("{a} {b} {name} {}", yield_!(3).name)
    }
    with () [
        Config { a: 1, b: 2, name: "x".into() },
        Config { a: 3, b: 4, name: "y".into() },
        Config { a: 5, b: 6, name: "z".into() }
    ];
}

faithful! {
    /// A closure among the operands is made when the call is, and so may borrow what the yield needs.
    fn closure_operands_are_created_late() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        fn apply(f: impl Fn(u32) -> u32, n: u32) -> u32 {
            f(n)
        }
        let mut k = 2;
        let a = apply(|n| n * k, yield_!(1));
        k += 1;
        let mut seen = Vec::new();
        [1, 2].iter().map(move |n| n + k).chain([yield_!(2)]).for_each(|n| seen.push(n));
        log(format!("{seen:?}"));
        a
    }
    with () [10u32, 20];
}

faithful! {
    fn mutable_reference_operands_are_taken_late() -> impl Generator<Yield = u32, Send = u32, Return = Vec<u32>> {
        fn add(to: &mut Vec<u32>, n: u32) {
            to.push(n);
        }
        let mut v = Vec::new();
        add(&mut v, yield_!(1));
        let r = yield_!(v.len() as u32);
        add(&mut v, r);
        v
    }
    with () [10u32, 20];
}

faithful! {
    /// A `&mut` argument is reborrowed for the call, not moved.
    fn bare_mutable_reference_is_reborrowed(out: &mut Vec<u32>) -> impl Generator<Yield = u32, Send = u32> {
        fn add(to: &mut Vec<u32>, n: u32) {
            to.push(n);
        }
        add(out, yield_!(1));
        add(out, yield_!(2));
        out.push(yield_!(3));
        log(format!("{out:?}"));
    }
    with (&mut vec![]) [10u32, 20, 30];
}

faithful! {
    fn nested_calls_interleave_effects_and_yields() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        three(
            f(three(f(1), yield_!(f(2)), 3)),
            f(yield_!(f(4))) + f(5),
            three(yield_!(6), f(7), three(8, f(9), yield_!(10))),
        )
    }
    with () [1u32, 2, 3, 4], () [1u32, 2];
}

faithful! {
    /// `?`, a lazy operator, an index and a macro around one yield.
    fn a_yield_deep_inside(xs: Vec<Option<u32>>) -> impl Generator<Yield = u32, Send = usize, Return = Option<u32>> {
        let n = if xs.len() > 1 && xs[yield_!(1)]? > f(0) {
            vec![f(1), (xs[yield_!(2)]?, yield_!(3)).0 + 1].into_iter().sum()
        } else {
            -(-1i32) as u32
        };
        Some(n)
    }
    with (vec![Some(1), None, Some(3)]) [0usize, 2, 9],
        (vec![Some(1), None]) [1usize],
        (vec![Some(1), None]) [0usize, 1],
        (vec![]);
}

faithful! {
    fn return_and_break_inside_operands(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        let held = D("held");
        let sum = loop {
            let x = three(yield_!(1), if n == 0 { return 7 } else { f(n) }, if n == 1 { break 8 } else { yield_!(2) });
            break x;
        };
        log(held.0);
        sum
    }
    with (0) [1u32], (1) [1u32], (2) [1u32, 2];
}

faithful! {
    /// Owned operands that a later operand leaves behind are dropped, the last one first.
    fn operands_are_dropped_when_a_later_one_leaves(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        fn takes(_: D, _: D, n: u32) -> u32 {
            n
        }
        'out: {
            let t = (make("x"), takes(make("a"), make("b"), if n == 0 { break 'out 5 } else { yield_!(n) }));
            log("tuple");
            t.1
        }
    }
    with (0), (1) [9u32];
}

faithful! {
    fn question_mark_leaves_operands_behind(r: Result<u32, String>) -> impl Generator<Yield = u32, Return = Result<u32, String>> {
        let pair = (make("a"), { yield_!(1); r? }, make("b"));
        Ok(pair.1)
    }
    with (Ok(1)), (Err("e".into()));
}

faithful! {
    fn comparison_operands_are_not_moved(a: String, b: String) -> impl Generator<Yield = u32, Send = u32, Return = bool> {
        let same = a == b && yield_!(1) == a.len() as u32;
        let longer = a.len() as u32 > yield_!(2);
        log(format!("{a} {b} {longer}"));
        same
    }
    with ("x".into(), "x".into()) [1u32, 2], ("x".into(), "y".into()) [0u32];
}

faithful! {
    /// The place that is indexed is not copied.
    fn places_behind_an_index_that_yields() -> impl Generator<Yield = u32, Send = usize, Return = Vec<Vec<u32>>> {
        let mut rows = vec![vec![1, 2], vec![3]];
        rows[yield_!(0)].push(9);
        let n = rows[yield_!(1)][yield_!(2)];
        rows[yield_!(n)][yield_!(3)] = 10;
        let mut counts = [0u32; 3];
        counts[yield_!(4)].clone_from(&7);
        rows.push(counts.to_vec());
        rows
    }
    with () [1usize, 0, 1, 1, 1, 2];
}
