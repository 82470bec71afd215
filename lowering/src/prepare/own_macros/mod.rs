//! Macros that the body declares, and that yield: each call becomes what it expands to.
//!
//! ```text
//! macro_rules! emit {
//!     ($x:expr) => { yield_!(format!("{prefix}{}", $x)) };
//! }
//! emit!(1 + 1);
//!
//! yield_!(format!("{prefix}{}", (1 + 1)));
//! ```
//!
//! It is done as rustc does it, or not at all: then the macro stays, and is refused as one that nothing is known of. What is
//! expanded:
//!
//! - A call of the only macro of its name in the body, in the scope of its declaration, that has a marker in its template or in the call.
//! - Where every fragment can be read as rustc reads it, and nothing else stands in the matcher (no `$crate`, no item, no label).
//! - NamesOfBody keep what they mean. One that the template binds gets a name of its own, `sum_in_emit`; one that it takes from around
//!   the declaration is bound once in the whole body, before that.

mod matching;
mod names;
mod rules;
mod template;

use proc_macro2::{Span, TokenStream};
use syn::parse::Parser;
use syn::visit_mut::VisitMut;
use syn::{Block, Expr, Item, Macro, Stmt};

use crate::diagnostics::Diagnostics;
use crate::listed::{Listed, PushAll};
use crate::sorted::{Map, Set};
use crate::source::fragments;
use crate::syntax::markers::Marker;
use crate::syntax::tokens;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{NestedMut, VisitorMut, WalkerMut};
use names::NamesOfBody;
use rules::{Rule, declaration};

/// How deep one may stand in another.
const DEPTH: usize = 64;
/// How many there may be, so that none that calls itself twice takes for ever.
const MOST: usize = 4096;

/// Expands them. `arguments`: what else is in scope.
pub(crate) fn expanded(block: &mut Block, arguments: TokenStream, diagnostics: &Diagnostics) {
    let declared = declared(block);
    if declared.is_empty() {
        return;
    }
    let yielding = yielding(&declared);
    let names = NamesOfBody::of(block, arguments.clone());
    let mut expanding = Expanding {
        declared: &declared,
        yielding: &yielding,
        names: &names,
        in_scope: Vec::new(),
        depth: 0,
        count: 0,
        expanded: Set::new(),
        refused: Set::new(),
        unmatched: Set::new(),
        taken: Vec::new(),
    };
    let mut whole = block.clone();
    WalkerMut(&mut expanding).visit_block_mut(&mut whole);
    let Expanding { expanded, refused, unmatched, taken, .. } = expanding;
    if (expanded.is_empty() && unmatched.is_empty()) || !refused.is_empty() {
        return;
    }
    let now = NamesOfBody::of(&whole, arguments);
    if let Some(TakenName { mac, name, at }) = taken.iter().find(|taken| !now.is_seen_from(&taken.mac, &taken.name)) {
        diagnostics.error_at(
            *at,
            format!("`{name}` may be another local where `{mac}!` is called: give one of them another name"),
        );
    }
    let mut left_out = LeftOut { expanded: &expanded, unmatched: &unmatched };
    WalkerMut(&mut left_out).visit_block_mut(&mut whole);
    *block = whole;
}

/// The macros that the body declares, by name, if there is one of each.
fn declared(block: &Block) -> Map<String, Vec<Rule>> {
    struct Declarations(Map<String, Option<Vec<Rule>>>);
    impl VisitorMut for Declarations {
        fn enter_stmt(&mut self, stmt: &mut Stmt) -> Walk {
            if let Some((name, mac)) = declaration(stmt) {
                let rules = rules::rules(mac.tokens.clone()).filter(|_| !self.0.contains_key(&name));
                self.0.insert(name, rules);
            }
            Walk::Into
        }
        fn enter_nested(&mut self, nested: NestedMut<'_>) -> Walk {
            nested.unless_item()
        }
    }
    if !tokens::names(block, "macro_rules") {
        return Map::new();
    }
    let mut declared = Declarations(Map::new());
    WalkerMut(&mut declared).visit_block_mut(&mut block.clone());
    let mut known = Map::new();
    for name in declared.0.keys().cloned().listed() {
        if let Some(Some(rules)) = declared.0.remove(&name) {
            known.insert(name, rules);
        }
    }
    known
}

/// Those that have a marker in their templates, or name one that has.
fn yielding(declared: &Map<String, Vec<Rule>>) -> Set<String> {
    let mut yielding = Set::new();
    loop {
        let known = yielding.len();
        for (name, rules) in declared.iter() {
            let template = |rule: &Rule| rule.template.iter().cloned().collect::<TokenStream>();
            if rules.iter().any(|rule| may_yield(template(rule), &yielding)) {
                yielding.insert(name.clone());
            }
        }
        if yielding.len() == known {
            return yielding;
        }
    }
}

fn may_yield(code: TokenStream, yielding: &Set<String>) -> bool {
    tokens::any_ident(code, &mut |name| {
        let name = name.to_string();
        Marker::named(&name).is_some() || yielding.contains(&name)
    })
}

/// A name that a template takes from around its declaration.
struct TakenName {
    mac: String,
    name: String,
    at: Span,
}

struct Expanding<'e> {
    declared: &'e Map<String, Vec<Rule>>,
    yielding: &'e Set<String>,
    names: &'e NamesOfBody,
    /// The macros whose declarations the walk has passed.
    in_scope: Vec<String>,
    depth: usize,
    count: usize,
    expanded: Set<String>,
    /// Those of which a call could not be expanded.
    refused: Set<String>,
    /// Those of which a call matches no rule.
    unmatched: Set<String>,
    taken: Vec<TakenName>,
}

