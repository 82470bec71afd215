//! What the scrutinee of an `if let` or a `match` holds until the construct ends.

use proc_macro2::Ident;
use syn::spanned::Spanned;
use syn::{Expr, Type};

use super::builder::Desugar;
use crate::emit::questions;
use crate::ir::{Block, Node, Role, Stmt, Tail};
use crate::listed::Listed;
use crate::partial_moves;
use crate::syntax::pattern;
use crate::syntax::place;
use crate::syntax::temporaries::has_temporaries;

/// What lasts until the end of an `if let`.
pub(super) struct KeptTemporary {
    name: Ident,
    /// The scrutinee: where the pattern did not match, nothing was taken out of it.
    is_whole: bool,
}

impl Desugar<'_> {
    /// Whether the scrutinee of a condition keeps something that a suspension in the body must not drop.
    pub(super) fn holds_scrutinee(&self, part: &Expr, otherwise_splits: bool) -> bool {
        let Expr::Let(condition) = part else { return false };
        has_temporaries(&condition.expr)
            || (crate::syntax::temporaries::is_droppable(&condition.expr)
                && (otherwise_splits
                    || !pattern::taken(&condition.pat).is_all()
                    || partial_moves::may_be_drop_type(&condition.pat)))
    }

    /// A scrutinee whose temporaries, and itself where it is one, are locals.
    pub(super) fn scrutinee(&mut self, expr: &Expr, out: &mut Vec<Stmt>) -> Expr {
        let mut expr = expr.clone();
        // What is in a box that has just been made is a value of its own: it can be bound.
        crate::syntax::temporaries::through_box(&mut expr);
        let expr = self.place_without_suspensions(&expr, out);
        let expr = self.keep_temporaries(&expr, out);
        if crate::syntax::temporaries::is_droppable(&expr) {
            self.bind_value(Role::Scrutinee, &expr, true, expr.span(), out)
        } else if matches!(expr, Expr::Return(_) | Expr::Break(_)) {
            // Its value, which desugaring has named, would begin a struct literal: `match return x { … }`.
            syn::parse_quote!((#expr))
        } else {
            expr
        }
    }

    /// What a condition that has just been evaluated may hold.
    pub(super) fn temporaries_kept_by(&self, cond: &Expr) -> Vec<KeptTemporary> {
        let scrutinee = match cond {
            Expr::Let(condition) => place::scrutinee(&condition.expr),
            _ => None,
        };
        let made = self.locals.iter().filter(|local| local.block == self.block && local.role.is_synthetic());
        let held = made.map(|local| KeptTemporary {
            name: local.name.clone(),
            is_whole: scrutinee.as_ref().is_some_and(|scrutinee| scrutinee.root == local.name),
        });
        held.listed()
    }

    /// The `else` of an `if let` whose scrutinee keeps temporaries: since 2024 they end before it, earlier after it.
    ///
    /// ```text
    /// else { let kept = until_else(temporary, /* when this `if` ends them: before its `else`, or after it */); … }
    /// ```
    ///
    /// Whether it is the temporary itself, or what is left of it, is resolved later: until then it is a macro that says so.
    pub(super) fn else_block(
        &mut self,
        token: syn::token::If,
        expr: &Expr,
        held: &[KeptTemporary],
        expected: Option<&Type>,
    ) -> Block {
        if held.is_empty() {
            return self.expr_block(expr, expected);
        }
        self.synthetic_block(|this, out| {
            for KeptTemporary { name, is_whole } in held.iter().rev() {
                let end = questions::end_of_scrutinee(token.span);
                let bang = (!is_whole).then(syn::token::Not::default);
                let kept: Expr = syn::parse_quote!(::genfn::__private::until_else #bang (#name, #end));
                this.bind_value(Role::Kept, &kept, false, token.span, out);
            }
            let block = Box::new(this.expr_block(expr, expected));
            Some(Tail::Node(Node::Scope { label: None, safety: None, block, after: this.join() }))
        })
    }
}
