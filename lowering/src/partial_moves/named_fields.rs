//! How code names a local: looks for it, and gives it, or a field of it, another name.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::visit_mut::VisitMut;
use syn::{Expr, Member, Pat};

use crate::syntax::macros;
use crate::syntax::place::place;
use crate::syntax::tokens;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{NestedMut, VisitorMut, WalkerMut};

/// What names a local: fields of it, and otherwise.
pub(super) struct Named<'n> {
    root: &'n Ident,
    pub(super) fields: Vec<Member>,
    pub(super) count: usize,
    /// By more than a field, or in code that is evaluated on some paths.
    pub(super) otherwise: bool,
}

impl<'n> Named<'n> {
    pub(super) fn of(root: &'n Ident) -> Self {
        Named { root, fields: Vec::new(), count: 0, otherwise: false }
    }

    /// What may be left out, or done more than once.
    fn aside(&mut self, code: TokenStream) {
        self.otherwise |= tokens::names(code, &self.root.to_string());
    }
}

impl VisitorMut for Named<'_> {
    fn enter_block(&mut self, block: &mut syn::Block) -> Walk {
        self.aside(quote!(#block));
        Walk::Over
    }

    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        match expr {
            // The condition is evaluated, whichever branch is taken.
            Expr::If(conditional) if !matches!(*conditional.cond, Expr::Let(_)) => {
                WalkerMut(&mut *self).visit_expr_mut(&mut conditional.cond);
                let (then, otherwise) =
                    (&conditional.then_branch, conditional.else_branch.as_ref().map(|(_, otherwise)| otherwise));
                self.aside(quote!(#then #otherwise));
                Walk::Over
            }
            Expr::Closure(_) | Expr::Async(_) | Expr::Match(_) | Expr::If(_) => {
                self.aside(quote!(#expr));
                Walk::Over
            }
            Expr::Field(field)
                if place(&field.base).is_some_and(|whole| whole.path.is_empty() && whole.root == *self.root) =>
            {
                self.count += 1;
                if !self.fields.contains(&field.member) {
                    self.fields.push(field.member.clone());
                }
                Walk::Over
            }
            Expr::Path(_) => {
                self.otherwise |= place(expr).is_some_and(|whole| whole.root == *self.root);
                Walk::Into
            }
            _ => Walk::Into,
        }
    }

    fn enter_pat(&mut self, pat: &mut Pat) -> Walk {
        self.aside(quote!(#pat));
        Walk::Into
    }

    fn enter_nested(&mut self, nested: NestedMut<'_>) -> Walk {
        nested.unless_item()
    }

    fn enter_macro(&mut self, mac: &mut syn::Macro) -> Walk {
        let Some(operands) = macros::operands(mac).filter(|_| macros::is_known(mac)) else {
            self.aside(mac.tokens.clone());
            return Walk::Over;
        };
        self.otherwise |= operands.captures.iter().any(|name| self.root == name);
        self.aside(operands.rest);
        Walk::Into
    }
}

/// Gives a local another name.
pub(super) struct Renaming<'n> {
    pub(super) root: &'n Ident,
    pub(super) name: &'n Ident,
}

impl VisitorMut for Renaming<'_> {
    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        if let Expr::Path(_) = expr
            && place(expr).is_some_and(|whole| whole.root == *self.root)
        {
            let name = self.name;
            *expr = syn::parse_quote!(#name);
        }
        Walk::Into
    }

    fn enter_macro(&mut self, mac: &mut syn::Macro) -> Walk {
        if macros::is_known(mac) { Walk::Into } else { Walk::Over }
    }
}

/// Puts something in the place of a field.
pub(super) struct Taking<'n> {
    pub(super) root: &'n Ident,
    pub(super) taken: Option<Expr>,
}

impl VisitorMut for Taking<'_> {
    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        match place(expr) {
            Some(whole) if !whole.path.is_empty() && whole.root == *self.root => {
                if let Some(taken) = self.taken.take() {
                    *expr = taken;
                }
                Walk::Over
            }
            _ => Walk::Into,
        }
    }

    fn enter_macro(&mut self, mac: &mut syn::Macro) -> Walk {
        if macros::is_known(mac) { Walk::Into } else { Walk::Over }
    }
}
