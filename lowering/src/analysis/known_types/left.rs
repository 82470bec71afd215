//! What blocks and loops are left with.

use proc_macro2::Ident;
use syn::Type;

use super::shapes::{better, unit};
use super::solve::TypeSolver;

impl TypeSolver<'_> {
    /// A labelled block is left with a value of this type.
    pub(super) fn left_with(&mut self, label: &Ident, ty: Option<Type>) {
        let label = label.to_string();
        if let Some(ty) = better(self.left_with.get(&label).cloned(), ty) {
            self.left_with.insert(label, ty);
        }
    }

    /// What a construct of this label is left with, as far as its `break`s tell.
    pub(super) fn left_by_label(&self, label: Option<&syn::Label>) -> Option<Type> {
        self.left_with.get(&label?.name.ident.to_string()).cloned()
    }

    /// A loop is left with what its `break`s say, and with nothing where they say nothing.
    pub(super) fn in_loop(&mut self, body: impl FnOnce(&mut Self)) -> Option<Type> {
        let outer = self.broken_with.replace(None);
        body(self);
        let left = std::mem::replace(&mut self.broken_with, outer).flatten();
        left.unwrap_or_else(|| Some(unit()))
    }

    /// A `break` of the innermost loop, with a value.
    pub(super) fn breaks_with(&mut self, ty: Option<Type>) {
        let known = self.broken_with.take().flatten().flatten();
        self.broken_with = Some(Some(better(known, ty)));
    }
}
