//! Loops over what a local of the generator's own lends, around a yield: the borrow that most people try first.
//!
//! ```text
//! fn words(text: String) -> impl Iterator<Item = String> {
//!     for word in text.split(' ') { yield_!(word.to_owned()); }
//! }           // ^^^^^^^^^^^^^^^ `text` is the generator's own
//! ```
//!
//! Here the way out can be told. rustc can only tell what is wrong with the machine: in several errors, if the item is of a generic
//! type, and with advice that does not help. So whatever is certain to be refused by it is told of here, and all else is left to it:
//!
//! - The local has one binding of its name in the function, and a type that owns what it holds: one of std's names, written for an argument
//!   or a `let`, or shown by what makes it (`vec![…]`, `String::new()`), or that of the items of another such local.
//! - The head borrows it: `&text`, or one of std's methods that do, and after it methods of iterators that hold on to what they are
//!   called on.
//! - The loop comes round after a yield: nothing that is sure to be come to leaves it, or may hide that. (A call that never returns is not
//!   seen.)

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::Visit;
use syn::{Expr, ExprForLoop, FnArg, GenericArgument, Ident, Local, Macro, Pat, Signature, Stmt, Type, parse_quote};

use super::borrowed_lets;
use super::borrowing_closures::{self, BorrowedBy, Owned};
use super::coming_round::{comes_round_after_a_yield, yields};
use super::lenders::{Locals, is_guard, item_of, lender, lent_by_a_method, owns};
use super::said_of_borrows::{self, Kind};
use super::sent_nothing::is_literal;
use crate::diagnostics::{Diagnostics, Heading};
use crate::sorted::{Map, Set};
use crate::source::signature::Declared;
use crate::syntax::macros;
use crate::syntax::markers::{self, Marker};
use crate::syntax::pattern;
use crate::syntax::place;
use crate::syntax::tokens;
use crate::syntax::types;
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};

/// Reports each of them.
pub(super) fn check(block: &syn::Block, signature: &Signature, declared: &Declared, diagnostics: &Diagnostics) {
    let mut loops = Loops {
        bindings: Map::new(),
        known: Map::new(),
        numbers: Set::new(),
        mutable: Set::new(),
        lent: Map::new(),
        arguments: Vec::new(),
        kind: if signature.ident == markers::GEN {
            Kind::Expression
        } else if declared.is_written_down {
            Kind::WrittenDown
        } else if declared.has_name {
            Kind::Named
        } else {
            Kind::Function
        },
        declared,
        block,
        diagnostics: None,
    };
    for input in &signature.inputs {
        if let FnArg::Typed(argument) = input {
            loops.bind(&argument.pat);
            loops.know(&argument.pat, &argument.ty);
            loops.arguments.extend(pattern::bindings(&argument.pat).into_iter().map(|bound| bound.name));
        }
    }
    // First the names, all of them; then the loops.
    Walker(&mut loops).visit_block(block);
    loops.diagnostics = Some(diagnostics);
    Walker(&mut loops).visit_block(block);
}

struct Loops<'a> {
    /// How often each name is bound.
    bindings: Map<String, usize>,
    /// The types of locals that own what they hold.
    known: Map<String, Type>,
    /// Those that are numbers, or a `char`, or a `bool`.
    numbers: Set<String>,
    /// Those that are `mut`.
    mutable: Set<String>,
    /// The locals that are nothing but what another one lends, and that one.
    lent: Map<String, Ident>,
    arguments: Vec<Ident>,
    kind: Kind,
    declared: &'a Declared,
    block: &'a syn::Block,
    /// None while the names are collected.
    diagnostics: Option<&'a Diagnostics>,
}

