//! Whatever tokens come in, the macro answers: it never panics, it ends, and what it answers with parses.
//!
//! As a plain test this takes some seconds for random bytes. `ARBTEST_BUDGET_MS` is how long it may take instead:
//!
//! ```text
//! cargo test -p genfn-lowering --test fuzz
//! ARBTEST_BUDGET_MS=600000 cargo test --release -p genfn-lowering --test fuzz -- --nocapture
//! ```
//!
//! A failure prints the tokens and a seed. The seed fails again; with `GENFN_MINIMIZE`, smaller seeds are looked for:
//!
//! ```text
//! ARBTEST_SEED=0x9bd7f3a100000200 cargo test -p genfn-lowering --test fuzz
//! GENFN_MINIMIZE=1 ARBTEST_SEED=0x9bd7f3a100000200 cargo test -p genfn-lowering --test fuzz -- --nocapture
//! ```
//!
//! The same inputs are a target of cargo-fuzz, which looks for bytes that reach what no others have reached. It takes a nightly
//! toolchain; what it has found so far stays in `fuzz/corpus`, and inputs that fail come to lie in `fuzz/artifacts`:
//!
//! ```text
//! cargo install cargo-fuzz
//! cd lowering
//! cargo +nightly fuzz run answered --sanitizer none -- -timeout=10 -max_len=1024 -max_total_time=600
//! cargo +nightly fuzz run answered --sanitizer none fuzz/artifacts/answered/crash-…
//! cargo +nightly fuzz tmin answered --sanitizer none fuzz/artifacts/answered/crash-…
//! ```

#[path = "../answer/mod.rs"]
mod answer;
mod grammar;
mod input;

use std::cell::Cell;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use answer::Answer;
use arbitrary::{Arbitrary, Unstructured};
use arbtest::arbtest;
use input::Input;

/// How long one input may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a test run takes.
const SHARE: Duration = Duration::from_secs(6);

#[test]
fn every_token_stream_is_answered() {
    let (lowered, refused) = (Cell::new(0), Cell::new(0));
    let test = arbtest(|u| {
        let bytes = u.bytes(u.len())?;
        let answers = match answer_in_time(bytes) {
            Ok(Answer::Lowered) => &lowered,
            Ok(Answer::Refused) => &refused,
            Err(how) => panic!("the macro {how} at\n{:?}", Input::arbitrary(&mut Unstructured::new(bytes))?),
        };
        answers.set(answers.get() + 1);
        Ok(())
    });
    let test = test.size_min(64).size_max(1024);
    let set = |name| std::env::var_os(name).is_some();
    let test = if set("ARBTEST_BUDGET_MS") { test } else { test.budget(SHARE) };
    let test = if set("GENFN_MINIMIZE") { test.minimize() } else { test };
    test.run();
    println!("{} lowered, {} refused", lowered.get(), refused.get());
}

/// In a thread of its own, so that an input whose answer never comes is known.
fn answer_in_time(bytes: &[u8]) -> Result<Answer, &'static str> {
    let (sender, receiver) = mpsc::channel();
    let bytes = bytes.to_vec();
    thread::spawn(move || {
        let input = Input::arbitrary(&mut Unstructured::new(&bytes)).expect("bytes that run out choose the first");
        // The receiver is gone if it came too late.
        let _ = sender.send(input.answer());
    });
    receiver.recv_timeout(PATIENCE).map_err(|error| match error {
        mpsc::RecvTimeoutError::Timeout => "takes too long",
        mpsc::RecvTimeoutError::Disconnected => "fails",
    })
}
