//! What stands in the parentheses of `#[generator(…)]`.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::Parser;
use syn::{Ident, Path, Token, Type};

use crate::diagnostics::Diagnostics;

#[derive(Default)]
pub(crate) struct Arguments {
    pub(crate) primed: bool,
    pub(crate) pinned: bool,
    /// Where genfn is found, if not at `::genfn`: `#[generator(crate = path)]`.
    pub(crate) krate: Option<Path>,
    /// The name of the generator's type: `#[generator(type = Walk)]`.
    pub(crate) type_name: Option<Ident>,
    /// The types of locals, for one that has a name: `#[generator(type = Walk, node: &'t Node<T>)]`.
    pub(crate) types: Vec<(Ident, Type)>,
}

const GEN: &str = "gen_!";

/// What there is. An expression has no name that its type could have.
fn known(macro_name: &str) -> &'static str {
    if macro_name == GEN {
        "there are `primed`, `pinned` and `crate = path`; what is yielded is read off the return type"
    } else {
        "there are `primed`, `pinned`, `type = Name`, with types of locals as `local: Type`, and `crate = path`; what is yielded is read off the return type"
    }
}

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
        } else if macro_name != GEN && meta.path.is_ident("type") {
            let name = meta.value().and_then(|value| value.call(Ident::parse_any)).map_err(|_| {
                syn::Error::new_spanned(
                    &meta.path,
                    "`type` gives the generator's type a name: write `#[generator(type = Name)]`",
                )
            })?;
            if arguments.type_name.replace(name).is_some() {
                diagnostics.error(&meta.path, "`type` is given twice: leave one out");
            }
        } else if let (Some(local), true) = (meta.path.get_ident(), meta.input.peek(Token![:])) {
            meta.input.parse::<Token![:]>()?;
            arguments.types.push((local.clone(), meta.input.parse()?));
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
                format!("unknown argument `{name}` of `{macro_name}`: {}", known(macro_name)),
            ));
        }
        Ok(())
    });
    if let Err(error) = parser.parse2(attr) {
        diagnostics.push(error);
    }
    if let (None, Some((local, _))) = (&arguments.type_name, arguments.types.first()) {
        diagnostics.error(
            local,
            "the types of locals are asked for only where the generator's type has a name: `#[generator(type = Name)]`",
        );
    }
    if let (Some(name), true) = (&arguments.type_name, arguments.pinned) {
        diagnostics
            .error(name, "what is pinned lies in a box, as a future that has no name: leave `pinned` out, or `type`");
    }
    arguments
}

pub(crate) fn is_generator_attribute(attribute: &syn::Attribute) -> bool {
    attribute.path().segments.last().is_some_and(|last| last.ident == "generator")
}
