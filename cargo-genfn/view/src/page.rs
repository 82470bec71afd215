//! What a page shows, as JSON, and the page itself: one file that asks nobody for anything.

use genfn_lowering::machine::{How, Machine, Spot, StateKind};
use serde::Serialize;

use crate::{Generator, Mistake, Shown, Told, read, svg, told_apart};

/// All that a page shows.
#[derive(Serialize, Default)]
pub struct Page {
    files: Vec<FileShown>,
}

#[derive(Serialize)]
struct FileShown {
    path: String,
    source: String,
    mistakes: Vec<MistakeShown>,
    generators: Vec<GeneratorShown>,
}

/// Places are counted in UTF-16, as JavaScript does.
#[derive(Serialize)]
struct MistakeShown {
    message: String,
    from: usize,
    to: usize,
    line: usize,
}

#[derive(Serialize)]
struct GeneratorShown {
    /// What it is called, which no other one is.
    path: String,
    #[serde(skip)]
    told: Told,
    lines: (usize, usize),
    pinned: bool,
    states: Vec<StateShown>,
    edges: Vec<EdgeShown>,
    svg: String,
    dot: String,
    mermaid: String,
    expansion: String,
    origins: Vec<Vec<usize>>,
    mistakes: Vec<MistakeShown>,
}

#[derive(Serialize)]
struct StateShown {
    name: String,
    kind: &'static str,
    text: String,
    /// The lines that it stands in.
    lines: Option<(usize, usize)>,
    from: Option<usize>,
    to: Option<usize>,
    saved: Vec<(String, String)>,
}

#[derive(Serialize)]
struct EdgeShown {
    from: usize,
    to: usize,
    words: String,
    how: &'static str,
}

impl Page {
    /// A file is added, whether or not all of it can be read. It stands in these modules, and is compiled under these conditions.
    pub fn add(&mut self, path: &str, source: &str, modules: &[String], conditions: &[String]) {
        let read = read(source);
        let generators = read.generators.iter().map(|generator| {
            let told = Told {
                path: generator.path_in(modules),
                conditions: [conditions, &generator.conditions].concat(),
                place: format!("{path}:{}", generator.lines.0),
            };
            shown(generator, &generator.shown(), source, told)
        });
        let mistakes = read.mistakes.iter().map(|mistake| shown_mistake(mistake, source)).collect();
        let generators = generators.collect();
        self.files.push(FileShown { path: path.to_owned(), source: source.to_owned(), mistakes, generators });
        self.tell_apart();
    }

    /// Two generators of one path have two names.
    fn tell_apart(&mut self) {
        let generators = self.files.iter().flat_map(|file| &file.generators);
        let told: Vec<Told> = generators.map(|generator| generator.told.clone()).collect();
        let names = told_apart(&told);
        let generators = self.files.iter_mut().flat_map(|file| &mut file.generators);
        for (generator, name) in generators.zip(names) {
            generator.path = name;
        }
    }

    /// As JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.iter().all(|file| file.generators.is_empty() && file.mistakes.is_empty())
    }
}

fn shown(generator: &Generator, shown: &Shown, source: &str, told: Told) -> GeneratorShown {
    let machine = shown.machine.as_ref();
    let text = |print: fn(&Machine) -> String| machine.map(print).unwrap_or_default();
    let mut drawn = GeneratorShown {
        path: told.path.clone(),
        told,
        lines: generator.lines,
        pinned: machine.is_some_and(|machine| machine.is_pinned),
        states: Vec::new(),
        edges: Vec::new(),
        svg: text(svg),
        dot: text(Machine::to_dot),
        mermaid: text(Machine::to_mermaid),
        expansion: shown.expansion.text.clone(),
        origins: shown.expansion.from.clone(),
        mistakes: shown.mistakes.iter().map(|mistake| shown_mistake(mistake, source)).collect(),
    };
    let Some(machine) = machine else { return drawn };
    drawn.states = machine
        .states
        .iter()
        .map(|state| StateShown {
            name: state.name.clone(),
            kind: match state.kind {
                StateKind::Created => "created",
                StateKind::Yield => "yield",
                StateKind::Delegate => "delegate",
                StateKind::Closed => "closed",
            },
            text: state.text.clone(),
            lines: state.place.as_ref().map(|place| lines(place, source)),
            from: state.place.as_ref().map(|place| units(source, place.bytes.start)),
            to: state.place.as_ref().map(|place| units(source, place.bytes.end)),
            saved: state.saved.iter().map(|saved| (saved.name.clone(), saved.held.to_string())).collect(),
        })
        .collect();
    let edges = machine.edges.iter().map(|edge| EdgeShown {
        from: edge.from,
        to: edge.to,
        words: edge.words.clone(),
        how: match edge.how {
            How::Resumed => "resumed",
            How::Raised => "raised",
            How::Closed => "closed",
        },
    });
    drawn.edges = edges.collect();
    drawn
}

fn lines(place: &Spot, source: &str) -> (usize, usize) {
    let bytes = source.get(place.bytes.clone()).unwrap_or_default();
    (place.line, place.line + bytes.matches('\n').count())
}

fn shown_mistake(mistake: &Mistake, source: &str) -> MistakeShown {
    let (from, to) = (units(source, mistake.bytes.start), units(source, mistake.bytes.end));
    MistakeShown { message: mistake.message.clone(), from, to, line: mistake.line }
}

/// How many units of UTF-16 come before a byte.
fn units(source: &str, byte: usize) -> usize {
    source.get(..byte).unwrap_or(source).encode_utf16().count()
}

/// The style of the page.
const STYLE: &str = include_str!("../page/page.css");

/// The page, with what it shows in it. `live`: it asks the server that it came from when to load anew.
#[must_use]
pub fn page(title: &str, shown: &Page, live: bool) -> String {
    // What would end a script, or begin a comment in it, is a `<`.
    let data = shown.to_json().replace('<', "\\u003c");
    include_str!("../page/page.html")
        .replace("{{title}}", &crate::svg::escaped(title))
        .replace("{{live}}", if live { "true" } else { "false" })
        .replace("/*{{style}}*/", STYLE)
        .replace("/*{{script}}*/", include_str!("../page/page.js"))
        .replace("{{data}}", &data)
}
