//! What stands in the parentheses of `#[generator(…)]`.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::Parser;
use syn::{Ident, Path, Token, Type};

use super::snapshot::SnapshotArguments;
use crate::diagnostics::Diagnostics;
use crate::listed::Listed;
use crate::syntax::place::is_upper_case;
use crate::syntax::tokens::is_sign;

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
    /// What is said of its snapshots: `version = "2"`, `from("1" = order_v1)`, `check = is_sound`.
    pub(crate) snapshots: SnapshotArguments,
}

const GEN: &str = "gen_!";

/// What there is. An expression has no name that its type could have.
fn known(macro_name: &str) -> &'static str {
    if macro_name == GEN {
        "there are `primed`, `pinned` and `crate = path`; what is yielded is read off the return type"
    } else {
        "there are `primed`, `pinned`, `type = Name`, with types of locals as `local: Type`, `version`, `from` and `check` for its snapshots, and `crate = path`; what is yielded is read off the return type"
    }
}

/// What is said of an argument that there is not: what was meant, where that is likely.
fn unknown(path: &Path, macro_name: &str) -> String {
    let name = path.to_token_stream().to_string();
    let unknown = format!("unknown argument `{name}` of `{macro_name}`");
    let of_serde = ["snapshot", "snapshots", "serde", "serialize", "Serialize", "deserialize", "Deserialize"];
    if macro_name == GEN {
        format!("{unknown}: {}", known(macro_name))
    } else if of_serde.contains(&name.as_str()) {
        format!(
            "{unknown}: what is written down has a type with a name, `#[generator(type = Name)]`, and derives it, `#[derive(Serialize, Deserialize)]` below"
        )
    } else if path.get_ident().is_some_and(is_upper_case) {
        format!("{unknown}: a type gets its name by `#[generator(type = {name})]`")
    } else {
        format!("{unknown}: {}", known(macro_name))
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
                // What names the type finds it all the same.
                arguments.type_name = meta.input.parse::<syn::LitStr>().and_then(|name| name.parse()).ok();
                syn::Error::new_spanned(
                    &meta.path,
                    "`type` gives the generator's type a name: write `#[generator(type = Name)]`",
                )
            })?;
            if let Ok(parameters) = meta.input.parse::<Token![<]>() {
                let message = format!("its parameters are those of the function: write `type = {name}`");
                arguments.type_name = Some(name);
                return Err(syn::Error::new_spanned(parameters, message));
            }
            if arguments.type_name.replace(name).is_some() {
                diagnostics.error(&meta.path, "`type` is given twice: leave one out");
            }
        } else if macro_name != GEN && SnapshotArguments::are_given(&meta) {
            arguments.snapshots.take(&meta)?;
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
            let name = meta.path.get_ident().filter(|name| macro_name != GEN && is_upper_case(name));
            arguments.type_name = arguments.type_name.take().or_else(|| name.cloned());
            return Err(syn::Error::new_spanned(&meta.path, unknown(&meta.path, macro_name)));
        }
        Ok(())
    });
    let tokens = attr.clone();
    let read = match literal(&tokens, macro_name) {
        Some(error) => {
            drop(parser);
            Err(error)
        }
        None => parser.parse2(attr),
    };
    if let Err(error) = read {
        diagnostics.push(error);
        // What stands behind the mistake is not to be missed, too.
        if macro_name != GEN && arguments.type_name.is_none() {
            arguments.type_name = named_in(&tokens);
        }
    }
    go_together(&arguments, diagnostics);
    arguments
}

/// Some need others, or can't stand beside them.
fn go_together(arguments: &Arguments, diagnostics: &Diagnostics) {
    if arguments.type_name.is_none() {
        arguments.snapshots.errors().iter().for_each(|error| diagnostics.push(error.clone()));
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
}

/// `#[generator("Walk")]`
fn literal(attr: &TokenStream, macro_name: &str) -> Option<syn::Error> {
    let Some(TokenTree::Literal(literal)) = attr.clone().into_iter().next() else { return None };
    let message = format!("unknown argument `{literal}` of `{macro_name}`: {}", known(macro_name));
    Some(syn::Error::new(literal.span(), message))
}

/// `type = Name`, in what could not be read.
fn named_in(attr: &TokenStream) -> Option<Ident> {
    let tokens: Vec<TokenTree> = attr.clone().into_iter().listed();
    tokens.windows(3).find_map(|tokens| match tokens {
        [TokenTree::Ident(ty), equals, TokenTree::Ident(name)] if *ty == "type" && is_sign(equals, '=') => {
            Some(name.clone())
        }
        _ => None,
    })
}

pub(crate) fn is_generator_attribute(attribute: &syn::Attribute) -> bool {
    attribute.path().segments.last().is_some_and(|last| last.ident == "generator")
}
