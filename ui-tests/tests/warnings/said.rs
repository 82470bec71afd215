//! What rustc says, as JSON.

use std::fmt;

use serde_json::Value;

/// A warning. Which column a place begins and ends at may differ, where it is in the same line.
#[derive(PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Said {
    file: String,
    /// The places that it is about, each with what is said there and what is proposed instead.
    places: Vec<Place>,
    pub(crate) lint: String,
    message: String,
    /// Help and notes.
    besides: Vec<Said>,
}

/// From a line to a line.
#[derive(PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Place {
    from: u64,
    to: u64,
    is_primary: bool,
    label: Option<String>,
    instead: Option<String>,
}

/// The warnings among cargo's messages; the first `lines` of each file are not counted.
pub(crate) fn read(messages: &str, lines: usize) -> Vec<Said> {
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let messages = messages.filter(|message| message["reason"] == "compiler-message");
    let mut said: Vec<Said> = messages.filter_map(|message| warning(&message["message"], lines as u64)).collect();
    said.sort();
    said
}

/// What the errors among cargo's messages are.
pub(crate) fn errors(messages: &[u8]) -> String {
    let messages = String::from_utf8_lossy(messages);
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let errors = messages.filter(|message| message["message"]["level"] == "error");
    errors.filter_map(|message| Some(format!("\n{}", message["message"]["rendered"].as_str()?))).collect()
}

/// Nothing if it is about no place: how many warnings there are.
fn warning(message: &Value, lines: u64) -> Option<Said> {
    let spans = message["spans"].as_array()?;
    let first = spans.iter().find(|span| span["is_primary"] == true)?;
    let besides = message["children"].as_array().into_iter().flatten().filter_map(|child| beside(child, lines));
    Some(Said {
        file: called(first)["file_name"].as_str()?.to_owned(),
        places: places(message, lines),
        lint: message["code"]["code"].as_str().unwrap_or("none").to_owned(),
        message: message["message"].as_str()?.to_owned(),
        besides: besides.collect(),
    })
}

fn beside(message: &Value, lines: u64) -> Option<Said> {
    let text = message["message"].as_str()?.to_owned();
    // That is said once a crate, wherever it is said first; and where a lint of the tests' is turned on.
    if text.starts_with("`#[warn(") || text == "the lint level is defined here" {
        return None;
    }
    let (file, lint) = (String::new(), message["level"].as_str()?.to_owned());
    Some(Said { file, places: places(message, lines), lint, message: text, besides: Vec::new() })
}

fn places(message: &Value, lines: u64) -> Vec<Place> {
    let place = |span: &Value| {
        let text = |key: &str| span[key].as_str().map(str::to_owned);
        let (is_primary, label, instead) = (span["is_primary"] == true, text("label"), text("suggested_replacement"));
        let span = called(span);
        let at = |line: &str| Some(span[line].as_u64()?.saturating_sub(lines));
        Some(Place { from: at("line_start")?, to: at("line_end")?, is_primary, label, instead })
    };
    let mut places: Vec<Place> = message["spans"].as_array().into_iter().flatten().filter_map(place).collect();
    places.sort();
    places
}

/// Where a macro of std's is called whose inside this is.
fn called(span: &Value) -> &Value {
    let is_users = span["file_name"].as_str().is_some_and(|name| name.starts_with("src/"));
    let call = &span["expansion"]["span"];
    if is_users || call.is_null() { span } else { called(call) }
}

impl Said {
    /// `file.rs:12 unused_mut`
    pub(crate) fn place_and_lint(&self) -> String {
        let first = self.places.iter().filter(|place| place.is_primary).map(|place| place.from).min();
        let file = self.file.rsplit('/').next().unwrap_or_default();
        format!("{file}:{} {}", first.unwrap_or_default(), self.lint)
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.file, self.lint, self.message)?;
        for Place { from, to, label, instead, .. } in &self.places {
            write!(f, "\n    {from}-{to}")?;
            label.iter().try_for_each(|label| write!(f, " {label}"))?;
            instead.iter().try_for_each(|instead| write!(f, " => `{instead}`"))?;
        }
        self.besides.iter().try_for_each(|beside| write!(f, "\n    {beside}"))
    }
}
