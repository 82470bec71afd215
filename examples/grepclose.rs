//! A coroutine that notices its end, after `grepclose.py` of David Beazley's "A Curious Course on Coroutines and
//! Concurrency".

use genfn::prelude::*;

#[generator(primed)]
fn grep(pattern: &str) -> impl Generator<Send = String> {
    println!("Looking for {pattern}");
    try_! {{
        loop {
            let line = yield_!();
            if line.contains(pattern) {
                println!("{line}");
            }
        }
    } except GeneratorExit => {
        println!("Going away. Goodbye");
    }}
}

// Example use
fn main() -> Result<(), StopIteration<()>> {
    let mut g = grep("python");
    g.send("Yeah, but no, but yeah, but no")?;
    g.send("A series of tubes")?;
    g.send("python generators rock!")?;
    g.close();

    // One that is thrown away notices it too. In Python that is when the garbage collector finds it, here it is at the
    // end of its scope.
    let mut g = grep("rust");
    g.send("generators don't rust")?;
    println!("End of main");
    Ok(())
}
