//! What codegen knows of a machine.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::spans::Spans;
use crate::analysis::{Analysed, Segments};
use crate::emit::shape::shape;
use crate::emit::tokens::internal;
use crate::flow::{Flow, NodeId};
use crate::ir::{Body, PointId};
use crate::layout::assigned_twice::AssignedTwice;
use crate::layout::entries::PathStep;
use crate::layout::told::Types;
use crate::layout::{FieldNames, Layout};
use crate::sorted::Set;
use crate::source::signature::Declared;
use crate::syntax::changed::Changed;

pub(super) struct Codegen<'a> {
    pub(super) declared: &'a Declared,
    pub(super) analysed: &'a Analysed<'a>,
    pub(super) body: &'a Body,
    pub(super) flow: &'a Flow,
    pub(super) segments: &'a Segments,
    pub(super) layout: &'a Layout<'a>,
    pub(super) names: &'a FieldNames,
    pub(super) assigned_twice: AssignedTwice,
    /// Where what is delegated to may be handed over.
    pub(super) frames: Set<PointId>,
    pub(super) spans: Spans,
    pub(super) types: Types,
    /// What the body may change.
    pub(super) changed: Changed,
    /// Whether a macro may leave what it stands in.
    pub(super) hides_jumps: bool,
    /// The name of the state.
    pub(super) state_name: Ident,
}

impl Codegen<'_> {
    pub(super) fn takes_resume_argument(&self) -> bool {
        self.declared.takes_resume_argument(self.body.handles)
    }

    /// Whether the closure returns what the body does, for a macro may return; what is yielded is said beside it.
    pub(super) fn says(&self) -> bool {
        self.hides_jumps && !self.takes_resume_argument()
    }

    /// Where an entry stands in the body.
    pub(super) fn path(&self, entry: NodeId) -> &[PathStep] {
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
}
