//! What the macro makes of a function or an expression, and what holds of that whatever comes in.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::visit::Visit;
use syn::{Attribute, ImplItem, Item, Meta};

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Lowered,
    Refused,
}

/// Expands `#[generator(attribute)] item`, and panics unless what comes out parses.
///
/// Where that are functions which wait for a `#[cfg]` to be settled, these are expanded as well: rustc would do so with one
/// of the two. n options are 2ⁿ functions, so that of the later options only one way is followed.
pub(crate) fn answer(attribute: TokenStream, item: TokenStream) -> Answer {
    answer_both_ways(attribute, item, 1)
}

fn answer_both_ways(attribute: TokenStream, item: TokenStream, options: usize) -> Answer {
    let is_function =
        syn::parse2::<syn::ImplItemFn>(item.clone()).is_ok() || syn::parse2::<syn::TraitItemFn>(item.clone()).is_ok();
    let expanded = genfn_lowering::expand(attribute, item);
    let text = expanded.to_string();
    let refused = is_refused(&text);
    let mut functions = match waiting(expanded) {
        Ok(functions) => functions,
        // What is no function comes out as it came in, with the error in it.
        Err(_) if !is_function && refused => Vec::new(),
        Err(error) => panic!("what comes out does not parse: {error}\n{text}"),
    };
    if options == 0 {
        functions.truncate(1);
    }
    let further = |(attribute, item)| answer_both_ways(attribute, item, options.saturating_sub(1));
    let answers: Vec<Answer> = functions.into_iter().map(further).collect();
    if refused || answers.contains(&Answer::Refused) { Answer::Refused } else { Answer::Lowered }
}

fn is_refused(text: &str) -> bool {
    // What rustc has told of already has a body that panics.
    let unread = "if true { :: genfn :: __private :: core :: panic !";
    text.contains("compile_error") || text.contains(unread)
}

/// Expands `gen_!(tokens)`, in the same way.
pub(crate) fn answer_expression(tokens: TokenStream) -> Answer {
    answer_expression_both_ways(tokens, 1)
}

fn answer_expression_both_ways(tokens: TokenStream, options: usize) -> Answer {
    struct Waiting(Vec<TokenStream>);
    impl<'ast> Visit<'ast> for Waiting {
        fn visit_macro(&mut self, mac: &'ast syn::Macro) {
            // As it is emitted: nobody else writes the `::`.
            if mac.path.leading_colon.is_some() && mac.path.segments.last().is_some_and(|last| last.ident == "gen_") {
                self.0.push(mac.tokens.clone());
            }
        }
    }
    let expanded = genfn_lowering::expand_expression(tokens);
    let text = expanded.to_string();
    let refused = is_refused(&text);
    let block: syn::Block =
        syn::parse2(expanded).unwrap_or_else(|error| panic!("what comes out does not parse: {error}\n{text}"));
    let mut waiting = Waiting(Vec::new());
    waiting.visit_block(&block);
    if options == 0 {
        waiting.0.truncate(1);
    }
    let further = |tokens| answer_expression_both_ways(tokens, options.saturating_sub(1));
    let answers: Vec<Answer> = waiting.0.into_iter().map(further).collect();
    if refused || answers.contains(&Answer::Refused) { Answer::Refused } else { Answer::Lowered }
}

/// The functions in an expansion that are `#[generator]`s still, each after a `#[cfg]`, and what the attribute says.
fn waiting(expanded: TokenStream) -> syn::Result<Vec<(TokenStream, TokenStream)>> {
    let mut functions = Vec::new();
    let wait = |attributes: &mut Vec<Attribute>| {
        let [condition, generator, ..] = &attributes[..] else { return None };
        let last = generator.path().segments.last()?;
        if !condition.path().is_ident("cfg") || last.ident != "generator" {
            return None;
        }
        let arguments = match &generator.meta {
            Meta::List(list) => list.tokens.clone(),
            _ => TokenStream::new(),
        };
        attributes.drain(..2);
        Some(arguments)
    };
    match syn::parse2::<syn::File>(expanded.clone()) {
        Ok(file) => {
            for item in file.items {
                if let Item::Fn(mut function) = item
                    && let Some(arguments) = wait(&mut function.attrs)
                {
                    functions.push((arguments, function.into_token_stream()));
                }
            }
        }
        Err(error) => {
            // A method, or what else may stand in an `impl`.
            let Members(members) = syn::parse2(expanded).map_err(|_| error)?;
            for member in members {
                if let ImplItem::Fn(mut method) = member
                    && let Some(arguments) = wait(&mut method.attrs)
                {
                    functions.push((arguments, method.into_token_stream()));
                }
            }
        }
    }
    Ok(functions)
}

struct Members(Vec<ImplItem>);

impl Parse for Members {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut members = Vec::new();
        while !input.is_empty() {
            members.push(input.parse()?);
        }
        Ok(Members(members))
    }
}
