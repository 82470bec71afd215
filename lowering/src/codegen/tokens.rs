//! What can be seen of emitted tokens, and how they are put together.

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::ToTokens;
use syn::token::Brace;

/// `{ … }`, with the braces that the user wrote: what depends on the edition follows them.
pub(crate) fn braced(brace: Brace, contents: TokenStream) -> TokenStream {
    let mut group = Group::new(Delimiter::Brace, contents);
    group.set_span(brace.span.join());
    group.into_token_stream()
}

/// The label of a construct, where this part of it jumps by it.
pub(super) fn used_label<'l>(label: Option<&'l syn::Label>, contents: &TokenStream) -> Option<&'l syn::Label> {
    fn names(tokens: TokenStream, label: &syn::Ident) -> bool {
        let mut quoted = false;
        tokens.into_iter().any(|token| {
            let was_quoted = std::mem::take(&mut quoted);
            match token {
                proc_macro2::TokenTree::Ident(ident) => was_quoted && ident == *label,
                proc_macro2::TokenTree::Group(group) => names(group.stream(), label),
                proc_macro2::TokenTree::Punct(punct) => {
                    quoted = punct.as_char() == '\'';
                    false
                }
                proc_macro2::TokenTree::Literal(_) => false,
            }
        })
    }
    label.filter(|label| names(contents.clone(), &label.name.ident))
}

pub(super) fn ends_with_brace(tokens: &TokenStream) -> bool {
    let last = tokens.clone().into_iter().last();
    matches!(last, Some(proc_macro2::TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace)
}

/// Which jumps stand among tokens, those of the machine itself aside; a macro may hide either.
#[derive(Clone, Copy, Default)]
pub(super) struct Jumps {
    pub(super) breaks: bool,
    pub(super) continues: bool,
}

impl Jumps {
    pub(super) fn among(tokens: &TokenStream) -> Jumps {
        let mut jumps = Jumps::default();
        let mut tokens = tokens.clone().into_iter().peekable();
        let mut last = String::new();
        while let Some(token) = tokens.next() {
            match token {
                proc_macro2::TokenTree::Ident(ident) => {
                    last = ident.to_string();
                    match last.as_str() {
                        "break" => {
                            tokens.next_if(
                                |next| matches!(next, proc_macro2::TokenTree::Punct(punct) if punct.as_char() == '\''),
                            );
                            let own = matches!(tokens.peek(), Some(proc_macro2::TokenTree::Ident(label)) if label.to_string().starts_with("__left"));
                            jumps.breaks |= !own;
                        }
                        "continue" => {
                            tokens.next_if(
                                |next| matches!(next, proc_macro2::TokenTree::Punct(punct) if punct.as_char() == '\''),
                            );
                            let own = matches!(tokens.peek(), Some(proc_macro2::TokenTree::Ident(label)) if label == "__resume");
                            jumps.continues |= !own;
                        }
                        _ => {}
                    }
                }
                proc_macro2::TokenTree::Punct(punct) => {
                    let called =
                        punct.as_char() == '!' && matches!(tokens.peek(), Some(proc_macro2::TokenTree::Group(_)));
                    if called && !last.is_empty() && !crate::macros::is_harmless(&last) {
                        jumps = Jumps { breaks: true, continues: true };
                    }
                    last.clear();
                }
                proc_macro2::TokenTree::Group(group) => {
                    let inner = Jumps::among(&group.stream());
                    jumps.breaks |= inner.breaks;
                    jumps.continues |= inner.continues;
                    last.clear();
                }
                proc_macro2::TokenTree::Literal(_) => last.clear(),
            }
        }
        jumps
    }
}
