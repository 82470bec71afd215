//! A chat session: it is closed in the head of a `for`.

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

#[derive(Default)]
pub struct Session {
    user: String,
    sent: Vec<String>,
    open: bool,
}

#[derive(Default)]
struct SessionBuilder {
    user: Option<String>,
    greeting: Option<&'static str>,
}

impl SessionBuilder {
    fn new() -> Self {
        Self::default()
    }

    fn user(mut self, user: &str) -> Self {
        self.user = Some(user.to_owned());
        self
    }

    fn greeting(mut self, greeting: &'static str) -> Self {
        self.greeting = Some(greeting);
        self
    }

    fn build(self) -> Result<Session, Error> {
        let user = self.user.ok_or(Error::Status(401))?;
        Ok(Session { user, sent: self.greeting.into_iter().map(str::to_owned).collect(), open: true })
    }
}

impl Session {
    fn say(&mut self, text: impl AsRef<str>) -> Result<String, Error> {
        if text.as_ref() == "kick" {
            self.open = false;
        }
        if !self.open {
            return Err(Error::Status(403));
        }
        self.sent.push(text.as_ref().to_owned());
        Ok(format!("{}> {}", self.user, text.as_ref()))
    }

    fn close(self) -> Vec<String> {
        self.sent
    }
}

#[generator]
fn chat(user: &str, lines: &[&str]) -> impl Iterator<Item = Result<String, Error>> {
    let mut session = SessionBuilder::new().user(user).greeting("hello").build()?;
    for line in lines {
        let echo = match session.say(line) {
            Ok(echo) => echo,
            Err(error) => {
                for line in session.close() {
                    yield_!(Ok(line));
                }
                return Err(error);
            }
        };
        yield_!(Ok(echo));
    }
    yield_!(Ok(session.close().join("|")));
}

cases! {
    chat {
        drive!(chat("eve", &["hi", "bye"]));
        drive!(chat("eve", &["hi", "kick", "bye"]));
    }
}
