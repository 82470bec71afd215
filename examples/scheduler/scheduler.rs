//! The scheduler: a queue of tasks that are ready, and a loop that gives each its turn.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::rc::Rc;

use genfn::prelude::*;
use mio::Interest;

use crate::io_wait::{IoWait, iotask};
use crate::system_call::{File, Value};
use crate::task::{Target, Task, Tid};

/// The tasks whose turn comes next. The scheduler shares it with the task that waits for sockets: while that one runs,
/// the scheduler itself is borrowed by its loop.
pub(crate) type Ready = Rc<RefCell<VecDeque<Tid>>>;

pub(crate) struct Scheduler {
    ready: Ready,
    taskmap: BTreeMap<Tid, Task>,
    /// Who waits for the exit of whom.
    exit_waiting: BTreeMap<Tid, Vec<Tid>>,
    io: Rc<RefCell<IoWait>>,
    last_tid: Tid,
    /// Whether to tell of each task that ends.
    pub(crate) verbose: bool,
}

impl Scheduler {
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self {
            ready: Ready::default(),
            taskmap: BTreeMap::new(),
            exit_waiting: BTreeMap::new(),
            io: Rc::new(RefCell::new(IoWait::new()?)),
            last_tid: 0,
            verbose: true,
        })
    }

    /// Takes in a new task. (`new`, in Python.)
    pub(crate) fn spawn(&mut self, target: Target) -> Tid {
        self.last_tid += 1;
        self.taskmap.insert(self.last_tid, Task::new(target));
        self.schedule(self.last_tid);
        self.last_tid
    }

    pub(crate) fn schedule(&mut self, tid: Tid) {
        self.ready.borrow_mut().push_back(tid);
    }

    /// Answers a task's system call: it goes on with `value` when its turn comes.
    pub(crate) fn answer(&mut self, tid: Tid, value: Value) {
        if let Some(task) = self.taskmap.get_mut(&tid) {
            task.sendval = value;
        }
        self.schedule(tid);
    }

    pub(crate) fn kill(&mut self, tid: Tid) -> bool {
        let Some(task) = self.taskmap.get_mut(&tid) else { return false };
        task.close();
        // One that waits has no turn to come. Without one the loop would never see that it has ended.
        self.io.borrow_mut().forget(tid);
        self.schedule(tid);
        true
    }

    pub(crate) fn wait_for_exit(&mut self, tid: Tid, other: Tid) -> bool {
        let exists = self.taskmap.contains_key(&other);
        if exists {
            self.exit_waiting.entry(other).or_default().push(tid);
        }
        exists
    }

    /// I/O waiting.
    pub(crate) fn wait_for(&mut self, tid: Tid, file: File, interest: Interest) -> io::Result<()> {
        self.io.borrow_mut().wait_for(tid, file, interest)
    }

    fn exit(&mut self, tid: Tid) {
        if self.verbose {
            println!("Task {tid} terminated");
        }
        self.taskmap.remove(&tid);
        // Notify other tasks waiting for exit
        for waiting in self.exit_waiting.remove(&tid).unwrap_or_default() {
            self.answer(waiting, Value::Bool(true));
        }
    }

    /// Runs until all tasks have ended, or one of them has failed.
    pub(crate) fn mainloop(mut self) -> io::Result<()> {
        // The course's loop has this task too, and never ends for that reason: this one ends when it is alone.
        self.spawn(Box::new(iotask(Rc::clone(&self.io), Rc::clone(&self.ready))));
        while self.taskmap.len() > 1 {
            let tid = self.ready.borrow_mut().pop_front().expect("the task that waits for I/O is always ready");
            // One that was killed may stand in the queue twice.
            let Some(task) = self.taskmap.get_mut(&tid) else { continue };
            match task.run() {
                Ok(call) => call.handle(tid, &mut self)?,
                // An exception that nobody caught goes through the loop here too.
                Err(StopIteration { value: Some(Err(error)) }) => return Err(error),
                Err(StopIteration { value: Some(Ok(())) | None }) => self.exit(tid),
            }
        }
        Ok(())
    }
}
