//! A local that hides the one of which it takes a part.
//!
//! What is left of the hidden one stays until its scope ends, but nothing can name it any more. So it is hidden a statement later:
//!
//! ```text
//! let pair = pair.0;
//!
//! let __pair = pair.0;
//! let pair = __pair;
//! ```
//!
//! So is what the same pattern binds after it, for it is dropped before.

use proc_macro2::Span;
use quote::format_ident;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, FieldPat, Ident, PatIdent, Stmt};

use crate::partial_moves::destructors::may_stay;
use crate::partial_moves::moves::Finder;
use crate::syntax::pattern::{self, Bound};
use crate::syntax::place;

/// The body with every such `let` made two.
pub(crate) fn hide_later(block: &Block) -> Block {
    let mut block = block.clone();
    Hiding.visit_block_mut(&mut block);
    block
}

struct Hiding;

impl VisitMut for Hiding {
    fn visit_block_mut(&mut self, block: &mut Block) {
        for mut stmt in std::mem::take(&mut block.stmts) {
            self.visit_stmt_mut(&mut stmt);
            let again = hidden_later(&mut stmt);
            block.stmts.push(stmt);
            block.stmts.extend(again);
        }
    }

    fn visit_expr_closure_mut(&mut self, _: &mut syn::ExprClosure) {}
    fn visit_expr_async_mut(&mut self, _: &mut syn::ExprAsync) {}
    fn visit_expr_const_mut(&mut self, _: &mut syn::ExprConst) {}
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}

/// Gives the locals of a `let` that hide what it takes a part of other names; what comes back gives them their own.
fn hidden_later(stmt: &mut Stmt) -> Vec<Stmt> {
    let mut names = 0;
    let mut finder = Finder::new(&mut names);
    finder.stmt(stmt);
    let hidden = finder.hidden_roots();
    let Stmt::Local(local) = stmt else { return Vec::new() };
    // Nothing is left then.
    let is_whole =
        local.init.as_ref().is_some_and(|init| place::place(&init.expr).is_some_and(|place| place.path.is_empty()));
    if is_whole && pattern::taken(&local.pat).is_all() && !may_stay(&local.pat) {
        return Vec::new();
    }
    let bindings = pattern::bindings(&local.pat);
    let later = bindings.into_iter().skip_while(|bound| !hidden.contains(&bound.name));
    later
        .map(|Bound { name, mutable, by_ref }| {
            let stem = name.to_string();
            let stem = stem.trim_start_matches("r#");
            let other = format_ident!("__{stem}", span = Span::mixed_site().located_at(name.span()));
            let mutable = (mutable && !by_ref).then(|| quote::quote!(mut));
            Rename { from: &name, to: &other }.visit_pat_mut(&mut local.pat);
            syn::parse_quote!(let #mutable #name = #other;)
        })
        .collect()
}

struct Rename<'n> {
    from: &'n Ident,
    to: &'n Ident,
}

impl VisitMut for Rename<'_> {
    fn visit_pat_ident_mut(&mut self, pat: &mut PatIdent) {
        if pat.ident == *self.from {
            pat.ident = self.to.clone();
            if pat.by_ref.is_none() {
                pat.mutability = None;
            }
        }
        visit_mut::visit_pat_ident_mut(self, pat);
    }

    fn visit_field_pat_mut(&mut self, field: &mut FieldPat) {
        field.colon_token.get_or_insert_default();
        visit_mut::visit_field_pat_mut(self, field);
    }

    fn visit_expr_mut(&mut self, _: &mut Expr) {}
}
