//! What the bounds of `impl …` and `dyn …` say, and what is filled in where they say nothing.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::punctuated::Punctuated;
use syn::visit::Visit;
use syn::visit_mut::VisitMut;
use syn::{
    AngleBracketedGenericArguments, GenericArgument, Ident, PathArguments, ReturnType, Token, TraitBound, Type,
    TypeParamBound, parse_quote_spanned,
};

use super::declared::{Declared, Protocol, is_unit};
use super::returned::{Parameters, Returned};
use super::{recovery, unknown};
use crate::diagnostics::{Diagnostics, shown};
use crate::listed::Listed;
use crate::syntax::walk::{Visitor, Walk, Walker};
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

/// What the bounds of `impl …` or `dyn …` say.
#[derive(Default)]
pub(super) struct Bounds {
    pub(super) generator: bool,
    /// It is an async one.
    pub(super) awaits: bool,
    pub(super) iterator: bool,
    pub(super) stream: bool,
    pub(super) item: Option<Type>,
    /// It is a `TryStream`, which doesn't say what its items are.
    pub(super) tried: bool,
    pub(super) yields: Option<Type>,
    pub(super) sends: Option<Type>,
    pub(super) returns: Option<Type>,
    pub(super) clone: bool,
    pub(super) debug: bool,
    pub(super) send: bool,
    pub(super) sync: bool,
    /// Where it says `Unpin`.
    pub(super) unpin: Option<Span>,
    pub(super) items: Option<(Type, Type)>,
    pub(super) returned: Returned,
    /// Where the trait is named: rustc points at it where it says why a value must be `()`.
    pub(super) named: Option<Span>,
}

pub(super) fn bounds(
    list: &Punctuated<TypeParamBound, Token![+]>,
    ty: &Type,
    parameters: &Parameters<'_>,
    diagnostics: &Diagnostics,
) -> Option<Bounds> {
    let mut found = named(list, diagnostics);
    if let (true, true, Some(sends)) = (found.generator, found.iterator, &found.sends)
        && !is_unit(sends)
    {
        diagnostics.error(ty, "a generator that is sent values is no iterator: leave `Iterator` out, or `Send`");
    }
    if let (true, true, Some(sends)) = (found.awaits, found.stream, &found.sends)
        && !is_unit(sends)
    {
        diagnostics.error(ty, "an async generator that is sent values is no stream: leave `Stream` out, or `Send`");
    }
    found.returned = found.returns.as_ref().map_or(Returned::Value, |returns| Returned::of(returns, parameters));
    if found.generator
        && let Some(item) = &found.item
    {
        let items = found.items();
        if !same(item, &items) && !holds_opaque(item) && !holds_opaque(&items) {
            found.items = Some((item.clone(), items));
        }
    }
    if found.awaits && found.iterator {
        diagnostics.error(
            ty,
            "an async generator is no generator and no iterator, but may be a `Stream`: name one of the traits",
        );
        found.iterator = false;
    }
    if found.stream && (found.generator && !found.awaits || found.iterator) {
        diagnostics.error(ty, "a stream is no generator and no iterator: name one of the traits");
        return None;
    }
    if !found.generator && !found.iterator && !found.stream {
        unknown::report(ty, diagnostics);
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

/// What the bounds name, one by one.
fn named(list: &Punctuated<TypeParamBound, Token![+]>, diagnostics: &Diagnostics) -> Bounds {
    let mut found = Bounds::default();
    let mut fused = false;
    for bound in list {
        let TypeParamBound::Trait(bound) = bound else { continue };
        let Some(last) = bound.path.segments.last() else {
            continue;
        };
        match last.ident.to_string().as_str() {
            name @ ("Iterator" | "FusedIterator" | "Stream" | "FusedStream") => {
                match name {
                    "Iterator" => found.iterator = true,
                    "FusedIterator" => fused = true,
                    _ => found.stream = true,
                }
                found.named.get_or_insert(last.ident.span());
                bindings(
                    bound,
                    diagnostics,
                    |name, ty| match name {
                        "Item" => Some(first(&mut found.item, ty)),
                        _ => None,
                    },
                    &["Item"],
                );
            }
            // Beside the async one it is told of as an iterator is.
            name @ ("Generator" | "AsyncGenerator")
                if found.generator && found.awaits != (name == "AsyncGenerator") =>
            {
                (found.iterator, found.awaits) = (true, true);
            }
            name @ ("Generator" | "AsyncGenerator") => {
                found.generator = true;
                found.awaits = name == "AsyncGenerator";
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
                    &["Yield", "Send", "Return"],
                );
            }
            "Clone" => found.clone = true,
            "Debug" => found.debug = true,
            "Send" => found.send = true,
            "Sync" => found.sync = true,
            "Unpin" => found.unpin = Some(last.ident.span()),
            "TryStream" => {
                (found.stream, found.tried) = (true, true);
                found.named = Some(last.ident.span());
                found.item = Some(results(bound, &last.ident, diagnostics));
            }
            _ => {}
        }
    }
    // Beside `Generator` it says that it is fused, and not over what it iterates.
    found.iterator |= fused && (!found.generator || found.item.is_some());
    found
}

/// The items of a `TryStream<Ok = …, Error = …>`.
fn results(bound: &TraitBound, name: &Ident, diagnostics: &Diagnostics) -> Type {
    let (mut ok, mut error) = (None, None);
    let take = |name: &str, ty| match name {
        "Ok" => Some(first(&mut ok, ty)),
        "Error" => Some(first(&mut error, ty)),
        _ => None,
    };
    bindings(bound, diagnostics, take, &["Ok", "Error"]);
    if (ok.is_none() || error.is_none()) && diagnostics.is_empty() {
        let message = "the types of the items are missing: write `TryStream<Ok = …, Error = …>`";
        diagnostics.error(name, message);
    }
    let (ok, error) = (ok.unwrap_or_else(unit), error.unwrap_or_else(unit));
    syn::parse_quote!(::genfn::__private::Result<#ok, #error>)
}

fn unit() -> Type {
    syn::parse_quote!(())
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
    known: &[&str],
) {
    let Some(last) = bound.path.segments.last() else { return };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return };
    let names = || known.iter().map(|name| format!("`{name}`")).listed().join(", ");
    refuse_positional(&last.ident, arguments, known, diagnostics);
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
                None => diagnostics.error(
                    &binding.ident,
                    format!("unknown associated type `{}`: there is {}", binding.ident, names()),
                ),
                Some(true) => {
                    diagnostics.error(&binding.ident, format!("`{}` is given twice: leave one out", binding.ident))
                }
                Some(false) => {}
            },
            GenericArgument::Type(_) => {}
            other => diagnostics.error(other, format!("only associated types can be given here: {}", names())),
        }
    }
}

