//! `cargo genfn`: shows what genfn makes of a crate's generators.
//!
//! It reads the sources, and compiles nothing: a crate that does not compile elsewhere is shown all the same.
//!
//! | file | what it does |
//! | --- | --- |
//! | `cli.rs` | what it is asked |
//! | `sources.rs` | the files of a crate, and the generators in them |
//! | `report.rs` | mistakes, as rustc prints them |
//! | `colour.rs` | Rust in colours |
//! | `completions.rs` | completions for shells |
//! | `serve.rs` | the page, and word of every change |

mod cli;
mod colour;
mod completions;
mod report;
mod serve;
mod sources;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use cli::{Cli, Command, Format, Genfn, Place};
use genfn_view::{Page, Shown};
use sources::{Found, Sources};

fn main() -> ExitCode {
    let Cli::Genfn(Genfn { place, color, command }) = Cli::parse();
    color.write_global();
    match run(&place, command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            report::failure(&error);
            ExitCode::FAILURE
        }
    }
}

/// Whether all is well with what was shown.
fn run(place: &Place, command: Command) -> Result<bool, String> {
    match command {
        Command::List => list(&Sources::read(place)?),
        Command::Expand { name } => {
            let sources = Sources::read(place)?;
            let found = sources.one(&name)?;
            let shown = found.generator.shown();
            colour::print(&shown.expansion.text)?;
            Ok(report::mistakes(found.file, &shown.mistakes))
        }
        Command::Graph { name, format } => {
            let sources = Sources::read(place)?;
            let found = sources.one(&name)?;
            let Shown { machine, mistakes, .. } = found.generator.shown();
            let well = report::mistakes(found.file, &mistakes);
            let Some(machine) = machine else { return Ok(false) };
            written(&match format {
                Format::Dot => machine.to_dot(),
                Format::Mermaid => machine.to_mermaid(),
                Format::Svg => genfn_view::svg(&machine),
            })?;
            Ok(well)
        }
        Command::View { output, serve, port } => {
            if serve {
                return serve::run(place, port).map(|()| true);
            }
            let sources = Sources::read(place)?;
            let well = report::unread(&sources);
            if !sources.has_generators() {
                return if well { Err(sources.has_none()) } else { Ok(false) };
            }
            let output = output.unwrap_or_else(|| "genfn.html".into());
            std::fs::write(&output, genfn_view::page(&sources.title, &shown(&sources), false))
                .map_err(|error| format!("can't write {}: {error}", output.display()))?;
            written(&format!("{}\n", output.display()))?;
            Ok(well)
        }
        Command::Completions { shell } => {
            written(&completions::script(shell))?;
            Ok(true)
        }
    }
}

/// All of it, for a page.
fn shown(sources: &Sources) -> Page {
    let mut page = Page::default();
    for file in sources.files.iter().filter(|file| !file.generators.is_empty() || !file.unread.is_empty()) {
        page.add(&file.shown, &file.source, &file.modules, &file.conditions);
    }
    page
}

fn list(sources: &Sources) -> Result<bool, String> {
    let mut rows = vec![["GENERATOR", "WHERE", "STATES", "SAVES"].map(str::to_owned)];
    let mut well = report::unread(sources);
    for Found { name, place, generator, .. } in sources.all() {
        let shown = generator.shown();
        well &= shown.mistakes.is_empty();
        let (states, saves) = match &shown.machine {
            Some(machine) => (machine.states.len().to_string(), saves(machine)),
            None => {
                let called = if name.contains(' ') { &place } else { &name };
                ("-".to_owned(), format!("has mistakes: see `cargo genfn graph {called}`"))
            }
        };
        rows.push([name, place, states, saves]);
    }
    if rows.len() == 1 {
        return if well { Err(sources.has_none()) } else { Ok(false) };
    }
    let widths: Vec<usize> =
        (0..3).map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0)).collect();
    for [path, at, states, saves] in rows {
        let row = format!("{path:0$}  {at:1$}  {states:>2$}  {saves}", widths[0], widths[1], widths[2]);
        written(&format!("{}\n", row.trim_end()))?;
    }
    Ok(well)
}

/// What is saved in some state or other.
fn saves(machine: &genfn_lowering::machine::Machine) -> String {
    if machine.is_pinned {
        return "for rustc to say: it is pinned".to_owned();
    }
    let mut names: Vec<&str> = Vec::new();
    for saved in machine.states.iter().flat_map(|state| &state.saved) {
        if !names.contains(&saved.name.as_str()) {
            names.push(&saved.name);
        }
    }
    names.join(", ")
}

/// To standard output, which may be a pipe that nobody reads any more.
fn written(text: &str) -> Result<(), String> {
    match anstream::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(format!("can't write: {error}")),
        Ok(()) | Err(_) => Ok(()),
    }
}
