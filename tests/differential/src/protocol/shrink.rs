//! Makes a program that differs smaller while it still does.

use std::io;
use std::time::{Duration, Instant};

use super::judge::Judge;
use super::{Block, Cond, Expr, Program, Step, Stmt, Try};

/// So many smaller ones are compiled at a time.
const AT_ONCE: usize = 40;

/// What is small enough by then is small enough.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a smaller program still has to show.
pub(super) enum Shows {
    Difference,
    /// That the compiler says this.
    Refusal(String),
}

/// # Errors
///
/// If a tool can't be run.
pub(super) fn shrink(judge: &Judge, mut program: Program, shows: &Shows) -> io::Result<Program> {
    // One drive is enough.
    let drives: Vec<Program> =
        (program.drives.iter()).map(|drive| Program { drives: vec![drive.clone()], ..program.clone() }).collect();
    if let Some(index) = judge.first(&drives, shows)? {
        program = drives[index].clone();
    }
    let started = Instant::now();
    'smaller: while started.elapsed() < PATIENCE {
        let mut smaller = smaller(&program);
        smaller.sort_by_key(size);
        for batch in smaller.chunks(AT_ONCE) {
            if let Some(index) = judge.first(batch, shows)? {
                program = batch[index].clone();
                continue 'smaller;
            }
        }
        break;
    }
    Ok(program)
}

fn size(program: &Program) -> usize {
    let functions: usize = program.functions.iter().map(|function| block_size(&function.body)).sum();
    functions + program.drives.iter().map(|drive| drive.steps.len()).sum::<usize>()
}

fn block_size(block: &Block) -> usize {
    format!("{block:?}").len()
}

/// Every program that is one step smaller.
fn smaller(program: &Program) -> Vec<Program> {
    let mut smaller = Vec::new();
    let mut with = |change: &dyn Fn(&mut Program)| {
        let mut changed = program.clone();
        change(&mut changed);
        smaller.push(changed);
    };
    let steps = &program.drives[0].steps;
    for at in 0..steps.len() {
        if steps.len() > 1 && !(at + 1 == steps.len() && steps[at] == Step::Drop) {
            with(&|program| {
                program.drives[0].steps.remove(at);
            });
        }
    }
    for (index, function) in program.functions.iter().enumerate() {
        if function.boxed || function.wrapped {
            with(&|program| {
                program.functions[index].boxed = false;
                program.functions[index].wrapped = false;
            });
        }
        // The last statement is the function's `return`.
        let (last, all) = function.body.split_last().expect("a function has a statement");
        for block in blocks(&all.to_vec()) {
            with(&|program| {
                let mut block = block.clone();
                block.push(last.clone());
                program.functions[index].body = block;
            });
        }
        for stmt in stmts(last) {
            if let [stmt @ Stmt::Return(_)] = stmt.as_slice() {
                with(&|program| *program.functions[index].body.last_mut().expect("it is there") = stmt.clone());
            }
        }
    }
    smaller.retain(|program| program.functions.iter().all(|function| jumps_are_in_loops(&function.body)));
    smaller
}

/// A loop may have been taken away around them.
fn jumps_are_in_loops(block: &Block) -> bool {
    block.iter().all(|stmt| match stmt {
        Stmt::Break | Stmt::Continue => false,
        Stmt::If(_, then, otherwise) => jumps_are_in_loops(then) && jumps_are_in_loops(otherwise),
        Stmt::Try(tried) => {
            let others = tried.otherwise.iter().map(|(block, _)| block).chain(&tried.finally);
            let handlers = tried.handlers.iter().map(|handler| &handler.body);
            jumps_are_in_loops(&tried.body) && others.chain(handlers).all(jumps_are_in_loops)
        }
        Stmt::While(..) | Stmt::For(..) => true,
        Stmt::Say(_) | Stmt::Set(..) | Stmt::Do(_) | Stmt::Return(_) | Stmt::Raise(_) => true,
    })
}

fn blocks(block: &Block) -> Vec<Block> {
    let mut smaller = Vec::new();
    if block.len() > 2 {
        smaller.push(block[block.len() / 2..].to_vec());
        smaller.push(block[..block.len() / 2].to_vec());
    }
    for (at, stmt) in block.iter().enumerate() {
        let with = |stmts: Vec<Stmt>| {
            let mut changed = block.clone();
            changed.splice(at..=at, stmts);
            changed
        };
        smaller.push(with(Vec::new()));
        smaller.extend(stmts(stmt).into_iter().map(with));
    }
    smaller
}

