//! The files of a crate, as far as `mod` leads to them, and the generators in them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use genfn_view::{Generator, Mistake, Module, Read, Told};
use serde_json::Value;

use crate::cli::Place;

/// What was read.
pub(crate) struct Sources {
    /// What it is called.
    pub(crate) title: String,
    /// What was read.
    of: String,
    pub(crate) files: Vec<SourceFile>,
}

/// One file.
pub(crate) struct SourceFile {
    /// Its path, as it is shown.
    pub(crate) shown: String,
    pub(crate) path: PathBuf,
    pub(crate) source: String,
    /// The modules that it stands in.
    pub(crate) modules: Vec<String>,
    /// The `#[cfg(…)]`s that it is compiled under.
    pub(crate) conditions: Vec<String>,
    pub(crate) generators: Vec<Generator>,
    /// Why some of it can't be read.
    pub(crate) unread: Vec<Mistake>,
}

/// What a file stands in.
#[derive(Clone)]
struct Around {
    modules: Vec<String>,
    conditions: Vec<String>,
}

/// A generator, and the file that it stands in.
pub(crate) struct Found<'s> {
    pub(crate) file: &'s SourceFile,
    /// What it is called, which no other one is.
    pub(crate) name: String,
    /// Its path, which another one may have, too.
    path: String,
    /// Its file and line.
    pub(crate) place: String,
    pub(crate) generator: &'s Generator,
}

impl Sources {
    pub(crate) fn read(place: &Place) -> Result<Sources, String> {
        let here = std::env::current_dir().map_err(|error| format!("there is no directory here: {error}"))?;
        let mut sources = Sources { title: String::new(), of: String::new(), files: Vec::new() };
        if let Some(file) = &place.file {
            sources.title = file.display().to_string();
            sources.of.clone_from(&sources.title);
            let source = fs::read_to_string(file).map_err(|error| format!("can't read {}: {error}", file.display()))?;
            let around = Around { modules: Vec::new(), conditions: Vec::new() };
            sources.add(file, source, around, &here, file.parent().unwrap_or(Path::new("")));
            return Ok(sources);
        }
        let roots = roots(place)?;
        sources.title = format!("the generators of {}", roots.0);
        sources.of = roots.0;
        for (modules, root) in roots.1 {
            let directory = root.parent().unwrap_or(Path::new("")).to_owned();
            // A target whose file is missing is for cargo to tell of.
            if let Ok(source) = fs::read_to_string(&root) {
                sources.add(&root, source, Around { modules, conditions: Vec::new() }, &here, &directory);
            }
        }
        Ok(sources)
    }

    /// A file, and those of its modules; these lie in `directory`.
    fn add(&mut self, path: &Path, source: String, around: Around, here: &Path, directory: &Path) {
        if self.files.iter().any(|file| file.path == path) {
            return;
        }
        let shown = path.strip_prefix(here).unwrap_or(path).display().to_string();
        let Read { generators, modules: inner, mistakes: unread } = genfn_view::read(&source);
        let Around { modules, conditions } = around.clone();
        self.files.push(SourceFile { shown, path: path.to_owned(), source, modules, conditions, generators, unread });
        for Module { around: inside, name, path: given, conditions } in inner {
            let below = inside.iter().fold(directory.to_owned(), |below, module| below.join(module));
            let (path, directory) = match given {
                Some(given) => {
                    let path = path.parent().unwrap_or(Path::new("")).join(given);
                    let directory = path.parent().unwrap_or(Path::new("")).to_owned();
                    (path, directory)
                }
                None => {
                    let flat = below.join(format!("{name}.rs"));
                    let path = if flat.is_file() { flat } else { below.join(&name).join("mod.rs") };
                    (path, below.join(&name))
                }
            };
            if let Ok(source) = fs::read_to_string(&path) {
                let modules = [&around.modules[..], &inside, &[name]].concat();
                let conditions = [&around.conditions[..], &conditions].concat();
                self.add(&path, source, Around { modules, conditions }, here, &directory);
            }
        }
    }

    pub(crate) fn has_generators(&self) -> bool {
        self.files.iter().any(|file| !file.generators.is_empty())
    }

    /// What is said where there are none.
    pub(crate) fn has_none(&self) -> String {
        let files = match self.files.len() {
            1 => "one file was read".to_owned(),
            count => format!("{count} files were read"),
        };
        format!("there is no generator in {}: {files}", self.of)
    }

