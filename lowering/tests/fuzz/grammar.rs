//! What bodies consist of, as templates: `E` is an expression, `S` are statements, `P` is a pattern, `T` a type, `R` what a
//! function returns.
//!
//! Each list has a second one of what is seldom right where it stands, or never; it is taken seldom. The first of a list is what
//! an input that has run out of choices takes: the simplest.

use arbitrary::{Result, Unstructured};
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

type Templates = [&'static [&'static str]; 2];

#[rustfmt::skip]
const ATTRIBUTES: Templates = [&[
    "", "", "", "", "", "", "", "pinned", "crate = a::b", "crate = crate::g", "primed",
], &[
    "primed = E", "pinned(T)", "crate", "crate = 1", "crate = g, crate = h", "pinned, pinned,", "Item = T", "::pinned", "\"pinned\"",
    "pinned, primed", "crate = ::g, primed", "type = G", "type = G", "type = G, a: T", "type = G, primed", "type", "type = 1", "type = G, a:",
]];

#[rustfmt::skip]
const FUNCTIONS: Templates = [&[
    "fn f() -> R { S S }", "fn f(a: T, mut b: D, (x, y): (T, D)) -> R { S S }", "fn f(a: &mut Point, b: &T, x: Vec<T>) -> R { S S }",
    "fn f<'a, U: Clone, const N: usize>(&'a mut self, a: &'a U, b: [U; N]) -> R where U: 'a + Iterator<Item = T>, { S S }",
    "fn f(self, _: impl Fn(T) -> T, a: T) -> R { S S }",
    "pub(crate) fn f(mut self: Box<Self>, ref a: D, &b: &u32, [x, .., y]: [T; 3]) -> R { S S }",
    "/// A generator.\n#[inline] #[must_use = \"it is lazy\"] pub fn r#fn(r#type: T, Point { a, b }: Point) -> R { S S }",
    "fn f(a: T) -> R { #![allow(unused)] //! Inside.\nS S }", "fn f(&mut self, a: T) -> R;",
], &[
    "fn f(&self, P: T, P: T) -> R { S S }", "async unsafe extern \"C\" fn f(a: T) -> R { S S }", "fn f<U>(a: U, ...) { S S }",
    "const fn f(#[cfg(a)] a: T, #[allow(unused)] mut b: T, #[cfg(not(b))] x: T) -> R { S S }", "S", "fn f() { S }",
    "#[cfg(a)] #[cfg_attr(b, inline)] default fn f(&'static self) -> R { S S }", "#[genfn::generator] fn f() -> R { S S }",
]];

/// What stands in a `gen_!`.
#[rustfmt::skip]
const GENERATORS: Templates = [&[
    "{ S S }", "{ S S }", "|| -> R { S S }", "pinned, { S S }", "-> R { S S }", "primed, || -> R { S S }", "pinned, || -> R { S S }",
    "|| { S S }", "S S", "crate = a::b, { S S }",
], &[
    "E", "|a: T, b| -> R { S }", "|| E", "{ S }, { S }", "|| -> R { S },", "'l: { S }", "move |P| { S }", "async { S }", "R, { S }",
    "crate = g", "pinned { S }", "a, b, { S }", "const { S }",
]];

#[rustfmt::skip]
const RETURNS: Templates = [&[
    "impl Iterator<Item = T>", "impl Iterator<Item = Result<T, Error>>", "impl Generator<Yield = T, Send = T, Return = Result<T, Error>>",
    "impl Iterator<Item = u32> + Clone + Debug + Send + 'a + use<'a, U>", "impl Generator<Yield = T, Send = T, Return = T>",
    "impl Generator<Return = Option<D>> + Clone + Debug", "impl Generator", "Box<dyn Iterator<Item = Result<T, Error>> + 'a>",
    "Box<dyn Generator<Yield = u32, Send = u32> + Send>", "BoxGenerator<'static, u32>", "impl Stream<Item = T>",
    "impl Stream<Item = Result<T, Error>> + Send + 'a", "impl AsyncGenerator<Yield = T, Send = Option<T>>",
    "impl AsyncGenerator<Yield = T, Return = Result<(), Error>> + Send", "BoxAsyncGenerator<'a, T, (), u32>", "Pin<Box<dyn Stream<Item = T> + 'a>>",
], &[
    "impl IntoIterator<Item = T>", "impl Iterator", "impl for<'b> ::core::iter::Iterator<Item = &'b T>", "impl Iterator<Item = impl Clone>",
    "(impl Iterator<Item = T>)", "impl FusedIterator<Item = T> + ?Sized", "impl Generator<Yield = T, Send = &mut T>", "T", "!",
    "Box<dyn Generator<Yield = T, Send = T>>", "BoxGenerator<'static, T>", "impl Stream<Item = T> + Clone", "impl AsyncGenerator<T> + Iterator", "BoxAsyncGenerator",
]];

