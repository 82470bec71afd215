//! What stands in the parentheses of a `gen_!`.
//!
//! ```text
//! gen_!({ … yield_!(x) … })                                       an iterator over whatever is yielded
//! gen_!(|| -> impl Generator<Yield = u8, Send = bool> { … })      what a function of this return type would be
//! gen_!(pinned, { … })                                            with the arguments of `#[generator]` before it
//! ```
//!
//! They are expressions, so rustfmt formats them. `gen_! { … }`, with the body itself in its braces, is read as well.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::{Block, Expr, ExprClosure, Macro, Pat, ReturnType, Stmt, Token};

use crate::syntax::markers;
use crate::syntax::place::bare;

/// A `gen_!`, as it is written.
#[derive(Clone)]
pub(crate) struct Expression {
    /// What would stand in the parentheses of `#[generator(…)]`.
    pub(crate) arguments: TokenStream,
    /// What it takes, which it must not.
    pub(crate) parameters: Vec<Pat>,
    /// Its type, as a function would return it, where that is written.
    pub(crate) output: ReturnType,
    pub(crate) block: Block,
}

impl Expression {
    /// A macro that is a `gen_!`, and can be read.
    pub(crate) fn of(mac: &Macro) -> Option<Expression> {
        if markers::is_gen(mac) { mac.parse_body().ok() } else { None }
    }
}

impl Parse for Expression {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut arguments = TokenStream::new();
        while let Some(argument) = argument(input)? {
            arguments.extend(argument);
        }
        if input.peek(Token![->]) {
            return Ok(Expression { arguments, parameters: Vec::new(), output: input.parse()?, block: input.parse()? });
        }
        let begins_with_a_closure = input.peek(Token![|]) || input.peek(Token![||]) || input.peek(Token![move]);
        if begins_with_a_closure {
            let ExprClosure { inputs, output, body, .. } = input.parse()?;
            input.parse::<Option<Token![,]>>()?;
            let block = match *body {
                Expr::Block(body) if body.label.is_none() => body.block,
                body => {
                    return Err(syn::Error::new_spanned(
                        body,
                        "the body of a `gen_!` stands in braces: `gen_!(|| { … })`",
                    ));
                }
            };
            return Ok(Expression { arguments, parameters: inputs.into_iter().collect(), output, block });
        }
        let span = input.span();
        let mut stmts = Block::parse_within(input)?;
        if let [Stmt::Expr(whole, None)] = &mut stmts[..]
            && let Expr::Block(body) = bare(whole)
            && body.label.is_none()
        {
            let block = body.block.clone();
            return Ok(Expression { arguments, parameters: Vec::new(), output: ReturnType::Default, block });
        }
        let block = Block { brace_token: syn::token::Brace(span), stmts };
        Ok(Expression { arguments, parameters: Vec::new(), output: ReturnType::Default, block })
    }
}

/// `pinned,`, `primed,` or `crate = path,`
fn argument(input: ParseStream<'_>) -> syn::Result<Option<TokenStream>> {
    if input.peek(Token![crate]) && input.peek2(Token![=]) {
        let (name, eq): (Token![crate], Token![=]) = (input.parse()?, input.parse()?);
        let (path, comma) = (syn::Path::parse_mod_style(input)?, input.parse::<Token![,]>()?);
        return Ok(Some(quote!(#name #eq #path #comma)));
    }
    if input.peek(syn::Ident) && input.peek2(Token![,]) {
        let (name, comma): (syn::Ident, Token![,]) = (input.parse()?, input.parse()?);
        return Ok(Some(quote!(#name #comma)));
    }
    Ok(None)
}

impl ToTokens for Expression {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Expression { arguments, parameters, output, block } = self;
        tokens.extend(match output {
            ReturnType::Default if parameters.is_empty() => quote!(#arguments #block),
            ReturnType::Default | ReturnType::Type(..) => quote!(#arguments |#(#parameters),*| #output #block),
        });
    }
}
