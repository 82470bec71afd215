//! The rooms of `lowering/src` lie above each other: a file names only what is in its own room, or in one below. In a room files lie
//! above each other, too: none are on a circle of imports.
//!
//! It reads the paths in the sources, in `use` lines and elsewhere, as far as the module that they lead to, behind the face of its
//! room. What a comment refers to is no import.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

/// The rooms, top floor first: each may import any room below it. ARCHITECTURE.md tells what they hold.
const ROOMS: &[&str] = &[
    "lower",
    "pinned",
    "codegen",
    "desugar",
    "prepare",
    "recovery",
    "partial_moves",
    "layout",
    "check",
    "exceptions",
    "analysis",
    "emit",
    "flow",
    "source",
    "ir",
    "syntax",
    "diagnostics",
    "sorted",
];

/// The modules of the crate, by their paths: `codegen::types::body`. The root has none.
fn modules(directory: &Path, parent: &str, found: &mut BTreeMap<String, TokenStream>) {
    for entry in fs::read_dir(directory).expect("the sources can be read").flatten() {
        let path = entry.path();
        let stem = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        let child = if parent.is_empty() { stem.clone() } else { format!("{parent}::{stem}") };
        if path.is_dir() {
            modules(&path, &child, found);
            continue;
        }
        let source = fs::read_to_string(&path).expect("a source file can be read");
        let tokens = source.parse().expect("a source file is tokens");
        let module = match stem.as_str() {
            "lib" | "mod" => parent.to_owned(),
            _ => child,
        };
        found.insert(module, tokens);
    }
}

/// The floor of the room that a module belongs to, the topmost being 0.
fn floor(module: &str) -> Option<usize> {
    ROOMS.iter().position(|room| module.split("::").next() == Some(room))
}

/// What a module names of the crate.
struct Named<'a> {
    modules: &'a BTreeMap<String, TokenStream>,
    /// The module that each name of a face leads to.
    faces: &'a BTreeMap<String, String>,
    module: &'a str,
    found: BTreeSet<String>,
}

impl Named<'_> {
    fn is_module(&self, path: &[String]) -> bool {
        self.modules.contains_key(&path.join("::"))
    }

    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                // An inline module, which is one of tests; `pub(in crate::room)`.
                TokenTree::Group(_) if matches!(&tokens[..at], [.., before, _] if is_word(before, "mod")) => {}
                TokenTree::Group(group)
                    if group.stream().into_iter().next().is_some_and(|first| is_word(&first, "in")) => {}
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(_) if goes_on(&tokens[..at]) => {}
                TokenTree::Ident(ident) => self.path(&ident.to_string(), &tokens[at + 1..]),
                _ => {}
            }
        }
    }

    /// A path, if one begins with this name.
    fn path(&mut self, first: &str, behind: &[TokenTree]) {
        let here: Vec<_> = self.module.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
        let base = match first {
            "crate" => Vec::new(),
            "self" => here,
            "super" => here[..here.len().saturating_sub(1)].to_vec(),
            child => [&here[..], &[child.to_owned()]].concat(),
        };
        let leads_on = matches!(behind, [colon, ..] if is_sign(colon, &[':']));
        if leads_on && (base.is_empty() || self.is_module(&base)) {
            self.behind(base, behind);
        }
    }

    /// What follows a module in a path: `::next`, `::{one, two}`.
    fn behind(&mut self, base: Vec<String>, behind: &[TokenTree]) {
        match behind {
            [colon, _, TokenTree::Ident(next), behind @ ..] if is_sign(colon, &[':']) => {
                self.step(base, next.to_string(), behind)
            }
            [colon, _, TokenTree::Group(group), ..] if is_sign(colon, &[':']) => {
                let inside: Vec<_> = group.stream().into_iter().collect();
                for tree in inside.split(|token| is_sign(token, &[','])) {
                    if let [TokenTree::Ident(next), behind @ ..] = tree {
                        self.step(base.clone(), next.to_string(), behind);
                    }
                }
            }
            _ => {
                self.found.insert(base.join("::"));
            }
        }
    }

    fn step(&mut self, mut base: Vec<String>, next: String, behind: &[TokenTree]) {
        if next == "super" {
            base.pop();
            return self.behind(base, behind);
        }
        let inner = [&base[..], &[next]].concat();
        if self.is_module(&inner) {
            self.behind(inner, behind);
        } else {
            let behind_face = self.faces.get(&inner.join("::")).cloned();
            self.found.insert(behind_face.unwrap_or_else(|| base.join("::")));
        }
    }
}

