//! Which parts of which locals an expression moves, whichever way it goes.

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr, Ident, Pat, Stmt, UnOp};

use super::complement::{self, Matches};
use super::destructors;
use super::moved::{Does, How, Part, Rest, Taking};
use crate::syntax::macros::{self, Access};
use crate::syntax::pattern;
use crate::syntax::place::{Place, place, scrutinee};
use crate::syntax::receiver::{self, Receiver};
use crate::syntax::tokens::idents;

/// Collects what is moved.
pub(crate) struct Finder<'n> {
    names: &'n mut usize,
    parts: Vec<Part>,
    rests: Vec<(Ident, Rest)>,
    /// What patterns have bound: where the mark stands these names are other locals'.
    hidden: Vec<String>,
}

impl<'n> Finder<'n> {
    pub(crate) fn new(names: &'n mut usize) -> Self {
        Finder { names, parts: Vec::new(), rests: Vec::new(), hidden: Vec::new() }
    }

    /// What was found, one for each local; not for those that a pattern hides, or to which what `visit` walks gives a new value
    /// itself, or may: the names of these come second.
    pub(super) fn finish(self, visit: impl FnOnce(&mut Assigned)) -> (Vec<Taking>, Vec<String>) {
        let mut takings: Vec<Taking> = Vec::new();
        let hidden = self.hidden;
        let rests = self.rests.into_iter().map(|(root, rest)| (root, None, Some(rest)));
        let parts = self.parts.into_iter().map(|part| (part.place.root.clone(), Some(part), None));
        for (root, part, rest) in parts.chain(rests) {
            match takings.iter_mut().find(|taking| taking.root == root) {
                Some(taking) => {
                    taking.parts.extend(part);
                    taking.rest = taking.rest.take().or(rest);
                }
                None => takings.push(Taking { root, parts: part.into_iter().collect(), rest, does: Does::Take }),
            }
        }
        let mut unmarked = Assigned { names: hidden };
        if !takings.is_empty() {
            visit(&mut unmarked);
        }
        let (marked, dropped): (Vec<_>, Vec<_>) =
            takings.into_iter().partition(|taking| unmarked.names.iter().all(|name| taking.root != *name));
        (marked, dropped.into_iter().map(|taking| taking.root.to_string()).collect())
    }

    /// The locals of which a part is moved, and that a pattern hides then.
    pub(crate) fn hidden_roots(self) -> Vec<Ident> {
        let roots =
            self.parts.into_iter().map(|part| part.place.root).chain(self.rests.into_iter().map(|(root, _)| root));
        roots.filter(|root| self.hidden.iter().any(|hidden| root == hidden)).collect()
    }

