use genfn::prelude::*;

async fn ready() -> u32 {
    1
}

#[generator]
fn either() -> impl Stream<Item = u32> {
    try_! {{
        tokio::select! {
            a = ready() => yield_!(a),
            b = ready() => yield_!(b + 1),
        }
    } finally {
        println!("finally");
    }}
}

fn main() {}
