//! `genfn::errors` and the messages belong together: each heading has a case, which says so in its messages or in its last line, and
//! what they say is there. What the messages show is the user's.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The last heading, which is about no mistake.
const LAST: &str = "The three least good messages";

#[test]
fn each_heading_has_a_case_and_each_case_its_heading() {
    let page = fs::read_to_string("../docs/errors.md").expect("the page");
    let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(headings.last(), Some(&LAST));
    let mut referred = BTreeSet::new();
    for case in all_cases() {
        let said = fs::read_to_string(case.with_extension("stderr")).expect("each case has its messages");
        let quoted = said.split("see genfn::errors").skip(1).map(|rest| {
            let quoted = rest.strip_prefix(", \"").and_then(|rest| rest.split_once('"'));
            quoted.unwrap_or_else(|| panic!("{}: which heading?", case.display())).0.to_owned()
        });
        let source = fs::read_to_string(&case).expect("a case");
        let named = source.lines().filter_map(|line| line.strip_prefix("// genfn::errors: ")).map(str::to_owned);
        for heading in quoted.chain(named) {
            assert!(headings.contains(&&*heading), "{}: no heading `{heading}`", case.display());
            referred.insert(heading);
        }
    }
    for heading in headings.into_iter().filter(|heading| *heading != LAST) {
        assert!(referred.contains(heading), "no case of `{heading}`");
    }
}

/// The cases about soundness call what is private themselves.
#[test]
fn no_message_names_what_is_private() {
    for case in all_cases().into_iter().filter(|case| !case.starts_with("cases/soundness")) {
        let said = fs::read_to_string(case.with_extension("stderr")).expect("each case has its messages");
        for private in ["__private", "__state", "Suspend1", "Join1", "Unresumed", "__genfn", "__yield", "__exit"] {
            assert!(!said.contains(private), "{} names `{private}`", case.display());
        }
    }
}

/// What rustc proposes to write has to be there for users: a bound of a trait that only emitted code asks about helps nobody.
#[test]
fn no_message_proposes_a_bound_that_is_private() {
    // What a user may implement, or ask for.
    let theirs = ["AsyncGenerator", "Fallible", "Generator", "IntoItems", "Iterates", "Nothing", "Sent", "Value"];
    for case in all_cases().into_iter().filter(|case| !case.starts_with("cases/soundness")) {
        let said = fs::read_to_string(case.with_extension("stderr")).expect("each case has its messages");
        let lines: Vec<&str> = said.lines().collect();
        let marks = |line: &str| line.contains("++") && line.trim_matches([' ', '|', '+']).is_empty();
        for proposed in lines.windows(2).filter(|pair| marks(pair[1])).map(|pair| pair[0]) {
            let bounds = [": genfn::", "+ genfn::"].map(|bound| proposed.split(bound).skip(1));
            for path in bounds.into_iter().flatten() {
                let name = path.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').next().unwrap_or(path);
                let name = name.rsplit("::").next().expect("it has a last part");
                assert!(theirs.contains(&name), "{}: `{name}` is proposed", case.display());
            }
        }
    }
}

fn all_cases() -> Vec<PathBuf> {
    let topics = fs::read_dir("cases").expect("there are cases");
    let mut folders: Vec<PathBuf> = topics.map(|topic| topic.expect("a topic").path()).collect();
    folders.push(Path::new("edition2021/cases").to_owned());
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("a topic is a directory"));
    let cases = files.map(|file| file.expect("a file").path());
    let cases: Vec<PathBuf> =
        cases.filter(|case| case.extension().is_some_and(|extension| extension == "rs")).collect();
    assert!(cases.len() > 150, "the cases are somewhere else");
    cases
}
