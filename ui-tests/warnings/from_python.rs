#[generator]
fn parentheses_as_in_python(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    let mut total = 0;
    let mut term = (yield_!(n));
    while (term.is_some()) {
        total += (term.unwrap_or(0));
        term = (yield_!(total));
    }
    return (total);
}

#[generator]
fn parentheses_around_operators(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = bool> {
    let a = (yield_!(n) + yield_!(n * 2));
    let b = ((a + 1) * (yield_!(a)));
    if (a == b) {
        yield_!(b);
    } else if (yield_!(a) > b) {
        return (a < b);
    }
    (yield_!(n) == b)
}

#[generator]
fn parentheses_over_lines(n: u32) -> impl Generator<Yield = u32, Send = bool, Return = bool> {
    let a = yield_!(n);
    if a {
        return (a
            && n > 3);
    }
    let b = (yield_!(n)
        || n > 3);
    return (n > 4
        || b);
}

#[generator]
fn parentheses_of_a_for(lists: Vec<Vec<u32>>) -> impl Iterator<Item = u32> {
    for list in (lists.into_iter().rev()) {
        for item in (list) {
            yield_!((item));
        }
    }
    for i in (0..3) {
        yield_!(i);
    }
}

#[generator]
fn parentheses_that_are_needed(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    struct Limit {
        most: u32,
    }
    if (Limit { most: 3 }).most < yield_!(n) {
        return (n as u32) << 1;
    }
    for i in (Limit { most: 2 }).most..4 {
        yield_!(i);
    }
    if n == (Limit { most: yield_!(n) }.most) {
        return 3;
    }
    let add = move |m: u32| m + n;
    (add)(yield_!(2)) + (|| 3)()
}

#[generator]
fn parentheses_of_arguments(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    let m = u32::max((n), yield_!(1));
    let l = m.wrapping_add((yield_!((m))));
    m.min((l)).max(yield_!(n))
}

#[generator]
fn parentheses_in_a_break(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    let m = loop {
        if let Some(m) = (yield_!(n)) {
            break (m);
        }
    };
    let l = loop {
        if let Some(l) = yield_!(n) {
            break (l + m);
        }
    };
    l
}

#[generator]
fn parentheses_of_a_let_else(n: Option<u32>) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    let Some(m) = (n) else {
        return (3);
    };
    let Some(l) = (yield_!(m)) else {
        return (yield_!(4).unwrap_or(2));
    };
    m + l
}

#[generator]
fn parentheses_in_a_block(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    let m = {
        let l = n + 1;
        (yield_!(l))
    };
    let k = if m > 3 { (m) } else { (yield_!(m)) };
    (k)
}

#[generator]
fn parentheses_of_an_arm(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    match (yield_!(n)) {
        0 => (yield_!(1)),
        1 => (n),
        m if (m > 3) => m,
        _ => 2,
    }
}

#[generator]
fn parentheses_of_a_question_mark(text: &str) -> impl Generator<Yield = u32, Send = u32, Return = Result<u32, std::num::ParseIntError>> {
    let n = (text.parse::<u32>()?);
    let m = (yield_!(n));
    Ok((m))
}

#[generator]
fn parentheses_in_a_closure(n: u32) -> impl Iterator<Item = u32> {
    let add = |m: u32| (m + n);
    yield_!(add((3)));
    let twice = |m: u32| {
        let l = (m * 2);
        return (l);
    };
    yield_!((twice(n)));
}

#[generator]
fn parentheses_that_are_allowed(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    #[allow(unused_parens)]
    let m = (yield_!(n));
    return (m);
}

#[generator]
fn doubled_parentheses(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    let m = ((n));
    let l = ((n + m));
    l + yield_!(m)
}

#[generator]
fn parentheses_of_macros(n: u32) -> impl Iterator<Item = String> {
    yield_!((format!("{}", (n))));
    let text = (format!("{n}"));
    yield_!((text));
    assert!((n > 3));
}

#[generator]
fn loop_over_what_always_matches(list: Vec<u32>) -> impl Generator<Yield = u32, Send = (u32, u32), Return = u32> {
    for item in list {
        if let (a, b) = yield_!(item) {
            yield_!(a + b);
        }
        if let pair @ _ = yield_!(item) {
            return pair.0;
        }
        if let _ = yield_!(item) {
            yield_!(2);
        }
    }
    2
}

#[generator]
fn always_matches_before_it(n: u32) -> impl Iterator<Item = u32> {
    if let m = n + 1 {
        yield_!(m);
    }
    let l = n else { return };
    yield_!(l);
}

#[generator]
fn serves_for_ever(mut n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    loop {
        n = yield_!(n);
        if n > 100 {
            n = 0;
        }
    }
    n
}

#[generator]
fn serves_for_ever_and_returns(mut n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    loop {
        n += yield_!(n);
        if n > 100 {
            return n;
        }
    }
    let m = n + 1;
    m
}

#[generator]
fn serves_until_it_breaks(mut n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    loop {
        n += yield_!(n);
        if n > 100 {
            break;
        }
    }
    n + 1
}

#[generator]
fn serves_for_ever_and_prints(mut n: u32) -> impl Generator<Yield = u32, Send = u32> {
    loop {
        n += yield_!(n);
    }
    println!("{n}");
}

#[generator]
fn guards_that_suspend(n: Option<(u32, u32)>) -> impl Generator<Yield = u32, Send = bool, Return = u32> {
    match n {
        Some((a, b)) if yield_!(a) => 1,
        Some((a, b)) if a > 3 && yield_!(a) => b,
        Some((_, b)) if yield_!(b) && b > 3 => 3,
        Some((a, _)) if yield_!(1) => a,
        Some(pair) => pair.0,
        None => 4,
    }
}

#[generator]
fn guard_of_a_binding_that_nobody_reads(n: u32) -> impl Generator<Yield = u32, Send = bool, Return = u32> {
    match n {
        m if yield_!(2) => 1,
        m => yield_!(m) as u32,
    }
}
