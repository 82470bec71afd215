//! The compiler behind genfn's `#[generator]`: a function with `yield_!` in it becomes an explicit state machine.
//!
//! A plain library over `proc_macro2`: the proc macro is a shim around [`expand`], and tools and tests can call it as well.
//! The passes, in order, are the modules that [`expand`] names; ARCHITECTURE.md follows one function through all of them.

mod analysis;
mod async_generator;
mod check;
mod codegen;
mod desugar;
mod diagnostics;
mod emit;
mod exceptions;
mod expression;
mod flow;
mod ir;
mod layout;
mod listed;
mod lower;
#[cfg(feature = "machine")]
pub mod machine;
mod partial_moves;
mod pinned;
mod prepare;
mod recovery;
mod recursion;
mod sorted;
mod source;
mod syntax;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use diagnostics::Diagnostics;
use emit::{renamed, tokens};
use layout::Layout;
use lower::lower;
use prepare::prepared;
use recovery::stub::{stub, with_a_stub};
use recovery::{refused_body, unread};
use source::arguments::{self, Argument};
use source::function::{self, Function};
use source::named_elsewhere;
use source::signature::{self, Declared};
use source::type_name::TypeName;
use source::unused::{self, Unused};
use source::{attribute, configured, fragments};
use syntax::tokens::any_ident;
use syntax::words::Words;

