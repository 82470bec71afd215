//! Generators where they are used, without a function: David Beazley's log, a stage a line. Each takes the one before it.

use genfn::prelude::*;

const LOG: &str = "\
81.107.39.38 GET /ply/ply.html 97238
66.249.72.134 GET /index.html -
81.107.39.38 GET /ply/example.html 2359
66.249.65.37 GET /ply/bookplug.gif 23903";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let wanted = "/ply/";
    let columns = gen_!({
        for line in LOG.lines() {
            if let [host, _, path, bytes] = line.split(' ').collect::<Vec<_>>()[..] {
                yield_!((host, path, bytes));
            }
        }
    });
    let again = columns.clone();
    let transferred = gen_!({
        for (_, path, bytes) in columns {
            if path.starts_with(wanted) && bytes != "-" {
                yield_!(Ok(bytes.parse::<u32>()?)); // an error would be the last item
            }
        }
    });
    let total: u32 = transferred.sum::<Result<u32, std::num::ParseIntError>>()?;
    println!("{total} bytes of {wanted}");

    // A coroutine at the place where it is wanted: it numbers the hosts as they come.
    let mut known: Vec<&str> = Vec::new();
    let mut number = gen_!(|| -> impl Generator<Yield = usize, Send = &'static str> {
        let mut last = 0;
        loop {
            let host = yield_!(last);
            last = known.iter().position(|name| *name == host).unwrap_or(known.len());
            if last == known.len() {
                known.push(host);
            }
        }
    });
    number.start()?;
    for (host, path, _) in again {
        println!("host {}: {path}", number.send(host)?);
    }
    Ok(())
}
