//! Requests, cursors, transactions: values that are used up by what is done with them.

use std::collections::VecDeque;
use std::fmt;

use super::prelude::*;

#[derive(Debug, Clone, PartialEq)]
pub enum Error {
    Status(u16),
    Timeout,
    Conflict(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Status(code) => write!(f, "status {code}"),
            Error::Timeout => f.write_str("timeout"),
            Error::Conflict(key) => write!(f, "conflict on {key}"),
        }
    }
}

pub struct Request<'u> {
    url: &'u str,
    page: u32,
    headers: Vec<(&'static str, String)>,
}

pub struct Response {
    status: u16,
    body: Vec<String>,
    next: Option<u32>,
}

impl<'u> Request<'u> {
    fn new(url: &'u str) -> Self {
        Request { url, page: 1, headers: Vec::new() }
    }

    fn page(mut self, page: u32) -> Self {
        self.page = page;
        self
    }

    fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    fn send(self) -> Result<Response, Error> {
        if self.url.contains("slow") {
            return Err(Error::Timeout);
        }
        let status = if self.url.contains("gone") && self.page > 1 { 410 } else { 200 };
        let body = (0..self.page % 3 + 1).map(|n| format!("{}#{}.{n}+{}", self.url, self.page, self.headers.len()));
        Ok(Response { status, body: body.collect(), next: (self.page < 3).then_some(self.page + 1) })
    }
}

impl Response {
    fn error_for_status(self) -> Result<Self, Error> {
        if self.status < 400 { Ok(self) } else { Err(Error::Status(self.status)) }
    }

    fn into_lines(self) -> std::vec::IntoIter<String> {
        self.body.into_iter()
    }
}

#[generator]
fn pages(url: &str) -> impl Iterator<Item = Result<String, Error>> {
    let mut next = Some(1);
    while let Some(page) = next {
        let response = Request::new(url).page(page).header("accept", "text").send()?.error_for_status()?;
        next = response.next;
        for line in response.body {
            yield_!(Ok(line));
        }
    }
}

#[derive(Debug)]
pub struct Cursor {
    batches: VecDeque<Vec<u32>>,
    closed: bool,
}

impl Cursor {
    fn fetch(&mut self, n: usize) -> Option<Vec<u32>> {
        let mut batch = self.batches.pop_front()?;
        if batch.len() > n {
            let rest = batch.split_off(n);
            self.batches.push_front(rest);
        }
        Some(batch)
    }

    fn close(mut self) -> usize {
        self.closed = true;
        self.batches.len()
    }
}

#[generator]
fn rows(mut cursor: Cursor, wanted: usize) -> impl Generator<Yield = u32, Return = usize> {
    let mut seen = 0;
    while let Some(batch) = cursor.fetch(3) {
        for row in batch {
            if seen == wanted {
                return cursor.close();
            }
            seen += 1;
            yield_!(row);
        }
    }
    cursor.close()
}

struct Backoff {
    delay: u64,
    left: u32,
}

impl Backoff {
    fn new() -> Self {
        Backoff { delay: 10, left: 3 }
    }

    fn max_retries(self, left: u32) -> Self {
        Backoff { left, ..self }
    }
}

impl Iterator for Backoff {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        self.left = self.left.checked_sub(1)?;
        self.delay *= 2;
        Some(self.delay / 2)
    }
}

#[derive(Debug)]
pub enum Attempt<T> {
    Waiting(u64, Error),
    Done(T),
}

#[generator]
fn retried<T, F>(mut attempt: F, retries: u32) -> impl Iterator<Item = Result<Attempt<T>, Error>>
where
    F: FnMut(u32) -> Result<T, Error>,
    T: fmt::Debug,
{
    let mut delays = Backoff::new().max_retries(retries);
    let mut tries = 0;
    let value = loop {
        tries += 1;
        match attempt(tries) {
            Ok(value) => break value,
            Err(error @ Error::Status(400..=499)) => return Err(error),
            Err(error) => match delays.next() {
                Some(delay) => yield_!(Ok(Attempt::Waiting(delay, error))),
                None => return Err(error),
            },
        }
    };
    yield_!(Ok(Attempt::Done(value)));
}

/// Batches by weight, each sent when the next thing no longer fits.
#[generator]
fn batches(jobs: impl Iterator<Item = (String, usize)>, limit: usize) -> impl Iterator<Item = Vec<String>> {
    let mut batch = Vec::with_capacity(limit);
    let mut weight = 0;
    let mut jobs = jobs.peekable();
    while let Some((name, w)) = jobs.next() {
        batch.push(name);
        weight += w;
        let full = match jobs.peek() {
            Some((_, next)) => weight + next > limit,
            None => true,
        };
        if full {
            yield_!(batch);
            batch = Vec::new();
            weight = 0;
        }
    }
}

fn cursor() -> Cursor {
    Cursor { batches: VecDeque::from([vec![1, 2, 3, 4, 5], vec![6], vec![], vec![7, 8]]), closed: false }
}

