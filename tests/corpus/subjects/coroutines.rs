//! Coroutines that are sent something: averagers, parsers, tasks, pipelines.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap, VecDeque};
use std::rc::Rc;

use genfn::GeneratorExt;

use super::prelude::*;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Summary {
    count: usize,
    mean: f64,
    spread: Option<(f64, f64)>,
}

#[generator]
fn averager() -> impl Generator<Yield = Option<f64>, Send = Option<f64>, Return = Summary> {
    let mut total = 0.0;
    let mut summary = Summary::default();
    let mut mean = None;
    while let Some(term) = yield_!(mean) {
        total += term;
        summary.count += 1;
        summary.mean = total / summary.count as f64;
        summary.spread = match summary.spread {
            Some((low, high)) => Some((term.min(low), term.max(high))),
            None => Some((term, term)),
        };
        mean = Some(summary.mean);
    }
    summary
}

#[generator]
fn grouper<'r>(
    keys: &[&str],
    results: &'r mut BTreeMap<String, Summary>,
) -> impl Generator<Yield = Option<f64>, Send = Option<f64>, Return = usize> {
    let mut filled = 0;
    for key in keys {
        let summary = yield_from!(averager());
        if summary.count > 0 {
            filled += 1;
        }
        results.insert(key.to_string(), summary);
    }
    filled
}

#[derive(Debug, Clone)]
pub enum Command {
    Add(i64),
    Undo,
    Push,
    Pop,
    Rename(String),
    Quit,
}

#[generator]
fn accumulator(start: i64) -> impl Generator<Yield = String, Send = Command, Return = Result<i64, String>> {
    let mut total = start;
    let mut history = Vec::new();
    let mut stack = vec![];
    let mut name = String::from("total");
    loop {
        match yield_!(format!("{name} = {total}")) {
            Command::Add(n) => {
                history.push(n);
                total = total.checked_add(n).ok_or_else(|| format!("{n} is too much"))?;
            }
            Command::Undo => total -= history.pop().unwrap_or_default(),
            Command::Push => stack.push((total, std::mem::take(&mut history))),
            Command::Pop => {
                let Some((saved, old)) = stack.pop() else {
                    return Err("the stack is empty".to_owned());
                };
                (total, history) = (saved, old);
            }
            Command::Rename(new) => name = new,
            Command::Quit => return Ok(total),
        }
    }
}

/// Two heaps, the lower half in one and the upper half in the other.
#[generator]
fn running_median() -> impl Generator<Yield = Option<i32>, Send = i32> {
    let mut lower = BinaryHeap::new();
    let mut upper = BinaryHeap::new();
    loop {
        let n = yield_!(lower.peek().copied());
        if lower.peek().is_none_or(|top| n <= *top) {
            lower.push(n);
        } else {
            upper.push(Reverse(n));
        }
        if lower.len() > upper.len() + 1 {
            upper.extend(lower.pop().map(Reverse));
        } else if upper.len() > lower.len()
            && let Some(Reverse(least)) = upper.pop()
        {
            lower.push(least);
        }
    }
}

