//! What the names of a body mean where they stand.

use proc_macro2::{Ident, Span};
use syn::{Expr, Pat};

use super::builder::{Builder, Known};
use super::graph::{Event, Mark, PathId};
use super::operands::Meant;
use crate::ir::{LocalId, MarkId};
use crate::listed::Listed;
use crate::syntax::hygiene::Context;
use crate::syntax::pattern;
use crate::syntax::place::{self, bare};

impl Builder<'_> {
    pub(super) fn declare(&mut self, locals: &[LocalId], with_value: bool) {
        for &local in locals {
            self.names.push(Known::new(&self.locals[local.0].name, Some(local)));
            self.event(Event::Declare(local, with_value));
        }
    }

    /// Names of native code: they are not tracked, and hide what they shadow.
    pub(super) fn hide(&mut self, pat: &Pat) {
        for bound in pattern::bindings(pat) {
            self.hidden.get_mut().insert(bound.name.to_string());
            self.names.push(Known::new(&bound.name, None));
        }
    }

    pub(super) fn resolve(&self, expr: &Expr) -> Option<LocalId> {
        match bare(expr) {
            Expr::Path(path) if path.qself.is_none() => self.resolve_ident(path.path.get_ident()?),
            _ => None,
        }
    }

    /// What a name stands for here.
    pub(super) fn meant_by(&self, name: &Ident) -> Meant {
        match self.innermost(&name.to_string()) {
            None => Meant::Item,
            Some(_) => self.resolve_ident(name).map_or(Meant::Bound, Meant::Local),
        }
    }

    pub(super) fn resolve_ident(&self, name: &Ident) -> Option<LocalId> {
        self.resolve_name(&name.to_string(), Some(name.span()))
    }

    /// The local that is meant by a name of whoever wrote `by`.
    pub(super) fn resolve_name(&self, name: &str, by: Option<Span>) -> Option<LocalId> {
        let local = self.meant(name, by)?;
        if let Some(by) = by {
            self.named.borrow_mut().entry((self.current, local)).or_insert(by);
        }
        Some(local)
    }

    fn meant(&self, name: &str, by: Option<Span>) -> Option<LocalId> {
        let innermost = self.innermost(name)?;
        let Some(context) = by.map(Context::of).filter(|context| *context != innermost.context) else {
            return innermost.local;
        };
        // What it means is for rustc to say: nobody is to write something else in its place.
        self.hidden.borrow_mut().insert(name.to_owned());
        let own = self.names.iter().rev().find(|known| known.name == name && known.context == context);
        own.unwrap_or(innermost).local
    }

    /// The local and the fields that `local.a.b` names.
    pub(super) fn resolve_part(&mut self, expr: &Expr) -> Option<(LocalId, PathId)> {
        let mut path = Vec::new();
        let mut inner = expr;
        let local = loop {
            match bare(inner) {
                Expr::Field(field) => {
                    path.insert(0, place::member(&field.member));
                    inner = &field.base;
                }
                _ => break self.resolve(inner)?,
            }
        };
        Some((local, self.path(path)))
    }

    pub(super) fn path(&mut self, path: Vec<String>) -> PathId {
        let known = self.flow.paths.iter().position(|known| *known == path);
        PathId(known.unwrap_or_else(|| {
            self.flow.paths.push(path);
            self.flow.paths.len() - 1
        }))
    }

    pub(super) fn mark(&mut self, mark: MarkId, name: &str) {
        let after = self.flow.nodes[self.current.0].events.len();
        let local = self.resolve_name(name, None);
        self.flow.marks.insert(mark, Mark { local, node: self.current, after });
    }

    pub(super) fn in_scope(&self) -> Vec<LocalId> {
        self.names.iter().filter_map(|known| known.local).listed()
    }
}
