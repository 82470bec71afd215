//! Types of locals that are told elsewhere: of the arguments, and of what is taken out of them.
//!
//! ```text
//! fn values<T>(mut head: Option<Box<Node<T>>>) -> impl Iterator<Item = T> {
//!     while let Some(node) = head {               // Box<Node<T>>
//!         let node = *node;                       // Node<T>
//! ```
//!
//! Std's types are known by their names.

use syn::{Expr, Ident, Member, Pat, Stmt as SynStmt, Type};

use super::std_types::{self, argument};
use super::{held, visible};
use crate::analysis::known_types::has_hole;
use crate::ir::{Binding, Block, Body, LocalId, Node, Stmt, Tail};
use crate::listed::Listed;
use crate::sorted::{Map, Set};
use crate::source::arguments::Argument;
use crate::source::signature::Declared;
use crate::syntax::macros;
use crate::syntax::pattern;
use crate::syntax::place::{self, bare};
use crate::syntax::types;

/// What is told of the types of locals.
pub(super) struct KnownTypes {
    pub(super) types: Map<LocalId, Type>,
    /// The locals that were taken out of a box.
    pub(super) unboxed: Set<LocalId>,
    /// The structs all of whose fields are [visible](super::visible) here.
    /// `None`: all are taken to be, since nothing else keeps what is left of one.
    visible: Option<Set<String>>,
}

impl KnownTypes {
    /// The type of a local, but for a struct that may have fields which are not visible here.
    pub(super) fn visible(&self, local: LocalId) -> Option<&Type> {
        self.types.get(&local).filter(|ty| self.is_visible(ty))
    }

    fn is_visible(&self, ty: &Type) -> bool {
        match (&self.visible, types::bare(ty)) {
            (Some(visible), Type::Path(path)) => {
                let is_box = |last: &syn::PathSegment| last.ident == "Box";
                path.path.segments.last().is_none_or(|last| is_box(last) || visible.contains(&last.ident.to_string()))
            }
            _ => true,
        }
    }
}

/// `signature`: what follows from the [signature](super::signature_types).
pub(super) fn declared(
    body: &Body,
    arguments: &[Argument],
    declared: &Declared,
    signature: &Map<LocalId, Type>,
) -> KnownTypes {
    let visible = held::may_be(declared).then(|| visible::structs(&body.block));
    let mut known = signature.clone();
    let of_arguments = body.block.params.iter().zip(arguments);
    known.extend(of_arguments.filter_map(|(param, argument)| Some((*param, argument.ty.clone()?))));
    let mut types =
        TypeReader { body, known, unboxed: Set::new(), empty: Map::new(), within: Vec::new(), named: Vec::new() };
    types.block(&body.block);
    KnownTypes { types: types.known, unboxed: types.unboxed, visible }
}

struct TypeReader<'b> {
    body: &'b Body,
    known: Map<LocalId, Type>,
    unboxed: Set<LocalId>,
    /// The collections that were made with nothing in them: what is put into them first tells the rest.
    empty: Map<LocalId, Ident>,
    /// The names that native code gives, innermost last, and what is told of their types.
    within: Vec<(Ident, Option<Type>)>,
    /// The locals in scope, innermost last.
    named: Vec<LocalId>,
}

