//! Frames for what runs in Rust, so that a traceback names it.

use std::ffi::CString;

use pyo3::PyErr;
use pyo3::prelude::*;
use pyo3::types::{PyFrame, PyTraceback};

/// A place in Rust code.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) function: &'a str,
    pub(crate) file: &'a str,
    pub(crate) line: u32,
}

impl Place<'_> {
    /// A frame that never ran: it has a line, and no locals.
    pub(crate) fn frame<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyFrame>> {
        let line = self.line();
        PyFrame::new(py, &CString::new(self.file)?, &CString::new(self.function)?, line)
    }

    fn line(&self) -> i32 {
        i32::try_from(self.line).unwrap_or(i32::MAX)
    }

    /// Adds it to the traceback of an exception that leaves it.
    pub(crate) fn left_by(&self, py: Python<'_>, exception: &PyErr) -> PyResult<()> {
        let traceback = PyTraceback::new(py, exception.traceback(py), self.frame(py)?, 0, self.line())?;
        exception.set_traceback(py, Some(traceback));
        Ok(())
    }
}
