//! A paged HTTP API, read as one stream: a page is fetched when its items are asked for, and not before.

mod api;
mod server;

use std::pin::pin;

use futures::{Stream, StreamExt, TryStreamExt};
use genfn::prelude::*;

use api::{Client, Error};

impl Client {
    /// All words, from whatever pages they are on. An error is the last item.
    #[generator]
    fn words(&self) -> impl Stream<Item = Result<String, Error>> {
        let mut next = Some(0);
        while let Some(after) = next {
            let page = try_! {{
                self.page(after).await?
            } except Error::Busy => {
                println!("client: once more");
                continue;
            }};
            for word in &page.words {
                yield_!(Ok(word.clone()));
            }
            next = page.next;
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::new(server::start().await?);

    println!("-- the first four");
    let four: Vec<String> = client.words().take(4).try_collect().await?;
    println!("{four:?}");

    println!("-- all of them, and how long they are");
    let mut lengths = pin!(client.words().map_ok(|word| (word.len(), word)));
    while let Some(item) = lengths.next().await {
        let (length, word) = item?;
        println!("{length} {word}");
    }

    println!("-- from a server that has no such API");
    let elsewhere = Client::new(client.address()).below("/elsewhere");
    let found: Vec<_> = elsewhere.words().collect().await;
    println!("{found:?}");
    Ok(())
}
