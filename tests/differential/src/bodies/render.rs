//! A body as each side has it: a machine, a plain function, a coroutine.

use proc_macro2::{Group, Ident, Punct, Spacing, TokenStream, TokenTree};
use quote::quote;

use super::generate::{Body, Kind};
use crate::workshop::Source;

/// Above the machines.
pub(super) const MACHINE: &str = "{{allow}}
use genfn_tests::machine::{drive, generator, yield_, yield_from, BoxGenerator, Generator};
use genfn_tests_differential_support::bodies::*;
";

/// Above the plain functions.
pub(super) const PLAIN: &str = "{{allow}}
use genfn_tests::machine::{BoxGenerator, Generator};
use genfn_tests::plain::{drive, generator};
use genfn_tests_differential_support::bodies::*;
";

/// Above the coroutines, which are driven as genfn's machines are.
pub(super) const COROUTINE: &str = include_str!("coroutine.rs");

/// A function, as `syn` reads it: markers are calls.
pub(super) fn function(body: &Body) -> syn::ItemFn {
    let returns = match body.kind {
        Kind::Generator => "impl Generator<Yield = u32, Send = u32, Return = u32>",
        Kind::Result => "impl Generator<Yield = u32, Send = u32, Return = Result<u32, D>>",
        Kind::Droppy => "impl Generator<Yield = D, Return = D>",
        Kind::Boxed => "BoxGenerator<'static, u32, u32, u32>",
        Kind::Iterator => "impl Iterator<Item = u32>",
        Kind::LastError => "impl Iterator<Item = Result<u32, D>>",
    };
    let mutable = if body.mutable { "mut " } else { "" };
    let (receiver, list) = if body.method { ("&'static mut self, ", "") } else { ("", ", list: &'static mut Vec<D>") };
    let text = format!(
        "#[generator] fn body({receiver}seed: u32, {mutable}p: D, xs: &'static [u32]{list}) -> {returns} {{ {} }}",
        body.text
    );
    syn::parse_str(&text).unwrap_or_else(|error| panic!("what was made does not parse: {error}\n{text}"))
}

/// As text, with its markers.
pub(super) fn text(function: &syn::ItemFn) -> String {
    let tokens = markers(quote!(#function), &mut |marker, operand| {
        let name = if marker == "__yield" { "yield_" } else { "yield_from" };
        let name = Ident::new(name, marker.span());
        let bang = TokenTree::Punct(Punct::new('!', Spacing::Alone));
        [TokenTree::Ident(name), bang, TokenTree::Group(operand)].into_iter().collect()
    });
    syn::parse2(tokens.clone()).map_or_else(|_| tokens.to_string(), |file| prettyplease::unparse(&file))
}

/// The module of a machine or a plain function, which are driven by the same words.
pub(super) fn driven(name: &str, function: &syn::ItemFn, kind: Kind) -> Source {
    let text = text(function);
    let method = function.sig.receiver().is_some();
    let drives = drives(kind, method);
    let text = if method { of_owner(&text) } else { text };
    let text = format!(
        "mod {name} {{\nuse super::*;\n{text}\nfn side() {{ {drives} }}\npub fn run() {{ report(\"{name}\", side) }}\n}}\n"
    );
    Source { name: name.to_owned(), text }
}

/// A method of a struct that each module has for itself.
fn of_owner(method: &str) -> String {
    format!("pub struct Owner {{ n: u32, d: D, list: Vec<D> }}\n{OWNED}\nimpl Owner {{ {method} }}")
}

const OWNED: &str = "impl Owner {
    fn owned() -> &'static mut Owner { Box::leak(Box::new(Owner { n: 2, d: D(\"owned\"), list: vec![D(\"first\")] })) }
    fn add(&mut self, n: u32) -> u32 { self.n = add(self.n, n); self.n }
}";

fn drives(kind: Kind, method: bool) -> String {
    let script = match kind {
        Kind::Generator | Kind::Result | Kind::Boxed => ", sends()",
        Kind::Droppy | Kind::Iterator | Kind::LastError => "",
    };
    let call = |seed| {
        if method {
            format!("Owner::owned().body({seed}, D(\"p\"), XS)")
        } else {
            format!("body({seed}, D(\"p\"), XS, list())")
        }
    };
    (1..=4).map(|seed| format!("drive!({}{script});", call(seed))).collect()
}

