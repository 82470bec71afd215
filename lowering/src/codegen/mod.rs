//! The machine that is emitted.
//!
//! ```text
//! enum State<N> { Unresumed { n: N }, Suspend1 { n: N }, Head1 { n: N }, Returned }
//!
//! ::genfn::__private::iterator::<u32, _, _, _>(State::Unresumed { n }, |state: &mut State<_>| {
//!     'resume: loop {
//!         match mem::replace(state, State::Returned) {
//!             State::Unresumed { n } => { *state = State::Head1 { n }; continue 'resume }
//!             State::Head1 { n } => { while n > 0 { …; *state = State::Suspend1 { n }; return yielded } … return returned }
//!             State::Suspend1 { n } => { n -= 1; *state = State::Head1 { n }; continue 'resume }
//!             State::Returned => return exited,
//!         }
//!     }
//! })
//! ```
//!
//! Each arm is the code of one [region](crate::analysis::regions): the rest of the body from its entry on, inside the scopes
//! that surround the entry, so that `break`, `return`, `?` and every drop are rustc's own. The state is taken out whole while
//! user code runs: what panics leaves `Returned` behind, and its locals are dropped as any function's are. A region that needs
//! none of its saved locals by value leaves them [where they lie](residence).

mod again;
mod assigned_twice;
mod block;
mod closing;
mod fold;
mod frames;
pub(crate) mod items;
mod jump;
mod locals;
pub(crate) mod native;
mod overwritten;
mod places;
mod promised;
mod size_hint;
mod state;
mod turn;
mod types;
mod variant;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use crate::analysis::{Analysed, EntryKind, Regions};
use crate::as_written;
use crate::emit::shape::shape;
use crate::emit::tokens::{self, internal};
use crate::exceptions::Lowered;
use crate::flow::{Flow, NodeId};
use crate::ir::{BlockId, Body, LocalId, PointId, Tail, walk};
use crate::layout::entries::Step;
use crate::layout::in_place::Residents;
use crate::layout::{Plan, fields, uses, variants};
use crate::source::arguments::Argument;
use crate::source::signature::{Declared, Protocol};
use fold::Whole;
use types::Types;

/// The block that the function's own becomes.
pub(crate) fn machine(
    function: &Ident,
    declared: &Declared,
    source: &Lowered,
    arguments: &[Argument],
    analysed: &Analysed<'_>,
    Plan { names, paths, residence }: Plan,
) -> TokenStream {
    let residence = residence.regions;
    let is_told = declared.protocol != Protocol::Iterator || analysed.body.handles;
    let aliases = if is_told || declared.debug { BTreeMap::new() } else { variants::aliases(analysed, &names, &paths) };
    let mut codegen = Codegen {
        declared,
        analysed,
        body: analysed.body,
        flow: &analysed.flow,
        regions: &analysed.regions,
        paths,
        groups: variants::groups(analysed, &names, &residence, &aliases, is_told),
        aliases,
        residence,
        checked: uses::consumed(analysed),
        shadowed: uses::shadowed(analysed),
        assigned: uses::assigned(analysed),
        assigned_twice: assigned_twice::solve(analysed),
        frames: frames::points(function, declared, analysed.body),
        types: Types::solve(analysed, &names),
        names,
        closings: HashMap::new(),
        arm_ends: walk::arm_ends(analysed.body),
        told_as: state::told_as(source, declared),
    };
    codegen.closings = codegen.find_closings();
    codegen.machine(function, source, arguments)
}

struct Codegen<'a> {
    declared: &'a Declared,
    analysed: &'a Analysed<'a>,
    body: &'a Body,
    flow: &'a Flow,
    regions: &'a Regions,
    names: fields::Names,
    /// Where each entry stands in the body, from the outside in.
    paths: HashMap<NodeId, Vec<Step>>,
    /// The regions that work on the saved locals where they lie.
    residence: BTreeMap<NodeId, Residents>,
    /// Entries for which others stand.
    aliases: BTreeMap<NodeId, NodeId>,
    /// Entries whose variant is one, for they find the same.
    groups: variants::Groups,
    /// Names whose consuming method calls are checked, for the local counts as gone afterwards.
    checked: Vec<String>,
    /// Locals that other names have to be kept for.
    shadowed: BTreeSet<LocalId>,
    assigned: BTreeSet<(NodeId, LocalId)>,
    assigned_twice: assigned_twice::AssignedTwice,
    /// Where what is delegated to may be handed over.
    frames: BTreeSet<PointId>,
    /// Where blocks that are left inside a region seem to end: where it is left for this entry.
    closings: HashMap<(NodeId, BlockId), NodeId>,
    /// Where what the last arm of a match binds is dropped, if it has braces of its own around it: see [`ir::Arm`](crate::ir::Arm).
    arm_ends: HashMap<LocalId, Span>,
    types: Types,
    /// The name of the state.
    told_as: Ident,
}

