//! Sockets whose methods wait: the course's `Socket`, whose methods run on a trampoline there and by `yield_from!` here.
//!
//! Such a method takes `self`, which is one more reference to the socket: `client.clone().recv(…)`. With `&self` it could
//! not be delegated to, for a generator can't hold a borrow of its own local while it is suspended.

use std::cell::RefCell;
use std::io::{self, Read, Write};
use std::rc::Rc;

use genfn::prelude::*;
use mio::net::{TcpListener, TcpStream};

use crate::system_call::SystemCall::{ReadWait, WriteWait};
use crate::system_call::{SystemCall, Value};

pub(crate) struct Socket<S>(Rc<RefCell<S>>);

impl<S> Socket<S> {
    pub(crate) fn new(sock: S) -> Self {
        Self(Rc::new(RefCell::new(sock)))
    }
}

/// One more reference to the same socket.
impl<S> Clone for Socket<S> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl Socket<TcpListener> {
    #[generator]
    pub(crate) fn accept(
        self,
    ) -> impl Generator<Yield = SystemCall, Send = Value, Return = io::Result<Socket<TcpStream>>> {
        loop {
            yield_!(ReadWait(self.0.clone()));
            if let Some((client, _address)) = unless_it_would_block(self.0.borrow().accept())? {
                return Ok(Socket::new(client));
            }
        }
    }
}

impl Socket<TcpStream> {
    #[generator]
    pub(crate) fn send(
        self,
        buffer: Vec<u8>,
    ) -> impl Generator<Yield = SystemCall, Send = Value, Return = io::Result<()>> {
        let mut sent = 0;
        while sent < buffer.len() {
            yield_!(WriteWait(self.0.clone()));
            sent += unless_it_would_block(self.0.borrow_mut().write(&buffer[sent..]))?.unwrap_or(0);
        }
        Ok(())
    }

    /// Empty at the end.
    #[generator]
    pub(crate) fn recv(
        self,
        maxbytes: usize,
    ) -> impl Generator<Yield = SystemCall, Send = Value, Return = io::Result<Vec<u8>>> {
        let mut data = vec![0; maxbytes];
        loop {
            yield_!(ReadWait(self.0.clone()));
            if let Some(n) = unless_it_would_block(self.0.borrow_mut().read(&mut data))? {
                data.truncate(n);
                return Ok(data);
            }
        }
    }
}

/// `None` if it was a false alarm: a poll is allowed to give one.
fn unless_it_would_block<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(None),
        result => result.map(Some),
    }
}
