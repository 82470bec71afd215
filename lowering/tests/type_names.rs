//! Two types of `lowering/src` have two names, wherever they stand: in different rooms, or inside functions.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

/// Names that a second type has, which is a visitor of syntax that another file uses in a function or two. A name that one type alone
/// has is not among them.
const SHARED: &[&str] = &["Assigned", "Bound", "Finder", "Jumps", "Named", "Rewrite"];

/// What stands before the name of a type that is declared.
const DECLARES: &[&str] = &["struct", "enum", "union", "type", "trait"];

fn read(path: &Path, found: &mut BTreeMap<String, Vec<String>>) {
    for entry in fs::read_dir(path).expect("the sources can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            read(&path, found);
            continue;
        }
        let source: TokenStream =
            fs::read_to_string(&path).expect("a source file can be read").parse().expect("a source file is tokens");
        declared(source, &mut |name| found.entry(name).or_default().push(path.display().to_string()));
    }
}

/// The names of the types that are declared among tokens, but for those of impls: `type Item = …;`.
fn declared(tokens: TokenStream, found: &mut dyn FnMut(String)) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut in_impl = false;
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        match (before, token) {
            // What is emitted.
            (Some(TokenTree::Punct(sign)), TokenTree::Group(_)) if sign.as_char() == '!' => {}
            (_, TokenTree::Group(group)) if in_impl => {
                functions(group.stream(), found);
                in_impl = group.delimiter() != proc_macro2::Delimiter::Brace;
            }
            (_, TokenTree::Group(group)) => declared(group.stream(), found),
            (Some(TokenTree::Ident(word)), TokenTree::Ident(name))
                if DECLARES.iter().any(|declares| word == declares) =>
            {
                found(name.to_string());
            }
            (_, TokenTree::Ident(word)) if word == "impl" && begins_item(before) => in_impl = true,
            _ => {}
        }
    }
}

/// The same for what functions of an impl declare.
fn functions(tokens: TokenStream, found: &mut dyn FnMut(String)) {
    for token in tokens {
        if let TokenTree::Group(group) = token {
            declared(group.stream(), found);
        }
    }
}

/// `impl` as an item, rather than as a type.
fn begins_item(before: Option<&TokenTree>) -> bool {
    match before {
        None | Some(TokenTree::Group(_)) => true,
        Some(TokenTree::Punct(sign)) => sign.as_char() == ';',
        Some(TokenTree::Ident(_) | TokenTree::Literal(_)) => false,
    }
}

#[test]
fn two_types_have_two_names() {
    let mut found = BTreeMap::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.len() > 100, "only {} types are found", found.len());
    found.retain(|_, files| files.len() > 1);
    let gone: Vec<_> = SHARED.iter().filter(|name| !found.contains_key(**name)).collect();
    assert!(gone.is_empty(), "strike the names that one type alone has: {gone:#?}");
    found.retain(|name, _| !SHARED.contains(&name.as_str()));
    assert!(found.is_empty(), "two types of one name: {found:#?}");
}

#[test]
fn a_type_is_found_where_it_is_declared() {
    let mut found = Vec::new();
    let source = "
        pub(crate) struct One { field: impl Two }
        impl Iterator for One { type Item = u8; fn next(&mut self) { struct Three; quote!(struct Four); } }
        fn five() -> impl Sized { enum Six { Seven } }
        type Eight = Nine;
    ";
    declared(source.parse().expect("the source is tokens"), &mut |name| found.push(name));
    assert_eq!(found, ["One", "Three", "Six", "Eight"]);
}
