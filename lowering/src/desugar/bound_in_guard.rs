//! What a guard that suspends names of its pattern, where that stands around or between its suspensions.
//!
//! Each part that names what the pattern binds, and does not suspend, matches by itself. The rest names nothing of it any more:
//!
//! ```text
//! pat if { yield_!(n); yield_!(1) > n } => …
//!
//! {
//!     yield_!({ let mut asked = None; match place { pat if { asked = Some(n); false } => unreachable!(), _ => {} } asked.unwrap() });
//!     yield_!(1) > /* the same */
//! }
//! ```

use proc_macro2::{Span, TokenTree};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{Block, Expr, Pat, Stmt};

use crate::syntax::pattern::{self, Bound};
use crate::syntax::suspends::suspends;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};
use crate::syntax::{macros, tokens};

/// Whether an operand of a guard may name what its pattern binds.
pub(super) fn names_bound(pat: &Pat, operand: &impl ToTokens) -> bool {
    names_one_of(&pattern::bindings(pat), operand)
}

fn names_one_of(bound: &[Bound], code: &impl ToTokens) -> bool {
    let is_bound = |name: &str| bound.iter().any(|bound| bound.name == name);
    tokens::any(code.to_token_stream(), &mut |token| match token {
        TokenTree::Ident(ident) => is_bound(&ident.to_string()),
        TokenTree::Literal(literal) => match syn::Lit::new(literal.clone()) {
            syn::Lit::Str(text) => macros::captured_names(&text).iter().any(|captured| is_bound(captured)),
            _ => false,
        },
        TokenTree::Group(_) | TokenTree::Punct(_) => false,
    })
}

/// An operand of a guard that names nothing its pattern binds any more, or `None` where a name is hidden by another one in between.
pub(super) fn asked_for(operand: &Expr, pat: &Pat, place: &Expr) -> Option<Expr> {
    let mut operand = operand.clone();
    let mut parts = BoundParts { bound: pattern::bindings(pat), pat, place, hides: false };
    WalkerMut(&mut parts).visit_expr_mut(&mut operand);
    (!parts.hides).then_some(operand)
}

struct BoundParts<'a> {
    bound: Vec<Bound>,
    pat: &'a Pat,
    place: &'a Expr,
    /// Whether a pattern of the guard binds such a name again.
    hides: bool,
}

impl BoundParts<'_> {
    fn asked(&self, part: &Expr, span: Span) -> Expr {
        let (pat, place) = (self.pat, self.place);
        let asked = syn::Ident::new("__asked", Span::mixed_site().located_at(span));
        syn::parse_quote_spanned! {span=> {
            let mut #asked = ::genfn::__private::None;
            #[allow(unused_variables, unreachable_patterns)]
            match #place {
                #pat if { #asked = ::genfn::__private::Some(#part); false } => {
                    ::genfn::__private::core::unreachable!()
                }
                _ => {}
            }
            #asked.unwrap()
        }}
    }

    fn operands(&mut self, mac: &mut syn::Macro) {
        macros::rewrite_operands(mac, &mut |operand| WalkerMut(self).visit_expr_mut(operand));
    }
}

impl VisitorMut for BoundParts<'_> {
    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        if let Expr::Let(_) = expr {
            return Walk::Into;
        }
        if !suspends(expr) {
            if names_one_of(&self.bound, expr) {
                *expr = self.asked(expr, expr.span());
            }
            return Walk::Over;
        }
        if let Expr::Macro(mac) = expr {
            self.operands(&mut mac.mac);
            return Walk::Over;
        }
        Walk::Into
    }

    fn enter_block(&mut self, block: &mut Block) -> Walk {
        for stmt in &mut block.stmts {
            if let Stmt::Macro(mac) = stmt {
                let expr = Expr::Macro(syn::ExprMacro { attrs: mac.attrs.clone(), mac: mac.mac.clone() });
                *stmt = Stmt::Expr(expr, mac.semi_token);
            }
        }
        Walk::Into
    }

    fn enter_pat(&mut self, pat: &mut Pat) -> Walk {
        self.hides |=
            pattern::bindings(pat).iter().any(|inner| self.bound.iter().any(|bound| bound.name == inner.name));
        Walk::Over
    }
}
