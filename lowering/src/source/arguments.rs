//! The arguments of a function, as the body sees them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Attribute, FnArg, Meta, Pat, ReceiverKind, Signature, Type};

use crate::diagnostics::Diagnostics;
use crate::ir::kind::{self, TypeKind};
use crate::syntax::pattern;
use crate::syntax::tokens;

/// Which arguments the body uses where they lie, in what captures them: those that it names, which come before the first that has to be
/// moved into it. What is moved is dropped before what is captured.
pub(crate) fn in_place(signature: &mut Signature, arguments: &mut [Argument], body: &TokenStream) {
    let mut is_one_moved = false;
    for (input, argument) in signature.inputs.iter_mut().zip(arguments) {
        let is_name = argument.pat.is_none() && matches!(argument.outside, Outside::Name);
        let may_be = !is_one_moved || argument.kind.needs_no_drop();
        if !is_name || !may_be || !tokens::names(body.clone(), &argument.name.to_string()) {
            is_one_moved |= !argument.kind.needs_no_drop();
            continue;
        }
        argument.in_place = true;
        if let (FnArg::Typed(typed), true) = (input, argument.mutable)
            && let Pat::Ident(pat) = &mut *typed.pat
        {
            pat.mutability = Some(syn::Token![mut](pat.ident.span()));
        }
    }
}

