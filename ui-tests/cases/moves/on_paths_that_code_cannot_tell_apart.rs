use genfn::prelude::*;

#[generator]
fn refilled(word: Option<&str>) -> impl Iterator<Item = u32> {
    let mut name = String::from("a");
    drop(name);
    loop {
        yield_!(1);
        match word {
            Some(word) if {
                name = word.to_owned();
                word.len() > 1
            } => {}
            _ => {}
        }
    }
}

fn main() {}
