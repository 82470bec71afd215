//! The words of a body, read once for all that ask for one: to take its tokens apart takes as long as all that is asked of them.

use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::Block;

use super::macros;
use super::tokens::{self, is_sign};
use crate::sorted::Set;

#[derive(Clone)]
pub(crate) struct Words {
    words: Set<String>,
    /// Whether it says `?`, or `return`.
    leaves_early: bool,
    /// Whether no macro may [hide](macros::may_hide) something, and nothing is `static`.
    is_readable: bool,
}

impl Words {
    pub(crate) fn of(block: &Block) -> Words {
        let mut read = Words { words: Set::new(), leaves_early: false, is_readable: true };
        tokens::any_place(block.to_token_stream(), &mut |before, rest| {
            let last = before.last();
            match &rest[0] {
                // That of a label or a lifetime names nothing else.
                TokenTree::Ident(word) if !last.is_some_and(|quote| is_sign(quote, '\'')) => {
                    let word = word.to_string();
                    read.is_readable &= word != "static";
                    read.leaves_early |= word == "return";
                    read.words.insert(word);
                }
                token => read.leaves_early |= is_sign(token, '?'),
            }
            read.is_readable &= !macros::may_hide(before, rest);
            false
        });
        read
    }

    /// Whether an identifier stands anywhere in it.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Whether it may end before it comes to its end.
    pub(crate) fn leaves_early(&self) -> bool {
        self.leaves_early || !self.is_readable
    }

    pub(crate) fn are_readable(&self) -> bool {
        self.is_readable
    }
}
