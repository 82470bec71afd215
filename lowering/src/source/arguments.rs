//! The arguments of a function, as the body sees them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{FnArg, Pat, ReceiverKind, Signature, Type};

use crate::diagnostics::Diagnostics;
use crate::ir::kind::{self, TypeKind};
use crate::syntax::pattern;

/// Takes the patterns out of the signature: what is left is what a caller sees.
pub(crate) fn arguments(signature: &mut Signature, diagnostics: &Diagnostics) -> Vec<Argument> {
    let mut arguments = Vec::new();
    for (i, input) in signature.inputs.iter_mut().enumerate() {
        match input {
            FnArg::Receiver(receiver) => {
                let mutable = receiver.mutability.take().is_some();
                let kind = match receiver.kind {
                    ReceiverKind::Reference(_, _, Some(_)) => TypeKind::Exclusive,
                    ReceiverKind::Reference(_, _, None) => TypeKind::Shared,
                    _ => TypeKind::Unknown,
                };
                let exclusive = kind.is_exclusive();
                let reference = match &receiver.kind {
                    ReceiverKind::Reference(and, None, None) => {
                        Some(Reference { begin: and.span, end: receiver.self_token.span })
                    }
                    ReceiverKind::Typed(_, ty) => Reference::of(ty),
                    _ => None,
                };
                let ty = match &receiver.kind {
                    ReceiverKind::Value => Some(syn::parse_quote_spanned!(receiver.self_token.span=> Self)),
                    _ => None,
                };
                arguments.push(Argument {
                    name: self_name(receiver.self_token.span),
                    mutable,
                    kind,
                    ty,
                    exclusive,
                    reference,
                    pat: None,
                    outside: Outside::Receiver(receiver.self_token),
                });
            }
            FnArg::Typed(typed) => {
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
                            outside: Outside::Name,
                        });
                    }
                    pat => {
                        let name = format_ident!("__argument_{i}", span = Span::mixed_site().located_at(pat.span()));
                        let whole: Pat = syn::parse_quote!(#name);
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
                            outside: Outside::Name,
                        });
                    }
                }
            }
        }
    }
    arguments
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
    pub(crate) outside: Outside,
}

/// What an argument is where the body does not run yet.
pub(crate) enum Outside {
    /// What its name says.
    Name,
    /// This `self`.
    Receiver(syn::Token![self]),
    /// What a `gen_!` captures, where that is named first.
    Captured(Ident),
}

impl Outside {
    pub(crate) fn is_receiver(&self) -> bool {
        match self {
            Outside::Receiver(_) => true,
            Outside::Name | Outside::Captured(_) => false,
        }
    }
}

impl Argument {
    /// The argument where the function is called.
    pub(crate) fn value(&self) -> TokenStream {
        match &self.outside {
            Outside::Name => self.name.to_token_stream(),
            Outside::Receiver(receiver) => receiver.to_token_stream(),
            Outside::Captured(name) => name.to_token_stream(),
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
