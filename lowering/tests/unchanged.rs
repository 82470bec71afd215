//! What is emitted for the workspace's own generators stays as it is, token by token: those of `tests/`, `examples/` and `ui-tests/`.
//!
//! It holds a change that should not be seen in the emitted code. `tests/unchanged.txt` has a line for each source file: its path, a
//! hash of the generators in it, and a hash of their expansions. A file whose generators were edited since is not compared, so
//! that who writes a test need not touch the list. A change of what is emitted is told in `expansions.rs`; here it is only
//! recorded, and so is what two branches have changed at once:
//!
//! ```text
//! UPDATE_EXPECT=1 cargo test -p genfn-lowering --test unchanged
//! ```
//!
//! Spans have no part in it: what rustc says to them is in `ui-tests/`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use syn::Meta;

/// The head of the recorded list.
const HEAD: &str = "\
# A file, a hash of its generators, a hash of their expansions: see tests/unchanged.rs. Written on purpose, by
# UPDATE_EXPECT=1 cargo test -p genfn-lowering --test unchanged
";

/// FNV-1a, of 64 bits: the same on every machine.
#[derive(Clone, Copy)]
struct Hash(u64);

impl Hash {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// With what the text of tokens does not show: groups without delimiters, and which signs touch.
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        Delimiter::Parenthesis => (b"(", b")"),
                        Delimiter::Brace => (b"{", b"}"),
                        Delimiter::Bracket => (b"[", b"]"),
                        Delimiter::None => (b"<", b">"),
                    };
                    self.write(open);
                    self.tokens(group.stream());
                    self.write(close);
                }
                TokenTree::Ident(ident) => self.write(format!("i{ident} ").as_bytes()),
                TokenTree::Literal(literal) => self.write(format!("l{literal} ").as_bytes()),
                TokenTree::Punct(sign) => {
                    let touches = if sign.spacing() == Spacing::Joint { 'j' } else { 'a' };
                    self.write(format!("p{}{touches}", sign.as_char()).as_bytes());
                }
            }
        }
    }
}

/// What `#[generator]` is given: what stands in its parentheses, and the function.
struct Generator {
    attribute: TokenStream,
    item: TokenStream,
}

/// The generators among tokens, inside macros too; or only those that have the attribute.
fn generators(tokens: TokenStream, attribute_only: bool, found: &mut Vec<Generator>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        if matches!(token, TokenTree::Ident(ident) if ident == "fn") {
            found.extend(generator(&tokens, at, attribute_only));
        }
        if let TokenTree::Group(group) = token {
            generators(group.stream(), attribute_only, found);
        }
    }
}

/// What may stand between the attributes of a function and its `fn`.
const BEFORE_FN: &[&str] = &["pub", "default", "const", "async", "unsafe"];

/// The one whose `fn` stands here. It has the attribute, or it is in the hands of a macro that will write it: then it has a return
/// type, and a marker.
fn generator(tokens: &[TokenTree], at: usize, attribute_only: bool) -> Option<Generator> {
    let (mut first, mut attribute, mut before) = (at, None, Vec::new());
    while first > 0 {
        let last = &tokens[first - 1];
        match last {
            TokenTree::Ident(ident) if BEFORE_FN.iter().any(|word| ident == word) => {
                before.push(last.clone());
                first -= 1;
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                before.push(last.clone());
                first -= 1;
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket && first > 1 => {
                match arguments(group.stream()) {
                    Some(arguments) => attribute = Some(arguments),
                    None => before.extend([last.clone(), tokens[first - 2].clone()]),
                }
                first -= 2;
            }
            _ => break,
        }
    }
    let body = tokens[at..].iter().position(|token| is_group(token, Delimiter::Brace));
    let semicolon =
        tokens[at..].iter().position(|token| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ';'));
    let end = at + body.into_iter().chain(semicolon).min()?;
    let item: TokenStream = before.into_iter().rev().chain(tokens[at..=end].iter().cloned()).collect();
    let returns = match syn::parse2::<syn::ItemFn>(item.clone()) {
        Ok(function) => matches!(function.sig.output, syn::ReturnType::Type(..)),
        Err(_) => syn::parse2::<syn::TraitItemFn>(item.clone()).is_ok(),
    };
    let written_by_a_macro =
        || !attribute_only && returns && is_group(&tokens[end], Delimiter::Brace) && holds_marker(&tokens[end]);
    match attribute {
        None if !written_by_a_macro() => None,
        attribute => Some(Generator { attribute: attribute.unwrap_or_default(), item }),
    }
}

fn is_group(token: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter)
}

/// What stands in the parentheses of `#[generator(…)]`, if it is that attribute.
fn arguments(attribute: TokenStream) -> Option<TokenStream> {
    let meta: Meta = syn::parse2(attribute).ok()?;
    if meta.path().segments.last()?.ident != "generator" {
        return None;
    }
    Some(match meta {
        Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    })
}

