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

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprParen, ExprReference, ExprUnary, UnOp};

use crate::listed::{Listed, PushAll};
use crate::sorted::Set;
use crate::syntax::macros::{self, Operand};
use crate::syntax::std_macros::Access;
use crate::syntax::tokens::Joined;
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};
use crate::syntax::walk_mut::{NestedMut, VisitorMut, WalkerMut};

/// A name that is a reference to what it names.
pub(super) struct Alias {
    pub(super) name: Ident,
    /// Declared `mut`.
    pub(super) mutable: bool,
}

/// Rewrites code in which these names are references to what they name.
pub(super) struct Places<'a> {
    pub(super) places: &'a [Alias],
}

impl Places<'_> {
    fn has(&self, name: &Ident) -> bool {
        self.place(name).is_some()
    }

    fn place(&self, name: &Ident) -> Option<&Alias> {
        self.places.iter().find(|place| place.name == *name)
    }

    fn named(&self, expr: &Expr) -> Option<&Alias> {
        match expr {
            Expr::Path(path) if path.qself.is_none() => self.place(path.path.get_ident()?),
            _ => None,
        }
    }

    /// The places that a format string captures.
    fn captured<'a>(&'a self, operands: &'a macros::Operands) -> impl Iterator<Item = &'a Alias> {
        self.places.iter().filter(|place| operands.captures.contains(&place.name.to_string()))
    }

    /// The names that are captured by something that takes them: they are `Copy`.
    fn copies(&self, taker: &Expr) -> TokenStream {
        struct Named<'a, 'n> {
            places: &'a Places<'n>,
            found: Set<Ident>,
        }
        impl Visitor for Named<'_, '_> {
            fn visit_ident(&mut self, ident: &Ident) {
                if self.places.has(ident) {
                    self.found.insert(ident.clone());
                }
            }
            fn enter_nested(&mut self, _: Nested<'_>) -> Walk {
                Walk::Into
            }
            fn enter_macro(&mut self, mac: &syn::Macro) -> Walk {
                if let Some(operands) = macros::operands(mac) {
                    operands.exprs().into_iter().for_each(|operand| Walker(self).visit_expr(operand));
                    let captured = self.places.captured(&operands);
                    self.found.extend(captured.map(|place| place.name.clone()));
                }
                visit::visit_macro(&mut Walker(self), mac);
                Walk::Over
            }
        }
        let mut named = Named { places: self, found: Set::new() };
        Walker(&mut named).visit_expr(taker);
        let copied = self.places.iter().filter(|place| named.found.contains(&place.name));
        let copies = copied.map(|Alias { name, mutable, .. }| {
            let mutable = mutable.then(|| quote!(mut));
            quote!(#[allow(unused_mut)] let #mutable #name = *#name;)
        });
        copies.joined()
    }
}

impl VisitorMut for Places<'_> {
    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        if self.named(expr).is_some() {
            dereference(expr);
            return Walk::Over;
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
            return Walk::Over;
        }
        let parenthesised = bound_tighter(expr).is_some_and(|place| self.named(place).is_some());
        visit_mut::visit_expr_mut(&mut WalkerMut(self), expr);
        if let (true, Some(place)) = (parenthesised, bound_tighter(expr)) {
            parenthesise(place);
        }
        Walk::Over
    }

    fn enter_nested(&mut self, nested: NestedMut<'_>) -> Walk {
        nested.unless_item()
    }

    fn enter_field_value(&mut self, field: &mut syn::FieldValue) -> Walk {
        if self.named(&field.expr).is_some() {
            field.colon_token.get_or_insert_with(Default::default);
        }
        Walk::Into
    }

    fn enter_macro(&mut self, mac: &mut syn::Macro) -> Walk {
        let Some(mut operands) = macros::is_known(mac).then(|| macros::operands(mac)).flatten() else {
            return Walk::Over;
        };
        for operand in &mut operands.list {
            WalkerMut(self).visit_expr_mut(&mut operand.expr);
        }
        let given = |name: &Ident| operands.list.iter().any(|it| matches!(&it.name, Some((given, _)) if given == name));
        let names: Vec<Ident> =
            self.captured(&operands).map(|place| place.name.clone()).filter(|it| !given(it)).listed();
        operands.list.push_all(names.into_iter().map(|name| {
            let expr = Expr::Verbatim(quote!(*#name));
            Operand { name: Some((name, Default::default())), expr, access: Access::Borrow }
        }));
        mac.tokens = operands.to_tokens();
        Walk::Over
    }
}

/// Rewrites code of the [copy](crate::codegen::types) whose arm names these locals where they lie: what rustc proposes to write behind a
/// name depends on whether that is a `*place`.
///
/// ```text
/// take(n)                     take(*&n)               in the arm: take(*n)
/// ```
pub(super) struct ReadInPlace<'a> {
    pub(super) names: &'a [&'a Ident],
}

impl ReadInPlace<'_> {
    fn names(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Path(path) => path.path.get_ident().is_some_and(|name| self.names.contains(&name)),
            _ => false,
        }
    }
}

impl VisitorMut for ReadInPlace<'_> {
    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        if self.names(expr) {
            let and_token = syn::Token![&](expr.span());
            let read = std::mem::replace(expr, Expr::PLACEHOLDER);
            *expr =
                Expr::Reference(ExprReference { attrs: Vec::new(), and_token, mutability: None, expr: Box::new(read) });
            dereference(expr);
            return Walk::Over;
        }
        let Some(place) = no_value(expr).filter(|place| self.names(place)) else { return Walk::Into };
        let place = std::mem::replace(place, Expr::PLACEHOLDER);
        visit_mut::visit_expr_mut(&mut WalkerMut(self), expr);
        if let Some(placeholder) = no_value(expr) {
            *placeholder = place;
        }
        Walk::Over
    }

    fn enter_field_value(&mut self, field: &mut syn::FieldValue) -> Walk {
        if self.names(&field.expr) {
            field.colon_token.get_or_insert_default();
        }
        Walk::Into
    }

    fn enter_nested(&mut self, nested: NestedMut<'_>) -> Walk {
        nested.unless_item()
    }
}

/// What an expression names as a place.
fn no_value(expr: &mut Expr) -> Option<&mut Expr> {
    match expr {
        Expr::Reference(reference) => Some(&mut reference.expr),
        Expr::Assign(assign) => Some(&mut assign.left),
        Expr::Binary(binary) => Some(&mut binary.left),
        expr => bound_tighter(expr),
    }
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
    places: &[Alias],
    visit: impl FnOnce(&mut WalkerMut<'_>, &mut T),
) -> T {
    let mut code = code.clone();
    visit(&mut WalkerMut(&mut Places { places }), &mut code);
    code
}
