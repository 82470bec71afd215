//! Futures that can't yield, though they are a stream's.
//!
//! ```text
//! join!(async { yield_!(1) }, async { yield_!(2) })     // it is suspended at one `yield_!` at a time
//! spawn(async move { yield_!(1) })                      // it is not the stream that polls this
//! ```
//!
//! rustc would say so too, of the yielder, which these borrow.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Expr;

use crate::diagnostics::Diagnostics;
use crate::listed::Listed;
use crate::syntax::markers;
use crate::syntax::place::bare;
use crate::syntax::tokens::{Joined, is_sign};

/// Checks the operands of an expression.
pub(super) fn operands(expr: &Expr, diagnostics: &Diagnostics) {
    match expr {
        Expr::Call(call) => {
            let callee = match &*call.func {
                Expr::Path(path) => path.path.segments.last().map(|last| &last.ident),
                _ => None,
            };
            spawned(callee, call.args.iter(), diagnostics);
        }
        Expr::MethodCall(call) => spawned(Some(&call.method), call.args.iter(), diagnostics),
        Expr::Tuple(tuple) => check(tuple.elems.iter(), None, diagnostics),
        Expr::Array(array) => check(array.elems.iter(), None, diagnostics),
        _ => {}
    }
}

/// Checks what is evaluated side by side, of the macro of this name or of none.
pub(super) fn check<'e>(list: impl Iterator<Item = &'e Expr>, path: Option<&str>, diagnostics: &Diagnostics) {
    let blocks = list.filter_map(|expr| match bare(expr) {
        Expr::Async(block) => Some(block.to_token_stream()),
        _ => None,
    });
    report(blocks.listed(), path, diagnostics);
}

/// Checks what is spawned, as the name of what is called tells.
fn spawned<'e>(callee: Option<&Ident>, list: impl Iterator<Item = &'e Expr> + Clone, diagnostics: &Diagnostics) {
    let Some(callee) = callee.filter(|callee| callee.to_string().starts_with("spawn")) else {
        return check(list, None, diagnostics);
    };
    for future in list.filter(|expr| matches!(bare(expr), Expr::Async(_))) {
        if let Some((found, marker)) = markers::marker_among(&future.to_token_stream()) {
            let name = marker.name();
            let message = format!(
                "`{name}` in what `{callee}` is given: it runs by itself, and not when the stream is polled, so let it send what it has, as by a channel, and write `yield_!` of what is received"
            );
            diagnostics.error(found, message);
        }
    }
}

/// Checks the arms of a `select!`: what runs side by side there stands between `=` and `=>`. Its handlers run after that, one of them.
pub(super) fn arms(tokens: &TokenStream, path: &str, diagnostics: &Diagnostics) {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().listed();
    let mut futures = Vec::new();
    let mut future = Vec::new();
    let mut in_handler = false;
    for (i, token) in tokens.iter().enumerate() {
        let arrow = is_sign(token, '>') && i.checked_sub(1).is_some_and(|before| is_sign(&tokens[before], '='));
        if arrow {
            futures.push(std::mem::take(&mut future));
            in_handler = true;
        } else if in_handler {
            let begins = i.checked_sub(1).is_some_and(|before| is_sign(&tokens[before], '>'));
            let is_block = matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
            in_handler = !(is_sign(token, ',') || begins && is_block);
        } else {
            future.push(TokenStream::from(token.clone()));
        }
    }
    let futures = futures.into_iter().map(Joined::joined);
    report(futures.listed(), Some(path), diagnostics);
}

fn report(futures: Vec<TokenStream>, path: Option<&str>, diagnostics: &Diagnostics) {
    let mut found = futures.iter().filter_map(markers::marker_among);
    if let (Some(_), Some((second, marker))) = (found.next(), found.next()) {
        let name = marker.name();
        let of = path.map(|path| format!(" of `{path}!`")).unwrap_or_default();
        let message = format!(
            "`{name}` in a second future{of} that runs beside another that yields: a stream is suspended at one of them at a time, so let one future alone yield, and the others send it what they have, as by a channel"
        );
        diagnostics.error(second, message);
    }
}
