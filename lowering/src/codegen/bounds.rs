//! What the bounds of the return type promise of everything that is held: `+ Send`, `+ Clone`.
//!
//! rustc would show the machine's type where a local does not keep the promise, and not tell which one it is. So each local is
//! asked for by itself, in code that never runs:
//!
//! ```text
//! if false {
//!     match state {
//!         State::Suspend1 { n, .. } => must_be_send(n),
//!         _ => {}
//!     }
//! }
//! ```
//!
//! The operand has the span of the return type. There rustc finds the same mistake once more, and skips it as told of already.
//! The function has the span of the local.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{ReturnType, Type};

use super::context::Codegen;
use crate::emit::questions;
use crate::emit::tokens::internal;
use crate::layout::fields::Field;
use crate::listed::Listed;
use crate::sorted::Set;

impl Codegen<'_> {
    pub(super) fn bounds(&self) -> TokenStream {
        let declared = self.declared;
        let promises = [
            (declared.send, "must_be_send"),
            (declared.sync, "must_be_sync"),
            (declared.clone, "must_be_clone"),
            (declared.debug, "must_be_debug"),
        ];
        let promises: Vec<&str> = promises.iter().filter(|(given, _)| *given).map(|(_, name)| *name).listed();
        if promises.is_empty() {
            return TokenStream::new();
        }
        let slot = internal("__state");
        let (first, last) = ends(&self.declared.output);
        let mut asked = Set::new();
        let arms: Vec<TokenStream> = self
            .layout
            .variants
            .distinct_entries()
            .into_iter()
            .filter_map(|entry| {
                let fresh = self.layout.fields(entry).iter().copied().filter(|field| asked.insert(*field)).enumerate();
                let fresh: Vec<(Field, Ident)> =
                    fresh.map(|(i, field)| (field, format_ident!("__held_{i}", span = last))).listed();
                if fresh.is_empty() {
                    return None;
                }
                let calls = fresh.iter().flat_map(|(field, held)| {
                    let shown = self.is_shown(field);
                    let at = self.declared_at(field).unwrap_or(last);
                    promises
                        .iter()
                        .filter(move |name| shown || **name != "must_be_debug")
                        .map(move |name| questions::keeps(name, held, first, at))
                });
                let found = self.holding(entry, &fresh);
                Some(quote!(#found => { #(#calls)* }))
            })
            .listed();
        if arms.is_empty() {
            return TokenStream::new();
        }
        quote! {
            if false {
                #[allow(unused_variables, clippy::match_single_binding, clippy::single_match)]
                match #slot {
                    #(#arms)*
                    _ => {}
                }
            }
        }
    }

    /// Whether a field is among those that `{:?}` shows.
    pub(super) fn is_shown(&self, field: &Field) -> bool {
        field.live_local().is_some_and(|local| !self.body.locals[local.0].role.is_synthetic())
    }

    /// Where what a field holds is declared.
    fn declared_at(&self, field: &Field) -> Option<Span> {
        match field {
            Field::Local(local, _) => Some(self.body.named(*local).span()),
            Field::Chain(chain, _) => {
                let local = self.layout.fields.chained(*chain, 1).first()?;
                Some(self.body.named(*local).span())
            }
            Field::Delegate(point) => Some(self.body.points[point.0].name),
            Field::Value(_) => None,
        }
    }
}

/// Asks whether what the return type says of the items is what they are, where it is written otherwise.
pub(super) fn iterates(items: &Option<(Type, Type)>) -> TokenStream {
    let Some((said, items)) = items else { return TokenStream::new() };
    let span = said.span();
    let iterated = quote_spanned!(span=> ::genfn::iterates::asked::ItemOf<#items>>::iterated);
    quote_spanned!(span=> let _: fn() = <#said as #iterated;)
}

/// A call with the span of the return type: there rustc tells that what is returned does not go together with it.
pub(super) fn returned(output: &ReturnType, function: &TokenStream, arguments: &TokenStream) -> TokenStream {
    let (first, last) = ends(output);
    let colons = quote_spanned!(first=> ::);
    let mut group = proc_macro2::Group::new(proc_macro2::Delimiter::Parenthesis, arguments.clone());
    group.set_span(last);
    quote!(#colons #function #group)
}

/// A variable with that span, which a name alone can't have.
pub(super) fn value(output: &ReturnType, variable: &Ident) -> TokenStream {
    returned(output, &quote!(genfn::__private::identity), &quote!(#variable))
}

/// The same of a machine that delegates to itself. By a method: of a function rustc would say that its argument is what makes it return that.
pub(super) fn recursive_value(output: &ReturnType, variable: &Ident) -> TokenStream {
    let (first, last) = ends(output);
    let mut variable = variable.clone();
    variable.set_span(variable.span().located_at(first));
    let method = Ident::new("itself", last);
    let mut group = proc_macro2::Group::new(proc_macro2::Delimiter::Parenthesis, TokenStream::new());
    group.set_span(last);
    quote!(#variable.#method #group)
}

/// A `match` with that span.
pub(super) fn matched(output: &ReturnType, value: &TokenStream, arms: TokenStream) -> TokenStream {
    let (first, last) = ends(output);
    let token = quote_spanned!(first=> match);
    let mut arms = proc_macro2::Group::new(proc_macro2::Delimiter::Brace, arms);
    arms.set_span(last);
    quote!(#token #value #arms)
}

/// The first and the last token of the return type.
fn ends(output: &ReturnType) -> (Span, Span) {
    let ReturnType::Type(_, ty) = output else { return (Span::call_site(), Span::call_site()) };
    let tokens: Vec<TokenTree> = ty.to_token_stream().into_iter().listed();
    let span = |token: Option<&TokenTree>, close: bool| match token {
        Some(TokenTree::Group(group)) if close => group.span_close(),
        Some(TokenTree::Group(group)) => group.span_open(),
        Some(token) => token.span(),
        None => Span::call_site(),
    };
    (span(tokens.first(), false), span(tokens.last(), true))
}