/// Frames of a protocol, out of whatever chunks come in.
#[generator]
fn frames(limit: usize) -> impl Generator<Yield = Vec<Vec<u8>>, Send = &'static [u8], Return = Result<(), String>> {
    let mut buffer: VecDeque<u8> = VecDeque::new();
    let mut ready = Vec::new();
    loop {
        let chunk = yield_!(std::mem::take(&mut ready));
        if chunk.is_empty() {
            break;
        }
        buffer.extend(chunk);
        while let Some(&length) = buffer.front() {
            let length = usize::from(length);
            if length > limit {
                return Err(format!("a frame of {length} bytes"));
            }
            if buffer.len() <= length {
                break;
            }
            buffer.pop_front();
            ready.push(buffer.drain(..length).collect());
        }
    }
    if buffer.is_empty() { Ok(()) } else { Err(format!("{} bytes are left", buffer.len())) }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Tok {
    Open,
    Close,
    Atom(&'static str),
    End,
}

#[derive(Debug, Clone)]
pub enum Tree {
    Leaf(&'static str),
    List(Vec<Tree>),
}

/// A push parser: each `yield_!` waits for the next token.
#[generator]
fn list<'a>(depth: usize) -> BoxGenerator<'a, String, Tok, Tree> {
    let mut items = Vec::new();
    loop {
        let item = match yield_!(format!("{}{} items", "  ".repeat(depth), items.len())) {
            Tok::Open => yield_from!(list(depth + 1)),
            Tok::Atom(name) => Tree::Leaf(name),
            Tok::Close | Tok::End => break Tree::List(items),
        };
        items.push(item);
    }
}

type Lines = Rc<RefCell<Vec<String>>>;

#[genfn::generator(primed)]
fn printer(prefix: &'static str, lines: Lines) -> impl Generator<Send = String> {
    loop {
        let line = genfn::yield_!();
        lines.borrow_mut().push(format!("{prefix}: {line}"));
    }
}

#[generator]
fn grep(pattern: &str, mut target: impl Generator<Send = String>) -> impl Generator<Yield = usize, Send = String> {
    let mut hits = 0;
    loop {
        let line: String = yield_!(hits);
        if line.contains(pattern) {
            hits += 1;
            if target.send(line).is_err() {
                break;
            }
        }
    }
}

#[generator]
fn broadcast<T: Generator<Send = String>>(mut targets: Vec<T>) -> impl Generator<Send = String> {
    loop {
        let item = yield_!();
        for target in targets.iter_mut() {
            let _ = target.send(item.clone());
        }
        targets.retain(|target| target.state() != genfn::State::Closed);
        if targets.is_empty() {
            return;
        }
    }
}

#[derive(Debug)]
pub enum Call {
    Spawn(&'static str, u32),
    Sleep(u64),
    Exit,
}

/// Tasks that take turns: what is sent is what the running one asks for.
#[generator]
fn scheduler(names: &[&'static str]) -> impl Generator<Yield = (u64, usize, String), Send = Call, Return = u64> {
    struct Task {
        id: usize,
        name: String,
        wakes: u64,
    }
    let mut ready: VecDeque<Task> =
        names.iter().enumerate().map(|(id, name)| Task { id, name: name.to_string(), wakes: 0 }).collect();
    let mut sleeping: Vec<Task> = Vec::new();
    let mut now = 0;
    let mut next_id = ready.len();
    loop {
        let Some(mut task) = ready.pop_front() else {
            let Some(first) = sleeping.iter().map(|task| task.wakes).min() else { return now };
            now = first;
            ready.extend(sleeping.extract_if(.., |task| task.wakes <= now));
            continue;
        };
        match yield_!((now, task.id, task.name.clone())) {
            Call::Spawn(name, copies) => {
                for n in 0..copies {
                    ready.push_back(Task { id: next_id, name: format!("{name}.{n}"), wakes: now });
                    next_id += 1;
                }
                ready.push_back(task);
            }
            Call::Sleep(ticks) => {
                task.wakes = now + ticks;
                sleeping.push(task);
            }
            Call::Exit => drop(task),
        }
    }
}

pub enum Event {
    Key(char),
    Click { x: u16, y: u16 },
    Resize(u16, u16),
}

/// An event loop with modes, after editors of the terminal.
#[generator]
fn editor(keymap: &HashMap<char, &'static str>) -> impl Generator<Yield = String, Send = Event, Return = String> {
    let mut text = String::new();
    let mut size = (80, 24);
    let mut status = "normal".to_owned();
    'normal: loop {
        let key = match yield_!(status) {
            Event::Key(key) => key,
            Event::Click { x, y } if x < size.0 && y < size.1 => {
                status = format!("at {x},{y}");
                continue;
            }
            Event::Click { .. } => {
                status = "outside".into();
                continue;
            }
            Event::Resize(w, h) => {
                size = (w, h);
                status = format!("{w}x{h}");
                continue;
            }
        };
        match keymap.get(&key) {
            Some(&"insert") => loop {
                match yield_!(format!("insert {text:?}")) {
                    Event::Key('\x1b') => {
                        status = String::from("normal");
                        continue 'normal;
                    }
                    Event::Key(c) => text.push(c),
                    _ => {}
                }
            },
            Some(&"quit") => break text,
            Some(other) => status = format!("{other}?"),
            None => status = format!("{key:?} is not bound"),
        }
    }
}

fn says(lines: &Lines) {
    for line in lines.borrow().iter() {
        genfn_tests::log(line);
    }
}

cases! {
    averager { drive!(averager(), [Some(2.0), Some(4.0), Some(-3.0), None]); }
    grouper {
        let mut results = BTreeMap::new();
        drive!(grouper(&["a", "b", "c"], &mut results), [Some(1.0), Some(2.0), None, None, Some(5.0), None]);
        genfn_tests::log(format!("{results:?}"));
    }
    accumulator {
        use Command::*;
        drive!(accumulator(3), [Add(4), Push, Add(10), Undo, Undo, Pop, Undo, Rename("n".into()), Quit]);
        drive!(accumulator(0), [Pop]);
        drive!(accumulator(1), [Add(1), Add(i64::MAX)]);
    }
    running_median { drive!(running_median(), [5, 1, 9, 9, 2, 0, 7]); }
    frames {
        drive!(frames(9), [&b"\x02ab\x03"[..], b"c", b"de\x00\x01x", b""]);
        drive!(frames(9), [&b"\x01ab"[..], b"\x05", b""]);
        drive!(frames(9), [&b"\x05ab"[..], b""]);
    }
    list {
        use Tok::*;
        drive!(list(0), [Atom("a"), Open, Atom("b"), Open, Close, Close, Atom("c"), End]);
    }
    grep {
        let lines = Lines::default();
        drive!(
            grep("py", printer("p", lines.clone())),
            ["python", "ruby", "pypy"].map(str::to_owned)
        );
        says(&lines);
    }
    broadcast {
        let lines = Lines::default();
        let targets = vec![printer("1", lines.clone()), printer("2", lines.clone())];
        drive!(broadcast(targets), ["x", "y"].map(str::to_owned));
        says(&lines);
    }
    scheduler {
        use Call::*;
        drive!(scheduler(&["a", "b"]), [Sleep(5), Spawn("c", 2), Sleep(2), Exit, Sleep(1), Exit, Exit, Exit]);
    }
    editor {
        use Event::*;
        let keymap = HashMap::from([('i', "insert"), ('q', "quit"), ('w', "write")]);
        let events = [Key('w'), Key('x'), Click { x: 3, y: 4 }, Resize(2, 2), Click { x: 3, y: 4 }, Key('i'), Key('h'),
            Resize(9, 9), Key('\x1b'), Key('q')];
        drive!(editor(&keymap), events);
    }
}
