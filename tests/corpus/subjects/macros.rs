//! Macros of the user's own and of the standard library's, and the corners of the language's statements.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::prelude::*;

macro_rules! ensure {
    ($condition:expr, $($message:tt)+) => {
        if !$condition {
            return Err(format!($($message)+));
        }
    };
}

macro_rules! map {
    ($($key:expr => $value:expr),* $(,)?) => {{
        let mut map = HashMap::new();
        $(map.insert($key, $value);)*
        map
    }};
}

#[generator]
fn bytecode(code: &[u8], fuel: usize) -> impl Iterator<Item = Result<i64, String>> {
    const PUSH: u8 = 1;
    const ADD: u8 = 2;
    const JUMP_IF: u8 = 3;
    const OUT: u8 = 4;
    const HALT: u8 = 5;
    let mut stack: Vec<i64> = vec![];
    let mut at = 0;
    macro_rules! pop {
        () => {
            stack.pop().ok_or_else(|| format!("{at}: the stack is empty"))?
        };
    }
    macro_rules! operand {
        () => {{
            at += 1;
            *code.get(at).ok_or("the code ends")?
        }};
    }
    for _ in 0..fuel {
        ensure!(at < code.len(), "{at} is past {}", code.len());
        match code[at] {
            PUSH => stack.push(i64::from(operand!() as i8)),
            ADD => {
                let (a, b) = (pop!(), pop!());
                stack.push(a + b);
            }
            JUMP_IF => {
                let to = operand!();
                if *stack.last().unwrap_or(&0) != 0 {
                    at = usize::from(to);
                    continue;
                }
            }
            OUT => {
                let top = *stack.last().ok_or("nothing to show")?;
                yield_!(Ok(top));
            }
            HALT => return,
            other => Err(format!("{other}?"))?,
        }
        at += 1;
    }
    return Err("out of fuel".into());
}

