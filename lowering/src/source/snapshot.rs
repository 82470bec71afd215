//! What is said of a generator's snapshots: that there are any, by `derive`s of serde's; how they differ from what serde would take
//! for granted, by its attributes; and which versions there were.
//!
//! ```text
//! #[generator(type = Order, version = "2", from("1" = order_v1), check = is_sound)]
//! #[derive(Serialize, Deserialize)]
//! #[serde(rename = "orders::order")]
//! ```

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::meta::ParseNestedMeta;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, LitStr, Path, Signature, Token, WherePredicate};

use crate::diagnostics::Diagnostics;

/// What the attribute of `#[generator]` says.
#[derive(Default)]
pub(crate) struct SnapshotArguments {
    version: Option<LitStr>,
    from: Vec<(LitStr, Path)>,
    check: Option<Path>,
    /// Where the first of these stands.
    first: Option<Path>,
    /// Whether functions of the user's see a snapshot, and so name its type.
    names_functions: bool,
    /// What is wrong with these.
    errors: Vec<syn::Error>,
}

impl SnapshotArguments {
    /// Whether this is one of them, and not the type of a local of that name.
    pub(crate) fn are_given(meta: &ParseNestedMeta<'_>) -> bool {
        let is_named = ["version", "from", "check"].iter().any(|name| meta.path.is_ident(name));
        is_named && !meta.input.peek(Token![:])
    }

    /// Takes one of them. A mistake in it is no reason to leave the generator away, and the type of its snapshots, which much names.
    pub(crate) fn take(&mut self, meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
        self.first.get_or_insert_with(|| meta.path.clone());
        self.names_functions |= !meta.path.is_ident("version");
        if let Err(error) = self.read(meta) {
            self.errors.push(error);
            while !meta.input.is_empty() && !meta.input.peek(Token![,]) {
                meta.input.parse::<TokenTree>()?;
            }
        }
        Ok(())
    }

    fn read(&mut self, meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
        let wrong = |message: &str| syn::Error::new_spanned(&meta.path, message);
        if meta.path.is_ident("version") {
            const WRITE: &str =
                "`version` tells snapshots of this body from those of older ones: write `version = \"2\"`";
            let version: LitStr = meta.value().and_then(|value| value.parse()).map_err(|_| wrong(WRITE))?;
            is_version(&version, false)?;
            if self.version.replace(version).is_some() {
                return Err(wrong("`version` is given twice: leave one out"));
            }
        } else if meta.path.is_ident("check") {
            const WRITE: &str = "`check` looks at what was read: write `check = path::to::function`, of a `fn(&…Snapshot) -> Result<(), impl Display>`";
            let check = meta.value().and_then(|value| value.call(Path::parse_mod_style)).map_err(|_| wrong(WRITE))?;
            if self.check.replace(check).is_some() {
                return Err(wrong("`check` is given twice: leave one out"));
            }
        } else {
            const WRITE: &str =
                "`from` says how snapshots of older versions are read: write `from(\"1\" = path::to::function)`";
            if !meta.input.peek(syn::token::Paren) {
                return Err(wrong(WRITE));
            }
            let content: Group = meta.input.parse()?;
            let read = |content: ParseStream<'_>| self.read_from(content, WRITE);
            Parser::parse2(read, content.stream())?;
        }
        Ok(())
    }
}

impl SnapshotArguments {
    /// `"1" = order_v1, "2" = order_v2`
    fn read_from(&mut self, content: ParseStream<'_>, write: &str) -> syn::Result<()> {
        let wrong = |error: syn::Error| syn::Error::new(error.span(), write);
        while !content.is_empty() {
            let version: LitStr = content.parse().map_err(wrong)?;
            is_version(&version, true)?;
            if content.peek(Token![=>]) {
                return Err(syn::Error::new_spanned(content.parse::<Token![=>]>()?, write));
            }
            content.parse::<Token![=]>().map_err(wrong)?;
            let function = content.call(Path::parse_mod_style).map_err(wrong)?;
            if self.from.iter().any(|(other, _)| other.value() == version.value()) {
                return Err(syn::Error::new(version.span(), "this version is given twice: leave one out"));
            }
            self.from.push((version, function));
            if !content.is_empty() {
                content.parse::<Token![,]>().map_err(wrong)?;
            }
        }
        Ok(())
    }

    /// What is wrong with them, for one that has no type with a name.
    pub(crate) fn errors(&self) -> &[syn::Error] {
        &self.errors
    }
}

/// A hash stands for a version where there was none.
fn is_version(version: &LitStr, may_be_hash: bool) -> syn::Result<()> {
    let text = version.value();
    let is_hash = text.starts_with('#');
    if text.is_empty() || text.contains(char::is_whitespace) || (is_hash && !may_be_hash) {
        return Err(syn::Error::new(
            version.span(),
            "a version is a word without spaces that does not begin with `#`: `\"2\"`",
        ));
    }
    Ok(())
}

/// How a generator is written down.
pub(crate) struct Snapshot {
    /// Where `Serialize` and `Deserialize` are derived.
    pub(crate) serialize: Option<Path>,
    pub(crate) deserialize: Option<Path>,
    /// What the generator is called.
    pub(crate) name: String,
    pub(crate) version: Option<String>,
    pub(crate) from: Vec<(LitStr, Path)>,
    pub(crate) check: Option<Path>,
    /// Whether functions of the user's see it.
    pub(crate) is_shown: bool,
    /// SnapshotBounds that are written in place of those that `derive` would ask for: to write, and to read.
    pub(crate) bounds: Option<SnapshotBounds>,
    /// Where serde is found.
    pub(crate) serde: Option<Path>,
    /// What the function is told from others by.
    pub(crate) fingerprint: u64,
}

