//! `yield_!` wherever an expression may stand, evaluated in Rust's order.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use genfn_tests::faithful;

#[derive(Debug, Clone, Default)]
struct Config {
    a: u32,
    b: u32,
    name: String,
}

/// Logs its argument when it is evaluated.
fn f(n: u32) -> u32 {
    genfn_tests::log(format!("f({n})"));
    n
}

fn three(a: u32, b: u32, c: u32) -> u32 {
    genfn_tests::log(format!("three({a}, {b}, {c})"));
    a * 100 + b * 10 + c
}

fn fallible(n: u32) -> Result<u32, String> {
    if n < 3 { Ok(n) } else { Err(format!("{n} is too much")) }
}

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
    fn lazy_and(a: bool) -> impl Generator<Yield = u32, Send = bool, Return = bool> {
        let x = a && yield_!(1);
        log(x);
        let y = yield_!(2) && yield_!(3) && f(4) == 4;
        log(y);
        x && y
    }
    with (true) [true, true, true], (true) [false, false], (false) [true, false];
}

faithful! {
    fn lazy_or(a: bool) -> impl Generator<Yield = u32, Send = bool, Return = bool> {
        a || yield_!(1) || !yield_!(2) && yield_!(3)
    }
    with (true), (false) [true], (false) [false, true], (false) [false, false, true];
}

faithful! {
    fn statement_that_is_a_lazy_and(n: u32) -> impl Iterator<Item = u32> {
        n > 1 && { yield_!(n); true } || { yield_!(0); false };
        yield_!(9);
    }
    with (1), (2);
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
    fn arguments_of_formatting_macros(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = String> {
        println!("{n} {}", yield_!(n));
        let s = format!("{n} {} {:?} {last:>3}", yield_!(n + 1), f(n), last = yield_!(n + 2));
        log(&s);
        format!("{s} {0} {0}", yield_!(n + 3))
    }
    with (1) [10u32, 20, 30, 40];
}

faithful! {
    fn vec_macro() -> impl Generator<Yield = u32, Send = u32, Return = Vec<u32>> {
        let mut v = vec![yield_!(1), f(2), yield_!(3)];
        v.extend(vec![yield_!(4); 2]);
        v.append(&mut vec![yield_!(5)]);
        v
    }
    with () [10u32, 20, 30, 40];
}

faithful! {
    fn asserting_macros() -> impl Generator<Yield = u32, Send = u32> {
        assert_eq!(yield_!(1), 10);
        assert!(yield_!(2) > f(3), "message {}", "unused");
        assert_ne!(f(4), yield_!(4), "with a message");
        assert!(matches!(yield_!(5), 40..));
    }
    with () [10u32, 20, 30, 40];
}

faithful! {
    fn assertion_that_fails() -> impl Generator<Yield = u32, Send = u32> {
        let _d = D("held");
        assert_eq!(yield_!(1), 10, "boom {}", f(2));
    }
    with () [10u32], () [11u32];
}

faithful! {
    /// The pattern is left alone.
    fn matches_macro() -> impl Generator<Yield = u32, Send = Option<u32>, Return = bool> {
        let a = matches!(yield_!(1), Some(n) if n > 2);
        let b = matches!(yield_!(2), None | Some(0));
        log(format!("{a} {b}"));
        !matches!(yield_!(3), Some(1..=9))
    }
    with () [Some(3u32), Some(0), Some(5)], () [None::<u32>, None, None];
}

faithful! {
    fn write_macro() -> impl Generator<Yield = u32, Send = u32, Return = String> {
        use std::fmt::Write as _;
        let mut out = String::new();
        write!(out, "{}-", yield_!(1)).unwrap();
        writeln!(out, "{:02}", yield_!(2)).unwrap();
        out
    }
    with () [10u32, 2];
}

faithful! {
    /// Each branch coerces to the annotated type.
    fn branches_coerce_to_a_boxed_closure(c: bool) -> impl Iterator<Item = u32> {
        let g = || log("g");
        let b: Box<dyn Fn()> = if c {
            yield_!(1);
            Box::new(|| log("f"))
        } else {
            Box::new(g)
        };
        b();
        yield_!(2);
        b();
    }
    with (true), (false);
}

faithful! {
    fn match_arms_coerce(n: u32) -> impl Generator<Yield = u32, Return = Box<dyn std::fmt::Debug>> {
        let s: &dyn std::fmt::Debug = match n {
            0 => {
                yield_!(1);
                &"zero"
            }
            1 => &1,
            _ => &[1, 2],
        };
        log(format!("{s:?}"));
        match n {
            0 => Box::new("a"),
            _ => {
                yield_!(2);
                Box::new(n)
            }
        }
    }
    with (0), (1), (2);
}

faithful! {
    fn yielded_value_coerces(text: &'static str) -> impl Iterator<Item = Box<dyn std::fmt::Debug>> {
        yield_!(Box::new(1));
        yield_!(Box::new(text));
        yield_!(if text.is_empty() { Box::new("empty") } else { Box::new(D("full")) });
    }
    with (""), ("x");
}

faithful! {
    fn yielded_slice_coerces() -> impl Iterator<Item = &'static [u32]> {
        yield_!(&[1]);
        yield_!(&[2, 3]);
    }
    with ();
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
    fn yield_of_a_yield() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        yield_!(yield_!(1));
        yield_!(yield_!(yield_!(2) + 1) + f(100))
    }
    with () [10u32, 20, 30, 40, 50];
}

