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
use syn::visit_mut::VisitMut;
use syn::{Block, Expr, FieldPat, Ident, Pat, Stmt};

use crate::listed::Listed;
use crate::partial_moves::destructors::may_be_drop_type;
use crate::partial_moves::moves::MoveFinder;
use crate::syntax::pattern::{self, Bound};
use crate::syntax::place;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

/// The body with every such `let` made two.
pub(crate) fn hide_later(block: &Block) -> Block {
    let mut block = block.clone();
    WalkerMut(&mut Hiding).visit_block_mut(&mut block);
    block
}

struct Hiding;

impl VisitorMut for Hiding {
    fn enter_block(&mut self, block: &mut Block) -> Walk {
        for mut stmt in std::mem::take(&mut block.stmts) {
            WalkerMut(self).visit_stmt_mut(&mut stmt);
            let again = hidden_later(&mut stmt);
            block.stmts.push(stmt);
            block.stmts.extend(again);
        }
        Walk::Over
    }
}

/// Gives the locals of a `let` that hide what it takes a part of other names; what comes back gives them their own.
fn hidden_later(stmt: &mut Stmt) -> Vec<Stmt> {
    let mut names = 0;
    let mut finder = MoveFinder::new(&mut names);
    finder.stmt(stmt);
    let hidden = finder.hidden_roots();
    let Stmt::Local(local) = stmt else { return Vec::new() };
    // Nothing is left then.
    let is_whole =
        local.init.as_ref().is_some_and(|init| place::place(&init.expr).is_some_and(|place| place.path.is_empty()));
    if is_whole && pattern::taken(&local.pat).is_all() && !may_be_drop_type(&local.pat) {
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
            WalkerMut(&mut Rename { from: &name, to: &other }).visit_pat_mut(&mut local.pat);
            syn::parse_quote!(let #mutable #name = #other;)
        })
        .listed()
}

struct Rename<'n> {
    from: &'n Ident,
    to: &'n Ident,
}

impl VisitorMut for Rename<'_> {
    fn enter_pat(&mut self, pat: &mut Pat) -> Walk {
        if let Pat::Ident(pat) = pat
            && pat.ident == *self.from
        {
            pat.ident = self.to.clone();
            if pat.by_ref.is_none() {
                pat.mutability = None;
            }
        }
        Walk::Into
    }

    fn enter_field_pat(&mut self, field: &mut FieldPat) -> Walk {
        field.colon_token.get_or_insert_default();
        Walk::Into
    }

    fn enter_expr(&mut self, _: &mut Expr) -> Walk {
        Walk::Over
    }
}