#[generator]
fn first_pages(urls: &[&str], token: String) -> impl Iterator<Item = Result<String, Error>> {
    for url in urls {
        for line in Request::new(url).header("token", &token).send()?.error_for_status()?.into_lines() {
            yield_!(Ok(line));
        }
    }
    match Request::new(urls[0]).page(2).send() {
        Ok(response) if response.status == 200 => {
            for line in response.into_lines().rev() {
                yield_!(Ok(line));
            }
        }
        Ok(response) => yield_!(Err(Error::Status(response.status))),
        Err(error) => return Err(error),
    }
}

#[derive(Debug, Default)]
pub struct Store {
    rows: Vec<(String, i32)>,
}

pub struct Transaction<'s> {
    store: &'s mut Store,
    added: Vec<(String, i32)>,
}

impl Store {
    fn begin(&mut self) -> Transaction<'_> {
        Transaction { store: self, added: vec![] }
    }
}

impl Transaction<'_> {
    fn insert(&mut self, key: &str, value: i32) -> Result<&mut Self, Error> {
        if self.store.rows.iter().chain(&self.added).any(|(taken, _)| taken == key) {
            return Err(Error::Conflict(key.to_owned()));
        }
        self.added.push((key.to_owned(), value));
        Ok(self)
    }

    fn commit(self) -> usize {
        let n = self.added.len();
        self.store.rows.extend(self.added);
        n
    }
}

#[generator]
fn one_transaction<'s>(store: &'s mut Store, pairs: &'s [(&str, i32)]) -> impl Iterator<Item = Result<usize, Error>> {
    let mut tx = store.begin();
    for chunk in pairs.chunks(2) {
        for (key, value) in chunk {
            tx.insert(key, *value)?.insert(&format!("{key}'"), -value)?;
        }
        yield_!(Ok(tx.added.len()));
    }
    yield_!(Ok(tx.commit()));
}

pub struct Order {
    id: u32,
    items: Vec<&'static str>,
}

#[derive(Debug)]
pub struct Receipt(pub u32, pub usize);

impl Order {
    fn open(id: u32) -> Order {
        Order { id, items: vec![] }
    }

    fn with(mut self, item: &'static str) -> Order {
        self.items.push(item);
        self
    }

    fn finish(self) -> Result<Receipt, Order> {
        if self.items.is_empty() { Err(self) } else { Ok(Receipt(self.id, self.items.len())) }
    }
}

#[generator]
fn orders(items: impl IntoIterator<Item = Option<&'static str>>) -> impl Iterator<Item = Receipt> {
    let mut id = 1;
    let mut order = Order::open(id);
    for item in items {
        match item {
            Some(item) => order = order.with(item),
            None => match order.finish() {
                Ok(receipt) => {
                    yield_!(receipt);
                    id += 1;
                    order = Order::open(id);
                }
                Err(empty) => order = empty,
            },
        }
    }
    if let Ok(receipt) = order.finish() {
        yield_!(receipt);
    }
}

pub struct JoinHandle<T>(Box<dyn FnOnce() -> T>);

impl<T> JoinHandle<T> {
    fn join(self) -> Result<T, &'static str>
    where
        T: PartialEq + Default,
    {
        let value = (self.0)();
        if value == T::default() { Err("nothing came") } else { Ok(value) }
    }
}

fn spawn<T: 'static>(job: impl FnOnce() -> T + 'static) -> JoinHandle<T> {
    JoinHandle(Box::new(job))
}

/// At most `width` jobs are under way.
#[generator]
fn joined(inputs: Vec<u64>, width: usize) -> impl Iterator<Item = Result<u64, &'static str>> {
    let mut inputs = inputs.into_iter();
    let mut running: VecDeque<_> = inputs.by_ref().take(width).map(|n| spawn(move || n * n)).collect();
    while let Some(handle) = running.pop_front() {
        yield_!(handle.join());
        if let Some(n) = inputs.next() {
            running.push_back(spawn(move || n + 100));
        }
    }
}

cases! {
    pages {
        drive!(pages("/a"));
        drive!(pages("/gone"));
        drive!(pages("/slow"));
    }
    rows {
        drive!(rows(cursor(), 6));
        drive!(rows(cursor(), 60));
    }
    retried {
        drive!(retried(|n| if n < 3 { Err(Error::Timeout) } else { Ok(n) }, 5));
        drive!(retried(|n| if n < 3 { Err(Error::Status(503)) } else { Ok("x") }, 1));
        drive!(retried(|n| if n == 1 { Err(Error::Timeout) } else { Err::<(), _>(Error::Status(404)) }, 9));
    }
    batches { drive!(batches([("a", 2), ("b", 2), ("c", 3), ("d", 9)].map(|(n, w)| (n.to_owned(), w)).into_iter(), 4)); }
    first_pages {
        drive!(first_pages(&["/a", "/b"], "t".into()));
        drive!(first_pages(&["/gone"], "t".into()));
        drive!(first_pages(&["/a", "/slow"], "t".into()));
    }
    one_transaction {
        let mut store = Store::default();
        drive!(one_transaction(&mut store, &[("a", 1), ("b", 2), ("c", 3)]));
        drive!(one_transaction(&mut store, &[("d", 1), ("e", 2), ("d'", 3)]));
        genfn_tests::log(format!("{store:?}"));
    }
    orders { drive!(orders([None, Some("tea"), Some("milk"), None, None, Some("jam")])); }
    joined { drive!(joined(vec![3, 0, 5, 6], 2)); }
}
