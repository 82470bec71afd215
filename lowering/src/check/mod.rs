//! Where markers may not stand, and what else a body can't hold: every mistake is reported at its own tokens.
//!
//! What passes here can be desugared: each marker stands in an expression that the generator itself evaluates.

mod borrowed_loops;
mod ending;
mod itself;
mod lenders;

use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{ConstParam, Expr, GenericArgument, ImplItem, Item, Macro, Signature, Type};

use crate::diagnostics::{Diagnostics, Heading, shown};
use crate::source::attribute::is_generator_attribute;
use crate::source::signature::{self, Declared, Protocol};
use crate::syntax::clauses::Try;
use crate::syntax::macros;
use crate::syntax::markers::{self, Marker};
use crate::syntax::place::bare;
use crate::syntax::suspends;
use crate::syntax::tokens;
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};
use itself::Itself;

pub(crate) fn body(block: &syn::Block, signature: &Signature, declared: Option<&Declared>, diagnostics: &Diagnostics) {
    let itself = declared.and_then(|declared| Itself::of(signature, block, declared));
    let awaits = declared.is_some_and(|declared| declared.has_stream());
    // `Err(GeneratorExit)?` needs no error type.
    let errorless = declared.filter(|declared| declared.is_plain() && !suspends::names_exit(block));
    let has_items = declared.is_some_and(Declared::has_items);
    let mut check = Check { diagnostics, awaits, inside: None, errorless, has_items, itself, in_a_loop: false };
    Walker(&mut check).visit_block(block);
    instrumented(block, diagnostics);
    if let Some(declared) = declared {
        ending::check(block, declared, diagnostics);
    }
    // What else is wrong may be why it is not pinned.
    if declared.is_some_and(|declared| !declared.pinned) && diagnostics.is_empty() {
        borrowed_loops::check(block, signature, diagnostics);
    }
}

/// What `#[tracing::instrument]` has put around a body holds its span entered, also while the generator is suspended.
fn instrumented(block: &syn::Block, diagnostics: &Diagnostics) {
    let mut guard = None;
    tokens::any_ident(block.to_token_stream(), &mut |name| {
        guard = (name == "__tracing_attr_guard").then(|| name.span());
        guard.is_some()
    });
    if let Some(guard) = guard {
        diagnostics.error_at(guard, "write `#[generator]` above `#[instrument]`: below it, the span would stay entered while the generator is suspended");
    }
}

/// What separates a marker from the generator's own body.
#[derive(Clone, Copy)]
enum Enclosure {
    Closure,
    AsyncClosure,
    AsyncBlock,
    ConstBlock,
    Constant,
    Function,
}

impl Enclosure {
    /// The heading in `genfn::errors`.
    fn heading(self) -> Heading {
        match self {
            Enclosure::Closure | Enclosure::AsyncClosure | Enclosure::AsyncBlock => Heading::YieldInAClosure,
            Enclosure::ConstBlock | Enclosure::Constant => Heading::YieldInAConstant,
            Enclosure::Function => Heading::YieldInANestedFunction,
        }
    }

    fn describe(self) -> (&'static str, &'static str) {
        match self {
            Enclosure::Closure | Enclosure::AsyncClosure => {
                ("in a closure", "use a `for` loop in place of the closure, or collect first and yield after")
            }
            Enclosure::AsyncBlock => ("in an async block", "move it out of the async block"),
            Enclosure::ConstBlock => ("in a const block", "move it out of the const block"),
            Enclosure::Constant => {
                ("in a constant", "it is evaluated while compiling, so give it a value that is known then")
            }
            Enclosure::Function => (
                "in a nested function",
                "put `#[generator]` on the nested function and use `yield_from!` on what it returns",
            ),
        }
    }
}

#[derive(Clone, Copy)]
struct Check<'a> {
    diagnostics: &'a Diagnostics,
    /// Whether it may await: only a stream may.
    awaits: bool,
    inside: Option<Enclosure>,
    /// What is declared, where the types show that `?` means nothing there.
    errorless: Option<&'a Declared>,
    /// Whether it is an iterator or a stream, whose body has no value.
    has_items: bool,
    /// What would call the function itself.
    itself: Option<Itself<'a>>,
    /// Whether a `break` without a label has something to leave.
    in_a_loop: bool,
}

