//! Native code that names saved locals where they lie: see [`in_place`](crate::layout::in_place).
//!
//! ```text
//! n += 1                      *n += 1
//! buffer[n].push(x)           (*buffer)[*n].push(x)
//! Pair { n }                  Pair { n: *n }
//! &n                          n                       where it is a `&` reference
//! println!("{n}", x)          println!("{n}", x, n = *n)
//! move || n                   { let n = *n; move || n }
//! ```

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprParen, ExprUnary, UnOp};

use crate::layout::in_place::Borrow;
use crate::syntax::macros::{self, Access, Operand};

/// A name that is a reference to what it names.
pub(super) struct Place {
    pub(super) name: Ident,
    /// Declared `mut`.
    pub(super) mutable: bool,
    pub(super) borrow: Borrow,
}

/// Rewrites code in which these names are references to what they name.
pub(super) struct Places<'a> {
    pub(super) places: &'a [Place],
}

impl Places<'_> {
    fn has(&self, name: &Ident) -> bool {
        self.place(name).is_some()
    }

    fn place(&self, name: &Ident) -> Option<&Place> {
        self.places.iter().find(|place| place.name == *name)
    }

    fn named(&self, expr: &Expr) -> Option<&Place> {
        match expr {
            Expr::Path(path) if path.qself.is_none() => self.place(path.path.get_ident()?),
            _ => None,
        }
    }

    /// The places that a format string captures.
    fn captured<'a>(&'a self, operands: &'a macros::Operands) -> impl Iterator<Item = &'a Place> {
        self.places.iter().filter(|place| operands.captures.contains(&place.name.to_string()))
    }

    /// The names that are captured by something that takes them: they are `Copy`.
    fn copies(&self, taker: &Expr) -> TokenStream {
        struct Named<'a, 'n> {
            places: &'a Places<'n>,
            found: BTreeSet<Ident>,
        }
        impl<'ast> Visit<'ast> for Named<'_, '_> {
            fn visit_ident(&mut self, ident: &'ast Ident) {
                if self.places.has(ident) {
                    self.found.insert(ident.clone());
                }
            }
            fn visit_macro(&mut self, mac: &'ast syn::Macro) {
                if let Some(operands) = macros::operands(mac) {
                    operands.exprs().for_each(|operand| self.visit_expr(operand));
                    let captured = self.places.captured(&operands);
                    self.found.extend(captured.map(|place| place.name.clone()));
                }
                visit::visit_macro(self, mac);
            }
        }
        let mut named = Named { places: self, found: BTreeSet::new() };
        named.visit_expr(taker);
        let copied = self.places.iter().filter(|place| named.found.contains(&place.name));
        let copies = copied.map(|Place { name, mutable, .. }| {
            let mutable = mutable.then(|| quote!(mut));
            quote!(#[allow(unused_mut)] let #mutable #name = *#name;)
        });
        copies.collect()
    }
}

impl VisitMut for Places<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if self.named(expr).is_some() {
            dereference(expr);
            return;
        }
        if let Expr::Reference(reference) = expr
            && reference.mutability.is_none()
            && self.named(&reference.expr).is_some_and(|place| !place.borrow.is_exclusive())
        {
            *expr = std::mem::replace(&mut *reference.expr, Expr::PLACEHOLDER);
            return;
        }
        let takes = match expr {
            Expr::Closure(closure) => closure.capture.is_some(),
            Expr::Async(block) => block.capture.is_some(),
            _ => false,
        };
        if takes {
            let copies = self.copies(expr);
            if !copies.is_empty() {
                *expr = Expr::Verbatim(quote!({ #copies #expr }));
            }
            return;
        }
        let parenthesised = bound_tighter(expr).is_some_and(|place| self.named(place).is_some());
        visit_mut::visit_expr_mut(self, expr);
        if let (true, Some(place)) = (parenthesised, bound_tighter(expr)) {
            parenthesise(place);
        }
    }

    fn visit_field_value_mut(&mut self, field: &mut syn::FieldValue) {
        if self.named(&field.expr).is_some() {
            field.colon_token.get_or_insert_with(Default::default);
        }
        visit_mut::visit_field_value_mut(self, field);
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        let Some(mut operands) = macros::is_known(mac).then(|| macros::operands(mac)).flatten() else { return };
        for operand in &mut operands.list {
            self.visit_expr_mut(&mut operand.expr);
        }
        let given = |name: &Ident| operands.list.iter().any(|it| matches!(&it.name, Some((given, _)) if given == name));
        let names: Vec<Ident> =
            self.captured(&operands).map(|place| place.name.clone()).filter(|it| !given(it)).collect();
        operands.list.extend(names.into_iter().map(|name| {
            let expr = Expr::Verbatim(quote!(*#name));
            Operand { name: Some((name, Default::default())), expr, access: Access::Borrow }
        }));
        mac.tokens = operands.to_tokens();
    }

    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}

/// `*place`. Rustc is to tell of it as of the place: the `*` stands where the place does.
fn dereference(place: &mut Expr) {
    let op = UnOp::Deref(syn::Token![*](place.span()));
    let inner = std::mem::replace(place, Expr::PLACEHOLDER);
    *place = Expr::Unary(ExprUnary { attrs: Vec::new(), op, expr: Box::new(inner) });
}

/// What a `*` before the whole would be about the whole of.
fn bound_tighter(expr: &mut Expr) -> Option<&mut Expr> {
    match expr {
        Expr::MethodCall(call) => Some(&mut call.receiver),
        Expr::Field(field) => Some(&mut field.base),
        Expr::Index(index) => Some(&mut index.expr),
        Expr::Call(call) => Some(&mut call.func),
        Expr::Try(tried) => Some(&mut tried.expr),
        _ => None,
    }
}

fn parenthesise(place: &mut Expr) {
    let paren_token = syn::token::Paren(place.span());
    let inner = std::mem::replace(place, Expr::PLACEHOLDER);
    *place = Expr::Paren(ExprParen { attrs: Vec::new(), paren_token, expr: Box::new(inner) });
}

/// The code with its names rewritten.
pub(super) fn rewritten<T: Clone + ToTokens>(
    code: &T,
    places: &[Place],
    visit: impl FnOnce(&mut Places<'_>, &mut T),
) -> T {
    let mut code = code.clone();
    visit(&mut Places { places }, &mut code);
    code
}
