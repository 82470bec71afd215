//! Entering a segment: what its variant holds becomes variables again.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{Item, Stmt as SynStmt};

use super::context::Codegen;
use crate::emit::tokens::internal;
use crate::flow::NodeId;
use crate::ir::{Binding, Block, LocalId, Stmt};
use crate::layout::fields::Field;
use crate::layout::variables::{Found, Variable};
use crate::source::arguments;
use crate::syntax::hygiene::Context;
use crate::syntax::tokens::Joined;

impl Codegen<'_> {
    /// A block's locals up to a statement, as the user knows them, from the variables that the pattern bound: in order of
    /// declaration, for they are dropped in reverse. Macros between them are defined again.
    pub(super) fn restored(&self, entry: NodeId, block: &Block, before: usize) -> TokenStream {
        let mut restored = TokenStream::new();
        if entry != self.flow.start {
            restored.extend(self.items_again(block));
        }
        for local in &block.params {
            self.restore(entry, *local, &mut restored);
        }
        for stmt in &block.stmts[..before] {
            match stmt {
                Stmt::Native { stmt: SynStmt::Item(item @ Item::Macro(_)), .. } => {
                    restored.extend(quote!(#[allow(unused_macros)] #item));
                }
                Stmt::Native { stmt, declares } if self.reborrows(entry, declares) => {
                    restored.extend(self.native_stmt(entry, stmt));
                    restored.extend(self.aliases(declares));
                }
                Stmt::Native { declares, .. } | Stmt::Bind { binding: Binding::Let { declares, .. }, .. } => {
                    declares.iter().for_each(|local| self.restore(entry, *local, &mut restored));
                }
                Stmt::Jump(_) | Stmt::Bind { binding: Binding::Discard { .. }, .. } => {}
            }
        }
        restored
    }

    /// Whether another local is called the same by someone else: one may be kept for the other's sake.
    fn is_ambiguous(&self, local: LocalId) -> bool {
        let name = &self.body.locals[local.0].name;
        let mut called_the_same = self.body.locals.iter().filter(|other| other.name == *name);
        called_the_same.any(|other| Context::of(other.name.span()) != Context::of(name.span()))
    }

    fn restore(&self, entry: NodeId, local: LocalId, restored: &mut TokenStream) {
        let has_variable = match self.layout.found(entry, local) {
            Found::Untouched => return,
            Found::In(field) => {
                restored.extend(self.taken_out(entry, field));
                match field.variable() {
                    Variable::Own(_) => restored.extend(self.aliases(&[local])),
                    Variable::DropOnly(_) | Variable::Optional(_) => self.declare_again(entry, local, restored),
                    Variable::Chain(_) | Variable::Field(_) => {}
                }
                // One that it finds in its `Option` it fills there.
                !field.variable().is_optional()
            }
            Found::Chained => true,
            Found::Uninit => {
                self.declare_again(entry, local, restored);
                true
            }
        };
        if has_variable {
            restored.extend(self.filled_options(entry, &[local]));
        }
    }

    /// `let x = x;`: what a field held is in its variable.
    fn taken_out(&self, entry: NodeId, field: Field) -> TokenStream {
        let name = self.names.field(field);
        match field.variable() {
            Variable::Own(local) => self.own_again(entry, local, name),
            Variable::Optional(local) => {
                let (allows, mutable) = self.mutable_filled(local);
                let filled = self.filled(local);
                quote!(#allows let #mutable #filled = #name;)
            }
            variable @ (Variable::DropOnly(_) | Variable::Chain(_) | Variable::Field(_)) => {
                let variable = self.held_in(variable, &[], None);
                quote!(let #variable = #name;)
            }
        }
    }

    /// `let mut x = field;`, or `let x = &*field;` of an argument that is declared as `&…`.
    fn own_again(&self, entry: NodeId, local: LocalId, field: &Ident) -> TokenStream {
        let info = &self.body.locals[local.0];
        let name = &info.name;
        if info.mutable {
            // All of the pattern is the user's, so that rustc names the local where it tells of it.
            let mutable = syn::Token![mut](name.span());
            return quote!(#[allow(unused_mut, unused_assignments, unused_variables)] let #mutable #name = #field;);
        }
        // Dead code may name it, and nothing else.
        let is_named_in_vain = || {
            let names = |node: &NodeId| self.flow.node(*node).events.iter().any(|event| event.read() == Some(local));
            let dead = self.segments.nodes(entry).iter().filter(|node| !self.segments.reachable(**node));
            entry != self.flow.start && dead.into_iter().any(names)
        };
        let unnamed = (self.is_ambiguous(local) || is_named_in_vain()).then(|| quote!(#[allow(unused_variables)]));
        let allows = unnamed.or_else(|| arguments::may_be_unused(name));
        // An assignment of it is an error, and told of as one.
        let assigned = self.is_assigned_in(entry, local).then(|| quote!(#[allow(unused_assignments)]));
        let again = self.references(local).map(|written| written.again(field));
        let field = again.unwrap_or_else(|| field.to_token_stream());
        let lints = self.argument(local).map(|argument| &argument.lints[..]).unwrap_or_default();
        quote!(#allows #assigned #(#lints)* let #name = #field;)
    }

    /// `let mut x;`, where this segment gives it a value.
    fn declare_again(&self, entry: NodeId, local: LocalId, restored: &mut TokenStream) {
        let info = &self.body.locals[local.0];
        if self.is_assigned_in(entry, local) {
            // All of it is the user's, so that rustc names the local where it tells of it.
            let (name, mutable) = (&info.name, info.mutable.then(|| syn::Token![mut](info.name.span())));
            restored.extend(quote!(#[allow(unused_mut, unused_variables)] let #mutable #name;));
            restored.extend(self.tied(&[local]));
            restored.extend(self.aliases(&[local]));
        }
    }

    /// The pattern of an entry's arm, and what stands at the beginning of the arm.
    pub(super) fn arm_head(&self, entry: NodeId) -> (TokenStream, TokenStream) {
        if let Some(in_place_locals) = self.layout.in_place(entry) {
            let again = in_place_locals.keys().filter_map(|local| {
                let name = &self.body.locals[local.0].name;
                let reference = self.references(*local)?.again_in_place(name);
                Some(quote!(let #name = #reference;))
            });
            return (self.in_place_pattern(entry, in_place_locals), again.joined());
        }
        if !self.layout.is_looked_at() {
            return (self.unpacked(entry), TokenStream::new());
        }
        if let Some(point) = self.layout.delegate(entry) {
            let inner = self.names.field(Field::Delegate(point));
            let take = self.take(&self.unpacked(entry));
            if self.begins_at_once(point) {
                let (genfn, delegated, begun) = (internal("__genfn"), internal("__delegated"), self.begun(point));
                let came_to = quote! {
                    let ::genfn::__private::Some(#delegated) = #begun.take() else { return #genfn.never(); };
                };
                return (self.is_at(entry), quote!(#came_to #take));
            }
            let pattern = self.variant_of(entry, &quote!(ref mut #inner, ..));
            let resumed = self.resume_delegate(point);
            return (pattern, quote!(#resumed #take));
        }
        let pattern = self.is_at(entry);
        let slot = internal("__state");
        if self.layout.fields(entry).is_empty() {
            let state = &self.state_name;
            return (pattern, quote!(*#slot = #state::Returned;));
        }
        (pattern, self.take(&self.unpacked(entry)))
    }
}
