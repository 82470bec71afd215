//! Which expressions can't stay native.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::Expr;
use syn::visit::Visit;

use super::builder::Desugar;
use crate::syntax::macros;
use crate::syntax::suspends;

impl Desugar<'_> {
    /// Whether an expression has to be taken apart: it suspends, or it moves on some path only a local that is to be dropped
    /// after a later suspension.
    pub(super) fn splits(&self, expr: &Expr) -> bool {
        suspends::suspends(expr) || (!self.split.is_empty() && self.branches(|branches| branches.visit_expr(expr)))
    }

    /// The same for an operand that is not always evaluated.
    pub(super) fn splits_operand(&self, expr: &Expr) -> bool {
        self.splits(expr) || self.mentions_split(expr.to_token_stream())
    }

    pub(super) fn splits_stmt(&self, stmt: &syn::Stmt) -> bool {
        suspends::stmt_suspends(stmt) || (!self.split.is_empty() && self.branches(|branches| branches.visit_stmt(stmt)))
    }

    pub(super) fn splits_block(&self, block: &syn::Block) -> bool {
        suspends::block_suspends(block)
            || (!self.split.is_empty() && self.branches(|branches| branches.visit_block(block)))
    }

    fn branches(&self, visit: impl FnOnce(&mut Branches<'_>)) -> bool {
        let mut branches = Branches { desugar: self, found: false };
        visit(&mut branches);
        branches.found
    }

    fn mentions_split(&self, tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => self.split.contains(&ident.to_string()),
            TokenTree::Group(group) => self.mentions_split(group.stream()),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        })
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

impl<'ast> Visit<'ast> for Branches<'_> {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        if self.found {
            return;
        }
        match expr {
            Expr::If(_) | Expr::Match(_) | Expr::Loop(_) | Expr::While(_) | Expr::ForLoop(_) => {
                self.branching(expr, holds_jump(expr));
            }
            Expr::Block(block) if block.label.is_some() => self.branching(expr, false),
            Expr::Binary(binary) if matches!(binary.op, syn::BinOp::And(_) | syn::BinOp::Or(_)) => {
                self.branching(expr, false)
            }
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => return,
            _ => {}
        }
        syn::visit::visit_expr(self, expr);
    }
    fn visit_local(&mut self, local: &'ast syn::Local) {
        if let Some((_, diverge)) = local.init.as_ref().and_then(|init| init.diverge.as_ref()) {
            self.branching(diverge, holds_jump(diverge));
        }
        syn::visit::visit_local(self, local);
    }
    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        let Some(operands) = macros::operands(mac).filter(|_| macros::is_known(mac)) else { return };
        let evaluated = operands.list.iter().filter(|operand| !operand.access.is_lazy());
        for operand in evaluated {
            let mut branches = Branches { desugar: self.desugar, found: false };
            branches.visit_expr(&operand.expr);
            self.found |= branches.found;
        }
    }
    fn visit_item(&mut self, _: &'ast syn::Item) {}
}

fn holds_jump(expr: &Expr) -> bool {
    struct Jumps(bool);
    impl<'ast> Visit<'ast> for Jumps {
        fn visit_expr_break(&mut self, _: &'ast syn::ExprBreak) {
            self.0 = true;
        }
        fn visit_expr_continue(&mut self, _: &'ast syn::ExprContinue) {
            self.0 = true;
        }
        fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
        fn visit_expr_async(&mut self, _: &'ast syn::ExprAsync) {}
        fn visit_item(&mut self, _: &'ast syn::Item) {}
    }
    let mut jumps = Jumps(false);
    jumps.visit_expr(expr);
    jumps.0
}
