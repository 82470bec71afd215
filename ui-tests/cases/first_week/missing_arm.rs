use genfn::prelude::*;

enum Command {
    Go,
    Stop,
}

#[generator]
fn obey(command: Command) -> impl Iterator<Item = u32> {
    match command {
        Command::Go => yield_!(1),
    }
}

fn main() {}
