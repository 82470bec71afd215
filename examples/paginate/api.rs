//! A client of the API: one request for one page.

use std::fmt;
use std::io;
use std::net::SocketAddr;

use http_body_util::{BodyExt, Empty};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde::{Deserialize, Serialize};
use tokio::net::TcpStream;

/// What the server answers.
#[derive(Serialize, Deserialize)]
pub(crate) struct Page {
    pub(crate) words: Vec<String>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<usize>,
}

pub(crate) struct Client {
    address: SocketAddr,
    path: &'static str,
}

impl Client {
    pub(crate) fn new(address: SocketAddr) -> Self {
        Client { address, path: "/words" }
    }

    pub(crate) fn below(self, path: &'static str) -> Self {
        Client { path, ..self }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) async fn page(&self, after: usize) -> Result<Page, Error> {
        let stream = TcpStream::connect(self.address).await?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        let request = Request::get(format!("{}?after={after}", self.path))
            .header("host", self.address.to_string())
            .body(Empty::<Bytes>::new())
            .expect("this is a request");
        let response = sender.send_request(request).await?;
        match response.status() {
            StatusCode::OK => Ok(serde_json::from_slice(&response.into_body().collect().await?.to_bytes())?),
            StatusCode::SERVICE_UNAVAILABLE => Err(Error::Busy),
            status => Err(Error::Status(status)),
        }
    }
}

#[derive(Debug)]
pub(crate) enum Error {
    /// The server asks to come again.
    Busy,
    Status(StatusCode),
    Http(hyper::Error),
    Io(io::Error),
    Json(serde_json::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Busy => f.write_str("the server is busy"),
            Error::Status(status) => write!(f, "the server answered {status}"),
            Error::Http(error) => error.fmt(f),
            Error::Io(error) => error.fmt(f),
            Error::Json(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {}

impl From<hyper::Error> for Error {
    fn from(error: hyper::Error) -> Self {
        Error::Http(error)
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Error::Io(error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Error::Json(error)
    }
}
