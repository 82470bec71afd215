//! What a `gen_!` captures: which of the names in it are locals of the code around it.
//!
//! rustc alone knows that; a macro sees tokens. So names are resolved by scopes, in order, as rustc does:
//!
//! ```text
//! let n = n + 1;              // the first `n` is bound here, the second is free
//! for xs in xs { … }          // so are these
//! ```
//!
//! A name that is bound on the way is the body's own. Of the free ones,
//!
//! - one that is used as a value is *held*: it is moved into the state, like the argument of a function, and is dropped when the
//!   body ends. In a closure that is `move` and in an `async move` block, what is called is a value, too;
//! - one that is only called, as `f` in `f(x)`, may be a function: it is *left* to the step closure. This is `move`, and takes it if it
//!   is a local. The same goes for names among the tokens of a macro that can't be read, and for those that such a macro hides;
//! - a name in upper case is that of a constant, a type or a variant, and one with `::` is no local: neither is captured.
//!
//! What this gets wrong is no silent change of meaning. A constant or a `static` in lower case is taken for a local, and rustc says so
//! where the state is taken apart; a function that is used as a value, as in `.map(double)`, is held, which costs nothing. A place is
//! captured as the local that it is a part of, where a `move` closure would take the part: rustc tells of a later use of the rest.
//!
//! One name may be two: a `macro_rules!` macro and its caller have one each (`syntax/hygiene.rs`).

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::parse::Parser;
use syn::visit::{self, Visit};
use syn::{Arm, Block, Expr, ExprClosure, Item, Macro, Pat, Stmt, Type};

use crate::source::expression::Expression;
use crate::syntax::clauses::{Caught, Try};
use crate::syntax::hygiene::Context;
use crate::syntax::markers::{self, Marker};
use crate::syntax::place::{bare, is_upper_case};
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};
use crate::syntax::{macros, pattern, tokens};

/// What a body captures.
#[derive(Default)]
pub(crate) struct Captures {
    /// What the state holds, in the order in which it is first named.
    pub(crate) held: Vec<Ident>,
    /// What is left to the step closure, if it is a local.
    pub(crate) left: Vec<Ident>,
    /// Whether a macro may hide a name that is left to it.
    pub(crate) hidden: bool,
}

impl Captures {
    /// What the body of a `gen_!` captures.
    pub(crate) fn of(block: &Block) -> Captures {
        let mut free = Free { scope: Vec::new(), takes_callees: false, found: Captures::default() };
        free.block(block);
        let Captures { held, mut left, hidden } = free.found;
        left.retain(|name| !held.iter().any(|held| is_same(held, name)));
        Captures { held, left, hidden }
    }

    /// Whether the step closure may capture something.
    pub(crate) fn are_left(&self) -> bool {
        self.hidden || !self.left.is_empty()
    }

    /// All names, as far as they are seen.
    pub(crate) fn named(&self) -> impl Iterator<Item = &Ident> {
        self.held.iter().chain(&self.left)
    }
}

fn is_same(one: &Ident, other: &Ident) -> bool {
    one == other && Context::of(one.span()) == Context::of(other.span())
}

/// The names that are free in what was walked so far.
struct Free {
    /// What is bound here, the innermost last.
    scope: Vec<Ident>,
    /// Whether what is called is captured by a closure inside.
    takes_callees: bool,
    found: Captures,
}

impl Free {
    fn scoped(&mut self, inside: impl FnOnce(&mut Self)) {
        let depth = self.scope.len();
        inside(self);
        self.scope.truncate(depth);
    }

    fn bind(&mut self, pat: &Pat) {
        // What a pattern compares with is named, not bound: `[const { n }, _]`.
        Walker(self).visit_pat(pat);
        self.scope.extend(pattern::bindings(pat).into_iter().map(|bound| bound.name));
    }

    fn is_free(&self, name: &Ident) -> bool {
        !is_upper_case(name) && name != "_" && !self.scope.iter().any(|bound| is_same(bound, name))
    }

    fn value(&mut self, name: &Ident) {
        if self.is_free(name) {
            add(&mut self.found.held, name);
        }
    }

    fn callee(&mut self, name: &Ident) {
        if self.takes_callees {
            return self.value(name);
        }
        if self.is_free(name) {
            add(&mut self.found.left, name);
        }
    }

