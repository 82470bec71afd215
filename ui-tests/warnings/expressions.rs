fn never_read(n: u32) -> impl Iterator<Item = u32> {
    gen_!({
        let unused = n;
        yield_!(n);
    })
}

fn never_read_after_it(n: u32) -> impl Iterator<Item = u32> {
    gen_!({
        yield_!(n);
        let unused = n;
    })
}

fn mut_that_nothing_needs(n: u32) -> impl Iterator<Item = u32> {
    gen_!({
        let mut m = n;
        yield_!(m);
    })
}

fn captured_and_changed(n: u32) -> impl Iterator<Item = u32> {
    let mut total = 0;
    gen_!({
        for i in 0..n {
            total += i;
            yield_!(total);
        }
    })
}

fn captured_and_pushed_to(n: u32) -> impl Iterator<Item = u32> {
    let mut list = vec![n];
    gen_!({
        list.push(n);
        yield_!(list.len() as u32);
    })
}

fn captured_mut_that_nothing_needs(n: u32) -> impl Iterator<Item = u32> {
    let mut list = vec![n];
    gen_!({
        yield_!(list.len() as u32);
    })
}

fn closure_that_changes(n: u32) -> impl Iterator<Item = u32> {
    let mut count = 0;
    let mut counted = move || {
        count += n;
        count
    };
    gen_!({
        yield_!(counted());
    })
}

fn overwritten(n: u32) -> impl Iterator<Item = u32> {
    gen_!({
        let mut m = 1;
        m = n;
        yield_!(m);
    })
}

fn label_that_nobody_names(n: u32) -> impl Iterator<Item = u32> {
    gen_!({
        'outer: for i in 0..n {
            yield_!(i);
        }
    })
}

fn part_of_a_pattern(pairs: Vec<(u32, u32)>) -> impl Iterator<Item = u32> {
    gen_!({
        for (a, b) in pairs {
            yield_!(a);
        }
    })
}

fn in_an_arm(n: Option<u32>) -> impl Iterator<Item = u32> {
    gen_!({
        match n {
            Some(m) => yield_!(1),
            None => yield_!(2),
        }
    })
}

fn result_that_is_dropped(n: u32) -> impl Iterator<Item = u32> {
    gen_!({
        format!("{n}");
        yield_!(n);
    })
}

fn parentheses_around_a_condition(n: u32) -> impl Iterator<Item = u32> {
    gen_!({
        if (n > 1) {
            yield_!(n);
        }
    })
}

fn behind_a_return(n: u32) -> impl Iterator<Item = u32> {
    gen_!({
        yield_!(n);
        return;
        drop(n);
    })
}

fn parameter_that_nobody_captures(n: u32, m: u32) -> impl Iterator<Item = u32> {
    gen_!({
        yield_!(n);
    })
}
