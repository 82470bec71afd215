use genfn::prelude::*;
use serde::{Deserialize, Serialize};

use std::fs::File;
use std::io::Read;

#[generator(type = Chunks)]
#[derive(Serialize, Deserialize)]
fn chunks(path: String) -> impl Iterator<Item = Vec<u8>> {
    let mut file: File = File::open(path).unwrap();
    loop {
        let mut chunk = vec![0; 512];
        let n = file.read(&mut chunk).unwrap();
        if n == 0 {
            return;
        }
        yield_!(chunk);
    }
}

fn main() {}
