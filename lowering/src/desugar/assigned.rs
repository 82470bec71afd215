//! What an operand that is evaluated later assigns: what was read before has to be read by value then.
//!
//! ```text
//! f(n, { n = 2; yield_!() })    =>    let operand = n; n = 2; let sent = yield_!(); f(operand, sent)
//! ```

use quote::ToTokens;
use syn::Expr;
use syn::visit::Visit;

use super::operand::assigns_in_place;
use crate::{macros, names};

/// Whether evaluating `expr` assigns to a variable that `place` mentions. One that `expr` declares itself is another one.
pub(super) fn assigns_any(expr: &Expr, place: &Expr) -> bool {
    #[derive(Default)]
    struct Assigns {
        found: Vec<String>,
        /// Declared in the blocks and arms around.
        own: Vec<String>,
    }
    impl Assigns {
        fn add(&mut self, left: &Expr) {
            let mut tokens = left.to_token_stream().into_iter();
            let name = tokens.find_map(|token| match token {
                proc_macro2::TokenTree::Ident(ident) => Some(ident.to_string()),
                _ => None,
            });
            self.found.extend(name.filter(|name| !self.own.contains(name)));
        }

        fn declare(&mut self, pat: &syn::Pat) {
            self.own.extend(names::bindings(pat).iter().map(|bound| bound.name.to_string()));
        }
    }
    impl<'ast> Visit<'ast> for Assigns {
        fn visit_block(&mut self, block: &'ast syn::Block) {
            let around = self.own.len();
            syn::visit::visit_block(self, block);
            self.own.truncate(around);
        }
        fn visit_local(&mut self, local: &'ast syn::Local) {
            syn::visit::visit_local(self, local);
            self.declare(&local.pat);
        }
        fn visit_arm(&mut self, arm: &'ast syn::Arm) {
            let around = self.own.len();
            self.declare(&arm.pat);
            syn::visit::visit_arm(self, arm);
            self.own.truncate(around);
        }
        fn visit_expr_assign(&mut self, assign: &'ast syn::ExprAssign) {
            self.add(&assign.left);
            syn::visit::visit_expr_assign(self, assign);
        }
        fn visit_expr_binary(&mut self, binary: &'ast syn::ExprBinary) {
            if assigns_in_place(&binary.op) {
                self.add(&binary.left);
            }
            syn::visit::visit_expr_binary(self, binary);
        }
        fn visit_macro(&mut self, mac: &'ast syn::Macro) {
            if let Some(operands) = macros::operands(mac) {
                operands.exprs().for_each(|expr| self.visit_expr(expr));
            }
        }
    }
    let mut assigns = Assigns::default();
    assigns.visit_expr(expr);
    let mentioned = place.to_token_stream().into_iter().any(|token| match token {
        proc_macro2::TokenTree::Ident(ident) => assigns.found.iter().any(|name| ident == name),
        _ => false,
    });
    mentioned && !assigns.found.is_empty()
}
