//! The resume function: its arms, and what builds the machine around it.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::context::Codegen;
use super::fold::Whole;
use super::marker_values::MarkerValues;
use super::spans::Spans;
use super::{bounds, frames, size_hint, state};
use crate::analysis::EntryKind;
use crate::emit::questions;
use crate::emit::shape;
use crate::emit::tokens::{self, braced, internal};
use crate::exceptions::Lowered;
use crate::flow::NodeId;
use crate::ir::walk;
use crate::layout::told::Types;
use crate::layout::{Layout, assigned_twice, literals};
use crate::listed::Listed;
use crate::source::arguments::Argument;
use crate::source::signature::{Declared, Protocol};
use crate::source::type_name::TypeName;
use crate::syntax::changed::Changed;
use crate::syntax::tokens::names;

/// The block that the function's own becomes.
pub(crate) fn machine(
    function: &Ident,
    declared: &Declared,
    source: &Lowered,
    arguments: &[Argument],
    layout: &Layout<'_>,
) -> TokenStream {
    codegen(function, declared, source, arguments, layout, None).machine(function, source, arguments)
}

/// What is known of it.
pub(super) fn codegen<'a>(
    function: &'a Ident,
    declared: &'a Declared,
    source: &Lowered,
    arguments: &'a [Argument],
    layout: &'a Layout<'a>,
    name: Option<&'a TypeName>,
) -> Codegen<'a> {
    let analysed = layout.analysed;
    let types = Types::solve(layout);
    Codegen {
        declared,
        arguments,
        analysed,
        body: analysed.body,
        flow: &analysed.flow,
        segments: &analysed.segments,
        layout,
        names: &layout.names,
        assigned_twice: assigned_twice::solve(analysed),
        frames: frames::points(function, declared, analysed.body),
        yields_closures: names(&declared.yields, "_") && types.may_yield_closures(analysed.body),
        types,
        marker_values: MarkerValues::of(analysed),
        changed: Changed::by(&source.block),
        hides_jumps: !source.words.are_readable(),
        may_return: source.may_return(),
        literals: literals::literals(analysed.body, &source.block),
        remaining: size_hint::remaining(declared, analysed.body, &analysed.flow, source),
        is_unsafe: source.words.has("unsafe"),
        unboxed_method: Some(function).filter(|_| {
            !declared.boxed && !declared.boxed_pinned && arguments.iter().any(|argument| argument.outside.is_receiver())
        }),
        spans: Spans::solve(layout),
        named: None,
        type_name: name,
        asks_types: Vec::new(),
        state_name: state::state_name(source, declared, name),
    }
}

