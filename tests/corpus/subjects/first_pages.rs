//! The first pages of an archive: a builder in the head of a `for`.

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
    pub next: Option<u32>,
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

cases! {
    first_pages {
        drive!(first_pages(&["/a", "/b"], "t".into()));
        drive!(first_pages(&["/gone"], "t".into()));
        drive!(first_pages(&["/a", "/slow"], "t".into()));
    }
}
