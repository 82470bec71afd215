//! A `gen_!`: a generator where an expression stands.
//!
//! ```text
//! gen_!({ for x in xs { yield_!(f(x)); } })
//!
//! {
//!     let made = {
//!         enum State<Xs, X, Iter> { Unresumed { xs: Xs }, Suspend1 { … }, Returned }
//!         let shape = ItemShape::<_>::NEW;
//!         capturing_iterator::<_, _, _, _>(
//!             (move || State::Unresumed { xs: xs })(),
//!             move |state: &mut State<_, _, _>| { let genfn = shape; … f(x) … },
//!         )
//!     };
//!     made
//! }
//! ```
//!
//! It takes the way of a function: what it [captures](crate::source::captures) are the arguments, its return type is the one that is
//! written, or an `impl Iterator` of which the [item is inferred](crate::source::inferred_item).
//!
//! What differs:
//!
//! - *Nothing is opaque.* The value is the machine itself, so it is `Clone` and `Debug` where its locals are, without a word.
//! - *Types flow out of it and in*, so all copies of the body share one shape, and operands are told by a
//!   field of it: `Typed { ty: genfn.item(), value: x }.value`.
//! - *The closure is `move`*, and takes what is left to it; then it is a [part of the state](../../core/src/machine/capturing.rs).
//! - *A closure captures what the state holds*, at once, so that rustc says of a later use what it says of one after a closure.
//! - *A captured local is `mut` where it is declared*, or is not: rustc sees that in the body [as it was
//!   written](crate::codegen). In the machine it always is, where the body may change it.
//! - On the pinned engine an `async move` block captures, and nothing has to be known.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::{ReturnType, Signature, Type};

use crate::diagnostics::Diagnostics;
use crate::emit::{ALLOWED_CLIPPY, renamed};
#[cfg(feature = "machine")]
use crate::exceptions::Lowered;
use crate::ir::kind::TypeKind;
use crate::layout::Layout;
use crate::listed::Listed;
use crate::lower::lower;
use crate::prepare::{self, prepared};
use crate::recovery::{refused_body, unread};
use crate::source::arguments::{Argument, Outside, self_name};
use crate::source::attribute;
use crate::source::captures::Captures;
use crate::source::expression::Expression;
use crate::source::signature::{self, Declared};
use crate::source::unused;
use crate::source::{configured, fragments, inferred_item, named_elsewhere};
use crate::syntax::changed::Changed;
use crate::syntax::hygiene::as_made_by_the_macro;
use crate::syntax::markers;
use crate::syntax::suspends;
use crate::syntax::words::Words;
use crate::{check, codegen, pinned};

