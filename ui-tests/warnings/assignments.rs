#[generator]
fn overwritten() -> impl Iterator<Item = u32> {
    let mut n = 1;
    n = 2;
    yield_!(n);
}

#[generator]
fn overwritten_after_it() -> impl Iterator<Item = u32> {
    let mut n = 1;
    yield_!(5);
    n = 2;
    yield_!(n);
}

#[generator]
fn never_read_again(mut n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    n = 3;
}

#[generator]
fn never_read_at_all() -> impl Iterator<Item = u32> {
    let mut n;
    n = 1;
    yield_!(2);
    n = 3;
}

#[generator]
fn counted_and_never_read(list: Vec<u32>) -> impl Iterator<Item = u32> {
    let mut count = 0;
    for item in list {
        yield_!(item);
        count += 1;
    }
}

#[generator]
fn in_a_loop(n: u32) -> impl Iterator<Item = u32> {
    let mut last = 0;
    loop {
        last = n;
        yield_!(1);
        if n > 4 {
            break;
        }
    }
}

#[generator]
fn in_one_branch(n: u32) -> impl Iterator<Item = u32> {
    let mut m = n;
    yield_!(m);
    if n > 3 {
        m = 4;
        yield_!(1);
    }
}

#[generator]
fn in_an_arm(n: Option<u32>) -> impl Iterator<Item = u32> {
    let mut m = 1;
    match n {
        Some(n) => {
            m = n;
            yield_!(n);
        }
        None => {
            yield_!(m);
        }
    }
}

#[generator]
fn of_what_is_sent(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    let mut last = n;
    last = yield_!(n);
    last = yield_!(n);
    last
}

#[generator]
fn of_what_is_sent_and_lost(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    let mut last = n;
    while last > 0 {
        last = yield_!(n);
    }
    last = yield_!(3);
    n
}

#[generator]
fn read_in_the_next_turn(n: u32) -> impl Iterator<Item = u32> {
    let mut last = 0;
    for i in 0..n {
        yield_!(last);
        last = i;
    }
}

#[generator]
fn initialised_late(n: u32) -> impl Iterator<Item = u32> {
    let m;
    if n > 3 {
        m = 1;
    } else {
        yield_!(2);
        m = 3;
    }
    yield_!(m);
}

#[generator]
fn initialised_late_and_never_read(n: u32) -> impl Iterator<Item = u32> {
    let m;
    if n > 3 {
        m = 1;
    } else {
        yield_!(2);
        m = 3;
    }
    yield_!(n);
}

#[generator]
fn owned(n: u32) -> impl Iterator<Item = u32> {
    let mut text = String::new();
    yield_!(n);
    text = String::from("b");
    yield_!(n);
    drop(text);
}

#[generator]
fn parameter(mut n: u32) -> impl Iterator<Item = u32> {
    n = 2;
    yield_!(n);
}

#[generator]
fn to_itself(mut n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    n += 1;
    n = n;
    yield_!(n);
}

#[generator]
fn before_a_return(mut n: u32) -> impl Generator<Yield = u32, Send = bool, Return = u32> {
    if yield_!(n) {
        n = 3;
        return 2;
    }
    n
}

#[generator]
fn captured(n: u32) -> impl Iterator<Item = u32> {
    let mut m = n;
    let mut set = || m = 3;
    set();
    yield_!(n);
}