macro_rules! counters {
    ($($(#[$meta:meta])* $name:ident: $from:expr, $next:expr;)*) => {
        $(
            $(#[$meta])*
            #[generator]
            fn $name(below: u32) -> impl Iterator<Item = u32> {
                let next: fn(u32) -> u32 = $next;
                let mut n: u32 = $from;
                while n < below {
                    yield_!(n);
                    n = next(n);
                }
            }
        )*
    };
}

counters! {
    odds: 1, |n| n + 2;
    /// Powers of two.
    powers: 1, |n| n * 2;
    collatz_backwards: 3, |n| if n % 2 == 0 { n / 2 + n } else { n * 3 + 1 };
}

#[generator]
fn written(records: Vec<(String, Option<u8>, [i32; 2])>) -> impl Iterator<Item = String> {
    let mut out = String::new();
    for (n, record) in records.into_iter().enumerate() {
        assert!(n < 100, "too many");
        let (name, age, [x, y]) = record;
        out.clear();
        write!(out, "{name}").unwrap();
        if let Some(age) = age {
            write!(&mut out, " ({age})").unwrap();
        }
        match (x.signum(), y.signum()) {
            (0, 0) => {}
            (0, _) | (_, 0) => out += " on an axis",
            (1, 1) | (-1, -1) | (1, -1) | (-1, 1) => write!(out, " at {x},{y}").expect("a string takes it"),
            _ => unreachable!("a sign is one of three"),
        }
        yield_!(out.clone());
        debug_assert_eq!(out.chars().next(), name.chars().next());
        yield_!(name);
    }
}

macro_rules! attempt {
    ($tries:expr, |$n:ident| $body:expr) => {{
        let mut attempt = |$n: u32| $body;
        let mut result = attempt(0);
        for n in 1..$tries {
            if result.is_none() {
                result = attempt(n);
            }
        }
        result
    }};
}

#[generator]
fn probes(ports: std::ops::Range<u32>, open: &[u32]) -> impl Iterator<Item = Result<u32, (u32, u32)>> {
    let mut tried = 0;
    for base in ports.step_by(10) {
        let port = attempt!(4, |n| {
            tried += 1;
            let port = base + n * n;
            open.contains(&port).then_some(port)
        });
        yield_!(match port {
            Some(port) => Ok(port),
            None if base >= 30 => return Err((base, 0)),
            None => Err((base, tried)),
        });
    }
}

/// Roman numerals, with the table and the helper where they are used.
#[generator]
fn romans(numbers: impl IntoIterator<Item = u32>, lower: bool) -> impl Iterator<Item = Result<String, String>> {
    static TABLE: [(u32, &str); 7] = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    const LIMIT: u32 = TABLE.len() as u32 * 10 + 19;
    fn digits(mut n: u32) -> Vec<&'static str> {
        let mut digits = vec![];
        for &(value, digit) in &TABLE {
            while n >= value {
                digits.push(digit);
                n -= value;
            }
        }
        digits
    }
    let names = map! { 0 => "nulla", 12 => "a dozen" };
    for n in numbers {
        if let Some(&name) = names.get(&n) {
            yield_!(Ok(name.into()));
            continue;
        }
        ensure!(n <= LIMIT, "{n} is above {LIMIT}");
        let text = digits(n).concat();
        let text = if lower { text.to_lowercase() } else { text };
        yield_!(Ok(text));
    }
}

/// Blocks as values, some of them left early.
#[generator]
fn classified(pairs: &[(i32, i32)]) -> impl Generator<Yield = String, Send = bool, Return = (usize, Vec<i32>)> {
    let mut rest = vec![0; 2];
    let mut accepted = 0;
    for &(a, b) in pairs {
        let class = 'class: {
            let sum = match a.checked_add(b) {
                Some(sum) => sum,
                None => break 'class "overflow",
            };
            if sum == 0 {
                break 'class "opposite";
            }
            let larger = if yield_!(format!("is {a} the larger?")) { a } else { b };
            if larger == a.max(b) { "right" } else { "wrong" }
        };
        accepted += usize::from({
            let reply = yield_!(class.to_owned());
            reply && class != "wrong"
        });
        rest[(a < b) as usize] += if class == "right" { 1 } else { -1 };
    }
    (accepted, rest)
}

/// Loops with labels, left from within macros.
#[generator]
fn primes_in(rows: Vec<Vec<u32>>, most: usize) -> impl Iterator<Item = (usize, u32)> {
    macro_rules! skip_if {
        ($label:lifetime, $condition:expr) => {
            if $condition {
                continue $label;
            }
        };
    }
    let mut found = 0;
    'rows: for (y, row) in rows.into_iter().enumerate() {
        skip_if!('rows, row.is_empty());
        'cells: for n in row {
            skip_if!('cells, n < 2);
            if n == 99 {
                continue 'rows;
            }
            for d in (2..).take_while(|d| d * d <= n) {
                skip_if!('cells, n % d == 0);
            }
            yield_!((y, n));
            found += 1;
            if found == most {
                break 'rows;
            }
        }
        yield_!((y, 0));
    }
}

macro_rules! check {
    ($stops:expr) => {
        if $stops {
            return;
        }
    };
}

macro_rules! done {
    ($value:expr) => {
        return $value
    };
}

macro_rules! try_opt {
    ($option:expr) => {
        match $option {
            Some(value) => value,
            None => return None,
        }
    };
}

macro_rules! next_or_stop {
    ($items:expr) => {
        match $items.next() {
            Some(item) => item,
            None => break,
        }
    };
}

macro_rules! skip_if {
    ($skips:expr) => {
        if $skips {
            continue;
        }
    };
}

/// A console that is closed by what is typed.
#[generator]
fn console(limit: usize) -> impl Generator<Yield = String, Send = String> {
    let mut history: Vec<String> = vec![];
    loop {
        let command = yield_!(format!("{}> ", history.len()));
        check!(command == "quit");
        skip_if!(command.trim().is_empty());
        history.push(command);
        check!(history.len() > limit);
        if let Some(last) = history.last() {
            yield_!(last.to_uppercase());
        }
    }
}

#[derive(Debug, PartialEq)]
enum Verdict {
    Found(usize),
    GaveUp { after: usize },
}

/// Asks back until something is found; each way out is the macro's.
#[generator]
fn guesses(secret: u32, most: usize) -> impl Generator<Yield = (u32, u32), Send = std::cmp::Ordering, Return = Verdict> {
    let (mut low, mut high) = (0, 100);
    for tries in 1.. {
        if tries > most {
            done!(Verdict::GaveUp { after: most });
        }
        let answer = yield_!((low, high));
        let middle = low + (high - low) / 2;
        match answer {
            std::cmp::Ordering::Equal => done!(Verdict::Found(tries)),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
        if low >= high || middle == secret {
            done!(Verdict::Found(tries));
        }
    }
    unreachable!()
}

/// `key = value`, as an `Option` that ends at the first line that is none.
#[generator]
fn settings(lines: &[&str]) -> impl Generator<Yield = (String, i64), Return = Option<usize>> {
    let mut seen = 0;
    for line in lines {
        skip_if!(line.starts_with(';'));
        let mut parts = line.splitn(2, '=');
        let key = try_opt!(parts.next()).trim().to_owned();
        let value = parts.next().map(|value| value.trim().to_owned());
        let value = try_opt!(value);
        let number = value.parse().ok();
        yield_!((key, try_opt!(number)));
        seen += 1;
    }
    Some(seen)
}

/// A transfer of frames; an empty one ends it well, which is no error.
#[generator]
fn transfer(frames: Vec<Vec<u8>>, window: usize) -> impl Generator<Yield = usize, Send = bool, Return = Result<usize, String>> {
    let mut sent = 0;
    let mut frames = frames.into_iter();
    loop {
        let frame = next_or_stop!(frames);
        if frame.is_empty() {
            done!(Ok(sent));
        }
        ensure!(frame.len() <= window, "a frame of {}", frame.len());
        let acknowledged = yield_!(frame.len());
        skip_if!(!acknowledged);
        sent += frame.len();
    }
    ensure!(sent > 0, "nothing was sent");
    Ok(sent)
}

macro_rules! into_words {
    ($text:ident) => {{
        let text = $text;
        text.split(' ').map(str::to_owned).collect::<Vec<_>>()
    }};
}

/// What a macro consumes is named no more.
#[generator]
fn words(texts: Vec<String>, suffix: String) -> impl Iterator<Item = String> {
    for text in texts {
        let n = text.len();
        let words = into_words!(text);
        yield_!(n.to_string());
        for mut word in words {
            word.push_str(&suffix);
            yield_!(word);
        }
    }
    let end = into_words!(suffix);
    yield_!(end.concat());
}

/// Macros that yield, one by another one.
#[generator]
fn report(title: &str, rows: &[(&str, u32)], verbose: bool) -> impl Iterator<Item = String> {
    macro_rules! line {
        ($($args:tt)*) => {
            yield_!(format!($($args)*))
        };
    }
    macro_rules! detail {
        ($($args:tt)*) => {
            if verbose {
                line!($($args)*);
            }
        };
    }
    line!("== {title} ==");
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let mut sum = 0;
    for (n, (name, count)) in rows.iter().enumerate() {
        sum += count;
        line!("{name:>width$} {count}");
        detail!("row {n}, {sum} so far");
    }
    line!("{:>width$} {sum}", "");
}

cases! {
    bytecode {
        drive!(bytecode(&[1, 3, 4, 1, 255, 2, 3, 2, 5], 90));
        drive!(bytecode(&[1, 3, 4, 2], 90));
        drive!(bytecode(&[1, 3, 4, 3, 2], 9));
        drive!(bytecode(&[1], 9));
        drive!(bytecode(&[1, 1, 4, 77], 9));
        drive!(bytecode(&[1, 1, 4], 9));
    }
    odds { drive!(odds(8)); }
    powers { drive!(powers(40)); }
    collatz_backwards { drive!(collatz_backwards(50)); }
    written {
        drive!(written(vec![("ann".into(), Some(9), [1, -2]), ("bob".into(), None, [0, 4]), ("cy".into(), Some(1), [0; 2])]));
    }
    probes {
        drive!(probes(0..30, &[4, 10, 29]));
        drive!(probes(20..60, &[21]));
    }
    romans {
        drive!(romans([1, 0, 49, 12, 88], false));
        drive!(romans(vec![4, 90, 5], true));
    }
    classified {
        drive!(classified(&[(1, 2), (i32::MAX, 1), (4, -4), (6, 5)]), [false, true, true, false, true, true]);
        drive!(classified(&[(1, 2), (5, 0)]), [true, true, true]);
    }
    primes_in {
        drive!(primes_in(vec![vec![1, 2, 9], vec![], vec![11, 99, 13], vec![0, 17, 4]], 9));
        drive!(primes_in(vec![vec![2, 3], vec![5, 7]], 3));
    }
    console {
        let typed = |commands: &[&str]| commands.iter().map(|command| command.to_string()).collect::<Vec<_>>();
        drive!(console(9), typed(&["ls", "", " ", "cd", "", "quit"]));
        drive!(console(1), typed(&["ls", "", "cd", "", "pwd"]));
    }
    guesses {
        use std::cmp::Ordering::{Equal, Greater, Less};
        drive!(guesses(70, 9), [Less, Greater, Equal]);
        drive!(guesses(7, 2), [Greater, Greater, Greater]);
        drive!(guesses(50, 9), [Less]);
    }
    settings {
        drive!(settings(&["a = 1", "; none", "b=22"]));
        drive!(settings(&["a = 1", "b", "c = 3"]));
        drive!(settings(&["a = x"]));
    }
    transfer {
        drive!(transfer(vec![vec![1; 3], vec![2; 2], vec![], vec![1]], 4), [true, false, true]);
        drive!(transfer(vec![vec![1; 3], vec![2; 5]], 4), [true, false]);
        drive!(transfer(vec![vec![1; 3]], 4), [false]);
        drive!(transfer(vec![vec![1; 3]], 4), [true]);
    }
    words {
        drive!(words(vec!["a bc".into(), "".into()], " x".into()));
    }
    report {
        drive!(report("fruit", &[("fig", 3), ("apple", 12)], true));
        drive!(report("none", &[], false));
    }
}
