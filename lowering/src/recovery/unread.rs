//! An item that syn can't read.
//!
//! rustc has read it before it gave it to the attribute, and has said what is wrong with it, better than syn could, and where. So nothing
//! is said again, but of what rustc can't know: how a `try_!` is written, and that what follows is no function. What could be read of
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
use super::stub::with_a_stub;
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
            let explained = try_with_one_pair_of_braces(item.clone()).map(|error| error.to_compile_error());
            let diagnostics = Diagnostics::new();
            let given = attribute::arguments(attr, "#[generator]", &diagnostics);
            let declared = signature::declared(&given, &function.signature, &diagnostics);
            let errors = diagnostics.finish();
            let function = with_a_stub(function, declared.as_ref(), Some(&error.to_string()));
            renamed::for_arguments(&given, quote!(#explained #errors #function))
        }
        None => refused_body::unread(item.clone(), &error.to_compile_error()),
    }
}

/// The function, if it is its body that can't be read.
fn without_its_body(item: &TokenStream) -> Option<Function> {
    let mut tokens: Vec<TokenTree> = item.clone().into_iter().listed();
    let Some(TokenTree::Group(body)) = tokens.pop() else { return None };
    tokens.push(TokenTree::Group(proc_macro2::Group::new(body.delimiter(), TokenStream::new())));
    syn::parse2(tokens.into_iter().collect()).ok()
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

fn is_clause(name: &proc_macro2::Ident) -> bool {
    ["except", "finally", "else", "catch"].iter().any(|clause| name == clause)
}