#[rustfmt::skip]
const TYPES: Templates = [&[
    "u32", "D", "_", "U", "Self", "Point", "()", "&'a T", "Vec<T>", "Option<T>", "Result<T, Error>", "(T, T)", "[T; 3]", "[T; N]", "&[T]",
    "fn(T) -> T", "*const T", "<U as Iterator>::Item", "Vec<Vec<Option<T>>>", "Box<dyn FnMut(T) -> T + 'a>",
], &[
    "&mut T", "[T; { E }]", "impl Fn(T) -> T", "for<'b> fn(&'b T)", "!", "dyn Iterator<Item = T>", "m!()", "MutexGuard<'_, T>",
    "Foo<3, { 1 + 1 }>",
]];

#[rustfmt::skip]
const LEAVES: Templates = [&[
    "a", "b", "x", "self", "1", "yield_!()", "yield_!(a)", "yield_!(x)", "\"s\"", "()", "yield_from!(b)", "return", "a?", "[]", "a.b", "self.b",
    "&mut a", "*b", "f()", "genfn::yield_!(1)", "'c'", "true", "a.0.1", "a.b[0].c", "r#type", "format!(\"{a} {b:?}\")", "-1", "f::<u32>",
    "vec![]", "todo!()", "Err(GeneratorExit)?", "1.5", "b'x'", "r\"raw\"", "a.clone()", "x.next()", "None",
], &[
    "break", "continue", "break 'l", "continue 'l", "return a", "{}", "yield_!(1, 2)", "try_!()", "try_! {{ 1 }}", "Self", "_", "..",
    "r#yield_!(1)", "yield_!(@)", "break 'r#l", "c\"c\"", "return;", "yield_!", "yield_![a]",
]];

#[rustfmt::skip]
const EXPRS: Templates = [&[
    "yield_!(E)", "yield_from!(E)", "yield_! { E }", "(E)", "(E, E)", "(E,)", "[E, E]", "[E; 3]", "f(E, E)", "a.m(E)", "(E).m(E)", "a[E]", "(E)?",
    "-a", "!(E)", "&E", "&mut E", "*a", "(E + E)", "a = E", "a += E", "(E && E)", "(E || E)", "(E == E)", "(E as u32)", "(E..E)", "(E..=a)",
    "Point { a: E, ..b }", "Point { a: E, b: E }", "Point { a: E, b }", "f::<T>(E)", "a.collect::<Vec<T>>()", "<T>::f(E)",
    "gen_!({ S })", "gen_!(|| -> R { S })",
    "<T as Clone>::clone(&E)", "if E { S } else { S }", "if E { S }", "if let P = E { S }", "if let P = (E) && a { S } else if b { S }",
    "if a && let P = (E) && let P = (E) { S } else if let P = (E) && x { S } else { S }", "match E { P => E, P if E => E, _ => E }",
    "match E { #[cfg(a)] P => E, P if let P = E => { S } #[allow(unused)] P if let P = (E) && E => E }", "'l: loop { S break 'l; }", "loop { S break; }",
    "while E { S }", "while let P = E { S }", "'l: while let P = (E) && a { S continue 'l; }", "for P in E { S }", "'l: for P in E { S break 'l; }",
    "'l: { S break 'l E; }", "{ S }", "unsafe { S }", "const { a }", "|a| a + 1", "|P, P: T| -> T { a }", "move || { a }", "return E",
    "println!(\"{}\", E)", "vec![E, E]", "vec![E; a]", "matches!(E, P if a)", "unknown!(E)", "bail!(E)", "write!(E, \"{x} {}\", E, x = E)", "dbg!(E)",
    "try_! {{ S } except P => { S }}", "try_! {{ S } except => { S } else { S } finally { S }}", "try_! {{ S } finally { S }}",
    "try_! {{ S } except P if a => E, except GeneratorExit => E, except e => E,}", "try_! {{ yield_from!(E) } except P => E}",
    "try_! {{ S } except P | GeneratorExit => { S } finally { S }}", "assert!(E, \"{}\", E)", "assert_eq!(E, E)", "f(#[cfg(a)] E, #[cfg(b)] E)",
    "drop(E)", "Some(E)", "Ok(E)", "Err(E)", "E.clone()", "a.into_iter().map(|x| x)", "async { a }", "&raw const a", "(a, b) = E", "[a, .., b] = E",
    "Point { a, .. } = E", "(_, a.b) = E", "(E).0", "(E).b", "E.b", "{ #![allow(unused)] S }", "loop { break E }",
], &[
    "E[E]", "E?", "-E", "!E", "*E", "E + E", "E = E", "E && E", "E as T", "E..E", "..E", "..=E", "E == E", "Point { a: E, ..E }", "match E {}", "loop { S }",
    "if E && E { S } else if E { S }", "'l: loop { S }", "const { S }", "async { S }", "async move { S }.await", "E.await", "|a| E", "|P, P: T| -> T { S }",
    "move || { S }", "async |a| { S }", "break E", "break 'l E", "let P = E", "m!(E => E)", "format_args!(E)", "#[allow(unused)] E", "#[cfg(a)] { S }",
    "#[cfg(a)] E", "&raw mut E.b", "become E", "yield E", "box E", "E.method::<{ E }, T>(E)", "unsafe { E }.b", "try_! { S }", "try_!(E)",
    "try_! {{ S } finally { S } except P => E}", "matches!(E, P if E)", "for P in E { S } else { S }", "static || E", "builtin # f(E)",
]];

