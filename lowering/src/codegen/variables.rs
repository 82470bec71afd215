//! Locals as variables of the emitted code.
//!
//! A local keeps its name. Where an inner one shadows it and it has to be packed nevertheless, a macro defined while it was
//! visible still names it: an identifier in a `macro_rules!` body means what it meant where the macro was written.
//!
//! ```text
//! let x = String::new();
//! macro_rules! __x_0 { () => { x } }
//! let x = x.len();
//! *state = State::Suspend1 { x_1: x, x: __x_0!() };
//! ```

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::Stmt as SynStmt;

use super::context::Codegen;
use crate::flow::NodeId;
use crate::ir::{Block, LocalId, MarkId};
use crate::layout::variables::Variable;
use crate::source::arguments;
use crate::syntax::tokens::Joined;

impl Codegen<'_> {
    /// The local's variable, from a place where these locals are in scope; `at` is where rustc is to report it.
    pub(super) fn variable(&self, local: LocalId, scope: &[LocalId], at: Option<Span>) -> TokenStream {
        let mut name = self.body.locals[local.0].name.clone();
        let mut after = scope.iter().skip_while(|known| **known != local).skip(1);
        let shadowed = self.layout.uses.is_shadowed(local) && after.any(|later| self.body.locals[later.0].name == name);
        if let Some(at) = at {
            name.set_span(at.resolved_at(name.span()));
        }
        if shadowed {
            let alias = self.alias(local);
            quote!(#alias!())
        } else {
            quote!(#name)
        }
    }

    pub(super) fn alias(&self, local: LocalId) -> Ident {
        let name = arguments::shown(&self.body.locals[local.0].name);
        format_ident!("__{name}_{}", local.0, span = Span::mixed_site())
    }

    /// The variable that holds what a field did; a local's own from a place where the locals of `scope` are, reported at `at`.
    pub(super) fn held_in(&self, variable: Variable, scope: &[LocalId], at: Option<Span>) -> TokenStream {
        let held = |stem: &str, local: LocalId| {
            let name = arguments::shown(&self.body.locals[local.0].name);
            format_ident!("__{stem}_{name}_{}", local.0, span = Span::mixed_site()).into_token_stream()
        };
        match variable {
            Variable::Own(local) => self.variable(local, scope, at),
            Variable::DropOnly(local) => held("held", local),
            Variable::Optional(local) => held("filled", local),
            Variable::Chain(chain) => format_ident!("__chain_{chain}", span = Span::mixed_site()).into_token_stream(),
            Variable::Field(field) => self.names.field(field).into_token_stream(),
        }
    }

    /// The `Option` that paths fill.
    pub(super) fn filled(&self, local: LocalId) -> TokenStream {
        self.held_in(Variable::Optional(local), &[], None)
    }

    /// What has to stand after the declaration of locals.
    pub(super) fn after_declaring(&self, segment: NodeId, locals: &[LocalId]) -> TokenStream {
        let mut out = self.tied(locals);
        out.extend(self.filled_options(segment, locals));
        out.extend(self.aliases(locals));
        out
    }

    /// The `Option`s that some path of this segment fills. They are dropped when the local itself would be, so what the same
    /// pattern binds after it is bound again:
    ///
    /// ```text
    /// let (a, b, c) = …;    =>    let (a, b, c) = …;
    ///                             let __filled_b;
    ///                             let c = c;
    /// ```
    pub(super) fn filled_options(&self, segment: NodeId, locals: &[LocalId]) -> TokenStream {
        let mut out = TokenStream::new();
        let mut follows = false;
        for local in locals {
            if follows {
                out.extend(self.bound_again(*local));
            }
            if self.analysed.initialised.is_filled_in(segment, *local) {
                let filled = self.filled(*local);
                let (allows, mutable) = self.mutable_filled(*local);
                out.extend(quote!(#allows let #mutable #filled;));
                follows = true;
            }
        }
        out
    }

    /// `let x = x;`
    fn bound_again(&self, local: LocalId) -> TokenStream {
        let info = &self.body.locals[local.0];
        let name = &info.name;
        if info.mutable {
            // The first of the two is changed as well: no reason to call its `mut` unused.
            quote!(let _ = &mut #name; #[allow(unused_mut)] let mut #name = #name;)
        } else {
            quote!(let #name = #name;)
        }
    }

    /// A variable may be changed only after it has been saved, in another segment: no reason to call its `mut` unused, unless nothing
    /// changes it at all. One that was made `mut` here is none of the user's.
    pub(super) fn allow_unused_mut(&self, locals: &[LocalId]) -> TokenStream {
        let saved = |local: &LocalId| self.names.hold_live(*local);
        let assigned = |local: &LocalId| self.layout.uses.is_assigned(*local);
        let may_be_needed = |local: &LocalId| {
            let info = &self.body.locals[local.0];
            let name = info.name.to_string();
            info.role.is_synthetic() || self.body.filled.contains(&name) || self.changed.may_change(&name)
        };
        let allows = locals.iter().any(|local| {
            self.body.locals[local.0].mutable && (saved(local) || assigned(local)) && may_be_needed(local)
        });
        if allows { quote!(#[allow(unused_mut)]) } else { TokenStream::new() }
    }

    /// A variable that is only assigned, perhaps in another segment, is told of [as one](crate::source::unused): an arm that only declares it
    /// would say that it is unused.
    pub(super) fn allow_unused_variable(&self, locals: &[LocalId]) -> TokenStream {
        let is_read = |local: LocalId| {
            let mut events = self.flow.nodes.iter().flat_map(|node| &node.events);
            events.any(|event| event.read() == Some(local))
        };
        let is_only_assigned = |local: &LocalId| {
            let info = &self.body.locals[local.0];
            info.mutable && !info.role.is_synthetic() && self.layout.uses.is_assigned(*local) && !is_read(*local)
        };
        if locals.iter().any(is_only_assigned) { quote!(#[allow(unused_variables)]) } else { TokenStream::new() }
    }

    /// The same of what the pattern of a construct binds, where no attribute can stand: `let _ = &mut x;`
    pub(super) fn bound_to_change(&self, block: &Block) -> TokenStream {
        if block.id == self.body.block.id {
            return TokenStream::new();
        }
        let changed = |local: &&LocalId| !self.allow_unused_mut(&[**local]).is_empty();
        let names = block.params.iter().filter(changed).map(|local| &self.body.locals[local.0].name);
        names.map(|name| quote!(let _ = &mut #name;)).joined()
    }

    /// Other names for those that are shadowed and packed later.
    pub(super) fn aliases(&self, locals: &[LocalId]) -> TokenStream {
        let aliases = locals.iter().filter(|local| self.layout.uses.is_shadowed(**local)).map(|local| {
            let alias = self.alias(*local);
            let name = &self.body.locals[local.0].name;
            quote!(#[allow(unused_macros)] macro_rules! #alias { () => { #name } })
        });
        aliases.joined()
    }

    /// `__filled_x = None;`, after an assignment: what the local held before is dropped now.
    pub(super) fn replaced(&self, mark: MarkId) -> TokenStream {
        let Some(local) = self.analysed.initialised.replaced(mark) else { return TokenStream::new() };
        let filled = self.filled(local);
        quote!(#[allow(unused_assignments)] { #filled = ::genfn::__private::None; })
    }

    pub(super) fn mutable_filled(&self, local: LocalId) -> (TokenStream, TokenStream) {
        let replaced = self.analysed.initialised.is_replaced(local);
        if replaced { (quote!(#[allow(unused_mut)]), quote!(mut)) } else { Default::default() }
    }

    pub(super) fn is_assigned_in(&self, segment: NodeId, local: LocalId) -> bool {
        self.layout.uses.assigns(segment, local)
    }

    /// `let x;`, where every assignment is another segment's: here nothing would tell its type.
    pub(super) fn declares_in_vain(&self, segment: NodeId, stmt: &SynStmt, declares: &[LocalId]) -> bool {
        let SynStmt::Local(syn::Local { pat: syn::Pat::Ident(_), init: None, .. }) = stmt else { return false };
        !declares.is_empty() && declares.iter().all(|local| !self.is_assigned_in(segment, *local))
    }
}