    pub(crate) fn stmt(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::Expr(expr, _) => self.value(expr),
            Stmt::Macro(mac) => self.macro_call(&mac.mac),
            Stmt::Local(local) => {
                if let Some(init) = &local.init {
                    let matches = if init.diverge.is_some() { Matches::Perhaps } else { Matches::Always };
                    self.matched(&local.pat, &init.expr, matches);
                }
            }
            Stmt::Item(_) => {}
        }
    }

    /// An expression that is matched against a pattern, where the pattern matched.
    pub(super) fn matched(&mut self, pat: &Pat, expr: &Expr, matches: Matches) {
        self.hide(pat);
        let pat = match pat {
            Pat::Type(typed) => &typed.pat,
            pat => pat,
        };
        match pat {
            Pat::Ident(ident) if pattern::is_binding(ident) && ident.by_ref.is_none() => self.value(expr),
            pat => self.bound(pat, expr, matches),
        }
    }

    /// `place = value`, `(place, _) = value`
    fn assigned(&mut self, left: &Expr, right: &Expr) {
        let (pat, places) = pattern::assignee(left);
        match scrutinee(right) {
            Some(whole) if whole.path.is_empty() => self.left(&pat, whole, places, Matches::Always),
            Some(place) if pattern::taken(&pat).is_all() => self.moved(place),
            Some(_) => {}
            None => self.value(right),
        }
    }

    /// What a pattern takes out of an expression that was evaluated before.
    pub(super) fn bound(&mut self, pat: &Pat, expr: &Expr, matches: Matches) {
        self.hide(pat);
        let Some(place) = scrutinee(expr) else { return self.place(expr) };
        self.parts.extend(complement::parts(pat, &place, matches, self.names));
        if place.path.is_empty() {
            self.left(pat, place, complement::bound(pat), matches);
        }
    }

    /// What a pattern that binds these leaves of a local, or of what it points to.
    fn left(&mut self, pat: &Pat, whole: Place, bound: Vec<Expr>, matches: Matches) {
        let rest = complement::rest(pat, &whole, bound, matches, self.names);
        self.rests.extend(rest.map(|rest| (whole.root, rest)));
    }

    pub(super) fn hide(&mut self, pat: &Pat) {
        self.hidden.extend(pattern::bindings(pat).into_iter().map(|bound| bound.name.to_string()));
    }

    fn moved(&mut self, place: Place) {
        if !place.path.is_empty() {
            self.parts.push(Part { place, how: How::Moved, staying: Vec::new() });
        }
    }

    /// An expression of which the value is taken.
    pub(super) fn value(&mut self, expr: &Expr) {
        if let Some(place) = place(expr) {
            return self.moved(place);
        }
        match expr {
            Expr::Array(array) => array.elems.iter().for_each(|elem| self.value(elem)),
            Expr::Tuple(tuple) => tuple.elems.iter().for_each(|elem| self.value(elem)),
            Expr::Assign(assign) => self.assigned(&assign.left, &assign.right),
            Expr::Await(inner) => self.value(&inner.base),
            Expr::Binary(binary) => match binary.op {
                BinOp::And(_) | BinOp::Or(_) => self.value(&binary.left),
                BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => {
                    self.place(&binary.left);
                    self.place(&binary.right);
                }
                op if crate::syntax::operands::assigns_in_place(&op) => self.value(&binary.right),
                _ => {
                    self.value(&binary.left);
                    self.value(&binary.right);
                }
            },
            Expr::Block(block) if block.label.is_none() => self.tail(&block.block),
            Expr::Unsafe(block) => self.tail(&block.block),
            Expr::Call(call) => {
                self.place(&call.func);
                call.args.iter().for_each(|arg| self.value(arg));
            }
            Expr::Cast(cast) => self.value(&cast.expr),
            Expr::Closure(closure) if closure.capture.is_some() => self.captured(closure),
            Expr::Field(field) => self.place(&field.base),
            Expr::ForLoop(looped) => self.value(&looped.expr),
            Expr::Group(inner) => self.value(&inner.expr),
            Expr::If(conditional) => self.condition(&conditional.cond),
            Expr::Index(index) => {
                self.place(&index.expr);
                self.value(&index.index);
            }
            Expr::Let(condition) => self.place(&condition.expr),
            Expr::Macro(mac) => self.macro_call(&mac.mac),
            Expr::Match(matched) => self.place(&matched.expr),
            Expr::MethodCall(call) => {
                match self::place(&call.receiver) {
                    Some(place) if place.path.is_empty() => {}
                    Some(place) => match receiver::receiver(&call.method) {
                        Receiver::Into | Receiver::IntoIter => {
                            self.parts.push(Part { place, how: How::Moved, staying: Vec::new() })
                        }
                        Receiver::Std => self.parts.push(Part { place, how: How::Consumed, staying: Vec::new() }),
                        Receiver::Borrows => {}
                    },
                    None => self.place(&call.receiver),
                }
                call.args.iter().for_each(|arg| self.value(arg));
            }
            Expr::Paren(inner) => self.value(&inner.expr),
            Expr::Range(range) => range.start.iter().chain(&range.end).for_each(|end| self.value(end)),
            Expr::Reference(reference) => self.place(&reference.expr),
            Expr::Repeat(repeat) => self.value(&repeat.expr),
            Expr::Struct(literal) => {
                literal.fields.iter().for_each(|field| self.value(&field.expr));
                if let Some(base) = &literal.rest {
                    self.base(literal, base);
                }
            }
            Expr::Try(inner) => self.value(&inner.expr),
            Expr::Unary(unary) => match unary.op {
                UnOp::Deref(_) => self.content(&unary.expr),
                _ => self.value(&unary.expr),
            },
            _ => {}
        }
    }

    /// An expression that is needed as a place.
    pub(super) fn place(&mut self, expr: &Expr) {
        match expr {
            _ if place(expr).is_some() => {}
            Expr::Field(field) => self.place(&field.base),
            Expr::Index(index) => {
                self.place(&index.expr);
                self.value(&index.index);
            }
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.place(&unary.expr),
            Expr::Paren(inner) => self.place(&inner.expr),
            Expr::Group(inner) => self.place(&inner.expr),
            _ => self.value(expr),
        }
    }

    /// What evaluating a condition moves whether it holds or not.
    pub(super) fn condition(&mut self, cond: &Expr) {
        match cond {
            Expr::Let(condition) => self.place(&condition.expr),
            Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => self.condition(&binary.left),
            _ => self.value(cond),
        }
    }

    /// What has been moved where a condition holds.
    pub(super) fn held(&mut self, cond: &Expr) {
        match cond {
            Expr::Let(condition) => self.matched(&condition.pat, &condition.expr, Matches::Perhaps),
            Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
                self.held(&binary.left);
                self.held(&binary.right);
            }
            _ => self.value(cond),
        }
    }

    fn tail(&mut self, block: &syn::Block) {
        if let Some(Stmt::Expr(tail, None)) = block.stmts.last() {
            self.value(tail);
        }
    }

    fn macro_call(&mut self, mac: &syn::Macro) {
        if !macros::is_known(mac) {
            return;
        }
        for operand in macros::operands(mac).into_iter().flat_map(|operands| operands.list) {
            match operand.access {
                Access::Value => self.value(&operand.expr),
                Access::Borrow => self.place(&operand.expr),
                Access::Lazy => {}
            }
        }
    }

    /// `*boxed`: what is left is an allocation, which nobody sees end. If it is no box, it was copied.
    fn content(&mut self, expr: &Expr) {
        match place(expr) {
            Some(place) if place.path.is_empty() => {
                let root = &place.root;
                let rest = Rest::Content { bound: vec![syn::parse_quote!(*#root)], inner: syn::parse_quote!(()) };
                self.rests.push((place.root, rest));
            }
            Some(_) => {}
            None => self.place(expr),
        }
    }

    /// `S { a, ..base }` takes all of `base` but the fields that it names.
    fn base(&mut self, literal: &syn::ExprStruct, base: &Expr) {
        match place(base) {
            Some(place) if place.path.is_empty() => {
                let path = &literal.path;
                let (complement, left): (Pat, Expr) = match literal.fields.iter().collect::<Vec<_>>()[..] {
                    [] => (syn::parse_quote!(#path { .. }), syn::parse_quote!(())),
                    [field] => {
                        let member = &field.member;
                        let name = destructors::fresh(self.names, member.span());
                        (syn::parse_quote!(#path { #member: #name, .. }), syn::parse_quote!(#name))
                    }
                    // In which order several are dropped is not for the literal to say; a closure keeps that of the struct.
                    _ => {
                        let root = &place.root;
                        let left = literal.fields.iter().map(|field| &field.member);
                        (syn::parse_quote!(_), super::known_fields::captured(&quote::quote!((#(&#root.#left,)*))))
                    }
                };
                self.rests.push((place.root, Rest::Base { complement, left }));
            }
            Some(_) => {}
            None => self.place(base),
        }
    }

    /// What a `move` closure takes. It takes what is behind a reference only if that is all it names.
    fn captured(&mut self, closure: &syn::ExprClosure) {
        let mut captures = Captures { parts: Vec::new(), whole: Vec::new() };
        captures.visit_expr(&closure.body);
        for input in &closure.inputs {
            captures.whole.extend(pattern::bindings(input).into_iter().map(|bound| bound.name.to_string()));
        }
        captures.parts.retain(|place| !captures.whole.iter().any(|name| place.root == *name));
        for place in captures.parts {
            let owners = (0..place.path.len())
                .map(|fields| Place { path: place.path[..fields].to_vec(), ..place.clone() })
                .collect();
            self.parts.push(Part { place, how: How::Captured(owners), staying: Vec::new() });
        }
    }
}

/// The places that a closure names, and the names that are more than a place's root.
struct Captures {
    parts: Vec<Place>,
    whole: Vec<String>,
}

impl<'ast> Visit<'ast> for Captures {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        match place(expr) {
            Some(place) if place.path.is_empty() => self.whole.push(place.root.to_string()),
            Some(place) => self.parts.push(place),
            None => visit::visit_expr(self, expr),
        }
    }
    /// `let _ = a.b;` does not read it, so that it is not captured; of an `Rc` it is, as rustc says then.
    fn visit_local(&mut self, local: &'ast syn::Local) {
        let is_read = |init: &syn::LocalInit| !matches!(local.pat, Pat::Wild(_)) || place(&init.expr).is_none();
        if local.init.as_ref().is_none_or(is_read) {
            visit::visit_local(self, local);
        }
    }
    fn visit_pat(&mut self, pat: &'ast Pat) {
        self.whole.extend(pattern::bindings(pat).into_iter().map(|bound| bound.name.to_string()));
        visit::visit_pat(self, pat);
    }
    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        let Some(operands) = macros::operands(mac).filter(|_| macros::is_known(mac)) else {
            return idents(mac.tokens.clone(), &mut self.whole);
        };
        operands.list.iter().for_each(|operand| self.visit_operand(&operand.expr));
        self.whole.extend(operands.captures);
        idents(operands.rest, &mut self.whole);
    }
}

impl Captures {
    fn visit_operand(&mut self, operand: &Expr) {
        let mut inside = Captures { parts: Vec::new(), whole: Vec::new() };
        inside.visit_expr(operand);
        self.parts.extend(inside.parts);
        self.whole.extend(inside.whole);
    }
}

/// The locals that something gives a new value, or a part of one, and those that a macro may.
pub(super) struct Assigned {
    names: Vec<String>,
}

impl<'ast> Visit<'ast> for Assigned {
    fn visit_expr_assign(&mut self, assign: &'ast syn::ExprAssign) {
        idents(assign.left.to_token_stream(), &mut self.names);
        visit::visit_expr_assign(self, assign);
    }
    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        let operands = macros::operands(mac).filter(|_| macros::is_known(mac));
        match operands {
            Some(operands) => operands.list.iter().for_each(|operand| self.visit_expr(&operand.expr)),
            None => idents(mac.tokens.clone(), &mut self.names),
        }
    }
    fn visit_item(&mut self, _: &'ast syn::Item) {}
}
