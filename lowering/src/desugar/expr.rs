//! Expressions that become constructs which can be entered in their middle.

use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::{BinOp, Block as SynBlock, Expr, Ident, Pat, Type};

use super::builder::Desugar;
use super::condition::Otherwise;
use crate::emit::tokens::located;
use crate::ir::{Arm, Block, EndedBy, Node, Point, Role, Stmt, Tail};
use crate::listed::Listed;
use crate::partial_moves::{self, Matches};
use crate::syntax::markers::{Marker, Suspension};
use crate::syntax::pattern;
use crate::syntax::place::{bare, is_upper_case};
use crate::syntax::temporaries::has_temporaries;
use crate::syntax::tokens::{self, same};
use crate::syntax::{macros, notes, place_names};

impl Desugar<'_> {
    /// An expression that can't stay native, as the construct that it is. `expected` is the type that its surroundings give it:
    /// every path that ends in its value is given that type, so that coercions happen where they did.
    pub(super) fn node(&mut self, expr: &Expr, expected: Option<&Type>) -> Node {
        self.node_of(EndedBy::Statement, expr, expected)
    }

    /// The same for an expression whose temporaries this ends.
    pub(super) fn node_of(&mut self, ended_by: EndedBy, expr: &Expr, expected: Option<&Type>) -> Node {
        let expr = bare(expr);
        match expr {
            Expr::Macro(mac) => match Marker::of(&mac.mac) {
                Some(marker) => self.marker(marker, mac),
                None if macros::ends_temporaries(&mac.mac) => self.ending_macro(mac),
                None => self.operands_node(ended_by, expr),
            },
            Expr::If(conditional) => {
                let otherwise =
                    conditional.else_branch.as_ref().map_or(Otherwise::Nothing, |(_, expr)| Otherwise::Expr(expr));
                self.branch(conditional.if_token, &conditional.cond, &conditional.then_branch, otherwise, expected)
            }
            Expr::Match(matched) => {
                let unit = matches!(expected, Some(Type::Tuple(tuple)) if tuple.elems.is_empty());
                self.matched(matched, expected, !unit)
            }
            Expr::Loop(looped) => {
                let head = self.join();
                let (label, body) =
                    self.in_loop(looped.label.as_ref(), |this| Box::new(this.block(&looped.body, None)));
                Node::Loop { label, token: looped.loop_token.span, body, head, after: self.join() }
            }
            Expr::While(looped) => {
                let token = syn::token::If { span: looped.while_token.span };
                let head = self.join();
                let (label, body) = self.in_loop(looped.label.as_ref(), |this| {
                    this.synthetic_block(|this, _| {
                        let otherwise = Otherwise::Break(looped.while_token.span);
                        Some(Tail::Node(this.branch(token, &looped.cond, &looped.body, otherwise, None)))
                    })
                });
                Node::Loop { label, token: looped.while_token.span, body: Box::new(body), head, after: self.join() }
            }
            Expr::ForLoop(looped) => self.for_loop(looped),
            Expr::Block(block) => {
                let inner = Box::new(self.block(&block.block, expected));
                Node::Scope { label: block.label.clone(), safety: None, block: inner, after: self.join() }
            }
            Expr::Unsafe(block) => {
                let inner = Box::new(self.block(&block.block, expected));
                Node::Scope { label: None, safety: Some(block.unsafe_token), block: inner, after: self.join() }
            }
            Expr::Binary(binary) if self.splits_operand(&binary.right) => match binary.op {
                BinOp::And(_) => self.short_circuit(binary, false),
                BinOp::Or(_) => self.short_circuit(binary, true),
                _ => self.operands_node(ended_by, expr),
            },
            _ => self.operands_node(ended_by, expr),
        }
    }

    fn operands_node(&mut self, ended_by: EndedBy, expr: &Expr) -> Node {
        let block = self.synthetic_block_of(ended_by, |this, out| {
            let mut native = this.without_suspensions(expr, out);
            if let Expr::Break(_) = native {
                out.push(Stmt::Jump(native));
                return None;
            }
            if !ended_by.is_statement() {
                this.operands_in_order(&mut native, out);
            }
            Some(Tail::Native(Box::new(native)))
        });
        Node::Scope { label: None, safety: None, block: Box::new(block), after: self.join() }
    }

    /// `let name = expr;`, where `expr` suspends.
    pub(super) fn bind_expr(
        &mut self,
        role: Role,
        ended_by: EndedBy,
        expr: &Expr,
        ty: Option<&Type>,
        out: &mut Vec<Stmt>,
    ) -> Expr {
        let mut node = self.node_of(ended_by, expr, ty);
        if ended_by.is_statement() {
            self.value_inside(&mut node, ty);
        }
        self.bind_node(role, node, ty, expr.span(), out)
    }

    /// What is evaluated as a whole may hold temporaries, and drops its operands before them, should it be left by a `?` or a
    /// panic. A block's tail does not, for it ends both.
    ///
    /// ```text
    /// { let sent = yield_!(1); f(sent, g(&make())?) }
    ///
    /// { let sent = yield_!(1); let value = f(sent, g(&make())?); value }
    /// ```
    pub(super) fn value_inside(&mut self, node: &mut Node, ty: Option<&Type>) {
        let Node::Scope { block, .. } = node else { return };
        if block.synthetic
            && let Some(Tail::Native(value)) = &mut block.tail
            && has_temporaries(value)
        {
            let outer = std::mem::replace(&mut self.block, block.id);
            **value = self.bind_node(Role::Value, Node::Value(value.clone()), ty, value.span(), &mut block.stmts);
            self.block = outer;
        }
    }

    /// The operand of a marker is a full expression: what it holds temporarily is gone before the generator suspends.
    fn marker(&mut self, marker: Marker, syn::ExprMacro { attrs, mac }: &syn::ExprMacro) -> Node {
        let raises = notes::raises(attrs);
        let bang = mac.bang_token.span();
        let name = mac.path.segments.last().map_or(bang, |last| last.ident.span());
        let operand = macros::operands(mac).and_then(|operands| operands.list.into_iter().next());
        let mut operand = operand.map(|operand| operand.expr);
        let place = operand.as_mut().and_then(named_place);
        let recursion = self.declared.recursion.as_ref().filter(|_| marker.delegates());
        let itself = recursion.and_then(|recursion| recursion.instead(operand.as_ref()?));
        let calls_itself = itself.is_some();
        let operand = itself.or(operand);
        let within = mac.delimiter.span().join();
        let point = Point { marker: mac.path.clone(), name, bang, operand: within, place, calls_itself };
        let yields = self.declared.yields.clone();
        match marker.suspension() {
            Suspension::Yield => self.scope_if_needed(|this, out| {
                let operand = match operand {
                    Some(operand) if this.splits(&operand) => {
                        Some(this.bind_expr(Role::Operand, EndedBy::Statement, &operand, Some(&yields), out))
                    }
                    operand => operand,
                };
                Node::Yield { point: this.point(point), operand: operand.map(Box::new), raises }
            }),
            Suspension::Delegate => self.scope_if_needed(|this, out| {
                let operand = match operand {
                    Some(operand) if this.splits(&operand) => {
                        this.bind_expr(Role::Operand, EndedBy::Statement, &operand, None, out)
                    }
                    Some(operand) => operand,
                    None => syn::parse_quote!(()),
                };
                Node::Delegate { point: this.point(point), operand: Box::new(operand), raises }
            }),
        }
    }

    /// ```text
    /// a && b          if a { b } else { false }
    /// a || b          if a { true } else { b }
    /// ```
    fn short_circuit(&mut self, binary: &syn::ExprBinary, ends_with: bool) -> Node {
        let token = syn::token::If { span: binary.op.span() };
        let constant: Expr = syn::parse_quote_spanned!(binary.op.span()=> #ends_with);
        self.scope_if_needed(|this, out| {
            // What an operand holds ends with it.
            let cond = if this.splits(&binary.left) {
                this.bind_expr(Role::Condition, EndedBy::TerminatingScope, &binary.left, None, out)
            } else {
                before_brace(&binary.left)
            };
            let cond = Box::new(cond);
            let right = this.expr_block(&binary.right, None);
            let short = this.expr_block(&constant, None);
            let (then, otherwise) = if ends_with { (short, right) } else { (right, short) };
            Node::If { token, cond, then: Box::new(then), otherwise: Some(Box::new(otherwise)), after: this.join() }
        })
    }

    pub(super) fn branch(
        &mut self,
        token: syn::token::If,
        cond: &Expr,
        then: &SynBlock,
        otherwise: Otherwise<'_>,
        expected: Option<&Type>,
    ) -> Node {
        let parts = conjuncts(cond);
        let lets = parts.iter().filter(|part| matches!(part, Expr::Let(_))).count();
        let otherwise_splits = otherwise.expr().is_some_and(|expr| self.splits(expr));
        let body_splits = otherwise_splits || self.splits_block(then);
        let holds = body_splits && parts.iter().any(|part| self.holds_scrutinee(part, otherwise_splits));
        let takes = body_splits && super::condition::takes_its_own(&parts);
        if (lets > 0 && self.splits(cond)) || (holds && parts.len() > 1) || takes {
            return self.nested_conditions(token, &parts, then, otherwise, expected);
        }
        self.scope_if_needed(|this, out| {
            let mut rebound = Vec::new();
            let mut named = None;
            let written = cond;
            let cond = match cond {
                Expr::Let(condition) if holds => {
                    let scrutinee = this.scrutinee(&condition.expr, out);
                    named = this.with_remainder_named(&condition.pat, Matches::Perhaps);
                    if named.is_some() {
                        rebound = pattern::bindings(&condition.pat);
                    }
                    let pat = named.clone().map_or_else(|| condition.pat.clone(), Box::new);
                    Expr::Let(syn::ExprLet { expr: Box::new(scrutinee), pat, ..condition.clone() })
                }
                cond if this.splits(cond) => {
                    this.bind_expr(Role::Condition, EndedBy::TerminatingScope, cond, None, out)
                }
                cond => cond.clone(),
            };
            let pats: Vec<&Pat> = parts
                .iter()
                .filter_map(|part| match part {
                    Expr::Let(condition) => Some(named.as_ref().unwrap_or(&condition.pat)),
                    _ => None,
                })
                .listed();
            let held = if holds { this.temporaries_kept_by(&cond) } else { Vec::new() };
            let mut then = Box::new(this.block_rebinding(then, &pats, &rebound, expected));
            if let (Some(named), Expr::Let(condition)) = (&named, written) {
                this.order_remainder(named, &condition.pat, &mut then);
            }
            let otherwise = match otherwise.expr() {
                Some(expr) => Some(this.else_block(token, expr, &held, expected)),
                None => this.otherwise(otherwise, expected),
            };
            let otherwise = otherwise.map(|mut otherwise| {
                // Where rustc tells that it has no value.
                if otherwise.synthetic {
                    otherwise.brace = syn::token::Brace(located(Some(token.span)));
                }
                Box::new(otherwise)
            });
            Node::If { token, cond: Box::new(cond), then, otherwise, after: this.join() }
        })
    }

    pub(super) fn otherwise(&mut self, otherwise: Otherwise<'_>, expected: Option<&Type>) -> Option<Block> {
        match otherwise {
            // Kept even where it is empty: the path on which the condition fails is a path that code can be put on.
            Otherwise::Nothing => Some(self.synthetic_block(|_, _| None)),
            Otherwise::Expr(expr) => Some(self.expr_block(expr, expected)),
            Otherwise::Break(span) => Some(self.synthetic_block(|_, out| {
                out.push(Stmt::Jump(syn::parse_quote_spanned!(span=> break)));
                None
            })),
        }
    }

    /// `valued`: whether it may have a value other than `()`.
    pub(super) fn matched(&mut self, matched: &syn::ExprMatch, expected: Option<&Type>, valued: bool) -> Node {
        let guard =
            matched.arms.iter().position(|arm| matches!(&arm.pat, Pat::Guard(guard) if self.splits(&guard.guard)));
        if let Some(at) = guard {
            return self.suspending_guard(matched, at, expected);
        }
        let bodies = matched.arms.iter().any(|arm| self.splits(&arm.body));
        let takes_all = matched
            .arms
            .iter()
            .all(|arm| pattern::taken(&arm.pat).is_all() && !partial_moves::may_be_drop_type(&arm.pat));
        self.scope_if_needed(|this, out| {
            let scrutinee = if this.splits(&matched.expr) && !bodies {
                this.without_suspensions(&matched.expr, out)
            } else if bodies && !(takes_all && !has_temporaries(&matched.expr) && !this.splits(&matched.expr)) {
                this.scrutinee(&matched.expr, out)
            } else {
                (*matched.expr).clone()
            };
            let temporary = !same(&scrutinee, &matched.expr);
            let arms = matched.arms.iter().map(|arm| match temporary && this.splits(&arm.body) {
                true => this.arm_of_temporary(arm, valued, expected, out),
                false => this.arm(arm, expected),
            });
            let mut arms: Vec<Arm> = arms.listed();
            if let (Some(arm), Some(last)) = (arms.last_mut(), matched.arms.last()) {
                arm.end = may_not_match(&last.pat).then(|| end_of(&last.body));
            }
            Node::Match {
                token: matched.match_token,
                scrutinee: Box::new(scrutinee),
                brace: matched.brace_token,
                arms,
                after: this.join(),
            }
        })
    }

    fn arm(&mut self, arm: &syn::Arm, expected: Option<&Type>) -> Arm {
        let body = self.arm_block(&arm.body, Some(&arm.pat), &[], expected);
        Arm { attrs: arm.attrs.clone(), pat: arm.pat.clone(), body, end: None }
    }

    /// An arm that suspends. What its pattern leaves of the temporary goes with the statement.
    fn arm_of_temporary(&mut self, arm: &syn::Arm, valued: bool, expected: Option<&Type>, out: &mut Vec<Stmt>) -> Arm {
        let Some(pat) = self.with_remainder_named(&arm.pat, Matches::Perhaps) else { return self.arm(arm, expected) };
        let has_value = valued && !matches!(&*arm.body, Expr::Block(block) if ends_without_value(&block.block));
        let kept = if has_value { Some(self.keep_remainder(&pat, &arm.pat, out)) } else { None };
        let rebound = pattern::bindings(&arm.pat);
        let mut body = self.arm_block(&arm.body, Some(&pat), &rebound, expected);
        match kept {
            Some(kept) => _ = body.stmts.splice(0..0, kept),
            None => self.order_remainder(&pat, &arm.pat, &mut body),
        }
        Arm { attrs: arm.attrs.clone(), pat, body, end: None }
    }
}

