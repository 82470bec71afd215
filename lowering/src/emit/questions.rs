//! What rustc is asked, for only it knows the types: a function for each question, and who in `core/src/` answers it.
//!
//! The span is where rustc says so if the answer is no.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Member, Type};

use super::tokens::located;
use crate::syntax::place::Place;
use crate::syntax::receiver::Consumes;
use crate::syntax::tokens::names;
use crate::syntax::types;

/// Is a dead local worth saving? Answered by `private/park.rs`: `()` if it has nothing to drop.
pub(crate) fn park(local: &TokenStream, at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::__private::park!(#local))
}

/// Is the type of this known? Answered by `private/known.rs`, which says nothing if it is.
pub(crate) fn known(value: &TokenStream, at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::__private::known!(#value);)
}

/// The same of one that is saved in a chain.
pub(crate) fn park_link(local: &TokenStream, at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::__private::park_link!(#local))
}

/// Does a call of a method consume a local? Answered by `consume.rs`.
pub(crate) fn asked(local: &TokenStream, call: &TokenStream) -> TokenStream {
    quote!(::genfn::consume::asked!(#local, #call))
}

/// Does a call of the local itself? Answered there too.
pub(crate) fn asked_of_call(local: &TokenStream) -> TokenStream {
    quote!(::genfn::consume::asked_of_call!(#local))
}

/// Does a call consume a part of a local? Answered by `consume/of_part.rs`.
pub(crate) fn asked_of_part(part: &Place, call: &TokenStream) -> TokenStream {
    let root = &part.root;
    quote!(::genfn::moved::asked_of_part!(#root, #part #call))
}

/// The part, if it does, and what is left of the local. Answered there, too.
pub(crate) fn take_if_asked(local: &Ident, part: &Member, answer: &Ident) -> TokenStream {
    quote!(::genfn::moved::take_if_asked!(#local, #part, #answer))
}

/// Does it matter whether a macro that can't be read consumes it? Answered there too.
pub(crate) fn asked_of_macro(local: &TokenStream) -> TokenStream {
    quote!(::genfn::consume::asked_of_macro!(#local))
}

/// Does taking what it points to? Answered there too.
pub(crate) fn asked_of_content(local: &TokenStream, by_pattern: bool) -> TokenStream {
    let by = if by_pattern { quote!(TakenByPattern) } else { quote!(TakenByValue) };
    quote!(::genfn::consume::asked_of_content!(#by, #local))
}

/// Does a call of a closure that takes these by value?
pub(crate) fn asked_of_closure(local: &TokenStream, taken: &[TokenStream]) -> TokenStream {
    quote!(::genfn::consume::asked_of_closure!([#(#taken),*] #local))
}

/// Does a call of what may be such a closure, taken out of what holds it?
pub(crate) fn asked_of_held(local: &TokenStream, taken: &[TokenStream]) -> TokenStream {
    quote!(::genfn::consume::asked_of_held!([#(#taken),*] #local))
}

/// Is a dead local worth saving that a call may have consumed, as this answer tells?
pub(crate) fn park_unless(local: &TokenStream, answer: &TokenStream, at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::__private::park_unless!(#local, #answer))
}

/// The same of one that is saved in a chain.
pub(crate) fn park_link_unless(local: &TokenStream, answer: &TokenStream, at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::__private::park_link_unless!(#local, #answer))
}

/// The same of one that is saved in an `Option`.
pub(crate) fn some_unless(local: &TokenStream, answer: &TokenStream, at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::__private::some_unless!(#answer, #local))
}

/// What is left of a local that a call may have consumed, in an `Option`?
pub(crate) fn left_unless(local: &TokenStream, answer: &TokenStream, at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::__private::left_unless!(#local, #answer))
}

/// What `park_unless` came to, in an `Option`: was it consumed?
pub(crate) fn some_parked(parked: &TokenStream) -> TokenStream {
    quote!(::genfn::__private::some_parked!(#parked))
}

/// Does a method of such a name consume this local? Answered by `consume.rs`.
pub(crate) fn consumes(local: &Ident, consumes: Consumes, at: Span) -> TokenStream {
    let question = Ident::new(consumes.question(), at);
    let editions = consumes.depends_on_the_edition().then(
        || quote_spanned!(at=> , ::genfn::consume::array().into_iter(), ::genfn::consume::boxed_slice().into_iter()),
    );
    quote_spanned!(at=> ::genfn::consume::#question!(#local #editions))
}

/// Does taking a local apart leave nothing of it? Answered by `private/part.rs`.
pub(crate) fn parts(whole: &impl ToTokens, pat: &impl ToTokens, part: &Ident, at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::__private::parts!(#whole, #pat => #part))
}

/// Was this part of a local moved, and what fills the hole? Answered by `private/hollow.rs`. `taken` says by what it may have been.
pub(crate) fn refill(taken: &TokenStream, place: &impl ToTokens, at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::moved::refill!(#taken #place))
}

/// What is left of a local, or of what it points to? Answered by `private/rest.rs` and `private/content.rs`.
pub(crate) fn rest(whole: &impl ToTokens, taken: &TokenStream, at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::moved::rest!(#whole, #taken))
}

/// Is anything left of a local of which these fields are missing? Answered by `private/spent.rs`.
pub(crate) fn spent(whole: &impl ToTokens, question: &TokenStream, at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::moved::spent!(#whole, #question))
}

/// What is this field of a local, and what is left of it that is named later? `gone`: what was moved before. Answered by
/// `private/later.rs`.
///
/// `is_held`: what is left is what is named later, and what a body of rustc's own keeps.
pub(crate) fn later(
    local: &Ident,
    gone: &[Ident],
    field: &Ident,
    is_held: bool,
    question: &TokenStream,
) -> TokenStream {
    let held = is_held.then(|| quote!(held));
    quote!(::genfn::moved::later!(#local, #held [#(#gone)*] #field, #question))
}

/// What is this field of a local, and what is left of it, fields that are moved one after the other? Answered by `private/one_by_one.rs`.
pub(crate) fn one_by_one(question: &TokenStream) -> TokenStream {
    quote!(::genfn::moved::one_by_one!(#question))
}

/// Does it matter in which order these fields of a local are dropped? `answer` tells what is left of it.
pub(crate) fn later_in_order(answer: &Ident, local: &Ident, one: &Ident, other: &Ident) -> TokenStream {
    quote!({
        ::genfn::moved::later!(@order #answer, #local.#one, #local.#other);
    })
}

/// What does a pattern take out of a local, and what is left of it? Answered by `private/taken.rs`.
pub(crate) fn taken(whole: &impl ToTokens, question: &TokenStream, at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::moved::taken!(#whole, #question))
}

/// What is left of what a call returned, and the part? Answered by `private/split.rs`.
pub(crate) fn split(whole: &impl ToTokens, part: &impl ToTokens, at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::__private::split!(#whole, #part))
}

/// When does an `if let` of this edition end the temporaries of its scrutinee: before its `else`? Answered by `private/temporary.rs`.
pub(crate) fn end_of_scrutinee(at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::__private::ends_of_scrutinee!(gen))
}

/// Does this place lead through no pointer but std's, and so to the same one again? Answered by `again.rs`.
pub(crate) fn steady(place: &TokenStream, at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::again::steady!(#place);)
}

/// Are these elements such that an index leads to the same one again? Answered there too.
pub(crate) fn elements(elements: &TokenStream, index: &TokenStream, at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::again::elements!(#elements, #index);)
}

/// Is a local of the type that it has in all arms? Answered by `private/type_of.rs`.
pub(crate) fn same_type(ty: &Ident, local: &Ident) -> TokenStream {
    quote!(::genfn::__private::same_type!(#ty, #local);)
}

/// Is a local `Copy`, as it is taken to be? Answered by `moved.rs`.
pub(crate) fn is_copied(local: &Ident) -> TokenStream {
    let at = located(Some(local.span()));
    quote_spanned!(at=> ::genfn::moved::MovedOnKnownPaths::on_known_paths(&#local);)
}

/// Is this place a number, and what it is changed by, so that the place comes last? Answered by `order.rs`.
pub(crate) fn place_last(place: &syn::Expr, value: &syn::Expr) -> syn::Expr {
    let at = place.span();
    syn::parse_quote_spanned!(at=> *::genfn::order::PlaceLast::place_last(&mut #place, &#value))
}

/// Is a value of a type, one that is there only in code that never runs?
pub(crate) fn is_that_of(ty: &Ident, value: &Ident) -> TokenStream {
    quote!(#ty.is_that_of(|| #value);)
}

/// Which value is it that says nothing, if one does? Answered by `private/kind.rs`.
pub(crate) fn kind(sends: &impl ToTokens) -> TokenStream {
    quote!(::genfn::__private::kind!(#sends))
}

/// As what is this delegated to: a generator, or what can be iterated, and is it iterated over what is yielded here? Answered by `delegation.rs`.
/// `outer` is what a driver of this body is told.
pub(crate) fn delegate(operand: &TokenStream, outer: Option<&TokenStream>, yields: &Type, at: Span) -> TokenStream {
    let yields = told(yields);
    quote_spanned!(at=> ::genfn::delegation::delegate!([#yields] #operand #outer))
}

/// The same in a copy of the body: what is not as it should be is told of once.
pub(crate) fn delegate_again(
    operand: &TokenStream,
    outer: Option<&TokenStream>,
    yields: &Type,
    at: Span,
) -> TokenStream {
    let yields = told(yields);
    quote_spanned!(at=> ::genfn::delegation::delegate!(@ [#yields] #operand #outer))
}

/// A type, unless a part of it is left to inference. What is a reference is never refused: of it nothing is asked.
fn told(yields: &Type) -> Option<&Type> {
    let is_told = !matches!(types::bare(yields), Type::Reference(_)) && !is_inferred(yields);
    is_told.then_some(yields)
}

/// Whether a part of a type is not written.
fn is_inferred(ty: &Type) -> bool {
    ["_", "impl"].iter().any(|part| names(ty, part))
}

/// The same in a stream, where nothing is coerced.
pub(crate) fn delegate_stream(operand: &TokenStream, yields: &Type, at: Span) -> TokenStream {
    let yields = (!is_inferred(yields)).then_some(yields);
    quote_spanned!(at=> ::genfn::delegation::delegate_stream!([#yields] #operand))
}

/// Is the head of a `for` a stream, by mistake? Answered there too.
pub(crate) fn looped(head: &Expr, at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::delegation::looped!(#head))
}

/// The same as `delegate_stream` in an async generator.
pub(crate) fn delegate_async(operand: &TokenStream, at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::async_generator::delegation::delegate_async!(#operand))
}

/// Is this a future? Answered by `async_generator/awaited.rs`.
pub(crate) fn future_of(operand: &TokenStream, at: Span) -> TokenStream {
    quote_spanned!(at=> ::genfn::async_generator::awaited::future_of!(#operand))
}

/// Is what a method of the function's own name is called on of another type than the function's? Answered by `delegation/own.rs`.
pub(crate) fn not_own(receiver: &TokenStream, at: Span) -> TokenStream {
    let own = Ident::new("Self", Span::call_site());
    quote_spanned!(at=> ::genfn::delegation::not_own!(#own, #receiver);)
}

/// `inner.resume(…)`, of what is delegated to. What are its errors converted into, and can they be? Answered by
/// `delegation/convert.rs`; what can't be sent on is told of at the marker.
///
/// From its first token to its last it is the user's, at the marker: so a backtrace names that line.
pub(crate) fn resumed(inner: &Ident, resume: &TokenStream, genfn: &Ident, marker: Span) -> TokenStream {
    let resume = quote_spanned!(marker=> { #resume });
    let arguments = quote_spanned!(located(Some(marker))=> #resume, ::genfn::__private::converts!(#inner, #genfn));
    quote_spanned!(marker=> (#inner).resume(#arguments))
}

/// `way.step(…)`, of what is delegated to in an async generator. The questions are those of [`resumed`].
pub(crate) fn stepped(
    way: &Ident,
    arguments: &TokenStream,
    resume: &Ident,
    genfn: &Ident,
    marker: Span,
) -> TokenStream {
    let sent = quote_spanned!(marker=> #way.sent({ #resume }));
    let converts = quote_spanned!(located(Some(marker))=> ::genfn::__private::converts!(#way, #genfn));
    quote_spanned!(marker=> #way.step(#arguments, #sent, #converts))
}

/// Does what is held across a yield keep what is promised of the generator? Answered by `held_across_a_yield.rs`, whose function of
/// this name takes a reference: `&*` stands at `first`.
pub(crate) fn keeps(promise: &str, held: &Ident, first: Span, at: Span) -> TokenStream {
    let name = Ident::new(promise, at);
    let function = quote_spanned!(at=> ::genfn::held_across_a_yield::#name);
    let reference = quote_spanned!(first=> &*);
    quote!(#function(#reference #held);)
}
