//! What a macro that a body invokes may do: to the locals it names, and to the loops around it.

use proc_macro2::{Span, TokenStream, TokenTree};

use super::builder::Builder;
use super::graph::Event;
use crate::ir::part_calls;
use crate::source::captures::Captures;
use crate::source::expression::Expression;
use crate::syntax::macros;
use crate::syntax::std_macros::Access;
use crate::syntax::tokens;

impl Builder<'_> {
    pub(super) fn macro_call(&mut self, mac: &syn::Macro) {
        match part_calls::Call::of(mac) {
            Some(part_calls::Call::Mark(mark, name)) => return self.mark(mark, &name),
            Some(part_calls::Call::Refill(name, fields)) => {
                let path = self.path(fields);
                self.flow.refills.insert((self.current, self.flow.nodes[self.current.0].events.len()), path);
                return self.mention(&name, None);
            }
            Some(part_calls::Call::Rest(name) | part_calls::Call::Taken(name)) => {
                if let Some(local) = self.resolve_name(&name, None) {
                    self.event(Event::Move(local));
                }
                return;
            }
            Some(part_calls::Call::Stays(name)) => {
                if let Some(local) = self.resolve_name(&name, None) {
                    self.event(Event::Use(local));
                }
                return;
            }
            // It is not resolved yet of what.
            Some(part_calls::Call::UntilElse(_)) => return,
            // Its token is none of the user's.
            Some(part_calls::Call::EndOfScrutinee | part_calls::Call::AskedOfPart | part_calls::Call::Stayed(_)) => {
                return;
            }
            None => {}
        }
        if let Some(generator) = Expression::of(mac) {
            return self.generator_expression(&Captures::of(&generator.block), &mac.tokens);
        }
        if let Some(names) = mac.path.get_ident().and_then(|name| self.macros.get(&name.to_string()).cloned()) {
            names.iter().for_each(|name| self.hand_over(name, None));
        }
        let is_known = macros::is_known(mac) || macros::own_name(mac).is_some();
        let operands = if macros::is_known(mac) { macros::operands(mac) } else { None };
        let Some(operands) = operands else {
            if is_known {
                self.mentions(mac.tokens.clone());
            } else {
                each_name(mac.tokens.clone(), &mut |name, by| self.hand_over(name, Some(by)));
            }
            self.hidden_jumps(mac);
            return;
        };
        for operand in &operands.list {
            match operand.access {
                Access::Value => self.value(&operand.expr),
                Access::Borrow => self.place(&operand.expr),
                Access::Lazy => {
                    let (evaluated, skipped) = self.branch();
                    self.current = evaluated;
                    self.place(&operand.expr);
                    self.meet(vec![self.current, skipped]);
                }
            }
        }
        for name in &operands.captures {
            if let Some(local) = self.resolve_name(name, operands.captured_by) {
                self.event(Event::Use(local));
                // In edition 2018 `panic!("{name}")` captures nothing.
                if operands.diverges {
                    self.event(Event::Mention(local));
                }
            }
        }
        if macros::shows_operands(mac, &operands) {
            self.mentions(mac.tokens.clone());
        }
        self.mentions(operands.rest);
        if operands.diverges {
            self.diverge();
        }
    }

    /// A `gen_!` takes what it captures.
    fn generator_expression(&mut self, captures: &Captures, tokens: &TokenStream) {
        for name in captures.named() {
            if let Some(local) = self.resolve_ident(name) {
                self.event(Event::Move(local));
            }
        }
        if captures.hidden {
            self.mentions(tokens.clone());
        }
    }

    /// A macro that nobody knows may hide a `break` or `continue` of the loop around it, or of one whose label it is given.
    fn hidden_jumps(&mut self, mac: &syn::Macro) {
        let is_harmless = |last: &syn::PathSegment| macros::is_harmless(&last.ident.to_string());
        if macros::own_name(mac).is_some() || mac.path.segments.last().is_some_and(is_harmless) {
            return;
        }
        let mut named = Vec::new();
        tokens::any_label(mac.tokens.clone(), &mut |label| {
            named.push(label.to_string());
            false
        });
        let innermost = self.jumps.iter().rposition(|jump| jump.head.is_some());
        let current = self.current;
        let mut heads = Vec::new();
        for (i, jump) in self.jumps.iter_mut().enumerate() {
            if Some(i) == innermost || jump.label.as_ref().is_some_and(|label| named.contains(&label.ident.to_string()))
            {
                heads.extend(jump.head);
                jump.breaks.push(current);
            }
        }
        if !heads.is_empty() {
            heads.into_iter().for_each(|head| self.link(current, head));
            self.current = self.branch_from(current);
        }
    }

    pub(super) fn macro_definition(&mut self, item: &syn::ItemMacro) {
        if let Some(name) = &item.ident {
            let mut names = Vec::new();
            tokens::each(item.mac.tokens.clone(), &mut |token| match token {
                TokenTree::Ident(ident) => names.push(ident.to_string()),
                TokenTree::Literal(literal) => names.extend(captured(literal)),
                TokenTree::Punct(_) | TokenTree::Group(_) => {}
            });
            self.macros.insert(name.to_string(), names);
        }
    }

    /// Tokens that can't be read: every local they name is used.
    pub(super) fn mentions(&mut self, tokens: TokenStream) {
        each_name(tokens, &mut |name, by| self.mention(name, Some(by)));
    }

    /// A macro that can't be read may consume what it names.
    fn hand_over(&mut self, name: &str, by: Option<Span>) {
        if let Some(local) = self.resolve_name(name, by) {
            self.event(Event::Mention(local));
            self.ask_of_macro(local);
        }
    }

    fn mention(&mut self, name: &str, by: Option<Span>) {
        if let Some(local) = self.resolve_name(name, by) {
            self.event(Event::Mention(local));
        }
    }
}

/// The names among tokens, and those that a literal would capture, with where they stand.
fn each_name(tokens: TokenStream, found: &mut dyn FnMut(&str, Span)) {
    tokens::each(tokens, &mut |token| match token {
        TokenTree::Ident(ident) => found(&ident.to_string(), ident.span()),
        TokenTree::Literal(literal) => captured(literal).iter().for_each(|name| found(name, literal.span())),
        TokenTree::Punct(_) | TokenTree::Group(_) => {}
    });
}

/// The names that a string literal would capture, were it a format string.
fn captured(literal: &proc_macro2::Literal) -> Vec<String> {
    match syn::Lit::new(literal.clone()) {
        syn::Lit::Str(text) => macros::captured_names(&text),
        _ => Vec::new(),
    }
}
