//! The body, block by block.

use std::cell::Cell;

use proc_macro2::{Ident, Span};
use syn::{Expr, Generics, Item, Lifetime, Pat, Stmt as SynStmt, Type};

use super::delegation::Delegation;
use super::params::Params;
use super::pattern;
use super::shapes::{better, has_hole, is_hole, unit, with_floats};
use crate::ir::walk::each_block;
use crate::ir::{Binding, Block, Body, JoinId, LocalId, Node, PointId, Stmt, Tail};
use crate::sorted::{Map, Set};
use crate::source::signature::Declared;
use crate::source::type_name::with_lifetime;
use crate::syntax::tokens::same;

/// What is told of the types beside the body.
pub(crate) struct Told<'a> {
    pub(crate) declared: &'a Declared,
    /// The types of the arguments, in the order of the body's parameters.
    pub(crate) arguments: Vec<Option<Type>>,
    /// What the attribute tells of locals, by their names.
    pub(crate) locals: &'a [(Ident, Type)],
    /// The function, and what it returns.
    pub(crate) itself: (&'a Ident, Type),
    pub(crate) generics: &'a Generics,
    /// Whether the types are to be written. If not, their names are wanted: what parameters they have nobody asks, but they have to be
    /// certain.
    pub(crate) are_written: bool,
}

/// The types that are known. One may have a hole.
#[derive(Default)]
pub(crate) struct TypesBySyntax {
    pub(crate) locals: Map<LocalId, Type>,
    /// Those of what constructs evaluate to.
    pub(crate) values: Map<JoinId, Type>,
    /// Those of what is delegated to.
    pub(crate) delegates: Map<PointId, Type>,
    /// How.
    pub(crate) delegations: Map<PointId, Delegation>,
}

impl TypesBySyntax {
    pub(crate) fn solve(body: &Body, told: &Told<'_>) -> TypesBySyntax {
        let mut solver = TypeSolver {
            body,
            told,
            scope: Vec::new(),
            known: TypesBySyntax::default(),
            annotated: annotated(body),
            left_with: Map::new(),
            expected_of: Map::new(),
            broken_with: None,
            learns: false,
            misses: Cell::new(false),
            discards_unknown: false,
            unknown: Set::new(),
            discards_nothing: false,
        };
        // What is learnt late is told early the next time.
        for _ in 0..ROUNDS {
            (solver.learns, solver.misses) = (false, Cell::new(false));
            solver.whole();
            if !solver.learns || !solver.misses.get() {
                break;
            }
        }
        if std::mem::take(&mut solver.discards_unknown) {
            solver.discards_nothing = true;
            // What it leads to may stand before it.
            solver.whole();
            solver.whole();
        }
        solver.settled()
    }
}

/// How often the body is gone through, at most: what is told of the value of a `try_!` in a `try_!` is told inwards, one a round.
const ROUNDS: usize = 6;

/// A name in scope.
pub(super) struct Named {
    pub(super) name: Ident,
    /// The local, if it is one that may be saved.
    pub(super) local: Option<LocalId>,
    /// What is known of a name of native code.
    pub(super) ty: Option<Type>,
}

pub(super) struct TypeSolver<'a> {
    pub(super) body: &'a Body,
    pub(super) told: &'a Told<'a>,
    pub(super) scope: Vec<Named>,
    pub(super) known: TypesBySyntax,
    /// Those whose types are written where they are declared: what the attribute tells is of others of their name.
    annotated: Set<LocalId>,
    /// What labelled blocks are left with.
    pub(super) left_with: Map<String, Type>,
    /// What is expected of them.
    pub(super) expected_of: Map<String, Type>,
    /// What the innermost loop is left with, if it is with a value; and whether that is known.
    pub(super) broken_with: Option<Option<Option<Type>>>,
    /// Whether more is known than before.
    learns: bool,
    /// Whether a name was asked for of which not all is known.
    misses: Cell<bool>,
    /// Whether something is discarded of which nothing tells the type, `try_! {{ list.push(yield_!(1)?); } finally { … }}` without the semicolon.
    discards_unknown: bool,
    /// What follows the constructs of which that was found in this round: they need not be gone through for it again, once for each that they
    /// stand in.
    unknown: Set<JoinId>,
    /// Whether that is taken to be `()`.
    discards_nothing: bool,
}

