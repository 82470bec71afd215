//! The accumulator of a function's mistakes: all of them are reported in one build.

use std::cell::RefCell;

use proc_macro2::TokenStream;
use quote::ToTokens;

/// A heading of the page `genfn::errors`, which is `docs/errors.md`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Heading {
    BorrowAcrossAYield,
    YieldInAClosure,
    YieldInANestedFunction,
    YieldInAConstant,
    UnknownReturnType,
    QuestionMarkWithoutAResult,
    RecursionWithoutABox,
    AssignmentInsideAnotherExpression,
}

impl Heading {
    fn text(self) -> &'static str {
        match self {
            Heading::BorrowAcrossAYield => "a borrow across a yield",
            Heading::YieldInAClosure => "a yield in a closure",
            Heading::YieldInANestedFunction => "a yield in a nested function",
            Heading::YieldInAConstant => "a yield in a constant",
            Heading::UnknownReturnType => "an unknown return type",
            Heading::QuestionMarkWithoutAResult => "a question mark without a result",
            Heading::RecursionWithoutABox => "a recursion without a box",
            Heading::AssignmentInsideAnotherExpression => "an assignment inside another expression",
        }
    }
}

/// Collects errors; it must be [finished](Diagnostics::finish), so that none is forgotten.
#[must_use]
pub(crate) struct Diagnostics {
    errors: RefCell<Option<Vec<syn::Error>>>,
}

impl Diagnostics {
    pub(crate) fn new() -> Self {
        Diagnostics { errors: RefCell::new(Some(Vec::new())) }
    }

    /// Reports a mistake at exactly these tokens.
    pub(crate) fn error(&self, at: impl ToTokens, message: impl std::fmt::Display) {
        self.push(syn::Error::new_spanned(at, message));
    }

    /// Reports a mistake that has a heading in `genfn::errors`, and names it.
    pub(crate) fn explained(&self, at: impl ToTokens, heading: Heading, message: impl std::fmt::Display) {
        self.error(at, format!("{message}\nsee genfn::errors, \"{}\"", heading.text()));
    }

    /// Reports a mistake at a span.
    pub(crate) fn error_at(&self, span: proc_macro2::Span, message: impl std::fmt::Display) {
        self.push(syn::Error::new(span, message));
    }

    pub(crate) fn push(&self, error: syn::Error) {
        if let Some(errors) = self.errors.borrow_mut().as_mut() {
            errors.push(error);
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.errors.borrow().as_ref().is_none_or(Vec::is_empty)
    }

    /// The errors as `compile_error!` items; empty when there were none.
    pub(crate) fn finish(self) -> TokenStream {
        let (first, others) = self.finish_apart();
        [first, others].into_iter().collect()
    }

    /// The same: the first one, and the others.
    pub(crate) fn finish_apart(self) -> (TokenStream, TokenStream) {
        let errors = self.errors.borrow_mut().take().unwrap_or_default();
        let mut errors = errors.into_iter().flatten().map(|error| error.to_compile_error());
        (errors.next().unwrap_or_default(), errors.collect())
    }
}

impl Drop for Diagnostics {
    fn drop(&mut self) {
        debug_assert!(
            self.errors.borrow().is_none() || std::thread::panicking(),
            "this is a bug in genfn: diagnostics were dropped without being reported"
        );
    }
}

/// A type as the user would write it.
pub(crate) fn shown(ty: &syn::Type) -> String {
    let text = ty.to_token_stream().to_string();
    [(" < ", "<"), (" >", ">"), ("< ", "<"), ("& ", "&"), (" ,", ","), (" :: ", "::"), ("' ", "'")]
        .iter()
        .fold(text, |text, (from, to)| text.replace(from, to))
}
