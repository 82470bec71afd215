//! The pages of the repository, as files.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("it is there")
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names of the files of `docs/` that are pages.
fn pages() -> BTreeSet<String> {
    let names =
        root().join("docs").read_dir().expect("it can be read").map(|entry| entry.expect("it is there").file_name());
    let names = names.map(|name| name.into_string().expect("it is text"));
    names.filter(|name| name.ends_with(".md") && name != "SUMMARY.md").collect()
}

/// A page without its listings.
fn prose(text: &str) -> String {
    let mut is_code = false;
    let lines = text.lines().filter(|line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Where its links lead: `[…](here)`, and `[name]: here`.
fn links(text: &str) -> Vec<String> {
    let prose = prose(text);
    let inline = prose.split("](").skip(1).filter_map(|rest| rest.split_once(')').map(|(link, _)| link.to_owned()));
    let defined =
        prose.lines().filter_map(|line| line.strip_prefix('[')?.split_once("]: ").map(|(_, link)| link.to_owned()));
    inline.chain(defined).collect()
}

/// What a forge calls a heading, in a link to it.
fn anchor(heading: &str) -> String {
    let heading = heading.trim().to_lowercase();
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn has_anchor(text: &str, wanted: &str) -> bool {
    prose(text).lines().filter(|line| line.starts_with('#')).any(|line| anchor(line.trim_start_matches('#')) == wanted)
}

#[test]
fn every_link_leads_somewhere() {
    let mut files: Vec<String> = pages().into_iter().map(|page| format!("docs/{page}")).collect();
    let others = [
        "README.md",
        "ARCHITECTURE.md",
        "BENCHMARKS.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "docs/SUMMARY.md",
        "examples/README.md",
        "python/README.md",
    ];
    files.extend(others.map(str::to_owned));
    let mut dead = Vec::new();
    for file in &files {
        for link in links(&read(file)) {
            if link.contains("://") {
                continue;
            }
            let (path, wanted) = link.split_once('#').unwrap_or((&link, ""));
            let target = if path.is_empty() {
                root().join(file)
            } else {
                root().join(file).parent().expect("it has one").join(path)
            };
            let leads = target.exists() && (wanted.is_empty() || has_anchor(&read(&target), wanted));
            if !leads {
                dead.push(format!("{file}: {link}"));
            }
        }
    }
    assert!(dead.is_empty(), "lead nowhere: {dead:#?}");
}

/// So they are in the package, beside `README.md`, and in the book.
#[test]
fn the_readme_and_the_pages_lead_to_pages_only() {
    let leads_out = |link: &str| !link.contains("://") && !link.starts_with('#');
    for link in links(&read("README.md")).iter().filter(|link| leads_out(link)) {
        assert!(link.starts_with("docs/"), "README.md: {link}");
    }
    for page in pages() {
        for link in links(&read(format!("docs/{page}"))).iter().filter(|link| leads_out(link)) {
            let (path, _) = link.split_once('#').unwrap_or((link, ""));
            assert!(pages().contains(path), "{page}: {link}");
        }
    }
}

#[test]
fn the_book_has_every_page_once() {
    let links = links(&read("docs/SUMMARY.md"));
    let chapters: BTreeSet<_> = links.iter().cloned().collect();
    assert_eq!(chapters.len(), links.len());
    assert_eq!(chapters, pages());
}

/// A listing that nobody runs may say anything.
#[test]
fn the_code_of_every_page_is_run() {
    let guide = read("core/src/guide.rs");
    let runners: Vec<String> =
        ["core/src/errors.rs", "tests/src/lib.rs", "tests/snapshots/src/lib.rs"].map(read).into();
    for page in pages() {
        let has_code = read(format!("docs/{page}")).lines().any(|line| line == "```rust");
        let name = format!("{page}\")]");
        let in_the_guide = guide.split("pub mod ").any(|module| module.contains(&name) && !is_left_out(&guide, module));
        let elsewhere = runners.iter().any(|runner| runner.contains(&name));
        assert!(!has_code || in_the_guide || elsewhere, "nobody runs the code of {page}");
    }
}

/// Whether a module of the guide has `#[cfg(not(doctest))]` before it.
fn is_left_out(guide: &str, module: &str) -> bool {
    let at = guide.find(&format!("pub mod {module}")).expect("it was found there");
    guide[..at].trim_end().ends_with("#[cfg(not(doctest))]")
}

#[test]
fn the_guide_has_every_page() {
    let guide = read("core/src/guide.rs");
    for page in pages() {
        // `errors` is at the root of the crate; what is told of tests is of no use to a user.
        let elsewhere = ["errors.md", "faithfulness.md"].contains(&&*page);
        assert_eq!(guide.contains(&format!("../docs/{page}\")]")), !elsewhere, "{page}");
    }
}

#[test]
fn the_readme_is_a_screen() {
    let readme = read("README.md");
    assert!(readme.lines().count() <= 90, "{} lines", readme.lines().count());
    let (before, _) = readme.split_once("\n| you come from").expect("it leads on");
    assert!(before.contains("#[generator(pinned)]"), "what is pinned is named early");
    for command in ["cargo run --example grouper", "cargo test --workspace"] {
        assert!(readme.contains(command), "{command}");
    }
}

/// The cells of a row of a table.
fn cells(row: &str) -> Vec<&str> {
    row.trim().trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('*').trim_matches('`')).collect()
}

/// A table's head and one of its rows, in the section of that heading.
fn row<'t>(text: &'t str, heading: &str, of: &str) -> (Vec<&'t str>, Vec<&'t str>) {
    let (_, section) = text.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no heading {heading}"));
    let mut head = None;
    for line in section.lines().take_while(|line| !line.starts_with("## ")).filter(|line| line.starts_with('|')) {
        let found = cells(line);
        if found[0] == of {
            return (head.expect("a table has a head"), found);
        }
        head.get_or_insert(found);
    }
    panic!("no row {of} below {heading}")
}

/// A figure of `BENCHMARKS.md`.
fn measured(benchmarks: &str, heading: &str, of: &str, who: &str) -> String {
    let (head, found) = row(benchmarks, heading, of);
    let at = head.iter().position(|name| *name == who).unwrap_or_else(|| panic!("no column {who} below {heading}"));
    found[at].to_owned()
}

const INLINE: &str = "## Inline: a `for` loop that sees the type";

#[test]
fn the_figures_of_the_pages_are_those_that_were_measured() {
    let benchmarks = read("BENCHMARKS.md");
    let page = read("docs/performance.md");
    for (driven, heading) in [
        ("inline: a `for` loop that sees the type", INLINE),
        ("boxed: a `for` loop over a `Box<dyn …>`", "## Boxed: a `for` loop over a `Box<dyn …>`"),
        ("`fold`, and what is made of it: `sum`, `for_each`, `collect`", "## `fold`"),
    ] {
        let driven = driven.trim_matches('`');
        let (head, found) = row(&page, "## An item", driven);
        for (who, figure) in head.iter().zip(found).skip(1) {
            assert_eq!(
                figure,
                measured(&benchmarks, heading, "geometric mean", who),
                "docs/performance.md: {driven}, {who}"
            );
        }
    }
    let figure = |of: &str| measured(&benchmarks, INLINE, of, "genfn");
    let text = format!(
        "an averager in a grouper takes {} times as long, nested loops {}:",
        figure("averager, grouper"),
        figure("nested loops")
    );
    assert!(page.contains(&text), "docs/performance.md: {text}");
    let pinned = |drive: &str, of: &str| {
        let (_, section) = benchmarks.split_once("\n## Streams and pinned generators\n").expect("it is there");
        let (_, table) = section.split_once(&format!("\n{drive}:\n")).expect("it is there");
        let line = table.lines().find(|line| cells(line)[0] == of).expect("it is there");
        cells(line)[2].to_owned()
    };
    let [words, numbers] = ["words, pinned", "numbers, pinned"];
    let text = format!(
        "inline {} (`{words}`) and {} (`{numbers}`), boxed {} and {}",
        pinned("Inline", words),
        pinned("Inline", numbers),
        pinned("Boxed", words),
        pinned("Boxed", numbers),
    );
    assert!(page.contains(&text), "docs/performance.md: {text}");
    let [counter, pages] = ["stream: counter", "stream: pages"];
    let text = format!("{} (`{counter}`), {} (`{pages}`)", pinned("Inline", counter), pinned("Inline", pages));
    assert!(page.contains(&text), "docs/performance.md: {text}");
}

#[test]
fn the_figures_of_the_readme_are_those_that_were_measured() {
    let benchmarks = read("BENCHMARKS.md");
    let readme = read("README.md");
    let line = readme.lines().find(|line| line.contains("time of an item, by hand 1")).expect("it has such a row");
    let figure = |who: &str| measured(&benchmarks, INLINE, "geometric mean", who);
    let expected = [
        figure("genfn"),
        figure("diapause"),
        ["genawaiter stack", "next-gen", "fauxgen"].map(figure).join(", "),
        ["gen block", "#[coroutine]"].map(figure).join(", "),
    ];
    assert_eq!(cells(line)[1..], expected);
    // "Three to six times", of what is pinned.
    let (_, pinned) = benchmarks.split_once("\n## Streams and pinned generators\n").expect("it is there");
    for of in ["words, pinned", "numbers, pinned"] {
        let line = pinned.lines().find(|line| cells(line)[0] == of).expect("it is there");
        let times: f64 = cells(line)[2].parse().expect("it is a number");
        assert!((2.75..=6.5).contains(&times), "{of}: {times}");
    }
}

/// Emitted code calls hidden items of the `genfn` of one version, and no other.
#[test]
fn the_packages_ask_for_each_other_by_their_own_version() {
    let workspace = read("Cargo.toml");
    let (_, rest) = workspace.split_once("[workspace.package]\nversion = \"").expect("it says a version");
    let (version, _) = rest.split_once('"').expect("it ends");
    for package in ["genfn", "genfn-lowering", "genfn-macros"] {
        let line = format!("\n{package} = {{ version = \"={version}\", path = ");
        assert!(workspace.contains(&line), "Cargo.toml: {package} by another version than ={version}");
    }
    for manifest in ["core/Cargo.toml", "macros/Cargo.toml", "lowering/Cargo.toml"] {
        let text = read(manifest);
        for line in text.lines().filter(|line| line.starts_with("genfn-")) {
            assert!(line.ends_with(".workspace = true"), "{manifest}: {line}");
        }
        assert!(text.contains("\nversion.workspace = true\n"), "{manifest}");
    }
    for manifest in ["cargo-genfn/Cargo.toml", "cargo-genfn/view/Cargo.toml"] {
        let line = format!("genfn-lowering = {{ version = \"={version}\"");
        assert!(read(manifest).contains(&line), "{manifest}");
    }
}

/// Where it is published from, and what the newest version of Rust is that it does without.
#[test]
fn there_is_one_place_for_what_all_packages_say() {
    for manifest in ["core/Cargo.toml", "macros/Cargo.toml", "lowering/Cargo.toml"] {
        let text = read(manifest);
        for field in ["edition", "rust-version", "license", "repository", "homepage"] {
            assert!(text.contains(&format!("\n{field}.workspace = true\n")), "{manifest}: {field}");
        }
        for field in ["description", "documentation", "readme", "keywords", "categories"] {
            assert!(text.contains(&format!("\n{field} = ")), "{manifest}: {field}");
        }
    }
    let (_, rest) = read("Cargo.toml")
        .split_once("\nrust-version = \"")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .expect("it says one");
    let (version, _) = rest.split_once('"').expect("it ends");
    for file in ["README.md", "docs/tour.md", ".github/workflows/ci.yml", "cargo-genfn/Cargo.toml"] {
        assert!(read(file).contains(version), "{file} does not speak of {version}");
    }
}