impl TypeSolver<'_> {
    /// A float of which nothing tells is an `f64`.
    fn settled(self) -> TypesBySyntax {
        let delegations = self.known.delegates.iter().map(|(point, ty)| (*point, self.delegated(*point, ty))).collect();
        let TypesBySyntax { locals, values, delegates, .. } = self.known;
        TypesBySyntax {
            locals: locals.iter().map(|(local, ty)| (*local, with_floats(ty))).collect(),
            values: values.iter().map(|(join, ty)| (*join, with_floats(ty))).collect(),
            delegates: delegates.iter().map(|(point, ty)| (*point, with_floats(ty))).collect(),
            delegations,
        }
    }

    /// A type that the body writes. What it borrows for is left out: the one lifetime that there is.
    pub(super) fn written(&self, ty: &Type) -> Type {
        let mut lifetimes = self.told.generics.lifetimes();
        let only = match (lifetimes.next(), lifetimes.next()) {
            (None, _) => Lifetime::new("'static", Span::call_site()),
            (Some(only), None) => only.lifetime.clone(),
            (Some(_), Some(_)) => Lifetime::new("'_", Span::call_site()),
        };
        with_lifetime(ty, only)
    }

    fn whole(&mut self) {
        let body = self.body;
        self.scope.clear();
        self.unknown.clear();
        for (param, ty) in body.block.params.iter().zip(&self.told.arguments) {
            self.learn(*param, ty.clone());
        }
        self.block(&body.block, Some(&self.told.declared.returns));
    }

    /// Says what a local's type is, if more is known of it than before.
    fn learn(&mut self, local: LocalId, ty: Option<Type>) {
        let name = &self.body.locals[local.0].name;
        let told = || self.told.locals.iter().find(|(told, _)| told == name);
        let written = if self.annotated.contains(&local) { None } else { told().map(|(_, ty)| self.written(ty)) };
        let ty = written.or_else(|| better(self.known.locals.get(&local).cloned(), ty));
        if let Some(ty) = ty.filter(|ty| !is_hole(ty)) {
            self.learns |= !self.known.locals.get(&local).is_some_and(|known| same(known, &ty));
            self.known.locals.insert(local, ty);
        }
    }

    /// The type of a name.
    pub(super) fn of_name(&self, name: &Ident) -> Option<Type> {
        let Some(named) = self.scope.iter().rev().find(|named| named.name == *name) else {
            return self.params().of_const(name);
        };
        let ty = match named.local {
            Some(local) => self.known.locals.get(&local),
            None => named.ty.as_ref(),
        };
        if ty.is_none_or(has_hole) {
            self.misses.set(true);
        }
        ty.cloned()
    }

    /// A name is of this type, as something tells.
    pub(super) fn learn_name(&mut self, name: &Ident, ty: &Type) {
        let Some(named) = self.scope.iter_mut().rev().find(|named| named.name == *name) else { return };
        match named.local {
            Some(local) => self.learn(local, Some(ty.clone())),
            None => named.ty = better(named.ty.take(), Some(ty.clone())),
        }
    }

    /// What a pattern binds in native code.
    pub(super) fn hide(&mut self, pat: &Pat, ty: Option<&Type>) {
        let mut found = Vec::new();
        pattern::bound(pat, ty, &mut found);
        self.scope.extend(found.into_iter().map(|(name, ty)| Named { name, local: None, ty }));
    }

    /// What a pattern binds of these locals.
    fn bind(&mut self, pat: &Pat, ty: Option<&Type>, declares: &[LocalId]) {
        let mut found = Vec::new();
        pattern::bound(pat, ty, &mut found);
        for &local in declares {
            let name = &self.body.locals[local.0].name;
            let ty = found.iter().find(|(bound, _)| bound == name).and_then(|(_, ty)| ty.clone());
            self.learn(local, ty);
            self.scope.push(Named { name: name.clone(), local: Some(local), ty: None });
        }
        if declares.is_empty() {
            self.scope.extend(found.into_iter().map(|(name, ty)| Named { name, local: None, ty }));
        }
    }

    /// A block, and what it evaluates to. What its head binds is in scope already.
    fn block(&mut self, block: &Block, expected: Option<&Type>) -> Option<Type> {
        let depth = self.scope.len();
        for &param in &block.params {
            let name = &self.body.locals[param.0].name;
            // A `let` in a condition has bound it by its name.
            let ty = self.scope.iter().rev().find(|named| named.name == *name && named.local.is_none());
            let ty = ty.and_then(|named| named.ty.clone());
            self.learn(param, ty);
            self.scope.push(Named { name: name.clone(), local: Some(param), ty: None });
        }
        for stmt in &block.stmts {
            if let Stmt::Native { stmt: SynStmt::Item(item), .. } = stmt {
                self.item(item);
            }
        }
        for stmt in &block.stmts {
            self.stmt(stmt);
        }
        let value = match &block.tail {
            Some(Tail::Native(expr)) => self.expr(expr, expected),
            Some(Tail::Node(node)) => self.node(node, expected),
            None if block.stmts.last().is_some_and(leaves) => None,
            None => Some(unit()),
        };
        self.scope.truncate(depth);
        value
    }

    /// What is declared anywhere in a block is known in all of it.
    pub(super) fn item(&mut self, item: &Item) {
        let (name, ty) = match item {
            Item::Const(item) => (&item.ident, &item.ty),
            Item::Static(item) => (&item.ident, &item.ty),
            _ => return,
        };
        let ty = with_lifetime(ty, Lifetime::new("'static", Span::call_site()));
        self.scope.push(Named { name: name.clone(), local: None, ty: Some(ty) });
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::Native { stmt, declares } => self.native(stmt, declares),
            Stmt::Jump(jump) => _ = self.expr(jump, None),
            Stmt::Bind { binding: Binding::Discard { droppable, unread }, node } => {
                self.discarded(node, *droppable, *unread);
            }
            Stmt::Bind { binding, node } => self.bound(binding, node),
        }
    }

    fn discarded(&mut self, node: &Node, droppable: bool, unread: bool) {
        let stands_without_semicolon = !droppable && !unread;
        if stands_without_semicolon {
            self.node(node, Some(&unit()));
            return;
        }
        let is_unknown = node.after().is_some_and(|after| self.unknown.contains(&after));
        if !is_unknown && self.node(node, None).is_some_and(|value| !has_hole(&value)) {
            return;
        }
        self.discards_unknown = true;
        if self.discards_nothing {
            self.unknown.extend(node.after());
            self.node(node, Some(&unit()));
        }
    }

    fn bound(&mut self, binding: &Binding, node: &Node) {
        let Binding::Let { pat, ty, diverge, declares } = binding else { return };
        let bound = match (&**pat, &declares[..]) {
            (Pat::Ident(_), [local]) => self.known.locals.get(local).cloned(),
            _ => None,
        };
        let expected = better(ty.as_deref().map(|ty| self.written(ty)), bound);
        let value = self.node(node, expected.as_ref());
        let value = better(expected, value);
        diverge.iter().for_each(|diverge| _ = self.block(diverge, None));
        self.bind(pat, value.as_ref(), declares);
    }
    pub(super) fn native(&mut self, stmt: &SynStmt, declares: &[LocalId]) {
        match stmt {
            SynStmt::Local(local) => {
                let (pat, written) = match &local.pat {
                    Pat::Type(typed) => (&*typed.pat, Some(self.written(&typed.ty))),
                    pat => (pat, None),
                };
                let mut value = None;
                if let Some(init) = &local.init {
                    value = self.expr(&init.expr, written.as_ref());
                    if let Some((_, diverge)) = &init.diverge {
                        self.expr(diverge, None);
                    }
                }
                let ty = better(written.filter(|ty| !has_hole(ty)), value);
                self.bind(pat, ty.as_ref(), declares);
            }
            SynStmt::Expr(expr, _) => _ = self.expr(expr, None),
            SynStmt::Macro(mac) => _ = self.macro_call(&mac.mac, None),
            SynStmt::Item(_) => {}
        }
    }

    fn node(&mut self, node: &Node, expected: Option<&Type>) -> Option<Type> {
        let value = match node {
            Node::Value(expr) => self.expr(expr, expected),
            Node::Yield { operand, raises, .. } => {
                self.raised(raises.as_ref());
                let yields = self.told.declared.yields.clone();
                operand.iter().for_each(|operand| _ = self.expr(operand, Some(&yields)));
                Some(self.told.declared.sends.clone())
            }
            Node::Delegate { point, operand, raises } => {
                self.raised(raises.as_ref());
                self.delegate(*point, operand)
            }
            Node::If { .. } => self.conditional(node, expected),
            Node::Match { .. } => self.matched(node, expected),
            Node::Loop { .. } => self.looped(node),
            Node::Scope { .. } => self.scope_of(node, expected),
        };
        // What each path comes to becomes what is expected.
        let value = expected.filter(|ty| !has_hole(ty)).cloned().or(value);
        if let (Some(join), Some(value)) = (node.after(), &value) {
            self.known.values.insert(join, value.clone());
        }
        value
    }

    // Functions of their own: what nests deeply takes as much of the stack as all that a function in it has in hand.

    fn conditional(&mut self, node: &Node, expected: Option<&Type>) -> Option<Type> {
        let Node::If { cond, then, otherwise, .. } = node else { return None };
        let depth = self.scope.len();
        self.expr(cond, None);
        let nothing = otherwise.is_none().then(unit);
        let value = self.block(then, nothing.as_ref().or(expected));
        self.scope.truncate(depth);
        match otherwise {
            Some(otherwise) => better(value, self.block(otherwise, expected)),
            None => Some(unit()),
        }
    }

    fn matched(&mut self, node: &Node, expected: Option<&Type>) -> Option<Type> {
        let Node::Match { scrutinee, arms, .. } = node else { return None };
        let matched = self.expr(scrutinee, None);
        let mut value = None;
        for arm in arms {
            let depth = self.scope.len();
            self.hide(&arm.pat, matched.as_ref());
            if let Pat::Guard(guarded) = &arm.pat {
                self.expr(&guarded.guard, None);
            }
            value = better(value, self.block(&arm.body, expected));
            self.scope.truncate(depth);
            self.items_of(scrutinee, arm);
        }
        // What one arm evaluates to, the others do.
        let of_arms = better(expected.cloned(), value.clone());
        for arm in arms {
            if let Some(tail) = pattern::tail(arm) {
                self.handed_on(scrutinee, &arm.pat, tail, of_arms.as_ref());
            }
        }
        value
    }

    fn looped(&mut self, node: &Node) -> Option<Type> {
        let Node::Loop { body, label, .. } = node else { return None };
        let value = self.in_loop(|this| _ = this.block(body, Some(&unit())));
        self.left_by_label(label.as_ref()).or(value)
    }

    fn scope_of(&mut self, node: &Node, expected: Option<&Type>) -> Option<Type> {
        let Node::Scope { block, label, .. } = node else { return None };
        if let (Some(label), Some(expected)) = (label, expected) {
            self.expected_of.insert(label.name.ident.to_string(), expected.clone());
        }
        let value = self.block(block, expected);
        better(better(value, self.left_by_label(label.as_ref())), expected.cloned())
    }

    /// What an arm [hands on](pattern::handed_on) is of the type that is expected of it.
    pub(super) fn handed_on(&mut self, scrutinee: &Expr, pat: &Pat, tail: &Expr, expected: Option<&Type>) {
        let (Some((name, around)), Some(expected)) = (pattern::handed_on(scrutinee, pat, tail), expected) else {
            return;
        };
        let whole = match around {
            Some(path) => self.exits(path, Some(expected)),
            None => Some(expected.clone()),
        };
        if let Some(whole) = whole {
            self.learn_name(name, &syn::parse_quote!(::genfn::__private::core::result::Result<#whole, _>));
        }
    }

    pub(super) fn params(&self) -> Params<'_> {
        Params(self.told.generics)
    }
}

