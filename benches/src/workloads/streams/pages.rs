//! A paged API: a page is awaited, then its items are yielded, filtered.

use std::future::Future;
use std::hint::black_box;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use genfn::prelude::*;

use super::driven;
use crate::bodies::contenders;
use crate::drive::Drive;
use crate::measure::Workload;

const PAGES: u64 = 8_192;
const PAGE: u64 = 16;

type Page = [u64; PAGE as usize];

/// Ready at once; a future that can be named, for the one by hand.
struct Fetch(u64);

impl Future for Fetch {
    type Output = Page;

    #[inline]
    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Page> {
        let first = self.0 * PAGE;
        Poll::Ready(std::array::from_fn(|i| (first + i as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)))
    }
}

fn is_wanted(item: u64) -> bool {
    item & 1 << 40 == 0
}

struct Items {
    pages: u64,
    page: u64,
    fetch: Option<Fetch>,
    items: std::array::IntoIter<u64, { PAGE as usize }>,
}

impl Stream for Items {
    type Item = u64;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<u64>> {
        loop {
            if let Some(item) = self.items.find(|item| is_wanted(*item)) {
                return Poll::Ready(Some(item));
            }
            if self.fetch.is_none() {
                if self.page == self.pages {
                    return Poll::Ready(None);
                }
                self.fetch = Some(Fetch(self.page));
                self.page += 1;
            }
            if let Some(fetch) = &mut self.fetch {
                self.items = ready!(Pin::new(fetch).poll(context)).into_iter();
                self.fetch = None;
            }
        }
    }
}

fn hand(drive: impl Drive) -> u64 {
    let mut none = [0; PAGE as usize].into_iter();
    none.by_ref().for_each(drop);
    driven(drive, pin!(Items { pages: black_box(PAGES), page: 0, fetch: None, items: none }))
}

/// `D` makes of it one for each way to drive it, as those of the others are, which stand in a generic function.
#[generator]
fn items<D: Drive>(pages: u64) -> impl Stream<Item = u64> {
    for page in 0..pages {
        for item in Fetch(page).await {
            if is_wanted(item) {
                yield_!(item);
            }
        }
    }
}

fn genfn<D: Drive>(drive: D) -> u64 {
    driven(drive, pin!(items::<D>(black_box(PAGES))))
}

#[cfg(feature = "peers")]
fn unfold(drive: impl Drive) -> u64 {
    let pages = black_box(PAGES);
    let mut none = [0; PAGE as usize].into_iter();
    none.by_ref().for_each(drop);
    let stream = futures_util::stream::unfold((0, none), |(mut page, mut items)| async move {
        loop {
            if let Some(item) = items.find(|item| is_wanted(*item)) {
                return Some((item, (page, items)));
            }
            if page == pages {
                return None;
            }
            items = Fetch(page).await.into_iter();
            page += 1;
        }
    });
    driven(drive, pin!(stream))
}

#[cfg(feature = "peers")]
fn async_stream(drive: impl Drive) -> u64 {
    let pages = black_box(PAGES);
    let stream = async_stream::stream! {
        for page in 0..pages {
            for item in Fetch(page).await {
                if is_wanted(item) {
                    yield item;
                }
            }
        }
    };
    driven(drive, pin!(stream))
}

pub fn workload() -> Workload {
    #[allow(unused_mut)]
    let mut contenders = contenders! { hand = "by hand", genfn = "genfn" };
    #[cfg(feature = "peers")]
    contenders.extend(contenders! { unfold = "futures unfold", async_stream = "async-stream" });
    Workload { name: "stream: pages", items: hand(crate::drive::Count), contenders }
}
