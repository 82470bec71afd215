//! Loops that are entered in their middle, and whose head is another segment's.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::Lifetime;

use super::context::Codegen;
use crate::analysis::form::Form;
use crate::emit::tokens::{Jumps, Own, internal, iteration_in_a_block, used_label};
use crate::flow::NodeId;
use crate::ir::Node;
use crate::listed::Listed;
use crate::sorted::Set;

impl Codegen<'_> {
    /// The rest of an iteration of a loop whose head is another segment's.
    ///
    /// ```text
    /// 'a: loop {
    ///     if let Some((x, y)) = entered.take() { rest }
    ///     *state = State::Join1 { … }; continue 'resume;
    /// }
    /// ```
    ///
    /// So `break` leaves the loop, and `continue` comes to its head, wherever they stand. What needs neither goes without.
    ///
    /// But rustc can't tell the first iteration of that loop from the others. A local that only this iteration initialises is not
    /// certain to have its value at the jump then, so where there is one `continue` becomes a `break` out of a block:
    ///
    /// ```text
    /// 'loop: loop { 'iteration: { rest } *state = State::Join1 { … }; continue 'resume; }
    /// ```
    ///
    /// `contents` is that rest, and `inside` the blocks that are around the entry in the loop.
    pub(super) fn resumed_loop(
        &self,
        entry: NodeId,
        segment: NodeId,
        node: &Node,
        contents: TokenStream,
        inside: &Set<usize>,
    ) -> TokenStream {
        let Node::Loop { label, body, head, .. } = node else {
            return TokenStream::new();
        };
        let rest = self.block(segment, body, contents.clone());
        let head = self.flow.joins[head.0].unwrap_or(self.flow.start);
        let goto =
            if self.segments.reaches(self.flow, segment, head) { self.goto(segment, head) } else { TokenStream::new() };
        let own = self.own(segment);
        let jumps = Jumps::among(&contents, &own);
        let label = used_label(label.as_ref(), &contents);
        if jumps.continues && self.initialises(entry, head) {
            let stem = format_ident!("__iteration_{}", body.id.0, span = Span::mixed_site());
            let iteration = Lifetime { apostrophe: Span::mixed_site(), ident: stem };
            let stem = format_ident!("__loop_of_{}", body.id.0, span = Span::mixed_site());
            let made = Lifetime { apostrophe: Span::mixed_site(), ident: stem };
            let name = label.map_or(made, |label| label.name.clone());
            if let Some(rest) = iteration_in_a_block(&rest, &name, &iteration, &own) {
                return quote!(#name: loop { #iteration: #rest #goto });
            }
        }
        if jumps.continues && self.layout.in_place(entry).is_some() {
            let entered = internal("__entered");
            return quote! {{
                let mut #entered = true;
                #label loop {
                    if ::genfn::__private::replace(&mut #entered, false) #rest
                    #goto
                }
            }};
        }
        if jumps.continues {
            let saved = self.layout.fields_in(entry, inside);
            let mut saved: Vec<Ident> = saved.iter().map(|field| self.names.field(*field).clone()).listed();
            if self.layout.delegate(entry).is_some() {
                saved.push(internal("__delegated"));
            }
            let entered = internal("__entered");
            return quote! {{
                let mut #entered = ::genfn::__private::Some((#(#saved,)*));
                #label loop {
                    if let ::genfn::__private::Some((#(#saved,)*)) = #entered.take() #rest
                    #goto
                }
            }};
        }
        if jumps.breaks { quote!(#label loop { #rest #goto }) } else { quote!({ #rest #goto }) }
    }

    /// What is the machine's own in the code of a segment.
    fn own(&self, segment: NodeId) -> Own {
        let resume = internal("__resume");
        let labels = self.exit_labels(segment).into_iter().map(|label| label.ident).chain([resume]).listed();
        Own { labels, macros: self.layout.uses.shadowed().map(|local| self.alias(local)).listed() }
    }

    /// Whether a segment initialises a local that it has not found and that the jump to `head` wants.
    fn initialises(&self, entry: NodeId, head: NodeId) -> bool {
        self.analysed.initialised.forms_at(head).iter().any(|(local, form)| {
            !form.is_absent()
                && self.analysed.initialised.form(entry, *local).is_some_and(Form::may_be_uninit)
                && self.layout.uses.assigns(entry, *local)
        })
    }
}
