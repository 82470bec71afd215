//! `#[cfg]` inside a body: an attribute macro is expanded before them, and has to know what is there.
//!
//! On an item rustc evaluates a `#[cfg]` before it expands the attribute that follows. So the function is emitted twice, each
//! time with the attribute again, and one of the two is gone before it is looked at:
//!
//! ```text
//! #[cfg(unix)]      #[generator] fn f() { yield_!(1); … }         // what has `#[cfg(unix)]` is there
//! #[cfg(not(unix))] #[generator] fn f() { … }                     // and here it is not
//! ```
//!
//! This settles one option. The expansion of the one that is left settles the next, so that n options take n steps, not 2ⁿ
//! functions.
//!
//! A `gen_!` stands where an expression does, and so do two blocks of which one is gone:
//!
//! ```text
//! { #[cfg(unix)] { gen_!({ yield_!(1); … }) } #[cfg(not(unix))] { gen_!({ … }) } }
//! ```
//!
//! All `#[cfg]`s of a body are settled so, those of native code too, for it may move a local. Items are left alone: they are
//! emitted as they are.

mod predicate;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::visit_mut::VisitMut;
use syn::{Arm, Attribute, Block, Expr, FnArg, Macro, Meta, Pat, Stmt};

use super::expression::Expression;
use super::function::Function;
use crate::listed::{Listed, PushAll};
use crate::syntax::macros;
use crate::syntax::markers::{self, Marker};
use crate::syntax::tokens;
use crate::syntax::tokens::Joined;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{NestedMut, VisitorMut, WalkerMut};
use predicate::{Predicate, SettledOption, until_comma};