/// Takes the patterns out of the signature: what is left is what a caller sees.
pub(crate) fn arguments(signature: &mut Signature, diagnostics: &Diagnostics) -> Vec<Argument> {
    let mut arguments = Vec::new();
    let mut names = names(signature);
    for (i, input) in signature.inputs.iter_mut().enumerate() {
        match input {
            FnArg::Receiver(receiver) => arguments.push(of_receiver(receiver)),
            FnArg::Typed(typed) => {
                let lints = lints(&mut typed.attrs);
                let kind = kind::kind_of_type(&typed.ty, Some(&signature.generics));
                let exclusive = matches!(&*typed.ty, Type::Reference(reference) if reference.mutability.is_some());
                match &mut *typed.pat {
                    Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none() => {
                        let mutable = pat.mutability.take().is_some();
                        arguments.push(Argument {
                            name: pat.ident.clone(),
                            mutable,
                            kind,
                            ty: Some((*typed.ty).clone()),
                            exclusive,
                            reference: Reference::of(&typed.ty),
                            pat: None,
                            lints,
                            in_place: false,
                            outside: Outside::Name,
                        });
                    }
                    pat => {
                        let name = format_ident!("__argument_{i}", span = Span::mixed_site().located_at(pat.span()));
                        let shown = shown_instead(pat, i, &mut names);
                        let whole: Pat = syn::parse_quote!(#shown);
                        let pat = std::mem::replace(pat, whole);
                        if matches!(pat, Pat::Verbatim(_) | Pat::Macro(_)) {
                            diagnostics.error(
                                &pat,
                                "this pattern can't be read: write a name here and take it apart in the body",
                            );
                        }
                        // An argument is a value, which a `ref mut` may borrow without a `mut`.
                        let mutable = pattern::bindings(&pat).iter().any(|bound| bound.by_ref && bound.mutable);
                        arguments.push(Argument {
                            name,
                            mutable,
                            kind,
                            ty: Some((*typed.ty).clone()),
                            exclusive: false,
                            reference: None,
                            pat: Some(pat),
                            lints,
                            in_place: false,
                            outside: Outside::Shown(shown),
                        });
                    }
                }
            }
        }
    }
    arguments
}

/// What rustdoc shows in place of a pattern: the names that it binds, `a_b: (u8, u8)` for `(a, b): (u8, u8)`. No other parameter is
/// called so.
fn shown_instead(pat: &Pat, at: usize, names: &mut Vec<String>) -> Ident {
    let bound: Vec<_> = pattern::bindings(pat).iter().map(|bound| shown(&bound.name).to_lowercase()).collect();
    let mut name = if bound.is_empty() { "ignored".to_owned() } else { bound.join("_") };
    if names.contains(&name) || syn::parse_str::<Ident>(&name).is_err() {
        name = format!("{name}_{at}");
    }
    names.push(name.clone());
    Ident::new(&name, Span::mixed_site().located_at(pat.span()))
}

/// Those of the parameters that have one.
fn names(signature: &Signature) -> Vec<String> {
    let name = |input: &FnArg| match input {
        FnArg::Typed(typed) => match &*typed.pat {
            Pat::Ident(pat) => Some(pat.ident.to_string()),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    };
    signature.inputs.iter().filter_map(name).collect()
}

fn of_receiver(receiver: &mut syn::Receiver) -> Argument {
    let lints = lints(&mut receiver.attrs);
    let mutable = receiver.mutability.take().is_some();
    let kind = match receiver.kind {
        ReceiverKind::Reference(_, _, Some(_)) => TypeKind::Exclusive,
        ReceiverKind::Reference(_, _, None) => TypeKind::Shared,
        _ => TypeKind::Unknown,
    };
    let exclusive = kind.is_exclusive();
    let reference = match &receiver.kind {
        ReceiverKind::Reference(and, None, None) => Some(Reference { begin: and.span, end: receiver.self_token.span }),
        ReceiverKind::Typed(_, ty) => Reference::of(ty),
        _ => None,
    };
    let ty = type_of_receiver(receiver);
    Argument {
        name: self_name(receiver.self_token.span),
        mutable,
        kind,
        ty,
        exclusive,
        reference,
        pat: None,
        lints,
        in_place: false,
        outside: Outside::Receiver(receiver.self_token),
    }
}

/// Takes what is said of lints off a parameter: it is said of the local in the body, where they would find something. There may be several
/// of it, so that what is expected of all of them is only allowed.
fn lints(attrs: &mut Vec<Attribute>) -> Vec<Attribute> {
    let (mut lints, others): (Vec<Attribute>, Vec<Attribute>) = std::mem::take(attrs).into_iter().partition(|attr| {
        ["allow", "expect", "warn", "deny", "forbid"].iter().any(|level| attr.path().is_ident(level))
    });
    *attrs = others;
    for attr in &mut lints {
        if let Meta::List(list) = &mut attr.meta
            && let Some(level) = list.path.segments.last_mut().filter(|level| level.ident == "expect")
        {
            level.ident = Ident::new("allow", level.ident.span());
        }
    }
    lints
}

fn type_of_receiver(receiver: &syn::Receiver) -> Option<Type> {
    match &receiver.kind {
        ReceiverKind::Value => Some(syn::parse_quote_spanned!(receiver.self_token.span=> Self)),
        ReceiverKind::Typed(_, ty) => Some((**ty).clone()),
        _ => None,
    }
}

/// The name of the receiver in emitted code, where `self` can't be the name of a variable: `self` and a variation selector, which
/// nothing shows. So rustc's messages, and who reads the expansion, see `self`; and it is a name that no user writes, in the user's own
/// context, so that rustc says of it what it says of a user's variable.
pub(crate) fn self_name(span: Span) -> Ident {
    Ident::new(SELF, span)
}

/// Nobody is told that `self` is not used.
pub(crate) fn may_be_unused(name: &Ident) -> Option<TokenStream> {
    (*name == SELF).then(|| quote!(#[allow(unused_variables)]))
}

/// A name as it is shown, or as a part of another: without `r#`, and `self` for the receiver.
pub(crate) fn shown(name: &Ident) -> String {
    name.to_string().trim_start_matches("r#").replace(SELF, "self")
}

/// See [`self_name`].
pub(crate) const SELF: &str = "self\u{fe00}";

/// An argument of the function, as the body sees it.
pub(crate) struct Argument {
    /// The name that holds the argument until the body runs.
    pub(crate) name: Ident,
    pub(crate) mutable: bool,
    pub(crate) kind: TypeKind,
    /// As it is declared; that of a `self` only where it is by value.
    pub(crate) ty: Option<Type>,
    /// Declared as `&mut`.
    pub(crate) exclusive: bool,
    /// Declared as `&…`, without a lifetime.
    pub(crate) reference: Option<Reference>,
    /// The pattern that takes it apart, where it is more than a name.
    pub(crate) pat: Option<Pat>,
    /// What is said of it to lints.
    pub(crate) lints: Vec<Attribute>,
    /// It is not moved into the body, which captures it.
    pub(crate) in_place: bool,
    pub(crate) outside: Outside,
}

/// What an argument is where the body does not run yet.
pub(crate) enum Outside {
    /// What its name says.
    Name,
    /// What the signature shows in place of its pattern.
    Shown(Ident),
    /// This `self`.
    Receiver(syn::Token![self]),
    /// What a `gen_!` captures, where that is named first.
    Captured(Ident),
}

impl Outside {
    pub(crate) fn is_receiver(&self) -> bool {
        match self {
            Outside::Receiver(_) => true,
            Outside::Name | Outside::Shown(_) | Outside::Captured(_) => false,
        }
    }
}

impl Argument {
    /// The argument where the function is called.
    pub(crate) fn value(&self) -> TokenStream {
        match &self.outside {
            Outside::Name => self.name.to_token_stream(),
            Outside::Receiver(receiver) => receiver.to_token_stream(),
            Outside::Shown(name) | Outside::Captured(name) => name.to_token_stream(),
        }
    }

    /// Its name there.
    pub(crate) fn outside_name(&self) -> Ident {
        match &self.outside {
            Outside::Name => self.name.clone(),
            Outside::Receiver(receiver) => Ident::new("self", receiver.span),
            Outside::Shown(name) | Outside::Captured(name) => name.clone(),
        }
    }
}

/// Where an argument's type of the form `&…` is written.
#[derive(Clone, Copy)]
pub(crate) struct Reference {
    begin: Span,
    end: Span,
}

impl Reference {
    fn of(ty: &Type) -> Option<Reference> {
        let Type::Reference(reference) = ty else { return None };
        let end = reference.elem.to_token_stream().into_iter().last()?.span();
        let plain = reference.mutability.is_none() && reference.lifetime.is_none();
        plain.then_some(Reference { begin: reference.and_token.span, end })
    }

    /// `&*name`, which seems to be written here: so rustc says that a `mut` is to be put here, if what is behind it is to be changed.
    pub(crate) fn again(self, name: &Ident) -> TokenStream {
        let mut name = name.clone();
        name.set_span(self.end.resolved_at(name.span()));
        quote_spanned!(self.begin.resolved_at(name.span())=> &*#name)
    }

    /// The same where the name is a reference to the argument: `&**name`.
    pub(crate) fn again_in_place(self, name: &Ident) -> TokenStream {
        let begin = self.begin.resolved_at(name.span());
        let mut name = name.clone();
        name.set_span(self.end.resolved_at(name.span()));
        quote_spanned!(begin=> &**#name)
    }
}
