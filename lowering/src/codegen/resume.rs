//! The resume function: its arms, and what builds the machine around it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::Codegen;
use super::fold::Whole;
use super::{as_written, bounds, frames, state};
use crate::analysis::{Analysed, EntryKind};
use crate::emit::tokens::{self, internal};
use crate::exceptions::Lowered;
use crate::flow::NodeId;
use crate::ir::{Tail, walk};
use crate::layout::told::Types;
use crate::layout::{Plan, assigned_twice, uses, variants};
use crate::sorted::Map;
use crate::source::arguments::Argument;
use crate::source::signature::{Declared, Protocol};

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
    let aliases = if is_told || declared.debug { Map::new() } else { variants::aliases(analysed, &names, &paths) };
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
        delegates: uses::delegates(analysed),
        frames: frames::points(function, declared, analysed.body),
        types: Types::solve(analysed, &names),
        names,
        closings: Map::new(),
        arm_ends: walk::arm_ends(analysed.body),
        told_as: state::told_as(source, declared),
    };
    codegen.closings = codegen.find_closings();
    codegen.machine(function, source, arguments)
}

impl Codegen<'_> {
    fn machine(&self, function: &Ident, source: &Lowered, arguments: &[Argument]) -> TokenStream {
        let entries: Vec<(NodeId, EntryKind)> =
            self.distinct_entries().map(|entry| (entry, self.regions.entries[&entry])).collect();
        let arms: Vec<TokenStream> = entries.iter().map(|(node, kind)| self.arm(*node, *kind)).collect();
        let jumps = entries.iter().any(|(_, kind)| matches!(kind, EntryKind::Jump(_))) || self.delegates;
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
        let returned = |function: &_, arguments: &_| bounds::returned(&self.declared.output, function, arguments);
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
        let iterates = bounds::iterates(&self.declared.items);
        quote!(#definition #items #iterates #checked #built)
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
