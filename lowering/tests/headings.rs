//! Every heading that a message refers to stands in docs/errors.md.

use std::fs;

#[test]
fn headings_that_messages_refer_to_are_there() {
    let room = env!("CARGO_MANIFEST_DIR");
    let page = fs::read_to_string(format!("{room}/../docs/errors.md")).expect("the page");
    let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let mut referred = 0;
    for file in ["check", "signature", "signature/bounds"] {
        let source = fs::read_to_string(format!("{room}/src/{file}.rs")).expect("a source file");
        for text in source.split('"').filter(|text| {
            text.starts_with("a yield ") || text.starts_with("a question mark ") || *text == "an unknown return type"
        }) {
            assert!(headings.contains(&text), "no heading `{text}`");
            referred += 1;
        }
    }
    assert!(referred >= 6, "only {referred} found: are they written otherwise now?");
}
