//! Labels and macros of the body that are used where rustc may not see it: what declares them is emitted in several arms, and what
//! uses them in some of these. If all of a body are used, no arm is to be warned of.

use proc_macro2::{Ident, TokenTree};
use quote::ToTokens;
use syn::Block;

use crate::sorted::Set;
use crate::syntax::tokens::{self, is_sign};

/// The lints that are allowed for that.
pub(crate) fn allowed(block: &Block) -> Vec<&'static str> {
    let tokens = block.to_token_stream();
    let (mut labels, mut macros) = (NamedThere::default(), NamedThere::default());
    tokens::any_place(tokens, &mut |before, rest| {
        labels.read(label(before, rest));
        macros.read(named_macro(before, rest));
        false
    });
    let lints = [("unused_labels", labels), ("unused_macros", macros)];
    lints.into_iter().filter(|(_, names)| names.are_all_used()).map(|(lint, _)| lint).collect()
}

/// What is done with a name where it stands.
enum Naming {
    Declares,
    Uses,
}

#[derive(Default)]
struct NamedThere {
    declared: Set<String>,
    used: Set<String>,
}

impl NamedThere {
    fn read(&mut self, found: Option<(&Ident, Naming)>) {
        match found {
            Some((name, Naming::Declares)) => _ = self.declared.insert(name.to_string()),
            Some((name, Naming::Uses)) => _ = self.used.insert(name.to_string()),
            None => {}
        }
    }

    fn are_all_used(&self) -> bool {
        !self.declared.is_empty() && self.declared.iter().all(|name| self.used.contains(name))
    }
}

/// `'name: loop`, `break 'name`, `continue 'name`.
fn label<'t>(before: &[TokenTree], rest: &'t [TokenTree]) -> Option<(&'t Ident, Naming)> {
    let [quote, TokenTree::Ident(name), after @ ..] = rest else { return None };
    if !is_sign(quote, '\'') {
        return None;
    }
    match (before.last(), after.first()) {
        (Some(TokenTree::Ident(word)), _) if word == "break" || word == "continue" => Some((name, Naming::Uses)),
        (_, Some(colon)) if is_sign(colon, ':') => Some((name, Naming::Declares)),
        _ => None,
    }
}

/// `macro_rules! name`, `name!`.
fn named_macro<'t>(before: &[TokenTree], rest: &'t [TokenTree]) -> Option<(&'t Ident, Naming)> {
    match (before, rest) {
        ([.., TokenTree::Ident(word), bang], [TokenTree::Ident(name), ..])
            if word == "macro_rules" && is_sign(bang, '!') =>
        {
            Some((name, Naming::Declares))
        }
        (_, [TokenTree::Ident(name), bang, ..]) if is_sign(bang, '!') => Some((name, Naming::Uses)),
        _ => None,
    }
}
