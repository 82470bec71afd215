//! System calls: what tasks yield, and what they are answered.

use std::cell::RefCell;
use std::rc::Rc;

use mio::Interest;
use mio::event::Source;

use crate::scheduler::Scheduler;
use crate::task::{Target, Tid};

/// What can be waited for. The task that waits keeps it: both hold a reference, as in Python.
pub(crate) type File = Rc<RefCell<dyn Source>>;

/// What a task asks of the scheduler. In Python these are classes, each with its `handle`.
pub(crate) enum SystemCall {
    /// Nothing, it only lets others run: Python's plain `yield`.
    Pass,
    /// Return a task's ID number.
    GetTid,
    /// Create a new task.
    NewTask(Target),
    /// Kill a task.
    KillTask(Tid),
    /// Wait for a task to exit.
    WaitTask(Tid),
    /// Wait for reading.
    ReadWait(File),
    /// Wait for writing.
    WriteWait(File),
}

/// What a task is answered. In Python anything can be sent; here the answers of all system calls are one type.
#[derive(Default)]
pub(crate) enum Value {
    #[default]
    Nothing,
    Tid(Tid),
    Bool(bool),
}

impl SystemCall {
    pub(crate) fn handle(self, tid: Tid, sched: &mut Scheduler) -> std::io::Result<()> {
        match self {
            Self::Pass => sched.schedule(tid),
            Self::GetTid => sched.answer(tid, Value::Tid(tid)),
            Self::NewTask(target) => {
                let new = sched.spawn(target);
                sched.answer(tid, Value::Tid(new));
            }
            Self::KillTask(victim) => {
                let killed = sched.kill(victim);
                sched.answer(tid, Value::Bool(killed));
            }
            Self::WaitTask(other) => {
                // If waiting for a non-existent task, return immediately without waiting
                if !sched.wait_for_exit(tid, other) {
                    sched.answer(tid, Value::Bool(false));
                }
            }
            Self::ReadWait(file) => sched.wait_for(tid, file, Interest::READABLE)?,
            Self::WriteWait(file) => sched.wait_for(tid, file, Interest::WRITABLE)?,
        }
        Ok(())
    }
}

impl Value {
    /// # Panics
    ///
    /// If it is something else: where Python raises a `TypeError`, sooner or later.
    pub(crate) fn tid(self) -> Tid {
        match self {
            Self::Tid(tid) => tid,
            Self::Nothing | Self::Bool(_) => panic!("the answer is no task's number"),
        }
    }

    /// # Panics
    ///
    /// If it is something else.
    pub(crate) fn bool(self) -> bool {
        match self {
            Self::Bool(answer) => answer,
            Self::Nothing | Self::Tid(_) => panic!("the answer is not yes or no"),
        }
    }
}
