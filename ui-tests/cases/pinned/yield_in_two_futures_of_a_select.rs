use genfn::prelude::*;

#[generator]
fn either() -> impl Stream<Item = u32> {
    tokio::select! {
        () = async { yield_!(1) } => yield_!(3),
        () = async { yield_!(2) } => yield_!(4),
    }
}

fn main() {}