fn holds_marker(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) => group.stream().into_iter().any(|inner| holds_marker(&inner)),
        TokenTree::Ident(ident) => ["yield_", "yield_from", "try_"].iter().any(|marker| ident == marker),
        _ => false,
    }
}

/// Hashes what becomes of it; what waits there for a `#[cfg]` to be settled is expanded in turn.
fn expand(generator: Generator, hash: &mut Hash) {
    let expanded = genfn_lowering::expand(generator.attribute, generator.item);
    hash.tokens(expanded.clone());
    let mut waiting = Vec::new();
    generators(expanded, true, &mut waiting);
    waiting.into_iter().for_each(|generator| expand(generator, hash));
}

/// What the list has of one file.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Line {
    generators: u64,
    expansions: u64,
}

fn sources(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(directory).expect("the workspace can be read").flatten() {
        let path = entry.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Of each file that has generators, by its path in the workspace.
fn today() -> BTreeMap<String, Line> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the package lies in the workspace");
    let mut paths = Vec::new();
    ["tests", "examples", "ui-tests"].iter().for_each(|room| sources(&workspace.join(room), &mut paths));
    let mut lines = BTreeMap::new();
    for path in paths {
        let source = std::fs::read_to_string(&path).expect("a source file can be read");
        let Ok(tokens) = source.parse::<TokenStream>() else { continue };
        let mut found = Vec::new();
        generators(tokens, false, &mut found);
        if found.is_empty() {
            continue;
        }
        let (mut given, mut emitted) = (Hash::new(), Hash::new());
        for generator in found {
            given.tokens(generator.attribute.clone());
            given.tokens(generator.item.clone());
            expand(generator, &mut emitted);
        }
        let inside = path.strip_prefix(workspace).expect("it lies in the workspace");
        let name = inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        lines.insert(name, Line { generators: given.0, expansions: emitted.0 });
    }
    lines
}

fn read(list: &str) -> BTreeMap<String, Line> {
    let number = |text: Option<&str>| {
        u64::from_str_radix(text.expect("there are two hashes"), 16).expect("a hash is hexadecimal")
    };
    let rows = list.lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| {
        let mut parts = row.split(' ');
        let path = parts.next().expect("a line is not empty").to_owned();
        (path, Line { generators: number(parts.next()), expansions: number(parts.next()) })
    })
    .collect()
}

#[test]
fn what_is_emitted_for_the_generators_of_the_workspace_is_unchanged() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/unchanged.txt");
    let today = today();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let mut list = HEAD.to_owned();
        for (path, Line { generators, expansions }) in &today {
            writeln!(list, "{path} {generators:016x} {expansions:016x}").expect("a string takes all");
        }
        std::fs::write(&path, list).expect("the list can be written");
        return;
    }
    let recorded = read(&std::fs::read_to_string(&path).expect("the list is there"));
    let same_source =
        |(path, now): &(&String, &Line)| recorded.get(*path).is_some_and(|then| then.generators == now.generators);
    let compared: Vec<_> = today.iter().filter(same_source).collect();
    assert!(
        compared.len() * 2 > today.len(),
        "only {} of {} files are compared: write the list anew, UPDATE_EXPECT=1",
        compared.len(),
        today.len()
    );
    let changed: Vec<_> =
        compared.iter().filter(|(path, now)| recorded[*path] != **now).map(|(path, _)| *path).collect();
    assert!(changed.is_empty(), "other code is emitted; if that is meant, UPDATE_EXPECT=1: {changed:#?}");
}

#[test]
fn a_generator_is_found_with_its_attribute_and_in_the_hands_of_a_macro() {
    let source = "
        #[cold] #[genfn::generator(pinned)] #[inline] pub(crate) fn one() -> impl Iterator<Item = u8> { yield_!(1); }
        faithful! { fn two(n: u8) -> impl Iterator<Item = u8> { yield_!(n); } with (3); }
        impl Both { #[generator] fn three(&self) -> impl Iterator<Item = u8> { fn helper() -> u8 { 3 } } }
        trait Four { #[generator] fn four() -> impl Iterator<Item = u8>; }
        fn no_return_type() { yield_!(1); }
        fn no_marker() -> u8 { 1 }
    ";
    let mut found = Vec::new();
    generators(source.parse().expect("the source is tokens"), false, &mut found);
    let shown = |Generator { attribute, item }: &Generator| (attribute.to_string(), item.to_string());
    let found: Vec<_> = found.iter().map(shown).collect();
    let starts = ["# [cold] # [inline] pub (crate) fn one", "fn two", "fn three", "fn four"];
    assert_eq!(found.len(), starts.len(), "{found:#?}");
    for ((attribute, item), start) in found.iter().zip(starts) {
        assert_eq!(attribute, if start.ends_with("one") { "pinned" } else { "" });
        assert!(item.starts_with(start), "{item}");
    }
}
