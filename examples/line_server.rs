//! A TCP server of a line protocol. Each connection is a stream of what to answer, and reads the lines it answers from a
//! stream of lines: both written with `#[generator]`.
//!
//! ```text
//! > add 1 2 3        < 6
//! > count 3          < 1 / < 2 / < 3, each as soon as it is there
//! > quit             < bye, and the connection ends
//! ```

use std::io;
use std::net::Ipv4Addr;
use std::pin::pin;

use futures::{Stream, StreamExt};
use genfn::prelude::*;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// The lines of a connection, without their ends. An error is the last item.
#[generator]
fn lines(mut connection: impl AsyncRead + Unpin) -> impl Stream<Item = io::Result<String>> {
    let mut buffer = Vec::new();
    let mut chunk = [0; 16]; // So small that most lines come in pieces
    loop {
        let read = connection.read(&mut chunk).await?;
        if read == 0 {
            break;
        }
        buffer.extend_from_slice(&chunk[..read]);
        while let Some(end) = buffer.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = buffer.drain(..=end).collect();
            yield_!(Ok(String::from_utf8_lossy(&line).trim_end().to_owned()));
        }
    }
    if !buffer.is_empty() {
        yield_!(Err(io::ErrorKind::UnexpectedEof.into()));
    }
}

/// What the server answers to what is asked. It ends with the lines, or with `quit`.
#[generator]
fn answers(lines: impl Stream<Item = io::Result<String>>) -> impl Stream<Item = String> {
    let mut lines = pin!(lines);
    let mut answered = 0;
    // Its handlers run at the end, and also if the connection is given up while an answer is being written.
    try_! {{
        while let Some(line) = lines.next().await {
            let line = line?;
            let mut words = line.split(' '); // Borrows `line`, over the yields below
            match words.next() {
                Some("add") => match words.map(str::parse::<i64>).sum::<Result<i64, _>>() {
                    Ok(sum) => yield_!(sum.to_string()),
                    Err(error) => yield_!(format!("error: {error}")),
                },
                Some("count") => {
                    for n in 1..=words.next().and_then(|n| n.parse().ok()).unwrap_or(3) {
                        tokio::task::yield_now().await;
                        yield_!(n.to_string());
                    }
                }
                Some("quit") => {
                    yield_!("bye".to_owned());
                    break;
                }
                _ => yield_!(format!("error: what is {line:?}?")),
            }
            answered += 1;
        }
    } except error => {
        let error: io::Error = error;
        println!("server: {error} after {answered} lines");
    } finally {
        println!("server: answered {answered} lines");
    }}
}

async fn serve(mut connection: TcpStream) -> io::Result<()> {
    let (reader, writer) = connection.split();
    send(answers(lines(reader)), writer).await
}

async fn send(answers: impl Stream<Item = String>, mut writer: impl AsyncWrite + Unpin) -> io::Result<()> {
    let mut answers = pin!(answers);
    while let Some(answer) = answers.next().await {
        writer.write_all(format!("{answer}\n").as_bytes()).await?;
    }
    Ok(())
}

/// Sends `asked`, ends its side, and returns what it was answered.
async fn client(address: std::net::SocketAddr, asked: &str) -> io::Result<Vec<String>> {
    let mut connection = TcpStream::connect(address).await?;
    let (reader, mut writer) = connection.split();
    writer.write_all(asked.as_bytes()).await?;
    writer.shutdown().await?;
    let mut answers = Vec::new();
    let mut lines = pin!(lines(reader));
    while let Some(line) = lines.next().await {
        answers.push(line?);
    }
    Ok(answers)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    let asked = ["add 1 2 3\nadd 4 x\nhello there\n", "count 4\nquit\n", "add 40 2\nadd 1"];

    // One after the other, so that what is printed is always the same.
    for asked in asked {
        let (answers, served) = tokio::join!(client(address, asked), async {
            let (connection, _) = listener.accept().await?;
            serve(connection).await
        });
        served?;
        println!("client: {:?}", answers?);
    }

    // And all at once: the connections take turns.
    let server = tokio::spawn(async move {
        let mut connections = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let (connection, _) = listener.accept().await?;
            connections.spawn(serve(connection));
        }
        connections.join_all().await.into_iter().collect::<io::Result<()>>()
    });
    let counts = futures::future::try_join_all((0..8).map(|_| client(address, "count 100\n"))).await?;
    server.await??;
    println!("clients: {} of 8 counted to 100", counts.iter().filter(|lines| lines.len() == 100).count());
    Ok(())
}