    pub(crate) fn all(&self) -> Vec<Found<'_>> {
        let all = || self.files.iter().flat_map(|file| file.generators.iter().map(move |generator| (file, generator)));
        let told = all().map(|(file, generator)| Told {
            path: generator.path_in(&file.modules),
            conditions: [&file.conditions[..], &generator.conditions].concat(),
            place: format!("{}:{}", file.shown, generator.lines.0),
        });
        let told: Vec<Told> = told.collect();
        let named = genfn_view::told_apart(&told).into_iter().zip(told);
        let found = all().zip(named);
        found
            .map(|((file, generator), (name, Told { path, place, .. }))| Found { file, name, path, place, generator })
            .collect()
    }

    /// The one generator whose path ends so, that is called so, or that begins there.
    pub(crate) fn one(&self, wanted: &str) -> Result<Found<'_>, String> {
        let ends = |path: &str| path == wanted || path.ends_with(&format!("::{wanted}"));
        let is_there = |place: &str| place == wanted || place.ends_with(&format!("/{wanted}"));
        let mut all = self.all();
        let mut found: Vec<Found<'_>> = Vec::new();
        let chosen = |found: &Found<'_>| ends(&found.path) || ends(&found.name) || is_there(&found.place);
        let names: Vec<(String, String)> = all.iter().map(|found| (found.name.clone(), found.path.clone())).collect();
        found.extend(all.extract_if(.., |found| chosen(found)));
        for exactly in [|found: &Found<'_>| found.path.clone(), |found: &Found<'_>| found.name.clone()] {
            if found.iter().any(|found| exactly(found) == wanted) {
                found.retain(|found| exactly(found) == wanted);
            }
        }
        if found.len() > 1 {
            let places: String = found.iter().map(|found| format!("\n  {} in {}", found.name, found.place)).collect();
            return Err(format!(
                "there are several generators called `{wanted}`: write more of the path, or the place as in `{}`{places}",
                found[0].place
            ));
        }
        found.pop().ok_or_else(|| {
            let unread = if crate::report::unread(self) { "" } else { ", as far as its files can be read" };
            match nearest_name(wanted, &names) {
                Some(name) => format!("there is no generator called `{wanted}`{unread}: did you mean `{name}`?"),
                None => format!("there is no generator called `{wanted}`{unread}: see `cargo genfn list`"),
            }
        })
    }
}

/// The name that is the most like what was written: by all of its path, or by as many of its last names.
fn nearest_name<'n>(wanted: &str, names: &'n [(String, String)]) -> Option<&'n str> {
    let count = wanted.split("::").count();
    let likeness = |path: &str| {
        let segments: Vec<&str> = path.split("::").collect();
        let end = segments[segments.len().saturating_sub(count)..].join("::");
        let last = [path, &end, segments.last().copied().unwrap_or_default()];
        last.into_iter().map(|name| strsim::jaro_winkler(wanted, name)).fold(0.0, f64::max)
    };
    let likenesses = names.iter().map(|(name, path)| (likeness(path), name.as_str()));
    let nearest = likenesses.filter(|(likeness, _)| *likeness > 0.8);
    nearest.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, name)| name)
}

type Roots = Vec<(Vec<String>, PathBuf)>;

/// The name of the package or workspace, and the file that each target begins with.
fn roots(place: &Place) -> Result<(String, Roots), String> {
    let metadata = metadata(place.manifest_path.as_deref())?;
    let packages = metadata["packages"].as_array().cloned().unwrap_or_default();
    let name = |package: &Value| package["name"].as_str().unwrap_or_default().to_owned();
    let here = nearest(place.manifest_path.as_deref());
    let own = |package: &&Value| match (&place.package, &here) {
        (Some(wanted), _) => name(package) == *wanted,
        (None, Some(here)) => package["manifest_path"].as_str().is_some_and(|path| Path::new(path) == here),
        (None, None) => true,
    };
    let mut chosen: Vec<&Value> = packages.iter().filter(own).collect();
    if chosen.is_empty() {
        if let Some(wanted) = &place.package {
            return Err(format!("there is no package called `{wanted}` here"));
        }
        chosen = packages.iter().collect();
    }
    let title = match chosen[..] {
        [one] => name(one),
        _ => "the workspace".to_owned(),
    };
    let several = chosen.len() > 1;
    let mut roots = Vec::new();
    for package in chosen {
        for target in package["targets"].as_array().into_iter().flatten() {
            let (Some(called), Some(path)) = (target["name"].as_str(), target["src_path"].as_str()) else { continue };
            let kinds: Vec<&str> = target["kind"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            if kinds.contains(&"custom-build") {
                continue;
            }
            let is_library = kinds.iter().any(|kind| kind.ends_with("lib") || *kind == "proc-macro");
            let modules = if is_library && !several { Vec::new() } else { vec![called.replace('-', "_")] };
            roots.push((modules, PathBuf::from(path)));
        }
    }
    Ok((title, roots))
}

/// The manifest that is meant, if it is not a workspace's alone.
fn nearest(given: Option<&Path>) -> Option<PathBuf> {
    let given = given.and_then(|path| path.canonicalize().ok());
    given.or_else(|| {
        let here = std::env::current_dir().ok()?;
        here.ancestors().map(|directory| directory.join("Cargo.toml")).find(|path| path.is_file())
    })
}

fn metadata(manifest: Option<&Path>) -> Result<Value, String> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]);
    if let Some(manifest) = manifest {
        cargo.arg("--manifest-path").arg(manifest);
    }
    let output = cargo.output().map_err(|error| format!("can't run cargo: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(said.trim().trim_start_matches("error: ").to_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("can't read what cargo says: {error}"))
}
