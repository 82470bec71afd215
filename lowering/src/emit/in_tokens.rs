//! Markers and `return`s among tokens that nobody can read: those of a macro of somebody else's, on the pinned engine.
//!
//! ```text
//! select! { Some(x) = a.recv() => yield_!(x), _ = stop.cancelled() => return }
//!
//! select! { Some(x) = a.recv() => { { let value: X = x; yielder.suspend(value).await }; }, _ = stop.cancelled() => return genfn.returned(()) }
//! ```
//!
//! - A marker becomes a block, wherever the macro may put it; in parentheses where an operator or a method follows.
//! - A `return` without a value says what the body evaluates to, where the items are `Result`s: a `return Err(…)` may stand beside it. Else it
//!   says that by itself: see `private/in_block.rs` in `core/`.
//! - What stands in `async { … }` is in a [future](super::in_futures). A `return` in the braces of a closure is the closure's.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::visit::Visit;
use syn::{Block, Macro};

use super::in_futures;
use super::tokens::{internal, located};
use super::whole_body::Replace;
use crate::syntax::macros;
use crate::syntax::markers::{self, Marker};
use crate::syntax::tokens::{self, is_sign};
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};

/// Macros of futures' and tokio's, which evaluate all that they are given where they stand.
const IN_PLACE: &[&str] = &["select", "select_biased", "join", "try_join"];

/// Whether a macro of somebody else's is given a marker, which it may put anywhere.
pub(crate) fn may_move_markers(block: &Block) -> bool {
    struct Macros(bool);
    impl Visitor for Macros {
        fn enter_macro(&mut self, mac: &Macro) -> Walk {
            let is_read = Marker::of(mac).is_some() || macros::is_known(mac) || markers::is_gen(mac);
            let is_read =
                is_read || mac.path.segments.last().is_some_and(|last| IN_PLACE.iter().any(|name| last.ident == name));
            self.0 |= !is_read && markers::tokens_hold_marker(&mac.tokens);
            if self.0 { Walk::Over } else { Walk::Into }
        }
        fn enter_nested(&mut self, nested: Nested<'_>) -> Walk {
            nested.unless_item()
        }
    }
    let mut macros = Macros(false);
    Walker(&mut macros).visit_block(block);
    macros.0
}

impl Replace<'_> {
    /// The tokens with all that is in them replaced.
    pub(super) fn among(&self, tokens: TokenStream) -> TokenStream {
        tokens::replaced(tokens, &mut |before, rest| self.instead_at(before, rest))
    }

    fn instead_at(&self, before: &[TokenTree], rest: &[TokenTree]) -> Option<(usize, TokenStream)> {
        if let Some(found) = markers::marker_at(before, rest) {
            let instead = Replace { ..*self }.instead_of(found.marker, &[], &found.mac);
            let block = Group::new(Delimiter::Brace, instead);
            let goes_on = rest.get(found.count).is_some_and(goes_on);
            let block = if goes_on { quote!((#block)) } else { block.into_token_stream() };
            return Some((found.count, block));
        }
        match rest {
            [TokenTree::Ident(word), TokenTree::Ident(capture), TokenTree::Group(block), ..]
                if word == "async" && capture == "move" && yields(block) =>
            {
                let (lends, block) = (in_futures::lends(word.span(), self.out), self.future(block));
                Some((3, quote!({ #lends #word #capture #block })))
            }
            [TokenTree::Ident(word), TokenTree::Group(block), ..] if word == "async" && yields(block) => {
                let block = self.future(block);
                Some((2, quote!(#word #block)))
            }
            [TokenTree::Ident(word), rest @ ..]
                if word == "return"
                    && !self.in_a_future
                    && self.returns_results()
                    && !rest.first().is_some_and(is_value) =>
            {
                let genfn = internal("__genfn");
                let mut word = word.clone();
                word.set_span(word.span().resolved_at(located(None)));
                Some((1, quote!(#word #genfn.returned(()))))
            }
            [TokenTree::Group(group), ..] if markers::is_of_a_gen(before) => Some((1, group.to_token_stream())),
            // A closure's: `|…| { … }`.
            [TokenTree::Group(group), ..] if before.last().is_some_and(|token| is_sign(token, '|')) => {
                Some((1, Replace { in_a_future: true, ..*self }.within(group)))
            }
            _ => None,
        }
    }

    fn future(&self, block: &Group) -> TokenStream {
        Replace { in_a_future: true, ..*self }.within(block)
    }

    fn within(&self, group: &Group) -> TokenStream {
        let mut replaced = Group::new(group.delimiter(), self.among(group.stream()));
        replaced.set_span(group.span());
        replaced.into_token_stream()
    }

    fn returns_results(&self) -> bool {
        self.declared.has_items() && !self.declared.is_plain()
    }
}

fn yields(block: &Group) -> bool {
    block.delimiter() == Delimiter::Brace && markers::tokens_hold_marker(&block.stream())
}

/// Whether an expression goes on with this.
fn goes_on(token: &TokenTree) -> bool {
    match token {
        TokenTree::Punct(sign) => ![',', ';', '='].contains(&sign.as_char()),
        TokenTree::Ident(word) => word == "as",
        TokenTree::Group(_) | TokenTree::Literal(_) => false,
    }
}

/// Whether a `return` has a value that begins with this.
fn is_value(token: &TokenTree) -> bool {
    !is_sign(token, ',') && !is_sign(token, ';')
}
