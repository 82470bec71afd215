//! The markers (`yield_!`, `yield_from!`, `try_!`) and where they stand.
//!
//! A marker is known by the last segment of its path, so that `genfn::yield_!` is one too.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::Macro;

use super::tokens::{self, is_sign};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marker {
    Yield,
    YieldFrom,
    Try,
}

impl Marker {
    pub(crate) fn of(mac: &Macro) -> Option<Marker> {
        if is_mention(mac) {
            return None;
        }
        Marker::named(&mac.path.segments.last()?.ident.to_string())
    }

    /// The marker of this name, without its `!`.
    pub(crate) fn named(name: &str) -> Option<Marker> {
        let all = [Marker::Yield, Marker::YieldFrom, Marker::Try];
        all.into_iter().find(|marker| marker.name().strip_suffix('!') == Some(name))
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Marker::Yield => "yield_!",
            Marker::YieldFrom => "yield_from!",
            Marker::Try => "try_!",
        }
    }
}

/// `yield_!(@);`, which stands where a marker stood and is nothing: the name is still resolved, so that an editor can tell what
/// it means, and that its import counts as used.
pub(crate) fn mention(path: &syn::Path) -> TokenStream {
    quote!(#path!(@);)
}

/// Whether a macro is what is left of a marker.
pub(crate) fn is_mention(mac: &Macro) -> bool {
    let mut tokens = mac.tokens.clone().into_iter();
    matches!((tokens.next(), tokens.next()), (Some(at), None) if is_sign(&at, '@'))
}

/// Whether this is the name of a marker.
pub(crate) fn is_marker(name: &proc_macro2::Ident) -> bool {
    Marker::named(&name.to_string()).is_some()
}

/// Whether a marker is invoked anywhere among these tokens.
pub(crate) fn tokens_hold_marker(tokens: &TokenStream) -> bool {
    marker_among(tokens).is_some()
}

/// The first marker among tokens that nobody has parsed.
pub(crate) fn marker_among(tokens: &TokenStream) -> Option<(proc_macro2::Ident, Marker)> {
    let mut found = None;
    tokens::any_place(tokens.clone(), &mut |before, rest| {
        if let ([.., TokenTree::Ident(name), bang], [TokenTree::Group(_), ..]) = (before, rest)
            && is_sign(bang, '!')
        {
            found = Marker::named(&name.to_string()).map(|marker| (name.clone(), marker));
        }
        found.is_some()
    });
    found
}
