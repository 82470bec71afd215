//! What the function's signature declares: the types that go in and out, the bounds, the boxing.
//!
//! The signature is the only place where types are read; no type is ever asked for inside the body.

mod bounds;
mod declared;
mod recovery;
mod returned;
mod unknown;

use proc_macro2::Span;
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::{Path, PathArguments, ReturnType, Token, Type, parse_quote};

use super::attribute::Arguments;
use crate::diagnostics::Diagnostics;
use crate::listed::Listed;
use crate::syntax::{tokens, types};
use bounds::{Bounds, bounds};
pub(crate) use declared::{Declared, Protocol, is_unit};
use recovery::as_type;
use returned::Parameters;

/// Reads the return type; mistakes go to `diagnostics`.
pub(crate) fn declared(
    arguments: &Arguments,
    signature: &syn::Signature,
    diagnostics: &Diagnostics,
) -> Option<Declared> {
    let Arguments { primed, pinned, .. } = *arguments;
    let has_name = arguments.type_name.is_some();
    refuse_qualifiers(signature, has_name, diagnostics);
    let ReturnType::Type(arrow, ty) = &signature.output else {
        diagnostics.error_at(
            signature.paren_token.span.join(),
            "a generator needs a return type: write `-> impl Iterator<Item = …>` or `-> impl Generator<Yield = …, Send = …, Return = …>`",
        );
        return None;
    };
    let mut declared = return_type(ty, &Parameters::of(signature), diagnostics)?;
    declared.primed = primed;
    declared.pinned = pinned || declared.awaits();
    if primed && declared.has_items() {
        diagnostics.error(ty, "`primed` needs a generator that is sent values: write `-> impl Generator<Send = …>`, or leave `primed` out");
    }
    if primed && declared.has_async_generator() {
        diagnostics.error(ty, "an async generator can't be primed, for its start has to be awaited: leave `primed` out, and write `g.astart().await`");
    }
    if pinned && declared.awaits() {
        let what = if declared.has_stream() { "a stream" } else { "an async generator" };
        diagnostics.error(ty, format!("{what} is always pinned: leave `pinned` out of `#[generator]`"));
    }
    if let Some(unpin) = declared.unpin.filter(|_| declared.has_stream() && declared.boxed) {
        diagnostics.error_at(unpin, "a stream is pinned in its box: write `Pin<Box<dyn Stream<…> + …>>`, which is `Unpin`, and leave `Unpin` out");
    }
    declared.has_name = has_name;
    declared.generics = signature.generics.clone();
    if has_name && (declared.boxed || declared.awaits()) {
        diagnostics.error(ty, "a generator whose type has a name is no box, no stream and not async: write `-> impl Iterator<…>` or `-> impl Generator<…>`");
    }
    if declared.pinned && declared.clone {
        diagnostics.error_at(
            clone_in(ty),
            "what is pinned can't be cloned, for it may hold borrows of its own locals: leave `Clone` out",
        );
    }
    if let ReturnType::Type(declared_arrow, _) = &mut declared.output {
        *declared_arrow = *arrow;
    }
    Some(declared)
}

/// Where a return type names `Clone`.
fn clone_in(ty: &Type) -> Span {
    let mut found = ty.span();
    tokens::any_ident(ty.to_token_stream(), &mut |name| {
        let is_clone = name == "Clone";
        if is_clone {
            found = name.span();
        }
        is_clone
    });
    found
}

fn refuse_qualifiers(signature: &syn::Signature, has_name: bool, diagnostics: &Diagnostics) {
    if let (Some(token), false) = (&signature.constness, has_name) {
        diagnostics.error(token, "a generator can't be a `const fn`: leave `const` out");
    }
    if let Some(token) = &signature.asyncness {
        diagnostics.error(token, "a generator can't be an `async fn`: leave `async` out; one that awaits returns `impl Stream<Item = …>` or `impl AsyncGenerator<Yield = …, Send = …, Return = …>`");
    }
    if let Some(abi) = &signature.abi {
        diagnostics.error(abi, "a generator can't be an `extern` function: leave the ABI out");
    }
    if let Some(variadic) = &signature.variadic {
        diagnostics.error(variadic, "a generator can't have variadic arguments");
    }
    if let syn::Safety::Unsafe(token) = &signature.safety {
        diagnostics.error(token, "a generator can't be an `unsafe fn`: leave `unsafe` out and put what is unsafe into an `unsafe` block of the body");
    }
}

