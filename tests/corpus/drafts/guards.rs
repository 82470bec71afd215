//! Guards, shared cells, values whose drops are seen, closures.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::rc::{Rc, Weak};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, RwLock};

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
fn snapshots(table: Arc<RwLock<BTreeMap<&'static str, i32>>>, steps: usize) -> impl Iterator<Item = (usize, i32)> {
    for step in 0..steps {
        let sum = {
            let table = table.read().unwrap();
            table.values().sum::<i32>()
        };
        yield_!((step, sum));
        let mut table = table.write().unwrap();
        *table.entry("steps").or_insert(0) += 1;
        if sum > 12 {
            table.clear();
        }
        drop(table);
    }
    if let Ok(table) = table.read() {
        let left = table.len();
        yield_!((steps, left as i32));
    }
}

/// The lock is held as long as anything is listed.
#[generator]
fn listed_under_the_lock(names: &Mutex<Vec<String>>) -> impl Iterator<Item = String> {
    let names = names.lock().unwrap();
    for (n, name) in names.iter().enumerate() {
        yield_!(format!("{n}: {name}"));
    }
    yield_!(format!("{} in all", names.len()));
}

#[generator]
fn matched_under_the_lock(config: &Mutex<Option<String>>, reads: &Cell<u32>) -> impl Iterator<Item = String> {
    match config.lock().unwrap().as_deref() {
        Some(text) if text.contains('=') => {
            for pair in text.split(';') {
                reads.set(reads.get() + 1);
                yield_!(pair.trim().to_owned());
            }
        }
        Some(other) => yield_!(format!("what is {other}?")),
        None => {}
    }
    *config.lock().unwrap() = None;
    yield_!(format!("{} read", reads.get()));
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

#[derive(Default)]
pub struct Bus {
    handlers: RefCell<HashMap<&'static str, Vec<Box<dyn Fn(&str) -> Option<String>>>>>,
    seen: Cell<usize>,
}

impl Bus {
    fn on(&self, topic: &'static str, handler: impl Fn(&str) -> Option<String> + 'static) -> &Self {
        self.handlers.borrow_mut().entry(topic).or_default().push(Box::new(handler));
        self
    }
}

#[generator]
fn published(bus: Rc<Bus>, messages: Vec<(&'static str, String)>) -> impl Iterator<Item = String> {
    let count = Rc::new(Cell::new(0));
    let counted = Rc::clone(&count);
    bus.on("count", move |_| {
        counted.set(counted.get() + 1);
        None
    });
    for (topic, message) in messages {
        bus.seen.set(bus.seen.get() + 1);
        if let Some(handlers) = bus.handlers.borrow().get(topic) {
            for handler in handlers {
                if let Some(answer) = handler(&message) {
                    yield_!(answer);
                }
            }
        }
    }
    yield_!(format!("{} counted of {}", count.get(), bus.seen.get()));
}

pub struct Widget {
    name: String,
    parent: RefCell<Weak<Widget>>,
    children: RefCell<Vec<Rc<Widget>>>,
}

impl Widget {
    fn new(name: &str, children: Vec<Rc<Widget>>) -> Rc<Self> {
        let widget = Rc::new(Widget { name: name.into(), parent: Weak::new().into(), children: children.into() });
        for child in widget.children.borrow().iter() {
            *child.parent.borrow_mut() = Rc::downgrade(&widget);
        }
        widget
    }
}

/// From the first leaf up to the root, with the sisters of each.
#[generator]
fn upwards(root: Rc<Widget>) -> impl Iterator<Item = String> {
    let mut at = Rc::clone(&root);
    loop {
        let Some(first) = at.children.borrow().first().cloned() else { break };
        at = first;
    }
    while let Some(parent) = { at.parent.borrow().upgrade() } {
        for sister in parent.children.borrow().iter().filter(|w| !Rc::ptr_eq(w, &at)) {
            yield_!(format!("{} beside {}", sister.name, at.name));
        }
        yield_!(format!("{} in {}", at.name, parent.name));
        at = parent;
    }
}

/// Ids that others may take too.
#[generator]
fn ids(
    next: Arc<AtomicUsize>,
    taken: &RefCell<Vec<usize>>,
    mut accept: impl FnMut(usize) -> bool,
) -> impl Iterator<Item = usize> {
    let mut fresh = || loop {
        let id = next.fetch_add(1, Ordering::Relaxed);
        if !taken.borrow().contains(&id) && accept(id) {
            break id;
        }
    };
    for _ in 0..4 {
        let id = fresh();
        taken.borrow_mut().push(id);
        yield_!(id);
    }
    taken.borrow_mut().retain(|id| id % 2 == 0);
    for id in taken.take() {
        yield_!(id * 10);
    }
}

/// What is deferred runs when the generator is left, however that comes about.
#[generator]
fn deferred(journal: &Journal, lines: &[&str]) -> impl Iterator<Item = Result<usize, std::num::ParseIntError>> {
    struct Defer<F: FnMut()>(F);
    impl<F: FnMut()> Drop for Defer<F> {
        fn drop(&mut self) {
            (self.0)();
        }
    }
    let total = Cell::new(0);
    let _report = Defer(|| journal.say(format!("total {}", total.get())));
    for line in lines {
        let _line = Defer(move || journal.say(format!("done with {line}")));
        let n: usize = line.parse()?;
        total.set(total.get() + n);
        yield_!(Ok(n));
    }
}

cases! {
    drained { drive!(drained(&Mutex::new(vec![1, 2, 3, 8]))); }
    snapshots {
        let table = Arc::new(RwLock::new(BTreeMap::from([("a", 3), ("b", 9)])));
        drive!(snapshots(table.clone(), 3));
    }
    listed_under_the_lock { drive!(listed_under_the_lock(&Mutex::new(vec!["ann".into(), "bob".into()]))); }
    matched_under_the_lock {
        drive!(matched_under_the_lock(&Mutex::new(Some("a=1; b=2".into())), &Cell::new(0)));
        drive!(matched_under_the_lock(&Mutex::new(Some("x".into())), &Cell::new(5)));
        drive!(matched_under_the_lock(&Mutex::new(None), &Cell::new(0)));
    }
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
    published {
        let bus = Rc::new(Bus::default());
        bus.on("greet", |who| Some(format!("hello {who}"))).on("greet", |who| who.strip_prefix('a').map(str::to_owned));
        let messages = [("greet", "ann"), ("count", "1"), ("lost", "x"), ("greet", "bob"), ("count", "2")];
        drive!(published(bus, messages.map(|(topic, text)| (topic, text.to_owned())).to_vec()));
    }
    upwards {
        let leaf = |name: &str| Widget::new(name, vec![]);
        let bar = Widget::new("bar", vec![leaf("ok"), leaf("cancel")]);
        drive!(upwards(Widget::new("window", vec![bar, leaf("text"), leaf("status")])));
    }
    ids {
        let next = Arc::new(AtomicUsize::new(1));
        drive!(ids(next.clone(), &RefCell::new(vec![2, 3]), |id| id != 5));
        genfn_tests::log(next.load(Ordering::Relaxed));
    }
    deferred {
        let journal = Journal::default();
        drive!(deferred(&journal, &["1", "20"]));
        drive!(deferred(&journal, &["7", "x", "8"]));
        journal.tell();
    }
}