impl Expanding<'_> {
    /// What a call becomes, read by `read`; `None` where it is no such call.
    fn call<T>(&mut self, mac: &Macro, read: impl FnOnce(TokenStream) -> syn::Result<T>) -> Option<T> {
        let name = mac.path.get_ident()?.to_string();
        let rules = self.declared.get(&name).filter(|_| self.in_scope.contains(&name))?;
        if !self.refused.is_empty() {
            return None;
        }
        if !self.yielding.contains(&name) && !may_yield(mac.tokens.clone(), self.yielding) {
            return None;
        }
        self.count += 1;
        let is_within_reason = self.depth < DEPTH && self.count < MOST;
        let tokens = if is_within_reason { self.expansion(&name, rules, mac) } else { None };
        match tokens.and_then(|tokens| read(fragments::kept_together(tokens)).ok()) {
            Some(expanded) => {
                self.expanded.insert(name);
                Some(expanded)
            }
            None if self.unmatched.contains(&name) => None,
            None => {
                self.refused.insert(name);
                None
            }
        }
    }

    fn expansion(&mut self, name: &str, rules: &[Rule], mac: &Macro) -> Option<TokenStream> {
        let input = mac.tokens.clone().into_iter().listed();
        for rule in rules {
            match matching::matched(&rule.matcher, &input) {
                Ok(bindings) => {
                    let transcribed = template::transcribed(&rule.template, &bindings)?;
                    let (tokens, taken) = self.names.resolved(name, transcribed)?;
                    let mac = || name.to_owned();
                    self.taken.push_all(taken.into_iter().map(|(name, at)| TakenName { mac: mac(), name, at }));
                    return Some(tokens);
                }
                Err(matching::Failed::Mismatch) => {}
                Err(matching::Failed::Unread) => return None,
            }
        }
        self.unmatched.insert(name.to_owned());
        None
    }

    /// What is in an expansion may be such a call, too.
    fn within(&mut self, visit: impl FnOnce(&mut Self)) {
        self.depth += 1;
        visit(self);
        self.depth -= 1;
    }

    fn stmt(&mut self, stmt: Stmt, into: &mut Vec<Stmt>) {
        let call = match &stmt {
            Stmt::Macro(call) if call.attrs.is_empty() => Some((&call.mac, call.semi_token)),
            // The tail.
            Stmt::Expr(Expr::Macro(call), None) if call.attrs.is_empty() => Some((&call.mac, None)),
            Stmt::Macro(_) | Stmt::Expr(..) | Stmt::Local(_) | Stmt::Item(_) => None,
        };
        let read = |tokens| Block::parse_within.parse2(tokens);
        let Some(mut stmts) = call.and_then(|(mac, _)| self.call(mac, read)) else {
            let mut stmt = stmt;
            WalkerMut(self).visit_stmt_mut(&mut stmt);
            into.push(stmt);
            return;
        };
        if let Some((_, Some(semi))) = call
            && let Some(Stmt::Expr(_, end @ None)) = stmts.last_mut()
        {
            *end = Some(semi);
        }
        self.within(|this| stmts.into_iter().for_each(|stmt| this.stmt(stmt, into)));
    }
}

impl VisitorMut for Expanding<'_> {
    fn enter_block(&mut self, block: &mut Block) -> Walk {
        let outer = self.in_scope.len();
        let mut stmts = Vec::new();
        for stmt in std::mem::take(&mut block.stmts) {
            if let Some((name, _)) = declaration(&stmt) {
                self.in_scope.push(name);
            }
            self.stmt(stmt, &mut stmts);
        }
        self.in_scope.truncate(outer);
        block.stmts = stmts;
        Walk::Over
    }

    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        let Expr::Macro(call) = expr else { return Walk::Into };
        if !call.attrs.is_empty() {
            return Walk::Into;
        }
        let Some(read) = self.call(&call.mac, syn::parse2::<Expr>) else { return Walk::Into };
        *expr = read;
        self.within(|this| WalkerMut(this).visit_expr_mut(expr));
        Walk::Over
    }

    fn enter_nested(&mut self, nested: NestedMut<'_>) -> Walk {
        nested.unless_item()
    }

    fn enter_macro(&mut self, _: &mut Macro) -> Walk {
        Walk::Into
    }
}

/// Leaves out the declarations of what was expanded. Where a call matches no rule, it is for rustc to say so.
struct LeftOut<'e> {
    expanded: &'e Set<String>,
    unmatched: &'e Set<String>,
}

impl VisitorMut for LeftOut<'_> {
    fn enter_block(&mut self, block: &mut Block) -> Walk {
        let goes = |name: &String| self.expanded.contains(name) && !self.unmatched.contains(name);
        block.stmts.retain(|stmt| declaration(stmt).is_none_or(|(name, _)| !goes(&name)));
        for stmt in &mut block.stmts {
            let is_unmatched = declaration(stmt).is_some_and(|(name, _)| self.unmatched.contains(&name));
            if let (Stmt::Item(Item::Macro(item)), true) = (stmt, is_unmatched) {
                item.mac.tokens = rules::without_templates(item.mac.tokens.clone());
            }
        }
        Walk::Into
    }

    fn enter_nested(&mut self, nested: NestedMut<'_>) -> Walk {
        nested.unless_item()
    }

    fn enter_macro(&mut self, _: &mut Macro) -> Walk {
        Walk::Into
    }
}
