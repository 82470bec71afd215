//! What it is asked.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

const EXIT_CODES: &str = "\
Exit codes:
  0  all that was asked for was shown
  1  there are mistakes in a generator or a file that was to be shown, or there is nothing to show; what can be shown is
  2  the arguments were not understood";

const TABLE: &str = "\
GENERATOR  its path; a gen_! is called after the function around it. Of two with one path it says what they are compiled under
WHERE      its file and first line, by which it can be named as well
STATES     how many places there are where it may rest: before it has run, at each yield_! and yield_from! that can be reached, after its end
SAVES      what it holds in one of them or another: variables, and what has no name by what was written
           (`rest of xs`: what a loop has still to go through). An async or pinned one is laid out by rustc, which does not tell";

const DRAWING: &str = "\
How to read it:
  rounded box   where it rests: `created` before it has run, one for each yield_!, `closed` after its end
  double box    the same, in what a yield_from! delegates to
  saves …       what it holds there. `(to be dropped)`: only until its scope ends; `(borrowed again from x)`: not held, but borrowed
                anew; `rest of xs`: what a loop has still to go through. Nothing is told of what rustc lays out: async and pinned ones
  solid arrow   it is resumed, and runs to where the arrow leads; what decides for that stands beside it, in the order in which it is
                asked, alternatives after `or`. `next x` and `no more` are those of a for loop, `…` stands for more than there is room for
  dashed arrow  an error is raised on the way, by `?` or from outside, and is caught as it says, or ends the generator
  dotted arrow  it is closed where it rests, and a handler or a `finally` runs. In Mermaid it is dashed as well: `closed` says which.
                Wherever there is none, being closed or dropped there drops what is saved, and that is all
  dashed frame  the body of a try_!; its handlers, `else` and `finally` stand beside it";

/// As cargo calls it.
#[derive(Parser)]
#[command(name = "cargo", bin_name = "cargo", styles = clap::builder::Styles::styled())]
pub(crate) enum Cli {
    Genfn(Genfn),
}

/// Shows what genfn makes of a crate's generators
///
/// It reads the sources and compiles nothing, so a crate that does not compile is shown as well.
#[derive(Args)]
#[command(version, about, long_about, after_long_help = EXIT_CODES)]
pub(crate) struct Genfn {
    #[command(flatten)]
    pub(crate) place: Place,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub(crate) color: Colour,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Where the sources are.
#[derive(Args)]
pub(crate) struct Place {
    /// The Cargo.toml of the crate; the nearest one if left out
    #[arg(long, value_name = "PATH", global = true, conflicts_with = "file")]
    pub(crate) manifest_path: Option<PathBuf>,
    /// The package of the workspace; all of them at its root if left out
    #[arg(short, long, value_name = "NAME", global = true, conflicts_with = "file")]
    pub(crate) package: Option<String>,
    /// One source file, of no crate
    #[arg(long, value_name = "PATH", global = true)]
    pub(crate) file: Option<PathBuf>,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Lists every generator: where it is, how many states it has, what it saves
    #[command(after_long_help = TABLE)]
    List,
    /// Prints what the macro makes of a generator
    Expand {
        /// The end of its path, as in `walk` or `Tree::walk`; or where it begins, as in `src/tree.rs:12`
        name: String,
    },
    /// Draws the machine of a generator
    #[command(after_long_help = DRAWING)]
    Graph {
        /// The end of its path, as in `walk` or `Tree::walk`; or where it begins, as in `src/tree.rs:12`
        name: String,
        /// The language of the drawing
        #[arg(long, default_value = "mermaid")]
        format: Format,
    },
    /// Writes one page of all generators: source, diagram and expansion side by side
    #[command(after_long_help = DRAWING)]
    View {
        /// The file that is written: genfn.html if left out
        #[arg(short, long, value_name = "PATH", conflicts_with = "serve")]
        output: Option<PathBuf>,
        /// Serve the page on this machine instead, and load it anew when a source is saved
        #[arg(long)]
        serve: bool,
        /// The port to serve it on; 0 is any
        #[arg(long, default_value_t = 4627, requires = "serve")]
        port: u16,
    },
    /// Prints completions for a shell
    ///
    /// bash: add `source <(cargo genfn completions bash)` to ~/.bashrc. fish: write them to ~/.config/fish/conf.d/cargo-genfn.fish. zsh:
    /// write them to a file _cargo-genfn in $fpath; zsh's own completions for cargo ask them.
    Completions { shell: Shell },
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    Dot,
    Mermaid,
    Svg,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

impl Colour {
    /// For everything that is printed from now on.
    pub(crate) fn write_global(self) {
        let choice = match self {
            Colour::Auto => anstream::ColorChoice::Auto,
            Colour::Always => anstream::ColorChoice::Always,
            Colour::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}