    /// Items are known in the whole of their block.
    fn block(&mut self, block: &Block) {
        self.scoped(|free| {
            for stmt in &block.stmts {
                if let Stmt::Item(item) = stmt {
                    free.scope.extend(declared_by(item));
                }
            }
            block.stmts.iter().for_each(|stmt| free.stmt(stmt));
        });
    }

    fn stmt(&mut self, stmt: &Stmt) {
        let Stmt::Local(local) = stmt else { return Walker(self).visit_stmt(stmt) };
        if let Some(init) = &local.init {
            Walker(self).visit_expr(&init.expr);
            if let Some((_, diverge)) = &init.diverge {
                self.scoped(|free| Walker(free).visit_expr(diverge));
            }
        }
        self.bind(&local.pat);
    }

    fn arm(&mut self, arm: &Arm) {
        self.scoped(|free| {
            match &arm.pat {
                Pat::Guard(guarded) => {
                    free.bind(&guarded.pat);
                    Walker(free).visit_expr(&guarded.guard);
                }
                pat => free.bind(pat),
            }
            Walker(free).visit_expr(&arm.body);
        });
    }

    fn closure(&mut self, closure: &ExprClosure) {
        let outer = self.takes_callees;
        self.takes_callees |= closure.capture.is_some();
        self.scoped(|free| {
            closure.inputs.iter().for_each(|input| free.bind(pattern::untyped(input)));
            Walker(free).visit_expr(&closure.body);
        });
        self.takes_callees = outer;
    }

    fn handlers(&mut self, found: &Try) {
        self.block(&found.body);
        for handler in &found.handlers {
            self.scoped(|free| {
                if let Caught::Matching { error: Some(pat), .. } = &handler.caught {
                    free.bind(pat);
                }
                if let Some((_, guard)) = &handler.guard {
                    Walker(free).visit_expr(guard);
                }
                Walker(free).visit_expr(&handler.body);
            });
        }
        found.otherwise.iter().chain(&found.finally).for_each(|block| self.block(block));
    }

    /// What a `gen_!` inside captures, it takes from here.
    fn inner(&mut self, inner: &Captures) {
        inner.held.iter().for_each(|name| self.value(name));
        inner.left.iter().for_each(|name| self.callee(name));
        self.found.hidden |= inner.hidden;
    }

    /// A macro whose tokens can't be read: each name among them may be a local, and it may name others.
    fn unread(&mut self, mac: &Macro) {
        self.found.hidden = true;
        tokens::any_place(mac.tokens.clone(), &mut |before, rest| {
            if let [TokenTree::Ident(name), after @ ..] = rest
                && !before
                    .last()
                    .is_some_and(|before| ['.', ':', '\''].iter().any(|sign| tokens::is_sign(before, *sign)))
                && !after.first().is_some_and(|after| tokens::is_sign(after, '!'))
                && syn::parse_str::<Ident>(&name.to_string()).is_ok()
                && self.is_free(name)
            {
                add(&mut self.found.left, name);
            }
            false
        });
    }

    /// What follows the operands of a macro of std's: `matches!(x, pattern if guard)`, `vec![x; n]`.
    fn rest(&mut self, rest: &TokenStream) {
        let matched = |input: syn::parse::ParseStream<'_>| {
            input.parse::<syn::Token![,]>()?;
            let pat = Pat::parse_multi_with_leading_vert(input)?;
            let guard =
                if input.parse::<Option<syn::Token![if]>>()?.is_some() { Some(input.parse::<Expr>()?) } else { None };
            input.parse::<Option<syn::Token![,]>>()?;
            Ok((pat, guard))
        };
        let count = |input: syn::parse::ParseStream<'_>| {
            input.parse::<Option<syn::Token![;]>>()?;
            input.parse::<Expr>()
        };
        if let Ok((pat, guard)) = matched.parse2(rest.clone()) {
            self.scoped(|free| {
                free.bind(&pat);
                guard.iter().for_each(|guard| Walker(free).visit_expr(guard));
            });
        } else if let Ok(count) = count.parse2(rest.clone()) {
            Walker(self).visit_expr(&count);
        }
    }

    /// What a format string takes from its surroundings.
    fn captured(&mut self, names: &[String], by: Option<Span>) {
        for name in names {
            let span = by.unwrap_or_else(Span::call_site);
            if let Ok(mut name) = syn::parse_str::<Ident>(name) {
                name.set_span(span);
                self.value(&name);
            } else if name == "self" {
                self.value(&Ident::new("self", span));
            }
        }
    }
}