impl Codegen<'_> {
    pub(super) fn machine(&self, function: &Ident, source: &Lowered, arguments: &[Argument]) -> TokenStream {
        let definition = self.state_definition(function);
        let items = self.hoisted_items();
        let iterates = bounds::iterates(&self.declared.items);
        let checked = self.as_written(source, arguments);
        let built = if self.takes_resume_argument() {
            self.built_generator(source, arguments)
        } else {
            self.built_iterator(source, arguments)
        };
        let itself = self.itself();
        let shared = shape::shared(self.declared);
        let recursion = self.recursion_asked();
        quote!(#itself #definition #items #iterates #shared #checked #recursion #built)
    }

    /// What makes markers' values be what they are.
    pub(super) fn itself(&self) -> Option<TokenStream> {
        let has_values = self.takes_resume_argument()
            || !self.marker_values.are_none()
            || !walk::delegating_points(self.body).is_empty();
        has_values.then(|| {
            quote!(
                #[allow(unused_imports)]
                use ::genfn::__private::Itself as _;
            )
        })
    }

    /// What makes it. One that folds as a whole is made in two steps, of which the second is there where debug
    /// assertions are off:
    ///
    /// ```text
    /// match iterator::<Y, _, _, _>(first, step) {
    ///     machine => {
    ///         #[cfg(not(debug_assertions))]
    ///         let machine = machine.foldable(fresh, whole);
    ///         machine
    ///     }
    /// }
    /// ```
    ///
    /// In a `let`, rustc would propose to `break` a loop with a value that lacks its semicolon.
    fn built_iterator(&self, source: &Lowered, arguments: &[Argument]) -> TokenStream {
        let yields = &self.declared.yields;
        let constructor = match (self.says(), self.declared.captures) {
            (false, false) => quote!(iterator),
            (true, false) => quote!(iterator_that_says),
            (false, true) => quote!(capturing_iterator),
            (true, true) => quote!(capturing_iterator_that_says),
        };
        let constructor = quote!(genfn::__private::#constructor::<#yields, _, _, _>);
        let (first, step) = (self.pack_arguments(arguments), self.step());
        self.foldable(source, arguments, &constructor, &quote!(#first, #step))
    }

    fn foldable(
        &self,
        source: &Lowered,
        arguments: &[Argument],
        constructor: &TokenStream,
        given: &TokenStream,
    ) -> TokenStream {
        let Some(Whole { fresh, run }) = self.whole(source, arguments, &self.unknowns()) else {
            return self.wrapped(self.returned(constructor, given));
        };
        let machine = internal("__machine");
        let value = if self.declared.recursion.is_some() { bounds::recursive_value } else { bounds::value };
        let built = self.wrapped(value(&self.declared.output, &machine));
        let arms = quote! {
            #machine => {
                #[cfg(not(debug_assertions))]
                let #machine = #machine.foldable(#fresh, #run);
                #built
            }
        };
        bounds::matched(&self.declared.output, &quote!(::#constructor(#given)), arms)
    }

    fn built_generator(&self, source: &Lowered, arguments: &[Argument]) -> TokenStream {
        let Declared { yields, sends, returns, .. } = self.declared;
        let asked = self.declared.asked.iter();
        let (constructor, mode) = match self.declared.protocol {
            Protocol::FallibleGenerator => ("fallible_generator", None),
            Protocol::Generator if self.declared.asked.is_some() => ("generator_of", Some(quote!(, _))),
            Protocol::Generator
            | Protocol::Iterator
            | Protocol::Stream
            | Protocol::AsyncGenerator
            | Protocol::FallibleAsyncGenerator => ("generator", None),
        };
        let (kind, first, step) = (questions::kind(sends), self.pack_arguments(arguments), self.step());
        let given = quote!(#(#asked,)* #kind, #first, #step,);
        if self.declared.recursion.is_some() {
            return self.recursive(source, arguments, (constructor, mode.as_ref()), &given);
        }
        let capturing = if self.declared.captures { "capturing_" } else { "" };
        let constructor = format_ident!("{capturing}{constructor}");
        let constructor = quote!(#constructor::<#yields, #sends, #returns, _, _, _, _ #mode>);
        let constructor = quote!(genfn::__private::#constructor);
        self.wrapped(self.returned(&constructor, &given))
    }

    /// What makes the machine, in place of the `constructor` of others.
    fn recursive(
        &self,
        source: &Lowered,
        arguments: &[Argument],
        (constructor, mode): (&str, Option<&TokenStream>),
        given: &TokenStream,
    ) -> TokenStream {
        let constructor = if self.declared.has_items() { "iterator" } else { constructor };
        let constructor = format_ident!("recursive_{constructor}");
        let (yields, sends, returns) = (&self.declared.yields, &self.declared.sends, &self.declared.returns);
        let constructor = quote!(genfn::recursion::#constructor::<#yields, #sends, #returns, _, _, _, _ #mode, _>);
        let itself = internal("__itself");
        self.foldable(source, arguments, &constructor, &quote!(#given #itself))
    }

    /// The closure that steps it.
    pub(super) fn step(&self) -> TokenStream {
        let Declared { yields, sends, returns, .. } = self.declared;
        let (takes, parameter) = (self.takes(), self.parameter());
        let (state, output) = (self.state_inferred(), self.output());
        // Where rustc tells of the closure of a `gen_!`, that is where its block begins.
        let begin = if self.declared.expression { self.body.block.brace.span.open() } else { Span::call_site() };
        let bar = quote_spanned!(begin=> |);
        if self.takes_resume_argument() {
            let resume = internal("__resume");
            let contents = self.contents(quote!(let mut #resume = #resume;));
            let parameters = quote!(#parameter: &mut #state, #resume: ::genfn::Resume<#sends, #returns>);
            let inlined = self.is_small().then(|| quote!(#[cfg_attr(not(debug_assertions), inline(always))]));
            return quote!(#inlined #takes #bar #parameters #bar #output #contents);
        }
        let said = self.says().then(|| {
            let said = internal("__said");
            quote!(, #said: ::genfn::__private::Said<'_, #yields>)
        });
        let contents = self.contents(TokenStream::new());
        quote!(#takes #bar #parameter: &mut #state #said #bar #output #contents)
    }

    /// What the machine is put into, from the inside out.
    fn wrapped(&self, built: TokenStream) -> TokenStream {
        let boxing = if self.declared.boxed_pinned {
            quote!(genfn::__private::Box::pin)
        } else {
            quote!(genfn::__private::Box::new)
        };
        let wraps = [
            (self.is_by_value(), quote!(genfn::__private::by_value)),
            (self.body.handles, quote!(genfn::__private::handling)),
            (self.declared.primed, quote!(genfn::GeneratorExt::primed)),
            (self.declared.boxed, boxing),
        ];
        let wraps = wraps.into_iter().filter(|(wanted, _)| *wanted);
        wraps.fold(built, |built, (_, wrap)| self.returned(&wrap, &built))
    }

    fn returned(&self, function: &TokenStream, arguments: &TokenStream) -> TokenStream {
        bounds::returned(&self.declared.output, function, arguments)
    }

    /// The closure's variable of the state.
    pub(super) fn parameter(&self) -> Ident {
        Ident::new("__state", tokens::located(self.declared.named))
    }

    /// `<_, _>`, for rustc to infer the types of the fields.
    pub(super) fn unknowns(&self) -> TokenStream {
        let unknowns = vec![quote!(_); self.names.params().len()];
        if unknowns.is_empty() { TokenStream::new() } else { quote!(<#(#unknowns),*>) }
    }

    pub(super) fn state_inferred(&self) -> TokenStream {
        let (state, unknowns) = (&self.state_name, self.unknowns());
        quote!(#state #unknowns)
    }

    /// What stands in the closure. Its braces are those of the user's body: so rustc counts what is run in it for that, line by line.
    pub(super) fn contents(&self, resume: TokenStream) -> TokenStream {
        let (shape, never) = (self.shape(), shape::never(self.declared));
        let (genfn, brace) = (internal("__genfn"), self.body.block.brace);
        let (types, bounds, matched) = (self.types_first(), self.bounds(), self.dispatched());
        if self.is_in_block() {
            let block = self.in_block(&quote!(#types #bounds), &matched);
            return braced(brace, quote!(let #genfn = #shape; #never #resume #block));
        }
        let contents = quote! {
            let #genfn = #shape;
            #never
            #resume
            #types
            #bounds
            #matched
        };
        braced(brace, contents)
    }

    /// The arms of all entries, in a loop where segments jump to each other.
    fn dispatched(&self) -> TokenStream {
        let entries: Vec<(NodeId, EntryKind)> = self
            .layout
            .variants
            .distinct_entries()
            .into_iter()
            .map(|entry| (entry, self.segments.entries[&entry]))
            .listed();
        let arms: Vec<TokenStream> = entries.iter().map(|(node, kind)| self.arm(*node, *kind)).listed();
        let jumps = entries.iter().any(|(_, kind)| kind.join().is_some()) || self.layout.uses.delegates();
        let (genfn, slot, state) = (internal("__genfn"), internal("__state"), &self.state_name);
        let matched = if self.layout.is_looked_at() { quote!(*#slot) } else { self.taken() };
        let woken = self.whole_resume();
        let ended = if self.takes_resume_argument() { quote!(#genfn.ended(#woken)) } else { quote!(#genfn.exited()) };
        let ended = self.comes_to(&ended);
        // A constant that a `gen_!` takes for a local is a pattern that does not match all: that is told of where it is declared.
        let allowed = self.declared.expression.then(|| quote!(#[allow(unreachable_patterns)]));
        let is_partial = self.is_guarded() || self.declared.expression;
        let never = is_partial.then(|| quote!(#allowed _ => return #genfn.never(),));
        let matched = quote! {
            match #matched {
                #(#arms)*
                #state::Returned => #ended,
                #never
            }
        };
        let (delegates, looped) = (self.delegates_go_on(), self.looped(matched, jumps));
        quote!(#delegates #looped)
    }

    fn looped(&self, matched: TokenStream, jumps: bool) -> TokenStream {
        if self.layout.variants.some_are_passed() {
            let (join, joined) = (internal("__join"), internal("__joined"));
            let resumed = self.resumed(quote! {
                let #joined = ::genfn::__private::core::mem::take(&mut #join);
                #matched
            });
            quote!(let mut #join = 0; #resumed)
        } else if jumps {
            self.resumed(matched)
        } else {
            matched
        }
    }

    /// The loop around the arms. It seems to reach from the first argument to the end of the body: of a loop that holds the declaration of what is
    /// moved rustc does not say that the move is "inside of this loop".
    fn resumed(&self, contents: TokenStream) -> TokenStream {
        let brace = self.body.block.brace;
        let first = self.body.block.params.iter().map(|param| self.body.locals[param.0].name.span()).next();
        let begin = Span::call_site().located_at(first.unwrap_or(brace.span.open()));
        let mut body = Group::new(Delimiter::Brace, contents);
        body.set_span(Span::call_site().located_at(brace.span.close()));
        quote_spanned!(begin=> '__resume: loop #body)
    }

    /// Whether the body has labelled blocks, of the user's or made of its conditions.
    fn has_labelled_blocks(&self) -> bool {
        let mut has_any = false;
        walk::each_construct(&self.body.block, &mut |node| has_any |= node.is_labelled_block());
        has_any
    }

    /// Something that is sent to a body that has not begun is not taken. It is asked for here, where nothing but that can be: to ask before
    /// each step is to look at the state twice.
    fn refused(&self) -> Option<TokenStream> {
        let sends = &self.declared.sends;
        if !self.takes_resume_argument() || crate::source::signature::is_unit(sends) {
            return None;
        }
        let (genfn, resume, kind) = (internal("__genfn"), internal("__resume"), questions::kind(sends));
        let refused = self.comes_to(&quote!(#genfn.refused()));
        let back = (!self.layout.is_looked_at()).then(|| self.put_back(self.flow.start));
        Some(quote! {
            if #genfn.refuses(#kind, &#resume) {
                #back
                #refused;
            }
        })
    }

    /// The code of one entry's segment.
    fn arm(&self, entry: NodeId, kind: EntryKind) -> TokenStream {
        let genfn = internal("__genfn");
        let resume = internal("__resume");
        let (pattern, found) = self.arm_head(entry);
        let guard = self.guard(entry);
        let start = kind.is_start();
        let refused = start.then(|| self.refused());
        let raised = if start && self.takes_resume_argument() {
            let woken = self.whole_resume();
            let uncaught = self.comes_to(&quote!(#genfn.uncaught(#woken)));
            quote! {
                if !#genfn.begins(&mut #resume) {
                    #uncaught;
                }
            }
        } else {
            TokenStream::new()
        };
        let contents = if start {
            let mut contents = self.restored(entry, &self.body.block, 0);
            self.stmts_from(entry, &self.body.block, 0, &mut contents);
            contents
        } else {
            self.resumed_block(entry, entry, &self.body.block, self.path(entry))
        };
        let body = self.block(entry, &self.body.block, contents);
        let ends = &self.flow.block_exits[self.body.block.id.0];
        // Out of a labelled block there is a `break`, also where nothing comes to it, so that rustc thinks it may end.
        let may_seem_to_end = self.body.handles || self.has_labelled_blocks();
        let never = may_seem_to_end.then(|| quote!(#[allow(unreachable_code)] return #genfn.never();));
        let returns = ends.iter().any(|end| self.segments.reachable(*end) && self.segments.of(*end) == entry);
        let body = if returns {
            let returned = &self.declared.returns;
            // Whether a macro leaves a loop is not known.
            let perhaps = self.hides_jumps.then(|| quote!(#[allow(unreachable_code)]));
            if crate::source::signature::is_unit(returned) {
                quote!(#body #perhaps return #genfn.returned(());)
            } else {
                quote!(let __returned: #returned = #body; #perhaps return #genfn.returned(__returned);)
            }
        } else if !self.segments.reachable(entry) {
            // Emitted for the types that it carries.
            let returns = self.body.block.native_tail().is_some().then_some(&self.declared.returns);
            let returns = returns.map_or_else(|| quote!(_), |returns| quote!(#returns));
            quote!(let _: #returns = #body; return #genfn.never();)
        } else if ends.iter().any(|end| self.segments.of(*end) == entry) && self.body.block.tail.is_some() {
            let returns = &self.declared.returns;
            quote!(let _: #returns = #body; #never)
        } else if may_seem_to_end {
            quote!(#body; #never)
        } else {
            body
        };
        let body = self.labelled(entry, body);
        quote!(#pattern #guard => { #refused #found #raised #body })
    }
}
