//! A `?` on what shows itself as an `Option`, or may be one, where errors are those of `Result`s. Of that rustc would say that it wants an error for what the
//! closure returns, and show that type. So the operand goes through a function whose trait has the words:
//!
//! ```text
//! line.split_once('=')?        Tried::operand(genfn.raises(), line.split_once('='))?
//! ```
//!
//! So does a local, and what calls a function, or a method of `self`, which may be one. It only decides who tells: a `Result` goes through as it is, and so
//! does all where the body turns out to return an `Option`.

use quote::quote_spanned;
use syn::Expr;
use syn::spanned::Spanned;

use super::tokens::internal;
use crate::source::arguments::SELF;
use crate::source::signature::Declared;
use crate::syntax::of_options;
use crate::syntax::place::{bare, is_upper_case};

/// Puts it around the operand, if this is one.
pub(crate) fn told(expr: &mut Expr, declared: &Declared) {
    let Expr::Try(tried) = expr else { return };
    if declared.is_plain() || !may_be_one(&tried.expr) {
        return;
    }
    let (asked, genfn, operand) = (tried.question_token.span(), internal("__genfn"), &tried.expr);
    *tried.expr = Expr::Verbatim(quote_spanned!(asked=> ::genfn::raise::Tried::operand(#genfn.raises(), #operand)));
}

/// Whether it may be an `Option`: what a function in scope returns, or a method of the receiver's type, nobody sees.
fn may_be_one(operand: &Expr) -> bool {
    match bare(operand) {
        Expr::Await(awaited) => may_be_one(&awaited.base),
        // A local.
        Expr::Path(path) => path.path.get_ident().is_some_and(|name| !is_upper_case(name)),
        Expr::Call(call) => {
            matches!(&*call.func, Expr::Path(path) if path.path.get_ident().is_some_and(|name| !is_upper_case(name)))
        }
        Expr::MethodCall(call) => {
            let of_self = matches!(bare(&call.receiver), Expr::Path(path) if path.path.is_ident("self") || path.path.is_ident(SELF));
            of_self || of_options::seems_one(operand)
        }
        _ => false,
    }
}