faithful! {
    fn yield_of_a_fallible_value(n: u32) -> impl Generator<Yield = u32, Return = Result<(), String>> {
        let _d = D("held");
        yield_!(fallible(n)?);
        yield_!(fallible(n + 1)? + fallible(n + 2)?);
        Ok(())
    }
    with (0), (1), (2), (3);
}

faithful! {
    fn question_mark_after_a_yield() -> impl Generator<Yield = u32, Send = Result<u32, String>, Return = Result<u32, String>> {
        let a = yield_!(1)?;
        let b = f(yield_!(a)?) + yield_!(2)?;
        Ok(b)
    }
    with () [Ok::<u32, String>(1), Ok(2), Ok(3)],
        () [Ok::<u32, String>(1), Err("x".into())],
        () [Err::<u32, String>("y".into())];
}

faithful! {
    fn match_on_a_yield(q: &'static str) -> impl Generator<Yield = &'static str, Send = Option<u32>, Return = u32> {
        match yield_!(q) {
            Some(0) => 0,
            Some(n) if n > 10 => match yield_!("sure?") {
                None => n,
                Some(m) => n + m,
            },
            Some(n) => n * 2,
            None => {
                yield_!("why?");
                99
            }
        }
    }
    with ("q") [Some(0u32)], ("q") [Some(11u32), Some(2)], ("q") [Some(5u32)], ("q") [None::<u32>, None];
}

faithful! {
    fn guard_that_yields(o: Option<String>) -> impl Generator<Yield = usize, Send = usize, Return = String> {
        match o {
            Some(s) if yield_!(s.len()) > s.len() => s,
            Some(t) => t + "!",
            None => "".into(),
        }
    }
    with (Some("ab".to_string())) [3usize], (Some("ab".to_string())) [1usize], (None);
}

faithful! {
    /// What is sent to a guard may be taken by it, whatever the pattern.
    fn guard_that_takes_what_it_is_sent(o: Result<u32, String>) -> impl Generator<Yield = u32, Send = D, Return = String> {
        let taken = |d: D| d.0.len() as u32;
        let found = match o {
            Err(e) if taken(yield_!(0)) < e.len() as u32 => {
                yield_!(1);
                e
            }
            Ok(n) if yield_!(n).0.len() > 2 && taken(yield_!(3)) == n => {
                yield_!(4);
                n.to_string()
            }
            _ => "none".to_owned(),
        };
        yield_!(found.len() as u32);
        found
    }
    with (Ok(1)) [D("abc"), D("y")], (Ok(9)) [D("abc"), D("y")], (Ok(9)) [D("a")],
        (Err("some".to_owned())) [D("abc")], (Err(String::new())) [D("abc")];
}

faithful! {
    fn several_guards_that_yield(n: u32) -> impl Generator<Yield = u32, Send = bool, Return = &'static str> {
        match n {
            0 if yield_!(0) => "zero",
            0 | 1 if yield_!(1) && yield_!(2) => "small",
            m if m > 5 && yield_!(m) => "big",
            1 => "one",
            _ => {
                yield_!(99);
                "other"
            }
        }
    }
    with (0) [true], (0) [false, true, true], (0) [false, false, true], (1) [true, false], (7) [true], (7) [false, true];
}

