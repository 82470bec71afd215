#[generator]
fn parentheses_of_an_operand(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    let m = (yield_!(5) << 2) | yield_!(6);
    let l = (n + yield_!(1)) * 2;
    m + l
}

#[generator]
fn parentheses_of_a_value(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    let m = (n + 1);
    let l = (yield_!(n));
    let k = (yield_!(n) + 1);
    m + l + k
}

#[generator]
fn parentheses_of_a_condition(n: u32) -> impl Generator<Yield = u32, Send = bool, Return = u32> {
    if (n > 3) {
        yield_!(1);
    }
    if (yield_!(2)) {
        return 1;
    }
    while (n > 4 && yield_!(2)) {
        return 2;
    }
    2
}

#[generator]
fn parentheses_of_a_head(list: Vec<u32>) -> impl Iterator<Item = u32> {
    for item in (list) {
        yield_!(item);
    }
}

#[generator]
fn parentheses_of_a_scrutinee(n: Option<u32>) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    match (n) {
        Some(m) => yield_!(m),
        None => yield_!(2),
    };
    match (yield_!(1)) {
        Some(m) => m,
        None => 2,
    }
}

#[generator]
fn parentheses_of_a_return(n: u32) -> impl Generator<Yield = u32, Send = bool, Return = u32> {
    if yield_!(n) {
        return (n + 1);
    }
    return (n);
}

#[generator]
fn parentheses_of_an_argument(n: u32) -> impl Iterator<Item = u32> {
    yield_!((n + 1));
    drop((n));
    yield_!((1));
}

#[generator]
fn parentheses_of_an_assignment(mut n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    n = (yield_!(n));
    n += (2);
    n = (n + 3);
    yield_!(n)
}

#[generator]
fn parentheses_of_a_pattern(n: Option<u32>) -> impl Iterator<Item = u32> {
    if let Some((m)) = n {
        yield_!(m);
    }
    let (k) = 3;
    yield_!(k);
}

#[generator]
fn braces_of_a_value(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    let m = { n };
    let l = { yield_!(m) };
    drop({ l });
    yield_!({ l })
}

#[generator]
fn needed_parentheses(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = bool> {
    let a = (yield_!(1) as u64) < 3;
    let b = (n + yield_!(2)) as u8;
    (yield_!(n) == 3) == (a && b > 3)
}

#[generator]
fn unused_label(n: u32) -> impl Iterator<Item = u32> {
    'outer: for i in 0..n {
        'inner: loop {
            yield_!(i);
            break;
        }
        if i == 3 {
            continue;
        }
    }
}

#[generator]
fn used_label(n: u32) -> impl Iterator<Item = u32> {
    'outer: for i in 0..n {
        'inner: loop {
            yield_!(i);
            if i > 3 {
                break 'outer;
            }
            continue 'inner;
        }
    }
}

#[generator]
fn unused_label_of_a_while_let(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    'a: while let Some(m) = yield_!(n) {
        if m > 3 {
            break;
        }
    }
    'b: {
        yield_!(3);
    }
    2
}

#[generator]
fn label_used_in_an_if_let(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    'a: loop {
        if let Some(m) = yield_!(n) {
            break 'a m;
        }
    }
}

#[generator]
fn semicolons(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);;
    if n > 3 {
        yield_!(1);
    };
}

#[generator]
fn names_that_are_not_written_so(n: u32) -> impl Iterator<Item = u32> {
    let someName = n;
    yield_!(someName);
    let CONSTANT = n;
    yield_!(CONSTANT);
}

#[generator]
fn path_statement(n: u32) -> impl Iterator<Item = u32> {
    n;
    yield_!(n);
    n;
}

#[generator]
fn unused_results(n: u32) -> impl Iterator<Item = u32> {
    Some(n).ok_or(());
    yield_!(n);
    u32::checked_add(n, 1).ok_or("a");
    n.wrapping_add(1);
}

#[generator]
fn unused_operators(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    n + 1;
    yield_!(n) + 1;
    n == yield_!(2);
    -(n as i32);
    n
}

#[generator]
fn unused_closure(n: u32) -> impl Iterator<Item = u32> {
    |m: u32| m + n;
    yield_!(n);
    move || n;
}

#[generator]
fn unused_import(n: u32) -> impl Iterator<Item = u32> {
    use std::collections::HashMap;
    yield_!(n);
}

#[generator]
fn unused_function(n: u32) -> impl Iterator<Item = u32> {
    fn helper() {}
    const UNUSED: u32 = 3;
    yield_!(n);
}

#[generator]
fn unused_macro(n: u32) -> impl Iterator<Item = u32> {
    macro_rules! unused {
        () => {};
    }
    yield_!(n);
}

#[generator]
fn comparisons_that_say_nothing(n: u8) -> impl Iterator<Item = bool> {
    yield_!(n >= 0);
    let m = n;
    yield_!(m <= 255);
}

#[generator]
fn overflowing_literal(n: u8) -> impl Iterator<Item = u8> {
    yield_!(n);
    let m = n & 3;
    yield_!(m | 255);
}

#[generator]
fn unused_allocation(n: u32) -> impl Iterator<Item = usize> {
    let text = String::from("a");
    let length = Box::new(text).len();
    yield_!(length + n as usize);
}

#[generator]
fn dropped_reference(text: String) -> impl Iterator<Item = usize> {
    drop(&text);
    yield_!(text.len());
    drop(3);
    let _ = std::sync::Mutex::new(1).lock();
    yield_!(1);
}

#[generator]
fn unused_unsafe(n: u32) -> impl Iterator<Item = u32> {
    unsafe {
        yield_!(n);
    }
    let m = unsafe { n + 1 };
    yield_!(m);
}

#[generator]
fn redundant_semicolon_and_nothing_else(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    ;
}

#[generator]
fn suspicious_double_reference(text: &&str) -> impl Iterator<Item = usize> {
    let clone = text.clone();
    yield_!(clone.len());
}

#[generator]
fn deprecated_call(n: u32) -> impl Iterator<Item = u32> {
    let m = old(n);
    yield_!(m);
    yield_!(old(m));
}

#[deprecated = "it is old"]
fn old(n: u32) -> u32 {
    n
}

#[generator]
fn answers_that_are_thrown_away(n: u32) -> impl Generator<Yield = u32, Send = Result<u32, String>, Return = u32> {
    let _ = yield_!(1);
    let _: Result<u32, String> = yield_!(2);
    let _ = if n > 1 { yield_!(3) } else { Ok(4) };
    let _ = match n {
        0 => yield_!(5),
        _ => yield_!(6),
    };
    let _ = (yield_!(7), 8);
    let _ = loop {
        if n > 3 {
            break yield_!(9);
        }
    };
    for _ in 0..n {
        let _ = yield_!(10);
    }
    n
}

#[generator]
fn answer_that_must_be_used(n: u32) -> impl Generator<Yield = u32, Send = Result<u32, String>, Return = u32> {
    yield_!(n);
    n
}
