//! Waiting for sockets: the course's `iopoll` and `iotask`, with epoll (or what the system has) instead of `select`.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::rc::Rc;
use std::time::Duration;

use genfn::prelude::*;
use mio::{Events, Interest, Poll, Token};

use crate::scheduler::Ready;
use crate::system_call::{File, SystemCall, Value};
use crate::task::Tid;

pub(crate) struct IoWait {
    poll: Poll,
    events: Events,
    /// What each task waits for.
    waiting: BTreeMap<Tid, File>,
}

impl IoWait {
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self { poll: Poll::new()?, events: Events::with_capacity(64), waiting: BTreeMap::new() })
    }

    // A file is registered only while somebody waits for it. So readiness that came before is reported too, as `select`
    // does, and nothing has to be remembered of it.
    pub(crate) fn wait_for(&mut self, tid: Tid, file: File, interest: Interest) -> io::Result<()> {
        self.poll.registry().register(&mut *file.borrow_mut(), Token(tid), interest)?;
        self.waiting.insert(tid, file);
        Ok(())
    }

    pub(crate) fn forget(&mut self, tid: Tid) {
        if let Some(file) = self.waiting.remove(&tid) {
            // It fails if the file is not registered, and then there is nothing to do.
            let _ = self.poll.registry().deregister(&mut *file.borrow_mut());
        }
    }

    /// Schedules the tasks whose files are ready.
    fn iopoll(&mut self, timeout: Option<Duration>, ready: &Ready) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        match self.poll.poll(&mut self.events, timeout) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(()),
            other => other?,
        }
        let tids: Vec<Tid> = self.events.iter().map(|event| event.token().0).collect();
        for tid in tids {
            self.forget(tid);
            ready.borrow_mut().push_back(tid);
        }
        Ok(())
    }
}

/// A task that is part of the system: it waits only if nobody else has anything to do.
#[generator]
pub(crate) fn iotask(
    io: Rc<RefCell<IoWait>>,
    ready: Ready,
) -> impl Generator<Yield = SystemCall, Send = Value, Return = io::Result<()>> {
    loop {
        let timeout = if ready.borrow().is_empty() { None } else { Some(Duration::ZERO) };
        io.borrow_mut().iopoll(timeout, &ready)?;
        yield_!(SystemCall::Pass);
    }
}
