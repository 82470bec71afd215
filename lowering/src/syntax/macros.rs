//! What can be read of the macros that a body invokes.
//!
//! A macro's tokens are no syntax tree. For std's own macros the meaning of their operands is known; for others, tokens that
//! parse as a list of expressions are taken for operands that are evaluated in order; the rest stays closed.

use crate::listed::Listed;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, LitStr, Macro, Token};

use super::made;
use super::markers::{self, Marker};
use super::std_macros::{Access, Reads, StdMacro};
use super::tokens::{self, is_sign, same};

/// One operand, with the name it is given in a formatting macro.
#[derive(Clone)]
pub(crate) struct Operand {
    pub(crate) name: Option<(Ident, Token![=])>,
    pub(crate) expr: Expr,
    pub(crate) access: Access,
}

impl Operand {
    fn is_named(&self, name: &str) -> bool {
        self.name.as_ref().is_some_and(|(given, _)| given == name)
    }
}

/// The operands of a macro whose tokens could be read.
#[derive(Clone)]
pub(crate) struct Operands {
    pub(crate) list: Vec<Operand>,
    /// What follows the operands and is left alone: the pattern of `matches!`, the length of `vec![x; n]`.
    pub(crate) rest: TokenStream,
    /// Names that a format string captures.
    pub(crate) captures: Vec<String>,
    /// Where it stands.
    pub(crate) captured_by: Option<Span>,
    pub(crate) diverges: bool,
}

impl Operands {
    pub(crate) fn exprs(&self) -> Vec<&Expr> {
        self.list.iter().map(|operand| &operand.expr).listed()
    }

    /// The tokens to give the macro again.
    pub(crate) fn to_tokens(&self) -> TokenStream {
        let mut tokens = TokenStream::new();
        for (i, operand) in self.list.iter().enumerate() {
            if i > 0 {
                <Token![,]>::default().to_tokens(&mut tokens);
            }
            if let Some((name, eq)) = &operand.name {
                name.to_tokens(&mut tokens);
                eq.to_tokens(&mut tokens);
            }
            operand.expr.to_tokens(&mut tokens);
        }
        tokens.extend(self.rest.clone());
        tokens
    }
}

/// Rewrites the operands of a macro, if its tokens are expressions; they stay as they are if nothing changes. Says whether
/// anything does.
pub(crate) fn rewrite_operands(mac: &mut Macro, rewrite: &mut dyn FnMut(&mut Expr)) -> bool {
    let Some(mut operands) = operands(mac) else { return false };
    let mut changed = false;
    for operand in &mut operands.list {
        let before = operand.expr.clone();
        rewrite(&mut operand.expr);
        changed |= !same(&operand.expr, &before);
    }
    if changed {
        mac.tokens = operands.to_tokens();
    }
    changed
}

