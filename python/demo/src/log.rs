//! The log of a web server, as records.

use std::ops::Range;

use genfn::prelude::*;
use genfn_python::{PyGenerator, items};
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use pyo3::{Borrowed, IntoPyObjectExt, intern};

mod bodies {
    use super::*;

    #[generator]
    pub(super) fn apache_log(lines: Py<PyAny>) -> impl Generator<Yield = Record, Return = PyResult<()>> {
        for line in items::<String>(lines) {
            if let Some(entry) = Entry::of(line?)? {
                yield_!(Record::Entry(entry));
            }
        }
        Ok(())
    }

    #[generator]
    pub(super) fn field_map(
        records: Py<PyAny>,
        name: String,
        function: Py<PyAny>,
    ) -> impl Generator<Yield = Record, Return = PyResult<()>> {
        for record in items::<Record>(records) {
            let mut record = record?;
            Python::attach(|py| record.map(py, &name, function.bind(py)))?;
            yield_!(record);
        }
        Ok(())
    }
}

/// The fields of each line of a web server's log that is one.
#[pyfunction]
pub(crate) fn apache_log(lines: Py<PyAny>) -> PyGenerator {
    PyGenerator::new(bodies::apache_log(lines))
}

/// The records, with a field as the function makes it.
#[pyfunction]
pub(crate) fn field_map(records: Py<PyAny>, name: String, function: Py<PyAny>) -> PyGenerator {
    PyGenerator::new(bodies::field_map(records, name, function))
}

/// The sum of the field `bytes`.
#[pyfunction]
pub(crate) fn bytes_sum(py: Python<'_>, records: Py<PyAny>) -> PyResult<i64> {
    items::<Record>(records).map(|record| record?.bytes(py)).sum()
}

/// A record: a `dict` in Python. No box: to move an entry from stage to stage takes less than a box for each line.
pub(crate) enum Record {
    Entry(Entry),
    Dict(Py<PyDict>),
}

const COLUMNS: [&str; 9] = ["host", "referrer", "user", "datetime", "method", "request", "proto", "status", "bytes"];

/// A line of the log: its text columns as parts of it. No field is made before somebody asks for it.
pub(crate) struct Entry {
    line: String,
    text: [Range<u32>; 7],
    status: i64,
    bytes: i64,
    /// Fields that a function has changed.
    changed: Vec<(String, Py<PyAny>)>,
}

impl Entry {
    /// `None` if the line is none of a log.
    fn of(line: String) -> PyResult<Option<Self>> {
        let Some((text, status, bytes)) = columns(&line) else { return Ok(None) };
        let number = |text: &str| {
            let message = || PyValueError::new_err(format!("invalid literal for int() with base 10: '{text}'"));
            text.parse().map_err(|_| message())
        };
        let (status, bytes) = (number(status)?, if bytes == "-" { 0 } else { number(bytes)? });
        Ok(Some(Entry { text, status, bytes, line, changed: Vec::new() }))
    }

    fn field<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        if let Some((_, value)) = self.changed.iter().find(|(changed, _)| changed == name) {
            return Ok(value.bind(py).clone());
        }
        match COLUMNS.iter().position(|column| *column == name) {
            Some(7) => self.status.into_bound_py_any(py),
            Some(8) => self.bytes.into_bound_py_any(py),
            Some(column) => {
                let Range { start, end } = self.text[column];
                Ok(PyString::new(py, &self.line[start as usize..end as usize]).into_any())
            }
            None => Err(PyKeyError::new_err(name.to_owned())),
        }
    }
}

/// `(\S+) (\S+) (\S+) \[(.*?)\] "(\S+) (\S+) (\S+)" (\S+) (\S+)`, at the start of a line.
fn columns(line: &str) -> Option<([Range<u32>; 7], &str, &str)> {
    fn word<'l>(rest: &mut &'l str) -> Option<&'l str> {
        let end = rest.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        *rest = after;
        (!word.is_empty()).then_some(word)
    }
    fn skip(rest: &mut &str, text: &str) -> Option<()> {
        *rest = rest.strip_prefix(text)?;
        Some(())
    }
    let rest = &mut &*line;
    let host = word(rest)?;
    skip(rest, " ")?;
    let referrer = word(rest)?;
    skip(rest, " ")?;
    let user = word(rest)?;
    skip(rest, " [")?;
    let mut end = rest.find(']')?;
    while !rest[end..].starts_with("] \"") {
        end += 1 + rest[end + 1..].find(']')?;
    }
    let datetime = &rest[..end];
    *rest = &rest[end + 3..];
    let method = word(rest)?;
    skip(rest, " ")?;
    let request = word(rest)?;
    skip(rest, " ")?;
    let proto = word(rest)?.strip_suffix('"').filter(|proto| !proto.is_empty())?;
    skip(rest, " ")?;
    let status = word(rest)?;
    skip(rest, " ")?;
    let bytes = word(rest)?;
    let range = |part: &str| {
        let start = (part.as_ptr() as usize - line.as_ptr() as usize) as u32;
        start..start + part.len() as u32
    };
    Some(([host, referrer, user, datetime, method, request, proto].map(range), status, bytes))
}

impl Record {
    fn map(&mut self, py: Python<'_>, name: &str, function: &Bound<'_, PyAny>) -> PyResult<()> {
        match self {
            Record::Dict(dict) => {
                let dict = dict.bind(py);
                let value = dict.as_any().get_item(name)?;
                dict.set_item(name, function.call1((value,))?)
            }
            Record::Entry(entry) => {
                let value = function.call1((entry.field(py, name)?,))?.unbind();
                match entry.changed.iter_mut().find(|(changed, _)| changed == name) {
                    Some((_, old)) => *old = value,
                    None => entry.changed.push((name.to_owned(), value)),
                }
                Ok(())
            }
        }
    }

    fn bytes(&self, py: Python<'_>) -> PyResult<i64> {
        match self {
            Record::Entry(entry) if entry.changed.is_empty() => Ok(entry.bytes),
            Record::Entry(entry) => entry.field(py, "bytes")?.extract(),
            Record::Dict(dict) => dict.bind(py).as_any().get_item(intern!(py, "bytes"))?.extract(),
        }
    }
}

impl<'py> IntoPyObject<'py> for Record {
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        match self {
            Record::Dict(dict) => Ok(dict.into_bound(py)),
            Record::Entry(entry) => {
                let dict = PyDict::new(py);
                // Interned: their hashes are known.
                let keys = [
                    intern!(py, "host"),
                    intern!(py, "referrer"),
                    intern!(py, "user"),
                    intern!(py, "datetime"),
                    intern!(py, "method"),
                    intern!(py, "request"),
                    intern!(py, "proto"),
                    intern!(py, "status"),
                    intern!(py, "bytes"),
                ];
                for (key, column) in keys.into_iter().zip(COLUMNS) {
                    dict.set_item(key, entry.field(py, column)?)?;
                }
                Ok(dict)
            }
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for Record {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Ok(Record::Dict(object.cast::<PyDict>()?.to_owned().unbind()))
    }
}
