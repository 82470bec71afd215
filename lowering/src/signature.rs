//! What the function's signature declares: the types that go in and out, the bounds, the boxing.
//!
//! The signature is the only place where types are read; no type is ever asked for inside the body.

mod arguments;
mod bounds;
mod recovery;
mod returned;
mod unknown;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{GenericArgument, Path, PathArguments, ReturnType, Token, Type};

use crate::diagnostics::Diagnostics;
use crate::syntax::tokens;
pub(crate) use arguments::{Arguments, arguments};
use bounds::{Bounds, bounds};
use returned::Parameters;

/// What a generator function promises.
pub(crate) struct Declared {
    pub(crate) protocol: Protocol,
    /// The type of `x` in `yield_!(x)`, with `_` where the signature has `impl Trait`.
    pub(crate) yields: Type,
    /// The type of `yield_!(x)`.
    pub(crate) sends: Type,
    /// The type that the body evaluates to.
    pub(crate) returns: Type,
    /// Where the return type names its trait, for what rustc says of the machine.
    pub(crate) named: Option<Span>,
    pub(crate) boxed: bool,
    pub(crate) clone: bool,
    pub(crate) debug: bool,
    pub(crate) send: bool,
    pub(crate) sync: bool,
    /// The items that `+ Iterator<Item = …>` promises, and those that the generator has, where they are written differently.
    pub(crate) items: Option<(Type, Type)>,
    /// How it iterates is asked for: what it returns may be a `Result`.
    pub(crate) asked: Option<TokenStream>,
    /// Run to the first suspension point on construction: `#[generator(primed)]`.
    pub(crate) primed: bool,
    /// On the pinned engine: `#[generator(pinned)]`, and every stream.
    pub(crate) pinned: bool,
    /// The box is a pinned one: `Pin<Box<dyn Stream<…>>>`.
    pub(crate) boxed_pinned: bool,
    /// The return type with what the user left out filled in.
    pub(crate) output: ReturnType,
}

impl Declared {
    /// Whether it has items and nothing else: it is sent nothing, and returns nothing.
    pub(crate) fn has_items(&self) -> bool {
        matches!(self.protocol, Protocol::Iterator | Protocol::Stream)
    }

    /// Whether it is a stream, which may await.
    pub(crate) fn has_stream(&self) -> bool {
        self.protocol == Protocol::Stream
    }

    /// Whether what it yields or returns may hold a reference.
    pub(crate) fn lends(&self) -> bool {
        tokens::has_references(self.yields.to_token_stream()) || tokens::has_references(self.returns.to_token_stream())
    }

    /// Whether the closure returns steps bare: nothing in the body can be meant by `?`.
    pub(crate) fn is_plain(&self) -> bool {
        is_plain(if self.has_items() { &self.yields } else { &self.returns })
    }
}

/// Which of the runtime's machines the function returns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Protocol {
    /// `impl Iterator<Item = Y>`: only ever asked for the next item.
    Iterator,
    /// `impl Generator<…>`.
    Generator,
    /// `impl Generator<Return = Result<…>>` without sent values: as an iterator, the error comes last. Or what the type is has to be
    /// told by rustc.
    FallibleGenerator,
    /// `impl Stream`: polled for the next item.
    Stream,
}

/// Reads the return type; mistakes go to `diagnostics`.
pub(crate) fn declared(
    arguments: &Arguments,
    signature: &syn::Signature,
    diagnostics: &Diagnostics,
) -> Option<Declared> {
    let Arguments { primed, pinned, .. } = *arguments;
    refuse_qualifiers(signature, diagnostics);
    let ReturnType::Type(arrow, ty) = &signature.output else {
        diagnostics.error_at(
            signature.paren_token.span.join(),
            "a generator needs a return type: write `-> impl Iterator<Item = …>` or `-> impl Generator<Yield = …, Send = …, Return = …>`",
        );
        return None;
    };
    let mut declared = return_type(ty, &Parameters::of(signature), diagnostics)?;
    declared.primed = primed;
    declared.pinned = pinned || declared.protocol == Protocol::Stream;
    if primed && declared.has_items() {
        diagnostics.error(ty, "`primed` needs a generator that is sent values: write `-> impl Generator<Send = …>`, or leave `primed` out");
    }
    if pinned && declared.protocol == Protocol::Stream {
        diagnostics.error(ty, "a stream is always pinned: leave `pinned` out of `#[generator]`");
    }
    if declared.pinned && declared.clone {
        diagnostics
            .error(ty, "what is pinned can't be cloned, for it may hold borrows of its own locals: leave `Clone` out");
    }
    if let ReturnType::Type(declared_arrow, _) = &mut declared.output {
        *declared_arrow = *arrow;
    }
    Some(declared)
}

