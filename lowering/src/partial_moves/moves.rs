//! Which parts of which locals an expression moves, whichever way it goes.

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{BinOp, Expr, Ident, Macro, Pat, Stmt};

use super::calls_of_parts;
use super::complement::{self, Matches};
use super::destructors;
use super::moved::{MoveKind, Part, PartialMove, Purpose, Remainder, Variant};
use super::variants;
use crate::listed::{Listed, PushAll};
use crate::syntax::macros;
use crate::syntax::need::Need;
use crate::syntax::operands::{operands, place_around};
use crate::syntax::pattern;
use crate::syntax::place::{Place, bare, place, scrutinee};
use crate::syntax::receiver::{Consumes, Receiver};
use crate::syntax::std_macros::Access;
use crate::syntax::tokens::idents;
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};

/// Collects what is moved.
pub(crate) struct MoveFinder<'n> {
    names: &'n mut usize,
    parts: Vec<Part>,
    remainders: Vec<(Ident, Remainder)>,
    variants: Vec<(Ident, Variant)>,
    /// What patterns have bound: where the mark stands these names are other locals'.
    hidden: Vec<String>,
    /// The `unsafe` of the block that it is in.
    safety: Option<syn::token::Unsafe>,
    calls: Vec<(Place, String)>,
}

impl<'n> MoveFinder<'n> {
    pub(crate) fn new(names: &'n mut usize) -> Self {
        MoveFinder {
            names,
            parts: Vec::new(),
            remainders: Vec::new(),
            variants: Vec::new(),
            hidden: Vec::new(),
            safety: None,
            calls: Vec::new(),
        }
    }

    /// The partial moves, one a local; and the names that were left out: those that a pattern shadows, and those that the walked code
    /// assigns, or may assign.
    pub(super) fn finish(self, visit: &dyn Fn(&mut Walker<'_>)) -> (Vec<PartialMove>, Vec<String>) {
        let mut partial_moves: Vec<PartialMove> = Vec::new();
        let (hidden, calls) = (self.hidden, self.calls);
        let remainders = self.remainders.into_iter().map(|(root, remainder)| (root, None, Some(remainder)));
        let parts = self.parts.into_iter().map(|part| (part.place.root.clone(), Some(part), None));
        for (root, part, remainder) in parts.chain(remainders) {
            match partial_moves.iter_mut().find(|partial_move| partial_move.root == root) {
                Some(partial_move) => {
                    partial_move.parts.push_all(part);
                    partial_move.remainder = partial_move.remainder.take().or(remainder);
                }
                None => {
                    let parts = part.into_iter().collect();
                    partial_moves.push(PartialMove {
                        root,
                        parts,
                        remainder,
                        variant: None,
                        purpose: Purpose::Take,
                        alone: Vec::new(),
                        calls: Vec::new(),
                        is_asked: false,
                    });
                }
            }
        }
        for (root, variant) in self.variants {
            match partial_moves.iter_mut().find(|partial_move| partial_move.root == root) {
                Some(partial_move) => partial_move.variant = Some(variant),
                None => {
                    let (parts, variant) = (Vec::new(), Some(variant));
                    partial_moves.push(PartialMove {
                        root,
                        parts,
                        remainder: None,
                        variant,
                        purpose: Purpose::Take,
                        alone: Vec::new(),
                        calls: Vec::new(),
                        is_asked: false,
                    });
                }
            }
        }
        for (part, call) in calls {
            match partial_moves.iter_mut().find(|partial_move| partial_move.root == part.root) {
                Some(partial_move) => partial_move.calls.push((part, call)),
                None => partial_moves.push(PartialMove {
                    root: part.root.clone(),
                    parts: Vec::new(),
                    remainder: None,
                    variant: None,
                    purpose: Purpose::Take,
                    alone: Vec::new(),
                    calls: vec![(part, call)],
                    is_asked: false,
                }),
            }
        }
        let mut unmarked = Assigned { names: hidden };
        if !partial_moves.is_empty() {
            visit(&mut Walker(&mut unmarked));
        }
        let (marked, dropped): (Vec<_>, Vec<_>) = partial_moves
            .into_iter()
            .partition(|partial_move| unmarked.names.iter().all(|name| partial_move.root != *name));
        (marked, dropped.into_iter().map(|partial_move| partial_move.root.to_string()).listed())
    }

    /// The locals of which a part is moved, and that a pattern hides then.
    pub(crate) fn hidden_roots(self) -> Vec<Ident> {
        let roots =
            self.parts.into_iter().map(|part| part.place.root).chain(self.remainders.into_iter().map(|(root, _)| root));
        roots.filter(|root| self.hidden.iter().any(|hidden| root == hidden)).listed()
    }

    pub(crate) fn stmt(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::Expr(expr, _) => self.value(expr),
            Stmt::Macro(mac) => self.macro_call(&mac.mac),
            Stmt::Local(local) => {
                if let Some(init) = &local.init {
                    match init.diverge {
                        Some(_) => self.let_else(&local.pat, &init.expr),
                        None => self.bound_by_let(&local.pat, &init.expr),
                    }
                }
            }
            Stmt::Item(_) => {}
        }
    }

