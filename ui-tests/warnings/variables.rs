#[generator]
fn never_read(n: u32) -> impl Iterator<Item = u32> {
    let unused = n;
    yield_!(n);
}

#[generator]
fn never_read_after_it(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    let unused = n;
}

#[generator]
fn parameter(n: u32) -> impl Iterator<Item = u32> {
    yield_!(1);
}

#[generator]
fn parameter_that_owns(text: String) -> impl Iterator<Item = u32> {
    yield_!(1);
}

#[generator]
fn part_of_a_parameter((a, b): (u32, u32)) -> impl Iterator<Item = u32> {
    yield_!(a);
}

#[generator]
fn sent(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    let unused = yield_!(n);
    n
}

#[generator]
fn in_an_arm(n: Option<u32>) -> impl Iterator<Item = u32> {
    match n {
        Some(m) => yield_!(1),
        None => yield_!(2),
    }
}

#[generator]
fn in_an_if_let(n: Option<u32>) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    if let Some(m) = n {
        yield_!(1);
    }
    if let Some(m) = yield_!(2) {
        return 3;
    }
    4
}

#[generator]
fn in_a_while_let(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    while let Some(m) = yield_!(n) {
        if n > 3 {
            return n;
        }
    }
    5
}

#[generator]
fn in_a_let_else(n: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
    let Some(m) = yield_!(n) else { return 1 };
    n
}

#[generator]
fn in_a_for(list: Vec<u32>) -> impl Iterator<Item = u32> {
    for item in list {
        yield_!(1);
    }
}

#[generator]
fn index_of_a_for(list: Vec<u32>) -> impl Iterator<Item = u32> {
    for (i, item) in list.into_iter().enumerate() {
        yield_!(item);
    }
}

#[generator]
fn field_of_a_pattern(pair: (u32, Option<String>)) -> impl Iterator<Item = u32> {
    let (number, name) = pair;
    yield_!(number);
}

struct Config {
    name: String,
    tags: Vec<String>,
    size: u32,
}

#[generator]
fn fields_of_a_struct(config: Config) -> impl Iterator<Item = u32> {
    let Config { name, tags, size } = config;
    yield_!(size);
    drop(tags);
}

#[generator]
fn some_fields_of_a_struct(config: Config) -> impl Iterator<Item = u32> {
    let Config { name, size, .. } = config;
    yield_!(size);
}

#[generator]
fn made_of_a_base(base: Config) -> impl Iterator<Item = String> {
    let config = Config { name: String::from("n"), ..base };
    yield_!(config.name.clone());
    let Config { tags, .. } = config;
    for tag in tags {
        yield_!(tag);
    }
}

#[generator]
fn in_a_closure(n: u32) -> impl Iterator<Item = u32> {
    let add = |a: u32, b: u32| a + n;
    yield_!(add(1, 2));
}

#[generator]
fn in_a_nested_block(n: u32) -> impl Iterator<Item = u32> {
    {
        let unused = n;
        yield_!(1);
    }
    yield_!(2);
}

#[generator]
fn shadowed(n: u32) -> impl Iterator<Item = u32> {
    let m = n;
    let m = 2;
    yield_!(m);
}

#[generator]
fn shadowed_after_it(n: u32) -> impl Iterator<Item = u32> {
    let m = n;
    yield_!(m);
    let m = n + 1;
    yield_!(1);
}

#[generator]
fn in_a_guard(n: Option<u32>) -> impl Generator<Yield = u32, Send = bool, Return = u32> {
    match n {
        Some(m) if yield_!(1) => 2,
        Some(m) => m,
        None => 3,
    }
}

#[generator]
fn all_are_read(n: Option<(u32, String)>) -> impl Generator<Yield = usize, Send = bool, Return = usize> {
    let mut total = 0;
    if let Some((a, text)) = n {
        while yield_!(text.len()) {
            total += a as usize;
        }
    }
    total
}

#[generator]
fn begins_with_an_underscore(n: u32) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
    let _unused = yield_!(n);
    let _ = yield_!(n);
    n
}

#[generator]
fn in_a_labelled_block(n: u32) -> impl Generator<Yield = u32, Send = bool, Return = u32> {
    'a: {
        let unused = n;
        if yield_!(n) {
            break 'a 1;
        }
        2
    }
}
