//! Whatever tokens come in, the macro answers: it never panics, it ends, and what it answers with parses.
//!
//! The tokens are random: grown from the grammar of bodies, with whatever stands anywhere put anywhere else. A failure prints
//! its seed; `GENFN_FUZZ=20000` tries more than a test run does, `GENFN_FUZZ_SEED=7` from another seed on.

use std::panic::catch_unwind;
use std::time::{Duration, Instant};

use proc_macro2::{Group, TokenStream, TokenTree};

/// How long one function may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// xorshift: the same numbers everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 16) % n as u64).expect("it is below a usize")
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

#[rustfmt::skip]
const SIGNATURES: &[&str] = &[
    "fn f() -> impl Iterator<Item = u32>",
    "fn f(a: u32, mut b: D, (x, y): (u32, D)) -> impl Generator<Yield = u32, Send = u32, Return = Result<u32, E>>",
    "fn f<'a, T: Clone>(&'a mut self, a: &'a T) -> Box<dyn Iterator<Item = Result<T, E>> + 'a>",
    "fn f(self, _: impl Fn(u32) -> u32) -> BoxGenerator<'static, u32>",
    "pub(crate) fn f(a: D) -> impl Generator<Return = Option<D>> + Clone + Debug",
    "async unsafe extern \"C\" fn f(a: u32) -> u32",
    "fn f()",
];

#[rustfmt::skip]
const LEAVES: &[&str] = &[
    "a", "b", "x", "self", "1", "\"s\"", "()", "yield_!()", "yield_!(a)", "yield_from!(b)", "return", "break", "continue",
    "break 'l", "continue 'l", "return a", "a?", "Err(GeneratorExit)?", "{}", "[]", "a.b", "self.b", "&mut a", "*b", "f",
    "genfn::yield_!(1)", "yield_!(1, 2)", "try_!()", "try_! {{ 1 }}", "vec![]", "todo!()", "Self", "_", "..", "'c'",
];

#[rustfmt::skip] // `$` is an expression, `%` statements, `@` a pattern.
const EXPRS: &[&str] = &[
    "yield_!($)", "yield_from!($)", "yield_! { $ }", "($, $)", "[$, $]", "[$; 3]", "f($, $)", "$.m($)", "$.0", "$[$]", "$?", "-$",
    "!$", "&$", "&mut $", "*$", "$ + $", "$ = $", "$ += $", "$ && $", "$ || $", "$ as u32", "$..$", "S { a: $, ..$ }",
    "if $ { % } else { % }", "if let @ = $ { % }", "if let @ = $ && $ { % } else if $ { % }", "match $ { @ => $, @ if $ => $, _ => $ }",
    "'l: loop { % }", "loop { % }", "while $ { % }", "while let @ = $ { % }", "for @ in $ { % }", "'l: for @ in $ { % }", "'l: { % }",
    "{ % }", "unsafe { % }", "const { $ }", "async { % }", "async move { $ }.await", "|a| $", "move || { % }", "return $", "break $",
    "break 'l $", "let @ = $", "println!(\"{}\", $)", "vec![$, $]", "matches!($, @ if $)", "unknown!($)", "bail!($)",
    "try_! {{ % } except @ => { % }}", "try_! {{ % } except => { % } else { % } finally { % }}", "try_! {{ % } finally { % }}",
    "try_! {{ $ } except @ if $ => $, except GeneratorExit => $, except e => $,}", "format_args!($)", "assert!($, \"{}\", $)",
];

#[rustfmt::skip]
const STMTS: &[&str] = &[
    "$;", "let @ = $;", "let mut a = $;", "let a: u32;", "let a: Vec<_> = $;", "let @ = $ else { % };", "a = $;", "drop(a);", "$",
    "fn g() { % }", "use a::b;", "struct S;", "const C: u32 = $;", "macro_rules! m { () => { $ } }", "#[cfg(a)] $;",
    "#[allow(unused)] let a = $;", "m!();", "m! {}", ";", "if $ { % }", "{ % }", "return $;", "yield_!($);", "static mut X: u32 = $;",
];

