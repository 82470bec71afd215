//! What codegen knows of a machine.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::marker_values::MarkerValues;
use super::spans::Spans;
use crate::analysis::{Analysed, Segments};
use crate::emit::shape::shape;
use crate::emit::tokens::internal;
use crate::flow::{Flow, NodeId};
use crate::ir::{Body, LocalId, PointId};
use crate::layout::assigned_twice::AssignedTwice;
use crate::layout::entries::PathStep;
use crate::layout::told::Types;
use crate::layout::{FieldNames, Layout};
use crate::sorted::Set;
use crate::source::arguments::{Argument, Reference};
use crate::source::signature::Declared;

pub(super) struct Codegen<'a> {
    pub(super) declared: &'a Declared,
    pub(super) arguments: &'a [Argument],
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
    pub(super) marker_values: MarkerValues,
    /// Whether a macro may leave what it stands in.
    pub(super) hides_jumps: bool,
    /// Whether it may leave the body.
    pub(super) may_return: bool,
    /// The name of the state.
    pub(super) state_name: Ident,
}

impl Codegen<'_> {
    pub(super) fn takes_resume_argument(&self) -> bool {
        self.declared.takes_resume_argument(self.body.handles)
    }

    /// Whether the closure returns what the body does; what is yielded is said beside it.
    pub(super) fn says(&self) -> bool {
        self.may_return && !self.takes_resume_argument()
    }

    /// Whether a segment stands in a block that returns what the body does.
    pub(super) fn is_in_block(&self) -> bool {
        self.may_return && self.takes_resume_argument()
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

    /// How a local is declared that is an argument of the form `x: &…`.
    pub(super) fn references(&self, local: LocalId) -> Option<Reference> {
        let at = self.body.block.params.iter().position(|param| *param == local)?;
        let argument = self.arguments.get(at)?;
        argument.reference.filter(|_| !argument.mutable)
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

    /// The same of what a `return` in the body leaves.
    pub(super) fn output_of_the_body(&self) -> TokenStream {
        let returns = &self.declared.returns;
        if self.is_in_block() && self.declared.is_plain() { quote!(-> #returns) } else { self.output() }
    }
}
