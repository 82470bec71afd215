//! What is used up: jobs, builders, transactions, threads, handles, closures.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::mpsc;
use std::thread;

use super::prelude::*;

type Job = Box<dyn FnOnce() -> Result<u32, String>>;

/// Jobs that are tried, and told of.
#[generator]
fn tried(jobs: Vec<(&'static str, Job)>) -> impl Iterator<Item = String> {
    let total = jobs.len();
    let mut failed = 0;
    for (name, job) in jobs {
        match job() {
            Ok(n) => yield_!(format!("{name}: {n}")),
            Err(why) => {
                failed += 1;
                yield_!(format!("{name}: {why}"));
            }
        }
    }
    yield_!(format!("{failed} of {total} failed"));
}

/// What is to be done at the end, if it is not called off.
#[generator]
fn with_cleanup(steps: &[u32], cleanup: impl FnOnce(u32) -> String) -> impl Iterator<Item = String> {
    let mut cleanup = Some(cleanup);
    let mut sum = 0;
    for step in steps {
        sum += step;
        if sum > 10 {
            if let Some(cleanup) = cleanup.take() {
                let said = cleanup(sum);
                yield_!(said);
            }
        }
        yield_!(format!("{step}"));
    }
    match cleanup {
        Some(cleanup) => yield_!(cleanup(0)),
        None => yield_!("done".to_owned()),
    }
}

/// A hook that runs once, before the first.
#[generator]
fn hooked(items: Vec<u32>, mut hook: Option<Box<dyn FnOnce(u32) -> u32>>) -> impl Iterator<Item = u32> {
    for item in items {
        let item = match hook.take() {
            Some(hook) => hook(item),
            None => item,
        };
        yield_!(item);
    }
}

/// Threads, each joined in its turn.
#[generator]
fn joined(texts: Vec<String>) -> impl Iterator<Item = Result<usize, String>> {
    let mut handles = VecDeque::new();
    for text in texts {
        let handle = thread::spawn(move || {
            assert!(!text.contains('!'), "no");
            text.len()
        });
        handles.push_back(handle);
        if handles.len() == 2 {
            let first = handles.pop_front().unwrap();
            yield_!(Ok(first.join().unwrap_or(0)));
        }
    }
    for handle in handles {
        let Ok(length) = handle.join() else { return Err("a thread panicked".to_owned()) };
        yield_!(Ok(length));
    }
}

#[derive(Debug, Default, Clone)]
pub struct Request {
    pub url: String,
    pub headers: Vec<(String, String)>,
    pub retries: u32,
}

impl Request {
    fn to(url: impl Into<String>) -> RequestBuilder {
        RequestBuilder { request: Request { url: url.into(), ..Request::default() }, invalid: None }
    }
}

pub struct RequestBuilder {
    request: Request,
    invalid: Option<String>,
}

impl RequestBuilder {
    fn header(mut self, name: &str, value: &str) -> Self {
        if name.is_empty() {
            self.invalid = Some(value.to_owned());
        }
        self.request.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    fn retries(mut self, retries: u32) -> Self {
        self.request.retries = retries;
        self
    }

    fn build(self) -> Result<Request, String> {
        match self.invalid {
            Some(value) => Err(format!("no name for {value}")),
            None => Ok(self.request),
        }
    }
}

/// Requests, the last one with more headers.
#[generator]
fn requests(hosts: &[&str], token: Option<&str>) -> impl Iterator<Item = Result<Request, String>> {
    for (i, host) in hosts.iter().enumerate() {
        let mut builder = Request::to(format!("https://{host}/")).retries(i as u32);
        if let Some(token) = token {
            builder = builder.header("Authorization", token);
        }
        if i + 1 == hosts.len() {
            yield_!(Request::to("about:blank").header("Last", host).build());
            builder = builder.header("", host);
        }
        let request = builder.build()?;
        yield_!(Ok(request));
    }
}

#[derive(Debug, Default)]
pub struct Ledger {
    lines: Rc<RefCell<Vec<String>>>,
}

pub struct Pending {
    lines: Rc<RefCell<Vec<String>>>,
    added: Vec<String>,
}

impl Ledger {
    fn begin(&self) -> Pending {
        Pending { lines: self.lines.clone(), added: vec![] }
    }
}

impl Pending {
    fn add(&mut self, line: &str) -> &mut Self {
        self.added.push(line.to_owned());
        self
    }

    fn commit(self) -> usize {
        let n = self.added.len();
        self.lines.borrow_mut().extend(self.added);
        n
    }

    fn abort(self) -> Vec<String> {
        self.added
    }
}

/// What is booked, batch by batch; a batch with a question mark is given up.
#[generator]
fn booked(ledger: &Ledger, batches: &[&[&str]]) -> impl Iterator<Item = String> {
    for batch in batches {
        let mut pending = ledger.begin();
        for line in *batch {
            pending.add(line);
            yield_!(format!("{line}?"));
        }
        if pending.added.iter().any(|line| line.contains('?')) {
            for line in pending.abort() {
                yield_!(format!("not {line}"));
            }
            continue;
        }
        let n = pending.commit();
        yield_!(format!("{n} more, {} in all", ledger.lines.borrow().len()));
    }
}

/// What is sent until nobody listens.
#[generator]
fn echoed(words: Vec<String>) -> impl Iterator<Item = String> {
    let (sender, receiver) = mpsc::channel();
    let worker = thread::spawn(move || receiver.into_iter().map(|word: String| word.to_uppercase()).collect::<Vec<_>>());
    for word in words {
        if word.is_empty() {
            break;
        }
        sender.send(word.clone()).unwrap();
        yield_!(word);
    }
    drop(sender);
    let shouted = worker.join().unwrap();
    yield_!(format!("{} were heard", shouted.len()));
    yield_from!(shouted);
}

/// Counts by a closure, until there is enough of it.
#[generator]
fn tallied(words: &[&'static str]) -> impl Iterator<Item = (usize, &'static str)> {
    let mut tally = std::collections::BTreeMap::new();
    let mut longest = 0;
    for chunk in words.chunks(2) {
        let mut count = |word: &'static str| {
            longest = longest.max(word.len());
            *tally.entry(word).or_insert(0) += 1;
        };
        chunk.iter().for_each(|word| count(word));
        yield_!((longest, chunk[0]));
        tally.remove(chunk[0]);
    }
    for (word, n) in tally {
        yield_!((n, word));
    }
}

cases! {
    tried {
        let name = String::from("lost");
        drive!(tried(vec![("a", Box::new(|| Ok(1))), ("b", Box::new(move || Err(name))), ("c", Box::new(|| Ok(3)))]));
    }
    with_cleanup {
        let name = String::from("swept");
        drive!(with_cleanup(&[4, 7, 2], |n| format!("{name} at {n}")));
        drive!(with_cleanup(&[4], |n| format!("{name} at {n}")));
    }
    hooked { drive!(hooked(vec![1, 2], Some(Box::new(|n| n * 10)))); }
    joined {
        drive!(joined(["a", "bc", "def"].map(String::from).to_vec()));
    }
    requests {
        drive!(requests(&["a", "b"], Some("t")));
    }
    booked {
        let ledger = Ledger::default();
        drive!(booked(&ledger, &[&["a", "b"], &["c?"], &[], &["d"]]));
        genfn_tests::log(format_args!("{ledger:?}"));
    }
    echoed { drive!(echoed(["a", "b", "", "c"].map(String::from).to_vec())); }
    tallied { drive!(tallied(&["a", "bb", "a", "ccc", "bb"])); }
}