#[rustfmt::skip]
const PATTERNS: &[&str] = &[
    "a", "mut b", "_", "ref x", "ref mut x", "(@, @)", "Some(@)", "Err(@)", "1..=3", "@ | @", "S { a, .. }", "[@, .., @]", "a @ Some(_)",
    "&@", "GeneratorExit", "Error::A(@)", "..", "m!()", "C", "box a", "\"s\"",
];

fn grow(random: &mut Random, template: &str, depth: usize) -> String {
    let mut text = String::new();
    for character in template.chars() {
        let deeper = depth.saturating_sub(1);
        match character {
            '$' if depth == 0 || random.below(3) == 0 => text += random.of(LEAVES),
            '$' => {
                let template = random.of(EXPRS);
                text += &grow(random, template, deeper);
            }
            '%' => {
                for _ in 0..if depth == 0 { 1 } else { random.below(4) } {
                    let template = random.of(STMTS);
                    text += &grow(random, template, deeper);
                    text += " ";
                }
            }
            '@' => {
                let template = random.of(if depth == 0 { &PATTERNS[..3] } else { PATTERNS });
                text += &grow(random, template, deeper);
            }
            character => text.push(character),
        }
    }
    text
}

/// Puts a token somewhere, drops one, doubles one.
fn disturb(random: &mut Random, tokens: TokenStream) -> TokenStream {
    let mut all: Vec<TokenTree> = tokens.into_iter().collect();
    if all.is_empty() {
        return TokenStream::new();
    }
    let (at, other) = (random.below(all.len()), random.below(all.len()));
    match random.below(6) {
        0 => drop(all.remove(at)),
        1 => all.insert(at, all[other].clone()),
        2 => all.swap(at, other),
        _ => {
            // Most often deeper down.
            if let TokenTree::Group(group) = all[at].clone() {
                let inner = disturb(random, group.stream());
                all[at] = TokenTree::Group(Group::new(group.delimiter(), inner));
            }
        }
    }
    all.into_iter().collect()
}

fn environment(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn every_token_stream_is_answered() {
    let (mut lowered, mut refused) = (0, 0);
    let first = environment("GENFN_FUZZ_SEED", 1);
    for seed in first..first + environment("GENFN_FUZZ", 3000) {
        let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let signature = random.of(SIGNATURES);
        let depth = 2 + random.below(3);
        let text = format!("{signature} {{ {} }}", grow(&mut random, "% %", depth));
        let Ok(mut tokens) = text.parse::<TokenStream>() else { continue };
        for _ in 0..random.below(3) {
            tokens = disturb(&mut random, tokens);
        }
        let shown = tokens.to_string();
        let read = syn::parse2::<syn::ImplItemFn>(tokens.clone()).is_ok()
            || syn::parse2::<syn::TraitItemFn>(tokens.clone()).is_ok();
        let started = Instant::now();
        let answer = catch_unwind(move || genfn_lowering::expand(TokenStream::new(), tokens));
        let Ok(answer) = answer else { panic!("seed {seed}: the macro panics at\n{shown}") };
        assert!(started.elapsed() < PATIENCE, "seed {seed}: the macro takes too long for\n{shown}");
        let text = answer.to_string();
        // A function, a method, or errors and nothing else.
        let parses = syn::parse2::<syn::File>(answer).is_ok()
            || syn::parse_str::<syn::ImplItemFn>(&text).is_ok()
            || syn::parse_str::<Items>(&text).is_ok();
        if text.contains("compile_error") {
            refused += 1
        } else {
            lowered += 1
        }
        // What is no function comes out as it came in, with the error in it.
        let returned = !read && text.contains("compile_error");
        assert!(parses || returned, "seed {seed}: what comes out does not parse\n{shown}\n{text}");
    }
    println!("{lowered} lowered, {refused} refused");
}

/// What may stand in an `impl`.
struct Items;

impl syn::parse::Parse for Items {
    fn parse(input: syn::parse::ParseStream<'_>) -> syn::Result<Self> {
        while !input.is_empty() {
            input.parse::<syn::ImplItem>()?;
        }
        Ok(Items)
    }
}
