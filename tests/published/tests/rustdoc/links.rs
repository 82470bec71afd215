//! No page of the crate's docs leads nowhere: the guide's pages are files as well, and name their neighbours as such.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use crate::{all_between, documented, read};

/// A path without `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => assert!(plain.pop(), "{} leads out", path.display()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

fn pages(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in directory.read_dir().expect("it can be read") {
        let path = entry.expect("it is there").path();
        if path.is_dir() {
            pages(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            found.push(path);
        }
    }
}

#[test]
fn every_link_of_the_docs_leads_somewhere() {
    let mut found = Vec::new();
    pages(&documented().join("genfn"), &mut found);
    let mut ids = BTreeMap::new();
    let mut dead = Vec::new();
    let mut followed = 0;
    for page in &found {
        let html = read(page);
        // What lies in the page itself; the side bar and the source are rustdoc's own.
        let (_, main) = html.split_once("id=\"main-content\"").unwrap_or_default();
        for link in all_between(main, "href=\"", "\"") {
            if link.contains("://") || link.contains("/src/") {
                continue;
            }
            followed += 1;
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() {
                page.clone()
            } else {
                plain(&page.parent().expect("it lies somewhere").join(file))
            };
            let known = ids.entry(target.clone()).or_insert_with(|| {
                let html = std::fs::read_to_string(&target).ok()?;
                Some(all_between(&html, "id=\"", "\"").map(str::to_owned).collect::<Vec<_>>())
            });
            let leads = known.as_ref().is_some_and(|ids| anchor.is_empty() || ids.iter().any(|id| id == anchor));
            if !leads {
                dead.push(format!("{} → {link}", page.display()));
            }
        }
    }
    assert!(followed > 500, "{followed} links");
    assert!(dead.is_empty(), "lead nowhere:\n{}", dead.join("\n"));
}