/// The function, whose tokens `item` are, with its first option settled either way; `None` where nothing depends on an option.
pub(crate) fn either(attr: &TokenStream, item: &TokenStream, function: &mut Function) -> Option<TokenStream> {
    let arguments = (!attr.is_empty()).then(|| quote!((#attr)));
    if !asks(item) {
        return None;
    }
    either_of(function, |condition, settled| {
        quote! {
            #[cfg(#condition)]
            #[::genfn::generator #arguments]
            #settled
        }
    })
}

/// The same of a `gen_!`.
pub(crate) fn either_expression(expression: &mut Expression) -> Option<TokenStream> {
    if !asks(&expression.to_token_stream()) {
        return None;
    }
    let either = either_of(expression, |condition, settled| {
        quote! {
            #[cfg(#condition)]
            {
                ::genfn::gen_!(#settled)
            }
        }
    });
    either.map(|either| quote!({ #either }))
}

fn either_of<C: Configured>(written: &mut C, emitted: impl Fn(&TokenStream, &C) -> TokenStream) -> Option<TokenStream> {
    written.configure(&mut |attributes| settle(attributes, &SettledOption::default()));
    let mut option = None;
    written.clone().configure(&mut |attributes| {
        let mut options =
            attributes.iter().filter_map(|attribute| Conditional::of(attribute)?.predicate.first_option());
        option = option.take().or_else(|| options.next());
        true
    });
    let option = option?;
    let either = [true, false].map(|holds| {
        let mut settled = written.clone();
        let known = SettledOption { option: option.to_string(), holds };
        settled.configure(&mut |attributes| settle(attributes, &known));
        let condition = if holds { quote!(#option) } else { quote!(not(#option)) };
        emitted(&condition, &settled)
    });
    Some(either.joined())
}

/// Whether an attribute may be among these tokens that asks for the configuration.
fn asks(tokens: &TokenStream) -> bool {
    tokens::any_ident(tokens.clone(), &mut |ident| ["cfg", "cfg_attr"].contains(&ident.to_string().as_str()))
}

/// `#[cfg(predicate)]` or `#[cfg_attr(predicate, attributes)]`.
struct Conditional {
    predicate: Predicate,
    attributes: Option<TokenStream>,
}

impl Conditional {
    fn of(attribute: &Attribute) -> Option<Self> {
        let Meta::List(list) = &attribute.meta else { return None };
        let (predicate, attributes) = until_comma(list.tokens.clone());
        let attributes = match list.path.get_ident()?.to_string().as_str() {
            "cfg" => None,
            "cfg_attr" => Some(attributes),
            _ => return None,
        };
        Some(Conditional { predicate: Predicate::of(predicate)?, attributes })
    }
}

/// Settles the attributes of one thing. Whether that is still there.
fn settle(attributes: &mut Vec<Attribute>, known: &SettledOption) -> bool {
    let mut there = true;
    let mut open: Vec<Attribute> = std::mem::take(attributes).into_iter().rev().listed();
    while let Some(mut attribute) = open.pop() {
        let Some(conditional) = Conditional::of(&attribute) else {
            attributes.push(attribute);
            continue;
        };
        let predicate = conditional.predicate.settled(known);
        match (&predicate, conditional.attributes) {
            (Predicate::Known(holds), None) => there &= holds,
            (Predicate::Known(false), Some(_)) => {}
            (Predicate::Known(true), Some(mut rest)) => {
                let mut held = Vec::new();
                while !rest.is_empty() {
                    let (meta, after) = until_comma(rest);
                    held.extend(Attribute::parse_outer.parse2(quote!(#[#meta])).unwrap_or_default());
                    rest = after;
                }
                open.push_all(held.into_iter().rev());
            }
            (Predicate::Option(_) | Predicate::Not(_) | Predicate::List(..), rest) => {
                if let Meta::List(list) = &mut attribute.meta {
                    list.tokens = rest.map_or_else(|| quote!(#predicate), |rest| quote!(#predicate, #rest));
                }
                attributes.push(attribute);
            }
        }
    }
    there
}

/// What has a body with `#[cfg]`s in it.
trait Configured: Clone + ToTokens {
    /// Shows all that may be left out to `keep`, which is given its attributes, and says whether it stays.
    fn configure(&mut self, keep: &mut dyn FnMut(&mut Vec<Attribute>) -> bool);
}

impl Configured for Function {
    fn configure(&mut self, keep: &mut dyn FnMut(&mut Vec<Attribute>) -> bool) {
        let mut configure = Configure { keep };
        retain(&mut self.signature.inputs, |input| {
            (configure.keep)(match input {
                FnArg::Receiver(receiver) => &mut receiver.attrs,
                FnArg::Typed(typed) => &mut typed.attrs,
            })
        });
        if let Some(block) = &mut self.block {
            WalkerMut(&mut configure).visit_block_mut(block);
        }
    }
}

impl Configured for Expression {
    fn configure(&mut self, keep: &mut dyn FnMut(&mut Vec<Attribute>) -> bool) {
        WalkerMut(&mut Configure { keep }).visit_block_mut(&mut self.block);
    }
}

fn retain<T, P: Default>(list: &mut Punctuated<T, P>, mut keep: impl FnMut(&mut T) -> bool) {
    let pairs = std::mem::take(list).into_pairs();
    *list = pairs.filter_map(|mut pair| keep(pair.value_mut()).then_some(pair)).collect();
}

struct Configure<'a> {
    keep: &'a mut dyn FnMut(&mut Vec<Attribute>) -> bool,
}

impl Configure<'_> {
    /// What stands in braces among the tokens of a macro is read as far as it can be.
    fn tokens(&mut self, tokens: TokenStream) -> TokenStream {
        let each = tokens.into_iter().map(|token| match token {
            TokenTree::Group(group) => {
                let inside = self.inside(&group);
                let mut configured = Group::new(group.delimiter(), inside);
                configured.set_span(group.span());
                TokenTree::Group(configured)
            }
            other => other,
        });
        each.collect()
    }

    fn inside(&mut self, group: &Group) -> TokenStream {
        if group.delimiter() == Delimiter::Brace {
            if let Ok(stmts) = Block::parse_within.parse2(group.stream()) {
                let mut block = Block { brace_token: syn::token::Brace::default(), stmts };
                WalkerMut(self).visit_block_mut(&mut block);
                return block.stmts.iter().map(ToTokens::to_token_stream).joined();
            }
            if let Ok(mut arms) = syn::parse2::<Arms>(group.stream()) {
                self.arms(&mut arms.0);
                return arms.0.iter().map(ToTokens::to_token_stream).joined();
            }
        }
        self.tokens(group.stream())
    }

    /// The attributes of an expression statement belong to all of it; in the tree they stand on its first operand.
    fn expression(&mut self, stmt: &mut Stmt) -> bool {
        let parts = |input: ParseStream<'_>| Ok((input.call(Attribute::parse_outer)?, input.parse::<TokenStream>()?));
        match parts.parse2(stmt.to_token_stream()) {
            Ok((mut attributes, rest)) if !attributes.is_empty() => {
                let there = (self.keep)(&mut attributes);
                let configured =
                    Block::parse_within.parse2(quote!(#(#attributes)* #rest)).ok().and_then(|mut stmts| stmts.pop());
                if let Some(configured) = configured {
                    *stmt = configured;
                }
                there
            }
            _ => true,
        }
    }

    fn arms(&mut self, arms: &mut Vec<Arm>) {
        arms.retain_mut(|arm| (self.keep)(&mut arm.attrs));
        arms.iter_mut().for_each(|arm| WalkerMut(self).visit_arm_mut(arm));
    }
}

struct Arms(Vec<Arm>);

impl Parse for Arms {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut arms = Vec::new();
        while !input.is_empty() {
            arms.push(input.parse()?);
        }
        Ok(Arms(arms))
    }
}

impl VisitorMut for Configure<'_> {
    fn enter_block(&mut self, block: &mut Block) -> Walk {
        block.stmts.retain_mut(|stmt| match stmt {
            Stmt::Local(local) => (self.keep)(&mut local.attrs),
            Stmt::Macro(mac) => (self.keep)(&mut mac.attrs),
            Stmt::Expr(..) => self.expression(stmt),
            Stmt::Item(_) => true,
        });
        Walk::Into
    }

    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        match expr {
            Expr::Match(node) => {
                WalkerMut(self).visit_expr_mut(&mut node.expr);
                self.arms(&mut node.arms);
                Walk::Over
            }
            Expr::Struct(node) => {
                retain(&mut node.fields, |field| (self.keep)(&mut field.attrs));
                Walk::Into
            }
            _ => Walk::Into,
        }
    }

    fn enter_pat(&mut self, pat: &mut Pat) -> Walk {
        if let Pat::Struct(node) = pat {
            retain(&mut node.fields, |field| (self.keep)(&mut field.attrs));
        }
        Walk::Into
    }

    fn enter_nested(&mut self, nested: NestedMut<'_>) -> Walk {
        nested.unless_item()
    }

    fn enter_macro(&mut self, mac: &mut Macro) -> Walk {
        if Marker::of(mac).is_none() && !macros::is_known(mac) && !markers::is_gen(mac) {
            return Walk::Over;
        }
        // A whole operand tells more than its braces do.
        mac.tokens = match syn::parse2::<Expr>(mac.tokens.clone()) {
            Ok(mut operand) if !Marker::of(mac).is_some_and(Marker::is_try) => {
                WalkerMut(self).visit_expr_mut(&mut operand);
                operand.into_token_stream()
            }
            _ => self.tokens(mac.tokens.clone()),
        };
        Walk::Over
    }
}
