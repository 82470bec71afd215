//! What the messages of `ui-tests/cases/` say to write: each compiles, and does what was meant. The name of each test is that of its case, and each file has those
//! of a folder.

mod async_generators;
mod borrows;
mod exceptions;
mod expressions;
mod first_week;
mod markers;
mod moves;
mod names;
mod pinned;
mod protocol;
mod signature;
mod types;

use std::pin::pin;
use std::sync::{Arc, Mutex};

use futures::StreamExt;
use futures::executor::block_on;
use genfn::Stream;
use genfn::prelude::*;

#[test]
fn the_name_of_each_test_is_that_of_its_case() {
    let package = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for file in package.join("proposed").read_dir().unwrap().map(|file| file.unwrap().path()) {
        let text = std::fs::read_to_string(&file).unwrap();
        let cases = package.join("../ui-tests/cases").join(file.file_stem().unwrap());
        for name in text.split("\n#[test]\nfn ").skip(1).map(|test| test.split_once('(').unwrap().0) {
            if !file.ends_with("main.rs") {
                assert!(
                    cases.join(name).with_extension("stderr").is_file(),
                    "{}: there is no case {name}",
                    file.display()
                );
                count += 1;
            }
        }
    }
    assert!(count >= 50, "only {count} tests are found");
}
