//! Which locals may have a type that a second copy of the body does not share.
//!
//! Each closure and each `async` block has a type of its own, and so has an item: written twice they are two. Where a body stands
//! twice, as it does to tell types (`codegen/types/`), a local whose type holds such a one has another type in each. Syntax
//! can't say for certain which do, so the answer is *may*:
//!
//! - what is made of a closure carries it: `let f = |x| x + 1;`, `let it = xs.iter().map(|x| x + 1);`, `Some(f)`;
//! - what comes out of that carries what the closure evaluates to: `it.next()`, `it.collect()`, `f(1)`;
//! - what a closure is put into carries it: `all.push(|x| x + 1)`;
//! - an argument does not, nor does a local of a written type.
//!
//! Answering *may* too often costs only a told type; too seldom, a type error in a good program.

mod methods;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Expr, Pat, Stmt as SynStmt, Type};

use crate::ir::{Binding, Block, Body, Local, LocalId, Node, Stmt, Tail, walk};
use crate::listed::{Listed, PushAll};
use crate::sorted::{Map, Set};
use crate::syntax::place::bare;
use crate::syntax::std_macros::StdMacro;
use crate::syntax::tokens;
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};
use crate::syntax::{macros, pattern};
use methods::Method;

/// Where a closure's type may be found.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Carries {
    /// In the type itself.
    whole: bool,
    /// In that of what comes out of it: an item, an element, what a call returns.
    items: bool,
}

impl Carries {
    const NOTHING: Carries = Carries { whole: false, items: false };
    const ANYTHING: Carries = Carries { whole: true, items: true };

    fn or(self, other: Carries) -> Carries {
        Carries { whole: self.whole || other.whole, items: self.items || other.items }
    }

    fn any(all: impl IntoIterator<Item = Carries>) -> Carries {
        all.into_iter().fold(Carries::NOTHING, Carries::or)
    }

    /// What holds these: they come out of it.
    fn made_of(all: impl IntoIterator<Item = Carries>) -> Carries {
        let Carries { whole, items } = Carries::any(all);
        Carries { whole, items: whole || items }
    }

    fn taken_out(self) -> Carries {
        Carries { whole: self.items, items: self.items }
    }
}

/// By name: two locals of one name are not told apart.
pub(crate) struct Closures {
    names: Map<String, Carries>,
    /// The names of locals all of which have a written type.
    written: Set<String>,
}

impl Closures {
    pub(crate) fn solve(body: &Body) -> Closures {
        let mut closures = Closures { names: Map::new(), written: written(body) };
        loop {
            let known = closures.names.clone();
            walk::each_block(&body.block, &mut |block| closures.block(block));
            if closures.names == known {
                return closures;
            }
        }
    }

    /// Whether a local's type may be another one in another copy of the body.
    pub(crate) fn may_be_in(&self, body: &Body, local: LocalId) -> bool {
        let Local { name, role, .. } = &body.locals[local.0];
        role.is_a_closure() || self.of_name(&name.to_string()).whole
    }

    pub(crate) fn may_be_in_value(&self, node: &Node) -> bool {
        self.of_node(node).whole
    }

    pub(crate) fn may_be_in_expr(&self, expr: &Expr) -> bool {
        self.of(expr).whole
    }

    fn of_name(&self, name: &str) -> Carries {
        self.names.get(name).copied().unwrap_or_default()
    }

    fn block(&mut self, block: &Block) {
        for stmt in &block.stmts {
            match stmt {
                Stmt::Native { stmt, .. } => Walker(&mut Spread { closures: self }).visit_stmt(stmt),
                Stmt::Jump(jump) => Walker(&mut Spread { closures: self }).visit_expr(jump),
                Stmt::Bind { binding, node } => {
                    self.head(node);
                    if let Binding::Let { pat, ty, .. } = binding {
                        let value = self.of_node(node);
                        self.bind(pat, ty.as_deref(), value);
                    }
                }
            }
        }
        match &block.tail {
            Some(Tail::Native(expr)) => Walker(&mut Spread { closures: self }).visit_expr(expr),
            Some(Tail::Node(node)) => self.head(node),
            None => {}
        }
    }

    /// The code of a construct that is not in its blocks.
    fn head(&mut self, node: &Node) {
        let mut spread = Spread { closures: self };
        let mut walk = Walker(&mut spread);
        match node {
            Node::Value(expr) | Node::Delegate { operand: expr, .. } => walk.visit_expr(expr),
            Node::Yield { operand, .. } => operand.iter().for_each(|operand| walk.visit_expr(operand)),
            Node::If { cond, .. } => walk.visit_expr(cond),
            Node::Match { scrutinee, arms, .. } => {
                walk.visit_expr(scrutinee);
                let matched = self.of(scrutinee);
                arms.iter().for_each(|arm| self.bind(&arm.pat, None, matched));
            }
            Node::Loop { .. } | Node::Scope { .. } => {}
        }
    }