/// What may stand for a statement.
fn stmts(stmt: &Stmt) -> Vec<Vec<Stmt>> {
    let one = |stmt: Stmt| vec![stmt];
    match stmt {
        Stmt::Say(value) => exprs(value).into_iter().map(|value| one(Stmt::Say(value))).collect(),
        Stmt::Set(var, value) => exprs(value).into_iter().map(|value| one(Stmt::Set(*var, value))).collect(),
        Stmt::Do(value) => exprs(value).into_iter().map(|value| one(Stmt::Do(value))).collect(),
        Stmt::Return(value) => exprs(value).into_iter().map(|value| one(Stmt::Return(value))).collect(),
        Stmt::If(cond, then, otherwise) => {
            let mut all = vec![then.clone(), otherwise.clone()];
            all.extend(conds(cond).into_iter().map(|cond| one(Stmt::If(cond, then.clone(), otherwise.clone()))));
            all.extend(blocks(then).into_iter().map(|then| one(Stmt::If(cond.clone(), then, otherwise.clone()))));
            all.extend(blocks(otherwise).into_iter().map(|block| one(Stmt::If(cond.clone(), then.clone(), block))));
            all
        }
        Stmt::While(cond, body) => {
            let mut all = vec![body.clone()];
            all.extend(conds(cond).into_iter().map(|cond| one(Stmt::While(cond, body.clone()))));
            all.extend(blocks(body).into_iter().map(|body| one(Stmt::While(cond.clone(), body))));
            all
        }
        Stmt::For(turns, body) => {
            let mut all = vec![body.clone()];
            all.extend((1..*turns).map(|turns| one(Stmt::For(turns, body.clone()))));
            all.extend(blocks(body).into_iter().map(|body| one(Stmt::For(*turns, body))));
            all
        }
        Stmt::Try(tried) => tries(tried),
        Stmt::Break | Stmt::Continue | Stmt::Raise(_) => Vec::new(),
    }
}

fn tries(tried: &Try) -> Vec<Vec<Stmt>> {
    let mut all = vec![tried.body.clone()];
    all.extend(tried.otherwise.iter().map(|(block, _)| block.clone()));
    all.extend(tried.finally.clone());
    let mut with = |change: &dyn Fn(&mut Try)| {
        let mut changed = tried.clone();
        change(&mut changed);
        if changed.handlers.is_empty() && (changed.finally.is_none() || changed.otherwise.is_some()) {
            return;
        }
        all.push(vec![Stmt::Try(Box::new(changed))]);
    };
    if tried.target.is_some() {
        with(&|tried| tried.target = None);
    }
    if tried.otherwise.is_some() {
        with(&|tried| tried.otherwise = None);
    }
    if tried.finally.is_some() {
        with(&|tried| tried.finally = None);
    }
    for block in blocks(&tried.body) {
        with(&|tried| tried.body.clone_from(&block));
    }
    for value in exprs(&tried.value) {
        with(&|tried| tried.value = value.clone());
    }
    for (at, handler) in tried.handlers.iter().enumerate() {
        with(&|tried| drop(tried.handlers.remove(at)));
        with(&|tried| tried.handlers[at].guard = None);
        for block in blocks(&handler.body) {
            with(&|tried| tried.handlers[at].body.clone_from(&block));
        }
        for guard in handler.guard.iter().flat_map(conds) {
            with(&|tried| tried.handlers[at].guard = Some(guard.clone()));
        }
        for value in exprs(&handler.value) {
            with(&|tried| tried.handlers[at].value = value.clone());
        }
    }
    for block in tried.otherwise.iter().flat_map(|(block, _)| blocks(block)) {
        with(&|tried| tried.otherwise = tried.otherwise.take().map(|(_, value)| (block.clone(), value)));
    }
    for block in tried.finally.iter().flat_map(blocks) {
        with(&|tried| tried.finally = Some(block.clone()));
    }
    all
}

fn exprs(expr: &Expr) -> Vec<Expr> {
    let mut all = Vec::new();
    match expr {
        Expr::Number(0) => {}
        Expr::Number(_) | Expr::Var(_) | Expr::Argument | Expr::FromList(_) | Expr::Caught(..) => {
            all.push(Expr::Number(0));
        }
        Expr::Add(a, b) => {
            all.extend([(**a).clone(), (**b).clone()]);
            all.extend(exprs(a).into_iter().map(|a| Expr::Add(Box::new(a), b.clone())));
            all.extend(exprs(b).into_iter().map(|b| Expr::Add(a.clone(), Box::new(b))));
        }
        Expr::Seen(place, value) => {
            all.push((**value).clone());
            all.extend(exprs(value).into_iter().map(|value| Expr::Seen(*place, Box::new(value))));
        }
        Expr::Yield(value) => {
            all.push((**value).clone());
            all.extend(exprs(value).into_iter().map(|value| Expr::Yield(Box::new(value))));
        }
        Expr::From(callee, value) => {
            all.push(Expr::Yield(value.clone()));
            all.extend(exprs(value).into_iter().map(|value| Expr::From(*callee, Box::new(value))));
        }
    }
    all
}

fn conds(cond: &Cond) -> Vec<Cond> {
    match cond {
        Cond::Flip => Vec::new(),
        Cond::Less(a, b) => {
            let mut all = vec![Cond::Flip];
            all.extend(exprs(a).into_iter().map(|a| Cond::Less(a, b.clone())));
            all.extend(exprs(b).into_iter().map(|b| Cond::Less(a.clone(), b)));
            all
        }
        Cond::Not(inner) => vec![(**inner).clone()],
        Cond::And(a, b) | Cond::Or(a, b) => vec![(**a).clone(), (**b).clone()],
    }
}
