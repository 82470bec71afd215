//! Where markers may not stand, and what else a body can't hold: every mistake is reported at its own tokens.
//!
//! What passes here can be desugared: each marker stands in an expression that the generator itself evaluates.

mod borrowed_lets;
mod borrowed_loops;
mod borrowing_closures;
mod coming_round;
mod ending;
mod forgotten_ok;
mod in_macros;
mod itself;
mod lenders;
mod question_marks;
mod said_of_borrows;
mod sent_nothing;
mod side_by_side;
mod unbound_delegates;
mod upper_case;
mod wanted_of_nothing;

use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{ConstParam, Expr, GenericArgument, ImplItem, Item, Macro, Signature, Type};

use crate::diagnostics::{Diagnostics, Heading};
use crate::source::attribute::is_generator_attribute;
use crate::source::signature::Declared;
use crate::syntax::clauses::Try;
use crate::syntax::macros;
use crate::syntax::markers::Marker;
use crate::syntax::place::bare;
use crate::syntax::suspends;
use crate::syntax::tokens;
use crate::syntax::types;
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};
use crate::syntax::words::Words;
use itself::Itself;

/// Checks the body, whose words these are.
pub(crate) fn body(
    block: &syn::Block,
    words: &Words,
    signature: &Signature,
    declared: Option<&Declared>,
    diagnostics: &Diagnostics,
) {
    let itself = declared.and_then(|declared| Itself::of(signature, block, declared));
    // What is not known to be either was told of.
    let awaits = declared.is_none_or(|declared| declared.awaits());
    // `Err(GeneratorExit)?` needs no error type.
    let asks = declared.filter(|_| !words.has(suspends::EXIT));
    let errorless = asks.filter(|declared| declared.is_plain());
    let yields_options = asks.is_some_and(|declared| declared.has_items() && types::is_option(&declared.yields));
    let has_items = declared.is_some_and(Declared::has_items);
    let mut check = Check {
        diagnostics,
        awaits,
        expression: declared.is_some_and(|declared| declared.expression),
        pinned: declared.is_some_and(|declared| declared.pinned),
        tries: false,
        reached: true,
        inside: None,
        errorless,
        has_items,
        yields_options,
        itself: itself.as_ref(),
        in_a_loop: false,
    };
    Walker(&mut check).visit_block(block);
    instrumented(block, words, diagnostics);
    if declared.is_some_and(|declared| !declared.pinned) {
        upper_case::check(block, diagnostics);
    }
    if let Some(declared) = declared {
        ending::check(block, declared, diagnostics);
        sent_nothing::check(block, signature, declared, diagnostics);
        wanted_of_nothing::check(block, declared, diagnostics);
        forgotten_ok::check(block, signature, declared, diagnostics);
        unbound_delegates::check(block, signature, declared, diagnostics);
    }
    // What else is wrong may be why it is not pinned.
    if let Some(declared) = declared.filter(|declared| !declared.pinned && diagnostics.is_empty()) {
        borrowed_loops::check(block, signature, declared, diagnostics);
    }
}