#[rustfmt::skip]
const STMTS: Templates = [&[
    "E;", "let P = E;", "let mut a = E;", "yield_!(E);", "let a = yield_!(E);", "let a: T;", "let a: T = E;", "let P = E else { return };", "a = E;",
    "b.b = E;", "drop(a);", "drop(x.a);", "let (mut a, b): (T, T) = E;", "let a = &mut b;", "let b = a.b;", "let a = a.0;", "yield_from!(E);",
    "fn g() { a; }", "fn g<U>(a: U) -> T where U: Clone { S }", "use a::b;", "use a::{self, b as c, *};", "struct Local;", "struct Local<'a, V>(&'a V);",
    "enum Local { A, B(u32) }", "impl Local { fn g(&self) {} }", "const C: T = 1;", "macro_rules! m { () => { 1 } }",
    "#[cfg(a)] E;", "#[cfg(not(a))] let P = E;", "#[cfg(feature = \"x\")] yield_!(E);", "#[cfg_attr(b, allow(unused))] let P = E;",
    "#[cfg(any(a, all(b, not(a))))] { S }", "#[allow(unused)] let a = E;", "#[inline] fn g() {}", "m!();", "m! {}", "yield_! { E }",
    "try_! {{ S } except P => { S }} ;", "println! { \"{}\", E }", ";", "if E { S }", "if E { return; }", "{ S }", "return;",
    "/// A local.\nlet a = 1;", "loop { S if E { break; } S }", "let a = b; let b = a;", "for a in E { for b in a { S } }",
    "match E { P => return, P => { S } _ => {} }", "while let Some(a) = x.next() { S if a { continue; } S }", "let a = &b[x];", "a.push(E);",
    "if let Some(a) = &mut x { S }", "let a = if E { a } else { S b };", "let mut a; a = E; yield_!(a);", "{ let a = E; S drop(a); S }",
], &[
    "E", "let P = E else { S };", "macro_rules! m { () => { E } }", "macro_rules! m { ($a:expr) => { $a; yield_!($a) } }", "m!{ E }", "m![E].b;",
    "return E;", "break;", "continue 'l;", "static mut X: T = E;", "trait Local { fn g(&self); }", "type Local<U> = T;", "extern crate a;",
    "mod n { S }", "match E { P => return E, P => continue, _ => {} }", "{ S }.m();", "match E { _ => E } - 1;", "union Local { a: T }", "const C: T = E;",
    "fn g() { S }", "impl Local { fn g(&self) { S } }", "#[genfn::generator] fn g() -> R { S }", "async fn g() { S }", "#[cfg(a)] use a;", "if E { return E; }",
]];