/// `Generator<u8, ()>`: one error, however many there are.
fn refuse_positional(
    name: &Ident,
    arguments: &AngleBracketedGenericArguments,
    known: &[&str],
    diagnostics: &Diagnostics,
) {
    let positional = arguments.args.iter().filter(|argument| matches!(argument, GenericArgument::Type(_)));
    let Some(first) = positional.clone().next() else { return };
    let mut unnamed = known.iter().filter(|known| {
        !arguments
            .args
            .iter()
            .any(|argument| matches!(argument, GenericArgument::AssocType(named) if named.ident == **known))
    });
    let written = arguments.args.iter().map(|argument| match argument {
        GenericArgument::Type(ty) => match unnamed.next() {
            Some(name) => format!("{name} = {}", shown(ty)),
            None => shown(ty),
        },
        GenericArgument::AssocType(named) => format!("{} = {}", named.ident, shown(&named.ty)),
        other => other.to_token_stream().to_string(),
    });
    let written = written.listed().join(", ");
    if positional.count() > known.len() {
        let names = known.iter().map(|name| format!("`{name}`")).listed().join(", ");
        diagnostics.error(first, format!("`{name}` has no parameters, but associated types: {names}"));
    } else {
        diagnostics.error(first, format!("associated types are given by name: write `{name}<{written}>`"));
    }
}

impl Bounds {
    fn protocol(&self) -> Protocol {
        match self {
            Bounds { awaits: true, .. } if self.without_sends() && self.iterates_by_return() => {
                Protocol::FallibleAsyncGenerator
            }
            Bounds { awaits: true, .. } => Protocol::AsyncGenerator,
            Bounds { stream: true, .. } => Protocol::Stream,
            Bounds { generator: false, .. } => Protocol::Iterator,
            _ if self.without_sends() && self.iterates_by_return() => Protocol::FallibleGenerator,
            _ => Protocol::Generator,
        }
    }

    fn without_sends(&self) -> bool {
        self.sends.as_ref().is_none_or(is_unit)
    }

    /// Whether what it iterates over is for its return type to say.
    fn iterates_by_return(&self) -> bool {
        match self.returned {
            Returned::Value => false,
            Returned::Result => true,
            Returned::Parameter => self.is_said_to_iterate(),
            Returned::Named { .. } => self.item.as_ref().is_some_and(|item| !same(item, &self.yielded())),
        }
    }

    /// Whether its signature has it as an iterator, or as a stream.
    fn is_said_to_iterate(&self) -> bool {
        if self.awaits { self.stream } else { self.iterator }
    }

    fn yielded(&self) -> Type {
        self.yields.clone().unwrap_or_else(unit)
    }

