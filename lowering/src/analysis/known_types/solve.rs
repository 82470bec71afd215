//! The body, block by block.

use std::cell::Cell;

use proc_macro2::{Ident, Span};
use syn::{Expr, Generics, Item, Lifetime, Pat, Stmt as SynStmt, Type};

use super::delegation::Delegation;
use super::params::Params;
use super::pattern;
use super::shapes::{better, has_hole, is_hole, is_number, named, primitive, with_floats, with_number};
use crate::ir::{Arm, Binding, Block, Body, JoinId, LocalId, Node, PointId, Stmt, Tail};
use crate::sorted::Map;
use crate::source::signature::Declared;
use crate::source::type_name::with_lifetime;
use crate::syntax::notes::Raises;
use crate::syntax::place::bare;
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
            left_with: Map::new(),
            broken_with: None,
            learns: false,
            misses: Cell::new(false),
        };
        // What is learnt late is told early the next time.
        for _ in 0..3 {
            (solver.learns, solver.misses) = (false, Cell::new(false));
            solver.whole();
            if !solver.learns || !solver.misses.get() {
                break;
            }
        }
        solver.settled()
    }
}

/// A name in scope.
pub(super) struct Named {
    pub(super) name: Ident,
    /// The local, if it is one that may be saved.
    pub(super) local: Option<LocalId>,
    /// What is known of a name of native code.
    pub(super) ty: Option<Type>,
}

pub(super) struct TypeSolver<'a> {
    body: &'a Body,
    pub(super) told: &'a Told<'a>,
    pub(super) scope: Vec<Named>,
    known: TypesBySyntax,
    /// What labelled blocks are left with.
    left_with: Map<String, Type>,
    /// What the innermost loop is left with, if it is with a value; and whether that is known.
    broken_with: Option<Option<Option<Type>>>,
    /// Whether more is known than before.
    learns: bool,
    /// Whether a name was asked for of which not all is known.
    misses: Cell<bool>,
}

