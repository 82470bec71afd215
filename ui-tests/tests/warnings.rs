//! A generator warns of what the plain function warns of, at the same place and in the same words, and of nothing else.
//!
//! `ui-tests/warnings/` holds functions that each is compiled twice, in one crate as generators and in another one as plain functions.
//! The plain function is the same text, column by column, so that spans can be compared:
//!
//! ```text
//! #[generator]
//! fn f(n: u32) -> impl Generator<Yield = u32, Send = bool> {
//!     let unused = yield_!(n);
//! }
//!
//! fn f(n: u32) -> ()                                       {
//!     let unused = y000001(n);
//! }
//! ```
//!
//! A `gen_!` is beside a closure that is called at once: `gen_!({` is `once!({` there.
//!
//! Compared are lint, lines, words, and what is proposed instead. Where they are known to differ stands in `differences.txt`, with the
//! reason; one that has gone has to leave it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[path = "warnings/plain.rs"]
mod plain;
#[path = "warnings/said.rs"]
mod said;

use said::Said;

#[test]
fn generators_warn_as_plain_functions_do() {
    let subjects = subjects();
    let functions: usize = subjects.values().map(|text| text.matches("#[generator]").count()).sum();
    assert!(functions >= 100, "only {functions} functions");
    let machines =
        checked("machine", &subjects, "#[allow(unused_imports)]\nuse genfn::prelude::*;\n", |text| text.to_owned());
    let plain = checked("plain", &subjects, plain::ONCE, plain::function);
    let lints: BTreeSet<&str> = plain.iter().map(|said| &*said.lint).collect();
    assert!(lints.len() >= 12 && plain.len() >= 60, "the plain functions warn of too little: {lints:?}");
    let only = |word: &str, those: &[Said], others: &[Said]| -> BTreeMap<String, String> {
        let said = those.iter().filter(|said| !others.contains(said));
        said.map(|said| (format!("{word} {}", said.place_and_lint()), said.to_string())).collect()
    };
    let mut differ = only("more", &machines, &plain);
    differ.extend(only("less", &plain, &machines));
    let known = fs::read_to_string("warnings/differences.txt").expect("the known differences are beside the functions");
    let mut known: BTreeSet<&str> = known.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    differ.retain(|place, _| !known.remove(&**place));
    let new: String = differ.iter().map(|(place, said)| format!("\n{place}\n{said}\n")).collect();
    assert!(new.is_empty(), "generators and plain functions warn differently:\n{new}");
    assert!(known.is_empty(), "these differ no more, and have no place in `differences.txt`: {known:#?}");
}

/// The functions, by the name of the file that they are in.
fn subjects() -> BTreeMap<String, String> {
    let files = fs::read_dir("warnings").expect("the functions are beside the tests");
    let files = files.map(|file| file.expect("a file").path());
    let files = files.filter(|file| file.extension().is_some_and(|extension| extension == "rs"));
    let subject = |path: PathBuf| {
        let name = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
        (name, fs::read_to_string(&path).expect("it is text"))
    };
    files.map(subject).collect()
}

/// What rustc says of the functions as one crate, each file of which is made by `made`.
fn checked(name: &str, subjects: &BTreeMap<String, String>, imports: &str, made: fn(&str) -> String) -> Vec<Said> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_owned();
    let target = std::env::current_exe().expect("a test has a path");
    let target = target.ancestors().nth(3).expect("a test lies in `target/debug/deps`").to_owned();
    let package = target.join("warnings").join(name);
    let write = |path: &str, text: &str| {
        let path = package.join(path);
        fs::create_dir_all(path.parent().expect("it is in a directory")).expect("the directory can be made");
        // What has not changed is not checked again.
        if !fs::read_to_string(&path).is_ok_and(|there| there == text) {
            fs::write(path, text).expect("a file can be written");
        }
    };
    write(
        "Cargo.toml",
        &format!(
            "[package]\nname = \"warnings-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\ngenfn = {{ path = \
             {:?} }}\n\n[workspace]\n",
            root.join("core")
        ),
    );
    write("Cargo.lock", &fs::read_to_string(root.join("Cargo.lock")).expect("the workspace has a lock file"));
    let modules: String = subjects.keys().map(|name| format!("mod {name};\n")).collect();
    let lints = "#![allow(dead_code)]\n#![warn(arithmetic_overflow, let_underscore_lock, overflowing_literals, unconditional_panic)]";
    write("src/lib.rs", &format!("{lints}\n{modules}"));
    for (name, text) in subjects {
        write(&format!("src/{name}.rs"), &format!("{imports}{}", made(text)));
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut check = Command::new(cargo);
    check.args(["check", "--quiet", "--offline", "--message-format=json"]);
    check.current_dir(&package).env("CARGO_TARGET_DIR", &target).env_remove("RUSTFLAGS");
    let output = check.output().expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    let lines = imports.lines().count();
    let said = said::read(&String::from_utf8_lossy(&output.stdout), lines);
    assert!(output.status.success(), "the {name} functions don't compile: {errors}{}", said::errors(&output.stdout));
    said
}