impl Codegen<'_> {
    fn is_iterator(&self) -> bool {
        self.declared.protocol == Protocol::Iterator
    }

    /// Whether the closure is told how it is woken. That of an iterator is, if it handles exceptions: it may be dropped.
    fn is_told(&self) -> bool {
        !self.is_iterator() || self.body.handles
    }

    fn machine(&self, function: &Ident, source: &Lowered, arguments: &[Argument]) -> TokenStream {
        let entries: Vec<(NodeId, EntryKind)> =
            self.distinct_entries().map(|entry| (entry, self.regions.entries[&entry])).collect();
        let arms: Vec<TokenStream> = entries.iter().map(|(node, kind)| self.arm(*node, *kind)).collect();
        let jumps = entries.iter().any(|(_, kind)| matches!(kind, EntryKind::Jump(_))) || self.delegates();
        let definition = self.state_definition(function, source);
        let state = &self.told_as;
        let slot = internal("__state");
        let parameter = Ident::new("__state", tokens::located(self.declared.named));
        let genfn = internal("__genfn");
        let unknowns = vec![quote!(_); self.names.params().len()];
        let unknowns = if unknowns.is_empty() { TokenStream::new() } else { quote!(<#(#unknowns),*>) };
        let matched = if self.stays() { quote!(*#slot) } else { self.taken() };
        let resume = internal("__resume");
        let ended = if self.is_told() { quote!(#genfn.ended(#resume)) } else { quote!(#genfn.exited()) };
        let never = self.is_guarded().then(|| quote!(_ => return #genfn.never(),));
        let matched = quote! {
            match #matched {
                #(#arms)*
                #state::Returned => return #ended,
                #never
            }
        };
        let matched = if self.passes() {
            let (join, joined) = (internal("__join"), internal("__joined"));
            quote! {
                let mut #join = 0;
                '__resume: loop {
                    let #joined = ::genfn::__private::core::mem::take(&mut #join);
                    #matched
                }
            }
        } else if jumps {
            quote!('__resume: loop { #matched })
        } else {
            matched
        };
        let first = self.pack_arguments(arguments);
        let Declared { yields, sends, returns, .. } = self.declared;
        let shape = self.shape();
        let pinned = self.never();
        let output = self.output();
        let promised = self.promised();
        let types = self.types_first();
        let returned = |function: &_, arguments: &_| promised::returned(&self.declared.output, function, arguments);
        let checked = as_written::checked(source, &self.body.filled, self.declared, arguments, &pinned, self.is_told());
        let built = if !self.is_told() {
            let step = quote! {
                |#parameter: &mut #state #unknowns| #output {
                    let #genfn = #shape;
                    #pinned
                    #types
                    #promised
                    #matched
                }
            };
            match self.whole(source, arguments, &unknowns) {
                Some(Whole { fresh, run }) => {
                    let constructor = quote!(genfn::__private::foldable_iterator::<#yields, _, _, _, _, _>);
                    returned(&constructor, &quote!(#first, #step, #fresh, #run))
                }
                None => returned(&quote!(genfn::__private::iterator::<#yields, _, _, _>), &quote!(#first, #step)),
            }
        } else {
            let asked = self.declared.asked.iter();
            let constructor = match self.declared.protocol {
                Protocol::FallibleGenerator => quote!(fallible_generator::<#yields, #sends, #returns, _, _, _, _>),
                Protocol::Generator if self.declared.asked.is_some() => {
                    quote!(generator_of::<#yields, #sends, #returns, _, _, _, _, _>)
                }
                Protocol::Generator | Protocol::Iterator | Protocol::Stream => {
                    quote!(generator::<#yields, #sends, #returns, _, _, _, _>)
                }
            };
            let constructor = quote!(genfn::__private::#constructor);
            let arguments = quote! {
                #(#asked,)*
                ::genfn::__private::kind!(#sends),
                #first,
                |#parameter: &mut #state #unknowns, #resume: ::genfn::Resume<#sends, #returns>| #output {
                    let #genfn = #shape;
                    #pinned
                    let mut #resume = #resume;
                    #types
                    #promised
                    #matched
                },
            };
            returned(&constructor, &arguments)
        };
        let boxing = if self.declared.boxed_pinned {
            quote!(genfn::__private::Box::pin)
        } else {
            quote!(genfn::__private::Box::new)
        };
        let wraps = [
            (self.body.handles, quote!(genfn::__private::handling)),
            (self.declared.primed, quote!(genfn::GeneratorExt::primed)),
            (self.declared.boxed, boxing),
        ];
        let wraps = wraps.into_iter().filter(|(wanted, _)| *wanted);
        let built = wraps.fold(built, |built, (_, wrap)| returned(&wrap, &built));
        let items = self.hoisted_items();
        let iterates = promised::iterates(&self.declared.items);
        quote!(#definition #items #iterates #checked #built)
    }

    fn shape(&self) -> TokenStream {
        shape(self.declared)
    }

    /// What the closure returns, where syntax tells.
    fn output(&self) -> TokenStream {
        let Declared { yields, returns, .. } = self.declared;
        if self.declared.is_plain() {
            quote!(-> ::genfn::__private::Step<#yields, #returns>)
        } else {
            TokenStream::new()
        }
    }

    /// Tells what the closure returns, where `?` or a macro may say so first. rustc shows it where that is declared.
    fn never(&self) -> TokenStream {
        if self.declared.is_plain() {
            return TokenStream::new();
        }
        let told = if self.declared.has_items() { &self.declared.yields } else { &self.declared.returns };
        let told = tokens::located(Some(told.span()));
        let genfn = Ident::new("__genfn", told);
        let never = quote_spanned!(told=> #genfn.never());
        quote!(if false { return #never; })
    }

    /// The code of one entry's region.
    fn arm(&self, entry: NodeId, kind: EntryKind) -> TokenStream {
        let genfn = internal("__genfn");
        let resume = internal("__resume");
        let (pattern, found) = self.found(entry);
        let guard = self.guard(entry);
        let start = kind == EntryKind::Start;
        let raised = if start && self.is_told() {
            quote! {
                if !#genfn.begins(&mut #resume) {
                    return #genfn.uncaught(#resume);
                }
            }
        } else {
            TokenStream::new()
        };
        let contents = if start {
            let mut contents = self.restored(entry, &self.body.block, 0);
            self.rest(entry, &self.body.block, 0, &mut contents);
            contents
        } else {
            self.resumed_block(entry, entry, &self.body.block, &self.paths[&entry])
        };
        let body = self.block(entry, &self.body.block, contents);
        let ends = &self.flow.ends[self.body.block.id.0];
        // A `try_!` whose body never ends has a `break` out of it all the same, so that rustc thinks it may.
        let never = self.body.handles.then(|| quote!(#[allow(unreachable_code)] return #genfn.never();));
        let returns = ends.iter().any(|end| self.regions.reachable(*end) && self.regions.of(*end) == entry);
        let body = if returns {
            let returned = &self.declared.returns;
            if crate::source::signature::is_unit(returned) {
                quote!(#body return #genfn.returned(());)
            } else {
                quote!(let __returned: #returned = #body; return #genfn.returned(__returned);)
            }
        } else if !self.regions.reachable(entry) {
            // Emitted for the types that it carries.
            let returns = matches!(self.body.block.tail, Some(Tail::Native(_))).then_some(&self.declared.returns);
            let returns = returns.map_or_else(|| quote!(_), |returns| quote!(#returns));
            quote!(let _: #returns = #body; return #genfn.never();)
        } else if ends.iter().any(|end| self.regions.of(*end) == entry) && self.body.block.tail.is_some() {
            let returns = &self.declared.returns;
            quote!(let _: #returns = #body; #never)
        } else if self.body.handles {
            quote!(#body; #never)
        } else {
            body
        };
        let body = self.labelled(entry, body);
        quote!(#pattern #guard => { #found #raised #body })
    }
}
