//! What is emitted, one small generator for each mechanism.
//!
//! `expansions/` has a folder for each thing to show. In it lie the generators, a file each, with what is shown of its expansion
//! beside it:
//!
//! | file | shows |
//! | --- | --- |
//! | `for_loop.rs` | the generator, as a user writes it |
//! | `for_loop.machine.rs` | the state and the arms of the resume function, with paths shortened and lint attributes left out |
//! | `for_loop.types.rs` | the closure that holds the body once more, in the same way |
//! | `for_loop.expanded.rs` | the whole expansion |
//!
//! Of a generator with nothing beside it the machine is shown; for the others begin with an empty file. A change of the lowering
//! shows here. If it is meant, write the expansions anew, and the one that ARCHITECTURE.md works through, and read the difference:
//!
//! ```text
//! UPDATE_EXPECT=1 cargo test -p genfn-lowering --test expansions
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::panic;
use std::path::{Path, PathBuf};

use expect_test::{ExpectFile, expect_file};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};

/// A test for each folder of `expansions/`, and their names.
macro_rules! folders {
    ($($folder:ident)*) => {
        const FOLDERS: &[&str] = &[$(stringify!($folder)),*];

        mod folder {
            $(#[test]
            fn $folder() {
                super::check_all(stringify!($folder));
            })*
        }
    };
}

folders! { conditions expressions loops markers moves named operands state types whole }

#[test]
fn every_folder_is_tested() {
    let found: BTreeSet<_> = entries(&directory()).into_iter().map(|path| file_name(&path)).collect();
    let tested: BTreeSet<_> = FOLDERS.iter().map(|folder| (*folder).to_owned()).collect();
    assert_eq!(found, tested);
}

/// The worked lowering there has to stay the real one.
#[test]
fn architecture_shows_what_is_emitted() {
    let page = expect_file!["../../ARCHITECTURE.md"];
    let text = page.data();
    let mut blocks = text.split("```rust\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default());
    let shown = blocks.next().expect("the source comes first");
    let emitted = blocks.next().expect("what is emitted comes second");
    let source = read(&directory().join("whole/keep_long.rs"));
    let (_, generator) = source.split_once("\n\n").expect("the generator stands below what is said of it");
    page.assert_eq(&text.replace(shown, generator).replace(emitted, &expansion(&source)));
}

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expansions")
}

fn entries(directory: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(directory).expect("a folder of expansions can be read");
    entries.map(|entry| entry.expect("a folder of expansions can be read").path()).collect()
}

fn file_name(path: &Path) -> String {
    path.file_name().expect("a file has a name").to_string_lossy().into_owned()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What is shown of an expansion. Its ending stands between the name of the generator's file and `.rs`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shown {
    Machine,
    Types,
    Whole,
}

impl Shown {
    const ALL: &[Self] = &[Self::Machine, Self::Types, Self::Whole];

    fn ending(self) -> &'static str {
        match self {
            Self::Machine => "machine",
            Self::Types => "types",
            Self::Whole => "expanded",
        }
    }

    fn of(self, source: &str) -> String {
        match self {
            Self::Machine => machine(source),
            Self::Types => types(source),
            Self::Whole => expansion(source),
        }
    }
}

/// The files of a folder: the generators by their names, with what is shown of each.
fn generators(folder: &Path) -> BTreeMap<String, BTreeSet<Shown>> {
    let (mut generators, mut beside) = (BTreeMap::new(), Vec::new());
    for path in entries(folder) {
        let file = file_name(&path);
        let name = file.strip_suffix(".rs").unwrap_or_else(|| panic!("what is {}?", path.display()));
        match name.split_once('.') {
            None => drop(generators.insert(name.to_owned(), BTreeSet::new())),
            Some((name, ending)) => {
                let shown = Shown::ALL.iter().find(|shown| shown.ending() == ending);
                beside.push((name.to_owned(), *shown.unwrap_or_else(|| panic!("what is {}?", path.display()))));
            }
        }
    }
    for (name, shown) in beside {
        let generator = generators.get_mut(&name);
        generator.unwrap_or_else(|| panic!("{}: there is no {name}.rs", folder.display())).insert(shown);
    }
    for shown in generators.values_mut().filter(|shown| shown.is_empty()) {
        shown.insert(Shown::Machine);
    }
    generators
}

/// Compares all of them before it fails.
fn check_all(folder: &str) {
    let folder = directory().join(folder);
    let mut different = Vec::new();
    for (name, shown) in generators(&folder) {
        let source = read(&folder.join(format!("{name}.rs")));
        for shown in shown {
            let path = folder.join(format!("{name}.{}.rs", shown.ending()));
            let expected = ExpectFile { path: path.clone(), position: file!() };
            if panic::catch_unwind(|| expected.assert_eq(&shown.of(&source))).is_err() {
                different.push(path);
            }
        }
    }
    assert!(different.is_empty(), "{different:#?}");
}