impl Check<'_> {
    /// What is held across a yield: if it is made by a call of the function itself, that needs a box.
    fn held(&self, expr: &Expr) {
        if let Some((name, message)) = self.itself.and_then(|itself| itself.called(lenders::held_by(expr))) {
            self.diagnostics.explained(name, Heading::RecursionWithoutABox, message);
        }
    }

    fn within(&mut self, enclosure: Enclosure, visit: impl FnOnce(&mut Self)) {
        let outer = self.inside.replace(enclosure);
        visit(self);
        self.inside = outer;
    }

    fn looping(&mut self, visit: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.in_a_loop, true);
        visit(self);
        self.in_a_loop = outer;
    }

    fn marker(&mut self, marker: Marker, mac: &Macro) {
        let name = marker.name();
        if let Some(enclosure) = self.inside {
            let (place, instead) = enclosure.describe();
            match marker {
                Marker::Try => {
                    let message = format!("`{name}` {place}, which is no part of the generator: use `match` there");
                    self.diagnostics.error(&mac.path, message);
                }
                Marker::Yield | Marker::YieldFrom => {
                    let message = format!("`{name}` {place} can't suspend the generator: {instead}");
                    self.diagnostics.explained(&mac.path, enclosure.heading(), message);
                }
            }
            return;
        }
        match marker {
            Marker::Try => match Try::of(mac) {
                Ok(found) => self.handler(&found),
                Err(error) => self.diagnostics.push(error),
            },
            Marker::Yield | Marker::YieldFrom => self.operands(marker, mac),
        }
    }

    /// What stands in the braces of a marker that has operands.
    fn operands(&mut self, marker: Marker, mac: &Macro) {
        let name = marker.name();
        match macros::operands(mac).map(|operands| operands.list) {
            Some(list) if list.len() > 1 => {
                let instead = match marker {
                    Marker::Yield => format!("write `{name}((a, b))` for a tuple"),
                    Marker::YieldFrom | Marker::Try => format!("write one `{name}` after the other"),
                };
                self.diagnostics.error(&list[1].expr, format!("`{name}` takes one operand: {instead}"));
            }
            Some(list) if list.is_empty() && marker.delegates() => {
                self.diagnostics.error(
                    &mac.path,
                    "`yield_from!` needs what to delegate to: a generator, or anything that can be iterated",
                );
            }
            Some(list) => {
                if let Some(delegated) = list.first().filter(|_| marker.delegates()) {
                    self.held(&delegated.expr);
                }
                for operand in &list {
                    Walker(self).visit_expr(&operand.expr);
                }
            }
            None => {
                let error = mac.parse_body::<Expr>().err();
                let error = error.unwrap_or_else(|| syn::Error::new_spanned(&mac.path, "expected an expression"));
                self.diagnostics.error_at(error.span(), format!("`{name}` takes an expression: {error}"));
            }
        }
    }

    fn handler(&mut self, found: &Try) {
        let mut check = Check { errorless: None, ..*self };
        let mut walk = Walker(&mut check);
        walk.visit_block(&found.body);
        for handler in &found.handlers {
            if let Some((_, guard)) = &handler.guard {
                walk.visit_expr(guard);
            }
            walk.visit_expr(&handler.body);
        }
        found.otherwise.iter().chain(&found.finally).for_each(|block| walk.visit_block(block));
    }

    fn awaited(&self, expr: &syn::ExprAwait) {
        let awaits = self.awaits && self.inside.is_none();
        if !awaits
            && !matches!(self.inside, Some(Enclosure::AsyncBlock | Enclosure::AsyncClosure | Enclosure::Function))
        {
            self.diagnostics.error(
                expr.await_token,
                "`.await` in a generator that is not async: only a stream can await, one that returns `impl Stream<Item = …>`",
            );
        }
    }

    /// `return Ok(…)` in an iterator, whatever its items are.
    fn returned(&self, jump: &syn::ExprReturn) {
        let value = jump.expr.as_deref().map(bare);
        if self.has_items
            && self.inside.is_none()
            && let Some(Expr::Call(call)) = value
            && let Expr::Path(callee) = &*call.func
            && callee.path.segments.last().is_some_and(|last| last.ident == "Ok")
        {
            let message = "the body of an iterator evaluates to `()`: write `return;`, for only an `Err` may be returned, which is the last item";
            self.diagnostics.error(call, message);
        }
    }

    /// `operand?`
    fn tried(&self, expr: &syn::ExprTry) {
        if let (Some(declared), None) = (self.errorless, self.inside) {
            let (yields, returns) = (&declared.yields, &declared.returns);
            let instead = match declared.protocol {
                Protocol::Iterator if signature::is_unit(yields) => "write `Item = Result<(), …>`".to_owned(),
                Protocol::Iterator => {
                    format!("write `Item = Result<{}, …>`, then the error is the last item", shown(yields))
                }
                Protocol::Generator | Protocol::FallibleGenerator | Protocol::Stream => {
                    format!("write `Return = Result<{}, …>`, then the error is what is returned", shown(returns))
                }
            };
            let message = format!("`?` has nowhere to take an error: {instead}");
            self.diagnostics.explained(expr.question_token, Heading::QuestionMarkWithoutAResult, message);
        }
    }
}

