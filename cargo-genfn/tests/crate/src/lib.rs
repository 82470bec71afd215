mod trees;
mod unread;

use nothing::that::is::there;

#[generator]
pub fn countdown(mut n: u32) -> impl Iterator<Item = u32> {
    while n > 0 {
        yield_!(n);
        n -= 1;
    }
}

pub fn squares(xs: Vec<u32>) -> impl Iterator<Item = u32> {
    gen_!({
        for x in xs {
            yield_!(x * x);
        }
    })
}

fn wrong() -> u32 {
    "no number"
}

#[cfg(unix)]
#[generator]
fn twin() -> impl Iterator<Item = u8> {
    yield_!(1);
}

#[cfg(not(unix))]
#[generator]
fn twin() -> impl Iterator<Item = u8> {
    yield_!(1);
    yield_!(2);
}