/// The whole expansion of the one generator in a file, or of the `gen_!` that is all that a function does.
fn expansion(source: &str) -> String {
    let file = syn::parse_file(source).expect("the source is a file of Rust");
    let [syn::Item::Fn(function)] = &file.items[..] else { panic!("one function, not this: {source}") };
    let mut function = function.clone();
    if let [syn::Stmt::Expr(syn::Expr::Macro(syn::ExprMacro { mac, .. }), None)] = &function.block.stmts[..]
        && mac.path.is_ident("gen_")
    {
        let expanded = genfn_lowering::expand_expression(mac.tokens.clone());
        function.block = Box::new(syn::parse2(expanded).expect("the expansion parses"));
        return prettyplease::unparse(&syn::parse2(function.into_token_stream()).expect("a function is a file"));
    }
    assert!(!function.attrs.is_empty(), "the attribute stands on it: {source}");
    let attribute = function.attrs.remove(0);
    assert!(attribute.path().is_ident("generator"), "{source}");
    let arguments = match attribute.meta {
        syn::Meta::List(list) => list.tokens,
        syn::Meta::Path(_) | syn::Meta::NameValue(_) => TokenStream::new(),
    };
    let expanded = genfn_lowering::expand(arguments, function.into_token_stream());
    prettyplease::unparse(&syn::parse2(expanded).expect("the expansion parses"))
}

/// The state and the arms of the resume function, with paths shortened and lint attributes left out.
fn machine(source: &str) -> String {
    let mut file = syn::parse_file(&expansion(source)).expect("the expansion parses");
    Shorten.visit_file_mut(&mut file);
    let mut machine = Machine::default();
    machine.visit_file(&file);
    let Machine { state, delegates, resume } = machine;
    assert!(state.is_some() && resume.is_some(), "no machine is emitted");
    let file = syn::parse2(quote!(#state fn resume() { #delegates #resume })).expect("the machine parses");
    prettyplease::unparse(&file)
}

/// The closure that holds the body once more.
fn types(source: &str) -> String {
    struct Types(Option<syn::ExprClosure>);
    impl<'ast> Visit<'ast> for Types {
        fn visit_stmt(&mut self, stmt: &'ast syn::Stmt) {
            match stmt {
                syn::Stmt::Expr(syn::Expr::Closure(closure), Some(_)) => self.0 = Some(closure.clone()),
                _ => visit::visit_stmt(self, stmt),
            }
        }
    }
    let file = syn::parse_file(&expansion(source)).expect("the expansion parses");
    let mut types = Types(None);
    types.visit_file(&file);
    let mut types = types.0.expect("there is a closure");
    Shorten.visit_expr_closure_mut(&mut types);
    let file = syn::parse2(quote!(fn types() { let _ = #types; })).expect("the closure parses");
    prettyplease::unparse(&file)
}

/// `… => {}`
fn does_nothing(arm: &syn::Arm) -> bool {
    matches!(&*arm.body, syn::Expr::Block(body) if body.block.stmts.is_empty())
}

/// Finds the state's enum, and the match over it; before that there is one in which delegates go on.
#[derive(Default)]
struct Machine {
    state: Option<syn::ItemEnum>,
    delegates: Option<syn::ExprMatch>,
    resume: Option<syn::ExprMatch>,
}

impl<'ast> Visit<'ast> for Machine {
    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.state = Some(item.clone());
    }
    // The body once more, for its types.
    fn visit_stmt(&mut self, stmt: &'ast syn::Stmt) {
        if !matches!(stmt, syn::Stmt::Expr(syn::Expr::Closure(_), Some(_))) {
            visit::visit_stmt(self, stmt);
        }
    }
    fn visit_local(&mut self, local: &'ast syn::Local) {
        if !matches!(local.pat, syn::Pat::Wild(_)) {
            visit::visit_local(self, local);
        }
    }
    fn visit_expr_match(&mut self, matched: &'ast syn::ExprMatch) {
        // Not that of the machine, which is then told of the whole body.
        if matches!(matched.arms.first().map(|arm| &arm.pat), Some(syn::Pat::Ident(_))) {
            return self.visit_expr(&matched.expr);
        }
        // Not those of the `impl`s, over `self`, nor those in the arms.
        let slot = match &*matched.expr {
            syn::Expr::Call(_) | syn::Expr::Unary(_) if self.resume.is_none() => match matched.arms.last() {
                Some(arm) if matches!(arm.pat, syn::Pat::Wild(_)) && does_nothing(arm) => &mut self.delegates,
                Some(arm) if does_nothing(arm) => return visit::visit_expr_match(self, matched),
                _ => &mut self.resume,
            },
            _ => return visit::visit_expr_match(self, matched),
        };
        *slot = Some(matched.clone());
    }
}

/// `::genfn::__private::core::option::Option::Some` is `Some`, `Iterator::next` stays `Iterator::next`.
struct Shorten;

impl VisitMut for Shorten {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        if path.leading_colon.is_some() && path.segments.first().is_some_and(|first| first.ident == "genfn") {
            let type_at = path.segments.len().saturating_sub(2);
            let of_a_type = path.segments.iter().nth(type_at).is_some_and(|segment| {
                segment.ident != "Option" && segment.ident.to_string().starts_with(char::is_uppercase)
            });
            let kept = if of_a_type { 2 } else { 1 };
            let dropped = path.segments.len().saturating_sub(kept);
            path.segments = path.segments.iter().skip(dropped).cloned().collect();
            path.leading_colon = None;
        }
        visit_mut::visit_path_mut(self, path);
    }
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<syn::Attribute>) {
        attributes.retain(|attribute| !attribute.path().is_ident("allow"));
    }
}
