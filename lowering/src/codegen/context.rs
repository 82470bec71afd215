//! What codegen knows of a machine.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::spans::Spans;
use crate::analysis::{Analysed, Regions};
use crate::emit::shape::shape;
use crate::emit::tokens::{self, internal};
use crate::flow::{Flow, NodeId};
use crate::ir::{Body, PointId};
use crate::layout::assigned_twice::AssignedTwice;
use crate::layout::entries::Step;
use crate::layout::told::Types;
use crate::layout::{Layout, Names};
use crate::source::signature::Declared;

pub(super) struct Codegen<'a> {
    pub(super) declared: &'a Declared,
    pub(super) analysed: &'a Analysed<'a>,
    pub(super) body: &'a Body,
    pub(super) flow: &'a Flow,
    pub(super) regions: &'a Regions,
    pub(super) layout: &'a Layout<'a>,
    pub(super) names: &'a Names,
    pub(super) assigned_twice: AssignedTwice,
    /// Where what is delegated to may be handed over.
    pub(super) frames: BTreeSet<PointId>,
    pub(super) spans: Spans,
    pub(super) types: Types,
    /// Whether a macro may leave what it stands in.
    pub(super) hides_jumps: bool,
    /// The name of the state.
    pub(super) told_as: Ident,
}

impl Codegen<'_> {
    pub(super) fn is_told(&self) -> bool {
        self.declared.is_told(self.body.handles)
    }

    /// Whether the closure returns what the body does, for a macro may return; what is yielded is said beside it.
    pub(super) fn says(&self) -> bool {
        self.hides_jumps && !self.is_told()
    }

    /// Where an entry stands in the body.
    pub(super) fn path(&self, entry: NodeId) -> &[Step] {
        self.layout.path(entry).expect("this is a bug in genfn: an entry stands nowhere")
    }

    pub(super) fn shape(&self) -> TokenStream {
        if self.says() {
            let said = internal("__said");
            return quote!(::genfn::__private::says!(#said));
        }
        shape(self.declared)
    }

    /// What the closure returns, where syntax tells.
    pub(super) fn output(&self) -> TokenStream {
        let Declared { yields, returns, .. } = self.declared;
        if self.says() && self.declared.is_plain() {
            quote!(-> ())
        } else if self.declared.is_plain() {
            quote!(-> ::genfn::__private::Step<#yields, #returns>)
        } else {
            TokenStream::new()
        }
    }

    /// Tells what the closure returns, where `?` or a macro may say so first. rustc shows it where that is declared.
    pub(super) fn never(&self) -> TokenStream {
        if self.declared.is_plain() {
            return TokenStream::new();
        }
        let told = if self.declared.has_items() { &self.declared.yields } else { &self.declared.returns };
        let told = tokens::located(Some(told.span()));
        let genfn = Ident::new("__genfn", told);
        let never = quote_spanned!(told=> #genfn.never());
        quote!(if false { return #never; })
    }
}
