//! What the function's signature declares: the types that go in and out, the bounds, the boxing.
//!
//! The signature is the only place where types are read; no type is ever asked for inside the body.

mod recovery;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{
    AngleBracketedGenericArguments, GenericArgument, Ident, Path, PathArguments, ReturnType, Token, TraitBound, Type,
    TypeParamBound, parse_quote_spanned,
};

use crate::diagnostics::Diagnostics;

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
    /// `impl Generator<Return = Result<…>>` without sent values: as an iterator, the error comes last.
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
    let mut declared = return_type(ty, diagnostics)?;
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

/// What stands in the attribute's own parentheses.
#[derive(Default)]
pub(crate) struct Arguments {
    primed: bool,
    pinned: bool,
    /// Where genfn is found, if not at `::genfn`: `#[generator(crate = path)]`.
    pub(crate) krate: Option<Path>,
}

const ARGUMENTS: &str = "there are `primed`, `pinned` and `crate = path`; types are read off the return type";

pub(crate) fn arguments(attr: TokenStream, diagnostics: &Diagnostics) -> Arguments {
    let mut arguments = Arguments::default();
    let parser = syn::meta::parser(|meta| {
        let flag = match meta.path.get_ident().map(ToString::to_string).as_deref() {
            Some("primed") => Some(("primed", &mut arguments.primed)),
            Some("pinned") => Some(("pinned", &mut arguments.pinned)),
            _ => None,
        };
        if let Some((name, given)) = flag {
            if meta.input.peek(Token![=]) {
                diagnostics.error(&meta.path, format!("`{name}` has no value: write `#[generator({name})]`"));
                meta.value()?.parse::<syn::Expr>()?;
            } else if std::mem::replace(given, true) {
                diagnostics.error(&meta.path, format!("`{name}` is given twice: leave one out"));
            }
        } else if meta.path.is_ident("crate") {
            let path = meta.value().and_then(|value| value.call(Path::parse_mod_style));
            let path = path.map_err(|_| {
                syn::Error::new_spanned(
                    &meta.path,
                    "`crate` says where genfn is found: write `#[generator(crate = path::to::genfn)]`",
                )
            })?;
            if arguments.krate.replace(path).is_some() {
                diagnostics.error(&meta.path, "`crate` is given twice: leave one out");
            }
        } else {
            let name = meta.path.to_token_stream();
            return Err(syn::Error::new_spanned(
                &meta.path,
                format!("unknown argument `{name}` of `#[generator]`: {ARGUMENTS}"),
            ));
        }
        Ok(())
    });
    if let Err(error) = parser.parse2(attr) {
        diagnostics.push(error);
    }
    arguments
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

const EXPECTED: &str = "a generator returns `impl Iterator<Item = …>`, `impl Generator<Yield = …, Send = …, Return = …>`, \
                        `impl Stream<Item = …>`, one of them as `Box<dyn …>`, or `BoxGenerator<'_, Y, S, R>`";

fn return_type(ty: &Type, diagnostics: &Diagnostics) -> Option<Declared> {
    match ty {
        Type::ImplTrait(opaque) => {
            let bounds = bounds(&opaque.bounds, ty, diagnostics)?;
            let completed = bounds.completed(&recovery::bounds(&opaque.bounds));
            let impl_token = opaque.impl_token;
            Some(bounds.declared(false, quote!(#impl_token #completed)))
        }
        Type::Path(path) if path.qself.is_none() => boxed(ty, &path.path, diagnostics),
        Type::Paren(inner) => return_type(&inner.elem, diagnostics),
        Type::Group(inner) => return_type(&inner.elem, diagnostics),
        _ => {
            diagnostics.explained(ty, "an unknown return type", format!("unknown return type: {EXPECTED}"));
            None
        }
    }
}

fn boxed(ty: &Type, path: &Path, diagnostics: &Diagnostics) -> Option<Declared> {
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
        let found = boxed(&Type::Path(inner.clone()), &inner.path, diagnostics)?;
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
        let found = bounds(&object.bounds, ty, diagnostics)?;
        let ty = recovery::object(ty);
        return Some(found.declared(true, ty.to_token_stream()));
    }
    diagnostics.explained(ty, "an unknown return type", format!("unknown return type: {EXPECTED}"));
    None
}

fn as_type(argument: &GenericArgument) -> Option<&Type> {
    match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}

/// What the bounds of `impl …` or `dyn …` say.
#[derive(Default)]
struct Bounds {
    generator: bool,
    iterator: bool,
    stream: bool,
    item: Option<Type>,
    yields: Option<Type>,
    sends: Option<Type>,
    returns: Option<Type>,
    clone: bool,
    debug: bool,
    send: bool,
    sync: bool,
    items: Option<(Type, Type)>,
    /// Where the trait is named: rustc points at it where it says why a value must be `()`.
    named: Option<Span>,
}

fn bounds(list: &Punctuated<TypeParamBound, Token![+]>, ty: &Type, diagnostics: &Diagnostics) -> Option<Bounds> {
    let mut found = Bounds::default();
    for bound in list {
        let TypeParamBound::Trait(bound) = bound else { continue };
        let Some(last) = bound.path.segments.last() else {
            continue;
        };
        match last.ident.to_string().as_str() {
            name @ ("Iterator" | "Stream" | "FusedStream") => {
                if name == "Iterator" {
                    found.iterator = true;
                } else {
                    found.stream = true;
                }
                found.named.get_or_insert(last.ident.span());
                bindings(
                    bound,
                    diagnostics,
                    |name, ty| match name {
                        "Item" => Some(first(&mut found.item, ty)),
                        _ => None,
                    },
                    "`Item`",
                );
            }
            "Generator" => {
                found.generator = true;
                found.named = Some(last.ident.span());
                bindings(
                    bound,
                    diagnostics,
                    |name, ty| match name {
                        "Yield" => Some(first(&mut found.yields, ty)),
                        "Send" => Some(first(&mut found.sends, ty)),
                        "Return" => Some(first(&mut found.returns, ty)),
                        _ => None,
                    },
                    "`Yield`, `Send`, `Return`",
                );
            }
            "Clone" => found.clone = true,
            "Debug" => found.debug = true,
            "Send" => found.send = true,
            "Sync" => found.sync = true,
            _ => {}
        }
    }
    if let (true, true, Some(sends)) = (found.generator, found.iterator, &found.sends)
        && !is_unit(sends)
    {
        diagnostics.error(ty, "a generator that is sent values is no iterator: leave `Iterator` out, or `Send`");
    }
    if found.generator
        && let Some(item) = &found.item
    {
        let items = found.items();
        let same = item.to_token_stream().to_string() == items.to_token_stream().to_string();
        if !same && !holds_opaque(item) && !holds_opaque(&items) {
            found.items = Some((item.clone(), items));
        }
    }
    if found.stream && (found.generator || found.iterator) {
        diagnostics.error(ty, "a stream is no generator and no iterator: name one of the traits");
        return None;
    }
    if !found.generator && !found.iterator && !found.stream {
        diagnostics.explained(ty, "an unknown return type", format!("unknown return type: {EXPECTED}"));
        return None;
    }
    if !found.generator && found.item.is_none() {
        let name = if found.stream { "Stream" } else { "Iterator" };
        if diagnostics.is_empty() {
            diagnostics.error(ty, format!("the type of the items is missing: write `{name}<Item = …>`"));
        }
        found.item = Some(recovery::item(list));
    }
    Some(found)
}

/// Keeps the first type that is given; whether it was given before.
fn first(slot: &mut Option<Type>, ty: Type) -> bool {
    let again = slot.is_some();
    slot.get_or_insert(ty);
    again
}

/// Hands each `Name = Type` of a bound to `take`, which answers whether it was given before, and `None` for a name that it does
/// not know.
fn bindings(
    bound: &TraitBound,
    diagnostics: &Diagnostics,
    mut take: impl FnMut(&str, Type) -> Option<bool>,
    known: &str,
) {
    let Some(PathArguments::AngleBracketed(arguments)) = bound.path.segments.last().map(|last| &last.arguments) else {
        return;
    };
    for argument in &arguments.args {
        match argument {
            GenericArgument::AssocType(binding) => match take(&binding.ident.to_string(), binding.ty.clone()) {
                None if matches!(binding.ident.to_string().as_str(), "Yield" | "Send" | "Return") => diagnostics.error(
                    &binding.ident,
                    format!(
                        "an iterator has no `{}`: write `impl Generator<Yield = …, Send = …, Return = …>`",
                        binding.ident
                    ),
                ),
                None => diagnostics
                    .error(&binding.ident, format!("unknown associated type `{}`: there is {known}", binding.ident)),
                Some(true) => {
                    diagnostics.error(&binding.ident, format!("`{}` is given twice: leave one out", binding.ident))
                }
                Some(false) => {}
            },
            GenericArgument::Type(ty) => {
                let example = known.trim_start_matches('`').split('`').next().unwrap_or_default();
                let ty = ty.to_token_stream();
                diagnostics.error(argument, format!("write the associated type's name: `{example} = {ty}`"));
            }
            other => diagnostics.error(other, format!("only associated types can be given here: {known}")),
        }
    }
}

impl Bounds {
    fn protocol(&self) -> Protocol {
        match self {
            Bounds { stream: true, .. } => Protocol::Stream,
            Bounds { generator: false, .. } => Protocol::Iterator,
            _ if self.without_sends() && self.returns.as_ref().is_some_and(is_result) => Protocol::FallibleGenerator,
            _ => Protocol::Generator,
        }
    }

    fn without_sends(&self) -> bool {
        self.sends.as_ref().is_none_or(is_unit)
    }

    fn declared(self, boxed: bool, output: TokenStream) -> Declared {
        let protocol = self.protocol();
        let unit = || {
            Type::Tuple(syn::TypeTuple {
                attrs: Vec::new(),
                paren_token: syn::token::Paren(self.named.unwrap_or_else(Span::call_site)),
                elems: Punctuated::new(),
            })
        };
        let named = self.named;
        let yields = if matches!(protocol, Protocol::Iterator | Protocol::Stream) { self.item } else { self.yields };
        let mut yields = yields.unwrap_or_else(unit);
        OpaqueToInferred.visit_type_mut(&mut yields);
        Declared {
            protocol,
            yields,
            sends: self.sends.unwrap_or_else(unit),
            returns: self.returns.unwrap_or_else(unit),
            named,
            boxed,
            clone: self.clone,
            debug: self.debug,
            send: self.send,
            sync: self.sync,
            items: self.items,
            primed: false,
            pinned: false,
            boxed_pinned: false,
            output: ReturnType::Type(Token![->](Span::call_site()), Box::new(Type::Verbatim(output))),
        }
    }

    /// Fills in what a signature may leave out.
    ///
    /// ```text
    /// impl Generator<Yield = u8>
    /// impl Generator<Yield = u8, Send = (), Return = ()> + Iterator<Item = u8>
    /// ```
    fn completed(&self, list: &Punctuated<TypeParamBound, Token![+]>) -> TokenStream {
        let mut list = list.clone();
        if !self.generator {
            return list.to_token_stream();
        }
        for bound in &mut list {
            if let TypeParamBound::Trait(bound) = bound {
                self.complete_generator(bound);
            }
        }
        if let Some((_, items)) = &self.items {
            list.iter_mut().for_each(|bound| correct_iterator(bound, items));
        }
        // A `Yield` that is itself opaque can't be written a second time.
        let opaque = self.yields.as_ref().is_some_and(holds_opaque);
        let iterates = self.returns.as_ref().is_none_or(|returns| is_unit(returns) || is_result(returns));
        if !self.iterator && self.without_sends() && iterates && !opaque {
            list.push(iterator_bound(&self.items()));
        }
        list.to_token_stream()
    }

    /// What a generator that is sent nothing iterates over.
    fn items(&self) -> Type {
        let yields = self.yields.clone().unwrap_or_else(|| syn::parse_quote!(()));
        match &self.returns {
            Some(returns) if is_result(returns) => parse_quote_spanned!(returns.span()=>
                ::genfn::__private::core::result::Result<#yields, <#returns as ::genfn::Fallible>::Error>),
            Some(_) | None => yields,
        }
    }

    fn complete_generator(&self, bound: &mut TraitBound) {
        let Some(last) = bound.path.segments.last_mut() else {
            return;
        };
        if last.ident != "Generator" {
            return;
        }
        let span = last.ident.span();
        let missing = [("Yield", &self.yields), ("Send", &self.sends), ("Return", &self.returns)];
        let missing = missing.into_iter().filter(|(_, given)| given.is_none());
        if matches!(last.arguments, PathArguments::None) {
            last.arguments = PathArguments::AngleBracketed(AngleBracketedGenericArguments {
                colon2_token: None,
                lt_token: Token![<](span),
                args: Punctuated::new(),
                gt_token: Token![>](span),
            });
        }
        if let PathArguments::AngleBracketed(arguments) = &mut last.arguments {
            for (name, _) in missing {
                let name = Ident::new(name, span);
                arguments.args.push(parse_quote_spanned!(span=> #name = ()));
            }
        }
    }
}

fn iterator_bound(item: &Type) -> TypeParamBound {
    parse_quote_spanned!(item.span()=> ::genfn::__private::core::iter::Iterator<Item = #item>)
}

/// Writes what the generator iterates over in place of what the user took it to be: that is told of at its own place.
fn correct_iterator(bound: &mut TypeParamBound, items: &Type) {
    let TypeParamBound::Trait(bound) = bound else { return };
    let Some(last) = bound.path.segments.last_mut().filter(|last| last.ident == "Iterator") else { return };
    let PathArguments::AngleBracketed(arguments) = &mut last.arguments else { return };
    for argument in &mut arguments.args {
        if let GenericArgument::AssocType(binding) = argument {
            binding.ty = items.clone();
        }
    }
}

/// `impl Display` in a type that is written again inside the body, where only `_` can stand for it.
struct OpaqueToInferred;

impl VisitMut for OpaqueToInferred {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if let Type::ImplTrait(opaque) = ty {
            let span = opaque.impl_token.span;
            *ty = Type::Verbatim(quote_spanned!(span=> _));
        } else {
            syn::visit_mut::visit_type_mut(self, ty);
        }
    }
}

fn holds_opaque(ty: &Type) -> bool {
    struct Finder(bool);
    impl<'ast> syn::visit::Visit<'ast> for Finder {
        fn visit_type_impl_trait(&mut self, _: &'ast syn::TypeImplTrait) {
            self.0 = true;
        }
    }
    let mut finder = Finder(false);
    syn::visit::Visit::visit_type(&mut finder, ty);
    finder.0
}

pub(crate) fn is_unit(ty: &Type) -> bool {
    match ty {
        Type::Tuple(tuple) => tuple.elems.is_empty(),
        Type::Paren(inner) => is_unit(&inner.elem),
        Type::Group(inner) => is_unit(&inner.elem),
        _ => false,
    }
}

fn is_result(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "Result"))
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
