//! What stands inside `try_!`.
//!
//! ```text
//! try_! {{ body } except pattern if guard => arm except GeneratorExit => arm except => arm else { … } finally { … }}
//! ```
//!
//! The body has braces of its own, which say where it ends. What follows `except` is an arm as `match` has it.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Block, Expr, Ident, Macro, Pat, Token, token};

use crate::listed::Listed;
use crate::syntax::pattern;

/// What a `try_!` holds.
#[derive(Clone)]
pub(crate) struct Try {
    pub(crate) body: Block,
    pub(crate) handlers: Vec<Handler>,
    pub(crate) otherwise: Option<Block>,
    pub(crate) finally: Option<Block>,
}

/// One `except`.
#[derive(Clone)]
pub(crate) struct Handler {
    pub(crate) caught: Caught,
    pub(crate) guard: Option<(Token![if], Box<Expr>)>,
    pub(crate) arrow: Token![=>],
    pub(crate) body: Box<Expr>,
}

/// What an `except` is for.
#[derive(Clone)]
#[allow(clippy::large_enum_variant, reason = "a function has few, and it is large only where spans know their places")]
pub(crate) enum Caught {
    /// `except =>`: everything.
    All,
    /// Errors that the pattern matches, `GeneratorExit` if it is named, or either.
    Matching { error: Option<Pat>, exit: bool },
}

impl Caught {
    /// Whether errors are caught that a pattern matches.
    pub(crate) fn has_a_pattern(&self) -> bool {
        match self {
            Caught::Matching { error, .. } => error.is_some(),
            Caught::All => false,
        }
    }
}

impl Try {
    pub(crate) fn of(mac: &Macro) -> syn::Result<Try> {
        if mac.tokens.is_empty() {
            return Err(syn::Error::new_spanned(&mac.path, BODY));
        }
        parse.parse2(mac.tokens.clone()).map_err(|error| raise(mac.tokens.clone()).unwrap_or(error))
    }

    /// Whether every error is caught, whatever it is: so far as a pattern shows it.
    pub(crate) fn catches_errors(&self) -> bool {
        self.handlers.iter().any(|handler| {
            handler.guard.is_none()
                && match &handler.caught {
                    Caught::All => true,
                    Caught::Matching { error: Some(pat), .. } => pattern::is_irrefutable(pat),
                    Caught::Matching { error: None, .. } => false,
                }
        })
    }

    pub(crate) fn catches_exit(&self) -> bool {
        self.handlers.iter().any(|handler| {
            handler.guard.is_none() && matches!(handler.caught, Caught::All | Caught::Matching { exit: true, .. })
        })
    }

    /// Whether a bare `except =>` is among the handlers.
    pub(crate) fn catches_everything(&self) -> bool {
        self.handlers.iter().any(|handler| matches!(handler.caught, Caught::All))
    }
}

mod keyword {
    syn::custom_keyword!(except);
    syn::custom_keyword!(finally);
}

pub(crate) const BODY: &str =
    "the body of `try_!` has braces of its own: write `try_! {{ … } except error => { … } finally { … }}`";
const ARM: &str =
    "an `except` is written as an arm of `match`: `except pattern => { … }`, or `except => { … }` to catch everything";

fn parse(input: ParseStream<'_>) -> syn::Result<Try> {
    if !input.peek(token::Brace) {
        return Err(syn::Error::new(input.span(), BODY));
    }
    let mut found = Try { body: input.parse()?, handlers: Vec::new(), otherwise: None, finally: None };
    while !input.is_empty() {
        if input.peek(keyword::except) {
            let except: keyword::except = input.parse()?;
            if found.otherwise.is_some() || found.finally.is_some() {
                return Err(syn::Error::new(except.span, "`except` comes before `else` and `finally`: move it up"));
            }
            if found.handlers.iter().any(|handler| matches!(handler.caught, Caught::All)) {
                return Err(syn::Error::new(
                    except.span,
                    "`except =>` catches everything, so nothing is left for this one: move it before that",
                ));
            }
            let handler: Handler = input.parse()?;
            if found.catches_errors() && matches!(handler.caught, Caught::Matching { error: Some(_), exit: false }) {
                return Err(syn::Error::new(
                    except.span,
                    "every error is caught before, so nothing is left for this one: move it up",
                ));
            }
            found.handlers.push(handler);
        } else if input.peek(Token![else]) {
            let token: Token![else] = input.parse()?;
            if found.otherwise.is_some() {
                return Err(syn::Error::new(token.span, "a second `else`: a `try_!` has one at most"));
            }
            if found.handlers.is_empty() || found.finally.is_some() {
                return Err(syn::Error::new(
                    token.span,
                    "`else` comes after an `except` and before `finally`: without an `except` put its code at the end of the body",
                ));
            }
            found.otherwise = Some(input.parse()?);
        } else if input.peek(keyword::finally) {
            let token: keyword::finally = input.parse()?;
            if found.finally.is_some() {
                return Err(syn::Error::new(token.span, "a second `finally`: a `try_!` has one at most"));
            }
            found.finally = Some(input.parse()?);
        } else {
            return Err(input.error("expected `except pattern => …`, `else { … }` or `finally { … }`"));
        }
    }
    if found.handlers.is_empty() && found.finally.is_none() {
        let close = found.body.brace_token.span.close();
        return Err(syn::Error::new(
            close,
            "a `try_!` needs an `except pattern => { … }` or a `finally { … }` after its body",
        ));
    }
    Ok(found)
}

