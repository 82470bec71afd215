//! What codegen knows of a machine.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::marker_values::MarkerValues;
use super::spans::Spans;
use crate::analysis::{Analysed, Remaining, Segments};
use crate::emit::shape::shape;
use crate::emit::tokens::internal;
use crate::flow::{Flow, NodeId};
use crate::ir::{Body, LocalId, PointId, walk};
use crate::layout::assigned_twice::AssignedTwice;
use crate::layout::entries::PathStep;
use crate::layout::fields::Field;
use crate::layout::literals::Literal;
use crate::layout::told::Types;
use crate::layout::written_types::NamedTypes;
use crate::layout::{FieldNames, Layout};
use crate::sorted::{Map, Set};
use crate::source::arguments::{Argument, Reference};
use crate::source::signature::Declared;
use crate::source::type_name::TypeName;
use crate::syntax::changed::Changed;

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
    /// What the body may change.
    pub(super) changed: Changed,
    /// Whether a macro may leave what it stands in.
    pub(super) hides_jumps: bool,
    /// Whether it may leave the body.
    pub(super) may_return: bool,
    /// The locals that were made of literals.
    pub(super) literals: Map<LocalId, Literal>,
    /// How many values are still to come, if that is known.
    pub(super) remaining: Option<Remaining>,
    /// Whether the body says `unsafe`.
    pub(super) is_unsafe: bool,
    /// The name of the function, if it is a method that does not box what it returns.
    pub(super) unboxed_method: Option<&'a Ident>,
    /// Whether what it yields may be of another type in each copy of the body.
    pub(super) yields_closures: bool,
    /// The types of the fields, if the generator's has a name.
    pub(super) named: Option<NamedTypes>,
    /// That name.
    pub(super) type_name: Option<&'a TypeName>,
    /// The fields whose types rustc is asked for.
    pub(super) asks_types: Vec<Field>,
    /// The name of the state.
    pub(super) state_name: Ident,
}