#[rustfmt::skip]
const PATTERNS: Templates = [&[
    "a", "mut b", "_", "ref x", "ref mut x", "(P, P)", "(P)", "Some(P)", "Err(P)", "1..=3", "'a'..", "-1", "Some(P) | Err(P)", "Point { a, .. }",
    "Point { a: P, b: P }", "[P, .., P]", "[P, x @ ..]", "a @ Some(P)", "mut a @ 1..=2", "&P", "Error::A(P)", "C", "\"s\"", "r#type", "None",
    "(P, ..)", "Some::<T>(P)", "true", "()", "Error",
], &[
    "P | P", "..5", "Point { ref mut a, #[cfg(a)] b }", "ref a @ (P, P)", "&mut P", "GeneratorExit", "..", "m!()", "<T>::C", "box a", "const { E }", "P: T",
    "| P", "(a | b)",
]];

/// What has no holes: bodies are as deep as they are allowed to be.
const LAST_STMTS: Templates = [&["a;", "yield_!(a);", "drop(b);", "return;", "x = a;"], &["break;"]];
const NAMES: Templates = [&["a", "mut b", "_"], &["x"]];
const TYPE_NAMES: Templates = [&["u32", "D", "_"], &["Self"]];

pub(crate) fn attribute(u: &mut Unstructured<'_>) -> Result<TokenStream> {
    one_of(u, &ATTRIBUTES, 1)
}

pub(crate) fn function(u: &mut Unstructured<'_>) -> Result<TokenStream> {
    let depth = u.int_in_range(2..=6)?;
    one_of(u, &FUNCTIONS, depth)
}

pub(crate) fn expression(u: &mut Unstructured<'_>) -> Result<TokenStream> {
    let depth = u.int_in_range(2..=6)?;
    one_of(u, &GENERATORS, depth)
}

fn one_of(u: &mut Unstructured<'_>, [usual, odd]: &Templates, depth: usize) -> Result<TokenStream> {
    let templates = if u.ratio(31, 32)? { usual } else { odd };
    let template = u.choose(templates)?.parse().expect("a template is tokens");
    filled(u, template, depth)
}

/// The template with something in each hole, at most so many holes deep.
fn filled(u: &mut Unstructured<'_>, template: TokenStream, depth: usize) -> Result<TokenStream> {
    let mut tokens = TokenStream::new();
    for token in template {
        match token {
            TokenTree::Ident(name) => tokens.extend(named(u, name, depth)?),
            TokenTree::Group(group) => {
                let group = Group::new(group.delimiter(), filled(u, group.stream(), depth)?);
                tokens.extend([TokenTree::Group(group)]);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => tokens.extend([token]),
        }
    }
    Ok(tokens)
}

/// What stands where this name does in a template.
fn named(u: &mut Unstructured<'_>, name: Ident, depth: usize) -> Result<TokenStream> {
    let deeper = depth.saturating_sub(1);
    let fragment = match name.to_string().as_str() {
        "E" if depth == 0 || u.ratio(1, 3)? => one_of(u, &LEAVES, 0)?,
        "E" => one_of(u, &EXPRS, deeper)?,
        "P" if depth == 0 => one_of(u, &NAMES, 0)?,
        "P" => one_of(u, &PATTERNS, deeper)?,
        "T" if depth == 0 => one_of(u, &TYPE_NAMES, 0)?,
        "T" => one_of(u, &TYPES, deeper)?,
        "R" => return one_of(u, &RETURNS, deeper),
        "S" if depth == 0 => return one_of(u, &LAST_STMTS, 0),
        "S" => return (0..u.int_in_range(0..=3)?).map(|_| one_of(u, &STMTS, deeper)).collect(),
        _ => return Ok(TokenTree::Ident(name).into()),
    };
    // As rustc hands over what a `macro_rules!` macro was given.
    let given = !u.ratio(31, 32)?;
    Ok(if given { TokenTree::Group(Group::new(Delimiter::None, fragment)).into() } else { fragment })
}
