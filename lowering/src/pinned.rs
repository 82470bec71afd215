//! The other engine: the body stays an `async` one, and `rustc` makes its state machine, which may hold borrows of itself.
//!
//! ```text
//! #[generator(pinned)]
//! fn words(text: String) -> impl Iterator<Item = usize> { for word in text.split(' ') { yield_!(word.len()); } }
//!
//! ::genfn::__private::pinned_iterator::<usize, _, _>(async move |mut yielder| {
//!     let genfn = ItemShape::<usize>::NEW;
//!     let text = text;
//!     let value: () = {
//!         for word in text.split(' ') {
//!             { let value: usize = word.len(); yielder.suspend(value).await; };
//!         }
//!     };
//!     return genfn.returned(value);
//! })
//! ```
//!
//! The body of a generator is woken with a `Resume`, and so is one that has handlers:
//!
//! ```text
//! match { let value: usize = word.len(); yielder.suspend(value).await } {
//!     Resume::Send(sent) => sent,
//!     raised => return genfn.uncaught(raised),
//! }
//! ```
//!
//! Exceptions are lowered before, as for the explicit engine; nothing else has to be: no construct is taken apart. A marker
//! becomes an `.await`, and `return` says so to the [shape](crate::emit::shape). What a marker's operand holds
//! temporarily ends with the `let` before the suspension.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::token::Brace;

use crate::emit::arguments::take;
use crate::emit::questions;
use crate::emit::shape::{WayOut, never, raise, shape, streams};
use crate::emit::tokens::{async_block, bound_at, braced, internal};
use crate::emit::whole_body::{self, FoundMarker};
use crate::exceptions::Lowered;
use crate::listed::Listed;
use crate::source::arguments::Argument;
use crate::source::signature::{Declared, Protocol};
use crate::syntax::markers::{self, Suspension};
use crate::syntax::tokens::Joined;

