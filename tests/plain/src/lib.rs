//! A second `#[generator]`, which makes an ordinary function of the body that it is put on: the ground truth that
//! the real one is compared with.
//!
//! It is as naive as it can be, so that it can't share a fault with what it judges. The body's tokens stay as they
//! are, but for the two markers, replaced wherever they stand:
//!
//! ```text
//! yield_!(e)       =>  suspend::<Send, _>({ let value: Yield = e; value })
//! yield_from!(e)   =>  delegate!(Send, e)
//! ```
//!
//! and the function returns what its body evaluates to:
//!
//! | return type | the plain function's |
//! | --- | --- |
//! | `impl Iterator<Item = Y>`, boxed too | `()` |
//! | `impl Iterator<Item = Result<T, E>>` | `Result<(), E>` |
//! | `impl Generator<Yield = Y, Send = S, Return = R>`, boxed too | `R` |

mod declared;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Signature, Token, Visibility, parse_quote};

use declared::Declared;

/// Makes a plain function of a generator function: see the crate's documentation.
#[proc_macro_attribute]
pub fn generator(_: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    syn::parse(item).and_then(plain).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// The real attribute, for the pinned engine.
#[proc_macro_attribute]
pub fn pinned(_: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let item = TokenStream::from(item);
    quote!(#[::genfn::generator(pinned)] #item).into()
}

/// The real attribute, on a function that returns a `Stream` in place of an `Iterator`.
#[proc_macro_attribute]
pub fn stream(_: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let streamed = |function: Function| {
        let Function { attributes, visibility, mut signature, body } = function;
        let output = with_streams(signature.output.to_token_stream());
        signature.output = syn::parse2(output)?;
        Ok(quote!(#(#attributes)* #[::genfn::generator] #visibility #signature { #body }))
    };
    syn::parse(item).and_then(streamed).unwrap_or_else(syn::Error::into_compile_error).into()
}

fn with_streams(tokens: TokenStream) -> TokenStream {
    let token = |token| match token {
        TokenTree::Ident(name) if name == "Iterator" => {
            TokenTree::Ident(proc_macro2::Ident::new("Stream", name.span()))
        }
        TokenTree::Group(group) => TokenTree::Group(Group::new(group.delimiter(), with_streams(group.stream()))),
        token => token,
    };
    tokens.into_iter().map(token).collect()
}

/// A function of any kind, with its body's tokens as they came.
struct Function {
    attributes: Vec<Attribute>,
    visibility: Visibility,
    signature: Signature,
    body: Option<TokenStream>,
}

impl Parse for Function {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        let signature = input.parse()?;
        let body = if input.peek(Token![;]) {
            input.parse::<Token![;]>()?;
            None
        } else {
            let content;
            syn::braced!(content in input);
            Some(content.parse()?)
        };
        Ok(Self { attributes, visibility, signature, body })
    }
}

fn plain(function: Function) -> syn::Result<TokenStream> {
    let Function { attributes, visibility, mut signature, body } = function;
    let declared = Declared::by(&signature.output)?;
    let returns = declared.plain_return();
    signature.output = parse_quote!(-> #returns);
    let body = match body {
        None => quote!(;),
        Some(body) => {
            let last_error = declared.ends_with_an_error();
            let body = replace_markers(body, &declared);
            let body = if last_error { quote!({ let () = { #body }; Ok(()) }) } else { body };
            quote!({
                ::genfn_tests::plain::start(#last_error);
                #body
            })
        }
    };
    Ok(quote!(#(#attributes)* #visibility #signature #body))
}

/// Replaces the markers at every depth, inside other macros' arguments too.
fn replace_markers(tokens: TokenStream, declared: &Declared) -> TokenStream {
    let mut output = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let marker = match &token {
            TokenTree::Ident(name) if name == "yield_" || name == "yield_from" => name.clone(),
            TokenTree::Group(group) => {
                let mut replaced = Group::new(group.delimiter(), replace_markers(group.stream(), declared));
                replaced.set_span(group.span());
                output.extend([TokenTree::Group(replaced)]);
                continue;
            }
            _ => {
                output.extend([token]);
                continue;
            }
        };
        if !matches!(tokens.peek(), Some(TokenTree::Punct(p)) if p.as_char() == '!') {
            output.extend([token]);
            continue;
        }
        let bang = tokens.next();
        let Some(TokenTree::Group(operand)) = tokens.next() else {
            output.extend([Some(token), bang].into_iter().flatten());
            continue;
        };
        // With braces it may be a statement without a semicolon, as a block may.
        let delimiter = match operand.delimiter() {
            Delimiter::Brace => Delimiter::Brace,
            _ => Delimiter::None,
        };
        let operand = replace_markers(operand.stream(), declared);
        let (yields, sends) = (&declared.yields, &declared.sends);
        let replaced = if marker == "yield_from" {
            quote_spanned!(marker.span()=> ::genfn_tests::delegate!(#sends, #operand))
        } else if operand.is_empty() {
            quote_spanned!(marker.span()=> ::genfn_tests::plain::suspend::<#sends, #yields>(()))
        } else {
            quote_spanned!(marker.span()=> ::genfn_tests::plain::suspend::<#sends, _>({
                let value: #yields = #operand;
                value
            }))
        };
        output.extend([TokenTree::Group(Group::new(delimiter, replaced))]);
    }
    output
}
