//! A task: a generator, and what it will be sent when its turn comes.

use std::io;

use genfn::prelude::*;

use crate::system_call::{SystemCall, Value};

/// The number of a task.
pub(crate) type Tid = usize;

/// What a task runs.
pub(crate) type Target = BoxGenerator<'static, SystemCall, Value, io::Result<()>>;

pub(crate) struct Task {
    target: Target,
    /// The answer to the system call that it waits for.
    pub(crate) sendval: Value,
}

impl Task {
    pub(crate) fn new(target: Target) -> Self {
        Self { target, sendval: Value::Nothing }
    }

    /// Run a task until it hits the next yield statement.
    pub(crate) fn run(&mut self) -> Result<SystemCall, StopIteration<io::Result<()>>> {
        match self.target.state() {
            // Python's `send(None)` starts a task too; a `Value` can't be sent to what is not waiting for one.
            State::Created => self.target.start(),
            State::Suspended | State::Closed => self.target.send(std::mem::take(&mut self.sendval)),
        }
    }

    pub(crate) fn close(&mut self) {
        self.target.close();
    }
}
