//! Variables that nobody names: rustc would warn of them, but what is held across a yield is used in the expansion, if only to be
//! dropped in time. So each is declared once more, in code that never runs:
//!
//! ```text
//! let _ = || { let unused = (); };
//! ```
//!
//! rustc tells of both as of one variable, and of the same mistake once.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::visit::{self, Visit};
use syn::{Block, FnArg, Pat, Signature};

/// What rustc and clippy are told of the variables of a function that are named only where they are declared.
#[derive(Default)]
pub(crate) struct Unused {
    /// What makes rustc warn of them.
    pub(crate) declared_again: TokenStream,
    /// Whether some of them are meant to be unused: clippy would say that they are used after all.
    pub(crate) underscored: bool,
}

pub(crate) fn of(signature: &Signature, block: &Block) -> Unused {
    let mut named = Named::default();
    named.tokens(signature.inputs.to_token_stream());
    named.tokens(block.to_token_stream());
    let mut bindings = Bindings { names: Vec::new() };
    for input in &signature.inputs {
        if let FnArg::Typed(argument) = input {
            bindings.visit_pat(&argument.pat);
        }
    }
    bindings.visit_block(block);
    let (underscored, unused): (Vec<&Ident>, Vec<&Ident>) =
        bindings.names.iter().filter(|name| named.only_once(name)).partition(|name| name.to_string().starts_with('_'));
    let declared_again = if unused.is_empty() || named.quiet {
        TokenStream::new()
    } else {
        quote!(let _ = || { #(let #unused = ();)* };)
    };
    Unused { declared_again, underscored: !underscored.is_empty() }
}

/// What stands among the tokens, inside of macros too.
#[derive(Default)]
struct Named {
    words: Vec<String>,
    texts: Vec<String>,
    /// Whether some lint is told to be quiet: then it is left to the user.
    quiet: bool,
}

impl Named {
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    let in_an_attribute = self.words.last().is_some_and(|last| last == "#");
                    self.quiet |= in_an_attribute && (ident == "allow" || ident == "expect");
                    self.words.push(ident.to_string());
                }
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Punct(punct) if punct.as_char() == '#' => self.words.push("#".to_owned()),
                TokenTree::Punct(_) => {}
                // A format string may name it.
                TokenTree::Literal(literal) => self.texts.push(literal.to_string()),
            }
        }
    }

    fn only_once(&self, name: &Ident) -> bool {
        let name = name.to_string();
        self.words.iter().filter(|word| **word == name).count() == 1
            && !self.texts.iter().any(|text| text.contains(&name))
    }
}

/// The names that patterns bind. What a field's short form binds is left away: it would be ignored in another way.
struct Bindings {
    names: Vec<Ident>,
}

impl<'ast> Visit<'ast> for Bindings {
    fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
        // Else it may be a constant.
        let variable = !pat.ident.to_string().starts_with(char::is_uppercase);
        if variable && pat.by_ref.is_none() {
            self.names.push(pat.ident.clone());
        }
        visit::visit_pat_ident(self, pat);
    }
    fn visit_field_pat(&mut self, field: &'ast syn::FieldPat) {
        if field.colon_token.is_some() {
            visit::visit_field_pat(self, field);
        }
    }
    fn visit_pat(&mut self, pat: &'ast Pat) {
        // Bound more than once.
        if !matches!(pat, Pat::Or(_)) {
            visit::visit_pat(self, pat);
        }
    }
    fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
    fn visit_expr_async(&mut self, _: &'ast syn::ExprAsync) {}
    fn visit_item(&mut self, _: &'ast syn::Item) {}
}
