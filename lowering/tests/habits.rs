//! Habits that the sources of `lowering/src` keep.
//!
//! Which of its own variants something is, an enum is asked by a method, which stands in the file that declares it and has an arm for
//! each variant. So whoever adds one is led to every answer that it needs. Elsewhere nobody asks with `matches!`, with `==`, or
//! with a `match` that has a `_`, as far as tokens can tell.
//!
//! What a function does can be seen at once: none is longer than a screen.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};

/// The most lines that a function has.
const LONGEST: usize = 80;

/// What does not keep them yet: strike what does.
const OPEN: &[&str] = &[];

/// The sources, by their paths.
fn sources() -> BTreeMap<String, String> {
    fn collect(directory: &Path, root: &Path, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(directory).expect("the sources can be read").flatten() {
            let path = entry.path();
            if path.is_dir() {
                collect(&path, root, found);
                continue;
            }
            let source = fs::read_to_string(&path).expect("a source file can be read");
            let name = path.strip_prefix(root).expect("it is below the root").display().to_string();
            found.insert(name, source);
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    collect(&root, &root, &mut found);
    found
}

/// The variants of the enums that a file does not declare: `Form::Whole`.
type Variants = BTreeSet<(String, String)>;

fn declared(file: &syn::File) -> Variants {
    struct Enums(Variants);
    impl<'ast> Visit<'ast> for Enums {
        fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
            let name = item.ident.to_string();
            self.0.extend(item.variants.iter().map(|variant| (name.clone(), variant.ident.to_string())));
        }
    }
    let mut enums = Enums(Variants::new());
    enums.visit_file(file);
    enums.0
}

fn is_sign(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// Where among tokens a variant is named, from its enum's name to its own.
fn named(tokens: &[TokenTree], variants: &Variants) -> Vec<std::ops::Range<usize>> {
    let at = |i: usize| match &tokens[i..] {
        [TokenTree::Ident(of), first, second, TokenTree::Ident(variant), ..]
            if is_sign(Some(first), ':') && is_sign(Some(second), ':') =>
        {
            variants.contains(&(of.to_string(), variant.to_string())).then_some(i..i + 4)
        }
        _ => None,
    };
    (0..tokens.len()).filter_map(at).collect()
}

/// Whether a variant is named anywhere in tokens.
fn names(tokens: TokenStream, variants: &Variants) -> bool {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let inside = |token: &TokenTree| matches!(token, TokenTree::Group(group) if names(group.stream(), variants));
    !named(&tokens, variants).is_empty() || tokens.iter().any(inside)
}

/// Looks for what asks for a variant in another file than the one that declares the enum.
struct Asking<'v> {
    variants: &'v Variants,
    /// How, and about what.
    found: Vec<(&'static str, String)>,
}

impl Asking<'_> {
    fn note(&mut self, how: &'static str, about: &impl ToTokens) {
        self.found.push((how, about.to_token_stream().to_string()));
    }

    /// `matches!` and `==` among tokens, also inside macros.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (i, token) in tokens.iter().enumerate() {
            let TokenTree::Group(group) = token else { continue };
            let is_matches = matches!(&tokens[..i], [.., TokenTree::Ident(name), _] if name == "matches");
            if is_matches && is_sign(tokens.get(i.wrapping_sub(1)), '!') {
                let pattern = group.stream().into_iter().skip_while(|token| !is_sign(Some(token), ','));
                if names(pattern.collect(), self.variants) {
                    self.note("matches!", group);
                }
            }
            self.tokens(group.stream());
        }
        for variant in named(&tokens, self.variants) {
            if is_compared(&tokens, variant.clone()) {
                self.note("==", &tokens[variant].iter().cloned().collect::<TokenStream>());
            }
        }
        // `== Some(Form::Whole)`, `contains(&Field::Local(local, Form::Whole))`
        for (i, token) in tokens.iter().enumerate() {
            if let TokenTree::Group(group) = token
                && group.delimiter() == Delimiter::Parenthesis
                && let [.., TokenTree::Ident(called)] = &tokens[..i]
                && (is_constructor(called) && is_compared(&tokens, i - 1..i) || looks_for(called, group))
                && names(group.stream(), self.variants)
            {
                self.note("==", group);
            }
        }
    }
}

/// Whether what is called only puts a value together.
fn is_constructor(called: &Ident) -> bool {
    called.to_string().starts_with(char::is_uppercase)
}

/// Whether a method compares with what it is given, as far as its name tells.
fn looks_for(method: &Ident, given: &Group) -> bool {
    let asks = ["contains", "contains_key", "eq", "ne"].iter().any(|name| method == name);
    let is_closure = matches!(given.stream().into_iter().next(), Some(TokenTree::Punct(sign)) if sign.as_char() == '|');
    (asks || method.to_string().starts_with("is_")) && !is_closure
}