impl Codegen<'_> {
    pub(super) fn takes_resume_argument(&self) -> bool {
        self.declared.takes_resume_argument(self.body.handles)
    }

    /// Whether a delegation begins where it stands, and is not handed over: what is sent is then all that its arm is woken with.
    ///
    /// Its type has to be told, since it is resumed before the arms that make it.
    pub(super) fn begins_at_once(&self, point: PointId) -> bool {
        let field = Field::Delegate(point);
        let is_told = self.named.is_some() || self.types.fields.contains_key(&field);
        self.takes_resume_argument() && is_told && !self.frames.contains(&point)
    }

    /// Whether it is small enough to be compiled anew wherever something is sent to it, and to be kept in registers there: a few places where
    /// it is suspended, and a page of code. It begins one generator at most, whose code is then part of its own, so that a chain of them is as
    /// long as all of them together.
    pub(super) fn is_small(&self) -> bool {
        let points = walk::delegating_points(self.body);
        let begun = points.into_iter().filter(|point| self.begins_at_once(*point)).count();
        self.body.points.len() <= 4 && begun <= 1 && self.flow.nodes.len() <= 64
    }

    /// Whether it is dropped by value (`core/src/machine/by_value.rs`): nobody but its owner has it, to whom it is opaque.
    pub(super) fn is_by_value(&self) -> bool {
        let is_whole = self.declared.recursion.is_none();
        let is_opaque = is_whole && !self.declared.boxed && !self.declared.expression && self.named.is_none();
        is_opaque && self.takes_resume_argument() && !self.body.handles && self.is_small()
    }

    /// Whether the closure returns what the body does; what is yielded is said beside it.
    pub(super) fn says(&self) -> bool {
        self.may_return && !self.takes_resume_argument()
    }

    /// Whether a segment stands in a block that returns what the body does.
    pub(super) fn is_in_block(&self) -> bool {
        self.may_return && self.takes_resume_argument()
    }

    /// A dead local, as rustc is asked about it: `unsafe x` where a pointer may lead into what it owns.
    pub(super) fn dead(&self, variable: &TokenStream) -> TokenStream {
        if self.is_unsafe { quote!(unsafe #variable) } else { variable.clone() }
    }

    /// The same, with what tells that there is nothing to drop in it: `x, (Struct { a: field_0 } => field_0 question_0)`.
    pub(super) fn dead_local(&self, local: LocalId, variable: &TokenStream) -> TokenStream {
        let dead = self.dead(variable);
        if !self.is_unsafe && self.flow.made_of_closures.contains(&local) {
            return quote!(#dead, (of_closures));
        }
        match self.literals.get(&local).filter(|_| !self.is_unsafe) {
            Some(Literal { path, fields }) => {
                let numbered = |word: &'static str| {
                    (0..fields.len()).map(move |i| format_ident!("__{word}_{i}", span = Span::mixed_site()))
                };
                let (named, parts) = (numbered("field"), numbered("field"));
                let questions = numbered("question");
                quote!(#dead, (#path { #(#fields: #named),* } => #(#parts #questions)*))
            }
            None => dead,
        }
    }

    /// The same of one that may hold a closure: `f, [a, b]`, of what that may have taken.
    pub(super) fn dead_closure(&self, local: LocalId, variable: &TokenStream) -> TokenStream {
        let is_asked = !self.is_unsafe && !self.flow.made_of_closures.contains(&local);
        let taken = self.flow.taken_by_closures.get(&local).filter(|_| is_asked);
        let taken: Option<Vec<_>> =
            taken.and_then(|taken| taken.iter().map(|local| self.types.locals.get(local)).collect());
        match taken {
            Some(taken) => quote!(#variable, [#(#taken.value()),*]),
            None => self.dead_local(local, variable),
        }
    }

    /// Where an entry stands in the body.
    pub(super) fn path(&self, entry: NodeId) -> &[PathStep] {
        self.layout.path(entry).expect("this is a bug in genfn: an entry stands nowhere")
    }

    /// What the state, and its tags, are derived from.
    pub(super) fn derives(&self) -> TokenStream {
        if let (Some(name), true) = (self.type_name, self.named.is_some()) {
            let derives = name.derived_elsewhere();
            return if derives.is_empty() { TokenStream::new() } else { quote!(#[derive(#(#derives),*)]) };
        }
        if self.declared.clone || self.declared.expression {
            quote!(#[derive(::genfn::__private::core::clone::Clone)])
        } else {
            TokenStream::new()
        }
    }

    /// The closure that steps a `gen_!` takes what is left to it; a function leaves it nothing. As the user's: in one of the expansion's
    /// rustc has no name for what is captured, and says "value".
    pub(super) fn takes(&self) -> Option<TokenStream> {
        self.declared.expression.then(|| quote_spanned!(self.body.block.brace.span.open()=> move))
    }

    /// An operand as what is yielded, in a copy of the body that never runs.
    pub(super) fn yielded_in_a_copy(&self, operand: TokenStream) -> TokenStream {
        if self.yields_closures { operand } else { self.declared.yielded(operand) }
    }

    pub(super) fn shape(&self) -> TokenStream {
        if self.says() {
            let said = internal("__said");
            if self.declared.is_inferred() {
                let shape = shape(self.declared);
                return quote!(::genfn::__private::said::SayingItem::new(#said, #shape));
            }
            return quote!(::genfn::__private::says!(#said));
        }
        shape(self.declared)
    }

    /// How a local is declared that is an argument of the form `x: &…`.
    pub(super) fn references(&self, local: LocalId) -> Option<Reference> {
        let argument = self.argument(local)?;
        argument.reference.filter(|_| !argument.mutable)
    }

    /// The argument that a local is.
    pub(super) fn argument(&self, local: LocalId) -> Option<&Argument> {
        let at = self.body.block.params.iter().position(|param| *param == local)?;
        self.arguments.get(at)
    }

    /// What the closure returns, where syntax tells.
    pub(super) fn output(&self) -> TokenStream {
        let Declared { yields, returns, .. } = self.declared;
        if self.says() && self.declared.is_plain() {
            quote!(-> ())
        } else if self.declared.is_plain() {
            quote!(-> ::genfn::__private::Step<#yields, #returns>)
        } else if !self.says() && !self.is_in_block() && self.declared.is_result() {
            // Where a `?` is missing rustc proposes it only if it knows that already.
            let value = if self.declared.has_items() { quote!(()) } else { quote!(_) };
            quote!(-> ::genfn::__private::core::result::Result<::genfn::__private::Step<#yields, #value>, _>)
        } else if !self.says() && !self.is_in_block() && self.declared.is_option() {
            quote!(-> ::genfn::__private::core::option::Option<::genfn::__private::Step<#yields, _>>)
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
