#[generator]
fn never_changed() -> impl Iterator<Item = u32> {
    let mut fixed = 3;
    yield_!(fixed);
}

#[generator]
fn never_changed_but_read_twice() -> impl Iterator<Item = u32> {
    let mut fixed = 3;
    yield_!(fixed);
    yield_!(fixed + 1);
}

#[generator]
fn never_changed_in_a_loop(n: u32) -> impl Iterator<Item = u32> {
    let mut fixed = n;
    loop {
        yield_!(fixed);
    }
}

#[generator]
fn parameter(mut n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
}

#[generator]
fn parameter_that_owns(mut list: Vec<u32>) -> impl Iterator<Item = u32> {
    for item in list {
        yield_!(item);
    }
}

#[generator]
fn parts_of_a_parameter((mut a, mut b): (u32, u32)) -> impl Iterator<Item = u32> {
    yield_!(a);
    b += 1;
    yield_!(b);
}

#[generator]
fn owned() -> impl Iterator<Item = usize> {
    let mut text = String::from("a");
    yield_!(text.len());
    drop(text);
}

#[generator]
fn of_no_known_type(pair: (u32, String)) -> impl Iterator<Item = usize> {
    let (mut n, mut text) = pair;
    yield_!(text.len());
    n += 1;
    yield_!(n as usize);
}

#[generator]
fn changed_before_it() -> impl Iterator<Item = u32> {
    let mut n = 3;
    n += 1;
    yield_!(n);
}

#[generator]
fn changed_after_it() -> impl Iterator<Item = u32> {
    let mut n = 3;
    yield_!(n);
    n += 1;
    yield_!(n);
}

#[generator]
fn in_a_for(list: Vec<String>) -> impl Iterator<Item = usize> {
    for mut text in list {
        yield_!(1);
        text.push('x');
        yield_!(text.len());
    }
}

#[generator]
fn never_changed_in_a_for(list: Vec<String>) -> impl Iterator<Item = usize> {
    for mut text in list {
        yield_!(text.len());
    }
}

#[generator]
fn in_an_if_let(text: Option<String>) -> impl Iterator<Item = usize> {
    if let Some(mut text) = text {
        yield_!(1);
        text.push('x');
        yield_!(text.len());
    }
}

#[generator]
fn never_changed_in_an_if_let(text: Option<String>) -> impl Iterator<Item = usize> {
    if let Some(mut text) = text {
        yield_!(text.len());
    }
}

#[generator]
fn in_an_arm(text: Option<String>) -> impl Iterator<Item = usize> {
    match text {
        Some(mut text) => {
            yield_!(1);
            text.push('x');
            yield_!(text.len());
        }
        None => yield_!(0),
    }
}

#[generator]
fn never_changed_in_an_arm(text: Option<String>) -> impl Iterator<Item = usize> {
    match text {
        Some(mut text) => yield_!(text.len()),
        None => yield_!(0),
    }
}

#[generator]
fn in_a_while_let(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    while let Some(mut m) = yield_!(n) {
        m += 1;
        if m > 3 {
            return m;
        }
    }
    5
}

#[generator]
fn never_changed_in_a_while_let(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    while let Some(mut m) = yield_!(n) {
        if m > 3 {
            return m;
        }
    }
    5
}

#[generator]
fn sent(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    let mut m = yield_!(n);
    m
}

#[generator]
fn sent_and_changed(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    let mut m = yield_!(n);
    m += 1;
    m
}

#[generator]
fn set_once_late(n: u32) -> impl Iterator<Item = u32> {
    let mut m;
    yield_!(n);
    m = 3;
    yield_!(m);
}

#[generator]
fn closure(n: u32) -> impl Iterator<Item = u32> {
    let mut add = |m: u32| n + m;
    let m = add(1) + add(2);
    yield_!(m);
}

#[generator]
fn through_a_reference(list: &mut Vec<u32>) -> impl Iterator<Item = u32> {
    let mut list = list;
    list.push(1);
    yield_!(1);
    list.push(2);
}

#[generator]
fn in_a_let_else(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    let Some(mut m) = yield_!(n) else { return 1 };
    m
}

#[generator]
fn reborrowed(mut grid: Vec<Vec<u32>>) -> impl Iterator<Item = usize> {
    let row = &mut grid[0];
    row.push(1);
    yield_!(1);
    row.push(2);
}

#[generator]
fn written_to(n: u32) -> impl Iterator<Item = usize> {
    use std::fmt::Write;
    let mut text = String::new();
    write!(text, "{n}").unwrap();
    yield_!(text.len());
    let mut other = String::new();
    yield_!(1);
    writeln!(other).unwrap();
}

#[generator]
fn changed_through_places(mut grid: Vec<Vec<u32>>, mut pair: (u32, Box<u32>)) -> impl Iterator<Item = u32> {
    let mut boxed = Box::new(1);
    let (mut a, mut b) = (1, 2);
    yield_!(grid[0][0]);
    grid[0][1] = 2;
    *boxed += 1;
    *pair.1 = 3;
    (a, b) = (b, a);
    yield_!(a + b + *boxed);
    let mut list = [3, 4];
    for n in &mut list {
        *n += 1;
    }
    yield_!(list[0]);
    let mut some = Some(3);
    if let Some(n) = &mut some {
        *n += 1;
    }
    yield_!(1);
}

#[generator]
fn changed_by_a_closure(n: u32) -> impl Iterator<Item = u32> {
    let mut list = vec![n];
    let mut push = move |n| list.push(n);
    push(1);
    yield_!(n);
    let mut count = 0;
    (0..n).for_each(|_| count += 1);
    yield_!(count);
}

macro_rules! increment {
    ($n:ident) => {
        $n += 1;
    };
}

#[generator]
fn changed_by_a_macro(mut n: u32) -> impl Iterator<Item = u32> {
    let mut m = n;
    yield_!(n);
    increment!(m);
    increment!(n);
    yield_!(m + n);
}
