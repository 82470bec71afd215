//! The diagrams in the documentation are those of the generators above them. To draw them again: `UPDATE_EXPECT=1 cargo test --test docs`.

use std::fs;
use std::path::{Path, PathBuf};

use genfn_lowering::machine::Machine;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The machine of the last block of code in a text.
fn drawn(text: &str) -> Machine {
    let blocks: Vec<&str> = text.split("```").collect();
    let is_code = |block: &&&str| block.starts_with("rust\n") || block.starts_with('\n');
    let code = blocks.iter().skip(1).step_by(2).rev().find(is_code).expect("there is code before it");
    let source = code.trim_start_matches("rust").trim_start_matches('\n');
    // What the docs hide is no part of what is shown.
    let shown: Vec<&str> = source.lines().filter(|line| !line.starts_with("# ")).collect();
    let generators = genfn_view::read(&shown.join("\n")).generators;
    generators[0].shown().machine.expect("it has no mistakes")
}

fn check(path: &Path, is: &str, expected: &str) {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(path, expected).expect("it can be written");
    } else {
        assert!(is == expected, "{} is not as drawn: UPDATE_EXPECT=1 draws it again", path.display());
    }
}

fn check_charts(name: &str) {
    let path = root().join(name);
    let text = fs::read_to_string(&path).expect("it is there");
    let mut parts = text.split("```mermaid\n");
    let mut expected = parts.next().expect("there is text").to_owned();
    let mut charts = 0;
    for part in parts {
        let (_, rest) = part.split_once("```").expect("the block ends");
        expected.push_str(&format!("```mermaid\n{}```{rest}", drawn(&expected).to_mermaid()));
        charts += 1;
    }
    assert!(charts > 0, "there is a chart");
    check(&path, &text, &expected);
}

#[test]
fn charts_in_the_architecture_are_of_the_code_above_them() {
    check_charts("ARCHITECTURE.md");
}

#[test]
fn the_chart_that_it_is_explained_by_is_of_the_code_above_it() {
    check_charts("cargo-genfn/README.md");
}

#[test]
fn the_picture_in_the_docs_is_of_the_code_above_it() {
    let source = fs::read_to_string(root().join("core/src/lib.rs")).expect("it is there");
    let (above, _) = source.split_once("#[doc = include_str!(\"collatz.svg\")]").expect("the picture is shown");
    let docs: Vec<&str> = above.lines().map(|line| line.trim_start_matches("///").trim_start_matches("//!")).collect();
    let docs: Vec<&str> = docs.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let from = docs.iter().rposition(|line| *line == "# The machine").expect("it has a heading");
    let path = root().join("core/src/collatz.svg");
    let picture = fs::read_to_string(&path).expect("it is there");
    check(&path, &picture, &genfn_view::svg(&drawn(&docs[from..].join("\n"))));
}