/// Expands `gen_!(input)`.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let input = fragments::kept_together(input);
    let mut written: Expression = match syn::parse2(input.clone()) {
        Ok(written) => written,
        Err(error) => {
            let error = unread::for_await(input).unwrap_or(error).to_compile_error();
            return quote!({ #error });
        }
    };
    let diagnostics = Diagnostics::new();
    let given = attribute::arguments(written.arguments.clone(), "gen_!", &diagnostics);
    if diagnostics.is_empty()
        && let Some(either) = configured::either_expression(&mut written)
    {
        let errors = diagnostics.finish();
        return renamed::for_arguments(&given, quote!({ #errors #either }));
    }
    prepare::renamed_markers::under_their_own_names(&mut written.block);
    prepare::own_macros::expanded(&mut written.block, TokenStream::new(), &diagnostics);
    prepare::awaited_loops::plainly(&mut written.block);
    let valueless = prepare::valueless::taken_out(&mut written.block);
    let KnownExpression { signature, declared, words, arguments } = known(&written, &given, &diagnostics);
    let body = match &declared {
        Some(declared) if diagnostics.is_empty() => {
            machine(&written, words, declared, &arguments, &signature, &diagnostics)
        }
        _ => None,
    };
    let tokens = emitted(&written, declared.as_ref(), &arguments, body, &signature, diagnostics);
    let tokens = if valueless.is_empty() { tokens } else { quote!({ let _ = || { #valueless }; #tokens }) };
    renamed::for_arguments(&given, tokens)
}

/// What is known of a `gen_!` before its body is taken apart.
struct KnownExpression {
    signature: Signature,
    declared: Option<Declared>,
    words: Words,
    arguments: Vec<Argument>,
}

fn known(written: &Expression, given: &attribute::Arguments, diagnostics: &Diagnostics) -> KnownExpression {
    let signature = signature(written);
    let mut declared = signature::declared(given, &signature, diagnostics);
    refuse(written, declared.as_ref(), diagnostics);
    let captures = Captures::of(&written.block);
    if let Some(declared) = &mut declared {
        declared.expression = true;
        if matches!(written.output, ReturnType::Default) {
            // What rustc tells of the machine it tells where the block begins, and not of all of it.
            declared.named = Some(written.block.brace_token.span.open());
        }
        declared.captures = !declared.pinned && captures.are_left();
    }
    let words = Words::of(&written.block);
    check::body(&written.block, &words, &signature, declared.as_ref(), diagnostics);
    refuse_unless_it_yields(written, diagnostics);
    let arguments = arguments(&captures, written, declared.as_ref());
    KnownExpression { signature, declared, words, arguments }
}

/// Makes something else of it than its expansion.
#[cfg(feature = "machine")]
pub(crate) fn read<T>(
    input: TokenStream,
    make: impl FnOnce(&Expression, &Declared, &Lowered, &[Argument], &Diagnostics) -> Option<T>,
) -> Result<T, TokenStream> {
    let mut written: Expression = syn::parse2(input).map_err(|error| error.to_compile_error())?;
    let diagnostics = Diagnostics::new();
    let given = attribute::arguments(written.arguments.clone(), "gen_!", &diagnostics);
    prepare::renamed_markers::under_their_own_names(&mut written.block);
    prepare::own_macros::expanded(&mut written.block, TokenStream::new(), &diagnostics);
    let KnownExpression { declared, words, arguments, .. } = known(&written, &given, &diagnostics);
    let made = match &declared {
        Some(declared) if diagnostics.is_empty() => {
            let body = prepared(&written.block, words, declared, &arguments);
            make(&written, declared, &body, &arguments, &diagnostics)
        }
        _ => None,
    };
    let errors = diagnostics.finish();
    made.ok_or(errors)
}

fn machine(
    written: &Expression,
    words: Words,
    declared: &Declared,
    arguments: &[Argument],
    signature: &Signature,
    diagnostics: &Diagnostics,
) -> Option<TokenStream> {
    let body = prepared(&written.block, words, declared, arguments);
    let name = &signature.ident;
    if declared.pinned {
        return Some(pinned::machine(name, declared, &body, arguments));
    }
    let machine = |layout: &Layout<'_>| codegen::machine(name, declared, &body, arguments, layout);
    lower(&body, arguments, declared, diagnostics, machine)
}

/// `fn gen_() -> TYPE`, as it is or would be written.
fn signature(written: &Expression) -> Signature {
    let output = match &written.output {
        ReturnType::Type(..) => written.output.clone(),
        ReturnType::Default => {
            let item = inferred_item::of(&written.block);
            syn::parse_quote!(-> impl Iterator<Item = #item>)
        }
    };
    let name = Ident::new(markers::GEN, Span::call_site());
    syn::parse_quote!(fn #name() #output)
}

/// What a function may do, and an expression may not.
fn refuse(written: &Expression, declared: Option<&Declared>, diagnostics: &Diagnostics) {
    if let Some(parameter) = written.parameters.first() {
        diagnostics.error(
            parameter,
            "a `gen_!` takes no parameters, but what it names of the locals around it: write a closure that makes one, `|…| gen_!({ … })`",
        );
    }
    if let Some(Type::Infer(sends)) = declared.map(|declared| &declared.sends) {
        diagnostics.error(sends, "what is sent to a generator can't be inferred: write the type, `Send = …`");
    }
}

/// What it yields says what it iterates over, if nothing else does.
fn refuse_unless_it_yields(written: &Expression, diagnostics: &Diagnostics) {
    let is_told = !matches!(written.output, ReturnType::Default) || suspends::block_suspends(&written.block);
    if !is_told && diagnostics.is_empty() {
        let message = "nothing is yielded here, and so nothing says what it iterates over: write `gen_!(|| -> impl Iterator<Item = …> { … })`";
        diagnostics.error_at(written.block.brace_token.span.join(), message);
    }
}

/// What it captures, as the arguments of a function: the one that is named last comes first, for they are dropped from the last to the
/// first, and what a closure captures from the first to the last.
fn arguments(captures: &Captures, written: &Expression, declared: Option<&Declared>) -> Vec<Argument> {
    let changed = Changed::by(&written.block);
    let is_pinned = declared.is_some_and(|declared| declared.pinned);
    let held = captures.held.iter().rev().filter(|name| !is_pinned || *name == "self");
    let argument = |name: &Ident| {
        let (declared, outside) = if name == "self" {
            (self_name(name.span()), Outside::Receiver(syn::Token![self](name.span())))
        } else {
            // With the very span of the names in the body, rustc would propose to change these where it tells of a later use.
            (name.clone(), Outside::Captured(as_made_by_the_macro(name)))
        };
        Argument {
            name: declared,
            mutable: changed.may_change(&name.to_string()),
            kind: TypeKind::Unknown,
            ty: None,
            exclusive: false,
            reference: None,
            pat: None,
            lints: Vec::new(),
            in_place: false,
            outside,
        }
    };
    held.map(argument).listed()
}

fn emitted(
    written: &Expression,
    declared: Option<&Declared>,
    arguments: &[Argument],
    body: Option<TokenStream>,
    signature: &Signature,
    diagnostics: Diagnostics,
) -> TokenStream {
    let (first, errors) = diagnostics.finish_apart();
    let Some(body) = body else {
        let awaits = declared.is_some_and(Declared::awaits);
        // An error is a value of any type. What would have been a parameter is not there.
        let takes = !written.parameters.is_empty();
        let value = (!takes).then(|| refused_body::body(&written.block, arguments, awaits, &first)).flatten();
        let value = value.map(|refused| quote!(#[allow(unused, clippy::all)] #refused));
        return quote!({ #errors #value #first });
    };
    let unused = unused::of(signature, &written.block);
    let declared_again = &unused.declared_again;
    let elsewhere = if declared.is_some_and(|declared| declared.pinned) {
        Vec::new()
    } else {
        named_elsewhere::allowed(&written.block)
    };
    let elsewhere = elsewhere.into_iter().map(|lint| format_ident!("{lint}"));
    let clippy = ALLOWED_CLIPPY.iter().map(|lint| format_ident!("{lint}"));
    let made = Ident::new("__made", Span::mixed_site());
    let ty = declared.filter(|declared| declared.boxed).map(|declared| match &declared.output {
        ReturnType::Type(_, ty) => quote!(: #ty),
        ReturnType::Default => TokenStream::new(),
    });
    quote!({
        #declared_again
        #[allow(unused_braces, unused_mut, #(#elsewhere,)* #(clippy::#clippy,)* clippy::redundant_closure_call, clippy::redundant_locals)]
        let #made #ty = { #body };
        #made
    })
}
