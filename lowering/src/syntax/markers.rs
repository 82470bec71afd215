//! The markers (`yield_!`, `yield_from!`, `try_!`) and where they stand.
//!
//! A marker is known by the last segment of its path, so that `genfn::yield_!` is one too.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::Macro;
use syn::ext::IdentExt;

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

/// What the head of a `for` over a stream is: such a loop is written plainly before markers are looked for.
pub(crate) const AWAIT: &str = "await_";

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

/// A marker among tokens that nobody has parsed, which its path begins: `genfn::yield_!(x)`.
pub(crate) struct AmongTokens {
    pub(crate) marker: Marker,
    pub(crate) mac: Macro,
    /// How many tokens it is.
    pub(crate) count: usize,
}

/// The marker that begins where these tokens do, if one does. What stands `before` may be the beginning of its path.
pub(crate) fn marker_at(before: &[TokenTree], rest: &[TokenTree]) -> Option<AmongTokens> {
    if let [.., first, second] = before
        && is_sign(first, ':')
        && is_sign(second, ':')
    {
        return None;
    }
    let bang = rest.iter().position(|token| !matches!(token, TokenTree::Ident(_)) && !is_sign(token, ':'))?;
    let [TokenTree::Ident(name), bang_sign, TokenTree::Group(_), ..] = rest.get(bang.checked_sub(1)?..)? else {
        return None;
    };
    let marker = Marker::named(&name.to_string()).filter(|_| is_sign(bang_sign, '!'))?;
    let count = bang + 2;
    let mac: Macro = syn::parse2(rest[..count].iter().cloned().collect()).ok().filter(|mac| !is_mention(mac))?;
    Some(AmongTokens { marker, mac, count })
}

/// Visits the markers among tokens that nobody has parsed; not those in the braces of another marker, nor those of another generator.
pub(crate) fn each_among(tokens: &TokenStream, visit: &mut dyn FnMut(Marker, &Macro)) {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().listed();
    let mut at = 0;
    while at < tokens.len() {
        let (before, rest) = tokens.split_at(at);
        if let Some(found) = marker_at(before, rest) {
            visit(found.marker, &found.mac);
            at += found.count;
            continue;
        }
        if let TokenTree::Group(group) = &rest[0]
            && !is_of_a_gen(before)
        {
            each_among(&group.stream(), visit);
        }
        at += 1;
    }
}

/// The first `try_!` among tokens, also where a marker is given it.
pub(crate) fn try_among(tokens: &TokenStream) -> Option<proc_macro2::Ident> {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().listed();
    (0..tokens.len()).find_map(|at| {
        let (before, rest) = tokens.split_at(at);
        match &rest[0] {
            TokenTree::Group(group) if !is_of_a_gen(before) => try_among(&group.stream()),
            TokenTree::Ident(name) if name.unraw() == Marker::Try.ident() => {
                rest.get(1).is_some_and(|bang| is_sign(bang, '!')).then(|| name.clone())
            }
            TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => None,
        }
    })
}

/// Whether a `gen_!` is given the group that stands behind these tokens.
pub(crate) fn is_of_a_gen(before: &[TokenTree]) -> bool {
    matches!(before, [.., TokenTree::Ident(name), bang] if is_sign(bang, '!') && name == GEN)
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