impl Visitor for Check<'_> {
    fn enter_stmt(&mut self, stmt: &syn::Stmt) -> Walk {
        if let syn::Stmt::Local(syn::Local { init: Some(syn::LocalInit { diverge: Some((_, otherwise)), .. }), .. }) =
            stmt
            && let Expr::Block(otherwise) = &**otherwise
            && self.inside.is_none()
            && ending::comes_to_its_end(&otherwise.block.stmts)
        {
            self.diagnostics.error_at(
                otherwise.block.brace_token.span.close(),
                "the `else` of a `let` has to leave: end it with `return;`, or with the `break` or `continue` of a loop",
            );
        }
        Walk::Into
    }

    fn enter_macro(&mut self, mac: &Macro) -> Walk {
        if let Some(marker) = Marker::of(mac) {
            self.marker(marker, mac);
            return Walk::Over;
        }
        // A generator of its own.
        if markers::is_gen(mac) {
            return Walk::Over;
        }
        let Some((found, marker)) = markers::marker_among(&mac.tokens) else {
            return Walk::Over;
        };
        let name = marker.name();
        let path = mac.path.segments.last().map_or_else(String::new, |last| last.ident.to_string());
        if let Some(advice) = concurrent(&path) {
            self.diagnostics
                .error(found, format!("`{name}` inside `{path}!`, whose futures run side by side: {advice}"));
            return Walk::Over;
        }
        if macros::is_definition(mac) {
            self.diagnostics.error(
                found,
                format!("a macro of your own can't suspend the generator: let it evaluate to the operand, and write `{name}(the_macro!(…))` where you call it"),
            );
            return Walk::Over;
        }
        let Some(operands) = macros::operands(mac) else {
            self.diagnostics.error(
                found,
                format!("`{name}` inside `{path}!`, whose tokens can't be read as expressions: write `let value = {name}(…);` before it and use `value`"),
            );
            return Walk::Over;
        };
        if !macros::is_known(mac) {
            self.diagnostics.error(
                found,
                format!("`{path}!` may evaluate this operand twice, or not at all: write `let value = {name}(…);` before it and use `value`"),
            );
            return Walk::Over;
        }
        for operand in &operands.list {
            if operand.access.is_lazy() && suspends::suspends(&operand.expr) {
                self.diagnostics.error(
                    &operand.expr,
                    format!("`{path}!` evaluates this operand only sometimes: write `let value = {name}(…);` before it and use `value`"),
                );
            } else {
                Walker(self).visit_expr(&operand.expr);
            }
        }
        if let Some((found, _)) = markers::marker_among(&operands.rest) {
            self.diagnostics.error(found, format!("`{name}` can't stand in this part of `{path}!`: write `let value = {name}(…);` before it and use `value`"));
        }
        Walk::Over
    }

    fn enter_nested(&mut self, nested: Nested<'_>) -> Walk {
        match nested {
            Nested::Closure(closure) => {
                let enclosure = if closure.asyncness.is_some() { Enclosure::AsyncClosure } else { Enclosure::Closure };
                self.within(enclosure, |check| visit::visit_expr_closure(&mut Walker(check), closure));
            }
            Nested::Async(block) => {
                self.within(Enclosure::AsyncBlock, |check| visit::visit_expr_async(&mut Walker(check), block));
            }
            Nested::Const(block) => {
                self.within(Enclosure::ConstBlock, |check| visit::visit_expr_const(&mut Walker(check), block));
            }
            // A nested generator is expanded by its own attribute.
            Nested::Item(Item::Fn(function)) if function.attrs.iter().any(is_generator_attribute) => {}
            Nested::Item(item) => {
                let enclosure = match item {
                    Item::Const(_) | Item::Static(_) => Enclosure::Constant,
                    _ => Enclosure::Function,
                };
                self.within(enclosure, |check| visit::visit_item(&mut Walker(check), item));
            }
        }
        Walk::Over
    }
    fn enter_impl_item(&mut self, item: &ImplItem) -> Walk {
        match item {
            ImplItem::Fn(function) if function.attrs.iter().any(is_generator_attribute) => Walk::Over,
            _ => Walk::Into,
        }
    }
    fn enter_type(&mut self, ty: &Type) -> Walk {
        let Type::Array(array) = ty else { return Walk::Into };
        Walker(self).visit_type(&array.elem);
        self.within(Enclosure::Constant, |check| Walker(check).visit_expr(&array.len));
        Walk::Over
    }
    fn enter_generic_argument(&mut self, argument: &GenericArgument) -> Walk {
        let GenericArgument::Const(value) = argument else { return Walk::Into };
        self.within(Enclosure::Constant, |check| Walker(check).visit_expr(value));
        Walk::Over
    }
    fn enter_const_param(&mut self, param: &ConstParam) -> Walk {
        self.within(Enclosure::Constant, |check| visit::visit_const_param(&mut Walker(check), param));
        Walk::Over
    }
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        match expr {
            Expr::Repeat(repeat) => {
                Walker(self).visit_expr(&repeat.expr);
                self.within(Enclosure::Constant, |check| Walker(check).visit_expr(&repeat.len));
                return Walk::Over;
            }
            Expr::Loop(_) | Expr::While(_) => {
                self.looping(|check| visit::visit_expr(&mut Walker(check), expr));
                return Walk::Over;
            }
            Expr::ForLoop(looped) => {
                if self.inside.is_none() && suspends::block_suspends(&looped.body) {
                    self.held(&looped.expr);
                }
                Walker(self).visit_expr(&looped.expr);
                self.looping(|check| Walker(check).visit_block(&looped.body));
                return Walk::Over;
            }
            Expr::Break(jump) if jump.label.is_none() && !self.in_a_loop && self.inside.is_none() => {
                let message = "`break` outside of a loop: write `return` to end the generator";
                self.diagnostics.error(jump.break_token, message);
            }
            Expr::Continue(jump) if jump.label.is_none() && !self.in_a_loop && self.inside.is_none() => {
                self.diagnostics.error(jump.continue_token, "`continue` outside of a loop");
            }
            Expr::Return(jump) => self.returned(jump),
            Expr::Await(awaited) => self.awaited(awaited),
            Expr::Try(tried) => self.tried(tried),
            Expr::Yield(written) => {
                self.diagnostics.error(written.yield_token, "write `yield_!(…)`: `yield` is reserved by the language");
            }
            _ => {}
        }
        Walk::Into
    }
}

/// What to write instead of a marker inside a macro that polls several futures in turns, known by the names that futures and
/// tokio give them.
fn concurrent(path: &str) -> Option<&'static str> {
    match path {
        "select" | "select_biased" => {
            Some("let each arm evaluate to a value, and write `yield_!` in a `match` over what `select!` evaluates to")
        }
        "join" | "try_join" => Some("write `yield_!` after it, of what it evaluates to"),
        _ => None,
    }
}
