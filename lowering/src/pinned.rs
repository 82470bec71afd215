//! The other engine: the body stays an `async` one, and `rustc` makes its state machine, which may hold borrows of itself.
//!
//! ```text
//! #[generator(pinned)]
//! fn words(text: String) -> impl Iterator<Item = usize> { for word in text.split(' ') { yield_!(word.len()); } }
//!
//! ::genfn::__private::pinned_iterator::<usize, _, _>(async move |mut yielder| {
//!     let genfn = ItemShape::<usize>::NEW;
//!     let _ = (&text,);
//!     let value: () = {
//!         for word in text.split(' ') {
//!             { let value: usize = word.len(); yielder.suspend(value).await; };
//!         }
//!     };
//!     return genfn.returned(value);
//! })
//! ```
//!
//! A stream's is an async block that captures its yielder: `streams!(stream of usize, NoHandlers, yielder async move { … })`.
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
use syn::{Block, Type};

use crate::async_generator;
use crate::emit::arguments::take;
use crate::emit::questions;
use crate::emit::shape::{WayOut, never, never_of_any, raise, shape, streams};
use crate::emit::tokens::{async_block, bound_at, braced, internal, located};
use crate::emit::whole_body::{self, FoundMarker};
use crate::emit::{in_futures, in_tokens};
use crate::exceptions::Lowered;
use crate::listed::Listed;
use crate::source::arguments::Argument;
use crate::source::signature::{Declared, Protocol};
use crate::syntax::changed::Changed;
use crate::syntax::markers::{self, Marker, Suspension};
use crate::syntax::suspends;
use crate::syntax::tokens::Joined;
use crate::syntax::words::Words;

