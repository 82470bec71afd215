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

mod coroutine;
mod declared;
mod markers;
mod named;

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, ReturnType, Signature, Token, Visibility, parse_quote};

use declared::Declared;
use markers::{Marker, replace_markers, with_ok};

/// Makes a plain function of a generator function: see the crate's documentation.
#[proc_macro_attribute]
pub fn generator(_: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    syn::parse(item).and_then(plain).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// A closure that is called at once, of what stands in a `gen_!`:
///
/// ```text
/// gen_!({ body })                 once(move || { body })
/// gen_!(|| -> TYPE { body })      once(move || -> what the plain function returns { body })
/// ```
#[proc_macro]
pub fn gen_(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    syn::parse(input).and_then(plain_expression).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// The real attribute, for the pinned engine.
#[proc_macro_attribute]
pub fn pinned(_: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let item = TokenStream::from(item);
    quote!(#[::genfn::generator(pinned)] #item).into()
}

/// The real attribute, with a name for the type where it needs nothing more for that: see `named.rs`.
#[proc_macro_attribute]
pub fn named(attr: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    named::named(attr.into(), item.into()).into()
}

/// Makes a coroutine of it, which only a nightly toolchain compiles: see `coroutine.rs`.
#[proc_macro_attribute]
pub fn coroutine(_: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    syn::parse(item).and_then(coroutine::coroutine).unwrap_or_else(syn::Error::into_compile_error).into()
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
    let body = body.map_or_else(|| quote!(;), |body| plain_body(body, &declared));
    Ok(quote!(#(#attributes)* #visibility #signature #body))
}

fn plain_body(body: TokenStream, declared: &Declared) -> TokenStream {
    let last_error = declared.ends_with_an_error();
    let (yields, sends) = (&declared.yields, &declared.sends);
    let body = replace_markers(body, &|marker, span, operand| match marker {
        Marker::YieldFrom => quote_spanned!(span=> ::genfn_tests::delegate!(#sends, #operand)),
        Marker::Yield if operand.is_empty() => {
            quote_spanned!(span=> ::genfn_tests::plain::suspend::<#sends, #yields>(()))
        }
        Marker::Yield => quote_spanned!(span=> ::genfn_tests::plain::suspend::<#sends, _>({
            let value: #yields = #operand;
            value
        })),
    });
    let body = if last_error { with_ok(body) } else { body };
    quote!({
        ::genfn_tests::plain::start(#last_error);
        #body
    })
}

/// What stands in a `gen_!`.
struct Expression {
    output: ReturnType,
    body: TokenStream,
}

impl Parse for Expression {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let output = if input.parse::<Option<Token![||]>>()?.is_some() {
            input.parse()?
        } else {
            parse_quote!(-> impl Iterator<Item = _>)
        };
        let content;
        syn::braced!(content in input);
        Ok(Self { output, body: content.parse()? })
    }
}

fn plain_expression(Expression { output, body }: Expression) -> syn::Result<TokenStream> {
    let declared = Declared::by(&output)?;
    let (returns, body) = (declared.plain_return(), plain_body(body, &declared));
    Ok(quote!(::genfn_tests::plain::once(move || -> #returns #body)))
}