/// `#[serde(bound(serialize = "…", deserialize = "…"))]`
#[derive(Default)]
pub(crate) struct SnapshotBounds {
    pub(crate) serialize: Option<Predicates>,
    pub(crate) deserialize: Option<Predicates>,
}

pub(crate) type Predicates = Punctuated<WherePredicate, Token![,]>;

impl Snapshot {
    /// Takes what is serde's from what is derived, and from the attributes.
    pub(crate) fn take(
        derives: &mut Vec<Path>,
        attrs: &mut Vec<Attribute>,
        given: &SnapshotArguments,
        signature: &Signature,
        fingerprint: u64,
        diagnostics: &Diagnostics,
        errors: &mut Vec<syn::Error>,
    ) -> Option<Snapshot> {
        errors.extend_from_slice(&given.errors);
        let mut take = |name: &str| {
            let at = derives.iter().position(|path| path.segments.last().is_some_and(|last| last.ident == name))?;
            Some(derives.remove(at))
        };
        let (serialize, mut deserialize) = (take("Serialize"), take("Deserialize"));
        // As if it were derived: what it is asked for is there.
        let derived = || Some(syn::parse_quote!(::genfn::__private::serde::Deserialize));
        if serialize.is_none() && deserialize.is_none() {
            let first = given.first.as_ref()?;
            let name = first.to_token_stream();
            let message = format!(
                "`{name}` is of a generator that is written down: write `#[derive(Serialize, Deserialize)]` below, too"
            );
            errors.push(syn::Error::new_spanned(first, message));
            deserialize = derived();
        } else if let (Some(first), None) = (&given.first, &deserialize)
            && given.version.is_none()
        {
            let name = first.to_token_stream();
            let message = format!("`{name}` is of a generator that is read again: derive `Deserialize`, too");
            errors.push(syn::Error::new_spanned(first, message));
            deserialize = derived();
        }
        let mut snapshot = Snapshot {
            serialize,
            deserialize,
            name: signature.ident.to_string().trim_start_matches("r#").to_owned(),
            version: given.version.as_ref().map(LitStr::value),
            from: given.from.clone(),
            check: given.check.clone(),
            is_shown: given.names_functions,
            bounds: None,
            serde: None,
            fingerprint,
        };
        attrs.retain(|attribute| {
            let is_serdes = attribute.path().is_ident("serde");
            if is_serdes && let Err(error) = attribute.parse_nested_meta(|meta| snapshot.attribute(&meta)) {
                diagnostics.push(error);
            }
            !is_serdes
        });
        Some(snapshot)
    }

    /// One of serde's attributes.
    fn attribute(&mut self, meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
        if meta.path.is_ident("rename") {
            let name: LitStr = meta.value()?.parse()?;
            if name.value().is_empty() || name.value().contains(char::is_whitespace) {
                return Err(syn::Error::new(
                    name.span(),
                    "a generator's name in its snapshots is a word without spaces",
                ));
            }
            self.name = name.value();
        } else if meta.path.is_ident("crate") {
            self.serde = Some(meta.value()?.parse::<LitStr>()?.parse_with(Path::parse_mod_style)?);
        } else if meta.path.is_ident("bound") {
            let bounds = self.bounds.get_or_insert_default();
            let parsed = |meta: &ParseNestedMeta<'_>| {
                meta.value()?.parse::<LitStr>()?.parse_with(Predicates::parse_terminated).map(Some)
            };
            if meta.input.peek(Token![=]) {
                bounds.serialize = parsed(meta)?;
                bounds.deserialize.clone_from(&bounds.serialize);
            } else {
                meta.parse_nested_meta(|meta| {
                    if meta.path.is_ident("serialize") {
                        bounds.serialize = parsed(&meta)?;
                    } else if meta.path.is_ident("deserialize") {
                        bounds.deserialize = parsed(&meta)?;
                    } else {
                        return Err(meta.error("there are `serialize` and `deserialize`"));
                    }
                    Ok(())
                })?;
            }
        } else {
            let name = meta.path.to_token_stream();
            return Err(meta.error(format!(
                "`#[serde({name})]` says nothing of a generator: there are `rename`, `bound` and `crate`, and what it holds has attributes of its own"
            )));
        }
        Ok(())
    }

    /// Whether what was read is looked at by functions of the user's.
    pub(crate) fn is_shown(&self) -> bool {
        self.is_shown
    }

    /// `::genfn::__private::serde`, or where the user says that it is.
    pub(crate) fn serde(&self) -> TokenStream {
        self.serde.as_ref().map_or_else(|| quote!(::genfn::__private::serde), ToTokens::to_token_stream)
    }

    /// What the user's functions call a snapshot: `OrderSnapshot`.
    pub(crate) fn shown(&self, ty: &Ident) -> Ident {
        format_ident!("{ty}Snapshot", span = ty.span())
    }
}

/// Where an error about the whole is told of.
impl Snapshot {
    pub(crate) fn span(&self) -> Span {
        let derived = self.serialize.as_ref().or(self.deserialize.as_ref());
        derived.and_then(|path| path.segments.last()).map_or_else(Span::call_site, |last| last.ident.span())
    }
}