/// Expands `#[generator(attr)] item`.
///
/// Never panics on bad input: mistakes come out as `compile_error!`s at the tokens that they are about, beside the function
/// with its signature and a body that does nothing, so that its callers are checked as usual.
#[must_use]
pub fn expand(attr: TokenStream, item: TokenStream) -> TokenStream {
    let item = fragments::kept_together(item);
    let mut function: Function = match syn::parse2(item.clone()) {
        Ok(function) => function,
        Err(error) => return unread::item(attr, &item, &error),
    };
    let diagnostics = Diagnostics::new();
    let given = attribute::arguments(attr.clone(), "#[generator]", &diagnostics);
    if diagnostics.is_empty()
        && let Some(either) = configured::either(&attr, &item, &mut function)
    {
        let errors = diagnostics.finish();
        return renamed::for_arguments(&given, quote!(#errors #either));
    }
    let is_attribute_read = diagnostics.is_empty();
    function.take_own_attribute(&diagnostics);
    under_their_names(&mut function, &diagnostics);
    let type_name = given.type_name.clone();
    let type_name = type_name
        .and_then(|name| TypeName::take(name, given.types.clone(), &given.snapshots, &mut function, &diagnostics));
    if type_name.is_none() && given.type_name.is_none() {
        function.refuse_derives(is_attribute_read, &diagnostics);
    }
    let mut declared = signature::declared(&given, &function.signature, &diagnostics);
    if type_name.as_ref().is_some_and(|name| name.snapshot.is_some()) {
        declared.iter_mut().for_each(|declared| declared.is_written_down = true);
        function.block.iter_mut().for_each(|block| prepare::place_names::taken(block, &diagnostics));
    }
    if diagnostics.is_empty() && function.block.is_some() && function::binds_twice(&function.signature) {
        let errors = diagnostics.finish();
        let unread = with_a_stub(function, declared.as_ref(), None);
        return renamed::for_arguments(&given, quote!(#errors #unread));
    }
    declared.iter_mut().for_each(|declared| declared.finds_recursion(&function));
    let mut unused = function.block.as_ref().map(|block| unused::of(&function.signature, block)).unwrap_or_default();
    unused.declared_again.extend(function.block.as_mut().map(said_again));
    let mut arguments = arguments::arguments(&mut function.signature, &diagnostics);
    let words = function.block.as_ref().map(Words::of);
    if let (Some(block), Some(words), Some(declared)) = (&function.block, &words, &declared)
        && pinned::captures_in_place(declared, block, words)
    {
        arguments::in_place(&mut function.signature, &mut arguments, &block.to_token_stream());
    }
    if let (Some(block), Some(words)) = (&function.block, &words) {
        check::body(block, words, &function.signature, declared.as_ref(), &diagnostics);
    }
    let mut lints = Lints { unused: &unused, is_made: false };
    let mut beside = TokenStream::new();
    let body = match (&declared, &function.block, words) {
        (Some(declared), Some(block), Some(words)) if diagnostics.is_empty() => {
            let body = prepared(block, words, declared, &arguments);
            let name = &function.signature.ident;
            if declared.pinned {
                Some(pinned::machine(name, declared, &body, &arguments))
            } else if let Some(named) = &type_name {
                let machine =
                    |layout: &Layout<'_>| codegen::named_machine(&function, declared, &body, &arguments, layout, named);
                lower(&body, &arguments, declared, &diagnostics, machine).map(|machine| {
                    (beside, lints.is_made) = (machine.items, machine.is_made);
                    machine.body
                })
            } else {
                let machine = |layout: &Layout<'_>| codegen::machine(name, declared, &body, &arguments, layout);
                lower(&body, &arguments, declared, &diagnostics, machine)
            }
        }
        _ => None,
    };
    if let (Some(name), None) = (&type_name, &body) {
        beside = codegen::stub_type(&function, declared.as_ref(), name);
    }
    beside.extend(type_name.iter().flat_map(|name| &name.errors).map(syn::Error::to_compile_error));
    let output = type_name.map(|name| name.ty());
    let declared = declared.map(|declared| match output {
        Some(output) => Declared { output: syn::parse_quote!(-> #output), ..declared },
        None => declared,
    });
    let tokens = emit(function, declared, &arguments, body, &lints, diagnostics);
    renamed::for_arguments(&given, quote!(#beside #tokens))
}

/// Takes constructs for others in their place, and says what rustc would have said of them, in code that never runs.
fn said_again(block: &mut syn::Block) -> TokenStream {
    let valueless = prepare::valueless::taken_out(block);
    let constructs = [valueless, prepare::foregone::again(block), prepare::parentheses::taken_out(block)];
    if constructs.iter().all(TokenStream::is_empty) {
        return TokenStream::new();
    }
    quote!(#[allow(clippy::all, clippy::pedantic)] let _ = || { #(#constructs)* };)
}

/// Expands `gen_!(input)`.
///
/// Never panics on bad input: mistakes come out as `compile_error!`s at the tokens that they are about.
#[must_use]
pub fn expand_expression(input: TokenStream) -> TokenStream {
    expression::expand(input)
}

/// What the state of `#[generator(attr)] item` looks like, as text: the variant of each entry, its fields and their forms.
///
/// ```
/// let item = "fn twice(a: u8) -> impl Iterator<Item = u8> { yield_!(a); yield_!(a); }".parse()?;
/// let layout = genfn_lowering::layout(Default::default(), item).expect("nothing is wrong with it");
/// assert!(layout.contains("Suspend1, after a yield; leads to Suspend2\n    a: live\n"));
/// # Ok::<(), proc_macro2::LexError>(())
/// ```
///
/// # Errors
///
/// Mistakes come out as `compile_error!`s, as those of [`expand`] do. What is on the pinned engine has no layout of its own.
pub fn layout(attr: TokenStream, item: TokenStream) -> Result<String, TokenStream> {
    let parsed = syn::parse2(fragments::kept_together(item));
    let mut function: Function = parsed.map_err(|error| error.to_compile_error())?;
    let diagnostics = Diagnostics::new();
    let given = attribute::arguments(attr, "#[generator]", &diagnostics);
    function.take_own_attribute(&diagnostics);
    under_their_names(&mut function, &diagnostics);
    let mut declared = signature::declared(&given, &function.signature, &diagnostics);
    declared.iter_mut().for_each(|declared| declared.finds_recursion(&function));
    let arguments = arguments::arguments(&mut function.signature, &diagnostics);
    let words = function.block.as_ref().map(Words::of);
    if let (Some(block), Some(words)) = (&function.block, &words) {
        check::body(block, words, &function.signature, declared.as_ref(), &diagnostics);
    }
    if declared.as_ref().is_some_and(|declared| declared.pinned) {
        diagnostics.error(&function.signature.ident, "what is pinned is laid out by rustc, as a future");
    }
    let layout = match (&declared, &function.block, words) {
        (Some(declared), Some(block), Some(words)) if diagnostics.is_empty() => {
            let body = prepared(block, words, declared, &arguments);
            lower(&body, &arguments, declared, &diagnostics, |layout| layout.to_string())
        }
        _ => None,
    };
    let errors = diagnostics.finish();
    layout.ok_or(errors)
}

/// Markers, and what stands for some: under the names that all that follows knows.
fn under_their_names(function: &mut Function, diagnostics: &Diagnostics) {
    let Some(block) = &mut function.block else { return };
    prepare::renamed_markers::under_their_own_names(block);
    prepare::own_macros::expanded(block, function.signature.inputs.to_token_stream(), diagnostics);
    prepare::awaited_loops::plainly(block);
}

/// What is said of the function, besides its errors.
struct Lints<'a> {
    unused: &'a Unused,
    /// Whether none of the user's code stands in what is emitted as its block.
    is_made: bool,
}

fn emit(
    function: Function,
    declared: Option<Declared>,
    arguments: &[Argument],
    body: Option<TokenStream>,
    lints: &Lints<'_>,
    diagnostics: Diagnostics,
) -> TokenStream {
    let Function { attrs, visibility, defaultness, mut signature, block, semi } = function;
    if let Some(declared) = &declared {
        signature.output = declared.output.clone();
    }
    // What they name is emitted in pieces.
    let elsewhere =
        block.as_ref().filter(|_| body.is_some() && !declared.as_ref().is_some_and(|declared| declared.pinned));
    let elsewhere = elsewhere.map(named_elsewhere::allowed).unwrap_or_default();
    let elsewhere = elsewhere.into_iter().map(|lint| format_ident!("{lint}"));
    let failed = !diagnostics.is_empty();
    let (mut first, errors) = diagnostics.finish_apart();
    let body = match (block, body) {
        (None, _) => quote!(#semi),
        (Some(block), Some(body)) => {
            let declared_again = Some(&lints.unused.declared_again).filter(|again| !again.is_empty());
            let declared_again = declared_again.map(|again| quote!(let _ = || { #again };));
            tokens::braced(block.brace_token, quote!(#declared_again #body))
        }
        (Some(block), None) => {
            let awaits = declared.as_ref().is_some_and(Declared::awaits);
            let refused = refused_body::body(&block, arguments, awaits, &first);
            if refused.is_some() {
                first = TokenStream::new();
            }
            let stub = stub(declared.as_ref(), &signature.output);
            tokens::braced(block.brace_token, quote!(#refused #stub))
        }
    };
    let allows = if failed { quote!(#[allow(unused, clippy::all)]) } else { TokenStream::new() };
    let in_code = emit::ALLOWED_CLIPPY.iter().map(|lint| format_ident!("{lint}"));
    // What is held across a yield is used, if only to be dropped in time.
    let underscored = lints.unused.underscored.then(|| quote!(, clippy::used_underscore_binding));
    // A suspension of a synchronous generator is no `.await`: nobody else runs meanwhile.
    let synchronous = declared.as_ref().is_some_and(|declared| declared.pinned && !declared.awaits());
    let held = synchronous.then(|| quote!(, clippy::await_holding_refcell_ref, clippy::await_holding_lock));
    // The method of a trait whose own declaration is not annotated may promise less than is filled in here.
    let refines = matches!(visibility, syn::Visibility::Inherited) && signature.receiver().is_some();
    let refines = refines.then(|| quote!(#[allow(refining_impl_trait)]));
    // What the items of a `TryStream` are it says itself, but not to rustc.
    let tried = any_ident(signature.output.to_token_stream(), &mut |name| name == "TryStream");
    let implied = tried.then(|| quote!(#[allow(clippy::implied_bounds_in_impls)]));
    let in_code = (!lints.is_made)
        .then(|| quote!(#[allow(unused_braces, #(#elsewhere,)* #(clippy::#in_code),* #underscored #held)]));
    quote! {
        #first
        #errors
        #(#attrs)*
        #refines
        #implied
        #allows
        #in_code
        #visibility #defaultness #signature #body
    }
}
