//! Which variables a body may change, for all that syntax tells: by their names, or parts of them.

use syn::visit::Visit;
use syn::{Block, Expr, Pat, Stmt};

use super::macros;
use super::markers::{self, Marker};
use super::operands::{operands, place_around};
use super::pattern;
use super::place::bare;
use super::walk::{Nested, Visitor, Walk, Walker};
use crate::sorted::Set;

/// What a body may change.
#[derive(Default)]
pub(crate) struct Changed {
    names: Set<String>,
    /// Only methods may change these, whose names are those of methods that change nothing.
    unlikely: Set<String>,
    /// Of these a `mut` says nothing of what is behind them, or of their first value.
    needless: Set<String>,
    /// `let mut list = lists;`, by both names.
    renamed: Vec<(String, String)>,
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
        self.may_be_any || self.names.contains(name) || self.unlikely.contains(name)
    }

    /// Whether it most likely does.
    pub(crate) fn may_be_changed(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// Whether it most likely does not, though it may: rustc is to say. These are references.
    pub(crate) fn is_unlikely(&self, name: &str, references: &[String]) -> bool {
        let unlikely = self.unlikely.contains(name) && !self.names.contains(name);
        let renamed = self.renamed.iter().any(|(to, from)| to == name && references.contains(from));
        !self.may_be_any && (unlikely || self.needless.contains(name) || renamed)
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
        if let Expr::MethodCall(call) = expr
            && let Expr::Path(path) = bare(&call.receiver)
            && UNLIKELY.iter().any(|name| call.method == name)
        {
            self.unlikely.extend(path.path.get_ident().map(ToString::to_string));
            call.args.iter().for_each(|argument| Walker(self).visit_expr(argument));
            return Walk::Over;
        }
        let changed = operands(expr).into_iter().filter(|(_, need)| need.may_change());
        changed.for_each(|(place, _)| self.place(place));
        Walk::Into
    }

    /// `let mut late;`, `let mut list = &mut lists[0];`
    fn enter_stmt(&mut self, stmt: &Stmt) -> Walk {
        if let Stmt::Local(local) = stmt
            && let Pat::Ident(pat) = pattern::untyped(&local.pat)
            && pat.mutability.is_some()
        {
            let name = pat.ident.to_string();
            match local.init.as_ref().map(|init| bare(&init.expr)) {
                None | Some(Expr::Reference(_)) => self.needless.extend([name]),
                Some(Expr::Path(path)) => {
                    self.renamed.extend(path.path.get_ident().map(|other| (name, other.to_string())));
                }
                Some(_) => {}
            }
        }
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

/// Methods of std that change nothing.
const UNLIKELY: &[&str] = &[
    "as_bytes",
    "as_ref",
    "as_slice",
    "as_str",
    "bytes",
    "capacity",
    "chars",
    "clone",
    "cloned",
    "contains",
    "contains_key",
    "copied",
    "ends_with",
    "expect",
    "first",
    "get",
    "into",
    "into_bytes",
    "into_iter",
    "is_empty",
    "is_none",
    "is_some",
    "iter",
    "join",
    "keys",
    "last",
    "len",
    "lines",
    "parse",
    "split",
    "split_whitespace",
    "starts_with",
    "to_owned",
    "to_string",
    "to_vec",
    "trim",
    "unwrap",
    "unwrap_or",
    "values",
];
