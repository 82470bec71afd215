//! Every public item of `genfn` has an example. That they run is for `cargo test --doc`; none is ignored.

use std::collections::BTreeSet;

use crate::{all_between, documented, read};

const EXAMPLE: &str = "rust-example-rendered";

/// The pages of its items, but for what the prelude shows again.
fn pages() -> BTreeSet<String> {
    let html = read(&documented().join("genfn/all.html"));
    let (_, list) = html.split_once("id=\"main-content\"").expect("it has a list");
    let pages =
        all_between(list, "<a href=\"", "\"").filter(|page| page.ends_with(".html") && !page.starts_with("prelude/"));
    pages.map(str::to_owned).collect()
}

#[test]
fn every_public_item_has_an_example() {
    let pages = pages();
    for expected in [
        "trait.Generator.html",
        "macro.yield_from.html",
        "fn.next.html",
        "iter/struct.VecItems.html",
        "type.BoxGenerator.html",
    ] {
        assert!(pages.contains(expected), "{expected} is no page: {pages:?}");
    }
    let without = pages.iter().filter(|page| !read(&documented().join("genfn").join(page)).contains(EXAMPLE));
    assert_eq!(without.collect::<Vec<_>>(), Vec::<&String>::new(), "these have no example");
}

/// The methods that a caller has of a generator.
#[test]
fn every_method_of_a_generator_has_an_example() {
    let mut without = Vec::new();
    for (page, least) in [("trait.GeneratorExt.html", 5), ("trait.AsyncGeneratorExt.html", 5)] {
        let html = read(&documented().join("genfn").join(page));
        let methods: Vec<_> = html.split("<section id=\"method.").skip(1).collect();
        assert!(methods.len() >= least, "{page} has {} methods", methods.len());
        for method in methods {
            let (name, docs) = method.split_once('"').expect("it has a name");
            let docs = docs.split("<h2 id=\"").next().expect("it has docs");
            if !docs.contains(EXAMPLE) {
                without.push(format!("{page}: {name}"));
            }
        }
    }
    assert_eq!(without, Vec::<String>::new(), "these have no example");
}
