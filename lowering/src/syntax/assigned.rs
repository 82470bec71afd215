//! What an operand that is evaluated later assigns: what was read before has to be read by value then.
//!
//! ```text
//! f(n, { n = 2; yield_!() })    =>    let operand = n; n = 2; let sent = yield_!(); f(operand, sent)
//! ```
//!
//! Another field of the same variable is another place: `job.list.push({ job.count += 1; yield_!() })` borrows `job.list` late.

use crate::listed::PushAll;
use proc_macro2::TokenTree;
use syn::visit::{self, Visit};
use syn::{Arm, Block, Expr, Macro, Stmt};

use super::operands::assigns_in_place;
use super::place::{self, Place, bare};
use super::walk::{Nested, Visitor, Walk, Walker};
use super::{pattern, tokens};

/// Whether evaluating `expr` assigns to what `operand` mentions. A variable that `expr` declares itself is another one.
pub(crate) fn assigns_any(expr: &Expr, operand: &Expr) -> bool {
    let mut assigns = Assigns::default();
    Walker(&mut assigns).visit_expr(expr);
    if assigns.found.is_empty() {
        return false;
    }
    let mut mentions = Mentions::default();
    Walker(&mut mentions).visit_expr(operand);
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
        self.found.push_all(place.filter(|place| !self.own.iter().any(|own| place.root == own)));
    }

    fn declare(&mut self, pat: &syn::Pat) {
        self.own.push_all(pattern::bindings(pat).iter().map(|bound| bound.name.to_string()));
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

impl Visitor for Assigns {
    fn enter_block(&mut self, block: &Block) -> Walk {
        let around = self.own.len();
        visit::visit_block(&mut Walker(self), block);
        self.own.truncate(around);
        Walk::Over
    }

    fn enter_stmt(&mut self, stmt: &Stmt) -> Walk {
        visit::visit_stmt(&mut Walker(self), stmt);
        if let Stmt::Local(local) = stmt {
            self.declare(&local.pat);
        }
        Walk::Over
    }

    fn enter_arm(&mut self, arm: &Arm) -> Walk {
        let around = self.own.len();
        self.declare(&arm.pat);
        visit::visit_arm(&mut Walker(self), arm);
        self.own.truncate(around);
        Walk::Over
    }

    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        match expr {
            Expr::Assign(assign) => self.add(&assign.left),
            Expr::Binary(binary) if assigns_in_place(&binary.op) => self.add(&binary.left),
            _ => {}
        }
        Walk::Into
    }

    fn enter_nested(&mut self, _: Nested<'_>) -> Walk {
        Walk::Into
    }

    fn enter_macro(&mut self, _: &Macro) -> Walk {
        Walk::Into
    }
}

/// The places that an expression names.
#[derive(Default)]
struct Mentions {
    found: Vec<Place>,
}

impl Visitor for Mentions {
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        let Some(place) = place::place(expr) else { return Walk::Into };
        self.found.push(place);
        Walk::Over
    }

    fn enter_nested(&mut self, _: Nested<'_>) -> Walk {
        Walk::Into
    }

    fn enter_macro(&mut self, mac: &Macro) -> Walk {
        tokens::each(mac.tokens.clone(), &mut |token| {
            if let TokenTree::Ident(root) = token {
                self.found.push(Place::of_local(root.clone()));
            }
        });
        Walk::Over
    }
}
