//! A user's functions are shown as they were written.

use crate::{documented, read, without_tags};

/// The declaration on a page, in one line.
fn declared(page: &str) -> String {
    let html = read(&documented().join("genfn_tests_published").join(page));
    let (_, rest) = html.split_once("<pre class=\"rust item-decl\">").expect("it has a declaration");
    let (declaration, _) = rest.split_once("</pre>").expect("it ends");
    without_tags(declaration).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_parameter_that_is_taken_apart_is_called_by_what_is_in_it() {
    assert_eq!(
        declared("fn.patterns.html"),
        "pub fn patterns( left_first: (u32, [u32; 2]), one: Pair, n: u32, ignored: u32, ) -> impl Iterator<Item = u32>"
    );
    assert_eq!(
        declared("fn.lengths.html"),
        "pub fn lengths(text_more: (String, usize)) -> impl Iterator<Item = usize>"
    );
    assert_eq!(declared("fn.stream.html"), "pub fn stream(n_m: (u32, u32)) -> impl Stream<Item = u32>");
}

#[test]
fn nothing_of_the_expansion_is_shown() {
    let mut pages = vec![documented().join("genfn_tests_published")];
    let mut read_pages = 0;
    while let Some(path) = pages.pop() {
        if path.is_dir() {
            pages.extend(path.read_dir().expect("it can be read").map(|entry| entry.expect("it is there").path()));
        } else if path.extension().is_some_and(|extension| extension == "html") {
            let text = without_tags(&read(&path));
            let hidden = text.split(|c: char| !c.is_alphanumeric() && c != '_').find(|word| word.starts_with("__"));
            assert_eq!(hidden, None, "in {}", path.display());
            read_pages += 1;
        }
    }
    assert!(read_pages > 8, "{read_pages} pages");
}
