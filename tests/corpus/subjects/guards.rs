//! Guards, shared cells, values whose drops are seen, closures.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
use std::sync::Mutex;

use super::prelude::*;

#[derive(Clone, Default)]
pub struct Journal(Rc<RefCell<Vec<String>>>);

impl Journal {
    fn say(&self, line: impl Into<String>) {
        self.0.borrow_mut().push(line.into());
    }

    fn tell(&self) {
        for line in self.0.borrow().iter() {
            genfn_tests::log(line);
        }
    }
}

/// A scope that says when it is entered and left.
pub struct Scope {
    name: String,
    journal: Journal,
}

impl Scope {
    fn enter(name: impl Into<String>, journal: &Journal) -> Self {
        let scope = Scope { name: name.into(), journal: journal.clone() };
        journal.say(format!("enter {}", scope.name));
        scope
    }

    fn depth(&self) -> usize {
        self.name.len()
    }

    fn rename(mut self, name: &str) -> Scope {
        self.name = name.to_owned();
        self
    }
}

impl fmt::Debug for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Scope({})", self.name)
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        self.journal.say(format!("leave {}", self.name));
    }
}

#[generator]
fn drained(queue: &Mutex<Vec<u32>>) -> impl Iterator<Item = u32> {
    loop {
        let Some(job) = queue.lock().unwrap().pop() else { return };
        if job % 2 == 0 {
            queue.lock().unwrap().push(job / 2 + 1 - job % 4);
        }
        yield_!(job);
    }
}

#[generator]
fn scopes(journal: &Journal, names: &[&str]) -> impl Iterator<Item = usize> {
    let _all = Scope::enter("all", journal);
    for name in names {
        let scope = Scope::enter(*name, journal);
        if name.is_empty() {
            journal.say("skipped");
            continue;
        }
        let _inner = Scope::enter(format!("{name}/inner"), journal);
        yield_!(scope.depth());
        if name.starts_with('!') {
            drop(scope);
            yield_!(0);
            break;
        }
        let _ = Scope::enter("at once", journal);
        yield_!(1);
    }
    journal.say("after the loop");
    yield_!(99);
}

#[generator]
fn temporaries(journal: &Journal, n: usize) -> impl Iterator<Item = String> {
    if Scope::enter("condition", journal).depth() > n {
        yield_!("then".to_owned());
    }
    match Scope::enter("head", journal).depth() {
        4 => yield_!("four".to_owned()),
        other => yield_!(format!("{other}")),
    }
    if let Some(c) = Scope::enter("let", journal).name.chars().next() {
        yield_!(c.to_string());
    } else {
        yield_!("nothing".to_owned());
    }
    let renamed = Scope::enter("old", journal).rename("new");
    yield_!(renamed.name.clone());
    yield_!(Scope::enter("operand", journal).name.to_uppercase());
    journal.say("the end");
}

#[generator]
fn in_reverse(journal: Journal, count: u32) -> impl Generator<Yield = u32, Return = Scope> {
    let first = Scope::enter("first", &journal);
    let mut rest: Vec<Scope> = Vec::new();
    let last;
    for n in 0..count {
        rest.push(Scope::enter(format!("#{n}"), &journal));
        yield_!(n);
        if n == 2 {
            let taken = rest.remove(0);
            journal.say(format!("took {}", taken.name));
            yield_!(77);
        }
    }
    last = Scope::enter("last", &journal);
    rest.truncate(1);
    yield_!(rest.len() as u32);
    std::mem::drop(rest);
    journal.say(format!("still {}", last.name));
    first
}

#[generator]
fn jobs(jobs: Vec<Box<dyn FnOnce() -> Result<i32, String>>>) -> impl Iterator<Item = i32> {
    let mut failed = Vec::new();
    for job in jobs {
        match job() {
            Ok(n) => yield_!(n),
            Err(error) => failed.push(move || error.len() as i32),
        }
    }
    for job in failed {
        yield_!(job());
    }
}

cases! {
    drained { drive!(drained(&Mutex::new(vec![1, 2, 3, 8]))); }
    scopes {
        let journal = Journal::default();
        drive!(scopes(&journal, &["a", "", "bc", "!", "never"]));
        drive!(scopes(&journal, &["x"]));
        journal.tell();
    }
    temporaries {
        let journal = Journal::default();
        drive!(temporaries(&journal, 3));
        drive!(temporaries(&journal, 30));
        journal.tell();
    }
    in_reverse {
        let journal = Journal::default();
        drive!(in_reverse(journal.clone(), 4));
        journal.tell();
    }
    jobs {
        let scale = 3;
        let name = "four".to_string();
        drive!(jobs(vec![Box::new(move || Ok(scale * 2)), Box::new(move || Err(name)), Box::new(|| Ok(1))]));
    }
}
