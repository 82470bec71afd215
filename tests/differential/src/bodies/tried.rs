//! How a body spells a `try_!` that `syn` is to read: as a call, of what `syn` knows already.
//!
//! ```text
//! try_! {{ body } except D("a") if c => arm except => arm else { rest } finally { last }}
//!
//! __try({ body }, match __raised { D("a") if c => arm, __all => arm }, __else({ rest }), __finally({ last }))
//! ```

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Arm, Block, Expr, ExprBlock, ExprCall, ExprMatch, Ident, Pat, PatGuard, Token};

/// A `try_!`.
#[derive(Clone)]
pub(super) struct Tried {
    pub(super) body: Block,
    pub(super) handlers: Vec<Handler>,
    pub(super) otherwise: Option<Block>,
    pub(super) finally: Option<Block>,
}

/// An `except`.
#[derive(Clone)]
pub(super) struct Handler {
    pub(super) pat: Pat,
    pub(super) guard: Option<Expr>,
    pub(super) body: Expr,
}

impl Handler {
    fn of(arm: Arm) -> Self {
        let body = *arm.body;
        match arm.pat {
            Pat::Guard(PatGuard { pat, guard, .. }) => Handler { pat: *pat, guard: Some(*guard), body },
            pat => Handler { pat, guard: None, body },
        }
    }

    fn to_arm(&self) -> Arm {
        let mut arm: Arm = syn::parse_quote!(_ => (),);
        arm.pat = match &self.guard {
            Some(guard) => Pat::Guard(PatGuard {
                attrs: Vec::new(),
                pat: Box::new(self.pat.clone()),
                if_token: <Token![if]>::default(),
                guard: Box::new(guard.clone()),
            }),
            None => self.pat.clone(),
        };
        *arm.body = self.body.clone();
        arm
    }
}

/// What a handler is for.
pub(super) enum Caught {
    All,
    Exit,
    Error(Pat),
    Either(Pat),
}

impl Tried {
    /// `None` where it is something else.
    pub(super) fn of(expr: &Expr) -> Option<Tried> {
        let mut arguments = arguments(expr, "__try")?.into_iter();
        let Expr::Block(body) = arguments.next()? else { return None };
        let mut found = Tried { body: body.block, handlers: Vec::new(), otherwise: None, finally: None };
        for argument in arguments {
            if let Expr::Match(handlers) = argument {
                found.handlers = handlers.arms.into_iter().map(Handler::of).collect();
            } else if let Some(block) = block(&argument, "__else") {
                found.otherwise = Some(block);
            } else {
                found.finally = Some(block(&argument, "__finally")?);
            }
        }
        found.is_one().then_some(found)
    }

    /// Whether it is as `try_!` has to be.
    pub(super) fn is_one(&self) -> bool {
        if self.handlers.is_empty() { self.otherwise.is_none() && self.finally.is_some() } else { true }
    }

    /// Put together without being read again: what is made smaller may not be a program.
    pub(super) fn to_expr(&self) -> Expr {
        let mut arguments = vec![of_block(&self.body)];
        if !self.handlers.is_empty() {
            let mut handlers: ExprMatch = syn::parse_quote!(match __raised {});
            handlers.arms = self.handlers.iter().map(Handler::to_arm).collect();
            arguments.push(Expr::Match(handlers));
        }
        arguments.extend(self.otherwise.iter().map(|block| call("__else", [of_block(block)])));
        arguments.extend(self.finally.iter().map(|block| call("__finally", [of_block(block)])));
        call("__try", arguments)
    }

    /// What stands inside the macro.
    pub(super) fn to_macro(&self) -> TokenStream {
        let Tried { body, handlers, otherwise, finally } = self;
        let handlers = handlers.iter().map(|Handler { pat, guard, body }| {
            let guard = guard.iter();
            let pat = (!matches!(caught(pat), Caught::All)).then_some(pat);
            quote!(except #pat #(if #guard)* => #body,)
        });
        let otherwise = otherwise.iter();
        let finally = finally.iter();
        quote!(#body #(#handlers)* #(else #otherwise)* #(finally #finally)*)
    }
}

/// What the pattern of a handler stands for.
pub(super) fn caught(pat: &Pat) -> Caught {
    let is = |pat: &Pat, name: &str| matches!(pat, Pat::Ident(pat) if pat.ident == name);
    if is(pat, "__all") {
        return Caught::All;
    }
    if is(pat, "GeneratorExit") {
        return Caught::Exit;
    }
    if let Pat::Or(either) = pat {
        let mut errors = either.clone();
        errors.cases = either.cases.iter().filter(|case| !is(case, "GeneratorExit")).cloned().collect();
        if errors.cases.len() < either.cases.len() {
            return Caught::Either(Pat::Or(errors));
        }
    }
    Caught::Error(pat.clone())
}

/// The arguments of a call of this name.
pub(super) fn arguments(expr: &Expr, name: &str) -> Option<Vec<Expr>> {
    match expr {
        Expr::Call(call) if matches!(&*call.func, Expr::Path(path) if path.path.is_ident(name)) => {
            Some(call.args.iter().cloned().collect())
        }
        _ => None,
    }
}

fn call(name: &str, arguments: impl IntoIterator<Item = Expr>) -> Expr {
    let name = Ident::new(name, Span::call_site());
    let mut call: ExprCall = syn::parse_quote!(#name());
    call.args = arguments.into_iter().collect();
    Expr::Call(call)
}

/// A block as an expression.
pub(super) fn of_block(block: &Block) -> Expr {
    Expr::Block(ExprBlock { attrs: Vec::new(), label: None, block: block.clone() })
}

fn block(expr: &Expr, name: &str) -> Option<Block> {
    match arguments(expr, name)?.pop()? {
        Expr::Block(block) => Some(block.block),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    use super::*;

    #[test]
    fn a_try_is_a_call_of_what_syn_knows() {
        let text =
            "__try({ 1 }, match __raised { D(\"a\") if c => 2, __all => { 3 } }, __else({ 4 }), __finally({ 5 }))";
        let expr: Expr = syn::parse_str(text).unwrap();
        let tried = Tried::of(&expr).unwrap();
        assert_eq!(Tried::of(&tried.to_expr()).unwrap().to_macro().to_string(), tried.to_macro().to_string());
        let expected = "{ 1 } except D(\"a\") if c => 2, except => { 3 }, else { 4 } finally { 5 }";
        let expected: TokenStream = expected.parse().unwrap();
        assert_eq!(tried.to_macro().to_string(), expected.to_string());
        assert!(Tried::of(&syn::parse_str("__try({ 1 })").unwrap()).is_none());
        assert!(tried.to_expr().to_token_stream().to_string().starts_with("__try"));
    }
}