impl TypeSolver<'_> {
    /// A float of which nothing tells is an `f64`.
    fn settled(self) -> TypesBySyntax {
        let delegations = self.known.delegates.iter().map(|(point, ty)| (*point, self.delegation(ty))).collect();
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
        for (param, ty) in body.block.params.iter().zip(&self.told.arguments) {
            self.learn(*param, ty.clone());
        }
        let value = self.block(&body.block, Some(&self.told.declared.returns));
        let _ = value;
    }

    /// Says what a local's type is, if more is known of it than before.
    fn learn(&mut self, local: LocalId, ty: Option<Type>) {
        let name = &self.body.locals[local.0].name;
        let written = self.told.locals.iter().find(|(told, _)| told == name).map(|(_, ty)| self.written(ty));
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
            None => Some(syn::parse_quote!(())),
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

    /// `for i in 0..3`: the numbers are what their name turns out to be; if nobody names them, rustc takes an `i32`.
    fn items_of(&mut self, scrutinee: &Expr, arm: &Arm) {
        let Expr::Call(call) = scrutinee else { return };
        let Some(Expr::Reference(lent)) = call.args.first().map(bare) else { return };
        let (Expr::Path(iterator), Pat::TupleStruct(some)) = (bare(&lent.expr), &arm.pat) else { return };
        let Some(name) = iterator.path.get_ident() else { return };
        let Some(ty) = self.of_name(name).filter(has_hole) else { return };
        let number = match some.elems.first() {
            Some(Pat::Wild(_)) if iterates_literals(&ty) => Some(primitive("i32")),
            Some(Pat::Ident(_)) => {
                let known = arm.body.params.first().and_then(|item| self.known.locals.get(item));
                known.filter(|ty| is_number(ty)).cloned()
            }
            _ => None,
        };
        if let Some(number) = number {
            self.learn_name(name, &with_number(&ty, &number));
        }
    }

    /// A labelled block is left with a value of this type.
    pub(super) fn left_with(&mut self, label: &Ident, ty: Option<Type>) {
        let label = label.to_string();
        if let Some(ty) = better(self.left_with.get(&label).cloned(), ty) {
            self.left_with.insert(label, ty);
        }
    }

    /// What a `?` in a `try_!` asks.
    pub(super) fn raises(&self) -> Type {
        let Declared { yields, returns, .. } = self.told.declared;
        let shown = if self.told.declared.has_items() { yields } else { returns };
        let is_option = named(shown).is_some_and(|(name, _)| name == "Option");
        if is_option { syn::parse_quote!(::genfn::Nones) } else { syn::parse_quote!(::genfn::Errors) }
    }

    /// What is raised at a marker leaves the `try_!` around it.
    fn raised(&mut self, raises: Option<&Raises>) {
        let Some(Raises { label, unknown_type }) = raises else { return };
        let Declared { yields, returns, .. } = self.told.declared;
        let has_items = self.told.declared.has_items();
        let shown = if has_items { yields } else { returns };
        let error = match named(shown) {
            Some((name, arguments)) if name == "Result" && arguments.len() == 2 => Some(arguments[1].clone()),
            Some((name, _)) if name == "Option" && !has_items => Some(syn::parse_quote!(::genfn::NoneRaised)),
            _ if *unknown_type => Some(syn::parse_quote!(::genfn::raise::Thrown<#returns>)),
            _ => None,
        };
        let error = error
            .map(|error| syn::parse_quote!(::genfn::__private::core::result::Result<_, ::genfn::Exception<#error>>));
        self.left_with(&label.ident.clone(), error);
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::Native { stmt, declares } => self.native(stmt, declares),
            Stmt::Jump(jump) => _ = self.expr(jump, None),
            Stmt::Bind { binding: Binding::Discard { .. }, node } => _ = self.node(node, None),
            Stmt::Bind { binding: Binding::Let { pat, ty, diverge, declares }, node } => {
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
        }
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
                self.expr(operand, None).map(|ty| {
                    // What is iterated there iterates over what is yielded here.
                    let yields = self.told.declared.yields.clone();
                    let ty = if is_number(&yields) { with_number(&ty, &yields) } else { ty };
                    let value = self.delegation(&ty).value(&ty, &self.told.declared.returns);
                    self.known.delegates.insert(*point, ty);
                    value
                })
            }
            Node::If { cond, then, otherwise, .. } => {
                let depth = self.scope.len();
                self.expr(cond, None);
                let value = self.block(then, expected);
                self.scope.truncate(depth);
                match otherwise {
                    Some(otherwise) => better(value, self.block(otherwise, expected)),
                    None => Some(syn::parse_quote!(())),
                }
            }
            Node::Match { scrutinee, arms, .. } => {
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
                value
            }
            Node::Loop { body, .. } => self.in_loop(|this| _ = this.block(body, None)),
            Node::Scope { block, label, .. } => {
                let value = self.block(block, expected);
                let label = label.as_ref().map(|label| label.name.ident.to_string());
                better(value, label.and_then(|label| self.left_with.get(&label).cloned()))
            }
        };
        // What each path comes to becomes what is expected.
        let value = expected.filter(|ty| !has_hole(ty)).cloned().or(value);
        if let (Some(join), Some(value)) = (node.after(), &value) {
            self.known.values.insert(join, value.clone());
        }
        value
    }

    /// A loop is left with what its `break`s say, and with nothing where they say nothing.
    pub(super) fn in_loop(&mut self, body: impl FnOnce(&mut Self)) -> Option<Type> {
        let outer = self.broken_with.replace(None);
        body(self);
        let left = std::mem::replace(&mut self.broken_with, outer).flatten();
        left.unwrap_or_else(|| Some(syn::parse_quote!(())))
    }

    /// A `break` of the innermost loop, with a value.
    pub(super) fn breaks_with(&mut self, ty: Option<Type>) {
        let known = self.broken_with.take().flatten().flatten();
        self.broken_with = Some(Some(better(known, ty)));
    }

    /// How something of this type is delegated to.
    fn delegation(&self, ty: &Type) -> Delegation {
        Delegation::of(ty, &self.told.itself.1, self.params())
    }

    pub(super) fn params(&self) -> Params<'_> {
        Params(self.told.generics)
    }
}

/// A range of literals, or a list of them, where nothing else is left open.
fn iterates_literals(ty: &Type) -> bool {
    !has_hole(&with_number(ty, &primitive("i32")))
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
