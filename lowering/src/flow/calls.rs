//! Calls of locals, and of methods of theirs, as the questions that rustc is asked about them.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Expr, ExprCall, ExprMethodCall, GenericArgument, Token};

use super::asked::{AskedCall, AskedCallee, AskedMethod, AskedOperand, TakenBy};
use super::builder::Builder;
use super::graph::{Event, NodeId};
use super::native::tokens_of;
use crate::ir::LocalId;
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
        let (resolve, meant) = (|expr: &Expr| self.resolve(expr), |name: &Ident| self.meant_by(name));
        let operands = operands.iter().map(|operand| AskedOperand::of(operand, &resolve, &meant)).collect();
        let id = self.flow.asked.id(AskedCall { local, callee, operands });
        let place = self.flow.nodes[self.current.0].events.len() - 1;
        self.flow.calls.insert((self.current, place), id);
    }
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
