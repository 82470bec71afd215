//! What the compiler says to a mistake: one mistake a file, named after it, in a directory named after its topic.
//!
//! After a deliberate change of a message, `TRYBUILD=overwrite cargo test -p genfn-ui-tests` rewrites the `.stderr`
//! files; read the difference before committing it.
//!
//! Where rustc points into std, it quotes it if std's sources are installed, and names the place only if they are not. The
//! messages are recorded without them; where they are there, those few cases are left out, aloud.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn mistakes_are_explained() {
    let cases = trybuild::TestCases::new();
    if !has_sources_of_std() {
        cases.compile_fail("cases/*/*.rs");
        return;
    }
    let (quoting, others): (Vec<PathBuf>, Vec<PathBuf>) =
        all_cases().into_iter().partition(|case| points_into_std(case));
    println!("skipped, for the component `rust-src` is installed: {quoting:?}");
    assert!(others.len() > quoting.len());
    others.iter().for_each(|case| cases.compile_fail(case));
}

fn has_sources_of_std() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let printed = Command::new(rustc).args(["--print", "sysroot"]).output().expect("rustc runs");
    let sysroot = String::from_utf8(printed.stdout).expect("the path is UTF-8");
    Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library").exists()
}

fn all_cases() -> Vec<PathBuf> {
    let topics = fs::read_dir("cases").expect("there are cases");
    let files = topics.flat_map(|topic| fs::read_dir(topic.expect("a topic").path()).expect("a topic is a directory"));
    let mut cases: Vec<PathBuf> = files.map(|file| file.expect("a case").path()).collect();
    cases.retain(|case| case.extension().is_some_and(|extension| extension == "rs"));
    cases.sort();
    cases
}

fn points_into_std(case: &Path) -> bool {
    fs::read_to_string(case.with_extension("stderr")).is_ok_and(|said| said.contains("$RUST/"))
}
