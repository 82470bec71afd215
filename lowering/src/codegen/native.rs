//! Native code, as it is emitted.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Stmt};

use super::{Codegen, internal};
use crate::ir::Kind;
use crate::names::{self, Receiver};

impl Codegen<'_> {
    pub(super) fn native_expr(&self, expr: &Expr) -> TokenStream {
        let mut expr = expr.clone();
        Rewrite { codegen: self }.visit_expr_mut(&mut expr);
        expr.into_token_stream()
    }

    pub(super) fn native_stmt(&self, stmt: &Stmt) -> TokenStream {
        let mut stmt = stmt.clone();
        Rewrite { codegen: self }.visit_stmt_mut(&mut stmt);
        stmt.into_token_stream()
    }

    pub(super) fn native_pat(&self, pat: &syn::Pat) -> TokenStream {
        let mut pat = pat.clone();
        Rewrite { codegen: self }.visit_pat_mut(&mut pat);
        pat.into_token_stream()
    }
}

/// ```text
/// return value            return genfn.returned(value)
/// x.unwrap()              (consumes!(x), x.unwrap()).1      where `x` counts as gone afterwards
/// ```
///
/// A `return Err(…)` in a body without a return value stays: the closure returns a `Result` itself, which is also what a
/// macro's hidden `return` meets.
struct Rewrite<'a> {
    codegen: &'a Codegen<'a>,
}

impl VisitMut for Rewrite<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Closure(closure) if closure.asyncness.is_none() => {}
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => return,
            _ => visit_mut::visit_expr_mut(self, expr),
        }
        let genfn = internal("__genfn");
        match expr {
            Expr::Return(jump) => {
                let returned = match &jump.expr {
                    None => quote!(#genfn.returned(())),
                    Some(_) if self.codegen.is_iterator() && !self.codegen.is_plain() => return,
                    Some(value) => quote!(#genfn.returned(#value)),
                };
                jump.expr = Some(Box::new(Expr::Verbatim(returned)));
            }
            Expr::MethodCall(call) => {
                let Expr::Path(path) = &*call.receiver else { return };
                let Some(name) = path.path.get_ident() else { return };
                if !self.codegen.checked.contains(&name.to_string()) {
                    return;
                }
                let reader =
                    self.codegen.body.locals.iter().any(|local| local.name == *name && local.kind == Kind::Reader);
                let check = match names::receiver(&call.method) {
                    _ if reader && names::consumes_reader(&call.method) => {
                        quote!(::genfn::__private::consumes_reader!(#name))
                    }
                    Receiver::Borrows => return,
                    Receiver::Into => quote!(::genfn::__private::consumes_into!(#name)),
                    Receiver::IntoIter => quote!(::genfn::__private::consumes_into_iter!(#name)),
                    Receiver::Std => quote!(::genfn::__private::consumes!(#name)),
                };
                *expr = Expr::Verbatim(quote!((#check, #call).1));
            }
            _ => {}
        }
    }

    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}