/// `raise error`, as Python has it.
pub(crate) fn raise(tokens: TokenStream) -> Option<syn::Error> {
    let tokens: Vec<TokenTree> = tokens.into_iter().listed();
    let raised = tokens.windows(2).find_map(|window| match window {
        [TokenTree::Ident(raise), TokenTree::Ident(_) | TokenTree::Literal(_)] if raise == "raise" => {
            Some(syn::Error::new(raise.span(), "to raise an error, write `Err(error)?`"))
        }
        _ => None,
    });
    raised.or_else(|| {
        tokens.into_iter().find_map(|token| match token {
            TokenTree::Group(group) => raise(group.stream()),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => None,
        })
    })
}

impl Parse for Handler {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let (caught, guard) = if input.peek(Token![=>]) {
            (Caught::All, None)
        } else {
            let at = input.span();
            // `GeneratorExit { … }` would be a pattern that takes a struct apart.
            let pat = match Pat::parse_multi_with_leading_vert(input) {
                Ok(pat) if input.peek(Token![=>]) || input.peek(Token![if]) => pat,
                Ok(_) if input.peek(Token![as]) => return Err(named(input)?),
                _ => return Err(syn::Error::new(at, ARM)),
            };
            let guard = if input.peek(Token![if]) { Some((input.parse()?, Box::new(input.parse()?))) } else { None };
            (self::caught(pat), guard)
        };
        let arrow = input.parse()?;
        let body = Expr::parse_with_earlier_boundary_rule(input)?;
        if ends_by_itself(&body) || input.is_empty() {
            input.parse::<Option<Token![,]>>()?;
        } else {
            input.parse::<Token![,]>()?;
        }
        Ok(Handler { caught, guard, arrow, body: Box::new(body) })
    }
}

/// `except Lost as error`, as Python has it.
fn named(input: ParseStream<'_>) -> syn::Result<syn::Error> {
    let token: Token![as] = input.parse()?;
    let name = input.parse::<Ident>().map_or_else(|_| "error".to_owned(), |name| name.to_string());
    Ok(syn::Error::new(
        token.span,
        format!(
            "an `except` has a pattern, and no type or `as`: `except {name} => {{ … }}` binds any error of the generator's"
        ),
    ))
}

/// Whether an arm with this body needs no comma after it.
fn ends_by_itself(body: &Expr) -> bool {
    matches!(
        body,
        Expr::Block(_)
            | Expr::Unsafe(_)
            | Expr::If(_)
            | Expr::Match(_)
            | Expr::Loop(_)
            | Expr::While(_)
            | Expr::ForLoop(_)
    )
}

fn caught(pat: Pat) -> Caught {
    match pat {
        Pat::Or(mut alternatives) => {
            let before = alternatives.cases.len();
            alternatives.cases = alternatives.cases.into_iter().filter(|case| !is_exit(case)).collect();
            let exit = alternatives.cases.len() < before;
            let error = (!alternatives.cases.is_empty()).then_some(Pat::Or(alternatives));
            Caught::Matching { error, exit }
        }
        pat if is_exit(&pat) => Caught::Matching { error: None, exit: true },
        pat => Caught::Matching { error: Some(pat), exit: false },
    }
}

/// `GeneratorExit`, by whatever path.
fn is_exit(pat: &Pat) -> bool {
    let name: Option<&Ident> = match pattern::bare(pat) {
        Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none() => Some(&pat.ident),
        Pat::Path(path) => path.path.segments.last().map(|last| &last.ident),
        _ => None,
    };
    name.is_some_and(|name| name == "GeneratorExit")
}
