use genfn::prelude::*;

fn number(text: &str) -> u32 {
    try_! {{ text.parse::<u32>()? } except _ => 0 }
}

fn main() {}
