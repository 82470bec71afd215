//! An item that syn can't read.
//!
//! rustc has read it before it gave it to the attribute, and has said what is wrong with it, better than syn could, and where. So nothing
//! is said again, but of what rustc can't know: how a `try_!` and a loop over a stream are written, what stands for words of Python's, and that
//! what follows is no function. What could be read of
//! a function stands for it, with a body that does nothing. Where rustc could read the rest, which takes syntax that is not stable, that
//! body panics:
//!
//! ```text
//! fn f(s: &str) -> impl Iterator<Item = usize> { let a = s.len() yield_!(a); }
//!
//! fn f(s: &str) -> impl Iterator<Item = usize> { if true { panic!("expected `;`") } empty() }
//! ```

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::parse::Parser;

use super::refused_body;
use super::stub::{panics_first, stub, with_a_stub};
use crate::diagnostics::Diagnostics;
use crate::emit::renamed;
use crate::listed::Listed;
use crate::source::function::Function;
use crate::source::{attribute, signature};
use crate::syntax::clauses;
use crate::syntax::markers::Marker;
use crate::syntax::tokens;

/// What stands for it.
pub(crate) fn item(attr: TokenStream, item: &TokenStream, error: &syn::Error) -> TokenStream {
    let is_other_item = syn::parse2::<syn::Item>(item.clone())
        .is_ok_and(|item| !matches!(item, syn::Item::Fn(_) | syn::Item::Verbatim(_)));
    let is_statement = syn::Block::parse_within.parse2(item.clone()).is_ok();
    if is_other_item || is_statement {
        let error = syn::Error::new_spanned(
            item.clone().into_iter().next(),
            "`#[generator]` goes on a function or a method: write `fn name(…) -> impl Iterator<Item = …> { … }`",
        );
        // What it declares is there all the same.
        let error = error.to_compile_error();
        return quote!(#error #item);
    }
    match without_its_body(item) {
        Some(function) => {
            let explained = explained(item);
            let explained = explained.map(|error| error.to_compile_error());
            let diagnostics = Diagnostics::new();
            let given = attribute::arguments(attr, "#[generator]", &diagnostics);
            let declared = signature::declared(&given, &function.signature, &diagnostics);
            let errors = diagnostics.finish();
            let function = with_a_stub(function, declared.as_ref(), Some(&error.to_string()));
            renamed::for_arguments(&given, quote!(#explained #errors #function))
        }
        None => of_bare_traits(&attr, item, &error.to_string())
            .unwrap_or_else(|| refused_body::unread(item.clone(), &error.to_compile_error())),
    }
}

/// A function that takes a trait, `f: Fn(u32) -> u32`, as rustc can read it and says what is wrong with it. Not behind a `&`: there it was no
/// mistake before the edition 2021.
fn of_bare_traits(attr: &TokenStream, item: &TokenStream, why: &str) -> Option<TokenStream> {
    let function = without_its_body(&tokens::replaced(item.clone(), &mut |before, rest| match rest {
        [TokenTree::Ident(name), TokenTree::Group(_), ..]
            if ["Fn", "FnMut", "FnOnce"].iter().any(|closure| name == closure)
                && before.last().is_some_and(|before| tokens::is_sign(before, ':')) =>
        {
            Some((1, quote!(dyn #name)))
        }
        _ => None,
    }))?;
    let diagnostics = Diagnostics::new();
    let given = attribute::arguments(attr.clone(), "#[generator]", &diagnostics);
    let declared = signature::declared(&given, &function.signature, &diagnostics);
    let errors = diagnostics.finish();
    let stub = stub(declared.as_ref(), &function.signature.output);
    let mut tokens: Vec<TokenTree> = item.clone().into_iter().listed();
    tokens.pop();
    let body = panics_first(Some(why), &stub);
    Some(renamed::for_arguments(&given, quote!(#errors #[allow(unused, clippy::all)] #(#tokens)* #body)))
}

/// The function, if it is its body that can't be read.
fn without_its_body(item: &TokenStream) -> Option<Function> {
    let mut tokens: Vec<TokenTree> = item.clone().into_iter().listed();
    let Some(TokenTree::Group(body)) = tokens.pop() else { return None };
    tokens.push(TokenTree::Group(proc_macro2::Group::new(body.delimiter(), TokenStream::new())));
    syn::parse2(tokens.into_iter().collect()).ok()
}

/// What rustc can't know.
fn explained(item: &TokenStream) -> Option<syn::Error> {
    let explained = try_with_one_pair_of_braces(item.clone()).or_else(|| for_await(item.clone()));
    explained.or_else(|| clauses::raise(item.clone())).or_else(|| as_in_python(item.clone()))
}

/// Two words that Python has, where Rust has others.
fn as_in_python(tokens: TokenStream) -> Option<syn::Error> {
    const WORDS: [(&str, &str, &str); 2] = [
        ("yield", "from", "to delegate, write `yield_from!(…)`"),
        ("async", "for", "a loop over a stream is written `for x in await_!(stream) { … }`"),
    ];
    let mut found = None;
    tokens::any_place(tokens.clone(), &mut |_, rest| {
        if let [TokenTree::Ident(one), TokenTree::Ident(other), ..] = rest {
            let words = WORDS.iter().find(|(first, second, _)| one == first && other == second);
            found = words.map(|(_, _, said)| syn::Error::new(one.span(), said));
        }
        found.is_some()
    });
    found.or_else(|| try_as_a_keyword(tokens))
}

/// `try { … } except …`
fn try_as_a_keyword(tokens: TokenStream) -> Option<syn::Error> {
    let mut found = None;
    tokens::any_place(tokens, &mut |_, rest| {
        if let [TokenTree::Ident(tried), TokenTree::Group(_), TokenTree::Ident(clause), ..] = rest
            && tried == "try"
            && is_clause(clause)
        {
            let said = "a `try` is written `try_! {{ … } except error => { … } finally { … }}`";
            found = Some(syn::Error::new(tried.span(), said));
        }
        found.is_some()
    });
    found
}

/// `try_! { … } finally { … }`, which everybody writes first.
fn try_with_one_pair_of_braces(tokens: TokenStream) -> Option<syn::Error> {
    let tokens: Vec<TokenTree> = tokens.into_iter().listed();
    let found = tokens.windows(4).find_map(|window| match window {
        [TokenTree::Ident(name), bang, TokenTree::Group(_), TokenTree::Ident(clause)]
            if Marker::named(&name.to_string()).is_some_and(Marker::is_try)
                && tokens::is_sign(bang, '!')
                && is_clause(clause) =>
        {
            Some(syn::Error::new(name.span(), clauses::BODY))
        }
        _ => None,
    });
    found.or_else(|| {
        tokens.into_iter().find_map(|token| match token {
            TokenTree::Group(group) => try_with_one_pair_of_braces(group.stream()),
            _ => None,
        })
    })
}

/// `for await x in stream { … }`, which other macros take, and nightly does.
pub(crate) fn for_await(tokens: TokenStream) -> Option<syn::Error> {
    let mut found = None;
    tokens::any_place(tokens, &mut |_, rest| match rest {
        [TokenTree::Ident(looped), TokenTree::Ident(awaited), ..] if looped == "for" && awaited == "await" => {
            found = Some(awaited.span());
            true
        }
        _ => false,
    });
    found.map(|at| syn::Error::new(at, "a loop over a stream is written `for x in await_!(stream) { … }`"))
}

fn is_clause(name: &proc_macro2::Ident) -> bool {
    ["except", "finally", "else", "catch"].iter().any(|clause| name == clause)
}