impl TypeReader<'_> {
    fn block(&mut self, block: &Block) {
        let outer = self.named.len();
        self.named.extend(&block.params);
        for stmt in &block.stmts {
            self.stmt(stmt);
        }
        if let Some(Tail::Node(node)) = &block.tail {
            self.node(node);
        }
        self.named.truncate(outer);
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::Native { stmt: SynStmt::Local(local), declares } => {
                let of_value = || self.of_value(&local.init.as_ref()?.expr);
                if let Some(ty) = of_pattern(&local.pat).cloned().or_else(of_value) {
                    self.bind(&local.pat, &ty, declares);
                }
                if let (Some(init), [declared]) = (&local.init, &declares[..])
                    && let Some(collection) = std_types::made_empty(&init.expr)
                {
                    self.empty.insert(*declared, collection);
                }
                if local.init.as_ref().is_some_and(|init| self.is_unboxed(&init.expr)) {
                    self.unboxed.extend(declares);
                }
                self.named.extend(declares);
            }
            Stmt::Native { stmt: SynStmt::Expr(native, _), .. } => self.native(native),
            Stmt::Native { .. } | Stmt::Jump(_) => {}
            Stmt::Bind { binding, node } => {
                self.node(node);
                if let Binding::Let { pat, ty, diverge, declares, .. } = binding {
                    if let Some(diverge) = diverge {
                        self.block(diverge);
                    }
                    let value = match node {
                        Node::Value(value) => self.of_value(value),
                        Node::Yield { .. }
                        | Node::Delegate { .. }
                        | Node::If { .. }
                        | Node::Match { .. }
                        | Node::Loop { .. }
                        | Node::Scope { .. } => None,
                    };
                    if let Some(ty) = ty.as_deref().cloned().or(value) {
                        self.bind(pat, &ty, declares);
                    }
                    self.named.extend(declares);
                }
            }
        }
    }

    /// Code in which something may be put into a collection.
    fn native(&mut self, native: &Expr) {
        let outer = self.within.len();
        match native {
            Expr::MethodCall(call) => self.filled(call),
            Expr::If(conditional) => {
                self.condition(&conditional.cond);
                self.native_block(&conditional.then_branch);
                self.within.truncate(outer);
                if let Some((_, otherwise)) = &conditional.else_branch {
                    self.native(otherwise);
                }
            }
            Expr::While(repeated) => {
                self.condition(&repeated.cond);
                self.native_block(&repeated.body);
            }
            Expr::ForLoop(repeated) => {
                let item = self.of_value(&repeated.expr).and_then(|values| std_types::item(&values));
                self.named_by(&repeated.pat, item.as_ref());
                self.native_block(&repeated.body);
            }
            Expr::Loop(repeated) => self.native_block(&repeated.body),
            Expr::Block(scope) => self.native_block(&scope.block),
            _ => {}
        }
        self.within.truncate(outer);
    }

    fn native_block(&mut self, block: &syn::Block) {
        for stmt in &block.stmts {
            match stmt {
                SynStmt::Expr(native, _) => self.native(native),
                SynStmt::Local(local) => {
                    let ty = local.init.as_ref().and_then(|init| self.of_value(&init.expr));
                    self.named_by(&local.pat, of_pattern(&local.pat).or(ty.as_ref()));
                }
                SynStmt::Item(_) | SynStmt::Macro(_) => {}
            }
        }
    }

    fn condition(&mut self, cond: &Expr) {
        if let Expr::Let(condition) = cond {
            let ty = self.of_value(&condition.expr);
            self.named_by(&condition.pat, ty.as_ref());
        }
    }

    /// What a pattern in native code names.
    fn named_by(&mut self, pat: &Pat, ty: Option<&Type>) {
        let names = pattern::bindings(pat).into_iter().map(|bound| (bound.name.clone(), None));
        self.within.extend(names);
        if let Some(ty) = ty {
            let mut within = std::mem::take(&mut self.within);
            each_told(pat, ty, &mut |name, ty| within.push((name.clone(), Some(ty.clone()))));
            self.within = within;
        }
    }

    /// `stack.push(root)`, the first of its kind.
    fn filled(&mut self, call: &syn::ExprMethodCall) {
        let collection = self.named(&call.receiver).and_then(|local| Some((local, self.empty.get(&local)?.clone())));
        let (Some((local, collection)), [operand]) = (collection, &call.args.iter().listed()[..]) else { return };
        let operand = self.of_value(operand);
        if let Some(item) = operand.and_then(|operand| std_types::item_by(&call.method.to_string(), &operand))
            && self.known.get(&local).is_none_or(has_hole)
        {
            self.known.insert(local, syn::parse_quote!(#collection<#item>));
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Value(_) | Node::Yield { .. } | Node::Delegate { .. } => {}
            Node::If { cond, then, otherwise, .. } => {
                if let Expr::Let(condition) = &**cond {
                    self.matched(&condition.pat, &condition.expr, then);
                }
                self.block(then);
                if let Some(otherwise) = otherwise {
                    self.block(otherwise);
                }
            }
            Node::Match { scrutinee, arms, .. } => {
                for arm in arms {
                    self.matched(&arm.pat, scrutinee, &arm.body);
                    self.block(&arm.body);
                }
            }
            Node::Loop { body: block, .. } | Node::Scope { block, .. } => self.block(block),
        }
    }

    fn matched(&mut self, pat: &Pat, scrutinee: &Expr, branch: &Block) {
        if let Some(ty) = self.of_value(scrutinee) {
            self.bind(pat, &ty, &branch.params);
        }
    }

    fn bind(&mut self, pat: &Pat, ty: &Type, declares: &[LocalId]) {
        let TypeReader { body, known, .. } = self;
        each_told(pat, ty, &mut |name, ty| {
            let local = declares.iter().find(|local| body.locals[local.0].name == *name);
            if let Some(local) = local.filter(|_| !matches!(ty, Type::Infer(_))) {
                known.insert(*local, ty.clone());
            }
        });
    }

    fn is_unboxed(&self, expr: &Expr) -> bool {
        match bare(expr) {
            Expr::Unary(unary) => self.of_value(&unary.expr).is_some_and(|ty| argument(&ty, &["Box"]).is_some()),
            expr => self.named(expr).is_some_and(|local| self.unboxed.contains(&local)),
        }
    }

    /// What is told of a name that native code gave.
    fn within(&self, path: &syn::ExprPath) -> Option<&Option<Type>> {
        let name = path.path.get_ident()?;
        self.within.iter().rev().find(|(within, _)| within == name).map(|(_, ty)| ty)
    }

    /// The local that an expression names.
    fn named(&self, expr: &Expr) -> Option<LocalId> {
        let place = place::place(expr).filter(|place| place.path.is_empty())?;
        self.named.iter().rev().find(|local| self.body.locals[local.0].name == place.root).copied()
    }

    fn of_value(&self, expr: &Expr) -> Option<Type> {
        match bare(expr) {
            Expr::Unary(syn::ExprUnary { op: syn::UnOp::Deref(_), expr, .. }) => {
                argument(&self.of_value(expr)?, &["Box"]).cloned()
            }
            Expr::Path(path) if self.within(path).is_some() => self.within(path)?.clone(),
            expr @ Expr::Path(_) => self.known.get(&self.named(expr)?).cloned(),
            Expr::Block(syn::ExprBlock { block, .. }) => match &block.stmts[..] {
                [SynStmt::Expr(value, None)] => self.of_value(value),
                _ => None,
            },
            Expr::Struct(literal) if literal.path.segments.len() == 1 => {
                let path = &literal.path;
                Some(syn::parse_quote!(#path))
            }
            Expr::Field(field) => match (types::bare(&self.of_value(&field.base)?), &field.member) {
                (Type::Tuple(tuple), Member::Unnamed(index)) => tuple.elems.get(index.index as usize).cloned(),
                _ => None,
            },
            Expr::Array(array) => {
                let item = self.of_value(array.elems.first()?)?;
                Some(syn::parse_quote!(Vec<#item>))
            }
            Expr::Macro(mac) if mac.mac.path.is_ident("vec") => {
                let operands = macros::operands(&mac.mac)?;
                let item = self.of_value(&operands.list.first()?.expr)?;
                Some(syn::parse_quote!(Vec<#item>))
            }
            // What a `for` loop is made of, too.
            Expr::Call(call) => self.of_call(call),
            Expr::MethodCall(call) => std_types::of_method(&self.of_value(&call.receiver)?, &call.method.to_string()),
            _ => None,
        }
    }

    /// `into_iter(values)` and `Head(values)` are taken to be of the type of `values`; `next(&mut iter)` is an `Option` of an item.
    fn of_call(&self, call: &syn::ExprCall) -> Option<Type> {
        let Expr::Path(path) = &*call.func else { return None };
        if !place::is_ours(&path.path) {
            let operand = call.args.first().filter(|_| call.args.len() == 1)?;
            return std_types::of_function(&path.path, &self.of_value(operand)?);
        }
        let called = path.path.segments.last()?.ident.to_string();
        match (called.as_str(), call.args.first()?) {
            ("into_iter" | "Head", values) => self.of_value(values),
            ("next", Expr::Reference(iter)) => {
                let item = std_types::item(&self.of_value(&iter.expr)?)?;
                Some(syn::parse_quote!(Option<#item>))
            }
            _ => None,
        }
    }
}

/// The names that a pattern gives to values whose types are told, where that of the whole is.
fn each_told(pat: &Pat, ty: &Type, told: &mut dyn FnMut(&Ident, &Type)) {
    match (pattern::inner(pat), types::bare(ty)) {
        (Pat::Ident(ident), ty) if ident.by_ref.is_none() && ident.subpat.is_none() => told(&ident.ident, ty),
        (Pat::Tuple(pats), Type::Tuple(types)) if pats.elems.len() == types.elems.len() => {
            pats.elems.iter().zip(&types.elems).for_each(|(pat, ty)| each_told(pat, ty, told));
        }
        (Pat::TupleStruct(pat), ty) if pat.elems.len() == 1 => {
            let last = pat.path.segments.last().map(|last| last.ident.to_string());
            let content = match last.as_deref() {
                Some("Some") => argument(ty, &["Option"]),
                Some("Ok") => argument(ty, &["Result"]),
                _ => None,
            };
            if let Some(content) = content {
                each_told(&pat.elems[0], content, told);
            }
        }
        _ => {}
    }
}

fn of_pattern(pat: &Pat) -> Option<&Type> {
    match pat {
        Pat::Type(typed) => Some(&typed.ty),
        _ => None,
    }
}