/// The module of a coroutine. What it returns is told by a call, since it has no place for its return type. Each argument is
/// named, so that it is captured.
pub(super) fn coroutine(name: &str, function: &syn::ItemFn, kind: Kind) -> Source {
    let (sends, yields, returns) = match kind {
        Kind::Generator | Kind::Boxed => ("u32", "u32", "u32"),
        Kind::Result => ("u32", "u32", "Result<u32, D>"),
        Kind::Droppy => ("()", "D", "D"),
        Kind::Iterator => ("()", "u32", "()"),
        Kind::LastError => ("()", "Result<u32, D>", "Result<(), D>"),
    };
    let body = &function.block;
    let tokens = markers(quote!(#body), &mut |marker, operand| {
        let yields: syn::Type = syn::parse_str(yields).expect("it is a type");
        let inner = operand.stream();
        if marker == "__yield" {
            quote!((yield { let __value: #yields = #inner; __value }))
        } else {
            quote!(({
                let mut __inner = delegate(#inner);
                let mut __resumed = __inner.start();
                loop {
                    match __resumed {
                        Ok(__value) => __resumed = __inner.send(yield __value),
                        Err(__returned) => break __returned,
                    }
                }
            }))
        }
    });
    let method = function.sig.receiver().is_some();
    let mutable = match function.sig.inputs.iter().nth(if method { 2 } else { 1 }) {
        Some(syn::FnArg::Typed(typed)) if quote!(#typed).to_string().starts_with("mut") => "mut ",
        _ => "",
    };
    let (receiver, list, captured) =
        if method { ("&'static mut self, ", "", "&self") } else { ("", ", list: &'static mut Vec<D>", "&list") };
    let (body, wrap) = match kind {
        Kind::LastError => (with_ok(tokens), "last_error"),
        _ => (tokens.to_string(), "generator"),
    };
    let declared = match kind {
        Kind::LastError => "impl Iterator<Item = Result<u32, D>>".to_owned(),
        Kind::Iterator => "impl Iterator<Item = u32>".to_owned(),
        _ => format!("impl Generator<Yield = {yields}, Send = {sends}, Return = {returns}>"),
    };
    let text = format!(
        "#[allow(unused_mut)]\nfn body({receiver}seed: u32, {mutable}p: D, xs: &'static [u32]{list}) -> {declared} {{\n\
         {wrap}::<{sends}, {yields}, {returns}, _>(#[coroutine] move |_: {sends}| {{ let _ = (&seed, &p, &xs, {captured}); \
         typed::<{returns}>({{ if false {{ return unreachable_value::<{returns}>() }} {body} }}) }})\n}}\n"
    );
    let text = if method { of_owner(&text) } else { text };
    let text = format!(
        "mod {name} {{\nuse super::*;\n{text}fn side() {{ {} }}\npub fn run() {{ report(\"{name}\", side) }}\n}}\n",
        drives(kind, method),
    );
    Source { name: name.to_owned(), text }
}

/// A body whose `return`s without a value mean `Ok(())`.
fn with_ok(body: TokenStream) -> String {
    fn walk(tokens: TokenStream) -> TokenStream {
        let mut output = TokenStream::new();
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => {
                    output.extend([TokenTree::Group(Group::new(group.delimiter(), walk(group.stream())))]);
                }
                TokenTree::Ident(ident) if ident == "return" => {
                    output.extend([TokenTree::Ident(ident)]);
                    let bare = match tokens.peek() {
                        None => true,
                        Some(TokenTree::Punct(punct)) => matches!(punct.as_char(), ';' | ','),
                        Some(_) => false,
                    };
                    if bare {
                        output.extend(quote!(Ok(())));
                    }
                }
                token => output.extend([token]),
            }
        }
        output
    }
    format!("{{ let () = {}; Ok(()) }}", walk(body))
}

/// Replaces the markers at every depth.
fn markers(tokens: TokenStream, replace: &mut impl FnMut(&Ident, Group) -> TokenStream) -> TokenStream {
    let mut output = TokenStream::new();
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(marker) if marker == "__yield" || marker == "__yield_from" => {
                let Some(TokenTree::Group(operand)) = tokens.next() else { continue };
                let operand = Group::new(operand.delimiter(), markers(operand.stream(), replace));
                output.extend(replace(&marker, operand));
            }
            TokenTree::Group(group) => {
                let mut replaced = Group::new(group.delimiter(), markers(group.stream(), replace));
                replaced.set_span(group.span());
                output.extend([TokenTree::Group(replaced)]);
            }
            token => output.extend([token]),
        }
    }
    output
}
