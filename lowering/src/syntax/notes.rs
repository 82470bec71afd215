//! Notes that one pass leaves for another, as attributes: they are taken off again before anything is emitted.

use proc_macro2::TokenStream;
use syn::{Attribute, Lifetime};

/// Where a marker raises: `#[raises('__try_1)]`, `#[raises('__try_1, quietly)]`.
pub(crate) struct Raises {
    pub(crate) label: Lifetime,
    /// No `?` tells the type of the error.
    pub(crate) quietly: bool,
}

pub(crate) fn raises(attrs: &[Attribute]) -> Option<Raises> {
    let attribute = attrs.iter().find(|attribute| attribute.path().is_ident("raises"))?;
    attribute
        .parse_args_with(|input: syn::parse::ParseStream<'_>| {
            let label = input.parse()?;
            let quietly = !input.is_empty();
            input.parse::<TokenStream>()?;
            Ok(Raises { label, quietly })
        })
        .ok()
}

/// How a `return` that this pass made leaves the body.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leaves {
    /// `#[raised] return exception`: with an exception that nothing caught.
    Raised,
    /// `#[left] return value`: with what a `finally` held back.
    Left,
}

pub(crate) fn leaves(attrs: &[Attribute]) -> Option<Leaves> {
    attrs.iter().find_map(|attribute| {
        let path = attribute.path();
        path.is_ident("raised").then_some(Leaves::Raised).or_else(|| path.is_ident("left").then_some(Leaves::Left))
    })
}