    fn bind(&mut self, pat: &Pat, ty: Option<&Type>, value: Carries) {
        let (pat, ty) = match pat {
            Pat::Type(typed) => (&*typed.pat, Some(&*typed.ty)),
            pat => (pat, ty),
        };
        if value == Carries::NOTHING || ty.is_some_and(|ty| !is_inferred(ty)) {
            return;
        }
        for bound in pattern::bindings(pat) {
            self.put_into(&bound.name.to_string(), value);
        }
    }

    fn put_into(&mut self, name: &str, value: Carries) {
        if self.written.contains(name) {
            return;
        }
        let known = self.names.entry(name.to_owned()).or_default();
        *known = known.or(value);
    }

    fn of_node(&self, node: &Node) -> Carries {
        match node {
            Node::Value(expr) => self.of(expr),
            Node::Yield { .. } => Carries::NOTHING,
            Node::Delegate { operand, .. } => self.of(operand).taken_out(),
            Node::If { then, otherwise, .. } => self.of_blocks(std::iter::once(&**then).chain(otherwise.as_deref())),
            Node::Match { arms, .. } => self.of_blocks(arms.iter().map(|arm| &arm.body)),
            Node::Loop { body: block, .. } | Node::Scope { block, .. } => self.of_blocks([&**block]),
        }
    }

