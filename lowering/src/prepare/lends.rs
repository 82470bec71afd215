//! Which locals a yield lends a field of, so that it is borrowed for as long as the consumer likes.
//!
//! ```text
//! yield_!(&mut node.value);
//! let value = &mut node.value; … yield_!(value);
//! ```

use proc_macro2::Ident;
use syn::visit::Visit;
use syn::{Block, Expr, Local, LocalInit, Macro, Pat, PatIdent, Stmt};

use crate::syntax::markers::{Marker, Suspension};
use crate::syntax::operands::place_around;
use crate::syntax::walk::{Visitor, Walk, Walker};
use crate::syntax::{pattern, place};

/// Whether the value of a `yield_!` among these statements is a borrow of a field of this local.
pub(super) fn lends(stmts: &[Stmt], local: &Ident) -> bool {
    let mut lent = Lent { local, borrows: Vec::new(), found: false };
    stmts.iter().for_each(|stmt| Walker(&mut lent).visit_stmt(stmt));
    lent.found
}

struct Lent<'a> {
    local: &'a Ident,
    /// The names of such borrows in scope, and whether nothing else was called so since.
    borrows: Vec<(Ident, bool)>,
    found: bool,
}

impl Lent<'_> {
    fn is_lent(&self, value: &Expr) -> bool {
        let is_named = match place::bare(value) {
            Expr::Path(path) => path.path.get_ident().is_some_and(|name| self.borrows.contains(&(name.clone(), true))),
            _ => false,
        };
        is_named || is_borrow(value, self.local)
    }
}

impl Visitor for Lent<'_> {
    fn enter_block(&mut self, block: &Block) -> Walk {
        let outer = self.borrows.len();
        block.stmts.iter().for_each(|stmt| Walker(self).visit_stmt(stmt));
        self.borrows.truncate(outer);
        Walk::Over
    }

    fn enter_pat(&mut self, pat: &Pat) -> Walk {
        if let Pat::Ident(pat) = pat {
            self.borrows.iter_mut().filter(|(name, _)| *name == pat.ident).for_each(|(_, is_sole)| *is_sole = false);
        }
        Walk::Into
    }

    fn enter_stmt(&mut self, stmt: &Stmt) -> Walk {
        if let Stmt::Local(Local { pat, init: Some(LocalInit { expr, diverge: None, .. }), .. }) = stmt
            && let Pat::Ident(PatIdent { ident, by_ref: None, mutability: None, subpat: None, .. }) =
                pattern::untyped(pat)
            && is_borrow(expr, self.local)
        {
            self.borrows.retain(|(name, _)| name != ident);
            self.borrows.push((ident.clone(), true));
            return Walk::Over;
        }
        Walk::Into
    }

    fn enter_macro(&mut self, mac: &Macro) -> Walk {
        if let Some(marker) = Marker::of(mac).filter(|marker| !marker.is_try())
            && let Ok(operand) = mac.parse_body::<Expr>()
        {
            let lent = match marker.suspension() {
                Suspension::Yield => &operand,
                Suspension::Delegate => source(&operand),
            };
            self.found |= self.is_lent(lent);
        }
        Walk::Into
    }
}

/// Whether a value is a `&mut local.field`, or is built of one by what can only be a constructor.
fn is_borrow(value: &Expr, local: &Ident) -> bool {
    let within = |inner: &Expr| is_borrow(inner, local);
    match place::bare(value) {
        Expr::Reference(reference) => reference.mutability.is_some() && is_in_field(&reference.expr, local),
        Expr::Tuple(tuple) => tuple.elems.iter().any(within),
        Expr::Array(array) => array.elems.iter().any(within),
        Expr::Struct(literal) => literal.fields.iter().any(|field| within(&field.expr)),
        Expr::Call(call) => is_constructor(&call.func) && call.args.iter().any(within),
        Expr::MethodCall(call) if call.method == "unwrap" || call.method == "expect" => within(&call.receiver),
        Expr::Try(asked) => within(&asked.expr),
        Expr::MethodCall(call) => {
            let named = call.method.to_string();
            // As all of std's are named that lend what they are given exclusively.
            (named.ends_with("_mut") || named == "drain") && is_in_field(&call.receiver, local)
        }
        _ => false,
    }
}

/// Whether a place is a field of the local, or lies in one.
fn is_in_field(expr: &Expr, local: &Ident) -> bool {
    match place::place(expr) {
        Some(place) => place.root == *local && !place.path.is_empty(),
        None => place_around(expr).is_some_and(|around| is_in_field(around, local)),
    }
}

/// Whether what is called has the name of a variant or a struct.
fn is_constructor(callee: &Expr) -> bool {
    let Expr::Path(path) = place::bare(callee) else { return false };
    path.path.segments.last().is_some_and(|name| name.ident.to_string().starts_with(char::is_uppercase))
}

/// What an iterator adapts: `items.iter_mut()` of `items.iter_mut().rev().skip(1)`.
fn source(delegate: &Expr) -> &Expr {
    const ADAPTORS: &[&str] = &[
        "rev",
        "enumerate",
        "skip",
        "take",
        "step_by",
        "map",
        "filter",
        "filter_map",
        "flat_map",
        "flatten",
        "chain",
        "zip",
    ];
    match place::bare(delegate) {
        Expr::MethodCall(call) if ADAPTORS.iter().any(|adaptor| call.method == adaptor) => source(&call.receiver),
        delegate => delegate,
    }
}
