//! As what each operand of an expression is needed: its value, a place, or nothing until later. What is consumed is gone, what
//! is borrowed stays until the end of its scope, and temporaries last as they do in the plain function.

use std::collections::HashSet;

use genfn_tests::{D, faithful, make};

fn length(d: &D) -> u32 {
    d.0.len() as u32
}

fn given(_: D, n: u32, m: u32) -> u32 {
    n + m
}

fn some(d: &D) -> Option<u32> {
    Some(length(d))
}

fn none(_: &D) -> Option<u32> {
    None
}

fn inside(d: &D) -> &&'static str {
    &d.0
}

fn null<T>(pointer: *const T, n: u32) -> bool {
    pointer.is_null() && n > 0
}

fn reader(d: D) -> impl Fn(u32, u32, u32) -> u32 {
    move |a, b, c| a + b + c + length(&d)
}

fn once(d: D) -> impl FnOnce(u32, u32) -> u32 {
    move |a, b| a + b + d.into_name().len() as u32
}

fn reader_beside(left: D, right: D) -> (impl Fn(u32, u32, u32) -> u32, D) {
    (reader(left), right)
}

fn list_of(d: &D) -> Vec<u32> {
    (0..8).map(|n| n + length(d)).collect()
}

faithful! {
    fn take_of_an_iterator_consumes_it() -> impl Iterator<Item = u32> {
        let all = vec![D("a"), D("b"), D("c")].into_iter();
        let two = all.take(2);
        yield_!(0);
        log(two.map(|d| d.0.len()).sum::<usize>());
        yield_!(1);
    }
    with ();
}

faithful! {
    fn take_of_an_option_borrows_it() -> impl Iterator<Item = u32> {
        let mut option = Some(D("a"));
        let taken = option.take();
        yield_!(0);
        drop(taken);
        yield_!(1);
        option = Some(D("b"));
        yield_!(2);
        log(option.is_some());
    }
    with ();
}

faithful! {
    fn take_of_a_set_borrows_it() -> impl Iterator<Item = bool> {
        let mut words = HashSet::from(["a", "b"].map(str::to_owned));
        let taken = words.take(&"a".to_owned());
        yield_!(taken.is_some());
        log(format!("{taken:?}"));
        let taken = words.take("b");
        yield_!(taken.is_some());
        log(words.len());
    }
    with ();
}

faithful! {
    /// `+=` takes its left side as a place, after the right one.
    fn place_of_a_compound_assignment_that_is_matched() -> impl Iterator<Item = u32> {
        let mut n = 1;
        match n += length(&make("right")) {
            () => yield_!(n),
        }
        let mut text = String::from("text");
        match text += *inside(&make("appended")) {
            () => yield_!(text.len() as u32),
        }
        log(text);
    }
    with ();
}

faithful! {
    fn temporaries_of_an_assignment_that_is_matched() -> impl Iterator<Item = u32> {
        let mut n = 1;
        yield_!(n);
        match n = length(&make("right")) {
            () => yield_!(n),
        }
        yield_!(n);
    }
    with ();
}

faithful! {
    fn temporaries_of_an_assignment_that_is_left() -> impl Generator<Yield = u32, Send = u32, Return = Option<u32>> {
        let mut n = 1;
        n = given(D("operand"), yield_!(n), some(&make("temporary"))?);
        yield_!(n);
        n = given(D("operand"), yield_!(n), none(&make("temporary"))?);
        yield_!(n);
        Some(n)
    }
    with () [1_u32, 2, 3, 4];
}

faithful! {
    fn temporaries_of_a_compound_assignment_that_is_left() -> impl Generator<Yield = u32, Send = u32, Return = Option<u32>> {
        let mut n = 1;
        n += given(D("operand"), yield_!(n), some(&make("temporary"))?);
        yield_!(n);
        n += given(D("operand"), yield_!(n), none(&make("temporary"))?);
        yield_!(n);
        Some(n)
    }
    with () [1_u32, 2, 3, 4];
}

faithful! {
    fn operand_of_a_raw_borrow_is_a_place() -> impl Iterator<Item = u32> {
        match (&raw const *inside(&make("matched"))).is_null() {
            is_null => yield_!(is_null as u32),
        }
        let is_null = given(make("operand"), 1, 2) + u32::from(null(&raw const *inside(&make("temporary")), {
            yield_!(1);
            length(&make("later"))
        }));
        yield_!(is_null);
        let mut n = 1;
        let _ = null(&raw mut n, { yield_!(2); n += 1; 3 });
        yield_!(n);
    }
    with ();
}

