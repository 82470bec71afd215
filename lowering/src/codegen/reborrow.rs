//! Borrows that are taken again: see [`reborrow`](crate::analysis::reborrow).

use proc_macro2::TokenStream;
use quote::quote;
use syn::Stmt;
use syn::spanned::Spanned;

use super::context::Codegen;
use crate::emit::questions;
use crate::flow::NodeId;
use crate::flow::borrow::{BorrowedPlace, Projection};
use crate::ir::LocalId;
use crate::syntax::tokens::Joined;

impl Codegen<'_> {
    /// Whether a segment begins with taking the borrow that a statement has taken before.
    pub(super) fn reborrows(&self, entry: NodeId, declares: &[LocalId]) -> bool {
        let [local] = declares else { return false };
        self.layout.uses.is_reborrowed(entry, *local)
    }

    /// Asks rustc whether a borrow can be taken again, before it is taken.
    ///
    /// ```text
    /// steady!(self); elements!(self.rows, i);
    /// #[allow(unused_variables)]                 // it may be another segment that names it
    /// let row = &mut self.rows[i];
    /// ```
    pub(super) fn reborrow_checks(&self, segment: NodeId, stmt: &Stmt, declares: &[LocalId]) -> TokenStream {
        let ([local], Some(place)) = (declares, BorrowedPlace::borrowed_by(stmt)) else { return TokenStream::new() };
        if !self.analysed.reborrows.contains(*local) {
            return TokenStream::new();
        }
        let steady = |place: &syn::Expr| {
            let span = place.span();
            let place = self.native_expr(segment, place);
            questions::steady(&place, span)
        };
        let steps = place.steps.iter().map(|step| match step {
            Projection::Through(pointer) => steady(pointer),
            Projection::Index(elements, index) => {
                let span = elements.span();
                let elements = self.native_expr(segment, elements);
                let index = self.native_expr(segment, index);
                questions::elements(&elements, &index, span)
            }
        });
        let allows = quote!(#[allow(unused_variables)]);
        steps.chain(place.fitted.map(steady)).chain([allows]).joined()
    }
}
