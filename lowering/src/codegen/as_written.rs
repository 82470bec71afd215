//! The body once more, as it was written, for the borrow checker alone: it never runs.
//!
//! A local of which a part is moved may have to be [filled](crate::partial_moves) before it is saved, so it becomes `mut`. Then rustc would
//! not miss a `mut` that the user forgot: `p.n += 1`, `p.list.push(1)`. In the body as it was written it does, in its own
//! words.
//!
//! ```text
//! if false {
//!     let _ = move || {
//!         let p = p;
//!         p.n += 1;
//!         { let value: Y = p.n; drop(value) };
//!     };
//!     never()
//! }
//! ```
//!
//! Only where the body may change such a local, for all that syntax tells.

use std::collections::BTreeSet;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::visit::{self, Visit};
use syn::{Block, Expr, Pat, UnOp};

use super::items;
use crate::emit::arguments::take;
use crate::emit::shape::{self, raise};
use crate::emit::tokens::{braced, internal};
use crate::emit::whole_body::{self, Found};
use crate::exceptions::Lowered;
use crate::source::arguments::Argument;
use crate::source::signature::Declared;
use crate::syntax::macros;
use crate::syntax::markers::{self, Marker, Suspension};
use crate::syntax::operands::assigns_in_place;

/// The body, if it may change one of the locals of these names. `never` tells what the closure returns.
pub(crate) fn checked(
    source: &Lowered,
    filled: &BTreeSet<String>,
    declared: &Declared,
    arguments: &[Argument],
    never: &TokenStream,
    is_told: bool,
) -> TokenStream {
    if filled.is_empty() || !changes(&source.block, filled) {
        return TokenStream::new();
    }
    let genfn = internal("__genfn");
    let shape = shape::shape(declared);
    let taken: TokenStream = arguments.iter().map(take).collect();
    let block = whole_body::replace(&source.block, declared, &|found| marker(found, declared, is_told));
    let stmts = block.stmts.iter().filter(|stmt| !items::is_moved(stmt));
    let body = braced(block.brace_token, quote!(#(#stmts)*));
    let returns = &declared.returns;
    quote! {
        #[allow(unused, clippy::all)]
        if false {
            let _ = move || {
                let #genfn = #shape;
                #never
                #taken
                let __value: #returns = #body;
                #[allow(unreachable_code)]
                return #genfn.returned(__value);
            };
            ::genfn::__private::never()
        }
    }
}

/// ```text
/// yield_!(operand)         { let value: Y = operand; drop(value) }
/// yield_from!(operand)     match delegate!(operand).resume(…) { Return(value) => value, Raise(raised) => /* raise */, Yield(_) => never() }
/// ```
fn marker(Found { suspension, path, operand, raises, at }: Found, declared: &Declared, is_told: bool) -> TokenStream {
    let Declared { yields, sends, returns, .. } = declared;
    let mention = markers::mention(&path);
    let genfn = internal("__genfn");
    let raise = if is_told { raise(raises.as_ref()) } else { quote!(return #genfn.exited()) };
    match suspension {
        Suspension::Yield => {
            let yielded = quote!({
                #mention
                let __value: #yields = #operand;
                ::genfn::__private::core::mem::drop(__value)
            });
            if !is_told {
                return yielded;
            }
            quote! {{
                #yielded;
                match ::genfn::__private::assigned::<::genfn::Resume<#sends, #returns>>() {
                    ::genfn::Resume::Send(__sent) => __sent,
                    __raised => #raise,
                }
            }}
        }
        Suspension::Delegate => {
            let inner = internal("__inner");
            let (sends, returns) = if is_told { (quote!(#sends), quote!(#returns)) } else { (quote!(()), quote!(())) };
            let delegate = quote_spanned!(at=> ::genfn::delegation::delegate!(#operand));
            // What can't be sent on is told of at the marker.
            let resumed = quote_spanned! {Span::mixed_site().located_at(at)=>
                .resume(::genfn::Resume::<#sends, #returns>::Start, ::genfn::__private::converts!(#inner, #genfn))
            };
            let value = quote_spanned!(at=> __value);
            quote! {{
                #mention
                let mut #inner = #delegate;
                match #inner #resumed {
                    ::genfn::__private::Delegated::Return(__value) => __value,
                    ::genfn::__private::Delegated::Raise(__raised) => #raise,
                    ::genfn::__private::Delegated::Yield(#value) => {
                        let __value: #yields = #value;
                        return #genfn.never();
                    }
                }
            }}
        }
    }
}

/// Whether a body may change one of the locals of these names, or a part of it.
fn changes(block: &Block, names: &BTreeSet<String>) -> bool {
    let mut changes = Changes { names, found: false };
    changes.visit_block(block);
    changes.found
}

struct Changes<'n> {
    names: &'n BTreeSet<String>,
    found: bool,
}

impl Changes<'_> {
    /// A place that is changed, or borrowed for that.
    fn place(&mut self, expr: &Expr) {
        match expr {
            Expr::Path(path) => {
                self.found |= path.path.get_ident().is_some_and(|name| self.names.contains(&name.to_string()));
            }
            Expr::Field(field) => self.place(&field.base),
            Expr::Index(index) => self.place(&index.expr),
            Expr::Paren(inner) => self.place(&inner.expr),
            Expr::Group(inner) => self.place(&inner.expr),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.place(&unary.expr),
            Expr::Tuple(tuple) => tuple.elems.iter().for_each(|elem| self.place(elem)),
            Expr::Array(array) => array.elems.iter().for_each(|elem| self.place(elem)),
            Expr::Call(call) => call.args.iter().for_each(|arg| self.place(arg)),
            Expr::Struct(literal) => literal.fields.iter().for_each(|field| self.place(&field.expr)),
            _ => {}
        }
    }
}

impl<'ast> Visit<'ast> for Changes<'_> {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Assign(assign) => self.place(&assign.left),
            Expr::Binary(binary) if assigns_in_place(&binary.op) => self.place(&binary.left),
            Expr::Reference(reference) if reference.mutability.is_some() => self.place(&reference.expr),
            // A method, or a closure in a field, may take it by `&mut`.
            Expr::MethodCall(call) => self.place(&call.receiver),
            Expr::Call(call) => self.place(&call.func),
            _ => {}
        }
        visit::visit_expr(self, expr);
    }

    /// It may borrow a part of any local.
    fn visit_pat(&mut self, pat: &'ast Pat) {
        if let Pat::Ident(ident) = pat {
            self.found |= ident.by_ref.is_some() && ident.mutability.is_some();
        }
        visit::visit_pat(self, pat);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        match macros::operands(mac) {
            Some(operands) if Marker::of(mac).is_some() || macros::is_known(mac) => {
                operands.exprs().for_each(|operand| self.visit_expr(operand));
            }
            _ => self.found = true,
        }
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
}
