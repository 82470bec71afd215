//! Makes a body smaller while it still shows what it is wanted for.
//!
//! Whatever is left out or put in place of something else, the compiler of the plain function says whether it is still a
//! program.

use std::io;
use std::time::{Duration, Instant};

use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, FnArg, Stmt};

use super::judge::{Candidate, Judge, Shows};
use super::tried::{self, Tried};

/// So many smaller ones are compiled at a time.
const AT_ONCE: usize = 40;

/// What is small enough by then is small enough.
const PATIENCE: Duration = Duration::from_secs(40);

pub(super) fn shrink(judge: &Judge, mut candidate: Candidate, shows: &Shows) -> io::Result<Candidate> {
    let started = Instant::now();
    'smaller: while started.elapsed() < PATIENCE {
        for batch in smaller(&candidate).chunks(AT_ONCE) {
            if let Some(index) = judge.first(batch, shows)? {
                candidate = batch[index].clone();
                continue 'smaller;
            }
            if started.elapsed() > PATIENCE {
                break;
            }
        }
        break;
    }
    Ok(candidate)
}

/// Every body that is one step smaller, the smallest first.
fn smaller(candidate: &Candidate) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        let mut change = Change { left: at, alternative: 0, alternatives: 0 };
        change.visit_block_mut(&mut candidate.function.block.clone());
        if change.alternatives == 0 {
            break;
        }
        for alternative in 0..change.alternatives {
            let mut function = candidate.function.clone();
            Change { left: at, alternative, alternatives: 0 }.visit_block_mut(&mut function.block);
            // Statements that have lost what ended them may read as others, or as none.
            if let Ok(function) = syn::parse2(function.to_token_stream()) {
                found.push(Candidate { function, kind: candidate.kind });
            }
        }
        at += 1;
    }
    found.extend(without_a_parameter(candidate));
    let length = |candidate: &Candidate| candidate.function.to_token_stream().to_string().len();
    let before = length(candidate);
    found.retain(|candidate| length(candidate) < before);
    found.sort_by_cached_key(length);
    found
}

/// What a parameter is given follows from its type, so one less is given one less.
fn without_a_parameter(candidate: &Candidate) -> impl Iterator<Item = Candidate> {
    let leaves = |parameter: &FnArg| match parameter {
        FnArg::Typed(typed) => !typed.pat.to_token_stream().to_string().starts_with("seed"),
        FnArg::Receiver(_) => false,
    };
    let inputs = &candidate.function.sig.inputs;
    inputs.iter().enumerate().filter(move |(_, parameter)| leaves(parameter)).map(|(at, _)| {
        let mut smaller = candidate.clone();
        let others = inputs.iter().enumerate().filter(|(other, _)| *other != at);
        smaller.function.sig.inputs = others.map(|(_, parameter)| parameter.clone()).collect();
        smaller
    })
}

/// Changes the n-th place that can be changed, in one of the ways in which it can be.
struct Change {
    left: usize,
    alternative: usize,
    /// How many there are.
    alternatives: usize,
}

impl Change {
    /// Whether this is the place.
    fn is_here(&mut self, alternatives: usize) -> bool {
        if alternatives == 0 || self.alternatives > 0 {
            return false;
        }
        if self.left > 0 {
            self.left -= 1;
            return false;
        }
        self.alternatives = alternatives;
        true
    }
}

impl VisitMut for Change {
    fn visit_block_mut(&mut self, block: &mut Block) {
        let count = block.stmts.len();
        if count > 3 && self.is_here(2) {
            let kept = if self.alternative == 0 { 0..count / 2 } else { count / 2..count };
            let mut n = 0;
            block.stmts.retain(|stmt| {
                n += 1;
                starts(stmt) || kept.contains(&(n - 1))
            });
            return;
        }
        for at in 0..count {
            if starts(&block.stmts[at]) {
                continue;
            }
            let parts = parts_of(&block.stmts[at]);
            if self.is_here(1 + parts.len()) {
                match self.alternative {
                    0 => drop(block.stmts.remove(at)),
                    n => drop(block.stmts.splice(at..=at, parts[n - 1].clone())),
                }
                return;
            }
        }
        block.stmts.iter_mut().filter(|stmt| !starts(stmt)).for_each(|stmt| self.visit_stmt_mut(stmt));
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Some(mut tried) = Tried::of(expr) {
            let smaller = smaller_tries(&tried);
            if self.is_here(smaller.len()) {
                *expr = smaller[self.alternative].clone();
                return;
            }
            self.visit_block_mut(&mut tried.body);
            for handler in &mut tried.handlers {
                handler.guard.iter_mut().for_each(|guard| self.visit_expr_mut(guard));
                self.visit_expr_mut(&mut handler.body);
            }
            tried.otherwise.iter_mut().chain(&mut tried.finally).for_each(|block| self.visit_block_mut(block));
            *expr = tried.to_expr();
            return;
        }
        let parts = parts(expr);
        if self.is_here(parts.len()) {
            *expr = parts[self.alternative].clone();
            return;
        }
        visit_mut::visit_expr_mut(self, expr);
    }
}

