//! Labels for all loops of a body, named in each jump: a jump out of a labelled block has to say where it goes.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Item, Label, Lifetime, Token};

use super::tried;

/// Gives every loop a label, and names it in each jump. Says whether there is a `try_!`.
pub(super) fn give(block: &mut Block) -> bool {
    let mut labels = Labels::default();
    labels.visit_block_mut(block);
    labels.tries
}

#[derive(Default)]
struct Labels {
    around: Vec<Lifetime>,
    number: usize,
    tries: bool,
}

impl Labels {
    fn label(&mut self, label: &mut Option<Label>) -> Lifetime {
        self.number += 1;
        let made = || Label {
            name: Lifetime::new(&format!("'loop_{}", self.number), Span::call_site()),
            colon_token: <Token![:]>::default(),
        };
        label.get_or_insert_with(made).name.clone()
    }
}

impl VisitMut for Labels {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        self.tries |= tried::arguments(expr, "__try").is_some();
        match expr {
            Expr::Closure(_) => {}
            Expr::Loop(looped) => {
                let label = self.label(&mut looped.label);
                self.around.push(label);
                self.visit_block_mut(&mut looped.body);
                self.around.pop();
            }
            Expr::While(looped) => {
                self.visit_expr_mut(&mut looped.cond);
                let label = self.label(&mut looped.label);
                self.around.push(label);
                self.visit_block_mut(&mut looped.body);
                self.around.pop();
            }
            Expr::ForLoop(looped) => {
                self.visit_expr_mut(&mut looped.expr);
                let label = self.label(&mut looped.label);
                self.around.push(label);
                self.visit_block_mut(&mut looped.body);
                self.around.pop();
            }
            Expr::Break(syn::ExprBreak { label, .. }) | Expr::Continue(syn::ExprContinue { label, .. }) => {
                if label.is_none() {
                    *label = self.around.last().cloned();
                }
                visit_mut::visit_expr_mut(self, expr);
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        operands(mac, |operand| self.visit_expr_mut(operand));
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}

/// Visits the operands of a macro that bodies call.
pub(super) fn operands(mac: &mut syn::Macro, mut visit: impl FnMut(&mut Expr)) {
    let parse = |input: ParseStream<'_>| {
        let mut first: Expr = input.parse()?;
        visit(&mut first);
        // The rest may be a pattern.
        if mac.path.is_ident("matches") {
            let rest: TokenStream = input.parse()?;
            return Ok(quote!(#first #rest));
        }
        if input.is_empty() {
            return Ok(quote!(#first));
        }
        input.parse::<Token![,]>()?;
        let mut rest = Punctuated::<Expr, Token![,]>::parse_terminated(input)?;
        rest.iter_mut().for_each(&mut visit);
        Ok(quote!(#first, #rest))
    };
    if let Ok(tokens) = parse.parse2(mac.tokens.clone()) {
        mac.tokens = tokens;
    }
}
