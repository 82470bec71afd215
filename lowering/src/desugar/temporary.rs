//! Temporaries that Rust keeps beyond a suspension point.
//!
//! The scrutinee of a `match`, `if let` or `while let` and the head of a `for` keep their temporaries until the construct
//! ends. Where its body suspends they become locals of the statement:
//!
//! ```text
//! if let Some(job) = queue.lock().unwrap().pop() { yield_!(job) }
//!
//! {
//!     let mut temporary = queue.lock().unwrap();
//!     if let Some(job) = temporary.pop() { yield_!(job) }
//! }
//! ```
//!
//! Only what may have something to drop is held: a receiver that is no place and whose method borrows it as far as its name
//! tells, and the operand of `&`. A receiver that the method consumes is gone anyway.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::{BinOp, Expr, Pat};

use super::Desugar;
use super::operand::Need;
use crate::ir::{Binding, Kind, Stmt};
use crate::macros::{self, Access, Operands};
use crate::names::{self, Receiver};

impl Desugar<'_> {
    /// Names the temporaries of an expression whose statement goes on after it.
    pub(super) fn hold(&mut self, expr: &Expr, out: &mut Vec<Stmt>) -> Expr {
        let mut expr = expr.clone();
        self.hold_in(&mut expr, out);
        self.residual(&expr, out)
    }

    /// The head of a `for`. A method that hands out an iterator over its receiver, adapted or not, either consumed the receiver or
    /// borrows it for as long as the loop runs, which rustc refuses by itself: nothing of it needs to be held.
    pub(super) fn hold_head(&mut self, head: &Expr, out: &mut Vec<Stmt>) -> Expr {
        const ITERATES: &[&str] = &[
            "lines",
            "bytes",
            "chars",
            "char_indices",
            "split",
            "split_whitespace",
            "iter",
            "iter_mut",
            "drain",
            "keys",
            "values",
            "values_mut",
            "windows",
            "chunks",
        ];
        fn hold(this: &mut Desugar<'_>, head: &mut Expr, out: &mut Vec<Stmt>) {
            match head {
                // `x.into_iter()` has to consume `x`: a loop can't hold what is borrowed from it.
                Expr::MethodCall(call) if call.method == "into_iter" && matches!(*call.receiver, Expr::Path(_)) => {
                    let receiver = &call.receiver;
                    *call.receiver = syn::parse_quote!({ #receiver });
                }
                Expr::MethodCall(call) if ITERATES.iter().any(|name| call.method == name) => {
                    this.hold_in(&mut call.receiver, out);
                }
                Expr::MethodCall(call) if !borrows_receiver(call) => {
                    hold(this, &mut call.receiver, out);
                    call.args.iter_mut().for_each(|argument| this.hold_in(argument, out));
                }
                _ => this.hold_in(head, out),
            }
        }
        let mut head = head.clone();
        hold(self, &mut head, out);
        self.residual(&head, out)
    }

    fn hold_in(&mut self, expr: &mut Expr, out: &mut Vec<Stmt>) {
        if let Expr::Macro(mac) = expr {
            if let Some(mut operands) = value_operands(&mac.mac) {
                self.hold_operands(
                    operands.list.iter_mut().map(|operand| (&mut operand.expr, Need::Value)).collect(),
                    out,
                );
                mac.mac.tokens = operands.to_tokens();
            }
        } else {
            self.hold_operands(operands(expr), out);
        }
    }

    /// What is left of a temporary that is named has to be evaluated before it.
    fn hold_operands(&mut self, mut operands: Vec<(&mut Expr, Need)>, out: &mut Vec<Stmt>) {
        operands.iter_mut().filter(|(_, need)| *need != Need::Place).for_each(|(operand, _)| through_box(operand));
        let Some(last) = operands.iter().rposition(|(operand, need)| needs_holding(operand, *need)) else { return };
        for i in 0..=last {
            let later: Vec<Expr> = operands[i + 1..=last].iter().map(|(later, _)| (**later).clone()).collect();
            let (operand, need) = &mut operands[i];
            self.hold_in(operand, out);
            // What it does to what is held now may depend on its paths.
            if self.splits(operand) {
                **operand = match need {
                    Need::Place => self.residual_place(operand, out),
                    Need::Value | Need::Late => self.residual(operand, out),
                };
            }
            if *need == Need::Place {
                self.hold_place(operand, out);
            } else if part_of_call(operand, out).is_some()
                || (i < last && self.is_evaluated_first(operand, *need, &later))
                || (is_part_of_temporary(operand) && later.iter().any(leaves))
            {
                **operand = self.bind_operand(operand, out);
            }
        }
    }

    /// `let operand = expr;`, where a part of a temporary is taken out of it if that is a tuple.
    ///
    /// ```text
    /// let operand = temporary.0;
    ///
    /// let (left, operand) = { let mut whole = temporary; split!(whole, 0) };
    /// let mut temporary = left;
    /// ```
    pub(super) fn bind_operand(&mut self, expr: &Expr, out: &mut Vec<Stmt>) -> Expr {
        let Some((whole, part)) = part_of_call(expr, out) else {
            return self.bind_value("operand", expr, false, expr.span(), out);
        };
        let span = expr.span();
        let (left, operand) = (self.fresh("left", span), self.fresh("operand", span));
        let declares = [&left, &operand].map(|name| self.declare(name.clone(), false, Kind::Unknown, true)).to_vec();
        let stmt = quote_spanned! {span=>
            let (#left, #operand) = { let mut whole = #whole; ::genfn::__private::split!(whole, #part) };
        };
        out.push(Stmt::Native { stmt: syn::parse_quote!(#stmt), declares });
        self.bind_value("temporary", &syn::parse_quote!(#left), true, span, out);
        syn::parse_quote!(#operand)
    }

    /// A value where a place is needed lives as long as its statement.
    fn hold_place(&mut self, expr: &mut Expr, out: &mut Vec<Stmt>) {
        if is_droppable(expr) {
            *expr = self.bind_value("temporary", expr, true, expr.span(), out);
        }
    }
}

/// Operands are dropped before the temporaries of their statement, also those that were made later.
///
/// ```text
/// let operand = make(); let mut temporary = make();
///
/// let mut temporary; let operand = make(); temporary = make();
/// ```
///
/// One that may borrow an operand stays after it.
pub(super) fn declare_first(stmts: &mut Vec<Stmt>) {
    let is_operand = |(at, stmt): (usize, &Stmt)| {
        made_name(stmt).is_some_and(|name| {
            // The value of a construct is one as well, unless a later statement borrows it.
            let is_value = name.starts_with("__value") && !stmts[at + 1..].iter().any(|later| borrows(later, &name));
            is_value || name.starts_with("__operand") || name.starts_with("__sent")
        })
    };
    let Some(mut first) = stmts.iter().enumerate().position(is_operand) else { return };
    let mut at = first;
    while at < stmts.len() {
        let earliest =
            stmts[..at].iter().rposition(|stmt| made_name(stmt).is_some_and(|name| borrows(&stmts[at], &name)));
        let earliest = earliest.map_or(first, |made| first.max(made + 1));
        if earliest < at
            && made_name(&stmts[at])
                .is_some_and(|name| name.starts_with("__temporary") || name.starts_with("__scrutinee"))
            && let Stmt::Native { stmt: syn::Stmt::Local(local), declares } = &mut stmts[at]
            && let (Pat::Ident(pat), Some(init)) = (&local.pat, &local.init)
        {
            let (name, value) = (&pat.ident, &init.expr);
            let declared = syn::parse_quote!(#[allow(unused_mut)] let mut #name;);
            let declared = Stmt::Native { stmt: declared, declares: std::mem::take(declares) };
            stmts[at] = Stmt::Native { stmt: syn::parse_quote!(#name = #value;), declares: Vec::new() };
            stmts.insert(earliest, declared);
            // Among themselves they keep their order.
            first = earliest + 1;
            at += 1;
        }
        at += 1;
    }
}

/// A part of a temporary: it is an operand from where it stands, should a later one leave.
fn is_part_of_temporary(operand: &Expr) -> bool {
    matches!(operand, Expr::Field(field)
        if matches!(&*field.base, Expr::Path(path)
            if path.path.get_ident().is_some_and(|name| name.to_string().starts_with("__temporary"))))
}

/// Whether evaluating an expression may leave its statement.
fn leaves(expr: &Expr) -> bool {
    fn within(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Punct(punct) => punct.as_char() == '?',
            TokenTree::Ident(ident) => ["return", "break", "continue"].iter().any(|jump| ident == jump),
            TokenTree::Group(group) => within(group.stream()),
            TokenTree::Literal(_) => false,
        })
    }
    within(expr.to_token_stream())
}

/// Whether what a statement declares may borrow the local of this name, rather than take its value.
fn borrows(stmt: &Stmt, name: &str) -> bool {
    match stmt {
        Stmt::Native { stmt: syn::Stmt::Local(local), .. } => {
            local.init.as_ref().is_some_and(|init| borrows_in(&init.expr, name))
        }
        Stmt::Native { stmt, .. } => mentions(stmt.to_token_stream(), name),
        Stmt::Break(_) | Stmt::Bind { .. } => false,
    }
}

fn borrows_in(expr: &Expr, name: &str) -> bool {
    fn is_named(expr: &Expr, name: &str) -> bool {
        match expr {
            Expr::Path(path) => path.path.is_ident(name),
            Expr::Paren(inner) => is_named(&inner.expr, name),
            Expr::Group(inner) => is_named(&inner.expr, name),
            _ => false,
        }
    }
    match expr {
        Expr::Path(_) => false,
        Expr::Call(call) => {
            mentions(call.func.to_token_stream(), name) || call.args.iter().any(|arg| borrows_in(arg, name))
        }
        Expr::MethodCall(call) => {
            let receiver = &call.receiver;
            (is_named(receiver, name) && borrows_receiver(call))
                || borrows_in(receiver, name)
                || call.args.iter().any(|arg| borrows_in(arg, name))
        }
        Expr::Struct(literal) => {
            let base = literal.rest.as_ref().is_some_and(|base| borrows_in(base, name));
            base || literal.fields.iter().any(|field| borrows_in(&field.expr, name))
        }
        Expr::Field(field) => borrows_in(&field.base, name),
        Expr::Unary(unary) => borrows_in(&unary.expr, name),
        Expr::Index(index) => mentions(index.expr.to_token_stream(), name) || borrows_in(&index.index, name),
        Expr::Cast(cast) => borrows_in(&cast.expr, name),
        Expr::Binary(binary) => borrows_in(&binary.left, name) || borrows_in(&binary.right, name),
        Expr::Macro(mac) if macros::ends_temporaries(&mac.mac) => false,
        Expr::Macro(mac) if value_operands(&mac.mac).is_some() => {
            value_operands(&mac.mac).is_some_and(|operands| operands.exprs().any(|expr| borrows_in(expr, name)))
        }
        Expr::Tuple(tuple) => tuple.elems.iter().any(|elem| borrows_in(elem, name)),
        Expr::Array(array) => array.elems.iter().any(|elem| borrows_in(elem, name)),
        Expr::Paren(inner) => borrows_in(&inner.expr, name),
        Expr::Group(inner) => borrows_in(&inner.expr, name),
        Expr::Try(inner) => borrows_in(&inner.expr, name),
        _ => mentions(expr.to_token_stream(), name),
    }
}

pub(super) fn mentions(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Whether this names what a construct that suspends came to.
pub(super) fn is_value_of_node(expr: &Expr, stmts: &[Stmt]) -> bool {
    match expr {
        Expr::Paren(inner) => is_value_of_node(&inner.expr, stmts),
        Expr::Path(path) => stmts.iter().any(|stmt| {
            matches!(stmt, Stmt::Bind { .. }) && made_name(stmt).is_some_and(|name| path.path.is_ident(&name))
        }),
        _ => false,
    }
}

/// The name that a statement made by desugaring declares.
fn made_name(stmt: &Stmt) -> Option<String> {
    let pat = match stmt {
        Stmt::Native { stmt: syn::Stmt::Local(local), .. } => &local.pat,
        Stmt::Bind { binding: Binding::Let { pat, .. }, .. } => pat,
        Stmt::Native { .. } | Stmt::Break(_) | Stmt::Bind { .. } => return None,
    };
    match pat {
        Pat::Ident(pat) => Some(pat.ident.to_string()),
        // What is left, and the operand.
        Pat::Tuple(tuple) => match tuple.elems.last() {
            Some(Pat::Ident(pat)) => Some(pat.ident.to_string()),
            _ => None,
        },
        _ => None,
    }
}

/// The last temporary, and which part of it this is; if it was made by a call, so that nothing else is known of it.
fn part_of_call<'e>(expr: &'e Expr, stmts: &[Stmt]) -> Option<(&'e Expr, &'e syn::Index)> {
    let Expr::Field(syn::ExprField { base, member: syn::Member::Unnamed(part), .. }) = expr else { return None };
    let Some(Stmt::Native { stmt: syn::Stmt::Local(local), .. }) = stmts.last() else { return None };
    let made = made_name(stmts.last()?).filter(|name| name.starts_with("__temporary"))?;
    let is_it = matches!(&**base, Expr::Path(path) if path.path.is_ident(&made));
    let called = local.init.as_ref().is_some_and(|init| matches!(&*init.expr, Expr::Call(_) | Expr::MethodCall(_)));
    (is_it && called).then_some((&**base, part))
}

/// Whether evaluating an expression leaves temporaries behind that may have something to drop.
pub(crate) fn holds_temporaries(expr: &Expr) -> bool {
    if let Expr::Macro(mac) = expr {
        let operands = value_operands(&mac.mac);
        return operands.is_some_and(|operands| operands.exprs().any(holds_temporaries));
    }
    operands(&mut expr.clone()).iter().any(|(operand, need)| needs_holding(operand, *need))
}

/// What is taken out of a box that has just been made is its value: nothing is left of it that could be told from nothing.
///
/// ```text
/// Some(*Box::new(value))
///
/// Some({ *Box::new(value) })
/// ```
fn through_box(expr: &mut Expr) {
    if is_unboxed(expr) {
        *expr = syn::parse_quote!({ #expr });
    }
}

fn is_unboxed(expr: &Expr) -> bool {
    match expr {
        Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => match &*unary.expr {
            Expr::Call(call) => {
                let holds = |arg| holds_temporaries(arg) && !is_unboxed(arg);
                call.func.to_token_stream().to_string() == "Box :: new" && !call.args.iter().any(holds)
            }
            _ => false,
        },
        _ => false,
    }
}

fn needs_holding(operand: &Expr, need: Need) -> bool {
    if need != Need::Place && is_unboxed(operand) {
        return false;
    }
    (need == Need::Place && is_droppable(operand)) || holds_temporaries(operand)
}

/// The operands of a macro that moves them all.
fn value_operands(mac: &syn::Macro) -> Option<Operands> {
    let operands = macros::operands(mac).filter(|_| macros::is_known(mac))?;
    operands.list.iter().all(|operand| operand.access == Access::Value).then_some(operands)
}

/// Whether a method borrows its receiver, as far as its name tells. `take` with an operand is an iterator's, not an `Option`'s.
pub(super) fn borrows_receiver(call: &syn::ExprMethodCall) -> bool {
    names::receiver(&call.method) == Receiver::Borrows && !(call.method == "take" && call.args.len() == 1)
}

/// The operands of an expression, in their order, each with what it is needed as.
fn operands(expr: &mut Expr) -> Vec<(&mut Expr, Need)> {
    fn values<'e>(operands: impl Iterator<Item = &'e mut Expr>) -> Vec<(&'e mut Expr, Need)> {
        operands.map(|operand| (operand, Need::Value)).collect()
    }
    match expr {
        Expr::MethodCall(call) => {
            let need = if borrows_receiver(call) { Need::Place } else { Need::Late };
            std::iter::once((&mut *call.receiver, need)).chain(values(call.args.iter_mut())).collect()
        }
        Expr::Call(call) => {
            let need = if matches!(*call.func, Expr::Path(_)) { Need::Late } else { Need::Place };
            std::iter::once((&mut *call.func, need)).chain(values(call.args.iter_mut())).collect()
        }
        Expr::Field(field) => vec![(&mut *field.base, Need::Place)],
        Expr::Index(index) => vec![(&mut *index.expr, Need::Place), (&mut *index.index, Need::Value)],
        Expr::Unary(unary) => {
            let need = if matches!(unary.op, syn::UnOp::Deref(_)) { Need::Place } else { Need::Value };
            vec![(&mut *unary.expr, need)]
        }
        Expr::Reference(reference) => vec![(&mut *reference.expr, Need::Place)],
        Expr::Try(inner) => vec![(&mut *inner.expr, Need::Value)],
        Expr::Paren(inner) => vec![(&mut *inner.expr, Need::Value)],
        Expr::Group(inner) => vec![(&mut *inner.expr, Need::Value)],
        Expr::Cast(inner) => vec![(&mut *inner.expr, Need::Value)],
        Expr::Tuple(tuple) => values(tuple.elems.iter_mut()),
        Expr::Array(array) => values(array.elems.iter_mut()),
        Expr::Repeat(repeat) => vec![(&mut *repeat.expr, Need::Value)],
        Expr::Struct(syn::ExprStruct { fields, rest, .. }) => {
            let base = rest.iter_mut().map(|base| (&mut **base, Need::Place));
            values(fields.iter_mut().map(|field| &mut field.expr)).into_iter().chain(base).collect()
        }
        Expr::Range(syn::ExprRange { start, end, .. }) => values(start.iter_mut().chain(end).map(|end| &mut **end)),
        // Each operand of `&&` and `||` drops its temporaries itself.
        Expr::Binary(syn::ExprBinary { op: BinOp::And(_) | BinOp::Or(_), .. }) => Vec::new(),
        Expr::Binary(binary) => {
            let need = if super::operand::compares(&binary.op) { Need::Place } else { Need::Value };
            vec![(&mut *binary.left, need), (&mut *binary.right, need)]
        }
        Expr::Match(matched) => vec![(&mut *matched.expr, Need::Place)],
        _ => Vec::new(),
    }
}

/// Whether evaluating an expression may take the value of a local.
pub(super) fn takes(expr: &Expr, name: &Ident) -> bool {
    match expr {
        Expr::Path(path) => path.path.is_ident(name),
        Expr::Binary(binary) if super::operand::is_lazy(&binary.op) => {
            takes(&binary.left, name) || takes(&binary.right, name)
        }
        _ => match &operands(&mut expr.clone())[..] {
            [] => mentions(expr.to_token_stream(), &name.to_string()),
            operands => operands.iter().any(|(operand, need)| match operand {
                Expr::Path(_) if *need == Need::Place => false,
                operand => takes(operand, name),
            }),
        },
    }
}

/// Whether an expression makes a value that may have something to drop, rather than naming a place or a constant.
pub(super) fn is_droppable(expr: &Expr) -> bool {
    match expr {
        Expr::Call(_)
        | Expr::MethodCall(_)
        | Expr::Macro(_)
        | Expr::Struct(_)
        | Expr::Try(_)
        | Expr::If(_)
        | Expr::Match(_)
        | Expr::Block(_)
        | Expr::Unsafe(_)
        | Expr::Loop(_)
        | Expr::Await(_) => true,
        Expr::Paren(inner) => is_droppable(&inner.expr),
        Expr::Group(inner) => is_droppable(&inner.expr),
        Expr::Tuple(tuple) => tuple.elems.iter().any(may_have_something),
        Expr::Array(array) => array.elems.iter().any(may_have_something),
        // A part that is moved out of a temporary.
        Expr::Field(field) => is_droppable(&field.base),
        Expr::Binary(binary) if super::operand::compares(&binary.op) || super::operand::is_lazy(&binary.op) => false,
        Expr::Binary(binary) => is_droppable(&binary.left) || is_droppable(&binary.right),
        Expr::Reference(reference) => is_droppable(&reference.expr),
        _ => false,
    }
}

/// Whether a value that is moved into a literal may have something to drop: so may one that a variable held, or that a closure
/// holds.
fn may_have_something(expr: &Expr) -> bool {
    match expr {
        Expr::Path(path) => path.path.get_ident().is_some_and(|name| !name.to_string().starts_with(char::is_uppercase)),
        Expr::Field(field) => may_have_something(&field.base),
        Expr::Unary(unary) => matches!(unary.op, syn::UnOp::Deref(_)) && may_have_something(&unary.expr),
        Expr::Paren(inner) => may_have_something(&inner.expr),
        Expr::Group(inner) => may_have_something(&inner.expr),
        Expr::Closure(_) => true,
        _ => is_droppable(expr),
    }
}
