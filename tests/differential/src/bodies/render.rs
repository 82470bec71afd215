//! A body as each side has it: a machine, a plain function, a coroutine.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::generate::{Body, Kind};
use super::plain;
use super::tried::Tried;
use crate::workshop::Source;

/// Above the machines.
pub(super) const MACHINE: &str = "{{allow}}
use genfn_tests::machine::{generator, try_, yield_, yield_from, BoxGenerator, Generator, GeneratorExit};
use genfn_tests_differential_support::bodies::*;
use genfn_tests_differential_support::machine::{generates, iterates, iterates_over_results};
";

/// Above the plain functions.
pub(super) const PLAIN: &str = "{{allow}}
use genfn_tests_differential_support::bodies::*;
use genfn_tests_differential_support::plain::{self, generates, iterates, iterates_over_results};
";

/// Above the coroutines, which are driven as genfn's machines are.
pub(super) const COROUTINE: &str = include_str!("coroutine.rs");

/// A function, as `syn` reads it: markers are calls.
pub(super) fn function(body: &Body) -> syn::ItemFn {
    let returns = match body.kind {
        Kind::Generator => "impl Generator<Yield = u32, Send = u32, Return = u32>",
        Kind::Result => "impl Generator<Yield = u32, Send = u32, Return = Result<u32, D>>",
        Kind::Optional => "impl Generator<Yield = u32, Send = u32, Return = Option<u32>>",
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
    let tokens = with_macros(quote!(#function));
    syn::parse2(tokens.clone()).map_or_else(|_| tokens.to_string(), |file| prettyplease::unparse(&file))
}

/// Markers as the macros that they are.
fn with_macros(tokens: TokenStream) -> TokenStream {
    markers(tokens, true, &mut |marker, operand, is_statement| {
        let name = if marker == "__yield" {
            "yield_"
        } else if marker == "__yield_from" {
            "yield_from"
        } else {
            "try_"
        };
        let name = Ident::new(name, marker.span());
        if marker != "__try" {
            return quote!(#name! #operand);
        }
        let tried = syn::parse2(quote!(#marker #operand)).ok().and_then(|expr| Tried::of(&expr));
        let Some(tried) = tried else { return quote!(#marker #operand) };
        let inside = tried.to_macro();
        if is_statement { quote!(#name! { #inside }) } else { quote!(#name!(#inside)) }
    })
}

/// The module of a machine.
pub(super) fn machine(name: &str, function: &syn::ItemFn, kind: Kind) -> Source {
    module(name, with_macros(quote!(#function)).to_string(), function, kind)
}

/// The module of a plain function.
pub(super) fn plain(name: &str, function: &syn::ItemFn, kind: Kind) -> Source {
    let mut function = function.clone();
    let body = plain::body(&function.block, kind);
    let returns: syn::Type = syn::parse_str(plain::types(kind).2).expect("it is a type");
    function.attrs.clear();
    let signature = &mut function.sig;
    signature.output = syn::parse_quote!(-> #returns);
    module(name, quote!(#signature #body).to_string(), &function, kind)
}

fn module(name: &str, text: String, function: &syn::ItemFn, kind: Kind) -> Source {
    let method = function.sig.receiver().is_some();
    let text = if method { of_owner(&text) } else { text };
    let (endings, side) = (endings(kind), drives(kind, method));
    let text = format!(
        "mod {name} {{\nuse super::*;\n{text}\nfn side() {{ {side} }}\n\
         pub fn run() {{ report(\"{name}\", &[{endings}], side) }}\n}}\n"
    );
    Source { name: name.to_owned(), text }
}

/// The ways in which it can be ended where it is suspended.
fn endings(kind: Kind) -> &'static str {
    match kind {
        Kind::Iterator | Kind::LastError => "Ending::Dropped",
        Kind::Generator | Kind::Optional | Kind::Boxed | Kind::Droppy => "Ending::Dropped, Ending::Closed",
        Kind::Result => "Ending::Dropped, Ending::Closed, Ending::Thrown",
    }
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
    let drive = match kind {
        Kind::Generator | Kind::Result | Kind::Optional | Kind::Boxed | Kind::Droppy => "generates",
        Kind::Iterator => "iterates",
        Kind::LastError => "iterates_over_results",
    };
    let call = |seed| {
        if method {
            format!("Owner::owned().body({seed}, D(\"p\"), XS)")
        } else {
            format!("body({seed}, D(\"p\"), XS, list())")
        }
    };
    (1..=4).map(|seed| format!("{drive}(|| {});", call(seed))).collect()
}

/// The module of a coroutine. What it returns is told by a call, since it has no place for its return type. Each argument is
/// named, so that it is captured.
pub(super) fn coroutine(name: &str, function: &syn::ItemFn, kind: Kind) -> Source {
    let (sends, yields, returns) = plain::types(kind);
    let body = &function.block;
    if handles(function) {
        let (body, handles) = plain::coroutine(body, kind);
        let fails = plain::fails(kind);
        let wrap = if kind == Kind::LastError { "handled_last_error" } else { "handled" };
        let wrap = format!("{wrap}::<{sends}, {yields}, {returns}, _>({handles}, {fails}, ");
        let sends = format!("Came<{sends}>");
        return coroutine_of(name, function, kind, &wrap, &sends, &body.to_string());
    }
    let tokens = markers(quote!(#body), true, &mut |marker, operand, _| {
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
    let (body, wrap) = match kind {
        Kind::LastError => (with_ok(tokens), "last_error"),
        _ => (tokens.to_string(), "generator"),
    };
    let wrap = format!("{wrap}::<{sends}, {yields}, {returns}, _>(");
    coroutine_of(name, function, kind, &wrap, sends, &body)
}

/// `wrap` is the beginning of the call that takes the coroutine, `resumed` what it is resumed with.
fn coroutine_of(name: &str, function: &syn::ItemFn, kind: Kind, wrap: &str, resumed: &str, body: &str) -> Source {
    let (sends, yields, returns) = plain::types(kind);
    let method = function.sig.receiver().is_some();
    let mutable = match function.sig.inputs.iter().nth(if method { 2 } else { 1 }) {
        Some(syn::FnArg::Typed(typed)) if quote!(#typed).to_string().starts_with("mut") => "mut ",
        _ => "",
    };
    let (receiver, list, captured) =
        if method { ("&'static mut self, ", "", "&self") } else { ("", ", list: &'static mut Vec<D>", "&list") };
    let declared = match kind {
        Kind::LastError => "impl Iterator<Item = Result<u32, D>>".to_owned(),
        Kind::Iterator => "impl Iterator<Item = u32>".to_owned(),
        _ => format!("impl Generator<Yield = {yields}, Send = {sends}, Return = {returns}>"),
    };
    let text = format!(
        "#[allow(unused_mut)]\nfn body({receiver}seed: u32, {mutable}p: D, xs: &'static [u32]{list}) -> {declared} {{\n\
         {wrap}#[coroutine] move |_: {resumed}| {{ let _ = (&seed, &p, &xs, {captured}); \
         typed::<{returns}>({{ if false {{ return unreachable_value::<{returns}>() }} {body} }}) }})\n}}\n"
    );
    module(name, text, function, kind)
}

/// Whether something in it handles what is raised: such a coroutine is told of it.
fn handles(function: &syn::ItemFn) -> bool {
    let text = function.to_token_stream().to_string();
    ["__try", "GeneratorExit", "failing", "guarded", "stubborn"].iter().any(|name| text.contains(name))
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

/// Replaces the markers at every depth. What replaces one is asked, whether it is a statement whose semicolon may go.
fn markers(
    tokens: TokenStream,
    in_a_block: bool,
    replace: &mut impl FnMut(&Ident, Group, bool) -> TokenStream,
) -> TokenStream {
    let mut output = TokenStream::new();
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_semi = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';');
    let ends_a_statement = |token: &TokenTree| {
        is_semi(token) || matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
    };
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Ident(marker) if marker == "__yield" || marker == "__yield_from" || marker == "__try" => {
                let Some(TokenTree::Group(operand)) = tokens.get(at) else { continue };
                let begins = in_a_block && (at == 1 || ends_a_statement(&tokens[at - 2]));
                at += 1;
                let is_statement =
                    marker == "__try" && begins && tokens.get(at).is_some_and(is_semi) && at + 1 < tokens.len();
                if is_statement {
                    at += 1;
                }
                let operand = Group::new(operand.delimiter(), markers(operand.stream(), false, replace));
                output.extend(replace(marker, operand, is_statement));
            }
            TokenTree::Group(group) => {
                let in_a_block = group.delimiter() == Delimiter::Brace;
                let mut replaced = Group::new(group.delimiter(), markers(group.stream(), in_a_block, replace));
                replaced.set_span(group.span());
                output.extend([TokenTree::Group(replaced)]);
            }
            token => output.extend([token.clone()]),
        }
    }
    output
}