    /// An expression that is matched against a pattern, where the pattern matched.
    pub(super) fn matched(&mut self, pat: &Pat, expr: &Expr, matches: Matches) {
        self.hide(pat);
        match pattern::untyped(pat) {
            Pat::Ident(ident) if pattern::is_binding(ident) && ident.by_ref.is_none() => self.value(expr),
            pat => self.bound(pat, expr, matches),
        }
    }

    /// `let pat = expr;`
    pub(super) fn bound_by_let(&mut self, pat: &Pat, expr: &Expr) {
        self.matched(pat, expr, Matches::Always);
        let Some(place) = scrutinee(expr) else { return };
        let variant = variants::of_let(pattern::untyped(pat), &place, self.names);
        self.variants.extend(variant.map(|variant| (place.root, variant)));
    }

    /// `let pat = expr else { … };`, where the pattern matched.
    pub(super) fn let_else(&mut self, pat: &Pat, expr: &Expr) {
        self.matched(pat, expr, Matches::Perhaps);
        self.variant(pattern::untyped(pat), expr, Matches::Perhaps);
    }

    /// `place = value`, `(place, _) = value`
    fn assigned(&mut self, left: &Expr, right: &Expr) {
        let (pat, places) = pattern::assignee(left);
        match scrutinee(right) {
            Some(whole) if whole.path.is_empty() => self.left(&pat, whole, places, Matches::Always),
            Some(place) if pattern::taken(&pat).is_all() => self.part(place, MoveKind::Moved),
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

    /// The same where a branch begins that the pattern leads to.
    pub(super) fn branch(&mut self, pat: &Pat, expr: &Expr, matches: Matches) {
        self.bound(pat, expr, matches);
        self.variant(pat, expr, matches);
    }

    /// The same where the condition of an `if` holds. What a chain binds its other conditions may name.
    pub(super) fn then_branch(&mut self, cond: &Expr) {
        self.held(cond);
        if let Expr::Let(condition) = cond {
            self.variant(&condition.pat, &condition.expr, Matches::Perhaps);
        }
    }

    fn variant(&mut self, pat: &Pat, expr: &Expr, matches: Matches) {
        let Some(place) = scrutinee(expr) else { return };
        let variant = variants::variant(pat, &place, matches, self.names);
        self.variants.extend(variant.map(|variant| (place.root, variant)));
    }

    /// What a pattern that binds these leaves of a local, or of what it points to.
    fn left(&mut self, pat: &Pat, whole: Place, bound: Vec<Expr>, matches: Matches) {
        let remainder = complement::remainder(pat, &whole, bound, matches, self.names);
        self.remainders.push_all(remainder.map(|remainder| (whole.root, remainder)));
    }

    pub(super) fn hide(&mut self, pat: &Pat) {
        self.hidden.push_all(pattern::bindings(pat).into_iter().map(|bound| bound.name.to_string()));
    }

    fn part(&mut self, place: Place, kind: MoveKind) {
        if !place.path.is_empty() {
            self.parts.push(Part { place, kind, staying: Vec::new() });
        }
    }

    /// An expression of which the value is taken.
    pub(super) fn value(&mut self, expr: &Expr) {
        if let Some(place) = place(expr) {
            return self.part(place, MoveKind::Moved);
        }
        match bare(expr) {
            Expr::Assign(assign) => self.assigned(&assign.left, &assign.right),
            Expr::Block(block) if block.label.is_none() => self.tail(&block.block),
            Expr::Unsafe(block) => {
                let outer = self.safety.replace(block.unsafe_token);
                self.tail(&block.block);
                self.safety = outer;
            }
            Expr::Closure(closure) if closure.capture.is_some() => self.captured(closure),
            Expr::Macro(mac) => self.macro_call(&mac.mac),
            // Nothing follows that could find a part missing.
            Expr::Break(_) | Expr::Return(_) => {}
            expr => operands(expr).into_iter().for_each(|(operand, need)| self.operand(expr, operand, need)),
        }
    }

    fn operand(&mut self, expr: &Expr, operand: &Expr, need: Need) {
        match need {
            Need::Copied => match place(operand) {
                Some(place) => self.part(place, MoveKind::Copied),
                None => self.value(operand),
            },
            Need::Value | Need::Computed | Need::Iterated => self.value(operand),
            Need::Condition => self.condition(operand),
            Need::Lazy => {}
            Need::Compared
            | Need::Shared
            | Need::Exclusive
            | Need::Whole
            | Need::Matched
            | Need::Assigned
            | Need::Changed => self.place(operand),
            Need::Callee => {
                self.called(expr);
                self.place(operand);
            }
            Need::Pointer => self.content(expr, operand),
            Need::Base => self.base(expr, operand),
            Need::Receiver(receiver) => match place(operand) {
                Some(place) if !place.path.is_empty() => {
                    self.called(expr);
                    self.received(place, receiver);
                }
                Some(_) => {}
                None => self.place(operand),
            },
        }
    }

    /// A call of a part, or of a method of one.
    fn called(&mut self, call: &Expr) {
        self.calls.extend(calls_of_parts::asked(call));
    }

    fn received(&mut self, place: Place, receiver: Receiver) {
        let kind = match receiver.consumes() {
            Some(Consumes::Into | Consumes::IntoIter) => MoveKind::Into,
            Some(Consumes::Std) => MoveKind::Consumed,
            Some(Consumes::Reader) | None => return,
        };
        self.parts.push(Part { place, kind, staying: Vec::new() });
    }

    /// An expression that is needed as a place.
    pub(super) fn place(&mut self, expr: &Expr) {
        match bare(expr) {
            _ if place(expr).is_some() => {}
            expr if place_around(expr).is_some() => {
                for (operand, need) in operands(expr) {
                    if need.is_of_place() { self.place(operand) } else { self.operand(expr, operand, need) }
                }
            }
            _ => self.value(expr),
        }
    }

    /// What evaluating a condition moves whether it holds or not.
    pub(super) fn condition(&mut self, cond: &Expr) {
        match cond {
            Expr::Let(condition) => self.place(&condition.expr),
            Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => self.condition(&binary.left),
            // It is a `bool`, which is `Copy`.
            _ if place(cond).is_some() => {}
            _ => self.value(cond),
        }
    }

    /// What has been moved where a condition holds.
    fn held(&mut self, cond: &Expr) {
        match cond {
            Expr::Let(condition) => self.matched(&condition.pat, &condition.expr, Matches::Perhaps),
            Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
                self.held(&binary.left);
                self.held(&binary.right);
            }
            _ if place(cond).is_some() => {}
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

    /// `*boxed`: what is left is an allocation, which nobody sees end. If it is no box, it was copied: maybe by a pointer, which is
    /// followed in the user's `unsafe` only.
    fn content(&mut self, dereferenced: &Expr, pointer: &Expr) {
        match place(pointer) {
            Some(place) if place.path.is_empty() => {
                let content = match self.safety {
                    Some(safety) => syn::parse_quote!({
                        #[allow(unsafe_code, unused_unsafe)]
                        let content = #safety { #dereferenced };
                        content
                    }),
                    None => dereferenced.clone(),
                };
                let remainder = Remainder::Content { bound: vec![content], inner: syn::parse_quote!(()) };
                self.remainders.push((place.root, remainder));
            }
            Some(_) => {}
            None => self.place(pointer),
        }
    }

    /// `S { a, ..base }` takes all of `base` but the fields that it names.
    fn base(&mut self, literal: &Expr, base: &Expr) {
        let Expr::Struct(literal) = literal else { return };
        match place(base) {
            Some(place) if place.path.is_empty() => {
                let path = &literal.path;
                let (complement, left): (Pat, Expr) = match literal.fields.iter().listed()[..] {
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
                self.remainders.push((place.root, Remainder::Base { complement, left }));
            }
            Some(_) => {}
            None => self.place(base),
        }
    }

    /// What a `move` closure takes. It takes what is behind a reference only if that is all it names.
    fn captured(&mut self, closure: &syn::ExprClosure) {
        let mut captures = CapturedParts { parts: Vec::new(), whole: Vec::new() };
        Walker(&mut captures).visit_expr(&closure.body);
        for input in &closure.inputs {
            captures.whole.push_all(pattern::bindings(input).into_iter().map(|bound| bound.name.to_string()));
        }
        captures.parts.retain(|place| !captures.whole.iter().any(|name| place.root == *name));
        for place in captures.parts {
            let owners = (0..place.path.len())
                .map(|fields| Place { path: place.path[..fields].to_vec(), ..place.clone() })
                .listed();
            self.parts.push(Part { place, kind: MoveKind::Captured(owners), staying: Vec::new() });
        }
    }
}

/// The places that a closure names, and the names that are more than a place's root.
struct CapturedParts {
    parts: Vec<Place>,
    whole: Vec<String>,
}

impl Visitor for CapturedParts {
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        match place(expr) {
            Some(place) if place.path.is_empty() => self.whole.push(place.root.to_string()),
            Some(place) => self.parts.push(place),
            None => return Walk::Into,
        }
        Walk::Over
    }
    fn enter_nested(&mut self, _: Nested<'_>) -> Walk {
        Walk::Into
    }
    /// `let _ = a.b;` does not read it, so that it is not captured; of an `Rc` it is, as rustc says then.
    fn enter_stmt(&mut self, stmt: &Stmt) -> Walk {
        let Stmt::Local(local) = stmt else { return Walk::Into };
        let is_read = |init: &syn::LocalInit| !matches!(local.pat, Pat::Wild(_)) || place(&init.expr).is_none();
        if local.init.as_ref().is_none_or(is_read) { Walk::Into } else { Walk::Over }
    }
    fn enter_pat(&mut self, pat: &Pat) -> Walk {
        self.whole.push_all(pattern::bindings(pat).into_iter().map(|bound| bound.name.to_string()));
        Walk::Into
    }
    fn enter_macro(&mut self, mac: &Macro) -> Walk {
        let Some(operands) = macros::operands(mac).filter(|_| macros::is_known(mac)) else {
            idents(mac.tokens.clone(), &mut self.whole);
            return Walk::Over;
        };
        operands.exprs().into_iter().for_each(|operand| Walker(self).visit_expr(operand));
        self.whole.extend(operands.captures);
        idents(operands.rest, &mut self.whole);
        Walk::Over
    }
}

/// The locals that something gives a new value, or a part of one, and those that a macro may.
struct Assigned {
    names: Vec<String>,
}

impl Visitor for Assigned {
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        if let Expr::Assign(assign) = expr {
            idents(assign.left.to_token_stream(), &mut self.names);
        }
        Walk::Into
    }
    fn enter_nested(&mut self, nested: Nested<'_>) -> Walk {
        nested.unless_item()
    }
    fn enter_macro(&mut self, mac: &Macro) -> Walk {
        match macros::operands(mac).filter(|_| macros::is_known(mac)) {
            Some(operands) => operands.exprs().into_iter().for_each(|operand| Walker(self).visit_expr(operand)),
            None => idents(mac.tokens.clone(), &mut self.names),
        }
        Walk::Over
    }
}