    /// What these end with, or are left with by a `break`.
    fn of_blocks<'b>(&self, blocks: impl IntoIterator<Item = &'b Block>) -> Carries {
        let mut carries = Carries::NOTHING;
        for block in blocks {
            walk::each_block(block, &mut |inner| {
                for stmt in &inner.stmts {
                    match stmt {
                        Stmt::Jump(jump) => carries = carries.or(self.of_breaks(&|walk| walk.visit_expr(jump))),
                        Stmt::Native { stmt, .. } => {
                            carries = carries.or(self.of_breaks(&|walk| walk.visit_stmt(stmt)))
                        }
                        Stmt::Bind { .. } => {}
                    }
                }
                match &inner.tail {
                    Some(Tail::Native(expr)) => carries = carries.or(self.of(expr)),
                    Some(Tail::Node(node @ (Node::Value(_) | Node::Delegate { .. }))) => {
                        carries = carries.or(self.of_node(node));
                    }
                    Some(Tail::Node(
                        Node::Yield { .. }
                        | Node::If { .. }
                        | Node::Match { .. }
                        | Node::Loop { .. }
                        | Node::Scope { .. },
                    ))
                    | None => {}
                }
            });
        }
        carries
    }

    fn of_breaks(&self, visit: &dyn Fn(&mut Walker<'_>)) -> Carries {
        let mut breaks = Breaks { closures: self, carries: Carries::NOTHING };
        visit(&mut Walker(&mut breaks));
        breaks.carries
    }

    fn of_option(&self, expr: Option<&Expr>) -> Carries {
        expr.map_or(Carries::NOTHING, |expr| self.of(expr))
    }

    fn of_native_block(&self, block: &syn::Block) -> Carries {
        let declares = |stmt: &SynStmt| matches!(stmt, SynStmt::Item(item) if !matches!(item, syn::Item::Use(_) | syn::Item::Macro(_)));
        match block.stmts.last() {
            Some(SynStmt::Expr(value, None)) => {
                if block.stmts.iter().any(declares) {
                    return Carries::ANYTHING;
                }
                self.of(value)
            }
            Some(SynStmt::Macro(mac)) if mac.semi_token.is_none() => self.of_macro(&mac.mac),
            Some(SynStmt::Expr(_, Some(_)) | SynStmt::Macro(_) | SynStmt::Local(_) | SynStmt::Item(_)) | None => {
                Carries::NOTHING
            }
        }
    }

    /// What an expression evaluates to.
    fn of(&self, expr: &Expr) -> Carries {
        match bare(expr) {
            Expr::Closure(closure) => Carries { whole: true, items: self.of(&closure.body).whole },
            Expr::Async(_) => Carries::ANYTHING,
            Expr::Path(path) => path.path.get_ident().map_or(Carries::NOTHING, |name| self.of_name(&name.to_string())),
            Expr::MethodCall(call) => self.of_call(&call.method.to_string(), &call.receiver, call.args.iter()),
            Expr::Call(call) => match &*call.func {
                Expr::Path(path) if path.path.segments.len() > 1 && !call.args.is_empty() => {
                    let name = path.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
                    self.of_call(&name, &call.args[0], call.args.iter().skip(1))
                }
                callee => {
                    let called = self.of(callee).taken_out();
                    called.or(Carries::made_of(call.args.iter().map(|arg| self.of(arg))))
                }
            },
            Expr::Macro(mac) => self.of_macro(&mac.mac),
            Expr::Tuple(tuple) => Carries::made_of(tuple.elems.iter().map(|elem| self.of(elem))),
            Expr::Array(array) => Carries::made_of(array.elems.iter().map(|elem| self.of(elem))),
            Expr::Repeat(repeat) => Carries::made_of([self.of(&repeat.expr)]),
            Expr::Struct(literal) => {
                let fields = literal.fields.iter().map(|field| self.of(&field.expr));
                Carries::made_of(fields.chain(literal.rest.iter().map(|base| self.of(base))))
            }
            Expr::Range(range) => {
                Carries::made_of([self.of_option(range.start.as_deref()), self.of_option(range.end.as_deref())])
            }
            Expr::Reference(inner) => self.of(&inner.expr),
            Expr::RawAddr(inner) => self.of(&inner.expr),
            Expr::Unary(inner) => self.of(&inner.expr),
            Expr::Try(inner) => self.of(&inner.expr),
            Expr::Field(field) => self.of(&field.base),
            Expr::Index(index) => self.of(&index.expr),
            Expr::Await(awaited) => self.of(&awaited.base),
            Expr::If(branches) => self
                .of_native_block(&branches.then_branch)
                .or(self.of_option(branches.else_branch.as_ref().map(|(_, otherwise)| &**otherwise))),
            Expr::Match(matched) => Carries::any(matched.arms.iter().map(|arm| self.of(&arm.body))),
            Expr::Block(block) => {
                let broken = self.of_breaks(&|walk| walk.visit_block(&block.block));
                self.of_native_block(&block.block).or(if block.label.is_some() { broken } else { Carries::NOTHING })
            }
            Expr::Unsafe(block) => self.of_native_block(&block.block),
            Expr::Loop(looped) => self.of_breaks(&|walk| walk.visit_block(&looped.body)),
            Expr::Verbatim(_) => Carries::ANYTHING,
            // What has a type of its own, or no value; a cast says which.
            _ => Carries::NOTHING,
        }
    }

    fn of_call<'e>(&self, name: &str, receiver: &Expr, args: impl Iterator<Item = &'e Expr>) -> Carries {
        let receiver = self.of(receiver);
        let args = Carries::any(args.map(|arg| self.of(arg)));
        match Method::of(name) {
            Method::Lazy => Carries { whole: receiver.whole || args.whole, items: receiver.items || args.items },
            Method::Passing => receiver.or(args),
            Method::Ending => receiver.or(args).taken_out(),
            Method::Unknown => Carries::made_of([receiver, args]),
        }
    }

    fn of_macro(&self, mac: &syn::Macro) -> Carries {
        if macros::own_name(mac).is_some() {
            return self.mentioned(mac.tokens.clone());
        }
        let Some(known) = StdMacro::of(mac) else { return Carries::ANYTHING };
        if known.value.is_operands() {
            let operands = macros::operands(mac);
            return Carries::made_of(operands.iter().flat_map(macros::Operands::exprs).map(|operand| self.of(operand)));
        }
        Carries::NOTHING
    }

    /// Of our own macros' tokens: a `|` begins a closure.
    fn mentioned(&self, tokens: TokenStream) -> Carries {
        let mut carries = Carries::NOTHING;
        tokens::each(tokens, &mut |token| {
            carries = carries.or(match token {
                TokenTree::Ident(name) => self.of_name(&name.to_string()),
                _ if tokens::is_sign(token, '|') => Carries::ANYTHING,
                TokenTree::Punct(_) | TokenTree::Group(_) | TokenTree::Literal(_) => Carries::NOTHING,
            });
        });
        carries
    }
}

fn written(body: &Body) -> Set<String> {
    let mut written: Vec<String> = Vec::new();
    let of_param = |param: &LocalId| body.locals[param.0].name.to_string();
    written.push_all(body.block.params.iter().map(of_param));
    walk::each_block(&body.block, &mut |block| {
        for stmt in &block.stmts {
            let (pat, ty) = match stmt {
                Stmt::Native { stmt: SynStmt::Local(syn::Local { pat: Pat::Type(typed), .. }), .. } => {
                    (&*typed.pat, Some(&*typed.ty))
                }
                Stmt::Bind { binding: Binding::Let { pat, ty, .. }, .. } => (&**pat, ty.as_deref()),
                Stmt::Native { .. } | Stmt::Bind { .. } | Stmt::Jump(_) => continue,
            };
            if ty.is_some_and(|ty| !is_inferred(ty)) {
                written.push_all(pattern::bindings(pat).into_iter().map(|bound| bound.name.to_string()));
            }
        }
    });
    let declared = |name: &String| body.locals.iter().filter(|local| local.name == *name).count();
    let all = |name: &String| written.iter().filter(|written| *written == name).count() == declared(name);
    written.iter().filter(|name| all(name)).cloned().collect()
}

