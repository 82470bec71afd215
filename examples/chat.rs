//! A chat over TCP, whose sessions are async generators: a session is sent what its user writes and hears, yields what to
//! write back, and is thrown an error when nothing came for a while. It knows of no socket; whoever drives it does.
//!
//! ```text
//! < who are you?         > ann
//! < hello, ann           > say hi          (the others hear "ann: hi")
//! < ok                   > who
//! < ann bob              > quit            (the others hear "* ann left")
//! ```
//!
//! However a session ends, its `finally` leaves the room, and that awaits: at `quit`; when the connection is lost, by `aclose`; and when the
//! server is stopped, which drops the sessions, by whoever their rest is handed to.

use std::collections::BTreeMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use genfn::prelude::*;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{self, UnboundedSender};
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, JoinSet};

/// Who is there, and where each of them hears what the others say.
#[derive(Default)]
struct Room(tokio::sync::Mutex<BTreeMap<String, UnboundedSender<String>>>);

impl Room {
    /// Whether there was nobody of this name.
    async fn enter(&self, name: &str, inbox: UnboundedSender<String>) -> bool {
        let mut members = self.0.lock().await;
        if members.contains_key(name) {
            return false;
        }
        members.insert(name.to_owned(), inbox);
        println!("room: {name} came");
        true
    }

    async fn leave(&self, name: &str) {
        self.0.lock().await.remove(name);
        tokio::task::yield_now().await; // As if it were written down somewhere
        println!("room: {name} left");
        self.tell(name, &format!("* {name} left")).await;
    }

    async fn tell(&self, from: &str, text: &str) {
        for (_, inbox) in self.0.lock().await.iter().filter(|(name, _)| *name != from) {
            let _ = inbox.send(text.to_owned()); // Who is leaving hears it no more
        }
    }

    async fn names(&self) -> String {
        self.0.lock().await.keys().cloned().collect::<Vec<_>>().join(" ")
    }
}

/// What a session is sent.
enum Event {
    /// Its user wrote this.
    Line(String),
    /// Somebody else said this.
    Heard(String),
}

/// What it is thrown when nothing came for a while.
struct Idle;

/// Asks for a name until it has one that is free, and returns it. Whoever gives none in time is not asked again.
#[generator]
fn login(
    room: Arc<Room>,
    inbox: UnboundedSender<String>,
) -> impl AsyncGenerator<Yield = String, Send = Event, Return = Result<String, Idle>> + Send {
    let mut question = "who are you?".to_owned();
    loop {
        if let Event::Line(name) = yield_!(question) {
            if room.enter(&name, inbox.clone()).await {
                return Ok(name);
            }
            question = format!("{name} is here already: who are you?");
        } else {
            question = "first: who are you?".to_owned();
        }
    }
}

#[generator]
fn session(
    room: Arc<Room>,
    inbox: UnboundedSender<String>,
) -> impl AsyncGenerator<Yield = String, Send = Event, Return = Result<(), Idle>> + Send {
    let name = yield_from!(login(room.clone(), inbox))?;
    let mut reply = format!("hello, {name}");
    try_! {{
        loop {
            reply = try_! {{
                match yield_!(reply) {
                    Event::Heard(text) => text,
                    Event::Line(line) => match line.split_once(' ').unwrap_or((&line, "")) {
                        ("say", text) => {
                            room.tell(&name, &format!("{name}: {text}")).await;
                            "ok".to_owned()
                        }
                        ("who", _) => room.names().await,
                        ("quit", _) => break,
                        (what, _) => format!("what is {what:?}?"),
                    },
                }
            } except Idle => "are you still there?".to_owned() };
        }
    } finally {
        room.leave(&name).await;
    }}
    Ok(())
}

/// Where the rest of sessions goes that are dropped.
type Closing = Arc<Mutex<JoinSet<()>>>;

