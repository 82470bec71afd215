//! Which variables a body may change, for all that syntax tells: by their names, or parts of them.

use syn::visit::Visit;
use syn::{Block, Expr, Pat};

use super::macros;
use super::markers::{self, Marker};
use super::operands::{operands, place_around};
use super::place::bare;
use super::walk::{Nested, Visitor, Walk, Walker};
use crate::sorted::Set;

/// What a body may change.
#[derive(Default)]
pub(crate) struct Changed {
    names: Set<String>,
    /// A macro or a pattern may change whatever it names, and what it names can't be read.
    may_be_any: bool,
}

impl Changed {
    pub(crate) fn by(block: &Block) -> Changed {
        let mut changed = Changed::default();
        Walker(&mut changed).visit_block(block);
        changed
    }

    pub(crate) fn may_change(&self, name: &str) -> bool {
        self.may_be_any || self.names.contains(name)
    }

    /// A place that is changed, or borrowed for that.
    fn place(&mut self, expr: &Expr) {
        match bare(expr) {
            Expr::Path(path) => self.names.extend(path.path.get_ident().map(ToString::to_string)),
            Expr::Tuple(tuple) => tuple.elems.iter().for_each(|elem| self.place(elem)),
            Expr::Array(array) => array.elems.iter().for_each(|elem| self.place(elem)),
            Expr::Call(call) => call.args.iter().for_each(|arg| self.place(arg)),
            Expr::Struct(literal) => literal.fields.iter().for_each(|field| self.place(&field.expr)),
            place => place_around(place).into_iter().for_each(|around| self.place(around)),
        }
    }
}

impl Visitor for Changed {
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        let changed = operands(expr).into_iter().filter(|(_, need)| need.may_change());
        changed.for_each(|(place, _)| self.place(place));
        Walk::Into
    }

    /// It may borrow a part of any local.
    fn enter_pat(&mut self, pat: &Pat) -> Walk {
        if let Pat::Ident(ident) = pat {
            self.may_be_any |= ident.by_ref.is_some() && ident.mutability.is_some();
        }
        Walk::Into
    }

    fn enter_macro(&mut self, mac: &syn::Macro) -> Walk {
        if markers::is_gen(mac) {
            return Walk::Over;
        }
        match macros::operands(mac) {
            Some(operands) if Marker::of(mac).is_some() || macros::is_known(mac) => {
                let operands = operands.exprs();
                if mac.path.segments.last().is_some_and(|last| last.ident == "write" || last.ident == "writeln") {
                    operands.first().into_iter().for_each(|written| self.place(written));
                }
                operands.into_iter().for_each(|operand| Walker(self).visit_expr(operand));
            }
            _ => self.may_be_any = true,
        }
        Walk::Over
    }

    fn enter_nested(&mut self, nested: Nested<'_>) -> Walk {
        nested.unless_item()
    }
}