    pub(super) fn declared(self, boxed: bool, output: TokenStream) -> Declared {
        let protocol = self.protocol();
        let asks = protocol.is_generator() && self.without_sends() && !boxed;
        let asked = self.returns.as_ref().filter(|_| asks).and_then(|returns| self.returned.asked(returns));
        let unit = || {
            Type::Tuple(syn::TypeTuple {
                attrs: Vec::new(),
                paren_token: syn::token::Paren(self.named.unwrap_or_else(Span::call_site)),
                elems: Punctuated::new(),
            })
        };
        let named = self.named;
        let iterates = self.without_sends() && (self.is_said_to_iterate() || !self.returned.is_parameter());
        let yields = if protocol.has_items() { self.item } else { self.yields };
        let mut yields = yields.unwrap_or_else(unit);
        WalkerMut(&mut OpaqueToInferred).visit_type_mut(&mut yields);
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
            unpin: self.unpin,
            items: self.items,
            asked,
            primed: false,
            pinned: false,
            boxed_pinned: false,
            has_name: false,
            is_written_down: false,
            iterates,
            expression: false,
            captures: false,
            may_recurse: false,
            recursion: None,
            generics: syn::Generics::default(),
            output: ReturnType::Type(Token![->](Span::call_site()), Box::new(Type::Verbatim(output))),
        }
    }

    /// Fills in what a signature may leave out.
    ///
    /// ```text
    /// impl Generator<Yield = u8>
    /// impl Generator<Yield = u8, Send = (), Return = ()> + FusedIterator<Item = u8>
    ///
    /// impl Generator<Send = u8>
    /// impl Generator<Yield = (), Send = u8, Return = ()> + DrivenBySend
    ///
    /// impl AsyncGenerator<Yield = u8>
    /// impl AsyncGenerator<Yield = u8, Send = (), Return = ()> + FusedStream<Item = u8>
    ///
    /// impl TryStream<Ok = u8, Error = E>
    /// impl TryStream<Ok = u8, Error = E> + Stream<Item = Result<u8, E>>
    /// ```
    pub(super) fn completed(&self, list: &Punctuated<TypeParamBound, Token![+]>) -> TokenStream {
        let mut list = list.clone();
        // Where rustc would add a bound, it adds it behind the last token.
        let last = list.to_token_stream().into_iter().last();
        let span = last.map_or_else(Span::call_site, |last| last.span());
        if !self.generator {
            if let Some(item) = self.item.as_ref().filter(|item| self.tried && !holds_opaque(item)) {
                list.push(parse_quote_spanned!(span=> ::genfn::Stream<Item = #item>));
            }
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
        if !self.without_sends() {
            if !self.awaits {
                list.push(parse_quote_spanned!(span=> ::genfn::DrivenBySend));
            }
        } else if !self.is_said_to_iterate() && !self.returned.is_parameter() {
            list.push(self.iterator_bound(&self.items(), span));
        }
        list.to_token_stream()
    }

    /// What a generator that is sent nothing iterates over.
    fn items(&self) -> Type {
        let yields = self.yielded();
        match &self.returns {
            Some(returns) if self.iterates_by_return() && !self.returned.is_result() => {
                self.returned.asked_items(&yields, returns)
            }
            Some(returns) => self.returned.items(&yields, returns),
            None => yields,
        }
    }

    /// Every generator stays at its end.
    fn iterator_bound(&self, item: &Type, span: Span) -> TypeParamBound {
        if self.awaits {
            parse_quote_spanned!(span=> ::genfn::FusedStream<Item = #item>)
        } else {
            parse_quote_spanned!(span=> ::genfn::__private::FusedIterator<Item = #item>)
        }
    }

    fn complete_generator(&self, bound: &mut TraitBound) {
        let Some(last) = bound.path.segments.last_mut() else {
            return;
        };
        if last.ident != "Generator" && last.ident != "AsyncGenerator" {
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

fn same(a: &Type, b: &Type) -> bool {
    a.to_token_stream().to_string() == b.to_token_stream().to_string()
}

const ITERATES: &[&str] = &["Iterator", "FusedIterator", "Stream", "FusedStream"];

/// Writes what the generator iterates over in place of what the user took it to be: that is told of at its own place.
fn correct_iterator(bound: &mut TypeParamBound, items: &Type) {
    let TypeParamBound::Trait(bound) = bound else { return };
    let Some(last) = bound.path.segments.last_mut().filter(|last| ITERATES.iter().any(|name| last.ident == name))
    else {
        return;
    };
    let PathArguments::AngleBracketed(arguments) = &mut last.arguments else { return };
    for argument in &mut arguments.args {
        if let GenericArgument::AssocType(binding) = argument {
            binding.ty = items.clone();
        }
    }
}

/// `impl Display` in a type that is written again inside the body, where only `_` can stand for it.
struct OpaqueToInferred;

impl VisitorMut for OpaqueToInferred {
    fn enter_type(&mut self, ty: &mut Type) -> Walk {
        let Type::ImplTrait(opaque) = ty else { return Walk::Into };
        let span = opaque.impl_token.span;
        *ty = Type::Verbatim(quote_spanned!(span=> _));
        Walk::Over
    }
}

fn holds_opaque(ty: &Type) -> bool {
    struct Finder(bool);
    impl Visitor for Finder {
        fn enter_type(&mut self, ty: &Type) -> Walk {
            self.0 |= matches!(ty, Type::ImplTrait(_));
            Walk::Into
        }
    }
    let mut finder = Finder(false);
    Walker(&mut finder).visit_type(ty);
    finder.0
}
