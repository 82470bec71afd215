//! Native code, as it stands in the copy: as in the arms, without the questions (the arms ask them) and without marks.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::visit::Visit;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Stmt as SynStmt};

use super::body::Telling;
use crate::analysis::form::Form;
use crate::codegen::marker_values::MarkerValues;
use crate::codegen::places::{self, Alias};
use crate::emit::question_marks;
use crate::emit::shape;
use crate::ir::LocalId;
use crate::ir::part_calls::Call;
use crate::listed::Listed;
use crate::sorted::Set;
use crate::source::signature::Declared;
use crate::syntax::macros;
use crate::syntax::pattern;
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

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
            let in_place = self.codegen.layout.in_place(self.entry).and_then(|locals| locals.get(&local));
            if in_place.is_some() {
                declared.extend(quote!(let #name = &mut #name;));
                places.push(Alias { name: name.clone(), mutable: info.mutable });
            } else if self.codegen.analysed.initialised.form(self.entry, local).is_some_and(Form::is_live) {
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
        let stmt = places::rewritten(stmt, &places, |walk, stmt| walk.visit_stmt_mut(stmt));
        let stmt = self.once_more(&stmt, |walk, stmt| walk.visit_stmt_mut(stmt));
        if declared.is_empty() { stmt } else { quote!({ #declared #stmt }) }
    }

    /// The names of the locals that the arm of this code works on where they lie.
    fn read_in_place(&self) -> Vec<&Ident> {
        let in_place = self.codegen.layout.in_place(self.entry).into_iter().flat_map(|locals| locals.keys());
        let name = |local: &LocalId| &self.codegen.body.locals[local.0].name;
        let here: Vec<_> = self.here.iter().map(name).collect();
        in_place.map(name).filter(|name| !here.contains(name)).listed()
    }

    /// The locals that a statement assigns by name, but for those that its arm has declared itself.
    fn assigned(&self, stmt: &SynStmt) -> Vec<LocalId> {
        struct Assigned(Set<String>);
        impl Visitor for Assigned {
            fn enter_expr(&mut self, expr: &Expr) -> Walk {
                let Expr::Assign(assign) = expr else { return Walk::Into };
                let (_, places) = pattern::assignee(&assign.left);
                let names = places.iter().filter_map(|place| match place {
                    Expr::Path(path) => path.path.get_ident(),
                    _ => None,
                });
                self.0.extend(names.map(ToString::to_string));
                Walk::Into
            }
            fn enter_nested(&mut self, nested: Nested<'_>) -> Walk {
                nested.unless_item()
            }
        }
        let mut assigned = Assigned(Set::new());
        Walker(&mut assigned).visit_stmt(stmt);
        let meant = assigned.0.into_iter().filter_map(|name| {
            let locals = &self.codegen.body.locals;
            self.scope.iter().rev().find(|local| locals[local.0].name == name).copied()
        });
        meant.filter(|local| !self.here.contains(local)).listed()
    }

    pub(super) fn expr(&self, expr: &Expr) -> TokenStream {
        self.once_more(expr, |walk, expr| walk.visit_expr_mut(expr))
    }

    pub(super) fn once_more<T: Clone + ToTokens>(
        &self,
        code: &T,
        visit: impl Fn(&mut WalkerMut<'_>, &mut T),
    ) -> TokenStream {
        let mut code = code.clone();
        let read = self.read_in_place();
        if !read.is_empty() {
            visit(&mut WalkerMut(&mut places::ReadInPlace { names: &read }), &mut code);
        }
        visit(
            &mut WalkerMut(&mut OnceMore {
                declared: self.codegen.declared,
                out: self.codegen.way_out_of_copies(),
                marker_values: &self.codegen.marker_values,
            }),
            &mut code,
        );
        code.into_token_stream()
    }
}

/// Rewrites it.
struct OnceMore<'a> {
    declared: &'a Declared,
    out: shape::WayOut,
    marker_values: &'a MarkerValues,
}

impl VisitorMut for OnceMore<'_> {
    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        visit_mut::visit_expr_mut(&mut WalkerMut(self), expr);
        self.marker_values.shown(expr);
        if let Expr::Match(matched) = expr {
            // As of those that suspend: that an arm is missing is told of once.
            let comma = |arm: &mut syn::Arm| _ = arm.comma.get_or_insert_default();
            matched.arms.iter_mut().for_each(comma);
            matched.arms.push(syn::parse_quote!(_ => ::genfn::__private::never()));
        }
        question_marks::told(expr, self.declared);
        shape::leave(expr, self.declared, self.out);
        Walk::Over
    }

    fn enter_stmt(&mut self, stmt: &mut SynStmt) -> Walk {
        if let SynStmt::Macro(mac) = stmt
            && let Some(Call::Mark(..) | Call::Stays(_)) = Call::of(&mac.mac)
        {
            *stmt = SynStmt::Expr(Expr::Verbatim(TokenStream::new()), None);
            return Walk::Over;
        }
        Walk::Into
    }

    fn enter_macro(&mut self, mac: &mut syn::Macro) -> Walk {
        if Call::of(mac).is_some() {
            return Walk::Over;
        }
        macros::format_nothing(mac);
        Walk::Into
    }
}
