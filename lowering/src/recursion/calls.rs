//! Which calls are of the function itself, as far as syntax tells.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Block, Expr, ExprCall, ExprPath, GenericArgument, PathArguments, PathSegment, Type};

use crate::syntax::macros;
use crate::syntax::markers;
use crate::syntax::place::bare;
use crate::syntax::tokens;

/// What a call of it looks like.
pub(super) struct Callee {
    pub(super) name: Ident,
    /// It has a `self`.
    pub(super) is_method: bool,
    /// The names of its type parameters.
    pub(super) generics: Vec<Ident>,
}

/// `walk(…)`, `walk::<T>(…)` or `Self::walk(…)`.
pub(super) fn of<'e>(callee: &Callee, operand: &'e Expr) -> Option<&'e ExprCall> {
    let Expr::Call(call) = bare(operand) else { return None };
    named(callee, &call.func).filter(|_| call.attrs.is_empty())?;
    Some(call)
}

/// What is called, as an operand. `walk::<>` is no local: where the arguments may suspend it need not be held meanwhile, which has a type without a name.
pub(super) fn as_a_constant(call: &ExprCall) -> Expr {
    let may_suspend = tokens::any(call.args.to_token_stream(), &mut |token| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        token => tokens::is_sign(token, '!'),
    });
    let mut func = (*call.func).clone();
    if may_suspend
        && let Expr::Path(path) = &mut func
        && let Some(last) = path.path.segments.last_mut()
        && last.arguments.is_none()
    {
        last.arguments = PathArguments::AngleBracketed(syn::parse_quote!(::<>));
    }
    func
}

fn named<'e>(callee: &Callee, function: &'e Expr) -> Option<&'e ExprPath> {
    let Expr::Path(path) = bare(function) else { return None };
    let segments = &path.path.segments;
    let is_plain = path.qself.is_none() && path.path.leading_colon.is_none() && path.attrs.is_empty();
    // In a method its own name is that of a function outside.
    let is_reached = match segments.len() {
        1 => !callee.is_method,
        2 => segments[0].ident == "Self",
        _ => false,
    };
    let is_own = |last: &PathSegment| last.ident == callee.name && has_own_types(&last.arguments, &callee.generics);
    (is_plain && is_reached && segments.last().is_some_and(is_own)).then_some(path)
}

/// Whether nothing is said of the types, or that they are those of the function.
fn has_own_types(arguments: &PathArguments, generics: &[Ident]) -> bool {
    let own = |(argument, own): (&GenericArgument, &Ident)| matches!(argument, GenericArgument::Type(Type::Path(path)) if path.path.is_ident(own) && path.qself.is_none());
    match arguments {
        PathArguments::None => true,
        PathArguments::AngleBracketed(given) => {
            given.args.len() == generics.len() && given.args.iter().zip(generics).all(own)
        }
        PathArguments::Parenthesized(_) => false,
    }
}

/// The function as the first such call names it, without what stands in `<…>` there.
pub(super) fn first(callee: &Callee, block: &Block) -> Option<ExprPath> {
    let mut found = None;
    among(&block.to_token_stream(), &mut |operand| {
        if let Some(path) = of(callee, operand).and_then(|call| named(callee, &call.func)) {
            found.get_or_insert_with(|| {
                let mut path = path.clone();
                path.path.segments.iter_mut().for_each(|segment| segment.arguments = PathArguments::None);
                path
            });
        }
    });
    found
}

/// What is delegated to anywhere among these tokens.
fn among(tokens: &TokenStream, visit: &mut dyn FnMut(&Expr)) {
    markers::each_among(tokens, &mut |marker, mac| {
        if marker.delegates()
            && let Some(operands) = macros::operands(mac)
            && let Some(operand) = operands.list.first()
        {
            visit(&operand.expr);
        }
        among(&mac.tokens, visit);
    });
}
