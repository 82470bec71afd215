//! A body as each side has it: a machine, a plain function, a coroutine.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};

use super::forms::{self, Ending, Form};
use super::generate::{Body, Kind};
use super::plain;
use super::tried::Tried;
use crate::workshop::Source;

/// Above the machines.
pub(super) const MACHINE: &str = "{{allow}}
use genfn_tests::machine::{generator, try_, yield_, yield_from, BoxGenerator, Generator, GeneratorExit};
use genfn_tests_differential_support::{bodies::*, fragile::*, given::given, shapes::*, typed::*};
use genfn_tests_differential_support::machine::*;
";

/// Above the plain functions.
pub(super) const PLAIN: &str = "{{allow}}
use genfn_tests_differential_support::{bodies::*, fragile::*, given::given, shapes::*, typed::*};
use genfn_tests_differential_support::plain::{self, generates, iterates, iterates_over_results};
";

/// Above the coroutines, which are driven as genfn's machines are.
pub(super) const COROUTINE: &str = include_str!("coroutine.rs");

/// A function, as `syn` reads it: markers are calls.
pub(super) fn function(body: &Body) -> syn::ItemFn {
    let receiver = if body.method { "&'static mut self, " } else { "" };
    let parameters = body.parameters.iter().map(|parameter| format!("{}: {}", parameter.pattern, parameter.ty));
    let parameters = parameters.collect::<Vec<_>>().join(", ");
    let returns = Form::Explicit.returns(body.kind);
    let text = format!("#[generator] fn body({receiver}{parameters}) -> {returns} {{ {} }}", body.text);
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
pub(super) fn machine(name: &str, function: &syn::ItemFn, kind: Kind, form: Form) -> Source {
    let mut declared = function.clone();
    declared.attrs.clear();
    let returns: syn::Type = syn::parse_str(form.returns(kind)).expect("it is a type");
    declared.sig.output = syn::parse_quote!(-> #returns);
    let text = format!("{} {}", form.attribute(), with_macros(quote!(#declared)));
    module(&form.module(name), text, function, drives(function, kind))
}

/// The module of a plain function. Its parameters are taken apart where it is called in truth: what is given to one that is
/// ended before it starts goes as it is, the last one first.
pub(super) fn plain(name: &str, function: &syn::ItemFn, kind: Kind) -> Source {
    let (block, start) = plain::body(&function.block, kind);
    let returns: syn::Type = syn::parse_str(plain::types(kind).2).expect("it is a type");
    let mut signature = function.sig.clone();
    signature.output = syn::parse_quote!(-> #returns);
    let receiver = signature.receiver().map(|receiver| quote!(#receiver,));
    let of_self = receiver.is_some().then(|| quote!(self.));
    let (names, types) = whole_parameters(function);
    let text = quote! {
        fn body(#receiver #(#names: #types),*) -> #returns { #start #of_self started(#(#names),*) }
    };
    signature.ident = Ident::new("started", signature.ident.span());
    let text = quote!(#text #signature #block).to_string();
    module(name, text, function, drives(function, kind).into_iter().take(1))
}

/// Names for the parameters, the receiver left out, as a whole; and their types.
fn whole_parameters(function: &syn::ItemFn) -> (Vec<Ident>, Vec<&syn::Type>) {
    let typed = typed_parameters(function).enumerate();
    typed.map(|(at, parameter)| (format_ident!("__given_{at}"), &*parameter.ty)).unzip()
}

fn typed_parameters(function: &syn::ItemFn) -> impl Iterator<Item = &syn::PatType> {
    function.sig.inputs.iter().filter_map(|parameter| match parameter {
        syn::FnArg::Typed(typed) => Some(typed),
        syn::FnArg::Receiver(_) => None,
    })
}

fn module(name: &str, text: String, function: &syn::ItemFn, drives: impl IntoIterator<Item = forms::Drive>) -> Source {
    let text = if function.sig.receiver().is_some() { of_owner(&text) } else { text };
    let (mut sides, mut reports) = (String::new(), String::new());
    for (at, drive) in drives.into_iter().enumerate() {
        let endings = drive.endings.iter().copied().map(Ending::path).collect::<Vec<_>>().join(", ");
        let calls = (1..=4).map(|seed| format!("{}(|| {});", drive.function, call(function, seed)));
        sides += &format!("fn side_{at}() {{ {} }}\n", calls.collect::<String>());
        reports += &format!("report(\"{name}{}\", &[{endings}], side_{at});", drive.name);
    }
    let text = format!("mod {name} {{\nuse super::*;\n{text}\n{sides}pub fn run() {{ {reports} }}\n}}\n");
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

fn call(function: &syn::ItemFn, seed: u32) -> String {
    let arguments = typed_parameters(function).enumerate().map(|(at, parameter)| {
        let name = match &*parameter.pat {
            syn::Pat::Ident(name) => name.ident.to_string(),
            _ => String::new(),
        };
        match name.as_str() {
            "seed" => seed.to_string(),
            "p" => "given(&[\"p\"])".to_owned(),
            _ => format!("given(&[\"q{at}a\", \"q{at}b\", \"q{at}c\"])"),
        }
    });
    let arguments = arguments.collect::<Vec<_>>().join(", ");
    let owner = if function.sig.receiver().is_some() { "Owner::owned()." } else { "" };
    format!("{owner}body({arguments})")
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
    let receiver = function.sig.receiver();
    let declared = match kind {
        Kind::LastError => "impl Iterator<Item = Result<u32, D>>".to_owned(),
        Kind::Iterator => "impl Iterator<Item = u32>".to_owned(),
        _ => format!("impl Generator<Yield = {yields}, Send = {sends}, Return = {returns}>"),
    };
    let (names, types) = whole_parameters(function);
    // The first one that is captured is the first one to go if it never starts.
    let captured = names.iter().rev();
    let of_self = receiver.map(|_| quote!(&self,));
    let captured = quote!(let _ = (#of_self #(&#captured),*););
    let patterns = typed_parameters(function).map(|parameter| &parameter.pat);
    let taken = quote!(#(let #names = #names; let #patterns = #names;)*);
    let receiver = receiver.map(|receiver| quote!(#receiver,));
    let parameters = quote!(#receiver #(#names: #types),*);
    let text = format!(
        "#[allow(unused_mut)]\nfn body({parameters}) -> {declared} {{\n\
         {wrap}#[coroutine] move |_: {resumed}| {{ {captured} {taken} \
         typed::<{returns}>({{ if false {{ return unreachable_value::<{returns}>() }} {body} }}) }})\n}}\n"
    );
    module(name, text, function, drives(function, kind).into_iter().take(1))
}

/// What drives a machine of this function; the first one drives the plain function too.
pub(super) fn drives(function: &syn::ItemFn, kind: Kind) -> Vec<forms::Drive> {
    let exits = function.to_token_stream().to_string().contains("Err (GeneratorExit)");
    forms::drives(kind, handles(function), exits)
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
