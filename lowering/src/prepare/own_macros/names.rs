//! What names mean in what a template expands to.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::parse::Parser;
use syn::visit_mut::VisitMut;
use syn::{Block, Macro, Pat, Stmt};

use super::rules::declaration;
use super::template::{Transcribed, unmarked};
use crate::sorted::{Map, Set};
use crate::source::fragments;
use crate::syntax::macros;
use crate::syntax::pattern;
use crate::syntax::tokens;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{NestedMut, VisitorMut, WalkerMut};

/// The names of a body.
pub(super) struct NamesOfBody {
    /// All that stand in it.
    all: Set<String>,
    arguments: Set<String>,
    /// Where patterns bind a name: how many declarations of macros stand before each.
    bound: Map<String, Vec<usize>>,
    /// In the order of the macros' declarations.
    declared: Vec<String>,
}

impl NamesOfBody {
    pub(super) fn of(block: &Block, arguments: TokenStream) -> NamesOfBody {
        let (mut all, mut given) = (Vec::new(), Vec::new());
        tokens::idents(block.to_token_stream(), &mut all);
        tokens::idents(arguments, &mut given);
        let mut names = NamesOfBody {
            all: all.into_iter().collect(),
            arguments: given.into_iter().collect(),
            bound: Map::new(),
            declared: Vec::new(),
        };
        WalkerMut(&mut names).visit_block_mut(&mut block.clone());
        names
    }

    /// The expansion, in which each name means what it means in the macro, and the names that it takes from around it; `None` where that
    /// can't be told.
    pub(super) fn resolved(&self, mac: &str, transcribed: Transcribed) -> Option<(TokenStream, Map<String, Span>)> {
        let Transcribed { tokens, captured } = transcribed;
        let own = OfTemplate::of(&tokens)?;
        if captured.keys().any(|name| own.0.contains(name)) {
            return None;
        }
        let mut taken = captured;
        tokens::any_ident(tokens.clone(), &mut |ident| {
            let name = unmarked(ident).filter(|name| !own.0.contains(&name.to_string()));
            taken.extend(name.map(|name| (name.to_string(), name.span())));
            false
        });
        let tokens = tokens::replaced(tokens, &mut |_, rest| {
            let [TokenTree::Ident(ident), ..] = rest else { return None };
            let mut name = unmarked(ident)?;
            if own.0.contains(&name.to_string()) {
                name = self.name_for(mac, &name);
            }
            Some((1, name.into_token_stream()))
        });
        Some((tokens, taken))
    }

    /// Whether a name is the same where the macro is declared and wherever it may be called.
    pub(super) fn is_seen_from(&self, mac: &str, name: &str) -> bool {
        let declared = self.declared.iter().position(|declared| declared == mac);
        match self.bound.get(name).map(Vec::as_slice) {
            None | Some([]) => true,
            Some([before]) => !self.arguments.contains(name) && declared.is_some_and(|declared| *before <= declared),
            Some(_) => false,
        }
    }

    fn name_for(&self, mac: &str, name: &Ident) -> Ident {
        let mut own = format!("{name}_in_{}", mac.trim_start_matches("r#"));
        while self.all.contains(&own) {
            own.push('_');
        }
        let span: Span = name.span();
        format_ident!("{own}", span = span)
    }
}

impl VisitorMut for NamesOfBody {
    fn enter_stmt(&mut self, stmt: &mut Stmt) -> Walk {
        if let Some((name, _)) = declaration(stmt) {
            self.declared.push(name);
        }
        Walk::Into
    }

    fn enter_pat(&mut self, pat: &mut Pat) -> Walk {
        if let Pat::Ident(bound) = pat
            && pattern::is_binding(bound)
        {
            let before = self.declared.len();
            self.bound.entry(bound.ident.to_string()).or_default().push(before);
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

/// The names that a template binds.
struct OfTemplate(Set<String>);

impl OfTemplate {
    fn of(tokens: &TokenStream) -> Option<OfTemplate> {
        let read = fragments::kept_together(tokens.clone());
        let mut block =
            Block { brace_token: syn::token::Brace::default(), stmts: Block::parse_within.parse2(read).ok()? };
        let mut finding = Finding { own: Set::new(), is_read: true };
        WalkerMut(&mut finding).visit_block_mut(&mut block);
        finding.is_read.then_some(OfTemplate(finding.own))
    }
}

struct Finding {
    own: Set<String>,
    /// Whether there is nothing that may bind a name, and is not read.
    is_read: bool,
}

impl VisitorMut for Finding {
    fn enter_pat(&mut self, pat: &mut Pat) -> Walk {
        match pat {
            Pat::Ident(bound) => self.own.extend(unmarked(&bound.ident).map(|name| name.to_string())),
            Pat::Macro(_) => self.is_read = false,
            _ => {}
        }
        Walk::Into
    }

    fn enter_nested(&mut self, nested: NestedMut<'_>) -> Walk {
        match &nested {
            NestedMut::Item(_) => self.is_read = false,
            NestedMut::Closure | NestedMut::Async(_) | NestedMut::Const => {}
        }
        nested.unless_item()
    }

    fn enter_macro(&mut self, mac: &mut Macro) -> Walk {
        if macros::operands(mac).is_some() {
            return Walk::Into;
        }
        let binds = |ident: &Ident| ["let", "for", "match"].iter().any(|word| ident == word);
        let tokens = mac.tokens.clone();
        self.is_read &= !tokens::any_ident(tokens, &mut |ident| binds(ident));
        self.is_read &= !tokens::any(mac.tokens.clone(), &mut |token| tokens::is_sign(token, '|'));
        Walk::Over
    }
}