/// What the faces of rooms name of the files behind them: `pub(crate) use build::build;`.
fn faces(modules: &BTreeMap<String, TokenStream>) -> BTreeMap<String, String> {
    fn collect(face: &str, path: &str, tree: &syn::UseTree, found: &mut BTreeMap<String, String>) {
        let name = match tree {
            syn::UseTree::Path(tree) => {
                return collect(face, &format!("{path}::{}", tree.ident), &tree.tree, found);
            }
            syn::UseTree::Group(group) => {
                return group.items.iter().for_each(|tree| collect(face, path, tree, found));
            }
            syn::UseTree::Name(tree) => &tree.ident,
            syn::UseTree::Rename(tree) => &tree.rename,
            syn::UseTree::Glob(_) => return,
        };
        found.insert(format!("{face}::{name}"), format!("{face}{path}"));
    }
    let mut found = BTreeMap::new();
    for (face, tokens) in modules {
        let file: syn::File = syn::parse2(tokens.clone()).expect("a source file parses");
        for item in &file.items {
            if let syn::Item::Use(item) = item
                && !matches!(item.vis, syn::Visibility::Inherited)
            {
                collect(face, "", &item.tree, &mut found);
            }
        }
    }
    found
}

/// Does a name belong to what stands before it: a path, a receiver, a `$`?
fn goes_on(before: &[TokenTree]) -> bool {
    match before {
        [.., first, second] if is_sign(second, &[':']) => is_sign(first, &[':']),
        [.., last] => is_sign(last, &['.', '$']),
        [] => false,
    }
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

fn is_sign(token: &TokenTree, signs: &[char]) -> bool {
    matches!(token, TokenTree::Punct(sign) if signs.contains(&sign.as_char()))
}

/// What each module names of the crate.
fn imports(modules: &BTreeMap<String, TokenStream>) -> BTreeMap<&str, BTreeSet<String>> {
    let faces = faces(modules);
    let named = |(module, tokens): (&'_ String, &TokenStream)| {
        let mut named = Named { modules, faces: &faces, module, found: BTreeSet::new() };
        named.tokens(tokens.clone());
        named.found
    };
    modules.iter().map(|each| (each.0.as_str(), named(each))).collect()
}

fn sources() -> BTreeMap<String, TokenStream> {
    let mut modules = BTreeMap::new();
    self::modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut modules);
    modules
}

#[test]
fn every_module_is_in_a_room() {
    let modules = sources();
    let homeless: Vec<_> = modules.keys().filter(|module| !module.is_empty() && floor(module).is_none()).collect();
    assert!(homeless.is_empty(), "say in the list between which floors they lie: {homeless:#?}");
    let empty: Vec<_> = ROOMS.iter().filter(|room| !modules.contains_key(**room)).collect();
    assert!(empty.is_empty(), "strike the rooms that are gone: {empty:#?}");
}

#[test]
fn no_import_leads_upwards() {
    let modules = sources();
    let mut upwards = Vec::new();
    for (module, named) in imports(&modules) {
        let Some(own) = floor(module) else { continue };
        // The root holds nothing but `expand`.
        let above = named.into_iter().filter(|named| floor(named).is_none_or(|floor| floor < own));
        upwards.extend(above.map(|named| format!("{module} names {named}")));
    }
    assert!(upwards.is_empty(), "what is named lies in a room above: {upwards:#?}");
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let modules = sources();
    let mut open = imports(&modules);
    for (module, named) in &mut open {
        named.remove(*module);
    }
    // Who imports nothing that is left is on no circle.
    loop {
        let done: BTreeSet<_> = open.iter().filter(|(_, named)| named.is_empty()).map(|(module, _)| *module).collect();
        if done.is_empty() {
            break;
        }
        open.retain(|module, _| !done.contains(module));
        open.values_mut().for_each(|named| named.retain(|named| !done.contains(named.as_str())));
    }
    assert!(open.is_empty(), "these are on circles of imports, or import what is: {open:#?}");
}

#[test]
fn a_path_leads_to_a_module() {
    let names = ["", "ir", "flow", "flow::builder", "flow::names", "codegen", "codegen::tokens"];
    let modules: BTreeMap<_, _> = names.iter().map(|name| ((*name).to_owned(), TokenStream::new())).collect();
    let faces = BTreeMap::from([("flow::build".to_owned(), "flow::builder".to_owned())]);
    let check = |module: &str, source: &str, expected: &[&str]| {
        let mut named = Named { modules: &modules, faces: &faces, module, found: BTreeSet::new() };
        named.tokens(source.parse().expect("the source is tokens"));
        assert_eq!(named.found.iter().map(String::as_str).collect::<Vec<_>>(), expected, "{source}");
    };
    check("ir", "use crate::flow::{Flow, build};", &["flow", "flow::builder"]);
    check("flow::builder", "use crate::{codegen::{Plan, tokens::braced}, ir};", &["codegen", "codegen::tokens", "ir"]);
    check("flow::builder", "use super::names::Known; use super::Flow;", &["flow", "flow::names"]);
    check(
        "flow",
        "mod builder; use builder::Builder; fn f() { names::found(crate::ir::Kind) }",
        &["flow::builder", "flow::names", "ir"],
    );
    check(
        "flow",
        "/// See [`codegen`](crate::codegen).\nuse std::ir::X; pub(crate) fn g() { quote!($crate::ir::X) }",
        &[],
    );
}
