//! What rustdoc shows: of the crate, and of a user's generators.

mod examples;
mod links;
mod signatures;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::{env, fs};

/// Documents the workspace, as `.ci/run` does, and tells where that is.
fn documented() -> &'static Path {
    static AT: OnceLock<PathBuf> = OnceLock::new();
    AT.get_or_init(|| {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it lies in the target directory");
        let status = Command::new(env!("CARGO"))
            .args(["doc", "--quiet", "--workspace", "--no-deps", "--target-dir"])
            .arg(target)
            .env("RUSTDOCFLAGS", "-D warnings")
            .status()
            .expect("cargo is there");
        assert!(status.success(), "the documentation is not built");
        target.join("doc")
    })
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What stands between two texts, wherever both stand.
fn all_between<'t>(text: &'t str, before: &'t str, after: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(before).skip(1).filter_map(move |rest| rest.split_once(after).map(|(between, _)| between))
}

/// HTML without its tags.
fn without_tags(html: &str) -> String {
    let mut text = html.split('<').next().unwrap_or_default().to_owned();
    for rest in html.split('<').skip(1) {
        text.push_str(rest.split_once('>').map_or("", |(_, text)| text));
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"")
}