impl Loops<'_> {
    fn bind(&mut self, pat: &Pat) {
        for bound in pattern::bindings(pat) {
            *self.bindings.entry(bound.name.to_string()).or_default() += 1;
            if bound.mutable {
                self.mutable.insert(bound.name.to_string());
            }
        }
    }

    fn bind_all(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(name) => *self.bindings.entry(name.to_string()).or_default() += 1,
                TokenTree::Group(group) => self.bind_all(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    fn know(&mut self, pat: &Pat, ty: &Type) {
        if let Pat::Ident(pat) = pattern::bare(pat)
            && pat.by_ref.is_none()
        {
            if owns(ty) {
                self.known.insert(pat.ident.to_string(), ty.clone());
            } else if types::is_a_primitive(ty) {
                self.numbers.insert(pat.ident.to_string());
            }
        }
    }

    fn is_bound_once(&self, name: &str) -> bool {
        self.bindings.get(name) == Some(&1)
    }

    /// The type of an expression, where it is one that owns what it holds.
    fn type_of_value(&self, expr: &Expr) -> Option<Type> {
        match place::bare(expr) {
            Expr::Path(path) => self.type_of(path.path.get_ident()?).cloned(),
            Expr::Array(_) | Expr::Repeat(_) => Some(parse_quote!([_; _])),
            Expr::Macro(found) if is_named(&found.mac, &["vec"]) => Some(parse_quote!(Vec<_>)),
            Expr::Macro(found) if is_named(&found.mac, &["format"]) => Some(parse_quote!(String)),
            Expr::MethodCall(call) if call.method == "to_string" && call.args.is_empty() => Some(parse_quote!(String)),
            Expr::MethodCall(call) if call.method == "collect" => {
                let mut collected = call.turbofish.iter().flat_map(|turbofish| &turbofish.args);
                match collected.next() {
                    Some(GenericArgument::Type(ty)) => owns(ty).then(|| ty.clone()),
                    _ => None,
                }
            }
            Expr::MethodCall(call) if call.method == "unwrap" || call.method == "expect" => made_by_io(&call.receiver),
            Expr::Try(tried) => made_by_io(&tried.expr),
            Expr::Call(call) => {
                let Expr::Path(function) = &*call.func else { return None };
                let mut segments = function.path.segments.iter().rev();
                let (function, ty) = (segments.next()?, segments.next()?);
                let makes = ["new", "from", "with_capacity"].iter().any(|name| function.ident == name);
                let ty: Type = parse_quote!(#ty);
                (makes && owns(&ty)).then_some(ty)
            }
            _ => None,
        }
    }

    fn declared(&mut self, local: &Local) {
        self.bind(&local.pat);
        let (pat, written) = match &local.pat {
            Pat::Type(typed) => (&*typed.pat, Some((*typed.ty).clone())),
            pat => (pat, None),
        };
        let is_number = local.init.as_ref().is_some_and(|init| is_literal(&init.expr));
        if let (Pat::Ident(name), None, true) = (pat, &written, is_number) {
            self.numbers.insert(name.ident.to_string());
        }
        let made = || self.type_of_value(&local.init.as_ref()?.expr);
        if let Some(ty) = written.or_else(made) {
            self.know(pat, &ty);
        } else if let Pat::Ident(name) = pat
            && name.mutability.is_none()
            && let Some(lender) = local.init.as_ref().and_then(|init| lender(&init.expr, self))
        {
            self.lent.insert(name.ident.to_string(), lender);
        }
    }

    fn head(&mut self, found: &ExprForLoop) {
        match self.diagnostics {
            None => {
                self.bind(&found.pat);
                if let Some(item) = self.type_of_value(&found.expr).and_then(|ty| item_of(&ty)) {
                    self.know(&found.pat, &item);
                }
            }
            Some(diagnostics) => {
                let lent = lender(&found.expr, self);
                if !comes_round_after_a_yield(&found.body) {
                    return;
                }
                match lent {
                    Some(lender) if self.is_yielded(found, &lender) => self.yielded(found, &lender, diagnostics),
                    Some(lender) => self.report(&found.expr, true, &lender, diagnostics),
                    None => {
                        self.captured(&found.expr, diagnostics);
                        self.closure(&found.expr, diagnostics);
                    }
                }
            }
        }
    }

    fn report(&self, borrowed: &Expr, is_iterated: bool, lender: &Ident, diagnostics: &Diagnostics) {
        let is_argument = self.arguments.contains(lender);
        let ty = self.known.get(&lender.to_string());
        let told = said_of_borrows::of_a_lender(self.kind, lender, is_argument, ty, is_iterated);
        diagnostics.explained(borrowed, Heading::BorrowAcrossAYield, told);
    }
}

impl Locals for Loops<'_> {
    fn type_of(&self, name: &Ident) -> Option<&Type> {
        let name = name.to_string();
        self.known.get(&name).filter(|_| self.is_bound_once(&name))
    }

    fn lender_of(&self, name: &Ident) -> Option<Ident> {
        let name = name.to_string();
        let lender = self.lent.get(&name).filter(|_| self.is_bound_once(&name))?;
        self.type_of(lender).map(|_| lender.clone())
    }
}

impl Loops<'_> {
    /// What the statements of a block borrow, and hold.
    fn lets(&self, block: &syn::Block, diagnostics: &Diagnostics) {
        for (at, stmt) in block.stmts.iter().enumerate() {
            if let Stmt::Local(local) = stmt
                && let Some(init) = local.init.as_ref().filter(|init| init.diverge.is_none())
                && let Pat::Ident(name) = &local.pat
                && name.by_ref.is_none()
                && let following = &block.stmts[at + 1..]
            {
                let (name, value) = (&name.ident, &*init.expr);
                let before = BeforeTheLet { loops: self, hidden: self.hides(name).then_some(name) };
                if before.hidden.is_none() && !self.is_bound_once(&name.to_string()) {
                    continue;
                }
                let held = borrowed_lets::is_held(name, following);
                let is_kept = || is_guard(value, &before) && borrowed_lets::is_kept(name, following);
                match lent_by_a_method(value, &before) {
                    Some(lender) if held || is_kept() => self.report(value, false, &lender, diagnostics),
                    None if held => self.closure(value, diagnostics),
                    _ => {}
                }
            }
        }
    }

    /// Whether the only other one of its name is an argument, which a `let` hides: `let text = text.trim();`
    fn hides(&self, name: &Ident) -> bool {
        self.arguments.contains(name) && self.bindings.get(&name.to_string()) == Some(&2)
    }

    /// A closure that is held, and borrows.
    fn closure(&self, value: &Expr, diagnostics: &Diagnostics) {
        let Some((closure, borrowed)) = borrowing_closures::held(value, self) else { return };
        // Where somebody else names it, what is moved is missing, and a copy of what changes is another one.
        let declared_here = usize::from(!self.arguments.iter().any(|argument| *argument == borrowed));
        let is_copied = self.numbers.contains(&borrowed) && !self.mutable.contains(&borrowed);
        let may_move =
            is_copied || borrowing_closures::named_elsewhere(closure, &borrowed, self.block) <= declared_here;
        let moves = may_move.then(|| borrowing_closures::moving(closure));
        if let Some(told) = said_of_borrows::of_a_closure(self.kind, &borrowed, moves.as_deref()) {
            diagnostics.explained(closure, Heading::BorrowAcrossAYield, told);
        }
    }

    /// `for name in &names` in a `gen_!`, of what it takes by value from around it. (No reference to a reference is iterated.)
    fn captured(&self, head: &Expr, diagnostics: &Diagnostics) {
        if let (Kind::Expression, Expr::Reference(reference)) = (self.kind, place::bare(head))
            && let Expr::Path(path) = place::bare(&reference.expr)
            && let Some(name) = path.path.get_ident()
            && self.bindings.get(&name.to_string()).is_none()
            && name != "self"
            && !place::is_upper_case(name)
        {
            let told = said_of_borrows::of_a_capture(name, reference.mutability.is_some());
            diagnostics.explained(head, Heading::BorrowAcrossAYield, told);
        }
    }

    /// Whether a loop yields what it borrows: then it is of no use to hold that.
    fn is_yielded(&self, found: &ExprForLoop, lender: &Ident) -> bool {
        let Pat::Ident(item) = &*found.pat else { return false };
        let owns_all = self.type_of(lender).is_some_and(|ty| !tokens::has_references(ty));
        let yields_a_reference = matches!(types::bare(&self.declared.yields), Type::Reference(_));
        self.kind.may_be_pinned() && owns_all && yields_a_reference && yields(&found.body, &item.ident)
    }

    fn yielded(&self, found: &ExprForLoop, lender: &Ident, diagnostics: &Diagnostics) {
        let Type::Reference(reference) = types::bare(&self.declared.yields) else { return };
        let item = found.pat.to_token_stream().to_string();
        let which = if self.declared.has_items() { "Item" } else { "Yield" };
        let is_argument = self.arguments.contains(lender);
        let told = said_of_borrows::of_what_is_yielded(lender, is_argument, &item, which, &reference.elem);
        diagnostics.explained(&found.expr, Heading::BorrowAcrossAYield, told);
    }
}

