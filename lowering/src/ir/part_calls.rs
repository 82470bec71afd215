//! The calls in native code that stand for parts of locals.

use syn::{Expr, Ident, Macro};

use super::body::MarkId;
use crate::listed::Listed;
use crate::syntax::macros;

/// The macros that stand for parts in native code.
pub(crate) enum Call {
    /// A mark about a name.
    Mark(MarkId, String),
    /// Fills a part of this local: that with these fields.
    Refill(String, Vec<String>),
    /// Takes what is left out of this local.
    Rest(String),
    /// Takes a part and what is left out of this local.
    Taken(String),
    /// Ends this local in an `else`, or what is left of it.
    UntilElse(Ident),
    /// Tells when the scrutinee of an `if let` ends.
    EndOfScrutinee,
    /// Says that a pattern left this local whole; it is never emitted.
    Stays(String),
    /// Asks whether a call consumes a part: it does nothing.
    AskedOfPart,
    /// This local, where a call has not consumed a part of it; it is never emitted.
    Stayed(String),
}

impl Call {
    pub(crate) fn of(mac: &Macro) -> Option<Call> {
        use proc_macro2::TokenTree;
        let name = macros::own_name(mac)?;
        let tokens: Vec<TokenTree> = mac.tokens.clone().into_iter().listed();
        match (name.as_str(), &tokens[..]) {
            ("mark", [TokenTree::Literal(id), TokenTree::Ident(root)]) => {
                Some(Call::Mark(MarkId(id.to_string().parse().ok()?), root.to_string()))
            }
            ("refill", [TokenTree::Ident(_), TokenTree::Group(_), root, path @ ..]) => {
                let path: String = path.iter().map(ToString::to_string).collect();
                let fields = path.split('.').skip(1).map(str::to_owned).listed();
                let root = match root {
                    TokenTree::Group(content) => content.stream().into_iter().last()?,
                    root => root.clone(),
                };
                Some(Call::Refill(root.to_string(), fields))
            }
            ("rest" | "spent" | "later" | "one_by_one" | "take_if_asked", [TokenTree::Ident(root), ..]) => {
                Some(Call::Rest(root.to_string()))
            }
            ("taken", [TokenTree::Ident(root), ..]) => Some(Call::Taken(root.to_string())),
            ("stays", [TokenTree::Ident(root)]) => Some(Call::Stays(root.to_string())),
            ("until_else", [TokenTree::Ident(root), ..]) => Some(Call::UntilElse(root.clone())),
            ("ends_of_scrutinee", _) => Some(Call::EndOfScrutinee),
            ("asked_of_part", _) => Some(Call::AskedOfPart),
            ("stayed", [TokenTree::Ident(root)]) => Some(Call::Stayed(root.to_string())),
            _ => None,
        }
    }

    /// The local of `let kept = until_else!(local, …);`, and the call.
    pub(crate) fn until_else(stmt: &mut syn::Stmt) -> Option<(Ident, &mut Expr)> {
        let syn::Stmt::Local(syn::Local { init: Some(init), .. }) = stmt else { return None };
        let Expr::Macro(mac) = &*init.expr else { return None };
        match Call::of(&mac.mac)? {
            Call::UntilElse(local) => Some((local, &mut init.expr)),
            Call::Mark(..)
            | Call::Refill(..)
            | Call::Rest(_)
            | Call::Taken(_)
            | Call::EndOfScrutinee
            | Call::AskedOfPart
            | Call::Stayed(_)
            | Call::Stays(_) => None,
        }
    }
}
