#[generator]
fn after_a_return(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    return;
    yield_!(2);
}

#[generator]
fn after_a_return_in_a_block(n: u32) -> impl Generator<Yield = u32, Send = bool, Return = u32> {
    if yield_!(n) {
        return 1;
        yield_!(2);
    }
    3
}

#[generator]
fn after_a_panic(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    panic!();
    yield_!(2);
}

#[generator]
fn after_an_endless_loop(n: u32) -> impl Iterator<Item = u32> {
    loop {
        yield_!(n);
    }
    yield_!(2);
}

#[generator]
fn after_a_break(n: u32) -> impl Iterator<Item = u32> {
    loop {
        yield_!(n);
        break;
        yield_!(2);
    }
}

#[generator]
fn after_a_continue(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        yield_!(i);
        continue;
        println!("{i}");
    }
}

#[generator]
fn after_branches_that_leave(n: u32) -> impl Generator<Yield = u32, Send = bool, Return = u32> {
    if yield_!(n) {
        return 1;
    } else {
        return 2;
    }
    3
}

#[generator]
fn after_arms_that_leave(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    match yield_!(n) {
        Some(m) => return m,
        None => panic!(),
    }
    println!("{n}");
    3
}

#[generator]
fn after_an_if_let_that_leaves(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    if let Some(m) = yield_!(n) {
        return m;
    } else {
        return 2;
    }
    println!("{n}");
    3
}

#[generator]
fn arm_that_returns(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    if let Some(m) = yield_!(n) { return m; }
    4
}

#[generator]
fn arm_that_breaks_with_a_value(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    loop {
        if let Some(m) = yield_!(n) { break m; }
    }
}

#[generator]
fn arm_that_continues(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    for i in 0..n {
        if let Some(m) = yield_!(i) { continue; }
        println!("{i}");
    }
    4
}

#[generator]
fn arm_that_panics(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    if let Some(m) = yield_!(n) { panic!("{m}"); }
    4
}

#[generator]
fn arm_that_exits(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    if let Some(m) = yield_!(n) { std::process::exit(m as i32); }
    4
}

#[generator]
fn both_arms_exit(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    if let Some(m) = yield_!(n) { std::process::exit(m as i32) } else { std::process::exit(1) }
}

#[generator]
fn body_of_a_while_let(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    while let Some(_) = yield_!(n) { return n; }
    4
}

#[generator]
fn arm_with_a_guard(n: Option<u32>) -> impl Generator<Yield = u32, Send = bool, Return = u32> {
    match n {
        Some(m) if yield_!(m) => return m,
        Some(_) => 2,
        None => return 3,
    }
}

#[generator]
fn tail_of_which_no_path_ends(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    if let Some(m) = yield_!(n) && m > 3 { return m; } else { unreachable!() }
}

#[generator]
fn value_of_which_one_path_leaves(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    let m = if let Some(m) = yield_!(n) { m } else { return 1 };
    let l = if let Some(l) = yield_!(n) { return l } else { m };
    l
}

#[generator]
fn let_else(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    let Some(m) = yield_!(n) else {
        panic!();
    };
    m
}

#[generator]
fn operand_that_leaves(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    if n > 3 {
        yield_!(return 3);
    }
    let m = u32::max(n + yield_!(1), return 4);
    m
}

#[generator]
fn argument_after_one_that_leaves(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    u32::max(return, n);
}

#[generator]
fn infinite_loop_with_a_break(n: u32) -> impl Iterator<Item = u32> {
    while true {
        yield_!(n);
        if n > 3 {
            break;
        }
    }
}

#[generator]
fn expression_after_a_return_in_the_tail(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    yield_!(n);
    return n;
    n + 1
}

#[generator]
fn todo_in_a_branch(n: u32) -> impl Iterator<Item = u32> {
    if n > 3 {
        todo!();
    }
    yield_!(n);
}

#[generator]
fn unreachable_pattern(n: u32) -> impl Iterator<Item = u32> {
    match n {
        0 => yield_!(1),
        _ => yield_!(2),
        3 => yield_!(3),
    }
}

#[generator]
fn unreachable_pattern_of_what_is_sent(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    match yield_!(n) {
        Some(m) => yield_!(m).unwrap_or(1),
        None => 3,
        _ => 4,
    }
}

#[generator]
fn pattern_that_always_matches(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    if let m = yield_!(n) {
        return m;
    }
    2
}

#[generator]
fn loop_that_always_matches(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    while let m = yield_!(n) {
        if m > 3 {
            return m;
        }
    }
    2
}

#[generator]
fn let_else_that_always_matches(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    let m = yield_!(n) else { return 1 };
    m
}
