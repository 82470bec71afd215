//! A `?` on what shows itself as an `Option`, where errors are those of `Result`s. Of that rustc would say that it wants an error for what the
//! closure returns, and show that type. So the operand goes through a function whose trait has the words:
//!
//! ```text
//! line.split_once('=')?        Tried::operand(genfn.raises(), line.split_once('='))?
//! ```
//!
//! What it shows itself as only decides who tells: a `Result` of a method by the same name goes through as it is, and so does all where the
//! body turns out to return an `Option`.

use quote::quote_spanned;
use syn::Expr;
use syn::spanned::Spanned;

use super::tokens::internal;
use crate::source::signature::Declared;
use crate::syntax::of_options;

/// Puts it around the operand, if this is one.
pub(crate) fn told(expr: &mut Expr, declared: &Declared) {
    let Expr::Try(tried) = expr else { return };
    if declared.is_plain() || !of_options::seems_one(&tried.expr) {
        return;
    }
    let (asked, genfn, operand) = (tried.question_token.span(), internal("__genfn"), &tried.expr);
    *tried.expr = Expr::Verbatim(quote_spanned!(asked=> ::genfn::raise::Tried::operand(#genfn.raises(), #operand)));
}
