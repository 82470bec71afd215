//! What is raised: the types of what a `try_!` is lowered to asks of the [shape](crate::emit::shape).

use syn::Type;

use super::shapes::{error, hole, named};
use super::solve::TypeSolver;
use crate::source::signature::Declared;
use crate::syntax::notes::Raises;

impl TypeSolver<'_> {
    /// What a `?` in a `try_!` asks.
    fn raises(&self) -> Type {
        let is_option = named(self.told.declared.shows_errors()).is_some_and(|(name, _)| name == "Option");
        if is_option { syn::parse_quote!(::genfn::Nones) } else { syn::parse_quote!(::genfn::Errors) }
    }

    /// What may be raised in a `try_!`, as far as the return type tells.
    fn exception(&self, unknown_type: bool) -> Option<Type> {
        let Declared { returns, .. } = self.told.declared;
        let has_items = self.told.declared.has_items();
        let shown = self.told.declared.shows_errors();
        let error = match (error(shown), named(shown)) {
            (Some(error), _) => error,
            (None, Some((name, _))) if name == "Option" && !has_items => syn::parse_quote!(::genfn::NoneRaised),
            _ if unknown_type => syn::parse_quote!(::genfn::raise::Thrown<#returns>),
            _ => return None,
        };
        Some(syn::parse_quote!(::genfn::Exception<#error>))
    }

    /// What is asked of the shape, by what a `try_!` is lowered to (`core/src/raise.rs`).
    pub(super) fn of_shape(&mut self, call: &syn::ExprMethodCall) -> Option<Type> {
        match call.method.to_string().as_str() {
            "raises" => Some(self.raises()),
            "calm" => {
                let value = call.args.first().and_then(|value| self.expr(value, None)).unwrap_or_else(hole);
                let exception = self.exception(true)?;
                Some(syn::parse_quote!(::genfn::__private::Result<#value, #exception>))
            }
            "exit" | "exit_ignored" | "raised_quietly" => self.exception(true),
            "raised" | "pass" => self.exception(false),
            _ => None,
        }
    }

    /// What is raised at a marker leaves the `try_!` around it.
    pub(super) fn raised(&mut self, raises: Option<&Raises>) {
        let Some(Raises { label, unknown_type }) = raises else { return };
        let exception = self.exception(*unknown_type);
        let error = exception.map(|exception| syn::parse_quote!(::genfn::__private::Result<_, #exception>));
        self.left_with(&label.ident, error);
    }
}