fn refuse_qualifiers(signature: &syn::Signature, diagnostics: &Diagnostics) {
    if let Some(token) = &signature.constness {
        diagnostics.error(token, "a generator can't be a `const fn`: leave `const` out");
    }
    if let Some(token) = &signature.asyncness {
        diagnostics.error(token, "a generator can't be an `async fn`: leave `async` out");
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
    match ty {
        Type::ImplTrait(opaque) => {
            let bounds = bounds(&opaque.bounds, ty, parameters, diagnostics)?;
            let completed = bounds.completed(&recovery::bounds(&opaque.bounds));
            let impl_token = opaque.impl_token;
            Some(bounds.declared(false, quote!(#impl_token #completed)))
        }
        Type::Path(path) if path.qself.is_none() => boxed(ty, &path.path, parameters, diagnostics),
        Type::Paren(inner) => return_type(&inner.elem, parameters, diagnostics),
        Type::Group(inner) => return_type(&inner.elem, parameters, diagnostics),
        _ => {
            unknown::report(ty, diagnostics);
            None
        }
    }
}

fn boxed(ty: &Type, path: &Path, parameters: &Parameters<'_>, diagnostics: &Diagnostics) -> Option<Declared> {
    let last = path.segments.last()?;
    if last.ident == "BoxGenerator" {
        let types = match &last.arguments {
            PathArguments::AngleBracketed(arguments) => arguments.args.iter().filter_map(as_type).cloned().collect(),
            PathArguments::None | PathArguments::Parenthesized(_) => Vec::new(),
        };
        let mut types = types.into_iter();
        let Some(yields) = types.next() else {
            diagnostics.error(ty, "`BoxGenerator` needs the type that is yielded: write `BoxGenerator<'_, Y>`");
            return None;
        };
        let found = Bounds {
            generator: true,
            yields: Some(yields),
            sends: types.next(),
            returns: types.next(),
            ..Bounds::default()
        };
        return Some(found.declared(true, ty.to_token_stream()));
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
        && let Some(Type::TraitObject(object)) = arguments.args.iter().find_map(as_type)
    {
        let found = bounds(&object.bounds, ty, parameters, diagnostics)?;
        let ty = recovery::object(ty);
        return Some(found.declared(true, ty.to_token_stream()));
    }
    unknown::report(ty, diagnostics);
    None
}

fn as_type(argument: &GenericArgument) -> Option<&Type> {
    match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}

pub(crate) fn is_unit(ty: &Type) -> bool {
    match ty {
        Type::Tuple(tuple) => tuple.elems.is_empty(),
        Type::Paren(inner) => is_unit(&inner.elem),
        Type::Group(inner) => is_unit(&inner.elem),
        _ => false,
    }
}

/// Whether the type's own syntax shows that it is no `Result` and no `Option`, under any alias.
fn is_plain(ty: &Type) -> bool {
    const PRIMITIVES: &[&str] = &[
        "bool", "char", "str", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize",
        "f32", "f64", "String", "Vec", "Box",
    ];
    match ty {
        Type::Path(path) => {
            path.qself.is_none()
                && path.path.segments.len() == 1
                && path.path.segments.first().is_some_and(|segment| PRIMITIVES.iter().any(|name| segment.ident == name))
        }
        Type::Paren(inner) => is_plain(&inner.elem),
        Type::Group(inner) => is_plain(&inner.elem),
        Type::Macro(_) => false,
        _ => true,
    }
}