/// Whether a path among tokens is an operand of `==` or `!=`.
fn is_compared(tokens: &[TokenTree], path: std::ops::Range<usize>) -> bool {
    let is_comparison = |first: Option<&TokenTree>, second: Option<&TokenTree>| {
        (is_sign(first, '=') || is_sign(first, '!')) && is_sign(second, '=')
    };
    let mut before = path.start;
    // What stands before it in the path, and what refers to it.
    while before > 0 {
        let goes_on = match &tokens[before - 1] {
            TokenTree::Punct(punct) => [':', '&', '*'].contains(&punct.as_char()),
            TokenTree::Ident(_) => is_sign(tokens.get(before), ':'),
            TokenTree::Group(_) | TokenTree::Literal(_) => false,
        };
        if !goes_on {
            break;
        }
        before -= 1;
    }
    let mut after = path.end;
    if matches!(tokens.get(after), Some(TokenTree::Group(_))) {
        after += 1;
    }
    let compared_before = before >= 2 && is_comparison(tokens.get(before - 2), tokens.get(before - 1));
    compared_before || is_comparison(tokens.get(after), tokens.get(after + 1))
}

/// Whether a pattern takes whatever is left.
fn takes_all(pat: &syn::Pat) -> bool {
    match pat {
        syn::Pat::Wild(_) => true,
        syn::Pat::Ident(ident) => ident.subpat.is_none() && ident.ident.to_string().starts_with(char::is_lowercase),
        syn::Pat::Tuple(tuple) => tuple.elems.iter().all(takes_all),
        syn::Pat::Reference(inner) => takes_all(&inner.pat),
        syn::Pat::Paren(inner) => takes_all(&inner.pat),
        _ => false,
    }
}

/// Where in patterns variants stand, and where whatever is left, inside a variant: `Local(_, Form::Whole)`, `Local(_, _)`.
struct Places<'v> {
    variants: &'v Variants,
    /// For each place, whether an arm has a variant there, and whether one has a `_`.
    found: BTreeMap<String, (bool, bool)>,
}

impl Places<'_> {
    fn collect(&mut self, pat: &syn::Pat, at: &str, inside: bool) {
        let path = match pat {
            syn::Pat::Reference(inner) => return self.collect(&inner.pat, at, inside),
            syn::Pat::Paren(inner) => return self.collect(&inner.pat, at, inside),
            syn::Pat::Or(any) => return any.cases.iter().for_each(|case| self.collect(case, at, inside)),
            syn::Pat::Tuple(tuple) => {
                let elems = tuple.elems.iter().enumerate();
                return elems.for_each(|(i, elem)| self.collect(elem, &format!("{at}{i} "), false));
            }
            syn::Pat::Ident(syn::PatIdent { subpat: Some((_, inner)), .. }) => return self.collect(inner, at, inside),
            syn::Pat::TupleStruct(inner) => {
                let path = inner.path.to_token_stream().to_string();
                for (i, elem) in inner.elems.iter().enumerate() {
                    self.collect(elem, &format!("{at}{path} {i} "), true);
                }
                inner.path.to_token_stream()
            }
            syn::Pat::Path(path) => path.to_token_stream(),
            syn::Pat::Struct(inner) => inner.path.to_token_stream(),
            _ => TokenStream::new(),
        };
        let (asks, takes) = self.found.entry(at.to_owned()).or_default();
        *asks |= names(path, self.variants);
        *takes |= inside && takes_all(pat);
    }
}

/// A pattern without its `if`.
fn unguarded(pat: &syn::Pat) -> &syn::Pat {
    match pat {
        syn::Pat::Guard(guarded) => &guarded.pat,
        pat => pat,
    }
}

impl<'ast> Visit<'ast> for Asking<'_> {
    fn visit_expr_match(&mut self, matched: &'ast syn::ExprMatch) {
        let asks = |arm: &&syn::Arm| names(unguarded(&arm.pat).to_token_stream(), self.variants);
        if matched.arms.iter().any(|arm| takes_all(&arm.pat))
            && let Some(arm) = matched.arms.iter().find(asks)
        {
            self.note("_ =>", &arm.pat);
        }
        let mut places = Places { variants: self.variants, found: BTreeMap::new() };
        matched.arms.iter().for_each(|arm| places.collect(unguarded(&arm.pat), "", false));
        if let Some((place, _)) = places.found.into_iter().find(|(_, (asks, takes))| *asks && *takes) {
            self.found.push(("_ inside", place));
        }
        visit::visit_expr_match(self, matched);
    }
}

fn asking(file: &syn::File, variants: &Variants) -> Vec<(&'static str, String)> {
    let mut asking = Asking { variants, found: Vec::new() };
    asking.visit_file(file);
    asking.tokens(file.to_token_stream());
    asking.found
}