/// The block that the function's own becomes.
pub(crate) fn machine(function: &Ident, declared: &Declared, body: &Lowered, arguments: &[Argument]) -> TokenStream {
    let Declared { yields, sends, returns, protocol, .. } = declared;
    // An iterator, or a stream, is woken to go on, or for its handlers; and says where it is suspended only by `Debug`.
    let told = match protocol {
        Protocol::Stream => body.handles,
        Protocol::Iterator => body.handles || declared.debug,
        Protocol::Generator | Protocol::FallibleGenerator => true,
    };
    let leaves_a_block = body.may_return();
    let out = if leaves_a_block { WayOut::OfBlock } else { WayOut::Return };
    let suspend = Suspend { declared, told, handles: body.handles, out };
    let block = whole_body::replace(&body.block, declared, out, &|found| suspend.marker(found));
    let shape = shape(declared);
    let genfn = internal("__genfn");
    let yielder = internal("__yielder");
    let value = internal("__value");
    let never = never(declared);
    let captured = captured(arguments);
    let taken: TokenStream = arguments.iter().map(take).joined();
    let stmts = &block.stmts;
    let contents = braced(block.brace_token, quote!(#(#stmts)*));
    let exit = if body.handles { quote!(::genfn::__private::Handlers) } else { quote!(::genfn::__private::NoHandlers) };
    let runs = quote! {
        #taken
        let #value: #returns = #contents;
        #[allow(unreachable_code)]
        return #genfn.returned(#value);
    };
    let runs = if leaves_a_block { in_block(block.brace_token, &runs) } else { runs };
    // It ends where the user's ends: there the arguments are dropped.
    let closed = braced(
        block.brace_token,
        quote! {
            #[allow(unused_mut, unused_variables)]
            let mut #yielder = #yielder;
            #[allow(unused_imports)]
            use ::genfn::__private::Itself as _;
            let #genfn = #shape;
            #never
            #captured
            #runs
        },
    );
    // As if the user had written it: only then rustc counts what is run in it for the lines of the user's.
    let head = quote_spanned!(block.brace_token.span.open()=> async move |#yielder|);
    let closure = quote!(#head #closed);
    let name = function.to_string();
    let kind = questions::kind(sends);
    let built = match protocol {
        Protocol::Stream => streams(declared, &quote!(::genfn::__private::stream::<#yields, _, _, _>(#exit, #closure))),
        Protocol::Iterator if !told => {
            quote!(::genfn::__private::pinned_iterator::<#yields, _, _>(#closure))
        }
        Protocol::Generator if declared.asked.is_some() => {
            let asked = &declared.asked;
            quote! {
                ::genfn::__private::pinned_generator_of::<#yields, #sends, #returns, _, _, _, _>(
                    #asked, #kind, #name, #exit, #closure)
            }
        }
        Protocol::Iterator | Protocol::Generator => quote! {
            ::genfn::__private::pinned_generator::<#yields, #sends, #returns, _, _, _>(
                #kind, #name, #exit, #closure)
        },
        Protocol::FallibleGenerator => quote! {
            ::genfn::__private::pinned_fallible_generator::<#yields, #sends, #returns, _, _, _>(
                #kind, #name, #exit, #closure)
        },
    };
    let built = if declared.primed { quote!(::genfn::GeneratorExt::primed(#built)) } else { built };
    match (declared.boxed_pinned, declared.boxed) {
        (true, _) => quote!(::genfn::__private::Box::pin(#built)),
        (false, true) => quote!(::genfn::__private::Box::new(#built)),
        (false, false) => built,
    }
}

/// A body in which a macro may hide a `return`: it returns what the user's does.
///
/// ```text
/// let mut goes_out = None;
/// let leaves = AtomicBool::new(false);
/// let left = in_block(&leaves, async {
///     let mut leaving = Leaving::new(&mut goes_out, &leaves);
///     let genfn = genfn.in_block();
///     /* the body */
/// })
/// .await;
/// return genfn.out_of_its_block(left, goes_out);
/// ```
///
/// What is raised at a marker leaves it by `match leaving.leave(genfn.uncaught(raised)).await {}`.
fn in_block(brace: Brace, body: &TokenStream) -> TokenStream {
    let genfn = internal("__genfn");
    let (goes_out, leaves, leaving, left) =
        (internal("__goes_out"), internal("__leaves"), internal("__leaving"), internal("__left"));
    let contents = quote! {
        #[allow(unused_mut, unused_variables)]
        let mut #leaving = ::genfn::__private::Leaving::new(&mut #goes_out, &#leaves);
        let #genfn = #genfn.in_block();
        if false { return #genfn.never(); }
        #body
    };
    let block = async_block(brace, contents);
    quote! {
        let mut #goes_out = ::genfn::__private::core::option::Option::None;
        let #leaves = ::genfn::__private::core::sync::atomic::AtomicBool::new(false);
        let #left = ::genfn::__private::in_block(&#leaves, #block).await;
        return #genfn.out_of_its_block(#left, #goes_out);
    }
}

/// Names the arguments, the last one first: so a closure captures them, and so they are dropped if it never runs.
///
/// ```text
/// let _ = (&b, &a);
/// ```
fn captured(arguments: &[Argument]) -> TokenStream {
    let droppable = |argument: &&Argument| !argument.kind.needs_no_drop();
    let last_first: Vec<TokenStream> = arguments.iter().rev().filter(droppable).map(Argument::value).listed();
    if last_first.len() < 2 { TokenStream::new() } else { quote!(let _ = (#(&#last_first),*);) }
}

struct Suspend<'a> {
    declared: &'a Declared,
    /// Whether the body is told why it is woken.
    told: bool,
    /// Whether it handles what is raised in it, when it is dropped as well.
    handles: bool,
    out: WayOut,
}

impl Suspend<'_> {
    /// ```text
    /// yield_!(operand)
    ///
    /// match { let value: Y = operand; yielder.suspend(value).await } { Resume::Send(sent) => sent, raised => /* raise */ }
    /// ```
    fn marker(&self, FoundMarker { suspension, path, operand, raises, at, end }: FoundMarker) -> TokenStream {
        let mention = markers::mention(&path);
        let raise = raise(raises.as_ref(), self.out);
        match suspension {
            Suspension::Yield => {
                let yields = &self.declared.yields;
                let operand = self.declared.yielded(operand);
                let suspended = suspended(at);
                let value = internal("__value");
                let woken = quote!({ #mention let #value: #yields = #operand; #suspended });
                self.received(&woken, &raise, at, end)
            }
            Suspension::Delegate if self.declared.has_stream() => {
                self.stream_delegation(&mention, &operand, &raise, at, end)
            }
            Suspension::Delegate => self.delegation(&mention, &operand, &raise, at, end),
        }
    }

    /// What the body is woken with, as a value.
    fn received(&self, woken: &TokenStream, raise: &TokenStream, at: Span, end: Span) -> TokenStream {
        if !self.told {
            return quote!({ #woken; });
        }
        let (sent, value) = bound_at("__sent", at, end);
        quote!(match #woken { ::genfn::Resume::Send(#sent) => #value, __raised => #raise })
    }

    /// ```text
    /// yield_from!(operand)
    ///
    /// {
    ///     let mut inner = pin!(delegate_stream!(operand));
    ///     while let Some(value) = next_item(inner.as_mut()).await { /* yield_!(value) */ }
    /// }
    /// ```
    fn stream_delegation(
        &self,
        mention: &TokenStream,
        operand: &TokenStream,
        raise: &TokenStream,
        at: Span,
        end: Span,
    ) -> TokenStream {
        let suspended = suspended(at);
        let received = self.received(&quote!({ #suspended }), raise, at, end);
        let value = internal("__value");
        let delegate = questions::delegate_stream(operand, at);
        quote! {{
            #mention
            let mut __inner = ::genfn::__private::core::pin::pin!(#delegate);
            while let ::genfn::__private::core::option::Option::Some(#value) =
                ::genfn::__private::next_item(__inner.as_mut()).await
            {
                #received;
            }
        }}
    }

    /// PEP 380's expansion, with what the body is woken with handed on.
    ///
    /// ```text
    /// yield_from!(operand)
    ///
    /// {
    ///     let mut inner = delegate!(operand);
    ///     let mut resume = Resume::Start;
    ///     loop {
    ///         match inner.resume(resume, converts!(inner, genfn)) {
    ///             Delegated::Yield(value) => resume = yielder.suspend(value).await,
    ///             Delegated::Return(value) => break value,
    ///             Delegated::Raise(raised) => /* raise */,
    ///         }
    ///     }
    /// }
    /// ```
    fn delegation(
        &self,
        mention: &TokenStream,
        operand: &TokenStream,
        raise: &TokenStream,
        at: Span,
        end: Span,
    ) -> TokenStream {
        let suspended = suspended(at);
        let woken = if self.told { suspended } else { quote!({ #suspended; ::genfn::Resume::Send(()) }) };
        let genfn = internal("__genfn");
        let value = internal("__value");
        let (inner, resume) = (internal("__inner"), internal("__resume"));
        let delegate = questions::delegate(operand, None, at);
        let handled = self.handles.then(|| quote!(.handled()));
        let resumed = questions::resumed(&inner, &quote!(#resume), &genfn, at);
        let (returned, returns) = bound_at("__value", at, end);
        quote! {{
            #mention
            let mut #inner = #delegate #handled;
            let mut #resume = ::genfn::Resume::Start;
            loop {
                match #resumed {
                    ::genfn::__private::Delegated::Yield(#value) => #resume = #woken,
                    ::genfn::__private::Delegated::Return(#returned) => break #returns,
                    ::genfn::__private::Delegated::Raise(__raised) => #raise,
                }
            }
        }}
    }
}

/// `yielder.suspend(value).await`, at the marker: that is where the generator says it is suspended.
fn suspended(at: Span) -> TokenStream {
    let yielder = internal("__yielder");
    let value = internal("__value");
    let call = quote_spanned!(at=> .suspend(#value));
    // Where rustc says that a value is held: at the marker too, but of an expansion, which lints leave alone.
    let awaited = quote_spanned!(Span::mixed_site().located_at(at)=> .await);
    quote!(#yielder #call #awaited)
}
