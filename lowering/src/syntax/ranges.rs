//! Methods that are called where a range ends: `0..tree.height()`.
//!
//! Of one that is not there rustc looks whether a range has it, `(0..tree).height()`, and believes to have found the mistake if so.

use syn::visit::{self, Visit};
use syn::{Block, Expr};

use super::walk::{Visitor, Walk, Walker};
use crate::sorted::Set;

/// Their names.
pub(crate) fn methods_at_their_ends(block: &Block) -> Set<String> {
    let mut ends = Ends { inside: false, methods: Set::new() };
    Walker(&mut ends).visit_block(block);
    ends.methods
}

struct Ends {
    inside: bool,
    methods: Set<String>,
}

impl Visitor for Ends {
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        match expr {
            Expr::Range(range) => {
                range.start.iter().for_each(|start| Walker(self).visit_expr(start));
                let outside = std::mem::replace(&mut self.inside, true);
                range.end.iter().for_each(|end| Walker(self).visit_expr(end));
                self.inside = outside;
                Walk::Over
            }
            Expr::MethodCall(call) if self.inside => {
                self.methods.insert(call.method.to_string());
                visit::visit_expr_method_call(&mut Walker(self), call);
                Walk::Over
            }
            _ => Walk::Into,
        }
    }
}
