//! Closures that borrow a local of the generator's own, and are held across a yield: `move` is what is missing, and rustc doesn't say so.
//!
//! ```text
//! for x in xs.into_iter().filter(|x| *x > limit) { yield_!(x); }
//! yield_from!(xs.into_iter().map(|x| x * by));
//! let scale = |x| x * by;
//! yield_!(scale(1));
//! yield_!(scale(2));
//! ```
//!
//! As of [loops](super::borrowed_loops), told of is what is certain:
//!
//! - The closure is held: it is a `let` whose name is named after a yield, or an operand of an adapter of iterators, which does nothing yet, on
//!   what is an iterator by its syntax.
//! - What it names it borrows: a number, a `char` or a `bool` in any use of it, and what owns what it holds where all uses only borrow.
//! - The local has one binding of its name.
//!
//! `move` is what to write, save where others name the local as well: then what is moved is missing, and a copy of what changes is another one.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::Visit;
use syn::{Block, Expr, ExprClosure, Ident, Macro};

use super::lenders::HOLDING;
use crate::listed::Listed;
use crate::sorted::Map;
use crate::syntax::macros;
use crate::syntax::place;
use crate::syntax::tokens;
use crate::syntax::walk::{Visitor, Walk, Walker};

/// What a closure does with a name to borrow it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum BorrowedBy {
    /// It is copied where it is not borrowed: in a closure any use borrows.
    AnyUse,
    /// It is moved by some uses.
    Borrows,
}

/// The generator's own locals.
pub(super) trait Owned {
    fn borrowed(&self, name: &str) -> Option<BorrowedBy>;
}

/// The first closure of a value that is not run yet, and borrows; and what it borrows.
pub(super) fn held<'e>(value: &'e Expr, owned: &dyn Owned) -> Option<(&'e ExprClosure, String)> {
    match place::bare(value) {
        Expr::Closure(closure) => borrows(closure, owned).map(|name| (closure, name)),
        Expr::MethodCall(call) if is_held(&call.method) && is_lazy(&call.receiver) => {
            let of_arguments = || {
                call.args.iter().find_map(|argument| match place::bare(argument) {
                    Expr::Closure(closure) => borrows(closure, owned).map(|name| (closure, name)),
                    _ => None,
                })
            };
            held(&call.receiver, owned).or_else(of_arguments)
        }
        _ => None,
    }
}

/// `move |x|`
pub(super) fn moving(closure: &ExprClosure) -> String {
    let inputs: Vec<String> = closure.inputs.iter().map(|input| input.to_token_stream().to_string()).listed();
    let inputs = inputs.join(", ").replace(" : ", ": ").replace("& ", "&").replace(" ,", ",");
    format!("move |{inputs}|")
}

/// How often a block names what a closure in it does, beside that.
pub(super) fn named_elsewhere(closure: &ExprClosure, name: &str, block: &Block) -> usize {
    mentions(&block.to_token_stream(), name) - mentions(&closure.to_token_stream(), name)
}

fn is_held(method: &Ident) -> bool {
    HOLDING.iter().any(|name| method == name)
}

/// What begins an iterator, whatever it is called on.
const BEGINNING: &[&str] = &[
    "bytes",
    "char_indices",
    "chars",
    "drain",
    "into_iter",
    "iter",
    "iter_mut",
    "lines",
    "split",
    "split_whitespace",
    "windows",
];

fn is_lazy(value: &Expr) -> bool {
    match place::bare(value) {
        Expr::Range(_) => true,
        Expr::MethodCall(call) => {
            BEGINNING.iter().any(|name| call.method == name) || is_held(&call.method) && is_lazy(&call.receiver)
        }
        _ => false,
    }
}

fn borrows(closure: &ExprClosure, owned: &dyn Owned) -> Option<String> {
    if closure.capture.is_some() || closure.asyncness.is_some() {
        return None;
    }
    let mut uses = UsesInAClosure { named: Vec::new(), borrowed: Map::new(), unread: false };
    Walker(&mut uses).visit_expr(&closure.body);
    let body = closure.body.to_token_stream();
    uses.named
        .iter()
        .find(|name| match owned.borrowed(name) {
            None => false,
            Some(BorrowedBy::AnyUse) => true,
            Some(BorrowedBy::Borrows) => {
                !uses.unread && uses.borrowed.get(*name).is_some_and(|borrowed| *borrowed >= mentions(&body, name))
            }
        })
        .cloned()
}

fn mentions(tokens: &TokenStream, name: &str) -> usize {
    let mut found = 0;
    tokens::each(tokens.clone(), &mut |token| {
        found += usize::from(matches!(token, TokenTree::Ident(word) if word == name));
    });
    found
}

/// Methods of what owns what it holds that only borrow it.
const BORROWING: &[&str] =
    &["as_str", "contains", "contains_key", "ends_with", "get", "is_empty", "len", "starts_with"];

struct UsesInAClosure {
    named: Vec<String>,
    borrowed: Map<String, usize>,
    /// There is a macro that nobody can read.
    unread: bool,
}

impl UsesInAClosure {
    fn borrow(&mut self, place: &Expr) {
        if let Expr::Path(path) = place::bare(place)
            && let Some(name) = path.path.get_ident()
        {
            *self.borrowed.entry(name.to_string()).or_default() += 1;
        }
    }
}

impl Visitor for UsesInAClosure {
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        match expr {
            Expr::Path(path) => self.named.extend(path.path.get_ident().map(Ident::to_string)),
            Expr::Reference(reference) => self.borrow(&reference.expr),
            Expr::MethodCall(call) if BORROWING.iter().any(|name| call.method == name) => self.borrow(&call.receiver),
            _ => {}
        }
        Walk::Into
    }

    fn enter_macro(&mut self, mac: &Macro) -> Walk {
        let Some(operands) = macros::is_known(mac).then(|| macros::operands(mac)).flatten() else {
            self.unread = true;
            return Walk::Over;
        };
        for captured in operands.captures {
            *self.borrowed.entry(captured.clone()).or_default() += 1;
            self.named.push(captured);
        }
        operands
            .list
            .iter()
            .filter(|operand| !operand.access.is_value())
            .for_each(|operand| self.borrow(&operand.expr));
        Walk::Into
    }
}