/// Drives a session over a connection.
async fn serve(room: Arc<Room>, connection: TcpStream, patience: Duration, closing: Closing) -> Result<(), Idle> {
    let (inbox, mut heard) = mpsc::unbounded_channel();
    let (reader, mut writer) = connection.into_split();
    let mut lines = BufReader::new(reader).lines();
    let mut session = session(room, inbox).closed_by(move |rest| {
        closing.lock().unwrap().spawn(async {
            let _ = rest.await;
        });
    });
    let mut step = session.astart().await;
    loop {
        let reply = match step {
            Ok(reply) => reply,
            Err(StopIteration { value }) => return value.unwrap_or(Ok(())),
        };
        if writer.write_all(format!("{reply}\n").as_bytes()).await.is_err() {
            break;
        }
        let event = tokio::select! {
            line = lines.next_line() => match line {
                Ok(Some(line)) => Ok(Event::Line(line)),
                Ok(None) | Err(_) => break,
            },
            Some(text) = heard.recv() => Ok(Event::Heard(text)),
            () = tokio::time::sleep(patience) => Err(Idle),
        };
        step = match event {
            Ok(event) => session.asend(event).await,
            Err(idle) => session.athrow(idle).await,
        };
    }
    // Nobody reads on: it is closed where it is suspended, and leaves the room.
    session.aclose().await.unwrap_or(Ok(()))
}

struct Server {
    address: SocketAddr,
    room: Arc<Room>,
    accepts: JoinHandle<io::Result<()>>,
    stops: oneshot::Sender<()>,
    closing: Closing,
}

impl Server {
    async fn start(patience: Duration) -> io::Result<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let (room, closing) = (Arc::<Room>::default(), Closing::default());
        let (stops, mut is_stopped) = oneshot::channel();
        let accepts = tokio::spawn({
            let (room, closing) = (room.clone(), closing.clone());
            async move {
                let mut sessions = JoinSet::new();
                loop {
                    tokio::select! {
                        accepted = listener.accept() => {
                            sessions.spawn(serve(room.clone(), accepted?.0, patience, closing.clone()));
                        }
                        _ = &mut is_stopped => break,
                    }
                }
                sessions.shutdown().await;
                Ok(())
            }
        });
        Ok(Server { address, room, accepts, stops, closing })
    }

    /// Drops what is left of it, and waits until that is closed: Python's `shutdown_asyncgens`.
    async fn stop(self) -> io::Result<()> {
        println!("server: stops");
        let _ = self.stops.send(());
        self.accepts.await??;
        let left = std::mem::take(&mut *self.closing.lock().unwrap());
        println!("server: {} to be closed", left.len());
        left.join_all().await;
        println!("server: in the room are [{}]", self.room.names().await);
        Ok(())
    }
}

/// A user, who prints what there is to read.
struct User {
    name: &'static str,
    reads: Lines<BufReader<OwnedReadHalf>>,
    writes: OwnedWriteHalf,
}

impl User {
    /// Connects, and gives a name.
    async fn new(server: &Server, name: &'static str) -> io::Result<User> {
        let (reader, writes) = TcpStream::connect(server.address).await?.into_split();
        let mut user = User { name, reads: BufReader::new(reader).lines(), writes };
        user.hears().await?;
        user.says(name).await?;
        user.hears().await?;
        Ok(user)
    }

    async fn says(&mut self, line: &str) -> io::Result<()> {
        println!("{} > {line}", self.name);
        self.writes.write_all(format!("{line}\n").as_bytes()).await
    }

    async fn hears(&mut self) -> io::Result<()> {
        match self.reads.next_line().await? {
            Some(line) => println!("{} < {line}", self.name),
            None => println!("{} is disconnected", self.name),
        }
        Ok(())
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    // One who says nothing for a while, and then goes without a word.
    let server = Server::start(Duration::from_millis(300)).await?;
    let mut ann = User::new(&server, "ann").await?;
    ann.hears().await?;
    drop(ann);
    while !server.room.names().await.is_empty() {
        tokio::task::yield_now().await;
    }

    // Some who talk.
    let server = Server::start(Duration::from_secs(3600)).await?;
    let mut ann = User::new(&server, "ann").await?;
    let mut bob = User::new(&server, "ann").await?;
    bob.name = "bob";
    bob.says("bob").await?;
    bob.hears().await?;
    bob.says("say good morning").await?;
    bob.hears().await?;
    ann.hears().await?;
    ann.says("who").await?;
    ann.hears().await?;
    ann.says("dance").await?;
    ann.hears().await?;
    ann.says("quit").await?;
    ann.hears().await?;
    bob.hears().await?;

    // One is connected still when the server stops: its session is dropped, and closed all the same.
    server.stop().await?;
    bob.hears().await?;
    Ok(())
}