/// Whether a statement starts the coin. Without it the coin would fall as the programs before have left it.
fn starts(stmt: &Stmt) -> bool {
    stmt.to_token_stream().to_string().starts_with("reset")
}

/// What may stand for a statement: the statements of its blocks.
fn parts_of(stmt: &Stmt) -> Vec<Vec<Stmt>> {
    let Stmt::Expr(expr, _) = stmt else { return Vec::new() };
    let mut found = Vec::new();
    if let Some(tried) = Tried::of(expr) {
        let blocks = [Some(tried.body), tried.otherwise, tried.finally].into_iter().flatten();
        found.extend(blocks.map(|block| block.stmts));
        found.extend(tried.handlers.into_iter().filter_map(|handler| match handler.body {
            Expr::Block(block) => Some(block.block.stmts),
            _ => None,
        }));
        return found;
    }
    match expr {
        Expr::If(expr) => {
            found.push(expr.then_branch.stmts.clone());
            if let Some((_, otherwise)) = &expr.else_branch
                && let Expr::Block(block) = &**otherwise
            {
                found.push(block.block.stmts.clone());
            }
        }
        Expr::Block(block) => found.push(block.block.stmts.clone()),
        Expr::Loop(looped) => found.push(looped.body.stmts.clone()),
        Expr::While(looped) => found.push(looped.body.stmts.clone()),
        Expr::ForLoop(looped) => found.push(looped.body.stmts.clone()),
        _ => {}
    }
    found
}

/// A `try_!` without one of its clauses, and what may stand for it.
fn smaller_tries(tried: &Tried) -> Vec<Expr> {
    let mut found = vec![tried::of_block(&tried.body)];
    found.extend(tried.otherwise.iter().chain(&tried.finally).map(tried::of_block));
    found.extend(tried.handlers.iter().map(|handler| handler.body.clone()));
    let mut without: Vec<Tried> = Vec::new();
    for at in 0..tried.handlers.len() {
        let mut smaller = tried.clone();
        smaller.handlers.remove(at);
        without.push(smaller);
        if tried.handlers[at].guard.is_some() {
            let mut smaller = tried.clone();
            smaller.handlers[at].guard = None;
            without.push(smaller);
        }
    }
    without.push(Tried { otherwise: None, ..tried.clone() });
    without.push(Tried { finally: None, ..tried.clone() });
    without.push(Tried { otherwise: None, handlers: Vec::new(), ..tried.clone() });
    without.retain(Tried::is_one);
    found.extend(without.iter().map(Tried::to_expr));
    found
}

/// What may stand for an expression: an operand, or a block of it.
fn parts(expr: &Expr) -> Vec<Expr> {
    match expr {
        Expr::Binary(expr) => vec![(*expr.left).clone(), (*expr.right).clone()],
        Expr::Unary(expr) => vec![(*expr.expr).clone()],
        Expr::Call(expr) => expr.args.iter().cloned().collect(),
        Expr::MethodCall(expr) => [(*expr.receiver).clone()].into_iter().chain(expr.args.iter().cloned()).collect(),
        Expr::Paren(expr) => vec![(*expr.expr).clone()],
        Expr::Try(expr) => vec![(*expr.expr).clone()],
        Expr::Field(expr) => vec![(*expr.base).clone()],
        Expr::Index(expr) => vec![(*expr.expr).clone(), (*expr.index).clone()],
        Expr::Tuple(expr) => expr.elems.iter().cloned().collect(),
        Expr::Array(expr) => expr.elems.iter().cloned().collect(),
        Expr::Reference(expr) => vec![(*expr.expr).clone()],
        Expr::Struct(expr) => expr.fields.iter().map(|field| field.expr.clone()).collect(),
        Expr::Unsafe(expr) => vec![tried::of_block(&expr.block)],
        Expr::If(expr) => {
            let mut found = vec![tried::of_block(&expr.then_branch)];
            found.extend(expr.else_branch.iter().map(|(_, otherwise)| (**otherwise).clone()));
            match &*expr.cond {
                Expr::Let(condition) => found.push((*condition.expr).clone()),
                condition => found.push(condition.clone()),
            }
            found
        }
        Expr::Match(expr) => {
            let arms = expr.arms.iter().map(|arm| (*arm.body).clone());
            arms.chain([(*expr.expr).clone()]).collect()
        }
        Expr::Block(expr) => match expr.block.stmts.as_slice() {
            [Stmt::Expr(only, None)] => vec![only.clone()],
            _ if expr.label.is_some() => vec![tried::of_block(&expr.block)],
            _ => Vec::new(),
        },
        Expr::Loop(expr) => vec![tried::of_block(&expr.body)],
        Expr::Break(expr) => expr.expr.iter().map(|value| (**value).clone()).collect(),
        _ => Vec::new(),
    }
}
