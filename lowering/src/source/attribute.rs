//! What stands in the parentheses of `#[generator(…)]`.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::Parser;
use syn::{Path, Token};

use crate::diagnostics::Diagnostics;

#[derive(Default)]
pub(crate) struct Arguments {
    pub(crate) primed: bool,
    pub(crate) pinned: bool,
    /// Where genfn is found, if not at `::genfn`: `#[generator(crate = path)]`.
    pub(crate) krate: Option<Path>,
}

const ARGUMENTS: &str = "there are `primed`, `pinned` and `crate = path`; types are read off the return type";

/// What is given to `#[generator]`, or to a `gen_!` as it is called in `macro_name`.
pub(crate) fn arguments(attr: TokenStream, macro_name: &str, diagnostics: &Diagnostics) -> Arguments {
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
                format!("unknown argument `{name}` of `{macro_name}`: {ARGUMENTS}"),
            ));
        }
        Ok(())
    });
    if let Err(error) = parser.parse2(attr) {
        diagnostics.push(error);
    }
    arguments
}

pub(crate) fn is_generator_attribute(attribute: &syn::Attribute) -> bool {
    attribute.path().segments.last().is_some_and(|last| last.ident == "generator")
}
