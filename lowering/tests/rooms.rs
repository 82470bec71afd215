//! The rooms of `lowering/src` lie above each other: a file names only what is in its own room, or in one below. In a room files lie
//! above each other, too: none are on a circle of imports.
//!
//! Methods of one type may stand in several files; these call each other in a circle only where the face of their room says so.
//!
//! It reads the paths in the sources, in `use` lines and elsewhere, as far as the module that they lead to, behind the face of its
//! room. What a comment refers to is no import.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

/// The rooms, top floor first: each may import any room below it. ARCHITECTURE.md tells what they hold.
const ROOMS: &[&str] = &[
    "machine",
    "expression",
    "lower",
    "pinned",
    "async_generator",
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
    "recursion",
    "ir",
    "syntax",
    "diagnostics",
    "sorted",
    "listed",
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

/// Who a method is called on, in the files that share a type's methods.
const RECEIVERS: &[&str] = &["self", "Self", "this", "builder", "codegen", "desugar"];

/// The methods that the impls in a file have.
fn methods(tokens: &TokenStream) -> BTreeSet<String> {
    let file: syn::File = syn::parse2(tokens.clone()).expect("a source file parses");
    let impls = file.items.into_iter().filter_map(|item| match item {
        syn::Item::Impl(item) => Some(item.items),
        _ => None,
    });
    let methods = impls.flatten().filter_map(|item| match item {
        syn::ImplItem::Fn(item) => Some(item.sig.ident.to_string()),
        _ => None,
    });
    methods.collect()
}

/// The names that are called on one of the receivers.
fn called(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        called(group.stream(), found);
        let name = match &tokens[..at] {
            [.., on, dot, TokenTree::Ident(name)] if is_sign(dot, &['.']) => Some((on, name)),
            [.., on, colon, _, TokenTree::Ident(name)] if is_sign(colon, &[':']) => Some((on, name)),
            _ => None,
        };
        if let Some((on, name)) = name
            && RECEIVERS.iter().any(|receiver| is_word(on, receiver))
        {
            found.insert(name.to_string());
        }
    }
}

/// The files of a room that call each other in a circle: who calls which, but for those on no circle.
fn circles<'a>(files: &BTreeMap<&'a str, &TokenStream>) -> BTreeSet<&'a str> {
    let methods: BTreeMap<&str, BTreeSet<String>> =
        files.iter().map(|(file, tokens)| (*file, methods(tokens))).collect();
    let calls = |(file, tokens): (&&'a str, &&TokenStream)| {
        let mut names = BTreeSet::new();
        called((*tokens).clone(), &mut names);
        // What two files have may be anyone's.
        let owner = |name: &String| {
            let mut owners = methods.iter().filter(|(_, methods)| methods.contains(name)).map(|(owner, _)| *owner);
            owners.next().filter(|owner| owners.next().is_none() && owner != file)
        };
        (*file, names.iter().filter_map(owner).collect::<BTreeSet<&str>>())
    };
    let calls: BTreeMap<&str, BTreeSet<&str>> = files.iter().map(calls).collect();
    let reaches_itself = |file: &str| {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&str> = calls[file].iter().copied().collect();
        while let Some(next) = open.pop() {
            if seen.insert(next) {
                open.extend(&calls[next]);
            }
        }
        seen.contains(file)
    };
    files.keys().copied().filter(|file| reaches_itself(file)).collect()
}

/// The files that a face says call each other: those named in the paragraph that says so.
fn said_to_call_each_other(face: &TokenStream) -> BTreeSet<String> {
    let file: syn::File = syn::parse2(face.clone()).expect("a source file parses");
    let lines = file.attrs.iter().filter_map(|attribute| match &attribute.meta {
        syn::Meta::NameValue(doc) => match &doc.value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    let paragraph = text.split("\n\n").find(|paragraph| paragraph.replace('\n', " ").contains("call each other"));
    let sentence = paragraph.unwrap_or_default().replace('\n', " ");
    let sentence = sentence.split(". ").find(|sentence| sentence.contains("call each other")).unwrap_or_default();
    sentence.split('`').filter_map(|name| name.strip_suffix(".rs")).map(str::to_owned).collect()
}

#[test]
fn files_call_each_other_in_a_circle_only_where_their_room_says_so() {
    let modules = sources();
    for room in ROOMS {
        let inside = format!("{room}::");
        let files: BTreeMap<&str, &TokenStream> =
            modules.iter().filter_map(|(module, tokens)| Some((module.strip_prefix(&inside)?, tokens))).collect();
        let circles: BTreeSet<String> = circles(&files).into_iter().map(str::to_owned).collect();
        let said = said_to_call_each_other(&modules[*room]);
        assert_eq!(circles, said, "{room}: what calls each other, and what its face says of that");
    }
}

#[test]
fn a_circle_of_calls_is_found() {
    let file = |source: &str| source.parse::<TokenStream>().expect("the source is tokens");
    let one = file("impl X { fn one(&self) { quote!(self.two()) } }");
    let two = file("impl X { fn two(&self) { self.under(|this| this.three(), other.one()); } }");
    let three = file("impl X { fn three(&self) { Self::one(self); } }");
    let under = file("impl X { fn under(&self) {} }");
    let files = BTreeMap::from([("one", &one), ("two", &two), ("three", &three), ("under", &under)]);
    assert_eq!(circles(&files), BTreeSet::from(["one", "two", "three"]));
    let files = BTreeMap::from([("one", &one), ("two", &two), ("under", &under)]);
    assert_eq!(circles(&files), BTreeSet::new());
    let face = file("//! `x.rs` is below. So `one.rs` and\n//! `two.rs` call each other. `y.rs` too.\n//!\n//! `z.rs`");
    assert_eq!(said_to_call_each_other(&face), BTreeSet::from(["one".to_owned(), "two".to_owned()]));
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

/// A path there begins at the workspace, at one of the crates' sources, or beside the path before it.
#[test]
fn architecture_names_only_files_that_are_there() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the package lies in the workspace");
    let page = fs::read_to_string(workspace.join("ARCHITECTURE.md")).expect("the page can be read");
    let prose: String = page.split("```").step_by(2).collect();
    let is_path = |text: &str| {
        let is_file = [".rs", ".md", ".txt"].iter().any(|ending| text.ends_with(ending) && text.len() > ending.len());
        (is_file || text.ends_with('/')) && text.chars().all(|c| c.is_ascii_alphanumeric() || "_-./".contains(c))
    };
    let roots = ["", "lowering/src", "core/src"].map(|root| workspace.join(root));
    let (mut beside, mut found, mut missing) = (workspace.to_owned(), 0, Vec::new());
    for path in prose.split('`').skip(1).step_by(2).filter(|text| is_path(text)) {
        found += 1;
        let named = roots.iter().chain([&beside]).map(|root| root.join(path)).find(|path| path.exists());
        match named {
            Some(path) if path.is_dir() => beside = path,
            Some(path) => beside = path.parent().expect("a file lies in a folder").to_owned(),
            None => missing.push(path),
        }
    }
    assert!(found > 100, "only {found} paths are found");
    assert!(missing.is_empty(), "{missing:#?}");
}
