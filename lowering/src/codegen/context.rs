//! What codegen knows of a machine.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use crate::analysis::{Analysed, Regions};
use crate::emit::shape::shape;
use crate::emit::tokens;
use crate::flow::{Flow, NodeId};
use crate::ir::{BlockId, Body, LocalId, PointId};
use crate::layout::entries::Step;
use crate::layout::in_place::Residents;
use crate::layout::told::Types;
use crate::layout::{assigned_twice, fields, variants};
use crate::sorted::{Map, Set};
use crate::source::signature::{Declared, Protocol};

pub(super) struct Codegen<'a> {
    pub(super) declared: &'a Declared,
    pub(super) analysed: &'a Analysed<'a>,
    pub(super) body: &'a Body,
    pub(super) flow: &'a Flow,
    pub(super) regions: &'a Regions,
    pub(super) names: fields::Names,
    /// Where each entry stands in the body, from the outside in.
    pub(super) paths: Map<NodeId, Vec<Step>>,
    /// The regions that work on the saved locals where they lie.
    pub(super) residence: Map<NodeId, Residents>,
    /// Entries for which others stand.
    pub(super) aliases: Map<NodeId, NodeId>,
    /// Entries whose variant is one, for they find the same.
    pub(super) groups: variants::Groups,
    /// Names whose consuming method calls are checked, for the local counts as gone afterwards.
    pub(super) checked: Vec<String>,
    /// Locals that other names have to be kept for.
    pub(super) shadowed: Set<LocalId>,
    pub(super) assigned: Set<(NodeId, LocalId)>,
    pub(super) assigned_twice: assigned_twice::AssignedTwice,
    /// Whether the body delegates.
    pub(super) delegates: bool,
    /// Where what is delegated to may be handed over.
    pub(super) frames: Set<PointId>,
    /// Where blocks that are left inside a region seem to end: where it is left for this entry.
    pub(super) closings: Map<(NodeId, BlockId), NodeId>,
    /// Where what the last arm of a match binds is dropped, if it has braces of its own around it: see [`ir::Arm`](crate::ir::Arm).
    pub(super) arm_ends: Map<LocalId, Span>,
    pub(super) types: Types,
    /// The name of the state.
    pub(super) told_as: Ident,
}

impl Codegen<'_> {
    fn is_iterator(&self) -> bool {
        self.declared.protocol == Protocol::Iterator
    }

    /// Whether the closure is told how it is woken. That of an iterator is, if it handles exceptions: it may be dropped.
    pub(super) fn is_told(&self) -> bool {
        !self.is_iterator() || self.body.handles
    }

    pub(super) fn shape(&self) -> TokenStream {
        shape(self.declared)
    }

    /// What the closure returns, where syntax tells.
    pub(super) fn output(&self) -> TokenStream {
        let Declared { yields, returns, .. } = self.declared;
        if self.declared.is_plain() {
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
