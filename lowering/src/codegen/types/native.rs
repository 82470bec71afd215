//! Native code, as it stands in the copy: as in the arms, but that nothing is checked, for it is there, and no mark means anything.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Stmt as SynStmt};

use super::body::Telling;
use crate::analysis::initialised::Form;
use crate::codegen::places::{self, Place};
use crate::emit::shape;
use crate::ir::LocalId;
use crate::ir::part_calls::Call;
use crate::source::signature::Declared;
use crate::syntax::{macros, pattern};

impl Telling<'_, '_> {
    /// A statement, and before it what it assigns, declared as in its arm.
    pub(super) fn native(&self, stmt: &SynStmt) -> TokenStream {
        let assigned = match stmt {
            SynStmt::Local(_) | SynStmt::Item(_) => Vec::new(),
            SynStmt::Expr(..) | SynStmt::Macro(_) => self.assigned(stmt),
        };
        let mut places = Vec::new();
        let mut declared = TokenStream::new();
        for local in assigned {
            let info = &self.codegen.body.locals[local.0];
            let name = &info.name;
            let mutable = syn::Token![mut](name.span());
            let resident = self.codegen.layout.in_place(self.entry).and_then(|residents| residents.get(&local));
            if let Some(borrow) = resident {
                declared.extend(quote!(let #name = &mut #name;));
                places.push(Place { name: name.clone(), mutable: info.mutable, borrow: *borrow });
            } else if self.codegen.analysed.holding.form(self.entry, local).is_some_and(Form::is_whole) {
                declared.extend(if info.mutable {
                    quote!(let #mutable #name = #name;)
                } else {
                    quote!(let #name = #name;)
                });
            } else if self.codegen.types.told.contains(&local) {
                let variable = &self.codegen.types.locals[&local];
                declared.extend(quote!(let #mutable #name; #variable.is(::genfn::__private::TypeOf::of(&#name));));
            }
        }
        let stmt = places::rewritten(stmt, &places, |places, stmt| places.visit_stmt_mut(stmt));
        let stmt = self.once_more(&stmt, |once_more, stmt| once_more.visit_stmt_mut(stmt));
        if declared.is_empty() { stmt } else { quote!({ #declared #stmt }) }
    }

    /// The locals that a statement assigns by name, but for those that its arm has declared itself.
    fn assigned(&self, stmt: &SynStmt) -> Vec<LocalId> {
        struct Assigned(BTreeSet<String>);
        impl<'ast> Visit<'ast> for Assigned {
            fn visit_expr_assign(&mut self, assign: &'ast syn::ExprAssign) {
                let (_, places) = pattern::assignee(&assign.left);
                let names = places.iter().filter_map(|place| match place {
                    Expr::Path(path) => path.path.get_ident(),
                    _ => None,
                });
                self.0.extend(names.map(ToString::to_string));
                visit::visit_expr_assign(self, assign);
            }
            fn visit_item(&mut self, _: &'ast syn::Item) {}
        }
        let mut assigned = Assigned(BTreeSet::new());
        assigned.visit_stmt(stmt);
        let meant = assigned.0.into_iter().filter_map(|name| {
            let locals = &self.codegen.body.locals;
            self.scope.iter().rev().find(|local| locals[local.0].name == name).copied()
        });
        meant.filter(|local| !self.here.contains(local)).collect()
    }

    pub(super) fn expr(&self, expr: &Expr) -> TokenStream {
        self.once_more(expr, |once_more, expr| once_more.visit_expr_mut(expr))
    }

    pub(super) fn once_more<T: Clone + ToTokens>(
        &self,
        code: &T,
        visit: impl FnOnce(&mut OnceMore<'_>, &mut T),
    ) -> TokenStream {
        let mut code = code.clone();
        visit(&mut OnceMore { declared: self.codegen.declared }, &mut code);
        code.into_token_stream()
    }
}

/// Rewrites it.
pub(super) struct OnceMore<'a> {
    declared: &'a Declared,
}

impl VisitMut for OnceMore<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => return,
            _ => visit_mut::visit_expr_mut(self, expr),
        }
        if let Expr::Return(jump) = expr {
            shape::leave(jump, self.declared);
        }
    }

    fn visit_stmt_mut(&mut self, stmt: &mut SynStmt) {
        if let SynStmt::Macro(mac) = stmt
            && let Some(Call::Mark(..) | Call::Stays(_)) = Call::of(&mac.mac)
        {
            *stmt = SynStmt::Expr(Expr::Verbatim(TokenStream::new()), None);
            return;
        }
        visit_mut::visit_stmt_mut(self, stmt);
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        if Call::of(mac).is_none() {
            macros::rewrite_operands(mac, |operand| self.visit_expr_mut(operand));
        }
    }

    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}