/// Whether a type is left open in part.
pub(crate) fn is_inferred(ty: &Type) -> bool {
    struct Inferred(bool);
    impl Visitor for Inferred {
        fn enter_type(&mut self, ty: &Type) -> Walk {
            // What stands for an `impl Trait` is a `_`, too, and only tokens.
            self.0 |= matches!(ty, Type::Infer(_) | Type::Verbatim(_) | Type::Macro(_));
            Walk::Into
        }
    }
    let mut inferred = Inferred(false);
    Walker(&mut inferred).visit_type(ty);
    inferred.0
}

/// Values that constructs are left with.
struct Breaks<'a> {
    closures: &'a Closures,
    carries: Carries,
}

impl Visitor for Breaks<'_> {
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        if let Expr::Break(jump) = expr {
            self.carries = self.carries.or(self.closures.of_option(jump.expr.as_deref()));
        }
        Walk::Into
    }
}

/// Follows closures from name to name.
struct Spread<'a> {
    closures: &'a mut Closures,
}

impl Spread<'_> {
    /// What a closure is put into carries it.
    fn stored(&mut self, name: &str, into: &[&Expr], args: &mut dyn Iterator<Item = &Expr>) {
        if Method::of(name).is_known() {
            return;
        }
        let put = Carries::made_of(args.map(|arg| self.closures.of(arg)));
        if put.whole {
            into.iter().filter_map(|place| root(place)).for_each(|name| self.closures.put_into(&name, put));
        }
    }

    fn assigned(&mut self, assign: &syn::ExprAssign) {
        let value = self.closures.of(&assign.right);
        if value != Carries::NOTHING {
            let (_, places) = pattern::assignee(&assign.left);
            places.iter().filter_map(root).for_each(|name| self.closures.put_into(&name, value));
        }
    }
}

impl Visitor for Spread<'_> {
    fn enter_stmt(&mut self, stmt: &SynStmt) -> Walk {
        visit::visit_stmt(&mut Walker(self), stmt);
        if let SynStmt::Local(syn::Local { pat, init: Some(init), .. }) = stmt {
            let value = self.closures.of(&init.expr);
            self.closures.bind(pat, None, value);
        }
        Walk::Over
    }
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        // What its body is given comes from outside.
        match expr {
            Expr::Match(matched) => {
                let value = self.closures.of(&matched.expr);
                matched.arms.iter().for_each(|arm| self.closures.bind(&arm.pat, None, value));
            }
            Expr::ForLoop(looped) => {
                let item = self.closures.of(&looped.expr).taken_out();
                self.closures.bind(&looped.pat, None, item);
            }
            _ => {}
        }
        visit::visit_expr(&mut Walker(self), expr);
        match expr {
            Expr::Let(condition) => {
                let value = self.closures.of(&condition.expr);
                self.closures.bind(&condition.pat, None, value);
            }
            Expr::Assign(assign) => self.assigned(assign),
            Expr::MethodCall(call) => {
                self.stored(&call.method.to_string(), &[&call.receiver], &mut call.args.iter());
            }
            Expr::Call(call) => {
                let name = match &*call.func {
                    Expr::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
                    _ => None,
                };
                let into: Vec<&Expr> = call.args.iter().filter(|arg| matches!(arg, Expr::Reference(_))).listed();
                self.stored(&name.unwrap_or_default(), &into, &mut call.args.iter());
            }
            _ => {}
        }
        Walk::Over
    }
    fn enter_macro(&mut self, _: &syn::Macro) -> Walk {
        Walk::Into
    }
    fn enter_nested(&mut self, nested: Nested<'_>) -> Walk {
        nested.unless_item()
    }
}

/// The local that a place, or a chain of calls, begins with.
fn root(place: &Expr) -> Option<String> {
    match bare(place) {
        Expr::Path(path) => path.path.get_ident().map(ToString::to_string),
        Expr::Field(field) => root(&field.base),
        Expr::Index(index) => root(&index.expr),
        Expr::MethodCall(call) => root(&call.receiver),
        Expr::Reference(inner) => root(&inner.expr),
        Expr::Unary(inner) => root(&inner.expr),
        Expr::Try(inner) => root(&inner.expr),
        _ => None,
    }
}