/// The message of an `assert!` whose condition is not emitted as it was written: what is shown is what was.
///
/// ```text
/// assert!(f(yield_!(1)))    =>    assert!(…, "assertion failed: {}", "f(yield_!(1))")
/// ```
pub(crate) fn asserted_as_written(written: &Macro) -> Option<TokenStream> {
    let known = StdMacro::of(written)?;
    if !known.takes_message() || !known.shows(operands(written)?.list.len()) {
        return None;
    }
    let text = written.tokens.to_string();
    let text = text.trim_end_matches([',', ' ']);
    Some(quote!(, "assertion failed: {}", #text))
}

/// What a copy has of a macro that formats: its operands, of which nothing is wanted. For what rustc says of a macro, it would say for each
/// time that it is expanded.
///
/// ```text
/// format!("{} {name}", word.len())    =>    format!("{}", { let _ = (&(word.len()),); "" })
/// ```
pub(crate) fn format_nothing(mac: &mut Macro) {
    let Some(Reads::Message { leading, .. }) = StdMacro::of(mac).map(|known| known.reads) else { return };
    let Some(mut operands) = operands(mac).filter(|operands| operands.list.len() > leading) else { return };
    let mut formatted = operands.list.split_off(leading);
    if !matches!(&formatted[0].expr, Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(_), .. })) {
        return;
    }
    let formatted = formatted.split_off(1).into_iter().map(|operand| operand.expr);
    let nothing = quote!("{}", { let _ = (#(&(#formatted),)*); "" });
    let leading = operands.list.iter().map(|operand| &operand.expr);
    mac.tokens = quote!(#(#leading,)* #nothing);
}

/// Reads the operands of a macro; `None` where its tokens are not expressions.
pub(crate) fn operands(mac: &Macro) -> Option<Operands> {
    if markers::is_gen(mac) {
        return None;
    }
    if markers::is_mention(mac) {
        return list(&Macro { tokens: TokenStream::new(), ..mac.clone() }, Access::Value);
    }
    let Some(known) = StdMacro::of(mac) else { return list(mac, Access::Value) };
    let operands = match known.reads {
        Reads::Values => list(mac, Access::Value),
        Reads::Message { leading, access } => format_like(mac, leading, access),
        Reads::Matched => matches_like.parse2(mac.tokens.clone()).ok(),
        Reads::Elements => vec_like.parse2(mac.tokens.clone()).ok(),
        Reads::Nothing => None,
    };
    operands.map(|operands| Operands { diverges: known.diverges, ..operands })
}

/// Whether a macro shows its operands as they are written: they can't be written otherwise then.
pub(crate) fn shows_operands(mac: &Macro, operands: &Operands) -> bool {
    StdMacro::of(mac).is_some_and(|known| known.shows(operands.list.len()))
}

/// The name of one of genfn's own macros, as desugaring makes them: `::genfn::__private::name!`.
pub(crate) fn own_name(mac: &Macro) -> Option<String> {
    let segments: Vec<String> = mac.path.segments.iter().map(|segment| segment.ident.to_string()).listed();
    match &segments[..] {
        [genfn, room, name] if genfn == "genfn" && (room == "__private" || room == "moved") => Some(name.clone()),
        _ => None,
    }
}

/// Whether it is the definition of a macro: `macro_rules!`.
pub(crate) fn is_definition(mac: &Macro) -> bool {
    mac.path.is_ident("macro_rules")
}

/// Whether the macro is one whose use of its operands is known.
pub(crate) fn is_known(mac: &Macro) -> bool {
    StdMacro::of(mac).is_some()
}

/// Whether what a macro of std's holds temporarily ends with it.
pub(crate) fn ends_temporaries(mac: &Macro) -> bool {
    StdMacro::of(mac).is_some_and(|known| known.ends_temporaries)
}

/// Macros of other crates that are used everywhere, and hide no `break` and no `continue`: what they hide is `return`.
const WITHOUT_JUMPS: &[&str] = &[
    "anyhow",
    "bail",
    "ensure",
    "eyre",
    "format_err",
    "json",
    "trace",
    "debug",
    "info",
    "warn",
    "error",
    "log",
    "event",
    "span",
    "try_join",
    "join",
    "pin",
];

/// Whether it hides nothing: `pin!`, which evaluates to what borrows a temporary of its own, so that no closure around it could return that; and
/// what an [awaited loop](crate::prepare) asks.
pub(crate) fn hides_nothing(mac: &Macro) -> bool {
    mac.path.segments.last().is_some_and(|last| PLAIN.iter().any(|name| last.ident == name))
}

const PLAIN: &[&str] = &["pin", "__stream_of"];

/// Whether a macro of this name is known to hide no jump of a loop.
pub(crate) fn is_harmless(name: &str) -> bool {
    StdMacro::named(name).is_some()
        || WITHOUT_JUMPS.contains(&name)
        || Marker::named(name).is_some()
        || name == markers::GEN
}

struct Parsed {
    name: Option<(Ident, Token![=])>,
    expr: Expr,
}

impl Parse for Parsed {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let named = input.peek(Ident) && input.peek2(Token![=]) && !input.peek2(Token![==]) && !input.peek2(Token![=>]);
        let name = if named { Some((input.parse()?, input.parse()?)) } else { None };
        Ok(Parsed { name, expr: input.parse()? })
    }
}

fn list(mac: &Macro, access: Access) -> Option<Operands> {
    if let Some(expr) = only_name(&mac.tokens) {
        let list = vec![Operand { name: None, expr, access }];
        return Some(Operands {
            list,
            rest: TokenStream::new(),
            captures: Vec::new(),
            captured_by: None,
            diverges: false,
        });
    }
    let parsed = Punctuated::<Parsed, Token![,]>::parse_terminated.parse2(mac.tokens.clone()).ok()?;
    let list = parsed.into_iter().map(|Parsed { name, expr }| Operand { name, expr, access }).listed();
    Some(Operands { list, rest: TokenStream::new(), captures: Vec::new(), captured_by: None, diverges: false })
}

/// `yield_!(x)`: what most markers hold is known without being parsed.
fn only_name(tokens: &TokenStream) -> Option<Expr> {
    let mut tokens = tokens.clone().into_iter();
    let (Some(TokenTree::Ident(name)), None) = (tokens.next(), tokens.next()) else { return None };
    (!tokens::is_keyword(&name.to_string())).then(|| made::path(name.into()))
}

/// Some leading operands, then a format string and what it formats.
///
/// `message` is how the operands after the leading ones are used; a leading one is borrowed.
fn format_like(mac: &Macro, leading: usize, message: Access) -> Option<Operands> {
    let mut operands = list(mac, message)?;
    for operand in operands.list.iter_mut().take(leading) {
        operand.access = Access::Borrow;
    }
    // `assert!(c)` moves a `bool`, which is `Copy`: borrowing and moving are the same.
    for operand in operands.list.iter().skip(leading).take(1) {
        if let Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = &operand.expr {
            // In `format!("{n}", n = 1)` it is the operand that is meant.
            let mut captures = captured_names(text);
            captures.retain(|name| !operands.list.iter().any(|operand| operand.is_named(name)));
            operands.captures = captures;
            operands.captured_by = Some(text.span());
        }
    }
    Some(operands)
}

fn matches_like(input: ParseStream<'_>) -> syn::Result<Operands> {
    let expr = input.parse()?;
    let list = vec![Operand { name: None, expr, access: Access::Borrow }];
    Ok(Operands { list, rest: input.parse()?, captures: Vec::new(), captured_by: None, diverges: false })
}

fn vec_like(input: ParseStream<'_>) -> syn::Result<Operands> {
    let mut list = Vec::new();
    while !input.is_empty() {
        list.push(Operand { name: None, expr: input.parse()?, access: Access::Value });
        if input.peek(Token![;]) {
            break;
        }
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(Operands { list, rest: input.parse()?, captures: Vec::new(), captured_by: None, diverges: false })
}

/// The names that a format string takes from its surroundings: `{name}`, `{name:?}`, `{:width$}`.
pub(crate) fn captured_names(text: &LitStr) -> Vec<String> {
    let text = text.value().replace("{{", "");
    let mut names = Vec::new();
    for placeholder in text.split('{').skip(1) {
        let Some((inside, _)) = placeholder.split_once('}') else {
            continue;
        };
        let (name, spec) = inside.split_once(':').unwrap_or((inside, ""));
        names.push(name.trim());
        let mut before_dollar = spec.split('$').listed();
        before_dollar.pop();
        for piece in before_dollar {
            let start = piece.rfind(|c: char| !(c.is_alphanumeric() || c == '_')).map_or(0, |at| at + 1);
            let count = &piece[start..];
            // `0` before a width is a flag.
            names.push(count.strip_prefix('0').unwrap_or(count));
        }
    }
    let is_name = |name: &&str| name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    names.into_iter().filter(is_name).map(str::to_owned).listed()
}

/// What `exceptions/` makes calls of, by the last names of their paths.
const OWN: &[(&str, &str)] = &[("__private", "pin"), ("awaited", "future_of")];

/// Whether a macro that is called here may hide something: an exit, or what can't exist twice.
pub(crate) fn may_hide(before: &[TokenTree], rest: &[TokenTree]) -> bool {
    let hides = |name: &Ident| {
        // After a keyword `!` negates.
        let name = name.to_string();
        let is_own = Marker::named(&name).is_some() || name == markers::GEN || name == markers::AWAIT;
        let is_own = is_own || PLAIN.contains(&&*name);
        !is_own && StdMacro::named(&name).is_none() && !tokens::is_keyword(&name)
    };
    match (before, rest) {
        ([.., TokenTree::Ident(room), _, _, TokenTree::Ident(name), _], _)
            if OWN.iter().any(|(in_room, own)| room == in_room && name == own) =>
        {
            false
        }
        ([.., TokenTree::Ident(name), bang], [TokenTree::Group(_) | TokenTree::Ident(_), ..]) => {
            is_sign(bang, '!') && hides(name)
        }
        _ => false,
    }
}