faithful! {
    fn if_conditions() -> impl Generator<Yield = u32, Send = u32, Return = &'static str> {
        if yield_!(1) > 5 {
            yield_!(10);
            "first"
        } else if f(1) == 0 {
            "never"
        } else if yield_!(2) > 5 {
            "second"
        } else {
            yield_!(3);
            "third"
        }
    }
    with () [6u32, 0], () [5u32, 6], () [5u32, 5, 0];
}

faithful! {
    fn if_let_scrutinee() -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        if let Some(n) = yield_!(1) {
            n
        } else if let Some(n @ 3..) = yield_!(2) {
            n * 10
        } else if let (Some(a), Some(b)) = (yield_!(3), yield_!(4)) {
            a + b
        } else {
            0
        }
    }
    with () [Some(1u32)], () [None::<u32>, Some(3)], () [None::<u32>, Some(2), Some(5), Some(6)], () [None::<u32>, None, None, Some(1)];
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
    fn value_of_an_if_as_an_operand(c: bool) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        1 + if c { yield_!(1) } else { f(2) } * match yield_!(3) {
            0 => yield_!(4),
            n => n,
        } + loop {
            break yield_!(5);
        }
    }
    with (true) [10u32, 0, 20, 30], (false) [4u32, 30];
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
    fn operand_of_a_yield_is_a_full_expression(cell: &RefCell<Vec<u32>>) -> impl Iterator<Item = usize> {
        yield_!(cell.borrow().len());
        cell.borrow_mut().push(1);
        yield_!(cell.borrow_mut().drain(..).count());
        yield_!({
            let held = cell.borrow();
            held.len() + seen("in the operand", 1)
        });
    }
    with (&RefCell::new(vec![1, 2]));
}

faithful! {
    /// Temporaries of the operand end before the suspension.
    fn temporaries_of_a_yielded_operand_end_first() -> impl Iterator<Item = &'static str> {
        yield_!(make("temporary").0);
        log("resumed");
        yield_!(make("a").touch());
        yield_!(D("b").into_name());
    }
    with ();
}

faithful! {
    fn yield_without_a_value() -> impl Generator<Send = u32, Return = u32> {
        let a = yield_!();
        yield_!();
        a + yield_!()
    }
    with () [1u32, 2, 3];
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
    fn parenthesised_and_cast_markers() -> impl Generator<Yield = u32, Send = u32, Return = u64> {
        (yield_!(1)) as u64 + ((yield_!(2))) as u64 + { (yield_![3]) as u64 } + yield_! { 4 } as u64
    }
    with () [1u32, 2, 3, 4];
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

faithful! {
    /// What an operand of `&&` or `||` holds ends with it.
    fn operands_of_and(n: u32, p: D) -> impl Generator<Yield = u32, Send = u32> {
        if seen("cond", ((p, n).1 < yield_!(1)) && (make("right"), yield_!(2)).1 > 0 || (make("left"), n).1 > yield_!(3)) {
            yield_!(4);
        }
        yield_!(5);
    }
    with (0, D("p")) [1u32, 1, 1, 1, 1], (2, D("p")) [1u32, 1, 1, 1, 1], (0, D("p")) [9u32, 0, 0, 9, 9], (3, D("p")) [5u32, 0, 1, 1, 1];
}
