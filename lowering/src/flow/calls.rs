//! Calls of locals, and of methods of theirs, as the questions that rustc is asked about them.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{Expr, ExprCall, ExprClosure, ExprMethodCall, GenericArgument, Pat, Token, Type};

use super::asked::{AskedCall, AskedCallee, AskedMethod, AskedOperand, TakenBy};
use super::builder::Builder;
use super::graph::{Event, NodeId};
use super::native::tokens_of;
use crate::ir::LocalId;
use crate::syntax::place::bare;
use crate::syntax::receiver::Others;

impl Builder<'_> {
    /// The last event is the call of a method on the local, and nothing else is known of that.
    ///
    /// What is misspelt of a collection is not asked about: rustc would propose to import what asks.
    pub(super) fn ask_of_method(&mut self, local: LocalId, call: &ExprMethodCall) {
        let others = Others::of(call);
        if self.locals[local.0].kind.is_collection() && !others.has_collections() {
            return;
        }
        let generics = call.turbofish.iter().flat_map(|turbofish| &turbofish.args);
        let generics = generics.filter(|arg| !matches!(arg, GenericArgument::Lifetime(_)));
        let method = AskedMethod {
            name: call.method.clone(),
            receiver: tokens_of(&call.receiver).0,
            operands: call.paren_token.span.join(),
            generics: generics.map(|arg| filled(arg.to_token_stream())).collect(),
            others,
        };
        self.ask(local, AskedCallee::Method(method), &call.args);
    }

    /// The last event is a call of the local.
    ///
    /// Of a closure that the body makes rustc does not know how often it can be called before it has looked at all of the function:
    /// it would take it for one that can be called again, and complain if that is wrong. So it is asked about what the closure's
    /// body takes by value.
    pub(super) fn ask_of_call(&mut self, local: LocalId, call: &ExprCall) {
        let callee = match (self.closures.get(&local), self.held_by.get(&local)) {
            (Some(taken), _) if taken.is_empty() => return,
            (Some(taken), _) => AskedCallee::Closure(taken.clone()),
            (None, Some(taken)) if !taken.is_empty() => AskedCallee::Held(taken.clone()),
            (None, _) => AskedCallee::Itself,
        };
        self.ask(local, callee, &call.args);
    }

    /// The last event is that a macro names the local, and nothing is known of what it does with it.
    pub(super) fn ask_of_macro(&mut self, local: LocalId) {
        self.ask(local, AskedCallee::Macro, &Punctuated::new());
    }

    /// What the local points to has been taken where this node begins.
    pub(super) fn ask_of_content(&mut self, node: NodeId, local: LocalId, by: TakenBy) {
        let current = std::mem::replace(&mut self.current, node);
        self.event(Event::Use(local));
        self.ask(local, AskedCallee::Content(by), &Punctuated::new());
        self.current = current;
    }

    fn ask(&mut self, local: LocalId, callee: AskedCallee, operands: &Punctuated<Expr, Token![,]>) {
        let info = &self.locals[local.0];
        if info.needs_no_drop() || self.unasked.contains(&info.name.to_string()) {
            return;
        }
        let operands = operands.iter().map(|operand| AskedOperand::of(operand, &|expr| self.resolve(expr))).collect();
        let id = self.flow.asked.id(AskedCall { local, callee, operands });
        let place = self.flow.nodes[self.current.0].events.len() - 1;
        self.flow.calls.insert((self.current, place), id);
    }
}

impl AskedOperand {
    /// `resolve` tells which local a name is.
    fn of(operand: &Expr, resolve: &dyn Fn(&Expr) -> Option<LocalId>) -> AskedOperand {
        let operand = bare(operand);
        if let Some(local) = resolve(operand) {
            return AskedOperand::Local(quote!(), local);
        }
        match operand {
            operand if is_plain(operand) => AskedOperand::Plain(operand.to_token_stream()),
            Expr::Cast(cast) => AskedOperand::Typed(cast.ty.clone()),
            Expr::Closure(closure) => parameters(closure).map_or(AskedOperand::Any, AskedOperand::Closure),
            Expr::MethodCall(call) if call.method == "clone" && call.args.is_empty() => {
                resolve(&call.receiver).map_or(AskedOperand::Any, |local| AskedOperand::Local(quote!(), local))
            }
            Expr::Reference(reference) => match resolve(&reference.expr) {
                Some(local) => {
                    let (and, mutability) = (&reference.and_token, &reference.mutability);
                    AskedOperand::Local(quote!(#and #mutability), local)
                }
                None => AskedOperand::Any,
            },
            _ => AskedOperand::Any,
        }
    }
}

/// Whether the type of an expression is what it shows, whatever stands around it.
fn is_plain(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Lit(_) => true,
        Expr::Reference(reference) => is_plain(&reference.expr),
        Expr::Unary(unary) => is_plain(&unary.expr),
        Expr::MethodCall(call) => {
            is_plain(&call.receiver)
                && call.args.is_empty()
                && (call.method == "to_string" || call.method == "to_owned")
        }
        Expr::Call(call) => {
            call.args.iter().all(is_plain) && call.func.to_token_stream().to_string().starts_with("String ::")
        }
        _ => false,
    }
}

/// The types of a closure's parameters; nothing if what they are can't be left to the method.
fn parameters(closure: &ExprClosure) -> Option<Vec<Option<Type>>> {
    let types = closure.inputs.iter().map(|pat| match pat {
        Pat::Type(typed) => Some((*typed.ty).clone()),
        _ => None,
    });
    let types: Vec<Option<Type>> = types.collect();
    let is_one_kind = types.iter().all(Option::is_some) || types.iter().all(Option::is_none);
    is_one_kind.then_some(types)
}

/// Generic arguments of which rustc is to infer nothing: ours tells it nothing.
///
/// ```text
/// Vec<_>      Vec<()>
/// ```
fn filled(arg: TokenStream) -> TokenStream {
    let tokens = arg.into_iter().map(|token| match token {
        TokenTree::Ident(ident) if ident == "_" => {
            TokenTree::Group(Group::new(Delimiter::Parenthesis, TokenStream::new()))
        }
        TokenTree::Group(group) => TokenTree::Group(Group::new(group.delimiter(), filled(group.stream()))),
        token => token,
    });
    tokens.collect()
}