/// What `#[tracing::instrument]` has put around a body holds its span entered, also while the generator is suspended.
fn instrumented(block: &syn::Block, words: &Words, diagnostics: &Diagnostics) {
    const GUARD: &str = "__tracing_attr_guard";
    if !words.has(GUARD) {
        return;
    }
    let mut guard = None;
    tokens::any_ident(block.to_token_stream(), &mut |name| {
        guard = (name == GUARD).then(|| name.span());
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
    /// What a closure evaluates to is for others to poll.
    AsyncBlockOfAClosure,
    ConstBlock,
    Constant,
    Function,
}

impl Enclosure {
    /// What another one is inside of this.
    fn around(self, inner: Enclosure) -> Enclosure {
        match (self, inner) {
            (Enclosure::Closure | Enclosure::AsyncClosure | Enclosure::AsyncBlockOfAClosure, Enclosure::AsyncBlock) => {
                Enclosure::AsyncBlockOfAClosure
            }
            (_, inner) => inner,
        }
    }

    /// The heading in `genfn::errors`.
    fn heading(self) -> Heading {
        match self {
            Enclosure::Closure | Enclosure::AsyncClosure | Enclosure::AsyncBlock | Enclosure::AsyncBlockOfAClosure => {
                Heading::YieldInAClosure
            }
            Enclosure::ConstBlock | Enclosure::Constant => Heading::YieldInAConstant,
            Enclosure::Function => Heading::YieldInANestedFunction,
        }
    }

    fn describe(self, awaits: bool) -> (&'static str, &'static str) {
        match self {
            Enclosure::Closure | Enclosure::AsyncClosure | Enclosure::AsyncBlockOfAClosure if awaits => (
                "in a closure",
                "use a loop in place of the closure, `for x in await_!(stream) { … }` if it is over a stream, or collect first and yield after",
            ),
            Enclosure::Closure | Enclosure::AsyncClosure | Enclosure::AsyncBlockOfAClosure => {
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
    /// Whether it is a `gen_!`.
    expression: bool,
    /// Whether a marker becomes an `.await`, which may stand wherever one may.
    pinned: bool,
    /// Whether it stands in a `try_!`, whose handlers have to be come to.
    tries: bool,
    /// Whether a marker may stand here, on the pinned engine: what is polled by the body alone may yield.
    reached: bool,
    inside: Option<Enclosure>,
    /// What is declared, where the types show that `?` means nothing there.
    errorless: Option<&'a Declared>,
    /// Whether it is an iterator or a stream, whose body has no value.
    has_items: bool,
    /// Whether its items are `Option`s, none of which ends it.
    yields_options: bool,
    /// What would call the function itself.
    itself: Option<&'a Itself<'a>>,
    /// Whether a `break` without a label has something to leave.
    in_a_loop: bool,
}

impl Check<'_> {
    /// What is held across a yield: if it is made by a call of the function itself, that needs a box. It is told of once.
    fn held(&mut self, expr: &Expr, looped: bool) {
        if let Some((name, message)) = self.itself.and_then(|itself| itself.called(expr, looped)) {
            self.diagnostics.explained(name, Heading::RecursionWithoutABox, message);
            self.itself = None;
        }
    }

    fn within(&mut self, enclosure: Enclosure, visit: impl FnOnce(&mut Self)) {
        let enclosure = self.inside.map_or(enclosure, |outer| outer.around(enclosure));
        let outer = (self.inside.replace(enclosure), self.reached);
        self.reached &= self.awaits && matches!(enclosure, Enclosure::AsyncBlock);
        visit(self);
        (self.inside, self.reached) = outer;
    }

    fn looping(&mut self, visit: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.in_a_loop, true);
        visit(self);
        self.in_a_loop = outer;
    }

    fn marker(&mut self, marker: Marker, mac: &Macro) {
        let name = marker.name();
        if self.inside.is_some() && self.reached && !marker.is_try() {
            if self.tries {
                let message = format!(
                    "`{name}` in an async block inside a `try_!`, whose handlers can't be come to from there: move it out of the async block"
                );
                self.diagnostics.error(&mac.path, message);
                return;
            }
            self.operands(marker, mac);
            return;
        }
        if let Some(enclosure) = self.inside {
            let (place, instead) = enclosure.describe(self.awaits);
            let stream = match enclosure {
                Enclosure::AsyncBlock if !self.awaits => format!(", or let a stream yield, {}", self.stream()),
                _ => String::new(),
            };
            match marker {
                Marker::Try => {
                    let message = format!("`{name}` {place}, which is no part of the generator: use `match` there");
                    self.diagnostics.error(&mac.path, message);
                }
                Marker::Yield | Marker::YieldFrom => {
                    let message = format!("`{name}` {place} can't suspend the generator: {instead}{stream}");
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
                if let Some(delegated) = list.first().filter(|_| marker.delegates())
                    && !self.itself.is_some_and(|itself| itself.is_a_state(&delegated.expr))
                {
                    self.held(&delegated.expr, false);
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
        let mut check = Check { errorless: None, yields_options: false, tries: true, ..*self };
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

    /// In a closure of a stream's, rustc says it: E0728, of the closure.
    fn awaited(&self, expr: &syn::ExprAwait) {
        if !self.awaits
            && !matches!(
                self.inside,
                Some(
                    Enclosure::AsyncBlock
                        | Enclosure::AsyncBlockOfAClosure
                        | Enclosure::AsyncClosure
                        | Enclosure::Function
                )
            )
        {
            let message = format!(
                "`.await` in a generator that is not async: only a stream or an async generator can await, {}",
                self.stream()
            );
            self.diagnostics.error(expr.await_token, message);
        }
    }

    /// How what may await is written.
    fn stream(&self) -> &'static str {
        if self.expression {
            "as `gen_!(|| -> impl Stream<Item = …> { … })`"
        } else {
            "one that returns `impl Stream<Item = …>` or `impl AsyncGenerator<…>`"
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
            let what = if self.awaits { "a stream" } else { "an iterator" };
            let message = format!(
                "the body of {what} evaluates to `()`: write `return;`, for only an `Err` may be returned, which is the last item"
            );
            self.diagnostics.error(call, message);
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
        let Check { diagnostics, awaits, tries, .. } = *self;
        let place = in_macros::MacroStands { diagnostics, pinned: self.pinned && self.reached, awaits, tries };
        in_macros::check(&place, mac, &mut |held| match held {
            in_macros::MacroHolds::Operand(operand) => Walker(self).visit_expr(operand),
            in_macros::MacroHolds::Marker(marker, mac) => self.operands(marker, mac),
        });
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
                    self.held(&looped.expr, true);
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
            Expr::Call(_) | Expr::MethodCall(_) | Expr::Tuple(_) | Expr::Array(_) if self.awaits && self.reached => {
                side_by_side::operands(expr, self.diagnostics);
            }
            Expr::Return(jump) => self.returned(jump),
            Expr::Await(awaited) => self.awaited(awaited),
            Expr::Try(tried) => self.tried(tried),
            Expr::Yield(written) => {
                let delegates = matches!(written.expr.as_deref(), Some(Expr::Call(call))
                    if matches!(&*call.func, Expr::Path(path) if path.path.is_ident("from")));
                let marker = if delegates { "yield_from!" } else { "yield_!" };
                let said = format!("write `{marker}(…)`: `yield` is reserved by the language");
                self.diagnostics.error(written.yield_token, said);
            }
            _ => {}
        }
        Walk::Into
    }
}
