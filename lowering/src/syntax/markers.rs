//! The markers (`yield_!`, `yield_from!`, `try_!`) and where they stand.
//!
//! A marker is known by the last segment of its path, so that `genfn::yield_!` is one too.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::Macro;

use super::tokens::is_sign;
use crate::listed::Listed;

/// The markers, by the names that they are invoked by: the only list of them.
macro_rules! markers {
    ($($marker:ident: $ident:literal,)*) => {
        #[derive(Clone, Copy)]
        pub(crate) enum Marker {
            $($marker,)*
        }

        impl Marker {
            /// The marker of this name, without its `!`.
            pub(crate) fn named(ident: &str) -> Option<Marker> {
                match ident {
                    $($ident => Some(Marker::$marker),)*
                    _ => None,
                }
            }

            /// Its name, without the `!`.
            pub(crate) fn ident(self) -> &'static str {
                match self {
                    $(Marker::$marker => $ident,)*
                }
            }

            pub(crate) fn name(self) -> &'static str {
                match self {
                    $(Marker::$marker => concat!($ident, "!"),)*
                }
            }
        }
    };
}

markers! {
    Yield: "yield_",
    YieldFrom: "yield_from",
    Try: "try_",
}

/// How a marker suspends the generator.
#[derive(Clone, Copy)]
pub(crate) enum Suspension {
    Yield,
    Delegate,
}

impl Marker {
    pub(crate) fn of(mac: &Macro) -> Option<Marker> {
        if is_mention(mac) {
            return None;
        }
        Marker::named(&mac.path.segments.last()?.ident.to_string())
    }

    /// What is left of it when `exceptions/` is done.
    pub(crate) fn suspension(self) -> Suspension {
        match self {
            Marker::Yield => Suspension::Yield,
            Marker::YieldFrom => Suspension::Delegate,
            Marker::Try => unreachable!("this is a bug in genfn: a `{}` was not lowered", self.name()),
        }
    }

    /// Whether clauses stand in its braces, with a grammar of their own, and not an operand.
    pub(crate) fn is_try(self) -> bool {
        match self {
            Marker::Try => true,
            Marker::Yield | Marker::YieldFrom => false,
        }
    }

    /// Whether its operand is what the generator delegates to.
    pub(crate) fn delegates(self) -> bool {
        match self {
            Marker::YieldFrom => true,
            Marker::Yield | Marker::Try => false,
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

/// The macro that is a generator of its own, and not a part of the body that it stands in.
pub(crate) const GEN: &str = "gen_";

/// Whether it is a `gen_!`.
pub(crate) fn is_gen(mac: &Macro) -> bool {
    mac.path.segments.last().is_some_and(|last| last.ident == GEN)
}

/// Whether this is the name of a marker.
pub(crate) fn is_marker(name: &proc_macro2::Ident) -> bool {
    Marker::named(&name.to_string()).is_some()
}

/// Whether a marker is invoked anywhere among these tokens.
pub(crate) fn tokens_hold_marker(tokens: &TokenStream) -> bool {
    marker_among(tokens).is_some()
}

/// The first marker among tokens that nobody has parsed; what stands in a `gen_!` is another generator's.
pub(crate) fn marker_among(tokens: &TokenStream) -> Option<(proc_macro2::Ident, Marker)> {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().listed();
    tokens.iter().enumerate().find_map(|(at, token)| {
        let TokenTree::Group(group) = token else { return None };
        if let [.., TokenTree::Ident(name), bang] = &tokens[..at]
            && is_sign(bang, '!')
        {
            if name == GEN {
                return None;
            }
            if let Some(marker) = Marker::named(&name.to_string()) {
                return Some((name.clone(), marker));
            }
        }
        marker_among(&group.stream())
    })
}
