//! What an operand that is evaluated later assigns: what was read before has to be read by value then.
//!
//! ```text
//! f(n, { n = 2; yield_!() })    =>    let operand = n; n = 2; let sent = yield_!(); f(operand, sent)
//! ```
//!
//! Another field of the same variable is another place: `job.list.push({ job.count += 1; yield_!() })` borrows `job.list` late.

use proc_macro2::TokenTree;
use syn::Expr;
use syn::visit::{self, Visit};

use super::operands::assigns_in_place;
use super::place::{self, Place, bare};
use super::{macros, pattern, tokens};

/// Whether evaluating `expr` assigns to what `operand` mentions. A variable that `expr` declares itself is another one.
pub(crate) fn assigns_any(expr: &Expr, operand: &Expr) -> bool {
    let mut assigns = Assigns::default();
    assigns.visit_expr(expr);
    if assigns.found.is_empty() {
        return false;
    }
    let mut mentions = Mentions::default();
    mentions.visit_expr(operand);
    mentions.found.iter().any(|mentioned| assigns.found.iter().any(|assigned| assigned.overlaps(mentioned)))
}

#[derive(Default)]
struct Assigns {
    found: Vec<Place>,
    /// Declared in the blocks and arms around.
    own: Vec<String>,
}

impl Assigns {
    fn add(&mut self, left: &Expr) {
        match left {
            Expr::Tuple(tuple) => return tuple.elems.iter().for_each(|left| self.add(left)),
            Expr::Array(array) => return array.elems.iter().for_each(|left| self.add(left)),
            _ => {}
        }
        let place = whole(left);
        self.found.extend(place.filter(|place| !self.own.iter().any(|own| place.root == own)));
    }

    fn declare(&mut self, pat: &syn::Pat) {
        self.own.extend(pattern::bindings(pat).iter().map(|bound| bound.name.to_string()));
    }
}

/// The variable, or the field of one, in which a place lies.
fn whole(place: &Expr) -> Option<Place> {
    place::place(place).or_else(|| match bare(place) {
        Expr::Field(field) => whole(&field.base),
        Expr::Index(index) => whole(&index.expr),
        Expr::Unary(unary) => whole(&unary.expr),
        Expr::MethodCall(call) => whole(&call.receiver),
        _ => None,
    })
}

impl<'ast> Visit<'ast> for Assigns {
    fn visit_block(&mut self, block: &'ast syn::Block) {
        let around = self.own.len();
        visit::visit_block(self, block);
        self.own.truncate(around);
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        visit::visit_local(self, local);
        self.declare(&local.pat);
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        let around = self.own.len();
        self.declare(&arm.pat);
        visit::visit_arm(self, arm);
        self.own.truncate(around);
    }

    fn visit_expr_assign(&mut self, assign: &'ast syn::ExprAssign) {
        self.add(&assign.left);
        visit::visit_expr_assign(self, assign);
    }

    fn visit_expr_binary(&mut self, binary: &'ast syn::ExprBinary) {
        if assigns_in_place(&binary.op) {
            self.add(&binary.left);
        }
        visit::visit_expr_binary(self, binary);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        if let Some(operands) = macros::operands(mac) {
            operands.exprs().for_each(|expr| self.visit_expr(expr));
        }
    }
}

/// The places that an expression names.
#[derive(Default)]
struct Mentions {
    found: Vec<Place>,
}

impl<'ast> Visit<'ast> for Mentions {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        match place::place(expr) {
            Some(place) => self.found.push(place),
            None => visit::visit_expr(self, expr),
        }
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        tokens::each(mac.tokens.clone(), &mut |token| {
            if let TokenTree::Ident(root) = token {
                self.found.push(Place::of_local(root.clone()));
            }
        });
    }
}