/// What is known where a `let` has not hidden an argument yet.
struct BeforeTheLet<'l> {
    loops: &'l Loops<'l>,
    hidden: Option<&'l Ident>,
}

impl Locals for BeforeTheLet<'_> {
    fn type_of(&self, name: &Ident) -> Option<&Type> {
        if self.hidden == Some(name) { self.loops.known.get(&name.to_string()) } else { self.loops.type_of(name) }
    }

    fn lender_of(&self, name: &Ident) -> Option<Ident> {
        self.loops.lender_of(name)
    }
}

impl Owned for Loops<'_> {
    fn borrowed(&self, name: &str) -> Option<BorrowedBy> {
        if !self.is_bound_once(name) {
            return None;
        }
        if self.numbers.contains(&name.to_owned()) {
            Some(BorrowedBy::AnyUse)
        } else {
            self.known.get(&name.to_owned()).map(|_| BorrowedBy::Borrows)
        }
    }
}

impl Visitor for Loops<'_> {
    fn enter_block(&mut self, block: &syn::Block) -> Walk {
        if let Some(diagnostics) = self.diagnostics {
            self.lets(block, diagnostics);
        }
        Walk::Into
    }
    fn enter_stmt(&mut self, stmt: &Stmt) -> Walk {
        if let (Stmt::Local(local), None) = (stmt, self.diagnostics) {
            self.declared(local);
        }
        Walk::Into
    }
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        match expr {
            Expr::ForLoop(found) => self.head(found),
            Expr::Let(found) if self.diagnostics.is_none() => self.bind(&found.pat),
            _ => {}
        }
        Walk::Into
    }
    fn enter_arm(&mut self, arm: &syn::Arm) -> Walk {
        if self.diagnostics.is_none() {
            self.bind(&arm.pat);
        }
        Walk::Into
    }
    fn enter_nested(&mut self, nested: Nested<'_>) -> Walk {
        if let (Nested::Closure(closure), None) = (nested, self.diagnostics) {
            closure.inputs.iter().for_each(|pat| self.bind(pat));
        }
        match nested {
            // Their loops are none of the generator's, their names are.
            Nested::Closure(_) | Nested::Async(_) | Nested::Const(_) if self.diagnostics.is_none() => Walk::Into,
            Nested::Closure(_) | Nested::Async(_) | Nested::Const(_) | Nested::Item(_) => Walk::Over,
        }
    }
    fn enter_macro(&mut self, mac: &Macro) -> Walk {
        if let Some(marker) = Marker::of(mac) {
            if let (true, Some(diagnostics)) = (marker.delegates(), self.diagnostics)
                && let Ok(operand) = mac.parse_body::<Expr>()
            {
                self.closure(&operand, diagnostics);
            }
            return Walk::Into;
        }
        if macros::is_known(mac) {
            return Walk::Into;
        }
        // It may bind anew what it is given the name of.
        if self.diagnostics.is_none() {
            self.bind_all(mac.tokens.clone());
        }
        Walk::Over
    }
}

/// `fs::read_to_string(path)`
fn made_by_io(expr: &Expr) -> Option<Type> {
    let Expr::Call(call) = place::bare(expr) else { return None };
    let Expr::Path(function) = &*call.func else { return None };
    let is_known = function.path.segments.last().is_some_and(|last| last.ident == "read_to_string");
    is_known.then(|| parse_quote!(String))
}

fn is_named(mac: &Macro, names: &[&str]) -> bool {
    mac.path.segments.last().is_some_and(|last| names.iter().any(|name| last.ident == name))
}
