//! The API itself: seven words, three on a page. It says what it is asked for.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Json;
use axum::Router;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::routing::get;
use serde::Deserialize;
use tokio::net::TcpListener;

use crate::api::Page;

const WORDS: [&str; 7] = ["a", "page", "is", "fetched", "when", "somebody", "asks"];
const PAGE: usize = 3;

static ASKED: AtomicUsize = AtomicUsize::new(0);

/// Serves until the program ends.
pub(crate) async fn start() -> io::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    let api = Router::new().route("/words", get(words));
    tokio::spawn(async { axum::serve(listener, api).await });
    Ok(address)
}

#[derive(Deserialize)]
struct Asked {
    after: usize,
}

async fn words(Query(Asked { after }): Query<Asked>) -> Result<Json<Page>, StatusCode> {
    // Every fourth time it is busy.
    if ASKED.fetch_add(1, Ordering::Relaxed) % 4 == 3 {
        println!("server: busy");
        return Err(StatusCode::SERVICE_UNAVAILABLE);
    }
    println!("server: after {after}");
    let words = WORDS.iter().skip(after).take(PAGE).map(|word| (*word).to_owned()).collect();
    let next = after + PAGE;
    Ok(Json(Page { words, next: (next < WORDS.len()).then_some(next) }))
}