fn return_type(ty: &Type, parameters: &Parameters<'_>, diagnostics: &Diagnostics) -> Option<Declared> {
    let ty = types::bare(ty);
    match ty {
        Type::ImplTrait(opaque) => {
            let bounds = bounds(&opaque.bounds, ty, parameters, diagnostics)?;
            let completed = bounds.completed(&recovery::bounds(&opaque.bounds));
            let impl_token = opaque.impl_token;
            Some(bounds.declared(false, quote!(#impl_token #completed)))
        }
        Type::Path(path) if path.qself.is_none() => boxed(ty, &path.path, parameters, diagnostics),
        _ => none_of_them(ty, parameters, diagnostics),
    }
}

/// A trait where a type belongs is read as the `impl` of it: it is told of once.
fn none_of_them(ty: &Type, parameters: &Parameters<'_>, diagnostics: &Diagnostics) -> Option<Declared> {
    unknown::report(ty, diagnostics);
    let bounds = unknown::bare_trait(ty)?;
    return_type(&parse_quote!(impl #bounds), parameters, diagnostics)
}

fn boxed(ty: &Type, path: &Path, parameters: &Parameters<'_>, diagnostics: &Diagnostics) -> Option<Declared> {
    let last = path.segments.last()?;
    let is_async = last.ident == "BoxAsyncGenerator";
    if last.ident == "BoxGenerator" || is_async {
        let types = match &last.arguments {
            PathArguments::AngleBracketed(arguments) => arguments.args.iter().filter_map(as_type).cloned().listed(),
            PathArguments::None | PathArguments::Parenthesized(_) => Vec::new(),
        };
        let mut types = types.into_iter();
        let Some(yields) = types.next() else {
            let name = &last.ident;
            diagnostics.error(ty, format!("`{name}` needs the type that is yielded: write `{name}<'_, Y>`"));
            return None;
        };
        let found = Bounds {
            generator: true,
            awaits: is_async,
            yields: Some(yields),
            sends: types.next(),
            returns: types.next(),
            ..Bounds::default()
        };
        return Some(Declared { boxed_pinned: is_async, ..found.declared(true, ty.to_token_stream()) });
    }
    if last.ident == "Pin"
        && let PathArguments::AngleBracketed(arguments) = &last.arguments
        && let Some(Type::Path(inner)) = arguments.args.iter().find_map(as_type)
        && inner.path.segments.last().is_some_and(|last| last.ident == "Box")
    {
        let found = boxed(&Type::Path(inner.clone()), &inner.path, parameters, diagnostics)?;
        let output = ReturnType::Type(Token![->](Span::call_site()), Box::new(ty.clone()));
        return Some(Declared { boxed_pinned: true, output, ..found });
    }
    if (last.ident == "BoxStream" || last.ident == "LocalBoxStream")
        && let PathArguments::AngleBracketed(arguments) = &last.arguments
        && let Some(item) = arguments.args.iter().find_map(as_type)
    {
        let found = Bounds { stream: true, item: Some(item.clone()), ..Bounds::default() };
        return Some(Declared { boxed_pinned: true, ..found.declared(true, ty.to_token_stream()) });
    }
    if last.ident == "Box"
        && let PathArguments::AngleBracketed(arguments) = &last.arguments
        && let Some(object) = arguments.args.iter().find_map(as_type).and_then(unknown::object)
    {
        let found = bounds(&object, ty, parameters, diagnostics)?;
        let ty = recovery::object(ty);
        return Some(found.declared(true, ty.to_token_stream()));
    }
    none_of_them(ty, parameters, diagnostics)
}