/// The block that the function's own becomes.
pub(crate) fn machine(function: &Ident, declared: &Declared, body: &Lowered, arguments: &[Argument]) -> TokenStream {
    let Declared { returns, protocol, .. } = declared;
    // An iterator, or a stream, is woken to go on, or for its handlers; and says where it is suspended only by `Debug`.
    let told = match protocol {
        Protocol::Stream => body.handles,
        Protocol::Iterator => body.handles || declared.debug,
        Protocol::Generator
        | Protocol::FallibleGenerator
        | Protocol::AsyncGenerator
        | Protocol::FallibleAsyncGenerator => true,
    };
    let may_return = body.may_return();
    let returns_bare = may_return && declared.has_stream() && !body.handles && !body.exits;
    let is_raised_in = body.handles || declared.has_async_generator();
    let leaves_a_block = !returns_bare && may_return || is_raised_in && in_futures::any_yields(&body.block);
    let out = if leaves_a_block { WayOut::OfBlock } else { WayOut::Return };
    let suspend = Suspend { declared, told, handles: body.handles, out };
    let block = whole_body::replace(&body.block, declared, out, &|found| suspend.marker(found));
    let genfn = internal("__genfn");
    let value = internal("__value");
    let (shape, never) = if returns_bare {
        let shape = shape(declared);
        (quote!(#shape.in_block()), never_of_any(declared))
    } else {
        (shape(declared), never(declared))
    };
    let captured = captured(arguments);
    let changed = Changed::by(&body.block);
    let is_taken = |argument: &&Argument| {
        !argument.in_place || argument.reference.is_some() && changed.may_be_changed(&argument.name.to_string())
    };
    let taken: TokenStream = arguments.iter().filter(is_taken).map(take).joined();
    let stmts = &block.stmts;
    let contents = braced(block.brace_token, quote!(#(#stmts)*));
    let closes = if declared.has_async_generator() { async_generator::closes(body) } else { body.handles };
    let exit = if closes { quote!(::genfn::__private::Handlers) } else { quote!(::genfn::__private::NoHandlers) };
    let runs = quote! {
        #taken
        let #value: #returns = #contents;
        #[allow(unreachable_code)]
        return #genfn.returned(#value);
    };
    let runs = if leaves_a_block { in_block(block.brace_token, &runs) } else { runs };
    let taken_yielder = taken_yielder(declared, &body.block);
    let tells = declared.has_async_generator().then(async_generator::yielder);
    // It ends where the user's ends: there the arguments are dropped.
    let closed = braced(
        block.brace_token,
        quote! {
            #taken_yielder
            #tells
            #[allow(unused_imports)]
            use ::genfn::__private::Itself as _;
            let #genfn = #shape;
            #never
            #captured
            #runs
        },
    );
    built(function, declared, told, &exit, block.brace_token.span.open(), &closed)
}

/// What is made of the body: of an async closure, or, in a stream, of an async block.
fn built(
    function: &Ident,
    declared: &Declared,
    told: bool,
    exit: &TokenStream,
    opened: Span,
    body: &TokenStream,
) -> TokenStream {
    let Declared { yields, sends, returns, protocol, .. } = declared;
    let yielder = internal("the_stream");
    // The head as if the user had written it, bars and all: only then rustc counts what is run in it for the lines of the user's.
    let head = quote_spanned!(opened=> async move);
    let parameter = quote_spanned!(opened=> |#yielder|);
    let closure = quote!(#head #parameter #body);
    let name = function.to_string();
    let kind = questions::kind(sends);
    let built = match protocol {
        Protocol::Stream => streams(declared, &quote!(stream of #yields, #exit, #yielder #head #body)),
        Protocol::AsyncGenerator | Protocol::FallibleAsyncGenerator => {
            async_generator::built(declared, &name, exit, &closure)
        }
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
    // A stream or an async generator that may be moved lies in a box, and does not move with it.
    let is_movable = declared.awaits() && !declared.boxed && declared.unpin.is_some();
    match (declared.boxed_pinned || is_movable, declared.boxed) {
        (true, _) => quote!(::genfn::__private::Box::pin(#built)),
        (false, true) => quote!(::genfn::__private::Box::new(#built)),
        (false, false) => built,
    }
}

/// The yielder of a stream, which rustc names where two futures borrow it, is captured, and may be changed. What a macro puts somewhere else may have a borrow of it, and no more: a task
/// that is spawned would take it along. That of a generator is a parameter.
fn taken_yielder(declared: &Declared, block: &Block) -> TokenStream {
    let yielder = internal("the_stream");
    if declared.has_stream() {
        let lent = in_tokens::may_move_markers(block);
        return if lent { quote!(let mut #yielder = &mut #yielder;) } else { TokenStream::new() };
    }
    quote! {
        #[allow(unused_mut, unused_variables)]
        let mut #yielder = #yielder;
    }
}

/// Whether the body uses its arguments where they lie, in the closure that captures them: not if it is a block inside of that.
///
/// A stream's is none where a macro may hide a `return`, unless it handles or raises something: what it returns is what the closure does, `()` or
/// a `Result<(), E>`, and nothing else goes out of it.
/// Nor where an async block of the user's yields, and what is raised in it leaves the body from there.
pub(crate) fn captures_in_place(declared: &Declared, block: &Block, words: &Words) -> bool {
    let handles = words.has(Marker::Try.ident());
    let returns_bare = declared.has_stream() && !handles && !words.has(suspends::EXIT);
    let may_be_raised_in_a_future =
        || words.has("async") && (handles || declared.has_async_generator() && in_futures::any_yields(block));
    declared.pinned && (returns_bare || words.are_readable() && !may_be_raised_in_a_future())
}

/// A body in which a macro may hide a `return`, and that handles what is raised in it: it returns what the user's does.
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
        let mut #goes_out = ::genfn::__private::None;
        let #leaves = ::genfn::__private::core::sync::atomic::AtomicBool::new(false);
        let #left = ::genfn::__private::in_block(&#leaves, #block).await;
        return #genfn.out_of_its_block(#left, #goes_out);
    }
}

/// Names the arguments, the last one first: so a closure captures them, whole, and so they are dropped if it never runs, or when it ends.
///
/// ```text
/// let _ = (&b, &a);
/// ```
fn captured(arguments: &[Argument]) -> TokenStream {
    let droppable: Vec<&Argument> = arguments.iter().rev().filter(|argument| !argument.kind.needs_no_drop()).listed();
    if droppable.len() < 2 && !droppable.iter().any(|argument| argument.in_place) {
        return TokenStream::new();
    }
    let last_first = droppable.into_iter().map(Argument::value);
    quote!(let _ = (#(&#last_first,)*);)
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
    fn marker(
        &self,
        FoundMarker { suspension, path, operand, raises, at, end, in_a_future }: FoundMarker,
    ) -> TokenStream {
        let mention = markers::mention(&path);
        let raise = raise(raises.as_ref(), self.out);
        match suspension {
            Suspension::Yield => {
                let yields = &self.declared.yields;
                let operand = self.declared.yielded(operand);
                let suspended = suspended(at, in_a_future);
                let value = internal("__value");
                let woken = quote!({ #mention let #value: #yields = #operand; #suspended });
                self.received(&woken, &raise, at, end)
            }
            Suspension::Delegate if self.declared.has_stream() && !self.told => {
                whole_delegation(&mention, &operand, &self.declared.yields, at, in_a_future)
            }
            Suspension::Delegate if self.declared.has_stream() => {
                let suspended = suspended(at, in_a_future);
                let received = self.received(&quote!({ #suspended }), &raise, at, end);
                stream_delegation(&mention, &operand, &self.declared.yields, &received, at)
            }
            Suspension::Delegate if self.declared.has_async_generator() => {
                let suspended = self.suspended_item(suspended(at, in_a_future), at);
                async_generator::delegation(&mention, &operand, &suspended, &raise, at, end)
            }
            Suspension::Delegate => self.delegation(&mention, &operand, &raise, at, end),
        }
    }

    /// An item of what is delegated to, yielded: of another type it is told of at the marker.
    fn suspended_item(&self, suspended: TokenStream, at: Span) -> TokenStream {
        let (yields, value) = (&self.declared.yields, internal("__value"));
        let item = quote_spanned!(at=> __item);
        quote!({ let #value: #yields = #item; #suspended })
    }

    /// What the body is woken with, as a value.
    fn received(&self, woken: &TokenStream, raise: &TokenStream, at: Span, end: Span) -> TokenStream {
        if !self.told {
            // It stands where the marker does: a `?` behind it is told of there.
            return quote_spanned!(Span::mixed_site().located_at(at)=> { #woken; });
        }
        let (sent, value) = bound_at("__sent", at, end);
        quote!(match #woken { ::genfn::Resume::Send(#sent) => #value, __raised => #raise })
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
    ///             Delegated::Yield(item) => resume = { let value: Y = item; yielder.suspend(value).await },
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
        let suspended = self.suspended_item(suspended(at, false), at);
        let woken = if self.told { suspended } else { quote!({ #suspended; ::genfn::Resume::Send(()) }) };
        let genfn = internal("__genfn");
        let item = quote_spanned!(at=> __item);
        let (inner, resume) = (internal("__inner"), internal("__resume"));
        let delegate = questions::delegate(operand, None, &self.declared.yields, at);
        let handled = self.handles.then(|| quote!(.handled()));
        let resumed = questions::resumed(&inner, &quote!(#resume), &genfn, at);
        let (returned, returns) = bound_at("__value", at, end);
        quote! {{
            #mention
            let mut #inner = #delegate #handled;
            let mut #resume = ::genfn::Resume::Start;
            loop {
                match #resumed {
                    ::genfn::__private::Delegated::Yield(#item) => #resume = #woken,
                    ::genfn::__private::Delegated::Return(#returned) => break #returns,
                    ::genfn::__private::Delegated::Raise(__raised) => #raise,
                }
            }
        }}
    }
}

/// ```text
/// yield_from!(operand)
///
/// { yielder.delegate(delegate_stream!(operand)).await; }
/// ```
fn whole_delegation(
    mention: &TokenStream,
    operand: &TokenStream,
    yields: &Type,
    at: Span,
    in_a_future: bool,
) -> TokenStream {
    let yielder = Ident::new("the_stream", located(Some(at)));
    let delegate = if in_a_future { "delegate_in_a_future" } else { "delegate" };
    let delegate = Ident::new(delegate, at);
    let stream = questions::delegate_stream(operand, yields, at);
    let call = quote_spanned!(at=> .#delegate(#stream));
    let awaited = quote_spanned!(Span::mixed_site().located_at(at)=> .await);
    quote!({ #mention #yielder #call #awaited; })
}

/// The same in a body that is told why it is woken.
///
/// ```text
/// {
///     let mut inner = pin!(delegate_stream!(operand));
///     loop {
///         let Some(value) = next_item(inner.as_mut()).await else { break };
///         /* yield_!(value) */
///     }
/// }
/// ```
fn stream_delegation(
    mention: &TokenStream,
    operand: &TokenStream,
    yields: &Type,
    received: &TokenStream,
    at: Span,
) -> TokenStream {
    let value = internal("__value");
    let delegate = questions::delegate_stream(operand, yields, at);
    quote! {{
        #mention
        let mut __inner = ::genfn::__private::core::pin::pin!(#delegate);
        loop {
            let ::genfn::__private::Some(#value) = ::genfn::__private::next_item(__inner.as_mut()).await else { break };
            #received;
        }
    }}
}

/// `yielder.suspend(value).await`, at the marker: that is where the generator says it is suspended.
fn suspended(at: Span, in_a_future: bool) -> TokenStream {
    // Where it is borrowed by a future of the user's, rustc may have to say so.
    let yielder = if in_a_future { Ident::new("the_stream", located(Some(at))) } else { internal("the_stream") };
    let value = internal("__value");
    let suspend = if in_a_future { quote_spanned!(at=> suspend_in_a_future) } else { quote_spanned!(at=> suspend) };
    let call = quote_spanned!(at=> .#suspend(#value));
    // Where rustc says that a value is held: at the marker too, but of an expansion, which lints leave alone.
    let awaited = quote_spanned!(Span::mixed_site().located_at(at)=> .await);
    quote!(#yielder #call #awaited)
}
