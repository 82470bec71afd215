//! The tokenizer of the documentation of `re`.

use genfn::prelude::*;
use genfn_python::PyGenerator;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::{PyInt, PyString, PyTuple, PyType};
use pyo3::{IntoPyObjectExt, PyTypeInfo, intern};

/// The tokens of a small language: kind, value, line and column.
#[pyfunction]
#[pyo3(signature = (code, keywords = None))]
pub(crate) fn tokenize(py: Python<'_>, code: String, keywords: Option<Vec<String>>) -> PyGenerator {
    let keywords = keywords.unwrap_or_else(|| KEYWORDS.map(str::to_owned).to_vec());
    let object = |keyword: String| (PyString::new(py, &keyword).unbind(), keyword);
    PyGenerator::new(bodies::tokenize(code, keywords.into_iter().map(object).collect()))
}

const KEYWORDS: [&str; 7] = ["IF", "THEN", "ENDIF", "FOR", "NEXT", "GOSUB", "RETURN"];

#[derive(Clone, Copy)]
enum Kind {
    Number,
    Assign,
    End,
    Id,
    Op,
    /// One that is its own kind: which.
    Keyword(usize),
}

/// How long a token is that starts with these bytes.
fn length(code: &[u8], of: impl Fn(u8) -> bool) -> usize {
    code.iter().position(|byte| !of(*byte)).unwrap_or(code.len())
}

mod bodies {
    use super::*;

    #[generator]
    pub(super) fn tokenize(
        code: String,
        keywords: Vec<(Py<PyString>, String)>,
    ) -> impl Generator<Yield = Py<PyTuple>, Return = PyResult<()>> {
        let mut line = 1;
        let mut line_start = 0;
        let mut at = 0;
        while let Some(&first) = code.as_bytes().get(at) {
            let start = at;
            let kind = match first {
                b'0'..=b'9' => {
                    at += length(&code.as_bytes()[at..], |byte| byte.is_ascii_digit());
                    if code.as_bytes().get(at) == Some(&b'.') {
                        at += 1;
                        at += length(&code.as_bytes()[at..], |byte| byte.is_ascii_digit());
                    }
                    Kind::Number
                }
                b':' if code.as_bytes().get(at + 1) == Some(&b'=') => {
                    at += 2;
                    Kind::Assign
                }
                b'a'..=b'z' | b'A'..=b'Z' => {
                    at += length(&code.as_bytes()[at..], |byte| byte.is_ascii_alphabetic());
                    let text = &code[start..at];
                    let same = |keyword: &str| keyword.starts_with(first as char) && keyword == text;
                    keywords.iter().position(|(_, keyword)| same(keyword)).map_or(Kind::Id, Kind::Keyword)
                }
                b';' => {
                    at += 1;
                    Kind::End
                }
                b'+' | b'-' | b'*' | b'/' => {
                    at += 1;
                    Kind::Op
                }
                b'\n' => {
                    at += 1;
                    line_start = at;
                    line += 1;
                    continue;
                }
                b' ' | b'\t' => {
                    at += 1;
                    continue;
                }
                _ => return Err(unexpected(&code[at..], line)),
            };
            yield_!(token(kind, &keywords, &code[start..at], line, (start - line_start) as u32)?);
        }
        Ok(())
    }
}

/// A token as Python has it. It is made where the text of the code is at hand, so that no copy of it is made in between.
fn token(kind: Kind, keywords: &[(Py<PyString>, String)], text: &str, line: u32, column: u32) -> PyResult<Py<PyTuple>> {
    Python::attach(|py| {
        let value = match kind {
            Kind::Number if text.contains('.') => {
                text.parse::<f64>().expect("digits and a point are a number").into_bound_py_any(py)?
            }
            Kind::Number => match text.parse::<i64>() {
                Ok(value) => value.into_bound_py_any(py)?,
                // Python's are as long as one likes.
                Err(_) => int(py).call1((text,))?,
            },
            Kind::Assign => intern!(py, ":=").as_any().clone(),
            Kind::Keyword(which) => keywords[which].0.bind(py).as_any().clone(),
            Kind::End | Kind::Id | Kind::Op => PyString::new(py, text).into_any(),
        };
        let kind = match kind {
            Kind::Number => intern!(py, "NUMBER").as_any().clone(),
            Kind::Assign => intern!(py, "ASSIGN").as_any().clone(),
            Kind::End => intern!(py, "END").as_any().clone(),
            Kind::Id => intern!(py, "ID").as_any().clone(),
            Kind::Op => intern!(py, "OP").as_any().clone(),
            Kind::Keyword(_) => value.clone(),
        };
        Ok((kind, value, line, column).into_pyobject(py)?.unbind())
    })
}

fn unexpected(rest: &str, line: u32) -> PyErr {
    let first: String = rest.chars().take(1).collect();
    let message = Python::attach(|py| Ok::<_, PyErr>(PyString::new(py, &first).repr()?.to_string()));
    message.map_or_else(|error| error, |first| PyRuntimeError::new_err(format!("{first} unexpected on line {line}")))
}

fn int(py: Python<'_>) -> Bound<'_, PyType> {
    PyInt::type_object(py)
}