faithful! {
    /// A closure that only reads what it has captured is a temporary of the statement.
    fn callee_that_a_call_has_made() -> impl Generator<Yield = u32, Send = u32> {
        log(reader(D("callee"))(length(&make("before")), yield_!(1), length(&make("after"))));
        yield_!(2);
        match reader(D("matched"))(1, 2, length(&make("argument"))) {
            n => _ = yield_!(n),
        }
        log(reader(D("operand"))(1, 2, { yield_!(3); length(&make("last")) }) + length(&make("right")));
        yield_!(4);
    }
    with () [1_u32, 2, 3, 4, 5, 6];
}

faithful! {
    fn callee_that_consumes_itself() -> impl Generator<Yield = u32, Send = u32> {
        log(once(D("callee"))(yield_!(1), length(&make("after"))));
        yield_!(2);
        let taken = once(D("taken"));
        log(taken(yield_!(3), length(&make("argument"))));
    }
    with () [1_u32, 2, 3, 4, 5, 6];
}

faithful! {
    fn callee_in_a_field() -> impl Generator<Yield = u32, Send = u32> {
        let both = (reader(D("callee")), 1);
        log((both.0)(length(&make("before")), yield_!(1), 3));
        log((reader_beside(D("left"), D("right")).0)(1, yield_!(2), length(&make("after"))));
        yield_!(3);
    }
    with () [1_u32, 2, 3, 4];
}

faithful! {
    fn index_and_what_is_indexed() -> impl Generator<Yield = u32, Send = u32> {
        let list = vec![1, 2, 3];
        log(list[length(&make("index")) as usize - yield_!(1) as usize]);
        log(list_of(&make("whole"))[yield_!(2) as usize]);
        match list_of(&make("matched"))[length(&make("inside")) as usize - 6] {
            n => _ = yield_!(n),
        }
        yield_!(3);
    }
    with () [5_u32, 1, 2, 3];
}

faithful! {
    fn operand_of_a_cast_and_ends_of_a_range() -> impl Generator<Yield = u32, Send = u32> {
        log(length(&make("left")) as u8 + yield_!(1) as u8);
        match length(&make("matched")) as u64 {
            n => _ = yield_!(n as u32),
        }
        for n in length(&make("start"))..length(&make("end")) + yield_!(2) {
            yield_!(n);
        }
        match length(&make("start"))..=length(&make("end")) {
            range => _ = yield_!(range.count() as u32),
        }
    }
    with () [1_u32, 2, 4, 3, 2, 1, 1, 1, 1];
}

struct Three {
    a: D,
    b: D,
    c: u32,
}

fn three(a: &'static str, b: &'static str) -> Three {
    Three { a: make(a), b: make(b), c: length(&make("in three")) }
}

faithful! {
    fn base_of_a_literal() -> impl Generator<Yield = u32, Send = u32> {
        let whole = Three { a: make("new a"), c: yield_!(1), ..three("a", "b") };
        yield_!(whole.c);
        let whole = Three { c: length(&make("temporary")) + yield_!(1), ..{ yield_!(2); whole } };
        yield_!(whole.c);
        match (Three { c: 2, ..three("c", "d") }).c + length(&make("right")) {
            n => _ = yield_!(n),
        }
        log(whole.a.touch());
        drop(whole.b);
    }
    with () [1_u32, 2, 3, 4, 5, 6];
}

faithful! {
    fn values_that_leave() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        let n = loop {
            let _local = D("local");
            if yield_!(1) == 1 {
                break given(D("operand"), yield_!(2), length(&make("temporary")));
            }
            match break given(D("never"), 1, length(&make("broken"))) {}
        };
        yield_!(n);
        if n > 3 {
            return given(D("operand"), yield_!(3), length(&make("returned")));
        }
        match return given(D("operand"), 1, length(&make("matched"))) {}
    }
    with () [1_u32, 2, 3, 4, 5, 6], () [0_u32, 1, 2, 3, 4], () [1_u32, 9, 9, 9, 9];
}

faithful! {
    /// What an arm takes is taken, too.
    fn condition_whose_scrutinee_takes_in_an_arm(which: bool) -> impl Iterator<Item = u32> {
        let option = Some(D("a"));
        if let Some(a) = option
            && let Some(b) = match which {
                true => Some(a),
                false => None,
            }
        {
            yield_!(1);
            log(b.touch());
        } else {
            yield_!(2);
        }
        yield_!(3);
    }
    with (true), (false);
}

faithful! {
    fn condition_that_only_looks_at_what_a_pattern_has_bound(n: u32) -> impl Iterator<Item = u32> {
        if let Some(a) = Some(make("a"))
            && length(&a) == n
            && let Some(b) = some(&a)
        {
            yield_!(b);
            log(a.touch());
        }
        yield_!(2);
    }
    with (1), (2);
}