/// Takes the name of a place off an operand, if that is all that it is for.
fn named_place(operand: &mut Expr) -> Option<Ident> {
    let place = place_names::of(operand)?;
    if let Expr::Block(block) = operand
        && let Some(label) = &block.label
    {
        let label = label.name.ident.clone();
        if !tokens::any_label(block.block.to_token_stream(), &mut |other| *other == label) {
            block.label = None;
        }
    }
    // A block that is its value alone stood there for its label.
    if let Expr::Block(syn::ExprBlock { label: None, block, .. }) = operand
        && let [syn::Stmt::Expr(value, None)] = &block.stmts[..]
    {
        *operand = value.clone();
    }
    Some(place)
}

/// An expression as the condition of an `if`: `Point {} == a` takes parentheses there.
pub(super) fn before_brace(expr: &Expr) -> Expr {
    let stands = matches!(syn::parse2(quote!(if #expr {})), Ok(Expr::If(read)) if same(&read.cond, expr));
    if stands { expr.clone() } else { syn::parse_quote!((#expr)) }
}

/// Whether a pattern shows that something may not match it.
fn may_not_match(pat: &Pat) -> bool {
    match pattern::bare(pat) {
        Pat::Wild(_) => false,
        Pat::Ident(name) => name.subpat.is_some() || is_upper_case(&name.ident),
        _ => true,
    }
}

/// Where the body of an arm ends.
fn end_of(body: &Expr) -> proc_macro2::Span {
    match body {
        Expr::Block(block) => block.block.brace_token.span.close(),
        Expr::Macro(mac) => mac.mac.delimiter.span().close(),
        Expr::Call(call) => call.paren_token.span.close(),
        Expr::MethodCall(call) => call.paren_token.span.close(),
        _ => quote::ToTokens::to_token_stream(body).into_iter().last().map_or_else(|| body.span(), |last| last.span()),
    }
}

fn ends_without_value(block: &SynBlock) -> bool {
    match block.stmts.last() {
        None | Some(syn::Stmt::Local(_) | syn::Stmt::Item(_) | syn::Stmt::Expr(_, Some(_))) => true,
        Some(syn::Stmt::Macro(mac)) => mac.semi_token.is_some(),
        Some(syn::Stmt::Expr(_, None)) => false,
    }
}

/// The operands of `&&`, where one of them is a `let`; otherwise the condition as a whole.
fn conjuncts(cond: &Expr) -> Vec<&Expr> {
    fn collect<'e>(expr: &'e Expr, into: &mut Vec<&'e Expr>) {
        match expr {
            Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
                collect(&binary.left, into);
                collect(&binary.right, into);
            }
            _ => into.push(expr),
        }
    }
    let mut parts = Vec::new();
    collect(cond, &mut parts);
    if parts.iter().any(|part| matches!(part, Expr::Let(_))) { parts } else { vec![cond] }
}