fn add(names: &mut Vec<Ident>, name: &Ident) {
    if !names.iter().any(|known| is_same(known, name)) {
        names.push(name.clone());
    }
}

/// The names that an item declares among values.
fn declared_by(item: &Item) -> Vec<Ident> {
    fn imported(tree: &syn::UseTree, into: &mut Vec<Ident>) {
        match tree {
            syn::UseTree::Path(path) => imported(&path.tree, into),
            syn::UseTree::Name(name) => into.push(name.ident.clone()),
            syn::UseTree::Rename(renamed) => into.push(renamed.rename.clone()),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| imported(tree, into)),
            syn::UseTree::Glob(_) => {}
        }
    }
    match item {
        Item::Fn(function) => vec![function.sig.ident.clone()],
        Item::Const(constant) => vec![constant.ident.clone()],
        Item::Static(constant) => vec![constant.ident.clone()],
        Item::Use(import) => {
            let mut names = Vec::new();
            imported(&import.tree, &mut names);
            names
        }
        _ => Vec::new(),
    }
}

impl Visitor for Free {
    fn enter_block(&mut self, block: &Block) -> Walk {
        self.block(block);
        Walk::Over
    }

    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        match expr {
            Expr::Path(path) if path.qself.is_none() => {
                path.path.get_ident().into_iter().for_each(|name| self.value(name));
            }
            Expr::Call(call) => {
                match bare(&call.func) {
                    Expr::Path(path) if path.qself.is_none() && path.path.get_ident().is_some() => {
                        path.path.get_ident().into_iter().for_each(|name| self.callee(name));
                    }
                    callee => Walker(self).visit_expr(callee),
                }
                call.args.iter().for_each(|argument| Walker(self).visit_expr(argument));
            }
            // What a `let` in a condition binds is known in the rest of it, and in the block.
            Expr::If(node) => {
                self.scoped(|free| {
                    Walker(free).visit_expr(&node.cond);
                    free.block(&node.then_branch);
                });
                node.else_branch.iter().for_each(|(_, otherwise)| Walker(self).visit_expr(otherwise));
            }
            Expr::While(node) => self.scoped(|free| {
                Walker(free).visit_expr(&node.cond);
                free.block(&node.body);
            }),
            Expr::Let(node) => {
                Walker(self).visit_expr(&node.expr);
                self.bind(&node.pat);
            }
            Expr::ForLoop(node) => {
                Walker(self).visit_expr(&node.expr);
                self.scoped(|free| {
                    free.bind(&node.pat);
                    free.block(&node.body);
                });
            }
            Expr::Match(node) => {
                Walker(self).visit_expr(&node.expr);
                node.arms.iter().for_each(|arm| self.arm(arm));
            }
            Expr::Repeat(node) => Walker(self).visit_expr(&node.expr),
            _ => return Walk::Into,
        }
        Walk::Over
    }

    fn enter_nested(&mut self, nested: Nested<'_>) -> Walk {
        match nested {
            Nested::Closure(closure) => self.closure(closure),
            Nested::Async(block) => {
                let outer = self.takes_callees;
                self.takes_callees |= block.capture.is_some();
                visit::visit_expr_async(&mut Walker(self), block);
                self.takes_callees = outer;
            }
            // Neither sees a local.
            Nested::Const(_) | Nested::Item(_) => {}
        }
        Walk::Over
    }

    fn enter_macro(&mut self, mac: &Macro) -> Walk {
        if let Some(inner) = Expression::of(mac) {
            self.inner(&Captures::of(&inner.block));
            return Walk::Over;
        }
        if Marker::of(mac).is_some_and(Marker::is_try) {
            if let Ok(found) = Try::of(mac) {
                self.handlers(&found);
            }
            return Walk::Over;
        }
        if markers::is_mention(mac) {
            return Walk::Over;
        }
        let is_known = Marker::of(mac).is_some() || macros::is_known(mac);
        let Some(operands) = macros::operands(mac).filter(|_| is_known) else {
            self.unread(mac);
            return Walk::Over;
        };
        operands.list.iter().for_each(|operand| Walker(self).visit_expr(&operand.expr));
        self.captured(&operands.captures, operands.captured_by);
        self.rest(&operands.rest);
        Walk::Over
    }

    fn enter_type(&mut self, _: &Type) -> Walk {
        Walk::Over
    }
}
