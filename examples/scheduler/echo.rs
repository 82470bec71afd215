//! The course's echo server, and clients that talk to it, each in a thread of its own: the server has only one.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::sync::Barrier;
use std::thread;

use genfn::prelude::*;
use mio::net;

use crate::scheduler::Scheduler;
use crate::socket::Socket;
use crate::system_call::SystemCall::NewTask;
use crate::system_call::{SystemCall, Value};

#[generator]
fn handle_client(client: Socket<net::TcpStream>) -> BoxGenerator<'static, SystemCall, Value, io::Result<()>> {
    loop {
        let data = yield_from!(client.clone().recv(65536))?;
        if data.is_empty() {
            break;
        }
        yield_from!(client.clone().send(data))?;
    }
    Ok(()) // `client` is closed by being dropped
}

// The course's server accepts for ever.
#[generator]
fn server(sock: Socket<net::TcpListener>, clients: usize) -> BoxGenerator<'static, SystemCall, Value, io::Result<()>> {
    println!("Server starting");
    for _ in 0..clients {
        let client = yield_from!(sock.clone().accept())?;
        yield_!(NewTask(handle_client(client)));
    }
    println!("All clients are connected");
    Ok(())
}

/// A client that is a program of its own, as it were: it knows nothing of tasks. Returns what it was answered.
fn client(name: usize, server: SocketAddr, all: &Barrier) -> io::Result<Vec<String>> {
    let mut stream = TcpStream::connect(server)?;
    let mut answers = BufReader::new(stream.try_clone()?).lines();
    let mut heard = Vec::new();
    for word in ["hello", "and", "goodbye"] {
        // Nobody goes on before everybody has come this far. A server that serves one after the other would hang here.
        all.wait();
        writeln!(stream, "client {name} says {word}")?;
        heard.extend(answers.next().transpose()?);
    }
    Ok(heard)
}

pub(crate) fn run(clients: usize) -> io::Result<()> {
    let listener = net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0).into())?;
    let address = listener.local_addr()?;
    let all = Barrier::new(clients);
    thread::scope(|scope| {
        let clients: Vec<_> = (0..clients)
            .map(|name| {
                scope.spawn({
                    let all = &all;
                    move || client(name, address, all)
                })
            })
            .collect();

        let mut sched = Scheduler::new()?;
        sched.verbose = false; // who leaves first is not the same each time
        sched.spawn(server(Socket::new(listener), clients.len()));
        sched.mainloop()?;
        println!("Server done");

        for client in clients {
            for line in client.join().expect("a client does not panic")? {
                println!("{line}");
            }
        }
        Ok(())
    })
}