#[test]
fn an_enum_is_asked_by_its_own_methods() {
    let parsed = |(name, source): (String, String)| (name, syn::parse_file(&source).expect("a source file parses"));
    let sources: BTreeMap<String, syn::File> = sources().into_iter().map(parsed).collect();
    let mut found = Vec::new();
    let mut open = OPEN.to_vec();
    for (name, file) in &sources {
        let own = declared(file);
        let others = sources.iter().filter(|(other, _)| *other != name).flat_map(|(_, file)| declared(file));
        let variants: Variants = others.filter(|variant| !own.contains(variant)).collect();
        let asking = asking(file, &variants);
        if OPEN.contains(&name.as_str()) && !asking.is_empty() {
            open.retain(|open| open != name);
            continue;
        }
        found.extend(asking.into_iter().map(|(how, about)| format!("{name}: {how} {about}")));
    }
    assert!(found.is_empty(), "give the enum a method: {found:#?}");
    assert!(open.is_empty(), "strike what is no longer open: {open:#?}");
}

#[test]
fn asking_is_found() {
    let variants = [("Form", "Whole"), ("Form", "Parked"), ("Kind", "Plain")];
    let variants: Variants = variants.iter().map(|(of, name)| ((*of).to_owned(), (*name).to_owned())).collect();
    let check = |source: &str, expected: &[&str]| {
        let file = syn::parse_file(&format!("fn f() {{ {source} }}")).expect("the source parses");
        let found: Vec<_> = asking(&file, &variants).into_iter().map(|(how, _)| how).collect();
        assert_eq!(found, expected, "{source}");
    };
    check("matches!(form, Form::Whole | Form::Parked)", &["matches!"]);
    check("matches!(field, Field::Local(_, ir::Form::Whole))", &["matches!"]);
    check("matches!(Form::Whole.name(), Some(_))", &[]);
    check("form == Form::Whole", &["=="]);
    check("*form != analysis::Form::Whole", &["=="]);
    check("Form::Whole == form", &["=="]);
    check("forms.get(0) == Some(&Form::Whole)", &["=="]);
    check("field == Field::Local(local, Form::Whole)", &["=="]);
    check("fields.contains(&Field::Local(local, Form::Whole))", &["=="]);
    check("names.is_field(Field::Local(local, Form::Whole))", &["=="]);
    check("names.field(Field::Local(local, Form::Whole))", &[]);
    check("count(Form::Whole) == 1", &[]);
    check("if is_whole { Form::Whole } else { Form::Parked };", &[]);
    check("form.is_some_and(|form| match form { Form::Whole => true, Form::Parked => false })", &[]);
    check("kind(x) == Some(Kind::Plain)", &["=="]);
    check("assert!(form == Form::Whole)", &["=="]);
    check("let form = Form::Whole;", &[]);
    check("match form { Form::Whole => 1, _ => 2 }", &["_ =>"]);
    check("match form { Form::Whole => 1, form => form.len() }", &["_ =>"]);
    check("match (form, x) { (Form::Whole, _) => 1, (_, _) => 2 }", &["_ =>"]);
    check("match form { Form::Whole if x => 1, _ if y => 1, Form::Whole | Form::Parked => 2 }", &[]);
    check("match form { Form::Whole => match x { Some(_) => 1, _ => 2 }, Form::Parked => 3 }", &[]);
    check("match x { 1 if form.is(Form::Whole) => 1, _ => 2 }", &[]);
    check("match x { Local(n, Form::Whole) => n, Local(_, _) => 2, None => 3 }", &["_ inside"]);
    check("match x { Local(_, Form::Whole) => 1, Local(_, Form::Parked) => 2 }", &[]);
    check("match x { (Some(a), Some(Form::Whole)) => a, (Some(_), None) | (None, _) => 2 }", &[]);
    check("match x { (Form::Whole, _) => 1, (Form::Parked, 1) => 2, (Form::Parked, _) => 3 }", &[]);
    check("match form { Form::Other => 1, _ => 2 }", &[]);
}

/// Each function's name and how many lines it has. rustfmt sees to it that the brace which ends it stands below its beginning.
fn lengths(source: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = source.lines().collect();
    let mut found = Vec::new();
    for (begin, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let is_one_line = code.ends_with(['}', ';']);
        let Some(at) = code.find("fn ").filter(|_| !code.starts_with("//") && !is_one_line) else { continue };
        let is_word = at == 0 || code[..at].ends_with(' ');
        let end = format!("{}}}", &line[..line.len() - code.len()]);
        if let Some(length) = lines[begin..].iter().position(|line| *line == end).filter(|_| is_word) {
            let name = code[at + 3..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            found.push((name, length + 1));
        }
    }
    found
}

#[test]
fn no_function_is_longer_than_a_screen() {
    let sources = sources();
    let lengths = sources.iter().flat_map(|(name, source)| lengths(source).into_iter().map(move |found| (name, found)));
    let long = lengths.filter(|(_, (_, lines))| *lines > LONGEST);
    let long: Vec<String> = long.map(|(name, (function, lines))| format!("{name}: {function} has {lines}")).collect();
    assert!(long.is_empty(), "split them at their second subject: {long:#?}");
}

#[test]
fn a_function_is_measured_from_its_signature_to_its_brace() {
    let source =
        "/// Says.\nfn one() {\n}\nimpl X {\n    pub(super) fn two(\n    ) {\n        1\n    }\n}\n// A fn x.\n";
    assert_eq!(lengths(source), [("one".to_owned(), 2), ("two".to_owned(), 4)]);
}