/// The parameters, and the locals of `let x: T`.
fn annotated(body: &Body) -> Set<LocalId> {
    let mut annotated: Set<LocalId> = body.block.params.iter().copied().collect();
    each_block(&body.block, &mut |block| {
        annotated.extend(block.stmts.iter().filter_map(|stmt| {
            let [local] = *stmt.declares() else { return None };
            let written = match stmt {
                Stmt::Native { stmt: SynStmt::Local(stmt), .. } => match &stmt.pat {
                    Pat::Type(typed) => Some(&*typed.ty),
                    _ => None,
                },
                Stmt::Bind { binding: Binding::Let { ty, .. }, .. } => ty.as_deref(),
                Stmt::Native { .. } | Stmt::Bind { .. } | Stmt::Jump(_) => None,
            };
            written.filter(|ty| !has_hole(ty)).map(|_| local)
        }));
    });
    annotated
}

/// Whether a block that ends with this has no value.
fn leaves(stmt: &Stmt) -> bool {
    let leaves = |expr: &syn::Expr| matches!(expr, syn::Expr::Break(_) | syn::Expr::Continue(_) | syn::Expr::Return(_));
    match stmt {
        Stmt::Jump(_) => true,
        Stmt::Native { stmt: SynStmt::Expr(expr, _), .. } => leaves(expr),
        Stmt::Native { .. } | Stmt::Bind { .. } => false,
    }
}
