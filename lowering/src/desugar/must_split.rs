//! Which expressions can't stay native.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::visit::Visit;
use syn::{Expr, Stmt};

use super::builder::Desugar;
use crate::syntax::macros;
use crate::syntax::walk::{Visitor, Walk, Walker};
use crate::syntax::{suspends, tokens};

impl Desugar<'_> {
    /// Whether an expression has to be taken apart: it suspends, or it moves on some path only a local that is to be dropped
    /// after a later suspension.
    pub(super) fn splits(&self, expr: &Expr) -> bool {
        suspends::suspends(expr) || (!self.split.is_empty() && self.branches(&|walk| walk.visit_expr(expr)))
    }

    /// The same for an operand that is not always evaluated.
    pub(super) fn splits_operand(&self, expr: &Expr) -> bool {
        self.splits(expr) || self.mentions_split(expr.to_token_stream())
    }

    pub(super) fn splits_stmt(&self, stmt: &syn::Stmt) -> bool {
        suspends::stmt_suspends(stmt) || (!self.split.is_empty() && self.branches(&|walk| walk.visit_stmt(stmt)))
    }

    pub(super) fn splits_block(&self, block: &syn::Block) -> bool {
        suspends::block_suspends(block) || (!self.split.is_empty() && self.branches(&|walk| walk.visit_block(block)))
    }

    fn branches(&self, visit: &dyn Fn(&mut Walker<'_>)) -> bool {
        let mut branches = Branches { desugar: self, found: false };
        visit(&mut Walker(&mut branches));
        branches.found
    }

    fn mentions_split(&self, tokens: TokenStream) -> bool {
        tokens::any_ident(tokens, &mut |ident| self.split.contains(&ident.to_string()))
    }
}

/// Looks for a branching construct that mentions a split local or that jumps: its paths must be told apart.
struct Branches<'a> {
    desugar: &'a Desugar<'a>,
    found: bool,
}

impl Branches<'_> {
    fn branching(&mut self, construct: impl ToTokens, has_jumps: bool) {
        self.found |= has_jumps || self.desugar.mentions_split(construct.into_token_stream());
    }
}

impl Visitor for Branches<'_> {
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        if self.found {
            return Walk::Over;
        }
        match expr {
            Expr::If(_) | Expr::Match(_) | Expr::Loop(_) | Expr::While(_) | Expr::ForLoop(_) => {
                self.branching(expr, holds_jump(expr));
            }
            Expr::Block(block) if block.label.is_some() => self.branching(expr, false),
            Expr::Binary(binary) if matches!(binary.op, syn::BinOp::And(_) | syn::BinOp::Or(_)) => {
                self.branching(expr, false)
            }
            _ => {}
        }
        Walk::Into
    }
    fn enter_stmt(&mut self, stmt: &Stmt) -> Walk {
        if let Stmt::Local(local) = stmt
            && let Some((_, diverge)) = local.init.as_ref().and_then(|init| init.diverge.as_ref())
        {
            self.branching(diverge, holds_jump(diverge));
        }
        Walk::Into
    }
    fn enter_macro(&mut self, mac: &syn::Macro) -> Walk {
        if let Some(operands) = macros::operands(mac).filter(|_| macros::is_known(mac)) {
            let evaluated = operands.list.iter().filter(|operand| !operand.access.is_lazy());
            evaluated.for_each(|operand| Walker(self).visit_expr(&operand.expr));
        }
        Walk::Over
    }
}

fn holds_jump(expr: &Expr) -> bool {
    struct Jumps(bool);
    impl Visitor for Jumps {
        fn enter_expr(&mut self, expr: &Expr) -> Walk {
            self.0 |= matches!(expr, Expr::Break(_) | Expr::Continue(_));
            Walk::Into
        }
    }
    let mut jumps = Jumps(false);
    Walker(&mut jumps).visit_expr(expr);
    jumps.0
}
